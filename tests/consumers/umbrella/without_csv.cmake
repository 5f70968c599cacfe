# Compiles a file that includes segmentiq.hpp on a system without csv.h: not at all, with a message that says what to
# install; and with SEGMENTIQ_WITHOUT_CSV.
#
#   COMPILER, SOURCE_DIR (of segmentiq), EIGEN_DIR, BINARY_DIR

# The compiler's include folders, each replaced by a folder of links to all that is in it but csv.h.
file(REMOVE_RECURSE "${BINARY_DIR}")
file(MAKE_DIRECTORY "${BINARY_DIR}")
execute_process(COMMAND "${COMPILER}" -E -v -x c++ /dev/null ERROR_VARIABLE said OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
if(NOT said MATCHES "#include <\\.\\.\\.> search starts here:\n(.*)\nEnd of search list")
  message(FATAL_ERROR "the compiler does not say where it looks for headers:\n${said}")
endif()
string(REPLACE "\n" ";" folders "${CMAKE_MATCH_1}")
set(includes -nostdinc -nostdinc++)
set(number 0)
foreach(folder IN LISTS folders)
  string(STRIP "${folder}" folder)
  math(EXPR number "${number} + 1")
  set(links "${BINARY_DIR}/include/${number}")
  file(MAKE_DIRECTORY "${links}")
  file(GLOB entries "${folder}/*")
  foreach(entry IN LISTS entries)
    cmake_path(GET entry FILENAME name)
    if(NOT name STREQUAL csv.h AND NOT EXISTS "${entry}/csv.h")
      file(CREATE_LINK "${entry}" "${links}/${name}" SYMBOLIC)
    endif()
  endforeach()
  list(APPEND includes -isystem "${links}")
endforeach()

function(compile result_variable said_variable)
  execute_process(
    COMMAND "${COMPILER}" -std=c++20 -fsyntax-only "-I${SOURCE_DIR}/include" -isystem "${EIGEN_DIR}" ${includes} ${ARGN}
            "${CMAKE_CURRENT_LIST_DIR}/other.cpp"
    RESULT_VARIABLE result
    ERROR_VARIABLE said)
  set(${result_variable} "${result}" PARENT_SCOPE)
  set(${said_variable} "${said}" PARENT_SCOPE)
endfunction()

compile(result said)
if(result EQUAL 0)
  message(FATAL_ERROR "segmentiq.hpp compiled without csv.h, silently without read_csv()")
endif()
foreach(expected IN ITEMS fast-cpp-csv-parser libfccp-dev SEGMENTIQ_WITHOUT_CSV)
  string(FIND "${said}" "${expected}" position)
  if(position EQUAL -1)
    message(FATAL_ERROR "the message does not say '${expected}':\n${said}")
  endif()
endforeach()

compile(result said -DSEGMENTIQ_WITHOUT_CSV)
if(NOT result EQUAL 0)
  message(FATAL_ERROR "segmentiq.hpp needs csv.h, in spite of SEGMENTIQ_WITHOUT_CSV:\n${said}")
endif()
