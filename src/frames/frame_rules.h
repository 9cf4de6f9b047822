// The frames as the matcher uses them: views of the image's tables.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "frames/tables.h"
#include "rapporteur/document.h"
#include "rules/image.h"

namespace rapporteur::frames {

/// Entries `code-class`: codes of CAMEO that are treated alike, in the order of their ids in frame_rules.cc.
enum class CodeClass : uint8_t { mutual, meeting, consultation, visit, refusal, opposition, alone, own_affair };
inline constexpr size_t kCodeClasses = 8;

struct FrameRules {
  std::span<const Rows> ranges;  ///< patterns of a lemma
  std::span<const Pattern> patterns;
  std::span<const FrameRule> frames;
  std::span<const Role> roles;
  std::span<const Condition> conditions;
  std::span<const CompositionRow> compositions;
  std::span<const Modal> modals;
  std::array<std::vector<std::string_view>, kCodeClasses> code_classes;
  uint8_t cease = 0;                 ///< the composition that reads "not to" do something
  uint8_t accuse = 0;                ///< the composition that reads what somebody says that another did
  std::vector<RuleName> rule_names;  ///< by frame

  std::span<const Pattern> patterns_of(uint16_t lemma) const {
    return patterns.subspan(ranges[lemma].first, ranges[lemma].count);
  }
  bool is(CodeClass wanted, std::string_view code) const {
    const auto& codes = code_classes[static_cast<size_t>(wanted)];
    return std::ranges::any_of(codes, [&](std::string_view begin) { return code.starts_with(begin); });
  }
  /// The code that a class consists of; empty if the knowledge has none.
  std::string_view code_of(CodeClass wanted) const {
    const auto& codes = code_classes[static_cast<size_t>(wanted)];
    return codes.empty() ? std::string_view() : codes.front();
  }
  std::span<const Role> roles_of(Rows rows) const { return roles.subspan(rows.first, rows.count); }
  /// Its source is whoever says the sentence.
  bool asks_speaker(const FrameRule& frame) const {
    return frame.source.count > 0 && roles[frame.source.first].kind == RoleKind::speaker;
  }
};

/// Views the tables in the image. Fails if the image was compiled without frames or its tables do not fit together.
Result<FrameRules> load(const rules::Image& image);

}  // namespace rapporteur::frames
