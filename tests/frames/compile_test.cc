// A frame that is written wrongly is refused where it stands.
#include "frames/compile.h"

#include <gtest/gtest.h>

namespace rapporteur::frames {
namespace {

std::string trouble(std::string_view text) {
  auto entries = rules::parse_entries(text, "frames/test.know");
  if (!entries) return entries.error().message();
  rules::ImageBuilder image;
  const auto written = write_frames(*entries, image);
  return written ? "" : written.error().message();
}

TEST(CompileFrames, TakesAPlainFrame) { EXPECT_EQ(trouble("frame praise\n  event  051\n  verb  praise\n"), ""); }

TEST(CompileFrames, RefusesAnUnknownClass) {
  EXPECT_NE(trouble("frame sign\n  event  057\n  verb  sign <paper>\n").find("frames/test.know:3"), std::string::npos);
}

TEST(CompileFrames, RefusesACodeThatIsNone) {
  EXPECT_NE(trouble("frame sign\n  event  5x\n  verb  sign\n").find("frames/test.know:2"), std::string::npos);
}

TEST(CompileFrames, RefusesAnUnknownRole) {
  EXPECT_NE(trouble("frame sign\n  event  057\n  verb  sign\n  target  friend\n").find("no role"), std::string::npos);
}

}  // namespace
}  // namespace rapporteur::frames
