// The schema: what it declares passes, and everything else is refused with its place and what would be right.
#include "rules/schema.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace rapporteur::rules {
namespace {

constexpr std::string_view kSchema =
    "set role\n"
    "  member  subject | object | clause-subject\n"
    "set preposition\n"
    "  class  preposition\n"
    "form condition\n"
    "  line  @role <words> -> :cameo\n"
    "form ago\n"
    "  line  ago @role* 1..12?\n"
    "  line  nothing\n"
    "kind state\n"
    "  key  name phrases required\n"
    "  key  from edtf\n"
    "  key  size choice of small large\n"
    "  key  follows entries of state\n"
    "  key  codes codes of cow wikidata\n"
    "kind words\n"
    "  key  other text\n"
    "kind cameo\n"
    "  key  goldstein number of -10..10\n"
    "kind frame\n"
    "  key  cameo entry of cameo\n"
    "  key  source choices of @role @preposition\n"
    "  key  takes list of object that-clause\n"
    "  key  narrower form of condition\n"
    "  key  value form of ago\n"
    "words preposition\n"
    "  other  on | from\n"
    "cameo 100\n"
    "  goldstein  -5\n"
    "cameo 110\n";
const int kLines = static_cast<int>(std::count(kSchema.begin(), kSchema.end(), '\n'));

std::vector<Error> errors_of(const std::string& text) {
  const auto entries = parse_entries(std::string(kSchema) + text, "x.know");
  if (!entries) return {entries.error()};
  const auto schema = read_schema(*entries);
  if (!schema) return {schema.error()};
  return check_entries(*schema, *entries);
}

/// The first error, its line counted from the entry's own.
std::string error_of(const std::string& text) {
  const auto errors = errors_of(text);
  if (errors.empty()) return "";
  const std::string message = errors.front().message();
  const size_t colon = message.find(':', 7);
  return std::to_string(std::stoi(message.substr(7)) - kLines) + message.substr(colon);
}

TEST(Schema, AcceptsWhatItDeclares) {
  EXPECT_EQ(error_of("state FRA\n  name  France\n  from  1792-09\n  size  large\n  follows  FRA\n"
                     "  codes  cow 220 · wikidata Q142\n"),
            "");
  EXPECT_EQ(
      error_of("frame demand\n  cameo  100\n  source  subject | from\n  takes  object that-clause\n"
               "  narrower  object <preposition> -> 110 | subject <preposition> -> 100\n  value  ago subject 3\n"),
      "");
  EXPECT_EQ(error_of("frame demand\n  value  nothing\n"), "");
}

TEST(Schema, NamesTheKeysThatWouldBeRight) {
  EXPECT_EQ(
      error_of("state FRA\n  nme  France\n"),
      "2:3: \"state\" has no key \"nme\"; did you mean \"name\"? expected one of name, from, size, follows, codes, "
      "source, example");
  EXPECT_EQ(error_of("stat Paris\n  name  Paris\n"),
            "1:1: no kind is called \"stat\"; did you mean \"state\"? expected one of state, words, cameo, frame");
  EXPECT_EQ(error_of("state FRA\n  from  2022\n"), "1:1: \"state FRA\" has no \"name\"; add the line");
  EXPECT_EQ(error_of("state FRA\n  name  France\n  name  Gaul\n"),
            "3:3: a second \"name\"; put all alternatives on one line");
}

TEST(Schema, ValuesBelongToTheirSets) {
  EXPECT_EQ(error_of("state FRA\n  name  France\n  size  huge\n"),
            "3:9: \"huge\" is no size; expected one of small, large");
  EXPECT_EQ(
      error_of("frame f\n  source  subject | objectt\n"),
      "2:21: \"objectt\" is no source; did you mean \"object\"? expected one of subject, object, clause-subject, on, "
      "from");
  EXPECT_EQ(error_of("frame f\n  takes  object blah\n"),
            "2:17: \"blah\" is no takes; expected one of object, that-clause");
}

TEST(Schema, CodesAndEntriesExist) {
  EXPECT_EQ(error_of("frame f\n  cameo  999\n"), "2:10: no entry \"999\"; expected the id of a cameo");
  EXPECT_EQ(error_of("frame f\n  cameo  101\n"),
            "2:10: no entry \"101\"; expected the id of a cameo; did you mean \"100\"? "
            "expected one of 100, 110");
  EXPECT_EQ(error_of("state FRA\n  name  France\n  follows  GAL\n"),
            "3:12: no entry \"GAL\"; expected the id of a state");
  EXPECT_EQ(error_of("state FRA\n  name  France\n  codes  cow 220 · wikidat Q142\n"),
            "3:21: no scheme is called \"wikidat\"; did you mean \"wikidata\"? expected one of cow, wikidata");
}

TEST(Schema, FormsNameTheFirstWordThatDoesNotFit) {
  EXPECT_EQ(
      error_of("frame f\n  value  ago objekt\n"),
      "2:14: \"objekt\" means nothing after \"ago\"; did you mean \"object\"? expected one of a number from 1 to 12, "
      "clause-subject, object, subject");
  EXPECT_EQ(error_of("frame f\n  value  ago 13\n"),
            "2:14: \"13\" means nothing after \"ago\"; expected one of a number from 1 to 12, clause-subject, object, "
            "subject");
  EXPECT_EQ(error_of("frame f\n  value  agoo\n"),
            "2:10: \"agoo\" means nothing here; did you mean \"ago\"? expected one of ago, nothing");
  EXPECT_EQ(error_of("frame f\n  value  nothing else\n"),
            "2:18: \"else\" means nothing after \"nothing\"; leave it out");
  EXPECT_EQ(error_of("frame f\n  narrower  object <talks> -> 100\n"),
            "2:20: \"<talks>\" means nothing after \"object\"; expected one of <preposition>");
  EXPECT_EQ(error_of("frame f\n  narrower  object <preposition> -> \n"),
            "2:36: something is missing after \"->\"; expected one of 100, 110");
}

TEST(Schema, PlacesAreRightOnContinuedLines) {
  EXPECT_EQ(error_of("frame f\n  source  subject\n    | object | fron\n").substr(0, 18), "3:16: \"fron\" is no");
}

TEST(Schema, NumbersAndDaysExist) {
  EXPECT_EQ(error_of("cameo 111\n  goldstein  11\n"), "2:14: \"11\" is out of range; expected -10 to 10");
  EXPECT_EQ(error_of("cameo 111\n  goldstein  low\n"), "2:14: \"low\" is no number; expected a decimal number");
  for (const char* good : {"2022", "2022-02-28", "2021-12~", "197X", "2015/..", "-0044-03", "2022-21"})
    EXPECT_EQ(error_of("state FRA\n  name  France\n  from  " + std::string(good) + "\n"), "") << good;
  for (const char* bad : {"yesterday", "2022-13", "2021-02-29", "2022-04-31", "22", "2022-1-9", "2022-01-09T10"})
    EXPECT_NE(error_of("state FRA\n  name  France\n  from  " + std::string(bad) + "\n"), "") << bad;
}

TEST(Schema, TellsAllErrors) {
  EXPECT_EQ(errors_of("frame f\n  cameo  999\n  source  objectt\n  takes  blah\n").size(), 3u);
}

TEST(Schema, DeclarationsAreCheckedToo) {
  EXPECT_EQ(error_of("kind x\n  key  name phrase\n").substr(0, 52),
            "2:8: no shape is called \"phrase\"; did you mean \"phra");
  EXPECT_EQ(error_of("kind x\n  key  name choice of @rolle\n"),
            "2:8: no set is called \"rolle\"; declare it: \"set rolle\"");
  EXPECT_EQ(error_of("kind x\n  key  name entry of nobody\n"),
            "1:1: \"kind x\" speaks of a kind \"nobody\"; no such kind is declared");
  EXPECT_EQ(error_of("kind x\n  key  name form of nothing\n"),
            "2:8: no form is called \"nothing\"; declare it: \"form nothing\"");
}

TEST(Schema, AnEntryStandsOnce) {
  const auto entries = parse_entries("state FRA\n  name  France\n\nstate FRA\n  name  Gaul\n", "x.know");
  const auto errors = find_repeated(*entries);
  ASSERT_EQ(errors.size(), 1u);
  EXPECT_EQ(errors[0].message(), "x.know:4:1: a second \"state FRA\"; the first stands at x.know:1:1");
}

}  // namespace
}  // namespace rapporteur::rules
