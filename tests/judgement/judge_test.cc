// What is seen of a finding, what the weights make of it, and that nothing is told twice in another order.
#include "judgement/judge.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "judgement/model.h"
#include "support.h"

namespace rapporteur::judgement {
namespace {

using rapporteur::testing::knowledge;
using rapporteur::testing::read;

std::string value_of(const Judged& judged, std::string_view name) {
  const auto it = std::ranges::find(judged.features, name, &Feature::name);
  return it == judged.features.end() ? "not seen" : std::string(it->value);
}

Judged first(const Document& document, FindingKind kind) {
  for (const Judged& judged : witnesses(document)) {
    if (judged.kind == kind) return judged;
  }
  ADD_FAILURE() << "no " << name_of(kind);
  return {};
}

TEST(Judgement, SeesHowAFindingStands) {
  const Document document =
      read("France condemned the strike. \"If Iran rejects the plan, we will act,\" Macron said.");
  const Judged told = first(document, FindingKind::event);
  EXPECT_EQ(value_of(told, "standing"), "asserted");
  EXPECT_EQ(value_of(told, "place"), "first");
  EXPECT_EQ(value_of(told, "said"), "0");
  EXPECT_EQ(value_of(told, "source"), "state");
  EXPECT_EQ(value_of(told, "root"), "11");
}

TEST(Judgement, CountsWhatWasFoundBefore) {
  const Document document =
      read("Iran condemned the raid. Iran accused Israel of the raid, and Iran blamed Israel again.");
  std::vector<std::string> repeated;
  for (const Judged& judged : witnesses(document)) {
    if (judged.kind == FindingKind::event) repeated.push_back(value_of(judged, "repeated"));
  }
  EXPECT_EQ(std::ranges::count(repeated, "0"), 2) << "against nobody, and against Israel";
  EXPECT_EQ(std::ranges::count(repeated, "1"), 1);
}

TEST(Judgement, EveryFindingIsJudgedFromNoughtToOne) {
  const Document document = read(
      "Lavrov met Blinken in Geneva on Monday. He said that Russia would never accept NATO on its borders and proposed "
      "a "
      "treaty under which both sides would withdraw missiles. Kyiv fears that talks will fail.");
  size_t count = 0;
  for (const Finding& finding : findings_of(document)) {
    ASSERT_TRUE(finding.confidence);
    EXPECT_GT(*finding.confidence, 0.0F);
    EXPECT_LT(*finding.confidence, 1.0F);
    ++count;
  }
  EXPECT_GE(count, 4u);
}

TEST(Judgement, TheSameReportIsJudgedAlikeAgain) {
  const std::string text = "Egypt urged Israel to stop the strikes. Israel rejected the call, its minister said.";
  const auto once = findings_of(read(text)), again = findings_of(read(text));
  ASSERT_EQ(once.size(), again.size());
  for (size_t i = 0; i < once.size(); ++i) EXPECT_EQ(once[i].confidence, again[i].confidence);
}

TEST(JudgementModel, AddsWeightsUp) {
  const auto model = Model::parse("# a comment\nevent\tbias=\t1.0\nevent\tstanding=denied\t-3\n", "test");
  ASSERT_TRUE(model);
  const std::vector<Feature> plain = {{"bias", ""}}, denied = {{"bias", ""}, {"standing", "denied"}};
  EXPECT_NEAR(model->confidence(FindingKind::event, plain), 0.731, 0.001);
  EXPECT_NEAR(model->confidence(FindingKind::event, denied), 0.119, 0.001);
  EXPECT_NEAR(model->confidence(FindingKind::meeting, denied), 0.5, 0.001) << "each kind has weights of its own";
}

TEST(JudgementModel, RulesMayHoldASignOfEquality) {
  const auto model = Model::parse("event\trule=frame a=b\t2\n", "test");
  ASSERT_TRUE(model);
  EXPECT_FLOAT_EQ(model->weight(FindingKind::event, {"rule", "frame a=b"}), 2);
}

TEST(JudgementModel, NamesALineThatIsNoWeight) {
  for (const std::string line : {"event", "event\tbias=", "event\tbias\t1", "deed\tbias=\t1", "event\tbias=\tmuch"}) {
    const auto model = Model::parse("event\tbias=\t1\n" + line + "\n", "judgement.model");
    ASSERT_FALSE(model) << line;
    EXPECT_NE(model.error().message().find("judgement.model:2"), std::string::npos) << model.error().message();
  }
}

TEST(JudgementModel, TellsWhatSpokeForAndAgainst) {
  const Document document = read("France condemned the strike.");
  const Judged event = first(document, FindingKind::event);
  const std::string why = reasons(event, knowledge(), 3);
  EXPECT_TRUE(why.find("for it:") != std::string::npos || why.find("against it:") != std::string::npos) << why;
}

}  // namespace
}  // namespace rapporteur::judgement
