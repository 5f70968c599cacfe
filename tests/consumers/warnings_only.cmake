# Configures segmentiq without a preset, as a packager does: our targets ask for warnings, and none of them is an error.
file(REMOVE_RECURSE "${BINARY_DIR}")
execute_process(
  COMMAND "${CMAKE_COMMAND}" -S "${SOURCE_DIR}" -B "${BINARY_DIR}" -G "${GENERATOR}" "-DCMAKE_MAKE_PROGRAM=${MAKE_PROGRAM}"
          "-DCMAKE_CXX_COMPILER=${COMPILER}" -DSEGMENTIQ_BUILD_TESTS=OFF -DCMAKE_EXPORT_COMPILE_COMMANDS=ON
  OUTPUT_QUIET
  COMMAND_ERROR_IS_FATAL ANY)
file(READ "${BINARY_DIR}/compile_commands.json" commands)
if(NOT commands MATCHES "-Wconversion")
  message(FATAL_ERROR "no target asks for warnings")
endif()
if(commands MATCHES "-Werror")
  message(FATAL_ERROR "warnings are errors without a preset")
endif()
