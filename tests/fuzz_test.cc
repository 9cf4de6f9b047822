// What `make fuzz` feeds for a minute each is fed here once: the seeds, whole, cut short and with a byte turned.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "../fuzz/readers.h"

namespace rapporteur::fuzz {
namespace {

std::string bytes_of(const std::filesystem::path& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

TEST(Fuzz, EveryReaderOutlivesItsSeeds) {
  for (const Reader& reader : readers()) {
    size_t seeds = 0;
    for (const auto& file : std::filesystem::directory_iterator("fuzz/seeds/" + std::string(reader.name))) {
      ++seeds;
      std::string bytes = bytes_of(file.path());
      reader.read(bytes);
      reader.read(bytes.substr(0, bytes.size() / 2));
      bytes[bytes.size() / 3] ^= 0x55;
      reader.read(bytes);
    }
    EXPECT_GT(seeds, 0u) << reader.name << " has no seeds";
  }
}

}  // namespace
}  // namespace rapporteur::fuzz
