// The phrase matcher against a plain search, and what it says of capitals.
#include "rules/lexicon.h"

#include <gtest/gtest.h>

#include "rules/image.h"
#include "text/fold.h"
#include "text/tokens.h"

namespace rapporteur::rules {
namespace {

struct Fixture {
  std::vector<std::byte> bytes;
  Image image;

  explicit Fixture(const std::string& text) {
    bytes =
        compile_image(*parse_entries("kind thing\n  key  name phrases lexicon things\n" + text, "x.know"), {}).value();
    image = Image::open(bytes).value();
  }

  Document read(const std::string& text) const {
    Document document;
    document.report.text = text;
    text::fold(text, document.folded);
    text::cut_tokens(text, {0, static_cast<uint32_t>(text.size())}, {}, document.tokens);
    std::string buffer;
    for (uint32_t i = 0; i < document.tokens.size(); ++i) {
      document.tokens[i].word = image.word_id(text::vocabulary_form(document.folded_word(i), buffer));
    }
    return document;
  }

  std::vector<std::string> found(const std::string& text) const {
    const Document document = read(text);
    std::vector<std::string> words;
    std::vector<PhraseMatch> matches;
    for (uint32_t i = 0; i < document.tokens.size(); ++i) {
      matches.clear();
      image.lexicon("things").match(document, i, static_cast<uint32_t>(document.tokens.size()), matches);
      for (const auto& match : matches) words.emplace_back(document.words(document.span_of(i, match.end)));
    }
    return words;
  }
};

using Words = std::vector<std::string>;

TEST(Lexicon, FindsAllPhrasesThatBeginAtAToken) {
  const Fixture fixture("thing a\n  name  United Nations | United Nations Security Council | Security Council\n");
  EXPECT_EQ(fixture.found("The United Nations Security Council met."),
            (Words{"United Nations", "United Nations Security Council", "Security Council"}));
  EXPECT_EQ(fixture.found("The united front"), Words{});
}

TEST(Lexicon, HoldsToCapitals) {
  const Fixture fixture("thing a\n  name  US | Turkey | talks\n");
  EXPECT_EQ(fixture.found("They told us of turkey and Talks."), Words{"Talks"});
  EXPECT_EQ(fixture.found("US and TURKEY, Turkey"), (Words{"US", "TURKEY", "Turkey"}));
}

TEST(Lexicon, TypographicApostropheIsPlain) {
  const Fixture fixture("thing a\n  name  People's Republic\n");
  EXPECT_EQ(fixture.found("The People’s Republic"), Words{"People’s Republic"});
}

TEST(Image, LastEntryOfAnIdWins) {
  const Fixture fixture("thing a\n  name  one\nthing b\n  name  two\nthing a\n  name  three\n");
  EXPECT_EQ(fixture.found("one two three"), (Words{"two", "three"}));
  EXPECT_EQ(fixture.image.get(*fixture.image.find("thing", "a"), "name"), "three");
}

TEST(Image, RefusesForeignBytes) {
  std::vector<std::byte> bytes(1024, std::byte{7});
  EXPECT_EQ(Image::open(bytes).error().code, ErrorCode::foreign);
  bytes.resize(3);
  EXPECT_EQ(Image::open(bytes).error().code, ErrorCode::foreign);
}

}  // namespace
}  // namespace rapporteur::rules
