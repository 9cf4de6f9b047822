// Lines that a program filled run on; lines of the writer's own do not.
#include "text/wrapping.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "support.h"

namespace rapporteur::text {
namespace {

constexpr const char* kWrapped =
    "Delegations of the two governments began a new round of\n"
    "Consultations in Vienna on Monday, and the Foreign Ministry of\n"
    "Austria, which keeps the minutes, said that it expected them to\n"
    "last until Friday. No statement was given out after the first\n"
    "Session.\n"
    "\n"
    "The Austrian chancellor received both heads of delegation for\n"
    "Lunch. He hopes for an agreement before the summit of the\n"
    "European Council in March, his office said.\n";

constexpr const char* kOwnLines =
    "Talks in Vienna\n"
    "The ministers of the two countries met on Monday in the capital of Austria and agreed to meet again in March.\n"
    "No date was set.\n"
    "Who was there\n"
    "The ministers came with their deputies, with experts on energy and with the ambassadors of both countries.\n"
    "Reporters were not let in.\n";

bool any_goes_on(std::string_view text) {
  const Wrapping wrapping = wrapping_of(text);
  for (uint32_t at = 0; at < text.size(); ++at)
    if (text[at] == '\n' && goes_on(wrapping, text, at)) return true;
  return false;
}

TEST(Wrapping, TheWidthIsThatOfTheLines) {
  EXPECT_EQ(wrapping_of(kWrapped).width, 63u);
  EXPECT_EQ(wrapping_of(kOwnLines).width, 0u);
  EXPECT_EQ(wrapping_of("").width, 0u);
  EXPECT_EQ(wrapping_of("\n\n\n").width, 0u);
}

TEST(Wrapping, NoLineOfTheWritersOwnGoesOn) {
  EXPECT_TRUE(any_goes_on(kWrapped));
  EXPECT_FALSE(any_goes_on(kOwnLines));
}

TEST(Wrapping, AnIndentedLineBeginsAParagraph) {
  const std::string text = std::string("    ") + kWrapped;
  const std::string indented = text.substr(0, text.find("\n\n") + 1) + "    " + text.substr(text.find("\n\n") + 2);
  const Wrapping wrapping = wrapping_of(indented);
  ASSERT_GT(wrapping.width, 0u);
  EXPECT_FALSE(goes_on(wrapping, indented, static_cast<uint32_t>(indented.find("\n    The"))));
}

TEST(Wrapping, SentencesRunOverFilledLinesAndNoneIsAHeading) {
  const Document document = testing::read(kWrapped, "2022-01-10");
  ASSERT_EQ(document.sentences.size(), 4u);
  EXPECT_EQ(document.sentences[2].paragraph, 1u);
  EXPECT_TRUE(document.zones.empty());
}

TEST(Wrapping, ALineOfAMegabyteIsReadOnce) {
  const std::string text(1 << 20, '\n');
  EXPECT_EQ(wrapping_of(text).width, 0u);
  std::string words;
  while (words.size() < 1 << 20) words += "talks ";
  EXPECT_EQ(wrapping_of(words).width, 0u);
}

}  // namespace
}  // namespace rapporteur::text
