# Debian packages; `make setup` installs them.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(tl-expected REQUIRED)
find_package(fmt REQUIRED)
find_package(TBB REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(ZLIB REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(simdjson REQUIRED)
find_package(CLI11 REQUIRED)
find_package(LibXml2 REQUIRED)
find_package(LibArchive REQUIRED)
find_path(LIBPQ_INCLUDE libpq-fe.h PATH_SUFFIXES postgresql REQUIRED)  # the library itself is loaded when it is asked for
find_library(CLD2_LIBRARY cld2 REQUIRED)
pkg_check_modules(ZSTD REQUIRED IMPORTED_TARGET libzstd)
pkg_check_modules(ICU REQUIRED IMPORTED_TARGET icu-uc)
pkg_check_modules(HTTPLIB REQUIRED IMPORTED_TARGET cpp-httplib)  # for the program alone
set(RAPPORTEUR_PACKAGES tl::expected fmt::fmt TBB::tbb SQLite::SQLite3 ZLIB::ZLIB PkgConfig::ZSTD PkgConfig::ICU nlohmann_json::nlohmann_json
    simdjson::simdjson LibXml2::LibXml2 LibArchive::LibArchive ${CLD2_LIBRARY} Threads::Threads ${CMAKE_DL_LIBS})
