// A server over a record of a few reports, on a port of its own, for as long as a test lasts.
#pragma once

#include <gtest/gtest.h>
#include <httplib.h>

#include <nlohmann/json.hpp>
#include <thread>

#include "rapporteur/rapporteur.h"
#include "rapporteur/record.h"
#include "record/stores.h"
#include "serve/server.h"
#include "support.h"

namespace rapporteur::testing {

struct Text {
  std::string id;
  std::string date;
  std::string title;
  std::string text;
};

inline const std::vector<Text>& texts() {
  static const std::vector<Text> kTexts = {
      {"geneva", "2022-01-10", "Talks in Geneva",
       "Representatives of Russia and the United States met in Geneva on January 10. \"We will not accept this,\" "
       "Sergei "
       "Ryabkov said. Russian Deputy Foreign Minister Sergei Ryabkov told reporters that Moscow had no intention to "
       "attack "
       "Ukraine.\nRussia demanded that NATO withdraw its forces. Iran rejected the proposal.\n"},
      {"grain/corridor", "2022-07-22", "The grain corridor",
       "Russia and Ukraine signed an agreement on grain exports in Istanbul on July 22. António Guterres said that the "
       "deal "
       "would bring relief. Turkey said that ships would leave within weeks.\nUkraine demanded that Russia keep the "
       "deal.\n"},
      {"hostile", "2022-02-01", "<script>document.title='taken'</script>",
       "The foreign minister of Germany said that <img src=x onerror=alert(1)> would not help. "
       "\"</script><script>alert(2)"
       "</script>\", Annalena Baerbock said.\n=HYPERLINK(\"http://evil.example\") said Russia.\n"},
  };
  return kTexts;
}

/// Reads the texts into a record.
inline void fill(const std::string& path) {
  auto record = Record::open(path, Record::Use::write);
  ASSERT_TRUE(record) << record.error().message();
  for (const Text& text : texts()) {
    Report report;
    report.id = text.id;
    report.title = text.title;
    report.source = "wire";
    report.date = parse_day(text.date);
    report.text = text.text;
    const ReportKey key = key_of(report);
    const Document document = read_document(std::move(report), knowledge());
    ASSERT_TRUE(record->add(document, key, findings_of(document)));
  }
  ASSERT_TRUE(record->commit());
}

class Served : public OnAllStores {
 protected:
  void SetUp() override {
    OnAllStores::SetUp();
    if (IsSkipped()) return;
    db_ = new_place();
    fill(db_);
    start("");
  }
  void TearDown() override { stop(); }

  void start(const std::string& token, bool allow_edits = false) {
    auto opened = serve::Server::open({db_, "127.0.0.1", 0, token, allow_edits}, knowledge());
    ASSERT_TRUE(opened) << opened.error().message();
    server_.emplace(std::move(*opened));
    thread_ = std::thread([this] { server_->run(); });
    client_ = std::make_unique<httplib::Client>("127.0.0.1", server_->port());
    while (!client_->Get("/page.css")) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  void stop() {
    if (!server_) return;
    client_.reset();
    server_->stop();
    thread_.join();
    server_.reset();
  }

  httplib::Response get(const std::string& path, const httplib::Headers& headers = {}) {
    const auto answer = client_->Get(path, headers);
    return answer ? *answer : httplib::Response();
  }
  /// A path behind the prefix, answered with 200.
  nlohmann::json asked(const std::string& path) {
    const httplib::Response answer = get("/api/v1" + path);
    EXPECT_EQ(answer.status, 200) << path << ": " << answer.body;
    return nlohmann::json::parse(answer.body, nullptr, false);
  }
  /// What an error says of a path behind the prefix.
  nlohmann::json refused(const std::string& path, int status) {
    const httplib::Response answer = get("/api/v1" + path);
    EXPECT_EQ(answer.status, status) << path << ": " << answer.body;
    return nlohmann::json::parse(answer.body, nullptr, false)["error"];
  }

  std::string db_;
  std::optional<serve::Server> server_;
  std::thread thread_;
  std::unique_ptr<httplib::Client> client_;
};

}  // namespace rapporteur::testing
