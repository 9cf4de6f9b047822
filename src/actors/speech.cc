// Who "I", "we" and "you" are: the one who is quoted, whose turn it is, or who signs the text, and his side.
#include "actors/passes.h"

namespace rapporteur::actors {
namespace {

bool closes_quotation(std::string_view word) { return word == "\u201d" || word == "''" || word == "\u00bb"; }

/// The subject outside the quotation marks of the sentence just read: its main clause's, else the first one. kNone if
/// the sentence quotes nothing, or all of it is quoted.
uint32_t quoted_speaker(const Linking& l) {
  uint32_t found = kNone;
  const auto& traces = l.cast.traces();
  for (size_t i = traces.size(); l.spoke && i-- > 0 && traces[i].sentence == l.sentence;) {
    if (traces[i].quoted || traces[i].adjective || !traces[i].subject) continue;
    if (is_outlet(l, traces[i].actor)) continue;  // passes on what others say
    found = traces[i].actor;
    if (traces[i].main) break;
  }
  return found;
}

/// True if the sentence names somebody outside its quotation marks.
bool says_more(const Linking& l) {
  const auto& traces = l.cast.traces();
  for (size_t i = traces.size(); i-- > 0 && traces[i].sentence == l.sentence;) {
    if (!traces[i].quoted) return true;
  }
  return false;
}

/// Whom "we" means in what the actor says: the state or body that he belongs to; himself where that is not known.
uint32_t side_of(Linking& l, uint32_t speaker) {
  const ActorKind kind = l.cast[speaker].kind;
  if (kind == ActorKind::state || kind == ActorKind::body || kind == ActorKind::group) return speaker;
  const uint32_t side = l.cast.whole(l.cast[speaker].code);
  return side != kNone ? side : speaker;
}

void add_speech_pronoun(Linking& l, uint32_t token, uint32_t actor) {
  if (actor == kNone) return;
  Mention mention;
  mention.span = l.d.tokens[token].span;
  mention.first = mention.head = token;
  mention.end = token + 1;
  mention.kind = MentionKind::pronoun;
  mention.actor = actor;
  mention.rule = "speaker";
  l.d.mentions.push_back(mention);
}

void give_first_person(Linking& l, uint32_t token, uint32_t speaker) {
  if (speaker == kNone || l.is(token, kYou)) return;
  const bool me = l.is(token, kMe);
  const bool one = !l.cast[speaker].plural && l.cast[speaker].kind != ActorKind::joint;
  if (!me || one) add_speech_pronoun(l, token, me ? speaker : side_of(l, speaker));
}

void give_first_persons(Linking& l) {
  for (const uint32_t token : l.first_persons) give_first_person(l, token, l.speaker);
  l.first_persons.clear();
}

}  // namespace

bool opens_quotation(std::string_view word) { return word == "\u201c" || word == "``" || word == "\u00ab"; }

void note_quotation_mark(Linking& l) {
  const std::string_view word = l.d.word(l.at);
  if (opens_quotation(word) || (word == "\"" && !l.quoted))
    l.quoted = l.spoke = true;
  else if (closes_quotation(word) || word == "\"")
    l.quoted = false;
}

/// Outside quotation marks "I" is who has the word: the speaker of a transcript's turn, the author of a release.
void link_first_person(Linking& l) {
  const uint32_t token = l.at;
  if (!l.is(token, kWe | kMe | kYou)) return;
  const bool name = l.d.tokens[token].upper && l.d.word(token).size() > 1;  // "US"
  if (name) return;
  if (l.quoted) {
    l.first_persons.push_back(token);
  } else if (l.is(token, kYou)) {
    if (l.in_turns && l.voice == kNone) add_speech_pronoun(l, token, l.answerer);
  } else {
    give_first_person(l, token, l.voice);
  }
}

/// At the end of a sentence: pronouns wait while their quotation is open, since its speaker may stand behind it; a
/// quotation without a speaker of its own goes on with the last one's.
void link_quoted(Linking& l) {
  const uint32_t speaker = quoted_speaker(l);
  if (speaker != kNone) l.speaker = speaker;
  l.spoke = l.quoted;
  if (l.first_persons.empty() || (speaker == kNone && l.quoted)) return;
  if (speaker == kNone && says_more(l)) l.first_persons.clear();  // "The agency quoted him as saying, …"
  give_first_persons(l);
}

/// Quotation marks do not reach from one paragraph into the next.
void close_quotations(Linking& l) {
  give_first_persons(l);
  l.quoted = l.spoke = false;
}

}  // namespace rapporteur::actors
