// Every example in knowledge/ holds, by the work of its own entry.
#include "examples.h"

#include <gtest/gtest.h>

#include "describe.h"
#include "support.h"

namespace rapporteur {
namespace {

TEST(KnowledgeExamples, AllHold) {
  const auto outcomes = run_examples(testing::knowledge());
  ASSERT_TRUE(outcomes.has_value()) << outcomes.error().message();
  for (const auto& outcome : *outcomes) EXPECT_EQ(outcome.problem, "") << outcome.where << " " << outcome.rule;
}

// Kinds that ask for it ("tried yes") have entries with an example that finds something and one that must not.
TEST(KnowledgeExamples, SayWhatIsFoundAndWhatIsNot) {
  const auto untried = find_untried(testing::knowledge());
  ASSERT_TRUE(untried.has_value()) << untried.error().message();
  for (const auto& entry : *untried)
    ADD_FAILURE() << entry.where << " " << entry.rule << (entry.positive ? " lacks a negative" : " lacks a positive")
                  << " example";
}

Document one_event(RuleName rule) {
  Document document;
  document.report.text = "Paris rejected it.";
  Event event;
  event.cameo = "120";
  event.rule = rule;
  document.events.push_back(event);
  return document;
}

TEST(Unmet, CountsOnlyTheEntrysOwnWork) {
  const Document document = one_event("frame reject");
  EXPECT_EQ(unmet(document, {"event ? 120"}, "frame reject"), "");
  EXPECT_EQ(unmet(document, {"event ? 120"}, "frame refuse"),
            "\n  not its own work, so that it says nothing about it:\n    event ? 120 ? happened  by frame reject");
  EXPECT_EQ(unmet(document, {"event ? 120"}), "");
}

TEST(Unmet, NothingIsNothingOfTheEntrysOwn) {
  const Document document = one_event("frame reject");
  EXPECT_EQ(unmet(document, {"nothing"}, "frame refuse"), "");
  EXPECT_EQ(unmet(document, {"nothing"}, "frame reject"), "\n  wanted  nothing\n    found  event ? 120 ? happened");
  EXPECT_NE(unmet(document, {"no event"}, "frame refuse"), "");
  EXPECT_EQ(unmet(document, {"nothing", "event ? 120"}, "frame refuse"), "");
}

}  // namespace
}  // namespace rapporteur
