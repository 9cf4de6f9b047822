// The grammar of knowledge files: what it reads, and that everything else is refused with its place.
#include "rules/grammar.h"

#include <gtest/gtest.h>

namespace rapporteur::rules {
namespace {

std::string error_of(const std::string& text) {
  const auto entries = parse_entries(text, "x.know");
  return entries ? "" : entries.error().message();
}

TEST(Grammar, ReadsEntriesValuesCommentsAndContinuations) {
  const auto entries = parse_entries(
      "# states\n"
      "state FRA  # one of them\n"
      "  name  France | French Republic\n"
      "    | République française\n"
      "  example  \"A # inside marks stays.\" -> nothing\n",
      "x.know");
  ASSERT_TRUE(entries.has_value()) << entries.error().message();
  ASSERT_EQ(entries->size(), 1u);
  const SourceEntry& france = entries->front();
  EXPECT_EQ(france.kind, "state");
  EXPECT_EQ(france.id, "FRA");
  EXPECT_EQ(france.find("name")->text, "France | French Republic | République française");
  EXPECT_EQ(france.find("name")->position.line, 3u);
  EXPECT_EQ(france.find("name")->position.column, 9u);
  EXPECT_EQ(france.find("example")->text, "\"A # inside marks stays.\" -> nothing");
}

TEST(Grammar, RefusesWithLineAndColumn) {
  EXPECT_EQ(error_of("state FRA\n\tname  France\n"),
            "x.know:2:1: a tab or carriage return; knowledge files use blanks and line feeds only");
  EXPECT_EQ(error_of("state FRA\n   name  France\n"),
            "x.know:2:4: an indent of 3; expected 2 blanks before a key, 4 or more before the rest of a value");
  EXPECT_EQ(error_of("state\n"), "x.know:1:6: an entry without an id; expected \"kind id\"");
  EXPECT_EQ(error_of("state FRA\n  name\n"), "x.know:2:7: the key \"name\" without a value; expected \"key  value\"");
  EXPECT_EQ(error_of("  name  France\n"), "x.know:1:3: a value before any entry; begin with a line \"kind id\"");
}

TEST(Grammar, SplitsAlternativesOutsideQuotationMarks) {
  const auto parts = alternatives("a | \"b | c\" |  d ");
  ASSERT_EQ(parts.size(), 3u);
  EXPECT_EQ(parts[1], "\"b | c\"");
  EXPECT_EQ(parts[2], "d");
}

}  // namespace
}  // namespace rapporteur::rules
