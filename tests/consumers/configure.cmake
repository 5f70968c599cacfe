# Configures segmentiq itself in a clean folder with the options in ARGUMENTS (separated by "|"), and fails unless that
# works and the output contains EXPECTED.
string(REPLACE "|" ";" ARGUMENTS "${ARGUMENTS}")
file(REMOVE_RECURSE "${BINARY_DIR}")
execute_process(
  COMMAND "${CMAKE_COMMAND}" -S "${SOURCE_DIR}" -B "${BINARY_DIR}" -G "${GENERATOR}" "-DCMAKE_MAKE_PROGRAM=${MAKE_PROGRAM}"
          "-DCMAKE_CXX_COMPILER=${COMPILER}" ${ARGUMENTS}
  OUTPUT_VARIABLE output
  ERROR_VARIABLE output
  RESULT_VARIABLE result)
message("${output}")
if(NOT result EQUAL 0)
  message(FATAL_ERROR "configuring failed: ${result}")
endif()
string(FIND "${output}" "${EXPECTED}" position)
if(position EQUAL -1)
  message(FATAL_ERROR "the output does not contain '${EXPECTED}'")
endif()
