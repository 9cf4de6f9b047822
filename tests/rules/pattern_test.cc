// The pattern language against a slow matcher that tries everything, and its errors.
#include "rules/pattern_set.h"

#include <gtest/gtest.h>

#include "text/fold.h"
#include "text/tokens.h"

namespace rapporteur::rules {
namespace {

PatternSources sources(const std::vector<std::string>& patterns) {
  PatternSources out;
  out.slots = {"month", "day", "count"};
  out.classes = {{"month", {{"may", 5}, {"June", 6}}}, {"cardinal", {{"one", 1}, {"two", 2}, {"three", 3}}}};
  out.parts = {{"number", "<cardinal 1..3:count>"}};
  for (uint32_t i = 0; i < patterns.size(); ++i) out.patterns.push_back({patterns[i], "x.know:1:1", i});
  return out;
}

struct Fixture {
  std::vector<std::byte> bytes;
  Image image;
  PatternSet set;

  explicit Fixture(const std::vector<std::string>& patterns) {
    const auto writer = [&](const std::vector<SourceEntry>&, ImageBuilder& builder) {
      return write_patterns(sources(patterns), "test", builder);
    };
    bytes = compile_image(*parse_entries("kind thing\n  key  name text\n", "x.know"), {writer}).value();
    image = Image::open(bytes).value();
    set = PatternSet::open(image, "test").value();
  }

  /// "pattern:words" of every match from the first atom on.
  std::vector<std::string> found(const std::string& text) const {
    Document document;
    document.report.text = text;
    text::fold(text, document.folded);
    text::cut_tokens(text, {0, static_cast<uint32_t>(text.size())}, {}, document.tokens);
    for (uint32_t i = 0; i < document.tokens.size(); ++i)
      document.tokens[i].word = image.word_id(document.folded_word(i));
    std::vector<Atom> atoms;
    split_atoms(document, 0, static_cast<uint32_t>(document.tokens.size()), image, atoms);
    std::vector<uint16_t> symbols;
    for (const Atom& atom : atoms) symbols.push_back(static_cast<uint16_t>(set.symbol(atom)));
    std::vector<PatternMatch> matches;
    set.match(atoms, symbols, 0, matches);
    std::vector<std::string> out;
    PatternSet::Room room;
    for (const PatternMatch match : matches) {
      const Captures captures = set.capture(atoms, symbols, 0, match, room);
      const Span span{atoms[captures.first].span.begin, atoms[captures.end - 1].span.end};
      out.push_back(std::to_string(match.pattern) + ":" + std::string(document.words(span)));
    }
    return out;
  }
};

using Found = std::vector<std::string>;

TEST(Pattern, WordsClassesAndOptions) {
  const Fixture fixture({"the <digits 1..31:day> [of] <month>", "the <cardinal 1..31>"});
  EXPECT_EQ(fixture.found("the 5 of June"), (Found{"1:the 5", "0:the 5 of June"}));
  EXPECT_EQ(fixture.found("the 32 June"), Found{});
  EXPECT_EQ(fixture.found("the 5 june"), Found{"1:the 5"});  // written with a capital, so it must have one
  EXPECT_EQ(fixture.found("The 5 MAY"), (Found{"1:The 5", "0:The 5 MAY"}));
}

TEST(Pattern, WhatStandsAround) {
  const Fixture fixture({"on << {number} >> (days | weeks)"});
  EXPECT_EQ(fixture.found("on two days"), Found{"0:two"});
  EXPECT_EQ(fixture.found("on two"), Found{});
}

TEST(Pattern, Attached) {
  const Fixture fixture({"<digits4 1..2999>-<digits2 1..12>"});
  EXPECT_EQ(fixture.found("2022-01"), Found{"0:2022-01"});
  EXPECT_EQ(fixture.found("2022 - 01"), Found{});
}

TEST(Pattern, EveryAlternativeIsFound) {
  const Fixture fixture({"a (b | c) [d] (e | [f] g)"});
  for (const char* text : {"a b e", "a c e", "a b d e", "a c d f g", "a b g"})
    EXPECT_EQ(fixture.found(text).size(), 1u) << text;
  for (const char* text : {"a e", "a b d", "a b c e", "a b f e"}) EXPECT_TRUE(fixture.found(text).empty()) << text;
}

std::string error_of(const std::string& pattern) {
  PatternCompiler compiler({"day"});
  compiler.add_part("loop", "a {loop}");
  const auto added = compiler.add_pattern(pattern, 0, "x.know:3:10");
  return added ? "" : added.error().why;
}

TEST(Pattern, SaysWhatIsWrong) {
  EXPECT_EQ(error_of("[a b"), "a group that begins with \"[\" is not closed");
  EXPECT_EQ(error_of("a)"), "\")\" was not opened");
  EXPECT_EQ(error_of("<moth>"), "there is no class \"moth\"");
  EXPECT_EQ(error_of("<digits 1-5>"), "a range is written \"1..31\"");
  EXPECT_EQ(error_of("<digits 1..5:dya>"), "there is no slot \"dya\"");
  EXPECT_EQ(error_of("{nothing}"), "there is no part \"nothing\"");
  EXPECT_EQ(error_of("a | | b"), "an empty alternative");
  EXPECT_NE(error_of("{loop}").find("contains itself"), std::string::npos);
}

}  // namespace
}  // namespace rapporteur::rules
