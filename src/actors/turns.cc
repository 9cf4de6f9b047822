// Who has the word outside quotation marks: whom the label of a turn names, or who signs the text.
#include "actors/passes.h"

namespace rapporteur::actors {
namespace {

constexpr uint32_t kLongestLabel = 7;    ///< tokens of a turn's label, its colon included
constexpr uint32_t kLongestByline = 16;  ///< tokens

/// "MR PRICE: …", "Sergey Lavrov: …" at the head of a paragraph: the token after the colon. `first` if no label stands
/// there.
uint32_t end_of_label(const Linking& l, uint32_t first) {
  for (uint32_t t = first; t < l.end && t < first + kLongestLabel; ++t) {
    if (l.d.word(t) == ":" && t > first) return t + 1;
    if (!l.d.tokens[t].capital && l.d.word(t) != ".") return first;
  }
  return first;
}

bool is_honorific(const Linking& l, uint32_t token) {
  return l.chunker.registered_at(token, l.end).kind == PartKind::honorific;
}

/// Whom a label names; adds the mention. kNone: nobody known.
uint32_t labelled(Linking& l, uint32_t first, uint32_t end) {
  const uint32_t name = end - 1;
  if (!l.d.tokens[name].upper) {  // "Olaf Scholz: …"
    l.chunker.read(first, end, l.chunk);
    if (l.chunk.end != end) return kNone;
    const size_t before = l.d.mentions.size();
    link_chunk(l);
    const bool named = l.d.mentions.size() > before && l.d.mentions.back().actor != kNone;
    return named && l.cast[l.d.mentions.back().actor].kind == ActorKind::person ? l.d.mentions.back().actor : kNone;
  }
  uint32_t title_end = name;
  while (title_end > first && (l.d.word(title_end - 1) == "." || is_honorific(l, title_end - 1))) --title_end;
  const std::string title = title_end > first ? l.folded_of(l.d.span_of(first, title_end)) : std::string();
  const uint32_t actor = l.people.introduce({l.d.word(name), "", title, Gender::unknown, false});
  if (actor != kNone) add(l, first, end, MentionKind::name, actor, "turn");
  return actor;
}

}  // namespace

/// A label that names a person begins his turn; in a transcript any other one ("QUESTION") begins somebody's whom
/// nobody knows, and "you" in it is the last one who answered. Moves `at` to the turn's text.
void begin_turn(Linking& l) {
  if (l.first != l.paragraph_first) return;
  const uint32_t end = end_of_label(l, l.first);
  if (end == l.first) return;
  const uint32_t actor = labelled(l, l.first, end - 1);
  if (actor == kNone && !l.in_turns) return;
  if (l.voice != kNone) l.answerer = l.voice;
  l.voice = actor;
  l.in_turns = true;
  l.at = end;
}

/// "Antony J. Blinken, Secretary of State" on a line of its own above the text: its author.
void note_author(Linking& l) {
  const uint32_t first = l.paragraph_first, end = l.at;
  if (first >= end || l.in_turns || end - first > kLongestByline || l.d.word(end - 1) == "." || l.quoted) return;
  for (size_t m = l.d.mentions.size(); m-- > 0 && l.d.mentions[m].first >= first;) {
    const Mention& mention = l.d.mentions[m];
    if (mention.first != first || mention.actor == kNone || l.cast[mention.actor].kind != ActorKind::person) continue;
    const bool alone = mention.end == end || l.d.word(mention.end) == ",";
    if (!alone || mention.kind == MentionKind::pronoun) continue;
    if (l.cast[mention.actor].code.empty()) l.cast[mention.actor].code = l.home;
    l.voice = l.authors++ == 0 ? mention.actor : kNone;  // of several nobody knows whose "I" it is
    return;
  }
}

}  // namespace rapporteur::actors
