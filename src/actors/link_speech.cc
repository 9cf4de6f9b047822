// Who "I", "we" and "you" are: the one who is quoted, whose turn it is, or who signs the text, and his side.
#include "actors/linker.h"

namespace rapporteur::actors {
namespace {

constexpr uint32_t kLongestLabel = 7;    ///< tokens of a turn's label, its colon included
constexpr uint32_t kLongestByline = 16;  ///< tokens
}  // namespace

/// The subject outside the quotation marks of the sentence just read: its main clause's, else the first one. kNone if
/// the sentence quotes nothing, or all of it is quoted.
uint32_t Linker::quoted_speaker() const {
  uint32_t found = kNone;
  const auto& traces = cast_.traces();
  for (size_t i = traces.size(); spoke_ && i-- > 0 && traces[i].sentence == sentence_;) {
    if (traces[i].quoted || traces[i].adjective || !traces[i].subject) continue;
    const uint32_t entry = cast_[traces[i].actor].entry;
    if (entry != kNone && registry_.kind_of(entry) == EntryKind::outlet) continue;  // passes on what others say
    found = traces[i].actor;
    if (traces[i].main) break;
  }
  return found;
}

/// Whom "we" means in what the actor says: the state or body that he belongs to; himself where that is not known.
uint32_t Linker::side_of(uint32_t speaker) {
  const ActorKind kind = cast_[speaker].kind;
  if (kind == ActorKind::state || kind == ActorKind::body || kind == ActorKind::group) return speaker;
  const uint32_t side = cast_.whole(cast_[speaker].code);
  return side != kNone ? side : speaker;
}

/// Outside quotation marks "I" is who has the word: the speaker of a transcript's turn, the author of a release.
void Linker::take_first_person(uint32_t token) {
  const bool name = d_.tokens[token].upper && d_.word(token).size() > 1;  // "US"
  if (name) return;
  if (quoted_) {
    first_persons_.push_back(token);
  } else if (words_.is(d_.tokens[token], kYou)) {
    if (in_turns_ && voice_ == kNone) add_speech_pronoun(token, answerer_);
  } else {
    give_first_person(token, voice_);
  }
}

/// At the end of a sentence: pronouns wait while their quotation is open, since its speaker may stand behind it; a
/// quotation without a speaker of its own goes on with the last one's.
void Linker::settle_first_persons() {
  const uint32_t speaker = quoted_speaker();
  if (speaker != kNone) speaker_ = speaker;
  spoke_ = quoted_;
  if (first_persons_.empty() || (speaker == kNone && quoted_)) return;
  if (speaker == kNone && says_more()) first_persons_.clear();  // "The agency quoted him as saying, …"
  give_first_persons();
}

/// True if the sentence names somebody outside its quotation marks.
bool Linker::says_more() const {
  const auto& traces = cast_.traces();
  for (size_t i = traces.size(); i-- > 0 && traces[i].sentence == sentence_;) {
    if (!traces[i].quoted) return true;
  }
  return false;
}

void Linker::give_first_persons() {
  for (const uint32_t token : first_persons_) give_first_person(token, speaker_);
  first_persons_.clear();
}

void Linker::give_first_person(uint32_t token, uint32_t speaker) {
  if (speaker == kNone || words_.is(d_.tokens[token], kYou)) return;
  const bool me = words_.is(d_.tokens[token], kMe);
  const bool one = !cast_[speaker].plural && cast_[speaker].kind != ActorKind::joint;
  if (!me || one) add_speech_pronoun(token, me ? speaker : side_of(speaker));
}

void Linker::add_speech_pronoun(uint32_t token, uint32_t actor) {
  if (actor == kNone) return;
  Mention mention;
  mention.span = d_.tokens[token].span;
  mention.first = mention.head = token;
  mention.end = token + 1;
  mention.kind = MentionKind::pronoun;
  mention.actor = actor;
  mention.rule = "speaker";
  d_.mentions.push_back(mention);
}

// ---- who has the word outside quotation marks -----------------------------------------------------------------

/// "MR PRICE: …", "Sergey Lavrov: …" at the head of a paragraph: the token after the colon. `first` if no label stands
/// there.
uint32_t Linker::end_of_label(uint32_t first) const {
  for (uint32_t t = first; t < end_ && t < first + kLongestLabel; ++t) {
    if (d_.word(t) == ":" && t > first) return t + 1;
    if (!d_.tokens[t].capital && d_.word(t) != ".") return first;
  }
  return first;
}

/// Whom a label names; adds the mention. kNone: nobody known.
uint32_t Linker::labelled(uint32_t first, uint32_t end) {
  const uint32_t name = end - 1;
  if (!d_.tokens[name].upper) {  // "Olaf Scholz: …"
    chunker_.read(first, end, chunk_);
    if (chunk_.end != end) return kNone;
    const size_t before = d_.mentions.size();
    phrase();
    const bool named = d_.mentions.size() > before && d_.mentions.back().actor != kNone;
    return named && cast_[d_.mentions.back().actor].kind == ActorKind::person ? d_.mentions.back().actor : kNone;
  }
  uint32_t title_end = name;
  while (title_end > first && (d_.word(title_end - 1) == "." || is_honorific(title_end - 1))) --title_end;
  const std::string title = title_end > first ? folded_of(d_.span_of(first, title_end)) : std::string();
  const uint32_t actor = people_.introduce({d_.word(name), "", title, Gender::unknown, false});
  if (actor != kNone) add(first, end, MentionKind::name, actor, "turn");
  return actor;
}

/// A label that names a person begins his turn; in a transcript any other one ("QUESTION") begins somebody's whom
/// nobody knows, and "you" in it is the last one who answered. Returns the token where the turn's text begins.
uint32_t Linker::begin_turn(uint32_t first) {
  const uint32_t end = end_of_label(first);
  if (end == first) return first;
  const uint32_t actor = labelled(first, end - 1);
  if (actor == kNone && !in_turns_) return first;
  if (voice_ != kNone) answerer_ = voice_;
  voice_ = actor;
  in_turns_ = true;
  return end;
}

bool Linker::is_honorific(uint32_t token) const {
  return chunker_.registered_at(token, end_).kind == PartKind::honorific;
}

/// "Antony J. Blinken, Secretary of State" on a line of its own above the text: its author.
void Linker::note_author(uint32_t first, uint32_t end) {
  if (in_turns_ || end - first > kLongestByline || d_.word(end - 1) == "." || quoted_) return;
  for (size_t m = d_.mentions.size(); m-- > 0 && d_.mentions[m].first >= first;) {
    const Mention& mention = d_.mentions[m];
    if (mention.first != first || mention.actor == kNone || cast_[mention.actor].kind != ActorKind::person) continue;
    const bool alone = mention.end == end || d_.word(mention.end) == ",";
    if (!alone || mention.kind == MentionKind::pronoun) continue;
    if (cast_[mention.actor].code.empty()) cast_[mention.actor].code = home_;
    voice_ = authors_++ == 0 ? mention.actor : kNone;  // of several nobody knows whose "I" it is
    return;
  }
}

}  // namespace rapporteur::actors
