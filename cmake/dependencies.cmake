# Where each dependency comes from: an installed one first, else fetched at a pinned hash.
#
# The library itself needs Eigen; table/read_csv.hpp needs fast-cpp-csv-parser. CLI11 and nlohmann-json serve the
# segmentiq program only, Catch2 the tests only, Google Benchmark the benchmarks only.

include(FetchContent)

# Fetches what was not found. FETCHCONTENT_SOURCE_DIR_<NAME> points to a local copy instead.
find_package(Eigen3 3.4 QUIET NO_MODULE)
if(NOT TARGET Eigen3::Eigen)
  FetchContent_Declare(
    eigen3
    URL https://gitlab.com/libeigen/eigen/-/archive/3.4.0/eigen-3.4.0.tar.gz
    URL_HASH SHA256=8586084f71f9bde545ee7fa6d00288b264a2b7ac3607b974e54d13e7162c1c72
    SOURCE_SUBDIR not-built) # headers only: its own build is not wanted
  FetchContent_MakeAvailable(eigen3)
  add_library(segmentiq_eigen INTERFACE)
  add_library(Eigen3::Eigen ALIAS segmentiq_eigen)
  target_include_directories(segmentiq_eigen SYSTEM INTERFACE "${eigen3_SOURCE_DIR}")
  set(segmentiq_fetched_eigen ON)
endif()

find_package(FastCppCsvParser QUIET)
if(NOT TARGET FastCppCsvParser::FastCppCsvParser)
  FetchContent_Declare(
    fastcppcsvparser
    GIT_REPOSITORY https://github.com/ben-strasser/fast-cpp-csv-parser.git
    GIT_TAG 574a0f0a75dc54574872c3a0e5bdd12ef4cc2a48
    SOURCE_SUBDIR not-built)
  FetchContent_MakeAvailable(fastcppcsvparser)
  add_library(segmentiq_csv_parser INTERFACE)
  add_library(FastCppCsvParser::FastCppCsvParser ALIAS segmentiq_csv_parser)
  target_include_directories(segmentiq_csv_parser SYSTEM INTERFACE "${fastcppcsvparser_SOURCE_DIR}")
  set(segmentiq_fetched_csv_parser ON)
endif()

find_package(Threads REQUIRED)
if(SEGMENTIQ_OPENMP)
  find_package(OpenMP QUIET COMPONENTS CXX)
endif()

# What every user of the library gets.
function(segmentiq_use_library_dependencies target)
  target_link_libraries(${target} INTERFACE Eigen3::Eigen Threads::Threads FastCppCsvParser::FastCppCsvParser)
  if(TARGET OpenMP::OpenMP_CXX)
    target_link_libraries(${target} INTERFACE OpenMP::OpenMP_CXX)
  endif()
endfunction()

# The rest is asked for where it is used, so that nobody needs what he does not build.
macro(segmentiq_find_program_dependencies)
  find_package(CLI11 QUIET)
  if(NOT TARGET CLI11::CLI11)
    FetchContent_Declare(
      cli11
      URL https://github.com/CLIUtils/CLI11/archive/refs/tags/v2.3.2.tar.gz
      URL_HASH SHA256=aac0ab42108131ac5d3344a9db0fdf25c4db652296641955720a4fbe52334e22)
    FetchContent_MakeAvailable(cli11)
  endif()
  find_package(nlohmann_json QUIET)
  if(NOT TARGET nlohmann_json::nlohmann_json)
    FetchContent_Declare(
      nlohmann_json
      URL https://github.com/nlohmann/json/releases/download/v3.11.2/json.tar.xz
      URL_HASH SHA256=8c4b26bf4b422252e13f332bc5e388ec0ab5c3443d24399acb675e68278d341f)
    FetchContent_MakeAvailable(nlohmann_json)
  endif()
endmacro()

macro(segmentiq_find_catch2)
  find_package(Catch2 QUIET)
  if(NOT TARGET Catch2::Catch2)
    FetchContent_Declare(
      Catch2
      URL https://github.com/catchorg/Catch2/archive/refs/tags/v3.4.0.tar.gz
      URL_HASH SHA256=122928b814b75717316c71af69bd2b43387643ba076a6ec16e7882bfb2dfacbb)
    FetchContent_MakeAvailable(Catch2)
  endif()
endmacro()

macro(segmentiq_find_google_benchmark)
  find_package(benchmark QUIET)
  if(NOT TARGET benchmark::benchmark)
    set(BENCHMARK_ENABLE_TESTING OFF CACHE BOOL "" FORCE)
    FetchContent_Declare(
      benchmark
      URL https://github.com/google/benchmark/archive/refs/tags/v1.7.1.tar.gz
      URL_HASH SHA256=6430e4092653380d9dc4ccb45a1e2dc9259d581f4866dc0759713126056bc1d7)
    FetchContent_MakeAvailable(benchmark)
  endif()
endmacro()
