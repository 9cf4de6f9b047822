// SPDX-License-Identifier: Apache-2.0
// A finding in the interchange form: one row of plain values, as `read --format jsonl` writes it and the record keeps
// it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "rapporteur/span.h"

namespace rapporteur {

enum class FindingKind : uint8_t {
  statement,
  event,
  meeting,
  proposal,
  clause,
  position,
  forecast,
  conflict,
  furniture,
};
inline constexpr int kFindingKinds = 9;

std::string_view name_of(FindingKind kind);
std::optional<FindingKind> finding_kind(std::string_view name);

/// What a field of choices can be, in the order of the format's description; nothing for other fields.
std::vector<std::string_view> choices_of(std::string_view field);
/// The same of one kind: an event's status is another than a meeting's.
std::vector<std::string_view> choices_of(FindingKind kind, std::string_view field);

/// What a field holds. Actors are written "RUS/Sergei Ryabkov", dates in EDTF; spans count Unicode code points.
enum class FieldShape : uint8_t { words, actor, actors, edtf, choice, code, span, spans };

struct FieldType {
  std::string_view name;
  FieldShape shape;
};

/// Findings of less confidence are kept in the record and told only on demand (--min-confidence).
inline constexpr float kUsualConfidence = 0.4F;

/// The fields of a kind beside the common ones, in the order in which they are written.
std::span<const FieldType> fields_of(FindingKind kind);

/// monostate is "null": a span that is not there.
using FieldValue = std::variant<std::monostate, std::string, std::vector<std::string>, Span, std::vector<Span>>;

/// What a person said of a finding (docs/record.md).
struct Verdict {
  std::string word;   ///< "confirmed", "rejected", "corrected", "replaced" (by a person's), "kept", "added"
  std::string who;    ///< who said so
  std::string made;   ///< when, in UTC: "2022-01-10T09:30:00.000000Z"
  std::string why;    ///< the reason, "" if none was given
  std::string found;  ///< the program's own answer with its confidence, as a JSON object
};

struct Finding {
  FindingKind kind = FindingKind::statement;
  std::string report;  ///< the report's id
  Span span;           ///< the words that say it, in code points of the report's text
  uint32_t line = 0;   ///< of the text, from 1, on which they begin
  std::string words;   ///< those words, as they are read (Document::text())
  std::string rule;    ///< the rule or model that found it, "frame demand"
  /// 0 to 1: of ten findings with 0.8, eight are right (docs/judgement.md). Nothing: an earlier version found it.
  std::optional<float> confidence;
  std::vector<FieldValue> values;    ///< one for each of fields_of(kind), in that order
  std::optional<Verdict> verdict{};  ///< nothing: no person said anything of it

  /// The value of a field by name; nothing if the kind has no such field.
  const FieldValue* find(std::string_view field) const;
};

/// Sure enough to be told; what was never judged is.
inline bool is_told(const Finding& finding, float min_confidence = kUsualConfidence) {
  return finding.confidence.value_or(1) >= min_confidence;
}

struct Document;

/// Everything that a document's layers found, in the order of the text.
std::vector<Finding> findings_of(const Document& document);

}  // namespace rapporteur
