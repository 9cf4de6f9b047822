// Loads the tables out of the image.
#include "frames/frame_rules.h"

#include <algorithm>

namespace rapporteur::frames {
namespace {

template <typename T>
std::span<const T> table(const rules::Image& image, std::string_view name) {
  const auto bytes = image.section(name);
  return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
}

constexpr std::array<std::string_view, kCodeClasses> kCodeClassIds = {
    "mutual", "meeting", "consultation", "visit", "refusal", "opposition", "alone", "own-affair",
};

}  // namespace

Result<FrameRules> load(const rules::Image& image) {
  FrameRules r;
  r.ranges = table<Rows>(image, "frames.ranges");
  r.patterns = table<Pattern>(image, "frames.patterns");
  r.frames = table<FrameRule>(image, "frames.rules");
  r.roles = table<Role>(image, "frames.roles");
  r.conditions = table<Condition>(image, "frames.conditions");
  r.compositions = table<CompositionRow>(image, "frames.compositions");
  r.modals = table<Modal>(image, "frames.modals");
  if (r.ranges.empty() || r.frames.empty()) {
    return fail(ErrorCode::malformed, "frames.rules", "the knowledge image holds no frames", "compile it again");
  }
  const auto [first, end] = image.entries_of("composition");
  for (uint32_t i = first; i < end; ++i) {
    const std::string_view reads = image.get(i, "reads");
    if (reads == "cessation") r.cease = static_cast<uint8_t>(i - first + 1);
    if (reads == "hearsay") r.accuse = static_cast<uint8_t>(i - first + 1);
  }
  for (size_t i = 0; i < kCodeClasses; ++i) {
    if (const auto entry = image.find("code-class", kCodeClassIds[i]))
      r.code_classes[i] = rules::words_of(image.get(*entry, "codes"));
  }
  for (const FrameRule& frame : r.frames) r.rule_names.push_back(image.rule(frame.entry));
  return r;
}

}  // namespace rapporteur::frames
