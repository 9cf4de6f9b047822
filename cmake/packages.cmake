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
pkg_check_modules(ZSTD REQUIRED IMPORTED_TARGET libzstd)
set(RAPPORTEUR_PACKAGES tl::expected fmt::fmt TBB::tbb SQLite::SQLite3 ZLIB::ZLIB PkgConfig::ZSTD nlohmann_json::nlohmann_json
    simdjson::simdjson Threads::Threads)
