// The words around a head that tell its post, its state and its field: "deputy", "of Qatar", "of Industry and Trade".
#include "actors/phrase.h"

#include <algorithm>

namespace rapporteur::actors {
namespace {

constexpr uint32_t kLongestOrganisation = 10;  ///< words
constexpr uint32_t kOwnedWords = 4;            ///< from a possessive to a post: "Iran's former deputy foreign minister"

/// Behind "Britain's Foreign Office": the end of the post or institution that belongs to whom a possessive names;
/// `possessive` itself if something else does.
uint32_t end_of_owned(const Linking& l, uint32_t possessive) {
  for (uint32_t t = possessive + 1; t < l.end && t <= possessive + kOwnedWords; ++t) {
    const Part part = l.chunker.registered_at(t, l.end);
    if (part.kind == PartKind::role || part.kind == PartKind::title) return part.end;
    const bool goes_on = l.d.tokens[t].capital || (t < l.d.tags.size() && l.d.tags[t].upos == Upos::ADJ);
    if (!goes_on) break;
  }
  return possessive;
}

/// Numbers and "several": they tell how many, not who.
bool is_count(const Linking& l, uint32_t token) {
  if (l.is(token, kCount | kIndefinite)) return true;
  return token < l.d.tags.size() && l.d.tags[token].upos == Upos::NUM;
}

Span words_from(const Linking& l, size_t part, const Unit& unit, bool with_head) {
  const uint32_t first = l.chunk.parts[part].first;
  const uint32_t end = with_head ? l.chunk.parts[unit.head].end : l.chunk.parts[unit.head].first;
  return first < end ? l.d.span_of(first, end) : Span{};
}

bool is_quote(const Linking& l, uint32_t token) {
  const std::string_view word = l.d.word(token);
  return word == "\"" || word == "\u201c" || word == "``";
}

}  // namespace

Span words_before(const Linking& l, const Unit& unit, bool with_head) {
  size_t from = unit.head;
  for (size_t p = unit.head; p-- > unit.first;) {
    const Part& part = l.chunk.parts[p];
    const bool age = part.kind == PartKind::filler && l.is(part.first, kMarkOfAge) && !l.is(part.first, kFormer);
    if (part.kind == PartKind::registered || part.kind == PartKind::determiner || age) break;
    if (part.kind == PartKind::name && part.person && !with_head) break;
    if (part.kind == PartKind::filler && is_count(l, part.first)) break;
    const bool led = part.kind == PartKind::filler && p > unit.first && l.d.word(part.first) == "-" &&
                     l.chunk.parts[p - 1].kind == PartKind::registered;
    if (led) return words_from(l, std::min(p + 2, unit.head), unit, with_head);  // "the Saudi-led coalition"
    from = p;
  }
  return words_from(l, from, unit, with_head);
}

std::string post_words(const Linking& l, const Unit& unit, bool with_head) {
  const Span words = words_before(l, unit, with_head);
  for (size_t p = unit.first; p < unit.head; ++p) {
    const Span span = l.d.tokens[l.chunk.parts[p].first].span;
    if (l.is(l.chunk.parts[p].first, kFormer) && span.end <= words.begin)
      return l.folded_of(span) + " " + l.folded_of(words);
  }
  return l.folded_of(words);
}

std::string role_text(const Linking& l, Span words) {
  std::string text = text::one_line(l.d.words(words));
  const uint32_t opening = l.chunk.first;
  if (opening < l.d.tags.size() && l.d.tags[opening].upos == Upos::PROPN) return text;
  const Sentence& sentence = l.d.sentences[l.sentence];
  if (words.begin == sentence.span.begin || (l.chunk.first > sentence.first && is_quote(l, l.chunk.first - 1) &&
                                             words.begin == l.d.tokens[l.chunk.first].span.begin))
    text.front() = l.d.folded[words.begin];
  return text;
}

std::vector<std::string> owners_after(const Linking& l, uint32_t& end, uint64_t prepositions) {
  std::vector<std::string> codes;
  uint32_t at = end;
  if (at + 1 >= l.end || !l.is(at, prepositions)) return codes;
  for (++at; at < l.end;) {
    if (l.is(at, kDefinite)) ++at;
    const Part part = at < l.end ? l.chunker.registered_at(at, l.end) : Part();
    if (part.end <= at || part.kind != PartKind::registered || code_of_part(l, part).empty()) break;
    if (part.naming == Naming::people && !codes.empty()) break;
    at = part.end;
    if (at < l.end && l.d.tokens[at].joined && l.is(at, kPossessive)) {
      const uint32_t owned = end_of_owned(l, at);
      if (owned == at) break;
      codes.emplace_back(code_of_part(l, part));
      end = owned;
      break;
    }
    codes.emplace_back(code_of_part(l, part));
    end = at;
    if (at + 1 < l.end && l.d.tokens[at].joined && l.chunker.registered_at(at + 1, l.end).kind == PartKind::role) ++at;
    const Part next = at < l.end ? l.chunker.registered_at(at, l.end) : Part();
    if (next.kind == PartKind::role || (next.kind == PartKind::title && part.naming == Naming::people)) {
      end = next.end;  // "of the Qatari Foreign Ministry", "to the Iranian president"
      break;
    }
    if (at + 1 >= l.end) break;
    const bool comma = l.d.word(at) == ",";
    if (!comma && !l.is(at, kAnd)) break;
    ++at;
    if (comma && l.is(at, kAnd)) ++at;
  }
  return codes;
}

Span branch_after(const Linking& l, uint32_t& end) {
  uint32_t at = end;
  if (at + 1 >= l.end || !l.is(at, kOwnerPreposition)) return {};
  if (l.is(++at, kDefinite)) ++at;
  const Part branch = at < l.end ? l.chunker.registered_at(at, l.end) : Part();
  if (branch.kind != PartKind::role || branch.end <= at) return {};
  const Span span{l.d.tokens[end - 1].span.end, l.d.tokens[branch.end - 1].span.end};
  end = branch.end;
  return span;
}

std::string code_inside(const Linking& l, uint32_t first, uint32_t end) {
  for (uint32_t t = first; t < end; ++t) {
    const Part part = l.chunker.registered_at(t, end);
    if (part.end > t && part.kind == PartKind::registered) return std::string(code_of_part(l, part));
  }
  return "";
}

std::string work_after(const Linking& l, uint32_t end) {
  uint32_t first = end;
  if (first + 1 >= l.end || !l.is(first, kWork | kOwnerPreposition)) return "";
  if (l.is(++first, kDefinite)) ++first;
  uint32_t last = first;
  for (uint32_t t = first; t < l.end && t < first + kLongestOrganisation; ++t) {
    const bool joins = l.is(t, kOwnerPreposition | kAnd | kWork | kDefinite) || l.d.word(t) == "-";
    if (!joins && !l.d.tokens[t].capital) break;
    if (!joins) last = t + 1;
  }
  if (last == first) return "";
  const Part whole = l.chunker.registered_at(first, last);
  const bool state = whole.entry_kind == EntryKind::state || whole.entry_kind == EntryKind::city;
  if (whole.end == last && state) return "";
  return code_inside(l, first, last);
}

Span field_after(const Linking& l, uint32_t& end) {
  uint32_t at = end;
  if (at + 1 >= l.end || !l.is(at, kOwnerPreposition)) return {};
  for (++at; at < l.end; ++at) {
    const bool joins = at + 1 < l.end && l.d.tokens[at + 1].capital && l.is(at, kAnd) && at > end + 1;
    if (!l.d.tokens[at].capital && !joins) break;
  }
  if (at == end + 1) return {};
  const Span field = l.d.span_of(end, at);
  end = at;
  return field;
}

}  // namespace rapporteur::actors
