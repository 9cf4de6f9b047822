// The same bytes cost the same: a text made of one mark or ending, again and again, against plain words of as many
// tokens, in one run.
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>

#include "render/marks.h"
#include "support.h"

namespace rapporteur {
namespace {

std::string repeated(std::string_view piece, size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += piece;
  return text;
}

/// Processor time of all stages over a text, with every sentence parsed; the least of two runs.
double cost(const std::string& text) {
  PipelineOptions options;
  options.eager = true;
  double least = 1e9;
  for (int run = 0; run < 2; ++run) {
    const std::clock_t start = std::clock();
    const Document document = testing::read(text, "2022-01-12", options);
    (void)render::marks_of(document);
    least = std::min(least, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  return least;
}

constexpr size_t kBytes = 8 << 10;
constexpr double kMostTimes = 3.0;  ///< what one byte may cost more than another's
constexpr double kNoise = 0.05;     ///< seconds

TEST(Hostile, MarksCostNoMoreThanWords) {
  // Two bytes make a token, as the densest of the hostile texts have it.
  const double plain = cost(repeated("a ", kBytes));
  for (const std::string_view piece :
       {"\"",     "\" ",     "'s ", "'s", "a-",  "a- ", "- ", "-",          "\u2014 ",        "\u2014",
        "\u201c", "\u201d ", "' ",  "'",  "a\"", "\"a", ", ", "he said \"", "\u201che said ", "&quot;",
        "<<"})
    EXPECT_LT(cost(repeated(piece, kBytes)), kMostTimes * plain + kNoise) << piece << " against " << plain << " s";
}

TEST(Hostile, FourTimesTheBytesCostFourTimes) {
  for (const std::string_view piece :
       {"\"", "'s ", "a- ", "\u2014 ", "a\"", "\u201cno,\u201d he said. ", "he said that "}) {
    const double small = cost(repeated(piece, kBytes / 2)), large = cost(repeated(piece, 2 * kBytes));
    EXPECT_LT(large, 2 * 4 * small + kNoise) << piece;  // quadratic would be sixteen times
  }
}

}  // namespace
}  // namespace rapporteur
