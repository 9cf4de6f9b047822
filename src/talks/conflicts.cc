// Holds the two sides of each conflict rule against a report's sentences.
#include "talks/conflicts.h"

#include <algorithm>
#include <map>

#include "talks/phrases.h"

namespace rapporteur::talks {
namespace {

constexpr uint32_t kNegationReach = 4;  ///< tokens before a claim, "will not be limited to just one"

struct Sides {
  const Hit* one = nullptr;
  const Hit* other = nullptr;
};

bool counts(const Reading& reading, const Hit& hit) {
  const Range words = reading.sentence_range(hit.token);
  const bool asked = reading.document.word(words.end - 1) == "?";
  bool negated = reading.negated(hit.token);
  for (uint32_t i = hit.range.first; i > words.first && hit.range.first - i < kNegationReach; --i) {
    negated |= reading.hit_at(CueKind::negator, i - 1) != nullptr;
  }
  return !asked && !negated && !reading.document.in_furniture(reading.document.tokens[hit.token].span);
}

/// The claim's words: the statement content that holds it, else its sentence.
Span claim(const Reading& reading, const Hit& hit) {
  const Range range = within_statement(reading, hit.token, reading.sentence_range(hit.token));
  return span_of(reading, trimmed(reading, range));
}

}  // namespace

std::vector<Conflict> find_conflicts(const Reading& reading, const rules::Image& image) {
  std::map<uint32_t, Sides> sides;  // by entry: few reports have any
  for (const Hit& hit : reading.hits) {
    if (hit.cue.kind != CueKind::conflict_one && hit.cue.kind != CueKind::conflict_other) continue;
    if (!counts(reading, hit)) continue;
    Sides& found = sides[hit.cue.entry];
    const Hit*& side = hit.cue.kind == CueKind::conflict_one ? found.one : found.other;
    if (side == nullptr) side = &hit;
  }
  std::vector<Conflict> conflicts;
  for (const auto& [entry, found] : sides) {
    if (found.one == nullptr || found.other == nullptr) continue;
    if (reading.sentence_at(found.one->token) == reading.sentence_at(found.other->token)) continue;
    Conflict conflict;
    conflict.span = claim(reading, *found.one);
    conflict.with = claim(reading, *found.other);
    conflict.why = std::string(image.get(entry, "why"));
    conflict.rule = image.rule(entry);
    conflicts.push_back(std::move(conflict));
  }
  return conflicts;
}

}  // namespace rapporteur::talks
