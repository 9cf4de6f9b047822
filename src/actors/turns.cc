// Who has the word outside quotation marks: whom the label of a turn names, or who signs the text.
#include <algorithm>

#include "actors/passes.h"
#include "text/fold.h"

namespace rapporteur::actors {
namespace {

constexpr uint32_t kLongestLabel = 14;   ///< tokens of a turn's label, its colon included
constexpr uint32_t kLongestDigest = 30;  ///< tokens of the line over a digest
constexpr uint32_t kLongestByline = 16;  ///< tokens
constexpr uint32_t kLastTitle = 2;       ///< sentences before a report's title: its date, its place

/// "MR PRICE:", "Senator X, Ohio (via interpreter):" at the head of a paragraph.
struct Label {
  uint32_t name_end = 0;  ///< token after the speaker's name
  uint32_t end = 0;       ///< token after the label; 0: there is none
};

bool is_hyphen(std::string_view word) { return word == "-" || word == "\u2010" || word == "\u2011"; }

/// True for what stands inside a label between its capitalised words.
bool joins_label(const Linking& l, uint32_t token) {
  const std::string_view word = l.d.word(token);
  return word == "." || is_hyphen(word) || l.d.tokens[token].joined || l.is(token, kParticle | kOwnerPreposition);
}

Label label_at(const Linking& l, uint32_t first) {
  Label label;
  bool aside = false;  // in brackets
  for (uint32_t t = first; t < l.end && t < first + kLongestLabel; ++t) {
    const std::string_view word = l.d.word(t);
    if (word == ":" && t > first && !aside) {
      label.end = t + 1;
      if (label.name_end == 0) label.name_end = t;
      return label;
    }
    const bool opens = word == "(" || word == "[";
    if ((opens || word == ",") && label.name_end == 0 && t > first) label.name_end = t;
    aside = opens || (aside && word != ")" && word != "]");
    const bool goes_on =
        aside || opens || word == ")" || word == "]" || word == "," || l.d.tokens[t].capital || joins_label(l, t);
    if (!goes_on) break;
  }
  const bool letter = l.d.tokens[first].upper && l.d.tokens[first].span.size() == 1 && first + 1 < l.end;
  const bool opens = l.in_turns || (letter && l.d.tokens[first + 1].capital);
  if (opens && l.is(first, kAsker)) return {first + 1, first + 1};  // "Q  Thank you, …"
  return {};
}

bool is_honorific(const Linking& l, uint32_t token) {
  return l.chunker.registered_at(token, l.end).kind == PartKind::honorific;
}

/// The first token of the last name at the end of a label in capitals: "JEAN-PIERRE", "VON DER LEYEN".
uint32_t last_name_before(const Linking& l, uint32_t first, uint32_t end) {
  uint32_t name = end - 1;
  while (name > first) {
    if (name >= first + 2 && (is_hyphen(l.d.word(name - 1)) || l.d.tokens[name].joined))
      name -= is_hyphen(l.d.word(name - 1)) ? 2 : 1;
    else if (l.is(name - 1, kParticle))
      --name;
    else
      break;
  }
  return name;
}

/// "Jean-Pierre" of "JEAN-PIERRE", "O’Neill" of "O’NEILL", "von der Leyen" of "VON DER LEYEN".
std::string in_small_letters(const Linking& l, uint32_t first, uint32_t end) {
  constexpr std::string_view kParting = "-'\u2019";
  std::string name;
  for (uint32_t token = first; token < end; ++token) {
    const std::string_view word = l.d.word(token);
    if (token > first && l.d.tokens[token].span.begin > l.d.tokens[token - 1].span.end) name += ' ';
    bool inside = l.is(token, kParticle);
    for (size_t at = 0; at < word.size();) {
      size_t next = at + 1;
      while (next < word.size() && (static_cast<unsigned char>(word[next]) & 0xC0) == 0x80) ++next;  // UTF-8
      const std::string_view letter = word.substr(at, next - at);
      name += inside ? text::fold(letter) : std::string(letter);
      inside = kParting.find(letter) == kParting.npos;
      at = next;
    }
  }
  return name;
}

/// "Q:", "A:": the labels of an interview, which stand inside paragraphs too where its lines have been joined.
bool is_letter_label(const Linking& l) {
  const bool letter = l.d.tokens[l.first].capital && l.d.tokens[l.first].span.size() == 1;
  return letter && l.first + 1 < l.end && l.d.word(l.first + 1) == ":" && l.is(l.first, kAsker | kAnswerer);
}

/// A label's last word that is a post or a role, and nobody's name.
bool is_role(const Linking& l, uint32_t first, uint32_t end) {
  const Part part = l.chunker.registered_at(first, end);
  return part.end == end && (part.kind == PartKind::title || part.kind == PartKind::role);
}

/// "THE PRESIDENT:" in what his state publishes; kNone for other labels.
uint32_t labelled_post(Linking& l, uint32_t first, uint32_t end) {
  if (l.home.empty() || !l.is(first, kDefinite) || first + 1 >= end) return kNone;
  const std::string title = l.folded_of(l.d.span_of(first + 1, end));
  if (!l.registry.offices.exists(l.image, l.home, title)) return kNone;
  uint32_t actor = l.people.incumbent(title, l.home);
  if (actor == kNone) actor = l.cast.named(ActorKind::office, l.home, title, false);
  add(l, first, end, MentionKind::title, actor, "turn");
  return actor;
}

/// Whom a label names; adds the mention. kNone: nobody known.
uint32_t labelled(Linking& l, uint32_t first, uint32_t end) {
  if (l.is(first, kAsker)) return kNone;
  if (!l.d.tokens[end - 1].upper) {  // "Olaf Scholz: …"
    l.chunker.read(first, end, l.chunk);
    if (l.chunk.end != end) return kNone;
    const size_t before = l.d.mentions.size();
    link_chunk(l);
    const bool named = l.d.mentions.size() > before && l.d.mentions.back().actor != kNone;
    return named && l.cast[l.d.mentions.back().actor].kind == ActorKind::person ? l.d.mentions.back().actor : kNone;
  }
  const uint32_t name = last_name_before(l, first, end);
  if (const uint32_t holder = labelled_post(l, first, end); holder != kNone) return holder;
  if (is_role(l, name, end)) return kNone;  // "AIDE:"
  uint32_t title_end = name;
  bool courteous = false;
  while (title_end > first && (l.d.word(title_end - 1) == "." || is_honorific(l, title_end - 1))) {
    courteous = courteous || is_honorific(l, title_end - 1);
    --title_end;
  }
  const std::string title = title_end > first ? l.folded_of(l.d.span_of(first, title_end)) : std::string();
  const std::string words = in_small_letters(l, name, end);
  const uint32_t actor = l.people.introduce({words, "", title, Gender::unknown, courteous});
  if (actor == kNone) return kNone;
  add(l, first, end, MentionKind::name, actor, "turn");
  if (courteous && l.cast[actor].code.empty()) l.cast[actor].code = l.home;  // its own spokesperson
  return actor;
}

/// What is said stops before the token: at the next label, or at the report's end.
void end_turn(Linking& l, uint32_t token) {
  if (!l.d.turns.empty()) l.d.turns.back().end = std::max(token, l.d.turns.back().first);
}

/// The words from the token on are `voice`'s, up to the next turn; the last one stops at `from`.
void take_word(Linking& l, uint32_t from, uint32_t first, Span label, bool asks = false) {
  end_turn(l, from);
  if (l.in_turns || l.voice != kNone) l.d.turns.push_back({first, first, label, l.voice, l.in_turns, false, asks});
}

/// "Statement by X on Y" above a text: X has the word below it.
void note_titled(Linking& l) {
  const uint32_t end = l.at;
  if (l.titled == kNone || l.sentence > kLastTitle || l.in_turns || l.voice != kNone || l.d.word(end - 1) == ".")
    return;
  l.voice = l.titled;
  take_word(l, l.paragraph_first, end, l.d.span_of(l.paragraph_first, end));
}

/// The person of a mention, in the paragraph, that ends at the token; kNone: none does.
uint32_t person_before(const Linking& l, uint32_t token) {
  for (size_t m = l.d.mentions.size(); m-- > 0 && l.d.mentions[m].first >= l.paragraph_first;) {
    const Mention& mention = l.d.mentions[m];
    const bool owner = mention.end == token || (mention.end + 1 == token && l.is(mention.end, kPossessive));
    if (owner && mention.actor != kNone && l.cast[mention.actor].kind == ActorKind::person) return mention.actor;
  }
  return kNone;
}

/// "Below are the president's key statements." above the rest of a text, which is his then, though no verb says so.
void note_digest(Linking& l) {
  if (l.in_turns || l.voice != kNone || l.at - l.paragraph_first > kLongestDigest) return;
  for (uint32_t t = l.paragraph_first + 1; t + 1 < l.at; ++t) {
    if (!l.is(t, kChief) || !l.is(t + 1, kThesis)) continue;
    l.voice = person_before(l, t);
    if (l.voice == kNone) continue;
    take_word(l, l.paragraph_first, l.at, l.d.span_of(l.paragraph_first, l.at));
    l.d.turns.back().digest = true;
    return;
  }
}

}  // namespace

/// A label that names a person begins his turn; in a transcript any other one ("QUESTION") begins somebody's whom
/// nobody knows, and "you" in it is the last one who answered. "A:" is whom the report interviews. Moves `at` to the
/// turn's text.
void begin_turn(Linking& l) {
  const bool opens = l.first == l.paragraph_first;
  if (!opens && !is_letter_label(l)) return;
  const Label label = label_at(l, l.first);
  bool asks = label.end != 0 && l.is(l.first, kAsker);
  if (label.end == 0 && (!opens || !begin_unlabelled_turn(l, asks))) return;
  const bool answers = label.end == 0 || (label.name_end == l.first + 1 && l.is(l.first, kAnswerer));
  const uint32_t actor = asks ? kNone : answers ? l.interviewee : labelled(l, l.first, label.name_end);
  if (actor == kNone && !l.in_turns && !asks) return;
  if (l.voice != kNone) l.answerer = l.voice;
  if (l.answerer == kNone) l.answerer = l.interviewee;
  l.voice = actor;
  l.in_turns = true;
  if (label.end != 0) l.at = label.end;
  take_word(l, l.first, l.at, l.d.span_of(l.first, l.at), asks);
}

/// "Antony J. Blinken, Secretary of State" on a line of its own above the text: its author.
void note_author(Linking& l) {
  note_titled(l);
  note_digest(l);
  const uint32_t first = l.paragraph_first, end = l.at;
  if (first >= end || l.in_turns || end - first > kLongestByline || l.d.word(end - 1) == "." || l.quoted) return;
  for (size_t m = l.d.mentions.size(); m-- > 0 && l.d.mentions[m].first >= first;) {
    const Mention& mention = l.d.mentions[m];
    if (mention.first != first || mention.actor == kNone || l.cast[mention.actor].kind != ActorKind::person) continue;
    const bool named = mention.end + 1 < end && l.d.word(mention.end) == "," && !l.is(mention.end + 1, kServed);
    const bool alone = mention.end == end || named;  // "X, to be a member" is an appointment
    if (!alone || mention.kind == MentionKind::pronoun) continue;
    if (l.cast[mention.actor].code.empty()) l.cast[mention.actor].code = l.home;
    l.voice = l.authors++ == 0 ? mention.actor : kNone;  // of several nobody knows whose "I" it is
    take_word(l, l.paragraph_first, end, mention.span);
    return;
  }
}

void close_turns(Linking& l) { end_turn(l, static_cast<uint32_t>(l.d.tokens.size())); }

}  // namespace rapporteur::actors
