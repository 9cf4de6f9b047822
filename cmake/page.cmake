# The page of `rapporteur serve`: web/ copied into the build folder and built there, so that the source folder stays clean.
find_program(NPM npm REQUIRED)
set(page_folder ${CMAKE_BINARY_DIR}/web)
file(GLOB page_sources RELATIVE ${CMAKE_SOURCE_DIR}/web CONFIGURE_DEPENDS web/index.html web/*.ts web/tsconfig.json web/src/*)
set(page_packages package.json package-lock.json .npmrc)
set(page_inputs ${page_sources})
list(TRANSFORM page_inputs PREPEND ${CMAKE_SOURCE_DIR}/web/)
set(package_inputs ${page_packages})
list(TRANSFORM package_inputs PREPEND ${CMAKE_SOURCE_DIR}/web/)

add_custom_command(
  OUTPUT ${page_folder}/installed
  COMMAND ${CMAKE_COMMAND} -E make_directory ${page_folder}
  COMMAND ${CMAKE_COMMAND} -E copy ${package_inputs} ${page_folder}
  COMMAND ${NPM} ci --silent --prefix ${page_folder}
  COMMAND ${CMAKE_COMMAND} -E touch ${page_folder}/installed
  WORKING_DIRECTORY ${CMAKE_BINARY_DIR} DEPENDS ${package_inputs} VERBATIM COMMENT "Installing what the page is built with")
set(page_files ${page_folder}/dist/index.html.gz ${page_folder}/dist/page.js.gz ${page_folder}/dist/page.css.gz)
add_custom_command(
  OUTPUT ${page_files}
  COMMAND ${CMAKE_COMMAND} -E rm -rf ${page_folder}/src ${page_folder}/dist
  COMMAND ${CMAKE_COMMAND} -E copy_directory ${CMAKE_SOURCE_DIR}/web/src ${page_folder}/src
  COMMAND ${CMAKE_COMMAND} -E copy ${CMAKE_SOURCE_DIR}/web/index.html ${CMAKE_SOURCE_DIR}/web/vite.config.ts
          ${CMAKE_SOURCE_DIR}/web/tsconfig.json ${page_folder}
  COMMAND ${NPM} run build --silent --prefix ${page_folder}
  WORKING_DIRECTORY ${page_folder} DEPENDS ${page_folder}/installed ${page_inputs} VERBATIM COMMENT "Building the page")

# The server, which only the program needs: who links the library gets no HTTP.
file(GLOB serve_sources CONFIGURE_DEPENDS src/serve/*.cc)
add_library(rapporteur_serve STATIC ${serve_sources} ${page_files})
target_include_directories(rapporteur_serve PRIVATE src)
target_link_libraries(rapporteur_serve PRIVATE rapporteur rapporteur_options PkgConfig::HTTPLIB)
target_compile_definitions(rapporteur_serve PRIVATE RAPPORTEUR_VERSION="${PROJECT_VERSION}")
# Requests wait for the record, not for this code.
target_compile_options(rapporteur_serve PRIVATE -O1)
set_source_files_properties(src/serve/page.cc PROPERTIES COMPILE_OPTIONS "-fno-lto" OBJECT_DEPENDS "${page_files}"
                            COMPILE_DEFINITIONS "RAPPORTEUR_PAGE=${page_folder}/dist")
