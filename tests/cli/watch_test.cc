// Watching a folder and a feed: nothing is told but changes, a server is told the same, and an end comes when asked.
#include <gtest/gtest.h>
#include <httplib.h>

#include <mutex>
#include <nlohmann/json.hpp>
#include <thread>

#include "cli/program.h"

namespace rapporteur {
namespace {

constexpr std::string_view kFirst =
    "date 2022-01-05\nThe foreign ministers of Russia and the United States will meet in Geneva on January 10.\n";
constexpr std::string_view kSecond =
    "date 2022-01-06\nThe foreign ministers of Russia and the United States will meet in Geneva on January 12.\n";

/// A server of this machine, for as long as a test lasts.
class Server {
 public:
  Server() {
    http_.Get("/feed.xml", [this](const httplib::Request& request, httplib::Response& response) {
      const std::lock_guard lock(mutex_);
      asked_.push_back(request.get_header_value("If-None-Match"));
      response.set_header("ETag", "\"one\"");
      if (asked_.back() == "\"one\"")
        response.status = 304;
      else
        response.set_content(feed_, "application/rss+xml");
    });
    http_.Post("/changes", [this](const httplib::Request& request, httplib::Response&) {
      const std::lock_guard lock(mutex_);
      posted_.push_back(request.body);
    });
    port_ = http_.bind_to_any_port("127.0.0.1");
    thread_ = std::thread([this] { http_.listen_after_bind(); });
    while (!http_.is_running()) std::this_thread::yield();
  }
  ~Server() {
    http_.stop();
    thread_.join();
  }
  std::string at(const std::string& path) const { return "http://127.0.0.1:" + std::to_string(port_) + path; }
  std::vector<std::string> asked() {
    const std::lock_guard lock(mutex_);
    return asked_;
  }
  std::vector<std::string> posted() {
    const std::lock_guard lock(mutex_);
    return posted_;
  }

  std::string feed_;

 private:
  httplib::Server http_;
  int port_ = 0;
  std::thread thread_;
  std::mutex mutex_;
  std::vector<std::string> asked_, posted_;
};

class Watch : public testing::Test {
 protected:
  Said say(const std::string& arguments, const std::string& before = "") { return run(folder_, arguments, before); }
  Folder folder_;
};

TEST_F(Watch, TellsThatAMeetingMovedAndNothingElse) {
  folder_.write("in/a.txt", kFirst);
  const Said first = say("watch in --once");
  EXPECT_EQ(first.status, 0) << first.err;
  EXPECT_EQ(first.out, "") << "what is read first changes nothing";
  folder_.write("in/b.txt", kSecond);
  const Said second = say("watch in --once");
  EXPECT_EQ(second.status, 0) << second.err;
  EXPECT_EQ(second.out.substr(0, second.out.find('\n')), "moved · RUS - USA · 2022-01-10 -> 2022-01-12") << second.out;
  EXPECT_NE(second.out.find("before, a:2"), std::string::npos) << second.out;
  EXPECT_NE(second.out.find("after, b:2"), std::string::npos) << second.out;
  EXPECT_EQ(say("watch in --once").out, "") << "and once only";
}

TEST_F(Watch, PostsTheSameAsJson) {
  Server server;
  folder_.write("in/a.txt", kFirst);
  say("watch in --once");
  folder_.write("in/b.txt", kSecond);
  const Said said = say("watch in --once --format jsonl --post " + server.at("/changes"));
  EXPECT_EQ(said.status, 0) << said.err;
  ASSERT_EQ(server.posted().size(), 1u);
  EXPECT_EQ(server.posted().front() + "\n", said.out);
  EXPECT_EQ(nlohmann::json::parse(server.posted().front())["change"], "moved");
}

TEST_F(Watch, FeedsAreReadOverHttpAndAskedWhetherTheyChanged) {
  Server server;
  server.feed_ =
      "<rss version=\"2.0\"><channel><title>Wire</title><item><title>Talks</title><link>http://example.org/1</link>"
      "<pubDate>Wed, 05 Jan 2022 10:00:00 GMT</pubDate><description>The foreign ministers of Russia and the United "
      "States will meet in Geneva on January 10.</description></item></channel></rss>";
  const Said said = say("watch --every 1 " + server.at("/feed.xml"), "timeout -s INT 4");
  EXPECT_EQ(said.err, "");
  const auto asked = server.asked();
  ASSERT_GE(asked.size(), 2u);
  EXPECT_EQ(asked[0], "");
  EXPECT_EQ(asked[1], "\"one\"");
  EXPECT_NE(say("show meetings").out.find("http://example.org/1"), std::string::npos);
}

TEST_F(Watch, EndsCleanlyWhenInterrupted) {
  const std::string path = folder_.write("in/a.txt", kFirst);
  std::filesystem::last_write_time(path, std::filesystem::file_time_type::clock::now() - std::chrono::minutes(1));
  const Said said = say("watch in --every 600", "timeout --preserve-status -s INT 3");
  EXPECT_EQ(said.status, 0) << said.err;
  EXPECT_EQ(say("show meetings").status, 0) << "what was read is in the record";
}

TEST_F(Watch, SaysWhatItCannotReach) {
  folder_.write("in/a.txt", kFirst);
  const Said nowhere = say("watch nowhere --once");
  EXPECT_EQ(nowhere.status, 2);
  EXPECT_NE(nowhere.err.find("nowhere: there is no such file or folder"), std::string::npos) << nowhere.err;
  EXPECT_EQ(say("watch in --once --post changes").status, 2);
  const Said silent = say("watch --once http://127.0.0.1:1/feed.xml");
  EXPECT_EQ(silent.status, 1);
  EXPECT_NE(silent.err.find("does not answer"), std::string::npos) << silent.err;
}

}  // namespace
}  // namespace rapporteur
