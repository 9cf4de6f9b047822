// Statements as a layer: order, spans, and a cue that no knowledge may hold.
#include <gtest/gtest.h>

#include "compile_knowledge.h"
#include "statements/cues.h"
#include "support.h"

namespace rapporteur::statements {
namespace {

TEST(Statements, SpanHoldsCueContentAndSpeaker) {
  const Document document = testing::read("\"We stay,\" the envoy said. The minister said that the talks had failed.");
  ASSERT_EQ(document.statements.size(), 2u);
  for (const Statement& statement : document.statements) {
    EXPECT_TRUE(statement.span.contains(statement.cue));
    EXPECT_TRUE(statement.span.contains(statement.speaker_span));
    for (const Span content : statement.content) EXPECT_TRUE(statement.span.contains(content));
  }
  EXPECT_LT(document.statements[0].span.begin, document.statements[1].span.begin);
}

TEST(Statements, NameTheirRule) {
  const Document document = testing::read("The minister said that the talks had failed.");
  ASSERT_EQ(document.statements.size(), 1u);
  EXPECT_EQ(document.statements[0].rule, "frame say");
}

TEST(Statements, EmptyAndWordlessTextsHaveNone) {
  EXPECT_TRUE(testing::read("").statements.empty());
  EXPECT_TRUE(testing::read("\"\"\" ''\n\n“”").statements.empty());
}

TEST(Cues, UnknownComplementIsRefusedWithItsPlace) {
  auto entries = rules::entries_of(testing::knowledge().image);
  auto added = rules::parse_entries("frame sing\n  verb  sing\n  statement  melody\n  manner  assertion\n", "bad.know");
  ASSERT_TRUE(added.has_value());
  entries.push_back(added->front());
  const auto bytes = compile_knowledge(std::move(entries));
  ASSERT_FALSE(bytes.has_value());
  EXPECT_NE(bytes.error().message().find("bad.know:3"), std::string::npos) << bytes.error().message();
}

}  // namespace
}  // namespace rapporteur::statements
