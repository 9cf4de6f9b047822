// A record of findings that a test writes itself, so that what an answer makes of them can be checked by hand.
#pragma once

#include <gtest/gtest.h>

#include <map>

#include "answers/answer.h"
#include "folder.h"

namespace rapporteur::testing {

class MadeRecord {
 public:
  /// Findings of one report come together: all of them before the first question.
  void add(const std::string& report, const std::string& date, FindingKind kind, Span span, const std::string& words,
           std::vector<FieldValue> values, const std::string& text = "") {
    Telling& telling = reports_[report];
    telling.document.report.id = report;
    telling.document.report.date = parse_day(date);
    telling.document.report.source = "wire";
    telling.document.report.text = text.empty() ? "What " + report + " tells." : text;
    telling.findings.push_back({kind, report, span, 1, words, "frame test", 0.9F, std::move(values)});
  }
  void meeting(const std::string& report, const std::string& date, std::vector<std::string> parties,
               const std::string& place, const std::string& day, const std::string& status, Span span = {0, 10}) {
    add(report, date, FindingKind::meeting, span, "they met", {std::move(parties), "bilateral", place, day, status});
  }
  void event(const std::string& report, const std::string& date, const std::string& source, const std::string& target,
             const std::string& cameo, const std::string& day, const std::string& status,
             const std::string& words = "it did", Span span = {20, 30}) {
    add(report, date, FindingKind::event, span, words, {source, target, cameo, day, status});
  }
  void position(const std::string& report, const std::string& date, const std::string& actor, const std::string& issue,
                const std::string& stance, Span span = {40, 50}) {
    add(report, date, FindingKind::position, span, actor + " on " + issue, {actor, issue, stance});
  }

  const Record& record() {
    if (!record_) fill();
    return *record_;
  }
  std::string path() {
    record();
    return folder_.at("record.db");
  }

 private:
  struct Telling {
    Document document;
    std::vector<Finding> findings;
  };
  void fill() {
    record_ = std::make_unique<Record>(std::move(*Record::open(folder_.at("record.db"), Record::Use::write)));
    for (const auto& [id, telling] : reports_) {
      EXPECT_TRUE(record_->add(telling.document, key_of(telling.document.report), telling.findings));
    }
    EXPECT_TRUE(record_->commit());
  }

  Folder folder_;
  std::map<std::string, Telling> reports_;
  std::unique_ptr<Record> record_;
};

/// The heads of entries, each on a line, parts behind a star.
inline std::string heads(const answers::Answer& answer) {
  std::string all;
  for (const answers::Entry& entry : answer.entries) all += std::string(entry.depth, '*') + entry.head + "\n";
  return all;
}

}  // namespace rapporteur::testing
