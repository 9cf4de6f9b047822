// The grammar of knowledge files: what it reads, and that everything else is refused with its place.
#include "rules/grammar.h"

#include <gtest/gtest.h>

#include "rules/schema.h"

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

constexpr std::string_view kSchema =
    "kind state\n"
    "  key  name phrases required\n"
    "  key  from edtf\n"
    "  key  size choice of small large\n"
    "  key  follows entries of state\n";

std::string schema_error(const std::string& text) {
  auto entries = parse_entries(std::string(kSchema) + text, "x.know");
  const auto schema = read_schema(*entries);
  const auto errors = check_entries(*schema, *entries);
  return errors.empty() ? "" : errors.front().message();
}

TEST(Schema, AcceptsWhatItDeclares) {
  EXPECT_EQ(schema_error("state FRA\n  name  France\n  from  1792-09\n  size  large\n  follows  FRA\n"), "");
}

TEST(Schema, NamesTheKeysThatWouldBeRight) {
  EXPECT_EQ(schema_error("state FRA\n  nme  France\n"),
            "x.know:7:3: \"state\" has no key \"nme\"; expected one of name, from, size, follows, source, example");
  EXPECT_EQ(schema_error("town Paris\n  name  Paris\n"),
            "x.know:6:1: no kind is called \"town\"; expected one of state");
  EXPECT_EQ(schema_error("state FRA\n  from  2022\n"), "x.know:6:1: \"state FRA\" has no \"name\"; add the line");
  EXPECT_EQ(schema_error("state FRA\n  name  France\n  size  huge\n"),
            "x.know:8:9: \"huge\" is no size; expected one of small, large");
  EXPECT_EQ(schema_error("state FRA\n  name  France\n  follows  GAL\n"),
            "x.know:8:12: no entry \"GAL\"; expected the id of a state");
  EXPECT_EQ(schema_error("state FRA\n  name  France\n  from  yesterday\n"),
            "x.know:8:9: \"yesterday\" is no EDTF date; expected a date such as 2022-01-09, 2022-01, 2022~");
}

}  // namespace
}  // namespace rapporteur::rules
