# What `cmake --install` puts where: the program with its man page and completions, the library with its CMake package.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

# The man page and the completions are made by the program itself, from the same description as its help.
set(generated ${CMAKE_BINARY_DIR}/generated)
file(MAKE_DIRECTORY ${generated})
add_custom_command(
  OUTPUT ${generated}/rapporteur.1 ${generated}/rapporteur ${generated}/_rapporteur ${generated}/rapporteur.fish
  COMMAND rapporteur_program man-page > ${generated}/rapporteur.1
  COMMAND rapporteur_program completion bash > ${generated}/rapporteur
  COMMAND rapporteur_program completion zsh > ${generated}/_rapporteur
  COMMAND rapporteur_program completion fish > ${generated}/rapporteur.fish
  DEPENDS rapporteur_program VERBATIM COMMENT "Writing man page and completions")
add_custom_target(help_files ALL DEPENDS ${generated}/rapporteur.1)

add_executable(who_met_whom examples/library/who_met_whom.cc)
target_link_libraries(who_met_whom PRIVATE rapporteur rapporteur_options)

install(TARGETS rapporteur_program RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS rapporteur EXPORT rapporteur-targets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY include/rapporteur DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT rapporteur-targets NAMESPACE rapporteur:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/rapporteur)
configure_package_config_file(cmake/rapporteur-config.cmake.in ${generated}/rapporteur-config.cmake
                              INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/rapporteur)
write_basic_package_version_file(${generated}/rapporteur-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${generated}/rapporteur-config.cmake ${generated}/rapporteur-config-version.cmake
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/rapporteur)
install(FILES ${generated}/rapporteur.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${generated}/rapporteur DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${generated}/_rapporteur DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
install(FILES ${generated}/rapporteur.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(FILES LICENSE NOTICE DESTINATION ${CMAKE_INSTALL_DOCDIR})
