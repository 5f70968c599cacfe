# Compiles and runs consumer.cpp with nothing but the compiler and include paths, and looks at what it drew in.
#
#   COMPILER, SOURCE_DIR (of segmentiq), BINARY_DIR
#   EIGEN_DIR    plain -I paths, and no header may come from a library other than Eigen
#   PKG_CONFIG   the program; the flags come from it, for the segmentiq installed below PREFIX
set(consumer "${CMAKE_CURRENT_LIST_DIR}/../consumer.cpp")
file(MAKE_DIRECTORY "${BINARY_DIR}")

if(PKG_CONFIG)
  set(ENV{PKG_CONFIG_PATH} "${PREFIX}/share/pkgconfig:$ENV{PKG_CONFIG_PATH}")
  execute_process(COMMAND "${PKG_CONFIG}" --cflags --libs "segmentiq >= 0.1" OUTPUT_VARIABLE flags
                  OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  separate_arguments(flags UNIX_COMMAND "${flags}")
else()
  set(flags "-I${SOURCE_DIR}/include" "-I${EIGEN_DIR}")
endif()

execute_process(COMMAND "${COMPILER}" -std=c++20 "${consumer}" ${flags} -MD -MF "${BINARY_DIR}/headers.d" -o
                        "${BINARY_DIR}/customers" COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND "${BINARY_DIR}/customers" COMMAND_ERROR_IS_FATAL ANY)

file(READ "${BINARY_DIR}/headers.d" headers)
foreach(foreign IN ITEMS /csv.h /CLI/ /nlohmann/ /catch2/ /benchmark/ /segmentiq/table/)
  string(FIND "${headers}" "${foreign}" position)
  if(NOT position EQUAL -1)
    message(FATAL_ERROR "linkage/linkage.hpp draws in a header of '${foreign}', but should need Eigen only")
  endif()
endforeach()
