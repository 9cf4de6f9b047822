// The words around a head that tell its post, its state and its field: "deputy", "of Qatar", "of Industry and Trade".
#include <algorithm>

#include "actors/linker.h"
#include "text/wrapping.h"

namespace rapporteur::actors {
namespace {

constexpr uint32_t kLongestOrganisation = 10;  ///< words

}  // namespace

/// Numbers and "several": they tell how many, not who.
bool Linker::is_count(uint32_t token) const {
  if (words_.is(d_.tokens[token], kCount | kIndefinite)) return true;
  return token < d_.tags.size() && d_.tags[token].upos == Upos::NUM;
}

/// The words that tell the post: from after the last name of a state or body to the head, without determiners.
Span Linker::words_before(const Unit& unit, bool with_head) const {
  size_t from = unit.head;
  for (size_t p = unit.head; p-- > unit.first;) {
    const Part& part = chunk_.parts[p];
    const bool age = part.kind == PartKind::filler && words_.is(d_.tokens[part.first], kMarkOfAge) &&
                     !words_.is(d_.tokens[part.first], kFormer);
    if (part.kind == PartKind::registered || part.kind == PartKind::determiner || age) break;
    if (part.kind == PartKind::name && part.person && !with_head) break;
    if (part.kind == PartKind::filler && is_count(part.first)) break;
    const bool led = part.kind == PartKind::filler && p > unit.first && d_.word(part.first) == "-" &&
                     chunk_.parts[p - 1].kind == PartKind::registered;
    if (led) return words_from(std::min(p + 2, unit.head), unit, with_head);  // "the Saudi-led coalition"
    from = p;
  }
  return words_from(from, unit, with_head);
}

/// The words of a post, case-folded. "The former Iranian president" is no president: what tells so stands in front,
/// wherever it is.
std::string Linker::post_words(const Unit& unit, bool with_head) const {
  const Span words = words_before(unit, with_head);
  for (size_t p = unit.first; p < unit.head; ++p) {
    const Span span = d_.tokens[chunk_.parts[p].first].span;
    if (words_.is(d_.tokens[chunk_.parts[p].first], kFormer) && span.end <= words.begin)
      return folded_of(span) + " " + folded_of(words);
  }
  return folded_of(words);
}

Span Linker::words_from(size_t part, const Unit& unit, bool with_head) const {
  const uint32_t first = chunk_.parts[part].first;
  const uint32_t end = with_head ? chunk_.parts[unit.head].end : chunk_.parts[unit.head].first;
  return first < end ? d_.span_of(first, end) : Span{};
}

/// The words as the report writes them, but for the capital with which a sentence begins.
std::string Linker::role_text(Span words) const {
  std::string text = text::one_line(d_.words(words));
  const uint32_t opening = chunk_.first;
  if (opening < d_.tags.size() && d_.tags[opening].upos == Upos::PROPN) return text;
  const Sentence& sentence = d_.sentences[sentence_];
  if (words.begin == sentence.span.begin || (chunk_.first > sentence.first && is_quote(chunk_.first - 1) &&
                                             words.begin == d_.tokens[chunk_.first].span.begin))
    text.front() = d_.folded[words.begin];
  return text;
}

bool Linker::is_quote(uint32_t token) const {
  const std::string_view word = d_.word(token);
  return word == "\"" || word == "\u201c" || word == "``";
}

/// The states and bodies named after "of" (or "from", "in") behind the phrase, with what is coordinated with the first.
/// Moves `end` behind them.
std::vector<std::string> Linker::owners_after(uint32_t& end, uint64_t prepositions) const {
  std::vector<std::string> codes;
  uint32_t at = end;
  if (at + 1 >= end_ || !words_.is(d_.tokens[at], prepositions)) return codes;
  for (++at; at < end_;) {
    if (words_.is(d_.tokens[at], kDefinite)) ++at;
    const Part part = at < end_ ? chunker_.registered_at(at, end_) : Part();
    if (part.end <= at || part.kind != PartKind::registered || code_of_part(part).empty()) break;
    if (part.naming == Naming::people && !codes.empty()) break;
    codes.emplace_back(code_of_part(part));
    end = at = part.end;
    if (at + 1 < end_ && d_.tokens[at].joined && chunker_.registered_at(at + 1, end_).kind == PartKind::role) ++at;
    if (at < end_ && chunker_.registered_at(at, end_).kind == PartKind::role) {
      end = chunker_.registered_at(at, end_).end;  // "of the Qatari Foreign Ministry"
      break;
    }
    if (at + 1 >= end_) break;
    const bool comma = d_.word(at) == ",";
    if (!comma && !words_.is(d_.tokens[at], kAnd)) break;
    ++at;
    if (comma && words_.is(d_.tokens[at], kAnd)) ++at;
  }
  return codes;
}

/// " of the armed forces" after a title: what its holder heads. Moves `end` behind it.
Span Linker::branch_after(uint32_t& end) const {
  uint32_t at = end;
  if (at + 1 >= end_ || !words_.is(d_.tokens[at], kOwnerPreposition)) return {};
  if (words_.is(d_.tokens[++at], kDefinite)) ++at;
  const Part branch = at < end_ ? chunker_.registered_at(at, end_) : Part();
  if (branch.kind != PartKind::role || branch.end <= at) return {};
  const Span span{d_.tokens[end - 1].span.end, d_.tokens[branch.end - 1].span.end};
  end = branch.end;
  return span;
}

/// The first state or body whose name or city stands in an organisation's name: "Bank of Japan".
std::string Linker::code_inside(uint32_t first, uint32_t end) const {
  for (uint32_t t = first; t < end; ++t) {
    const Part part = chunker_.registered_at(t, end);
    if (part.end > t && part.kind == PartKind::registered) return std::string(code_of_part(part));
  }
  return "";
}

/// "at the Bank of Japan", "of the Kenya Tea Board": to which state or body the organisation belongs where somebody
/// works. A state alone is none ("negotiator with Iran", "envoy for Syria").
std::string Linker::work_after(uint32_t end) const {
  uint32_t first = end;
  if (first + 1 >= end_ || !words_.is(d_.tokens[first], kWork | kOwnerPreposition)) return "";
  if (words_.is(d_.tokens[++first], kDefinite)) ++first;
  uint32_t last = first;
  for (uint32_t t = first; t < end_ && t < first + kLongestOrganisation; ++t) {
    const bool joins = words_.is(d_.tokens[t], kOwnerPreposition | kAnd | kWork | kDefinite) || d_.word(t) == "-";
    if (!joins && !d_.tokens[t].capital) break;
    if (!joins) last = t + 1;
  }
  if (last == first) return "";
  const Part whole = chunker_.registered_at(first, last);
  const bool state = whole.entry_kind == EntryKind::state || whole.entry_kind == EntryKind::city;
  if (whole.end == last && state) return "";
  return code_inside(first, last);
}

/// "of Industry and Trade" after a ministry or department: its field. Moves `end` behind it.
Span Linker::field_after(uint32_t& end) const {
  uint32_t at = end;
  if (at + 1 >= end_ || !words_.is(d_.tokens[at], kOwnerPreposition)) return {};
  for (++at; at < end_; ++at) {
    const bool joins = at + 1 < end_ && d_.tokens[at + 1].capital && words_.is(d_.tokens[at], kAnd) && at > end + 1;
    if (!d_.tokens[at].capital && !joins) break;
  }
  if (at == end + 1) return {};
  const Span field = d_.span_of(end, at);
  end = at;
  return field;
}

}  // namespace rapporteur::actors
