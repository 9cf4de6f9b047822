// One count for every block of bytes, and the rest counted on demand.
#include "text/points.h"

#include <algorithm>

namespace rapporteur::text {
namespace {

constexpr uint32_t kBlock = 64;  // bytes: one cache line is counted at most

uint32_t count(std::string_view bytes) {
  return static_cast<uint32_t>(
      std::count_if(bytes.begin(), bytes.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace

CodePoints::CodePoints(const Document& document) : document_(document), text_(document.report.text) {
  const std::string_view text = text_;
  uint32_t points = 0;
  blocks_.reserve(text.size() / kBlock + 1);
  for (size_t at = 0; at <= text.size(); at += kBlock) {
    blocks_.push_back(points);
    points += count(text.substr(at, kBlock));
  }
  if (points == text.size()) blocks_.clear();
}

uint32_t CodePoints::at(uint32_t byte) const {
  if (blocks_.empty()) return byte;
  const uint32_t block = byte / kBlock;
  return blocks_[block] + count(text_.substr(block * kBlock, byte - block * kBlock));
}

}  // namespace rapporteur::text
