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

/// What a field holds. Actors are written "RUS/Sergei Ryabkov", dates in EDTF; spans count Unicode code points.
enum class FieldShape : uint8_t { words, actor, actors, edtf, choice, code, span, spans };

struct FieldType {
  std::string_view name;
  FieldShape shape;
};

/// The fields of a kind beside the common ones, in the order in which they are written.
std::span<const FieldType> fields_of(FindingKind kind);

/// monostate is "null": a span that is not there.
using FieldValue = std::variant<std::monostate, std::string, std::vector<std::string>, Span, std::vector<Span>>;

struct Finding {
  FindingKind kind = FindingKind::statement;
  std::string report;              ///< the report's id
  Span span;                       ///< the words that say it, in code points of the report's text
  uint32_t line = 0;               ///< of the text, from 1, on which they begin
  std::string words;               ///< those words, as they are read (Document::text())
  std::string rule;                ///< the rule or model that found it, "frame demand"
  std::vector<FieldValue> values;  ///< one for each of fields_of(kind), in that order

  /// The value of a field by name; nothing if the kind has no such field.
  const FieldValue* find(std::string_view field) const;
};

struct Document;

/// Everything that a document's layers found, in the order of the text.
std::vector<Finding> findings_of(const Document& document);

}  // namespace rapporteur
