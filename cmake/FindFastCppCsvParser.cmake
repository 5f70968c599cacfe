# Finds the header of fast-cpp-csv-parser, which has no CMake package of its own.
# Makes the target FastCppCsvParser::FastCppCsvParser, with csv.h on its include path.

find_path(
  FastCppCsvParser_INCLUDE_DIR
  NAMES csv.h
  PATH_SUFFIXES libfccp fast-cpp-csv-parser fast_cpp_csv_parser
  DOC "Folder of fast-cpp-csv-parser's csv.h")

# Another library's csv.h is not it.
if(FastCppCsvParser_INCLUDE_DIR)
  file(STRINGS "${FastCppCsvParser_INCLUDE_DIR}/csv.h" fast_cpp_csv_parser_sign REGEX "class LineReader" LIMIT_COUNT 1)
  if(NOT fast_cpp_csv_parser_sign)
    unset(FastCppCsvParser_INCLUDE_DIR CACHE)
  endif()
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(FastCppCsvParser REQUIRED_VARS FastCppCsvParser_INCLUDE_DIR)
mark_as_advanced(FastCppCsvParser_INCLUDE_DIR)

if(FastCppCsvParser_FOUND AND NOT TARGET FastCppCsvParser::FastCppCsvParser)
  add_library(FastCppCsvParser::FastCppCsvParser INTERFACE IMPORTED)
  target_include_directories(FastCppCsvParser::FastCppCsvParser INTERFACE "${FastCppCsvParser_INCLUDE_DIR}")
endif()
