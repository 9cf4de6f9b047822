// The list of layers that `annotate` writes.
#include "render/layers.h"

#include <gtest/gtest.h>

#include <set>

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

}  // namespace
}  // namespace rapporteur::render
