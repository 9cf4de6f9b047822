// Finds the words of a cue's argument in the tree, and by the next mark where there is no tree.
#include "talks/phrases.h"

#include <algorithm>

#include "talks/parties.h"
#include "text/wrapping.h"

namespace rapporteur::talks {
namespace {

constexpr uint32_t kLongestPhrase = 40;  ///< tokens of an argument that is found without a tree

bool is_argument(Deprel relation) {
  return relation == Deprel::obj || relation == Deprel::ccomp || relation == Deprel::xcomp ||
         relation == Deprel::iobj || relation == Deprel::csubj || relation == Deprel::nmod || relation == Deprel::acl;
}

/// "called for a halt": an oblique whose preposition is part of the cue.
bool by_preposition(const Reading& reading, const Hit& hit, uint32_t child) {
  const Deprel relation = reading.document.heads[child].relation;
  if (relation != Deprel::obl && relation != Deprel::advcl && relation != Deprel::nmod) return false;
  uint32_t preposition = reading.child(child, Deprel::case_);
  if (preposition == kNone) preposition = reading.child(child, Deprel::mark);
  return preposition != kNone && hit.range.holds(preposition);
}

Range joined(Range a, Range b) {
  if (a.empty()) return b;
  return {std::min(a.first, b.first), std::max(a.end, b.end)};
}

/// "withdraw the troops from the town": what follows the object belongs to what is said of it.
bool follows_object(const Reading& reading, uint32_t child, Range range) {
  return !range.empty() && reading.document.heads[child].relation == Deprel::obl &&
         reading.subtree(child).first == range.end;
}

bool opens_quotation(const Reading& reading, uint32_t token) {
  const std::string_view word = reading.document.word(token);
  return word == "“" || word == "\"" || word == "‘";
}

/// Trees often end a phrase too soon: a preposition or participle right after it leads on to the next mark or verb.
Range led_on(const Reading& reading, Range range) {
  const auto& tags = reading.document.tags;
  const uint32_t last = reading.sentence_range(range.first).end;
  if (range.end >= last) return range;
  uint32_t end = range.end;
  if (opens_quotation(reading, end) && end + 1 < last) ++end;
  const bool infinitive = tags[end].xpos == Xpos::TO && end + 1 < last;
  if (!infinitive && tags[end].upos != Upos::ADP && tags[end].xpos != Xpos::VBG) return range;
  end += infinitive ? 2 : 1;
  while (end < last && tags[end].upos != Upos::PUNCT && tags[end].upos != Upos::CCONJ &&
         tags[end].upos != Upos::SCONJ && !(reading.is_full_verb(end) && tags[end].xpos != Xpos::VBG)) {
    ++end;
  }
  return {range.first, end};
}

Range from_tree(const Reading& reading, const Hit& hit) {
  Range range;
  const auto& heads = reading.document.heads;
  for (uint32_t t = hit.range.first; t < hit.range.end; ++t) {
    for (uint32_t c = heads[t].first_child; c != kNone; c = heads[c].next_sibling) {
      if (c < hit.range.end) continue;
      if (is_argument(heads[c].relation) || by_preposition(reading, hit, c) || follows_object(reading, c, range))
        range = joined(range, reading.subtree(c));
    }
  }
  range.first = std::max(range.first, hit.range.end);
  return range;
}

bool ends_phrase(const Reading& reading, uint32_t token) {
  const std::string_view word = reading.document.word(token);
  return word == "," || word == ";" || word == "." || word == ":" || word == "–" || word == "—";
}

bool is_relative(const Reading& reading, uint32_t token) {
  const Xpos tag = reading.document.tags[token].xpos;
  return tag == Xpos::WDT || tag == Xpos::WP;
}

/// The noun that a passive participle or relative clause describes: "a step welcomed by Oman", "which is claimed by
/// Chile".
uint32_t described_noun(const Reading& reading, uint32_t verb) {
  const Head& head = reading.document.heads[verb];
  const bool describes = head.relation == Deprel::acl || head.relation == Deprel::acl_relcl;
  const bool passive =
      reading.child(verb, Deprel::obl_agent) != kNone || reading.child(verb, Deprel::nsubj_pass) != kNone;
  return describes && passive ? head.head : kNone;
}

/// The words of a described noun. "…, a move welcomed by Oman" says nothing itself: there the clause before it is
/// meant.
Range before_description(const Reading& reading, uint32_t noun, const Hit& hit) {
  const Range words = reading.subtree(noun);
  const bool bare = noun - std::min(words.first, noun) <= 1 && reading.mention_at(noun) == kNone;
  if (bare) return trimmed(reading, {reading.sentence_range(noun).first, words.first});
  const uint32_t first = words.first;
  return trimmed(reading, within_statement(reading, noun, {first, std::max(hit.range.first, first)}));
}

Range from_marks(const Reading& reading, const Hit& hit) {
  const uint32_t last = std::min(reading.sentence_range(hit.token).end, hit.range.end + kLongestPhrase);
  uint32_t end = hit.range.end;
  while (end < last && !ends_phrase(reading, end)) ++end;
  return {hit.range.end, end};
}

/// "sign the pact after talks in Cairo": when it is done is no part of what is done.
Range without_occasion(const Reading& reading, Range range) {
  for (uint32_t i = range.first + 1; i < range.end; ++i) {
    const Upos tag = reading.document.tags[i].upos;
    if (tag != Upos::NOUN && tag != Upos::ADV && reading.hit_at(CueKind::occasion, i) != nullptr)
      return {range.first, i};
  }
  return range;
}

/// "agreed on Friday to resume": a day right after the cue is no part of the issue.
Range without_day(const Reading& reading, Range range) {
  const auto& times = reading.document.times;
  const auto time =
      std::partition_point(times.begin(), times.end(), [&](const Time& t) { return t.first < range.first; });
  if (time != times.end() && time->first == range.first && time->end < range.end) range.first = time->end;
  return range;
}

bool is_loose(const Reading& reading, uint32_t token) {
  const Upos tag = reading.document.tags[token].upos;
  return tag == Upos::PUNCT || tag == Upos::CCONJ || reading.document.folded_word(token) == "that";
}

/// A quotation mark at the end belongs to the phrase if it was opened inside it.
bool closes_inside(const Reading& reading, Range range) {
  const std::string_view word = reading.document.word(range.end - 1);
  if (word != "\"" && word != "”" && word != "'" && word != "’") return false;
  for (uint32_t i = range.first; i + 1 < range.end; ++i) {
    const std::string_view other = reading.document.word(i);
    if (other == "\"" || other == "“" || other == "'" || other == "‘") return true;
  }
  return false;
}

}  // namespace

Range trimmed(const Reading& reading, Range range) {
  while (!range.empty() && is_loose(reading, range.first)) ++range.first;
  while (!range.empty() && is_loose(reading, range.end - 1) && !closes_inside(reading, range)) --range.end;
  return range;
}

Range within_statement(const Reading& reading, uint32_t token, Range range) {
  const Range sentence = reading.sentence_range(token);
  range = {std::max(range.first, sentence.first), std::min(range.end, sentence.end)};
  const uint32_t statement = reading.statement_at(token);
  if (statement == kNone) return range;
  for (const Span content : reading.document.statements[statement].content) {
    const Range held = reading.tokens_of(content);
    if (held.holds(token))
      return {std::max(range.first, held.first), std::max(token + 1, std::min(range.end, held.end))};
  }
  return range;
}

Range argument_of(const Reading& reading, const Hit& hit) {
  Range range;
  if (reading.parsed(hit.token)) {
    const uint32_t subject = reading.child(hit.token, Deprel::nsubj_pass);
    const bool single = hit.range.end - hit.range.first == 1;  // of "is committed to" the issue follows
    if (single && subject != kNone && !is_relative(reading, subject)) {
      return trimmed(reading, within_statement(reading, subject, reading.subtree(subject)));
    }
    if (const uint32_t noun = described_noun(reading, hit.token); noun != kNone)
      return before_description(reading, noun, hit);
    range = from_tree(reading, hit);
  }
  range = range.empty() ? from_marks(reading, hit) : led_on(reading, range);
  if (range.empty()) return range;
  range = without_occasion(reading, without_day(reading, range));
  return trimmed(reading, within_statement(reading, range.first, range));
}

Range clause_of(const Reading& reading, uint32_t predicate) {
  Range range = within_statement(reading, predicate, reading.subtree(predicate));
  // The later halves of a sentence are clauses of their own, where they have a subject of their own.
  const auto& heads = reading.document.heads;
  for (uint32_t c = heads[predicate].first_child; c != kNone; c = heads[c].next_sibling) {
    const bool own = heads[c].relation == Deprel::parataxis ||
                     (heads[c].relation == Deprel::conj && reading.child(c, Deprel::nsubj) != kNone);
    if (own && c > predicate) range.end = std::min(range.end, reading.subtree(c).first);
    if (heads[c].relation == Deprel::parataxis && c < predicate)
      range.first = std::max(range.first, reading.subtree(c).end);
  }
  return trimmed(reading, range);
}

Range deed_of(const Reading& reading, uint32_t verb) {
  Range range = clause_of(reading, verb);
  range.first = std::max(range.first, verb);
  const auto& heads = reading.document.heads;
  for (uint32_t c = heads[verb].first_child; c != kNone; c = heads[c].next_sibling) {
    if (c > verb && heads[c].relation == Deprel::conj && reading.is_verb(c))
      range.end = std::min(range.end, reading.subtree(c).first);
  }
  return trimmed(reading, without_occasion(reading, range));
}

std::string words_of(const Reading& reading, Range range) {
  if (range.empty()) return "";
  return text::one_line(reading.document.words(reading.document.span_of(range.first, range.end)));
}

Span span_of(const Reading& reading, Range range) { return reading.document.span_of(range.first, range.end); }

uint32_t speaker_at(const Reading& reading, uint32_t token) {
  const uint32_t statement = reading.statement_at(token);
  return statement == kNone ? kNone : reading.document.statements[statement].speaker;
}

bool is_speaker_word(const Reading& reading, uint32_t token) {
  return token != kNone && reading.hit_at(CueKind::speaker_word, token) != nullptr;
}

std::vector<uint32_t> each_of(const Document& document, uint32_t actor) {
  if (actor == kNone) return {};
  const Actor& whole = document.actors[actor];
  return whole.kind == ActorKind::joint ? whole.members : std::vector<uint32_t>{actor};
}

std::vector<uint32_t> doers_of(const Reading& reading, const Hit& hit) {
  if (const uint32_t s = reading.cue_at(hit.token); s != kNone) {
    return each_of(reading.document, reading.document.statements[s].speaker);
  }
  uint32_t subject = reading.subject(hit.token);
  if (subject == kNone && hit.range.end - hit.range.first > 1) subject = reading.child(hit.token, Deprel::nsubj_pass);
  const uint32_t speaker = speaker_at(reading, hit.token);
  if (speaker != kNone && (subject == kNone || is_speaker_word(reading, subject)))
    return each_of(reading.document, speaker);
  if (is_speaker_word(reading, subject)) return {};
  return actors_of(reading, subject);
}

}  // namespace rapporteur::talks
