// Subjects, agents and possessors as the predicates have them, and what word order tells beside them.
#include "statements/speaker.h"

#include <algorithm>

namespace rapporteur::statements {
namespace {

constexpr int kMostSteps = 8;             ///< how far a subject may be shared; deeper is a wrong tree
constexpr uint32_t kLongestTail = 12;     ///< tokens after "…, he told"
constexpr uint32_t kLongestSpeaker = 25;  ///< tokens between what is said and its cue

/// "issued a statement saying": who issued it speaks.
bool is_occasion(const Speech& s, uint32_t noun) {
  const bool governed = s.relation(noun) == Deprel::obj || s.relation(noun) == Deprel::obl;
  return governed && has(s.rules.occasions, s.word(noun));
}

/// Where the verb's subject may be that of what stands above it.
bool goes_on(Deprel relation) {
  switch (relation) {
    case Deprel::conj:
    case Deprel::xcomp:
    case Deprel::ccomp:
    case Deprel::advcl:
    case Deprel::parataxis:
    case Deprel::acl:
    case Deprel::obj:
    case Deprel::obl:
      return true;
    default:
      return false;
  }
}

uint32_t subject_outside(const Speech& s, uint32_t verb, const Content& content) {
  for (int step = 0; step < kMostSteps && verb != kNone; ++step) {
    const Predicate* predicate = s.d.predicate(verb);
    const uint32_t subject = predicate == nullptr ? kNone : predicates::surface_subject(*predicate);
    if (subject != kNone && !is_said(content, subject) && !is_occasion(s, subject)) return subject;
    if (!goes_on(s.relation(verb))) return kNone;
    verb = s.head(verb);
  }
  return kNone;
}

/// "The council called for calm" taken for a noun with a participle: nothing else is the sentence's predicate.
bool is_stray_predicate(const Speech& s, uint32_t verb) {
  const uint32_t noun = s.head(verb);
  return s.relation(verb) == Deprel::acl && noun != kNone && s.head(noun) == kNone;
}

uint32_t speaker_of_verb(const Speech& s, uint32_t verb, const Content& content) {
  if (const uint32_t quoted = quoted_person(s, verb); quoted != kNone && !is_said(content, quoted)) return quoted;
  if (!s.is_passive(verb)) return subject_outside(s, verb, content);
  const uint32_t agent = s.d.predicate(verb)->subject;
  return agent == kNone && is_stray_predicate(s, verb) ? s.head(verb) : agent;
}

uint32_t speaker_of_noun(const Speech& s, uint32_t noun) {
  if (const uint32_t owner = s.child(noun, Deprel::nmod_poss); owner != kNone) return owner;
  const uint32_t author = s.find_child(noun, [&](uint32_t c) {
    return s.relation(c) == Deprel::nmod && s.has_preposition(c, {s.rules.by, s.rules.from});
  });
  if (author != kNone) return author;
  const Deprel relation = s.relation(noun);
  const uint32_t above = s.head(noun);
  const bool governed = relation == Deprel::obj || relation == Deprel::obl || relation == Deprel::xcomp;
  return governed && above != kNone && !s.is_passive(above) ? subject_outside(s, above, {}) : kNone;
}

/// "according to X": the noun that the phrase is the case of, or what stands below its last word.
uint32_t speaker_of_phrase(const Speech& s, const CueMatch& cue) {
  uint32_t below = kNone;
  for (uint32_t token = cue.first; token < cue.end; ++token) {
    const uint32_t above = s.head(token);
    if (above != kNone && above >= cue.end && s.relation(token) == Deprel::case_) return above;
    if (below == kNone)
      below = s.find_child(token, [&](uint32_t c) { return c >= cue.end && s.relation(c) != Deprel::punct; });
  }
  return below;
}

bool has_finite_verb(const Speech& s, Tokens words) {
  for (uint32_t token = words.first; token < words.end; ++token) {
    if (s.is_finite(token) || s.xpos(token) == Xpos::MD) return true;
  }
  return false;
}

/// One of those of time and place, not the cue's own ("told reporters about").
bool is_preposition(const Speech& s, const CueMatch& cue, uint32_t token) {
  return s.upos(token) == Upos::ADP && !has(cue.cue->prepositions, s.word(token));
}

/// "…, he told reporters in Vienna on Monday.": where the sentence's last clause ends if it only says to whom, when and
/// where; kNone if more follows that could be said.
uint32_t end_of_tail(const Speech& s, const CueMatch& cue, Tokens sentence) {
  uint32_t end = cue.end;
  const bool bare = (cue.cue->takes & kObject) == 0;
  while (bare && end < sentence.end && end < cue.end + kLongestTail &&
         (is_nominal(s, end) || is_preposition(s, cue, end)))
    ++end;
  return end >= sentence.end || s.d.word(end) == "." ? end : kNone;
}

/// ", reported Reuters.": the cue after a comma, its subject after it.
Tokens interposed_inverted(const Speech& s, const CueMatch& cue, Tokens sentence) {
  if (cue.first <= sentence.first + 2 || !s.is_comma(cue.first - 1) || !s.is_finite(cue.first)) return {};
  if (s.child(cue.first, Deprel::iobj) != kNone) return {};  // "X, an expert in Tokyo, told the BBC."
  uint32_t end = cue.end;
  while (end < sentence.end && is_nominal(s, end)) ++end;
  const bool last = end >= sentence.end || s.d.word(end) == ".";
  return end > cue.end && last ? Tokens{cue.first, end} : Tokens{};
}

/// All words below the head that do not reach into the cue or the content.
Tokens words_below(const Speech& s, uint32_t head, const CueMatch& cue, const Content& content) {
  if (head == kNone) return {};
  Tokens words = s.below(head);
  const auto keep_out = [&](Tokens other) {
    if (other.empty() || other.has(head) || !words.overlaps(other)) return;
    if (other.first > head) words.end = std::min(words.end, other.first);
    if (other.end <= head) words.first = std::max(words.first, other.end);
  };
  keep_out({cue.first, cue.end});
  for (const Tokens part : content) keep_out(part);
  while (words.first < head && s.relation(words.first) == Deprel::case_ && s.head(words.first) == head) ++words.first;
  return s.trimmed(words);
}

void use_as_speaker(const Speech& s, Draft& draft, Tokens words) {
  draft.speaker = s.trimmed(words);
  draft.speaker_head = kNone;
  for (uint32_t token = draft.speaker.first; token < draft.speaker.end && draft.speaker_head == kNone; ++token) {
    if (s.head(token) == kNone || !draft.speaker.has(s.head(token))) draft.speaker_head = token;
  }
}

/// What stands between the words said and the cue after them: a name, an office, a relative clause.
Tokens between(const Speech& s, const Draft& draft) {
  uint32_t first = s.sentence_at(draft.cue.first).first;
  for (const Tokens part : draft.content) {
    if (part.end <= draft.cue.first) first = std::max(first, part.end);
  }
  const Tokens words = s.trimmed({first, draft.cue.first});
  return words.end - words.first <= kLongestSpeaker ? words : Tokens{};
}

/// Where the tree has lost the subject: the words between what is said and the cue, or those after the cue to a mark.
void find_speaker_beside(const Speech& s, Draft& draft) {
  Tokens words = nominal_before(s, draft.cue.first);
  const bool said_before = !draft.content.empty() && draft.content.front().end <= draft.cue.first;
  if (words.empty() && said_before) words = between(s, draft);
  if (words.empty() && said_before) {
    words = {draft.cue.end, draft.cue.end};
    while (words.end < s.sentence_at(draft.cue.first).end && !s.is_mark(words.end)) ++words.end;
  }
  if (!words.empty() && !is_said(draft.content, words.first)) use_as_speaker(s, draft, words);
}

/// "Kerry said Sunday the “path” is open" where the tree takes what stands behind the cue for its subject: whoever is
/// named right before the cue.
Tokens subject_before(const Speech& s, const Draft& draft) {
  const CueMatch& cue = draft.cue;
  if (cue.shape != CueShape::verb || draft.speaker_head == kNone || draft.speaker_head < cue.end) return {};
  if (!s.is_finite(cue.first) || s.is_passive(cue.first) || quoted_person(s, cue.first) != kNone) return {};
  const Tokens words = nominal_before(s, cue.first);
  const bool named = !words.empty() && s.actor_at(words.end - 1) != kNone && !is_said(draft.content, words.end - 1);
  return named ? words : Tokens{};
}

}  // namespace

bool is_nominal(const Speech& s, uint32_t token) {
  switch (s.upos(token)) {
    case Upos::NOUN:
    case Upos::PROPN:
    case Upos::PRON:
    case Upos::ADJ:
    case Upos::NUM:
    case Upos::DET:
      return true;
    default:
      return s.d.word(token) == "-" || (s.upos(token) == Upos::PART && s.d.tokens[token].joined);
  }
}

Tokens nominal_before(const Speech& s, uint32_t token) {
  const uint32_t first = s.sentence_at(token).first;
  uint32_t end = token;
  while (end > first && (s.upos(end - 1) == Upos::ADV || s.upos(end - 1) == Upos::AUX)) --end;
  uint32_t begin = end;
  while (begin > first && is_nominal(s, begin - 1)) --begin;
  return {begin, end};
}

Tokens interposed(const Speech& s, const CueMatch& cue) {
  const Tokens sentence = s.sentence_at(cue.first);
  if (const Tokens inverted = interposed_inverted(s, cue, sentence); !inverted.empty()) return inverted;
  const Tokens subject = nominal_before(s, cue.first);
  if (subject.empty() || subject.first <= sentence.first + 1) return {};
  const std::string_view before = s.d.word(subject.first - 1);
  if (before != "," && !before.starts_with("\u2014") && !before.starts_with("\u2013")) return {};
  if (cue.end < sentence.end && s.is_comma(cue.end)) return {subject.first, cue.end};
  const uint32_t end = end_of_tail(s, cue, sentence);
  const bool last = end == cue.end || has_finite_verb(s, {sentence.first, subject.first});
  return end != kNone && last ? Tokens{subject.first, end} : Tokens{};
}

uint32_t quoted_person(const Speech& s, uint32_t verb) {
  const Predicate* quoting = s.d.predicate(verb);
  const uint32_t whom = quoting == nullptr ? kNone : predicates::receiver(*quoting);
  if (whom == kNone) return kNone;
  const uint32_t saying = s.find_child(verb, [&](uint32_t c) {
    const Predicate* below = s.relation(c) == Deprel::advcl ? s.d.predicate(c) : nullptr;
    return below != nullptr && below->subject == whom && s.in_class(c, rules::kClassSaying);
  });
  return saying == kNone ? kNone : whom;
}

uint32_t speaker_head(const Speech& s, const CueMatch& cue, const Content& content) {
  if (cue.shape == CueShape::phrase) return speaker_of_phrase(s, cue);
  if (cue.shape == CueShape::noun) return speaker_of_noun(s, cue.first);
  return speaker_of_verb(s, cue.first, content);
}

void find_speaker(const Speech& s, Draft& draft) {
  const CueMatch& cue = draft.cue;
  if (cue.shape == CueShape::verb && quoted_person(s, cue.first) == kNone) {
    const Tokens aside = interposed(s, cue);
    if (!aside.empty())
      return use_as_speaker(s, draft,
                            aside.first == cue.first ? Tokens{cue.end, aside.end} : nominal_before(s, cue.first));
  }
  draft.speaker_head = speaker_head(s, cue, draft.content);
  if (is_said(draft.content, draft.speaker_head)) draft.speaker_head = kNone;
  if (const Tokens subject = subject_before(s, draft); !subject.empty()) return use_as_speaker(s, draft, subject);
  draft.speaker = words_below(s, draft.speaker_head, cue, draft.content);
  if (draft.speaker.empty() && cue.shape == CueShape::verb && !s.is_passive(cue.first)) find_speaker_beside(s, draft);
}

}  // namespace rapporteur::statements
