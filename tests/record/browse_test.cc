// Leafing through a record: no page skips or repeats a finding, whatever comes in meanwhile, and no question takes
// longer than it may.
#include <gtest/gtest.h>

#include <thread>

#include "rapporteur/record.h"
#include "record/stores.h"

namespace rapporteur {
namespace {

Finding position(const std::string& actor, const std::string& stance, uint32_t begin) {
  Finding made{FindingKind::position, "", {begin, begin + 1}, 1, "words", "frame", 0.5F, {}};
  made.values = {actor, std::string("grain exports"), stance};
  return made;
}

class Browse : public testing::OnAllStores {
 protected:
  void SetUp() override {
    OnAllStores::SetUp();
    if (!IsSkipped()) opened_.emplace(std::move(*Record::open(new_place(), Record::Use::write)));
  }
  void add(const std::string& id, const std::string& date, const std::vector<Finding>& findings) {
    Document made;
    made.report.id = id;
    made.report.text = id + " tells of the grain corridor";
    made.report.date = parse_day(date);
    ASSERT_TRUE(opened_->add(made, key_of(made.report), findings));
    ASSERT_TRUE(opened_->commit());
  }

  std::optional<Record> opened_;
};
ON_ALL_STORES(Browse);

TEST_P(Browse, WhatComesInMeanwhileMovesNoPage) {
  add("b", "2022-07-22", {position("RUS", "support", 1), position("UKR", "demand", 1), position("TUR", "support", 5)});
  Query query{FindingKind::position};
  query.limit = 2;
  const auto first = opened_->page(query, std::nullopt);
  ASSERT_TRUE(first && first->next);
  add("a", "2022-07-01", {position("EU", "support", 0)});
  const auto second = opened_->page(query, first->next);
  ASSERT_TRUE(second);
  ASSERT_EQ(second->findings.size(), 1U);
  EXPECT_EQ(*second->findings[0].finding.find("actor"), FieldValue(std::string("TUR")));
  EXPECT_FALSE(second->next);
  EXPECT_EQ(opened_->count(query), 4U);
}

TEST_P(Browse, CountsCombineFields) {
  add("b", "2022-07-22", {position("RUS", "support", 1), position("RUS", "support", 2), position("RUS", "demand", 3)});
  add("c", "", {position("", "demand", 0)});
  const auto counts = opened_->counts({FindingKind::position}, {"actor", "stance"});
  ASSERT_TRUE(counts);
  ASSERT_EQ(counts->size(), 3U);
  EXPECT_EQ(counts->front().values, (std::vector<std::string>{"RUS", "support"}));
  EXPECT_EQ(counts->front().count, 2U);
  const auto months = opened_->counts({FindingKind::position}, {"month"});
  ASSERT_TRUE(months);
  EXPECT_EQ(months->back().values.front(), "") << "no day is known, and none is made up";
  EXPECT_FALSE(opened_->counts({FindingKind::position}, {"cameo"}));
}

TEST_P(Browse, ReportsAreFoundByTheirWordsAndDays) {
  add("b", "2022-07-22", {});
  add("a", "2022-07-01", {});
  ReportQuery query;
  EXPECT_EQ(opened_->find_reports(query)->front().report.id, "a");
  query.words = "corr grain";
  query.until = parse_day("2022-07-10");
  const auto found = opened_->find_reports(query);
  ASSERT_TRUE(found);
  ASSERT_EQ(found->size(), 1U);
  EXPECT_FALSE(found->front().snippet.empty());
  EXPECT_EQ(opened_->count_reports(query), 1U);
}

TEST_P(Browse, AQuestionIsBrokenOffWhenItsTimeIsOver) {
  std::vector<Finding> many;
  for (uint32_t i = 0; i < 5000; ++i) many.push_back(position("RUS", "support", i));
  add("b", "2022-07-22", many);
  opened_->allow(std::chrono::milliseconds(1));
  std::this_thread::sleep_for(std::chrono::milliseconds(5));
  const auto broken = opened_->counts({FindingKind::position}, {"actor"});
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.error().why, "looking for it took too long");
  opened_->allow(std::chrono::milliseconds(0));
  EXPECT_TRUE(opened_->counts({FindingKind::position}, {"actor"}));
}

}  // namespace
}  // namespace rapporteur
