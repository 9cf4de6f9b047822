// The list of layers that `annotate` writes.
#include "render/layers.h"

#include <gtest/gtest.h>

#include <set>

#include "support.h"

namespace rapporteur::render {
namespace {

TEST(Layers, EachStandsOnceInTheListAndIsFoundByItsName) {
  std::set<std::string_view> names;
  for (const LayerFormat& format : layer_formats()) {
    EXPECT_TRUE(names.insert(format.name).second) << format.name;
    EXPECT_EQ(find_layer_format(format.name), &format);
  }
  EXPECT_EQ(find_layer_format("nonsense"), nullptr);
}

TEST(Layers, ConlluHoldsEveryCharacterThatWasGiven) {
  PipelineOptions options;
  options.eager = true;
  const Document document = testing::read("🇺🇦 The presi\u00addent won 🎉, he said.\nWe left. 👍", "2022-01-12", options);
  std::string out;
  find_layer_format("syntax")->write(document, out);
  EXPECT_NE(out.find("# text = 🇺🇦 The presi\u00addent won 🎉, he said.\n"), std::string::npos) << out;
  EXPECT_NE(out.find("1\t🇺🇦\t🇺🇦\tSYM\tNFP\t_\t8\tdiscourse\t_\t_\n2\tThe\t"), std::string::npos) << out;
  EXPECT_NE(out.find("3\tpresi\u00addent\tpresident\tNOUN"), std::string::npos) << out;
  EXPECT_NE(out.find("\t🎉\t🎉\tSYM"), std::string::npos) << out;
  EXPECT_NE(out.find("4\t👍\t👍\tSYM"), std::string::npos) << out;
}

}  // namespace
}  // namespace rapporteur::render
