// No surface obeys what a report says.
#include "render/harmless.h"

#include <gtest/gtest.h>

namespace rapporteur::render {
namespace {

constexpr std::string_view kLost = "\ufffd";

std::string lost(std::string_view before, std::string_view after) {
  return std::string(before).append(kLost).append(after);
}

TEST(Harmless, ControlsOfEveryKindAreShownAndNotObeyed) {
  for (const Surface surface : {Surface::terminal, Surface::coloured, Surface::sheet, Surface::page}) {
    for (const std::string_view steering : {"\x1b", "\x07", "\x08", "\x7f", "\u009b", "\u0085", "\u202e", "\u2066"}) {
      EXPECT_EQ(harmless("a" + std::string(steering) + "2Jb", surface), lost("a", "2Jb")) << static_cast<int>(surface);
    }
    EXPECT_EQ(harmless("a\rb\vc\n\td", surface), "a b c\n\td");
    EXPECT_EQ(harmless(std::string_view("a\0b", 3), surface), lost("a", "b"));
    EXPECT_EQ(harmless("Kraków, Москва, 北京, 🙂", surface), "Kraków, Москва, 北京, 🙂");
  }
}

TEST(Harmless, BytesThatAreNoTextAreShownOneByOne) {
  EXPECT_EQ(harmless("a\x9b"
                     "b",
                     Surface::terminal),
            lost("a", "b"));
  EXPECT_EQ(harmless("a\xc0\xaf", Surface::terminal), lost("a", kLost));
  EXPECT_EQ(harmless("a\xe2\x80", Surface::page), lost("a", kLost));
  EXPECT_EQ(harmless("\xed\xa0\x80", Surface::terminal), lost("", std::string(kLost) + std::string(kLost)));
}

TEST(Harmless, OwnColoursStayOnATerminalThatHasThem) {
  EXPECT_EQ(harmless("\x1b[9;2mtalks\x1b[0m", Surface::coloured), "\x1b[9;2mtalks\x1b[0m");
  EXPECT_EQ(harmless("\x1b[2J", Surface::coloured), lost("", "[2J"));
  EXPECT_EQ(harmless("\x1b[1m", Surface::terminal), lost("", "[1m"));
}

TEST(Harmless, CellsAreNoFormulas) {
  for (const char* formula : {"=1+2", "+1", "-1", "@SUM(A1)", "\t=1", "\uff1d1"}) {
    EXPECT_EQ(harmless(formula, Surface::sheet), std::string("'") + formula);
    EXPECT_EQ(harmless(formula, Surface::terminal), formula);
  }
  EXPECT_EQ(harmless("RUS - USA", Surface::sheet), "RUS - USA");
  EXPECT_EQ(harmless("", Surface::sheet), "");
}

TEST(Harmless, PagesAreGivenWordsOnly) {
  EXPECT_EQ(harmless("<b title='x\"'>&", Surface::page), "&lt;b title=&#39;x&quot;&#39;&gt;&amp;");
}

TEST(Harmless, JsonKeepsEveryCharacter) {
  EXPECT_EQ(harmless("{\"a\":\"\u009b\u202e\x7f\"}", Surface::json), "{\"a\":\"\\u009b\\u202e\\u007f\"}");
  EXPECT_EQ(harmless("{\"a\":\"é\"}\n", Surface::json), "{\"a\":\"é\"}\n");
}

}  // namespace
}  // namespace rapporteur::render
