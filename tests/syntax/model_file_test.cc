// A model file is read as it was written, and refused when a byte of it is not.
#include "syntax/model_file.h"

#include <gtest/gtest.h>

namespace rapporteur::syntax {
namespace {

std::vector<std::byte> small_model() {
  ModelWriter writer;
  writer.add_table("numbers", std::vector<uint32_t>{1, 2, 3});
  writer.add_table("letters", std::vector<char>{'a', 'b'});
  return writer.bytes();
}

TEST(ModelFile, GivesBackItsSections) {
  const auto bytes = small_model();
  const auto file = ModelFile::open(bytes, "small.model");
  ASSERT_TRUE(file.has_value());
  EXPECT_EQ(file->table<uint32_t>("numbers").size(), 3u);
  EXPECT_EQ(file->table<uint32_t>("numbers")[2], 3u);
  EXPECT_EQ(file->table<char>("letters")[1], 'b');
  EXPECT_TRUE(file->section("nothing").empty());
}

TEST(ModelFile, AnyDamagedByteIsSeen) {
  const auto whole = small_model();
  for (size_t at = 0; at < whole.size(); ++at) {
    auto bytes = whole;
    bytes[at] ^= std::byte{0x10};
    EXPECT_FALSE(ModelFile::open(bytes, "small.model").has_value()) << at;
  }
}

TEST(ModelFile, SaysWhatIsWrong) {
  auto bytes = small_model();
  bytes.back() ^= std::byte{1};
  EXPECT_NE(ModelFile::open(bytes, "small.model").error().message().find("small.model: the model is damaged"),
            std::string::npos);
  bytes.resize(bytes.size() - 8);
  EXPECT_NE(ModelFile::open(bytes, "small.model").error().message().find("cut short"), std::string::npos);
  bytes[0] = std::byte{'x'};
  EXPECT_EQ(ModelFile::open(bytes, "small.model").error().code, ErrorCode::foreign);
  EXPECT_FALSE(ModelFile::open({}, "small.model").has_value());
}

}  // namespace
}  // namespace rapporteur::syntax
