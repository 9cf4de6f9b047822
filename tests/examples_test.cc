// Every example in knowledge/ holds.
#include "examples.h"

#include <gtest/gtest.h>

#include "support.h"

namespace rapporteur {
namespace {

TEST(KnowledgeExamples, AllHold) {
  const auto outcomes = run_examples(testing::knowledge());
  ASSERT_TRUE(outcomes.has_value()) << outcomes.error().message();
  for (const auto& outcome : *outcomes) EXPECT_EQ(outcome.problem, "") << outcome.where << " " << outcome.rule;
}

}  // namespace
}  // namespace rapporteur
