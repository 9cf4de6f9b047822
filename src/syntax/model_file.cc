// A model's file: named sections behind a header with version and checksum.
#include "syntax/model_file.h"

#include <array>
#include <cstring>

namespace rapporteur::syntax {
namespace {

constexpr std::array<char, 8> kMagic = {'R', 'A', 'P', 'M', 'O', 'D', 'E', 'L'};

struct Header {
  std::array<char, 8> magic = kMagic;
  uint32_t version = kModelVersion;
  uint32_t sections = 0;
  uint64_t size = 0;      ///< of the whole file
  uint64_t checksum = 0;  ///< of all that follows the header
};

struct Section {
  std::array<char, 16> name = {};
  uint64_t offset = 0;
  uint64_t size = 0;
};

constexpr size_t kAlignment = 64;

/// Four multiplicative hashes over interleaved words, so that 15 MB take about a millisecond.
uint64_t checksum_of(std::span<const std::byte> bytes) {
  constexpr uint64_t kPrime = 0x9e3779b97f4a7c15ull;
  std::array<uint64_t, 4> lanes = {1, 2, 3, 4};
  size_t at = 0;
  for (; at + 32 <= bytes.size(); at += 32) {
    std::array<uint64_t, 4> words;
    std::memcpy(words.data(), bytes.data() + at, sizeof words);
    for (size_t lane = 0; lane < 4; ++lane) lanes[lane] = ((lanes[lane] ^ words[lane]) * kPrime) ^ (lanes[lane] >> 29);
  }
  uint64_t hash = bytes.size();
  for (; at < bytes.size(); ++at) hash = (hash ^ static_cast<uint64_t>(bytes[at])) * kPrime;
  for (const uint64_t lane : lanes) hash = (hash ^ lane ^ (lane >> 31)) * kPrime;
  return hash ^ (hash >> 32);
}

Header header_of(std::span<const std::byte> bytes) {
  Header header;
  std::memcpy(&header, bytes.data(), sizeof header);
  return header;
}

size_t aligned(size_t size) { return (size + kAlignment - 1) / kAlignment * kAlignment; }

Section section_at(std::span<const std::byte> bytes, uint32_t index) {
  Section section;
  std::memcpy(&section, bytes.data() + sizeof(Header) + index * sizeof(Section), sizeof section);
  return section;
}

/// True if the sections lie one after another and fill the file.
bool sections_fill(std::span<const std::byte> bytes, uint32_t count) {
  if (count > (bytes.size() - sizeof(Header)) / sizeof(Section)) return false;
  size_t end = aligned(sizeof(Header) + count * sizeof(Section));
  for (uint32_t i = 0; i < count; ++i) {
    const Section section = section_at(bytes, i);
    if (section.offset != end || section.size > bytes.size() - end) return false;
    end = aligned(end + section.size);
  }
  return end == bytes.size();
}

}  // namespace

Result<ModelFile> ModelFile::open(std::span<const std::byte> bytes, const std::string& where) {
  constexpr const char* kAdvice = "make it again with training/, or build the program anew";
  if (bytes.size() < sizeof(Header)) return fail(ErrorCode::malformed, where, "the model is cut short", kAdvice);
  const Header header = header_of(bytes);
  if (header.magic != kMagic) return fail(ErrorCode::foreign, where, "this is no model of this program", kAdvice);
  if (header.version != kModelVersion) {
    return fail(ErrorCode::foreign, where,
                "the model has version " + std::to_string(header.version) + ", this program reads version " +
                    std::to_string(kModelVersion),
                kAdvice);
  }
  if (header.size != bytes.size()) return fail(ErrorCode::malformed, where, "the model is cut short", kAdvice);
  if (header.checksum != checksum_of(bytes.subspan(sizeof(Header))) || !sections_fill(bytes, header.sections)) {
    return fail(ErrorCode::malformed, where, "the model is damaged: its checksum does not hold", kAdvice);
  }
  ModelFile file;
  file.bytes_ = bytes;
  return file;
}

std::span<const std::byte> ModelFile::section(std::string_view name) const {
  const uint32_t count = header_of(bytes_).sections;
  for (uint32_t i = 0; i < count; ++i) {
    const Section section = section_at(bytes_, i);
    if (name == section.name.data()) return bytes_.subspan(section.offset, section.size);
  }
  return {};
}

void ModelWriter::add(std::string_view name, std::span<const std::byte> bytes) {
  sections_.emplace_back(name, std::vector<std::byte>(bytes.begin(), bytes.end()));
}

std::vector<std::byte> ModelWriter::bytes() const {
  size_t end = aligned(sizeof(Header) + sections_.size() * sizeof(Section));
  std::vector<Section> table;
  for (const auto& [name, content] : sections_) {
    Section section;
    name.copy(section.name.data(), section.name.size() - 1);
    section.offset = end;
    section.size = content.size();
    end = aligned(end + content.size());
    table.push_back(section);
  }
  std::vector<std::byte> bytes(end);
  std::memcpy(bytes.data() + sizeof(Header), table.data(), table.size() * sizeof(Section));
  for (size_t i = 0; i < table.size(); ++i) {
    std::memcpy(bytes.data() + table[i].offset, sections_[i].second.data(), sections_[i].second.size());
  }
  Header header;
  header.sections = static_cast<uint32_t>(sections_.size());
  header.size = bytes.size();
  header.checksum = checksum_of(std::span<const std::byte>(bytes).subspan(sizeof(Header)));
  std::memcpy(bytes.data(), &header, sizeof header);
  return bytes;
}

}  // namespace rapporteur::syntax
