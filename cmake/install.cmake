# cmake --install: the headers, the CMake package, the pkg-config file, and the segmentiq program where it is built.

if(segmentiq_fetched_packages)
  list(JOIN segmentiq_fetched_packages ", " fetched)
  message(STATUS "segmentiq: no install rules, because the installed headers would need what was fetched for this "
                 "build only: ${fetched}")
  return()
endif()

include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

# Nothing here depends on the machine's architecture, so all of it goes below share/.
set(package_dir "${CMAKE_INSTALL_DATADIR}/cmake/segmentiq")

install(TARGETS segmentiq EXPORT segmentiqTargets FILE_SET HEADERS COMPONENT segmentiq_development)
install(EXPORT segmentiqTargets NAMESPACE segmentiq:: DESTINATION "${package_dir}" COMPONENT segmentiq_development)

configure_package_config_file("${CMAKE_CURRENT_LIST_DIR}/segmentiqConfig.cmake.in" segmentiqConfig.cmake
                              INSTALL_DESTINATION "${package_dir}")
write_basic_package_version_file(segmentiqConfigVersion.cmake COMPATIBILITY SameMajorVersion ARCH_INDEPENDENT)
install(
  FILES "${CMAKE_CURRENT_BINARY_DIR}/segmentiqConfig.cmake" "${CMAKE_CURRENT_BINARY_DIR}/segmentiqConfigVersion.cmake"
        "${CMAKE_CURRENT_LIST_DIR}/FindFastCppCsvParser.cmake"
  DESTINATION "${package_dir}"
  COMPONENT segmentiq_development)

# pkg-config cannot look for csv.h as CMake does, so its folder is written down.
set(segmentiq_csv_cflags "-I${FastCppCsvParser_INCLUDE_DIR}")
configure_file("${CMAKE_CURRENT_LIST_DIR}/segmentiq.pc.in" segmentiq.pc @ONLY)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/segmentiq.pc" DESTINATION "${CMAKE_INSTALL_DATADIR}/pkgconfig"
        COMPONENT segmentiq_development)

install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" DESTINATION "${CMAKE_INSTALL_DOCDIR}" COMPONENT segmentiq_development)

if(TARGET example_segmentiq)
  install(TARGETS example_segmentiq RUNTIME COMPONENT segmentiq_program)
  get_property(texts GLOBAL PROPERTY SEGMENTIQ_PROGRAM_TEXTS)
  if(texts)
    install(FILES "${texts}/segmentiq.1" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1" COMPONENT segmentiq_program)
    install(FILES "${texts}/segmentiq.bash" DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions"
            RENAME segmentiq COMPONENT segmentiq_program)
    install(FILES "${texts}/_segmentiq" DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/site-functions"
            COMPONENT segmentiq_program)
    install(FILES "${texts}/segmentiq.fish" DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d"
            COMPONENT segmentiq_program)
  endif()
endif()
