// Furniture: patterns that are wrong are refused, and a long page costs no more a byte than a short one.
#include "text/furniture.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>

#include "compile_knowledge.h"
#include "rules/furniture.h"
#include "rules/grammar.h"
#include "support.h"

namespace rapporteur::text {
namespace {

Document marked(std::string text) {
  Document document;
  document.report.text = std::move(text);
  mark_furniture(document, *testing::knowledge().furniture);
  return document;
}

TEST(Furniture, PatternWithAnUnknownClassIsRefusedWithItsPlace) {
  auto entries = rules::entries_of(testing::knowledge().image);
  auto added = rules::parse_entries("furniture bad\n  line  watch <Nobody>\n", "bad.know");
  ASSERT_TRUE(added.has_value());
  entries.push_back(added->front());
  const auto bytes = compile_knowledge(std::move(entries));
  ASSERT_TRUE(bytes.has_value()) << bytes.error().message();
  const auto image = rules::Image::open(*bytes);
  ASSERT_TRUE(image.has_value());
  const auto rules = rules::load_furniture(*image);
  ASSERT_FALSE(rules.has_value());
  EXPECT_NE(rules.error().message().find("bad.know:2"), std::string::npos) << rules.error().message();
}

TEST(Furniture, ZonesAreInOrderAndApart) {
  const Document document =
      marked("Envoys meet\n\nBy Walter Cronkite\n\nThey met for a long time on Monday.\n\nRead more\n\nWatch: a video");
  ASSERT_EQ(document.zones.size(), 4u);
  for (size_t i = 1; i < document.zones.size(); ++i)
    EXPECT_LE(document.zones[i - 1].span.end, document.zones[i].span.begin);
}

TEST(Furniture, EmptyTextHasNone) { EXPECT_TRUE(marked("").zones.empty()); }

/// Processor time for a page of `count` pieces in seconds, the least of three runs: other programs on the machine do
/// not count.
double cost(const std::string& piece, size_t count) {
  std::string text;
  for (size_t i = 0; i < count; ++i) text += piece;
  double least = 1e9;
  for (int run = 0; run < 3; ++run) {
    const std::clock_t start = std::clock();
    marked(text);
    least = std::min(least, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  return least;
}

TEST(Furniture, IsLinearInThePagesLength) {
  for (const std::string piece : {"[", "(", "left, ", "All rights reserved ", "Related materials:\n", "/ AFP "}) {
    const double small = cost(piece, 20000), large = cost(piece, 160000);
    // Eight times the text; quadratic would be 64 times. The allowance is for memory that a small page finds warm.
    EXPECT_LT(large, 40 * small + 0.1) << piece;
  }
}

}  // namespace
}  // namespace rapporteur::text
