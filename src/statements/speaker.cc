// Subjects, agents and possessors, by the relations of the tree.
#include "statements/speaker.h"

#include <algorithm>
#include <iterator>

namespace rapporteur::statements {
namespace {

constexpr int kMostSteps = 8;  ///< how far a subject may be shared; deeper is a wrong tree

bool is_time(const Reading& r, uint32_t token) {
  const auto after =
      std::partition_point(r.d.times.begin(), r.d.times.end(), [&](const Time& time) { return time.first <= token; });
  return after != r.d.times.begin() && token < std::prev(after)->end;
}

/// Of several that the tree gives it, the last one before the verb that is no day.
uint32_t own_subject(const Reading& r, uint32_t verb) {
  uint32_t found = kNone;
  r.tree.children(verb, [&](uint32_t c) {
    const bool subject = r.relation(c) == Deprel::nsubj || r.relation(c) == Deprel::nsubj_pass;
    if (subject && (found == kNone || (c < verb && !is_time(r, c)))) found = c;
  });
  return found;
}

bool has_case(const Reading& r, uint32_t noun, uint32_t word) {
  bool found = false;
  r.tree.children(noun, [&](uint32_t c) { found = found || (r.relation(c) == Deprel::case_ && r.word(c) == word); });
  return found;
}

uint32_t agent(const Reading& r, uint32_t verb) {
  uint32_t found = kNone;
  r.tree.children(verb, [&](uint32_t c) {
    const Deprel relation = r.relation(c);
    if (relation == Deprel::obl_agent || (relation == Deprel::obl && has_case(r, c, r.rules.by))) found = c;
  });
  return found;
}

using Content = std::vector<Tokens>;

bool is_said(const Content& content, uint32_t token) {
  return std::any_of(content.begin(), content.end(), [&](Tokens part) { return part.has(token); });
}

/// "issued a statement saying": who issued it speaks.
bool is_occasion(const Reading& r, uint32_t noun) {
  const auto& words = r.rules.occasions;
  const bool governed = r.relation(noun) == Deprel::obj || r.relation(noun) == Deprel::obl;
  return governed && r.word(noun) != 0 && std::find(words.begin(), words.end(), r.word(noun)) != words.end();
}

bool after_comma(const Reading& r, uint32_t token) { return token > 0 && r.is_comma(token - 1); }

/// A noun phrase that a participle was hung on by mistake: the way up goes through it.
bool is_dependant(Deprel relation) {
  return relation == Deprel::obl || relation == Deprel::obj || relation == Deprel::nmod || relation == Deprel::appos;
}

/// The subject of the verb or of the one that it shares it with.
uint32_t shared_subject(const Reading& r, uint32_t verb, const Content& content) {
  for (int step = 0; step < kMostSteps && verb != kNone; ++step) {
    if (const uint32_t subject = own_subject(r, verb); subject != kNone && !is_said(content, subject)) return subject;
    const Deprel relation = r.relation(verb);
    if (relation == Deprel::acl && !after_comma(r, verb) && !is_occasion(r, r.tree.head(verb)))
      return r.tree.head(verb);
    const bool shares = relation == Deprel::conj || relation == Deprel::xcomp || relation == Deprel::advcl ||
                        relation == Deprel::ccomp || relation == Deprel::parataxis || relation == Deprel::acl ||
                        (step > 0 && is_dependant(relation));
    if (!shares) return kNone;
    verb = r.tree.head(verb);
  }
  return kNone;
}

/// "It was reported": nobody says it.
bool is_empty_subject(const Reading& r, uint32_t subject, bool passive) {
  if (r.relation(subject) == Deprel::expl) return true;
  return passive && r.d.folded_word(subject) == "it";
}

uint32_t speaker_of_noun(const Reading& r, uint32_t noun) {
  if (const uint32_t owner = r.tree.child(noun, Deprel::nmod_poss); owner != kNone) return owner;
  uint32_t found = kNone;
  r.tree.children(noun, [&](uint32_t c) {
    if (found == kNone && r.relation(c) == Deprel::nmod && (has_case(r, c, r.rules.by) || has_case(r, c, r.rules.from)))
      found = c;
  });
  if (found != kNone) return found;
  const Deprel relation = r.relation(noun);
  const uint32_t above = r.tree.head(noun);
  const bool governed = relation == Deprel::obj || relation == Deprel::obl || relation == Deprel::xcomp;
  return governed && above != kNone && !is_passive(r, above) ? shared_subject(r, above, {}) : kNone;
}

/// "according to X": the noun that the phrase is the case of, or what stands below its last word.
uint32_t speaker_of_phrase(const Reading& r, const CueMatch& cue) {
  for (uint32_t token = cue.first; token < cue.end; ++token) {
    const uint32_t above = r.tree.head(token);
    if (above != kNone && above >= cue.end && r.relation(token) == Deprel::case_) return above;
  }
  uint32_t found = kNone;
  for (uint32_t token = cue.first; token < cue.end; ++token) {
    r.tree.children(token, [&](uint32_t c) {
      if (c >= cue.end && found == kNone && r.relation(c) != Deprel::punct) found = c;
    });
  }
  return found;
}

/// "The council called for calm" taken for a noun with a participle: nothing else is the sentence's predicate.
bool is_stray_predicate(const Reading& r, uint32_t verb) {
  const uint32_t noun = r.tree.head(verb);
  return r.relation(verb) == Deprel::acl && noun != kNone && r.tree.head(noun) == kNone;
}

/// "and Secretary-General Antonio Guterres acknowledged", where the tree shares the subject of the clause before.
uint32_t subject_right_before(const Reading& r, uint32_t verb) {
  const bool finite = r.xpos(verb) == Xpos::VBD || r.xpos(verb) == Xpos::VBZ || r.xpos(verb) == Xpos::VBP;
  if (!finite || verb == 0) return kNone;
  const Upos before = r.upos(verb - 1);
  const bool name = before == Upos::PROPN || before == Upos::PRON;
  return name && r.d.sentence_of(verb - 1) == r.d.sentence_of(verb) ? verb - 1 : kNone;
}

uint32_t speaker_of_verb(const Reading& r, uint32_t verb, const Content& content) {
  if (is_passive(r, verb)) {
    const uint32_t by = agent(r, verb);
    return by == kNone && is_stray_predicate(r, verb) ? r.tree.head(verb) : by;
  }
  if (own_subject(r, verb) == kNone && r.relation(verb) == Deprel::conj) {
    const uint32_t beside = subject_right_before(r, verb);
    if (beside != kNone && !is_said(content, beside)) return beside;
  }
  const uint32_t subject = shared_subject(r, verb, content);
  return subject == kNone || is_empty_subject(r, subject, false) ? kNone : subject;
}

}  // namespace

bool is_nominal(const Reading& r, uint32_t token) {
  switch (r.upos(token)) {
    case Upos::NOUN:
    case Upos::PROPN:
    case Upos::PRON:
    case Upos::ADJ:
    case Upos::NUM:
    case Upos::DET:
      return true;
    default:
      return r.d.word(token) == "-" || (r.upos(token) == Upos::PART && r.d.tokens[token].joined);
  }
}

Tokens nominal_before(const Reading& r, uint32_t token, uint32_t first) {
  uint32_t end = token;
  while (end > first && (r.upos(end - 1) == Upos::ADV || r.upos(end - 1) == Upos::AUX)) --end;
  uint32_t begin = end;
  while (begin > first && is_nominal(r, begin - 1)) --begin;
  return {begin, end};
}

/// ", reported Reuters.": the cue after a comma, its subject after it.
Tokens interposed_inverted(const Reading& r, const CueMatch& cue, Tokens sentence) {
  if (cue.first <= sentence.first + 2 || !r.is_comma(cue.first - 1) || r.upos(cue.first) != Upos::VERB) return {};
  uint32_t end = cue.end;
  while (end < sentence.end && is_nominal(r, end)) ++end;
  if (r.tree.child(cue.first, Deprel::iobj) != kNone) return {};  // "X, an expert in Tokyo, told the BBC."
  const bool last = end >= sentence.end || r.d.word(end) == ".";
  const bool finite =
      r.xpos(cue.first) == Xpos::VBD || r.xpos(cue.first) == Xpos::VBZ || r.xpos(cue.first) == Xpos::VBP;
  return end > cue.end && last && finite ? Tokens{cue.first, end} : Tokens{};
}

Tokens interposed(const Reading& r, const CueMatch& cue, Tokens sentence) {
  if (const Tokens inverted = interposed_inverted(r, cue, sentence); !inverted.empty()) return inverted;
  const Tokens subject = nominal_before(r, cue.first, sentence.first);
  if (subject.empty() || subject.first <= sentence.first + 1) return {};
  const std::string_view before = r.d.word(subject.first - 1);
  if (before != "," && !before.starts_with("\u2014") && !before.starts_with("\u2013")) return {};
  const uint32_t end = cue.end;
  const bool last = end >= sentence.end || r.d.word(end) == ".";
  return last || r.is_comma(end) ? Tokens{subject.first, end} : Tokens{};
}

bool is_passive(const Reading& r, uint32_t verb) {
  if (r.tree.child(verb, Deprel::aux_pass) != kNone || r.tree.child(verb, Deprel::nsubj_pass) != kNone) return true;
  if (r.xpos(verb) != Xpos::VBN && r.xpos(verb) != Xpos::VBD) return false;
  const Deprel relation = r.relation(verb);
  const bool reduced = relation == Deprel::acl || relation == Deprel::advcl;
  return reduced && own_subject(r, verb) == kNone && r.tree.child(verb, Deprel::obj) == kNone &&
         r.tree.child(verb, Deprel::aux) == kNone;
}

uint32_t speaker_head(const Reading& r, const CueMatch& cue, const std::vector<Tokens>& content) {
  if (cue.shape == CueShape::phrase) return speaker_of_phrase(r, cue);
  if (cue.shape == CueShape::noun) return speaker_of_noun(r, cue.first);
  return speaker_of_verb(r, cue.first, content);
}

Tokens speaker_words(const Reading& r, uint32_t head, const CueMatch& cue, const std::vector<Tokens>& content) {
  if (head == kNone) return {};
  Tokens words = r.tree.below(head);
  const auto keep_out = [&](Tokens other) {
    if (other.empty() || !words.overlaps(other)) return;
    if (other.first > head) words.end = std::min(words.end, other.first);
    if (other.end <= head) words.first = std::max(words.first, other.end);
  };
  keep_out({cue.first, cue.end});
  for (const Tokens part : content) {
    if (!part.has(head)) keep_out(part);
  }
  return r.trimmed(words);
}

}  // namespace rapporteur::statements
