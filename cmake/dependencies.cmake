# Where each dependency comes from: an installed one first, else fetched at a pinned hash.
# FETCHCONTENT_SOURCE_DIR_<NAME> points to a local copy instead of both, as FETCHCONTENT_SOURCE_DIR_EIGEN3=/opt/eigen.
#
# The library itself needs Eigen; csv/read_csv.hpp needs fast-cpp-csv-parser, and model/load_model.hpp nlohmann-json.
# CLI11 serves the programs in examples/ only, Catch2 the tests only, Google Benchmark the benchmarks only.

include(FetchContent)

# Of these two the headers are all that is wanted, not their own builds: hence a SOURCE_SUBDIR that does not exist.
FetchContent_Declare(
  Eigen3
  URL https://gitlab.com/libeigen/eigen/-/archive/3.4.0/eigen-3.4.0.tar.gz
  URL_HASH SHA256=8586084f71f9bde545ee7fa6d00288b264a2b7ac3607b974e54d13e7162c1c72
  DOWNLOAD_EXTRACT_TIMESTAMP ON
  SOURCE_SUBDIR not-built
  FIND_PACKAGE_ARGS 3.4 NO_MODULE)
FetchContent_Declare(
  FastCppCsvParser
  URL https://github.com/ben-strasser/fast-cpp-csv-parser/archive/5a417973b4cea674a5e4a3b88a23098a2ab75479.zip
  URL_HASH SHA256=33a22bda2603a87b8f36c79673339490f58656d92a4882e788de3f4ef7ec57b2
  DOWNLOAD_EXTRACT_TIMESTAMP ON
  SOURCE_SUBDIR not-built
  FIND_PACKAGE_ARGS MODULE)
FetchContent_MakeAvailable(Eigen3 FastCppCsvParser)

# Makes the target that the package itself would have made, of the headers that were fetched.
function(segmentiq_add_fetched_headers target folder)
  string(MAKE_C_IDENTIFIER "segmentiq_fetched_${target}" plain_name)
  add_library(${plain_name} INTERFACE)
  add_library(${target} ALIAS ${plain_name})
  target_include_directories(${plain_name} SYSTEM INTERFACE "${folder}")
endfunction()

if(NOT TARGET Eigen3::Eigen)
  segmentiq_add_fetched_headers(Eigen3::Eigen "${eigen3_SOURCE_DIR}")
  list(APPEND segmentiq_fetched_packages Eigen)
endif()
if(NOT TARGET FastCppCsvParser::FastCppCsvParser)
  segmentiq_add_fetched_headers(FastCppCsvParser::FastCppCsvParser "${fastcppcsvparser_SOURCE_DIR}")
  list(APPEND segmentiq_fetched_packages fast-cpp-csv-parser)
endif()

# Used where it is there, and never fetched for the library's sake: only who loads models needs it.
find_package(nlohmann_json QUIET)

find_package(Threads REQUIRED)
if(SEGMENTIQ_OPENMP)
  find_package(OpenMP QUIET COMPONENTS CXX)
endif()

# What every user of the library gets. The three that a user of the installed library may lack are not exported;
# segmentiqConfig.cmake looks for them on the user's machine.
function(segmentiq_use_library_dependencies target)
  target_link_libraries(${target} INTERFACE Eigen3::Eigen Threads::Threads
                                            $<BUILD_INTERFACE:FastCppCsvParser::FastCppCsvParser>)
  if(TARGET nlohmann_json::nlohmann_json)
    target_link_libraries(${target} INTERFACE $<BUILD_INTERFACE:nlohmann_json::nlohmann_json>)
  endif()
  if(TARGET OpenMP::OpenMP_CXX)
    target_link_libraries(${target} INTERFACE $<BUILD_INTERFACE:OpenMP::OpenMP_CXX>)
  endif()
endfunction()

# ---- for programs, tests and benchmarks: asked for where they are used, so that nobody needs what he does not build --

# Finds or fetches; fetched headers are system headers, so that our warnings do not judge them.
function(segmentiq_make_available package target)
  FetchContent_MakeAvailable(${package})
  get_target_property(real_target ${target} ALIASED_TARGET)
  if(real_target)
    get_target_property(folders ${real_target} INTERFACE_INCLUDE_DIRECTORIES)
    set_target_properties(${real_target} PROPERTIES INTERFACE_SYSTEM_INCLUDE_DIRECTORIES "${folders}")
  endif()
endfunction()

macro(segmentiq_find_json)
  FetchContent_Declare(
    nlohmann_json
    URL https://github.com/nlohmann/json/releases/download/v3.11.2/json.tar.xz
    URL_HASH SHA256=8c4b26bf4b422252e13f332bc5e388ec0ab5c3443d24399acb675e68278d341f
    DOWNLOAD_EXTRACT_TIMESTAMP ON
    FIND_PACKAGE_ARGS)
  segmentiq_make_available(nlohmann_json nlohmann_json::nlohmann_json)
endmacro()

macro(segmentiq_find_program_dependencies)
  FetchContent_Declare(
    CLI11
    URL https://github.com/CLIUtils/CLI11/archive/refs/tags/v2.3.2.tar.gz
    URL_HASH SHA256=aac0ab42108131ac5d3344a9db0fdf25c4db652296641955720a4fbe52334e22
    DOWNLOAD_EXTRACT_TIMESTAMP ON
    FIND_PACKAGE_ARGS)
  segmentiq_make_available(CLI11 CLI11::CLI11)
  segmentiq_find_json()
endmacro()

macro(segmentiq_find_catch2)
  FetchContent_Declare(
    Catch2
    URL https://github.com/catchorg/Catch2/archive/refs/tags/v3.4.0.tar.gz
    URL_HASH SHA256=122928b814b75717316c71af69bd2b43387643ba076a6ec16e7882bfb2dfacbb
    DOWNLOAD_EXTRACT_TIMESTAMP ON
    FIND_PACKAGE_ARGS) # 2.13 and 3 both serve
  segmentiq_make_available(Catch2 Catch2::Catch2)
endmacro()

macro(segmentiq_find_google_benchmark)
  set(BENCHMARK_ENABLE_TESTING OFF CACHE BOOL "" FORCE)
  set(BENCHMARK_ENABLE_INSTALL OFF CACHE BOOL "" FORCE)
  FetchContent_Declare(
    benchmark
    URL https://github.com/google/benchmark/archive/refs/tags/v1.7.1.tar.gz
    URL_HASH SHA256=6430e4092653380d9dc4ccb45a1e2dc9259d581f4866dc0759713126056bc1d7
    DOWNLOAD_EXTRACT_TIMESTAMP ON
    FIND_PACKAGE_ARGS)
  segmentiq_make_available(benchmark benchmark::benchmark)
endmacro()
