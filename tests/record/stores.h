// The stores that a record can be in, for tests that hold for all of them: TEST_P with a fixture OnAllStores.
#pragma once

#include <gtest/gtest.h>
#include <pwd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <netinet/in.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "folder.h"
#include "record/database.h"

namespace rapporteur::testing {

enum class Store { sqlite, postgresql };

/// A PostgreSQL of the tests' own in a folder of its own, started by who first asks for it and stopped when they end.
class PostgresServer {
 public:
  /// nullptr if PostgreSQL is not installed on this machine.
  static const PostgresServer* get() {
    static const PostgresServer kServer;
    return kServer.programs_.empty() ? nullptr : &kServer;
  }

  /// The address of a database for whoever comes through the socket.
  std::string address() const { return "postgresql://rapporteur@" + encoded_ + ":" + port_ + "/postgres"; }
  /// The address of a new schema in it, in which a record can be made.
  std::string new_place() const {
    static int number = 0;
    const std::string schema = "place_" + std::to_string(++number);
    run("CREATE SCHEMA " + schema);
    return address() + "?options=-csearch_path%3D" + schema;
  }
  void run(const std::string& sql) const {
    const auto database = record::Database::open(address(), true);
    ASSERT_TRUE(database) << database.error().message();
    const auto ok = database->run(sql);
    ASSERT_TRUE(ok) << ok.error().message();
  }
  /// Over TCP, where a password is asked for: "secret".
  std::string address_with(const std::string& user_and_password) const {
    return "postgresql://" + user_and_password + "@127.0.0.1:" + port_ + "/postgres";
  }

 private:
  PostgresServer() {
    namespace fs = std::filesystem;
    std::error_code none;
    for (const auto& version : fs::directory_iterator("/usr/lib/postgresql", none)) {
      if (fs::exists(version.path() / "bin/initdb")) programs_ = (version.path() / "bin/").string();
    }
    if (programs_.empty()) return;
    take_on_user();
    take_free_port();
    const std::string data = folder_.at("data");
    folder_.write("password", "secret");
    fs::permissions(folder_.path(), fs::perms::all);
    encoded_ = folder_.path();
    for (size_t at = encoded_.find('/'); at != encoded_.npos; at = encoded_.find('/')) encoded_.replace(at, 1, "%2F");
    shell("initdb -D " + data +
          " -U rapporteur -E UTF8 --locale=C --no-sync --auth-local=trust "
          "--auth-host=scram-sha-256 --pwfile=" +
          folder_.at("password"));
    shell("pg_ctl -D " + data + " -w -l " + folder_.at("log") + " -o '-k " + folder_.path() + " -p " + port_ +
          " -c listen_addresses=127.0.0.1 -c fsync=off -c shared_buffers=32MB' start");
  }
  ~PostgresServer() {
    if (!programs_.empty()) shell("pg_ctl -D " + folder_.at("data") + " -m immediate -w stop");
  }

  /// PostgreSQL does not run as root.
  void take_on_user() {
    if (geteuid() != 0) return;
    const passwd* user = getpwnam("postgres");
    if (user == nullptr) user = getpwnam("nobody");
    as_user_ = "setpriv --clear-groups --reuid=" + std::to_string(user->pw_uid) +
               " --regid=" + std::to_string(user->pw_gid) + " ";
  }
  void take_free_port() {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof place;
    bind(socket, reinterpret_cast<sockaddr*>(&place), size);
    getsockname(socket, reinterpret_cast<sockaddr*>(&place), &size);
    close(socket);
    port_ = std::to_string(ntohs(place.sin_port));
  }
  void shell(const std::string& command) const {
    const std::string whole = "cd / && " + as_user_ + programs_ + command + " >" + folder_.at("said") + " 2>&1";
    const int status = std::system(whole.c_str());
    EXPECT_EQ(status, 0) << whole << "\n" << folder_.read("said") << folder_.read("log");
  }

  Folder folder_;
  std::string programs_;  ///< their folder
  std::string as_user_;
  std::string port_;
  std::string encoded_;  ///< the folder of its socket, as addresses write it
};

class OnAllStores : public ::testing::TestWithParam<Store> {
 protected:
  void SetUp() override {
    if (GetParam() == Store::postgresql && PostgresServer::get() == nullptr)
      GTEST_SKIP() << "PostgreSQL is not installed; cmake/setup.sh does it";
  }
  bool on_file() const { return GetParam() == Store::sqlite; }
  /// Where a record can be made that is not there yet.
  std::string new_place(const std::string& name = "record.db") const {
    return on_file() ? folder_.at(name) : PostgresServer::get()->new_place();
  }

  Folder folder_;
};

inline std::string name_of(const ::testing::TestParamInfo<Store>& store) {
  return store.param == Store::sqlite ? "SQLite" : "PostgreSQL";
}

/// To stand once for each fixture.
#define ON_ALL_STORES(fixture)                                                                           \
  INSTANTIATE_TEST_SUITE_P(                                                                              \
      Stores, fixture,                                                                                   \
      ::testing::Values(::rapporteur::testing::Store::sqlite, ::rapporteur::testing::Store::postgresql), \
      ::rapporteur::testing::name_of)

}  // namespace rapporteur::testing
