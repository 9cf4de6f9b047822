// Finds the words of a cue's argument in the tree, and by the next mark where there is no tree.
#include "talks/phrases.h"

#include <algorithm>

#include "talks/parties.h"
#include "text/wrapping.h"

namespace rapporteur::talks {
namespace {

constexpr uint32_t kLongPhrase = 15;     ///< tokens of an issue after which a circumstance is left out
constexpr uint32_t kLongestPhrase = 40;  ///< tokens of an issue: what goes on longer says more than what it is about

Tokens joined(Tokens a, Tokens b) {
  if (a.empty()) return b;
  return {std::min(a.first, b.first), std::max(a.end, b.end)};
}

bool opens_quotation(const Reading& reading, uint32_t token) {
  const Xpos tag = reading.document.tags[token].xpos;
  return tag == Xpos::OPEN_QUOTE || reading.document.word(token) == "\"";
}

/// Trees often end a phrase too soon: a preposition or participle right after it leads on to the next mark or verb.
Tokens led_on(const Reading& reading, Tokens range) {
  const auto& tags = reading.document.tags;
  const uint32_t last = reading.sentence_range(range.first).end;
  if (range.end >= last) return range;
  uint32_t end = range.end;
  if (opens_quotation(reading, end) && end + 1 < last) ++end;
  const bool infinitive = tags[end].xpos == Xpos::TO && end + 1 < last;
  const bool gerund = tags[end].upos == Upos::SCONJ && end + 1 < last && tags[end + 1].xpos == Xpos::VBG;
  if (!infinitive && !gerund && tags[end].upos != Upos::ADP && tags[end].xpos != Xpos::VBG) return range;
  end += infinitive || gerund ? 2 : 1;
  while (end < last && tags[end].upos != Upos::PUNCT && tags[end].upos != Upos::CCONJ &&
         tags[end].upos != Upos::SCONJ && !(reading.is_full_verb(end) && tags[end].xpos != Xpos::VBG)) {
    ++end;
  }
  return {range.first, end};
}

/// "for the plan", "to join the talks": the preposition or the "to" before them belongs to the frame.
Tokens without_marks_of_role(const Reading& reading, Tokens range) {
  while (range.first + 1 < range.end) {
    const Tag& tag = reading.document.tags[range.first];
    if (tag.upos != Upos::ADP && tag.xpos != Xpos::TO) break;
    ++range.first;
  }
  return range;
}

/// "attaches importance to the truce": the object belongs to the verb, and what the frame is about stands behind it.
bool has_empty_object(const Frame& frame) {
  return frame.object != kNone && frame.object == frame.arguments.object && frame.content != kNone &&
         frame.content > frame.object;
}

/// The object, the complement and what stands after the prepositions of the frame's content, right of the predicate;
/// and what goes on right after the object ("withdraw the troops from the town").
Tokens from_arguments(const Reading& reading, const Frame& frame) {
  const Document& d = reading.document;
  const uint32_t bearer = frame.noun != kNone ? frame.noun : frame.predicate;
  Tokens range;
  const auto take = [&](uint32_t token) {
    if (token != kNone && token > bearer) range = joined(range, reading.subtree(token));
  };
  if (frame.noun == kNone && !has_empty_object(frame)) {
    take(frame.arguments.iobj);
    take(frame.arguments.object);
    take(frame.arguments.complement);
  }
  take(frame.content);
  for (uint32_t c = d.heads[bearer].first_child; c != kNone; c = d.heads[c].next_sibling) {
    const bool follows = d.heads[c].relation == Deprel::obl && !range.empty() && reading.subtree(c).first == range.end;
    if (follows && frame.noun == kNone) range.end = reading.subtree(c).end;
  }
  range.first = std::max(range.first, bearer + 1);
  return without_marks_of_role(reading, range);
}

/// "a step welcomed by Oman", "which is claimed by Chile": the words of the noun that is described. "…, a move welcomed
/// by Oman" says nothing itself: there the clause before it is meant.
Tokens before_description(const Reading& reading, uint32_t noun, uint32_t verb) {
  const Tokens words = reading.subtree(noun);
  const bool bare = noun - std::min(words.first, noun) <= 1 && reading.mention_at(noun) == kNone;
  if (bare) return trimmed(reading, {reading.sentence_range(noun).first, words.first});
  uint32_t end = reading.subtree(verb).first;
  return without_marks_of_role(
      reading, trimmed(reading, within_statement(reading, noun, {words.first, std::max(end, words.first)})));
}

/// The subject of a passive, or the noun that a participle describes; empty: the frame is in the active voice.
Tokens patient_of(const Reading& reading, const Frame& frame) {
  const uint32_t object = frame.arguments.object;
  if (frame.noun != kNone || object == kNone || object > frame.predicate) return {};
  const bool clause =
      frame.arguments.complement != kNone || (frame.content != kNone && frame.content > frame.predicate);
  if (clause) return {};  // "Mali was urged to": what is asked for is said after it
  const Head& head = reading.document.heads[frame.predicate];
  if (head.head == object) return before_description(reading, object, frame.predicate);
  const Tokens words = reading.subtree(object);
  return without_marks_of_role(
      reading,
      trimmed(reading, within_statement(reading, object, {words.first, std::min(words.end, frame.predicate)})));
}

/// "sign the pact after talks in Cairo": when it is done is no part of what is done.
Tokens without_occasion(const Reading& reading, Tokens range) {
  for (uint32_t i = range.first + 1; i < range.end; ++i) {
    const Upos tag = reading.document.tags[i].upos;
    if (tag != Upos::NOUN && tag != Upos::ADV && reading.hit_at(PhraseKind::occasion, i) != nullptr)
      return {range.first, i};
  }
  return range;
}

/// "agreed on Friday to resume": a day right after the cue is no part of the issue.
Tokens without_day(const Reading& reading, Tokens range) {
  const auto& times = reading.document.times;
  const auto time =
      std::partition_point(times.begin(), times.end(), [&](const Time& t) { return t.first < range.first; });
  if (time != times.end() && time->first == range.first && time->end < range.end) range.first = time->end;
  return range;
}

bool is_loose(const Reading& reading, uint32_t token) {
  const Upos tag = reading.document.tags[token].upos;
  return tag == Upos::PUNCT || tag == Upos::CCONJ || tag == Upos::SCONJ;
}

/// A quotation mark at the end belongs to the phrase if it was opened inside it.
bool closes_inside(const Reading& reading, Tokens range) {
  const auto is_mark = [&](uint32_t token, Xpos side) {
    return reading.document.tags[token].xpos == side || reading.document.word(token) == "\"";
  };
  if (!is_mark(range.end - 1, Xpos::CLOSE_QUOTE)) return false;
  for (uint32_t i = range.first; i + 1 < range.end; ++i) {
    if (is_mark(i, Xpos::OPEN_QUOTE)) return true;
  }
  return false;
}

}  // namespace

Tokens trimmed(const Reading& reading, Tokens range) {
  while (!range.empty() && is_loose(reading, range.first)) ++range.first;
  while (!range.empty() && is_loose(reading, range.end - 1) && !closes_inside(reading, range)) --range.end;
  return range;
}

Tokens within_statement(const Reading& reading, uint32_t token, Tokens range) {
  const Tokens sentence = reading.sentence_range(token);
  range = {std::max(range.first, sentence.first), std::min(range.end, sentence.end)};
  const uint32_t statement = reading.statement_at(token);
  if (statement == kNone) return range;
  for (const Span content : reading.document.statements[statement].content) {
    const Tokens held = reading.tokens_of(content);
    if (held.has(token)) return {std::max(range.first, held.first), std::max(token + 1, std::min(range.end, held.end))};
  }
  return range;
}

Tokens argument_of(const Reading& reading, const Frame& frame) {
  if (const Tokens patient = patient_of(reading, frame); !patient.empty()) return patient;
  Tokens range = from_arguments(reading, frame);
  if (range.empty()) return range;
  range = without_occasion(reading, without_day(reading, led_on(reading, range)));
  const bool spoken = reading.statement_at(frame.predicate) != kNone || range.first < frame.predicate;
  return trimmed(reading, spoken ? within_statement(reading, range.first, range) : range);
}

Tokens clause_of(const Reading& reading, uint32_t predicate) {
  Tokens range = within_statement(reading, predicate, reading.subtree(predicate));
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

Tokens deed_of(const Reading& reading, uint32_t verb) {
  Tokens range = clause_of(reading, verb);
  range.first = std::max(range.first, verb);
  const auto& heads = reading.document.heads;
  for (uint32_t c = heads[verb].first_child; c != kNone; c = heads[c].next_sibling) {
    if (c > verb && heads[c].relation == Deprel::conj && reading.is_verb(c))
      range.end = std::min(range.end, reading.subtree(c).first);
  }
  return trimmed(reading, without_occasion(reading, range));
}

Tokens without_aside(const Reading& reading, Tokens range) {
  if (range.empty()) return range;
  const auto& tags = reading.document.tags;
  for (uint32_t i = range.first + 2; i + 1 < range.end; ++i) {
    if (reading.document.word(i) != ",") continue;
    const Upos next = tags[i + 1].upos;
    const bool aside = next == Upos::SCONJ || tags[i + 1].xpos == Xpos::VBG || reading.in(i + 1, rules::kClassRelative);
    const bool late = next == Upos::ADP && i >= range.first + kLongPhrase;
    if (aside || late || i >= range.first + kLongestPhrase) return trimmed(reading, {range.first, i});
  }
  return range.end - range.first <= kLongestPhrase ? range
                                                   : trimmed(reading, {range.first, range.first + kLongestPhrase});
}

bool names_something(const Reading& reading, Tokens range, bool verbs) {
  for (uint32_t i = range.first; i < range.end; ++i) {
    const Upos tag = reading.document.tags[i].upos;
    if (tag == Upos::NOUN || tag == Upos::PROPN || (verbs && tag == Upos::VERB)) return true;
  }
  return false;
}

std::string words_of(const Reading& reading, Tokens range) {
  if (range.empty()) return "";
  return text::one_line(reading.document.words(reading.document.span_of(range.first, range.end)));
}

Span span_of(const Reading& reading, Tokens range) { return reading.document.span_of(range.first, range.end); }

uint32_t speaker_at(const Reading& reading, uint32_t token) {
  const uint32_t statement = reading.statement_at(token);
  return statement == kNone ? kNone : reading.document.statements[statement].speaker;
}

bool is_speaker_word(const Reading& reading, uint32_t token) {
  return token != kNone && reading.hit_at(PhraseKind::speaker_word, token) != nullptr;
}

std::vector<uint32_t> each_of(const Document& document, uint32_t actor) {
  if (actor == kNone) return {};
  const Actor& whole = document.actors[actor];
  return whole.kind == ActorKind::joint ? whole.members : std::vector<uint32_t>{actor};
}

std::vector<uint32_t> actors_of(const Reading& reading, std::span<const Filler> fillers) {
  std::vector<uint32_t> actors;
  for (const Filler& filler : fillers) {
    if (filler.place) continue;
    for (const uint32_t actor : each_of(reading.document, filler.actor)) {
      if (std::find(actors.begin(), actors.end(), actor) == actors.end()) actors.push_back(actor);
    }
  }
  return actors;
}

std::vector<uint32_t> doers_of(const Reading& reading, const Frame& frame) {
  const uint32_t bearer = frame.noun != kNone ? frame.noun : frame.predicate;
  const std::vector<uint32_t> named = actors_of(reading, reading.document.sources_of(frame));
  if (const uint32_t s = reading.cue_at(bearer); s != kNone) {
    const std::vector<uint32_t> speakers = each_of(reading.document, reading.document.statements[s].speaker);
    const bool row = named.size() > speakers.size() && std::all_of(speakers.begin(), speakers.end(), [&](uint32_t a) {
                       return std::find(named.begin(), named.end(), a) != named.end();
                     });
    return row ? named : speakers;  // a statement knows one speaker, and a row of them has several
  }
  const uint32_t subject = frame.arguments.subject;
  const uint32_t speaker = speaker_at(reading, frame.predicate);
  const auto sources = reading.frames.roles_of(reading.rule(frame).source);
  const bool said = !sources.empty() && sources.front().kind == frames::RoleKind::speaker;
  if (said && (frame.arguments.passive || subject == kNone || frame.arguments.complement != kNone)) return {};
  if (said || is_speaker_word(reading, subject)) return each_of(reading.document, speaker);
  if (const std::vector<uint32_t> leaders = leaders_of(reading, bearer); !leaders.empty()) return leaders;
  const bool nobody = frame.noun != kNone ? named.empty() : subject == kNone;
  return nobody && speaker != kNone ? each_of(reading.document, speaker) : named;
}

std::vector<uint32_t> leaders_of(const Reading& reading, uint32_t token) {
  if (!reading.opens_point(token)) return {};
  const Sentence& lead = reading.document.sentences[reading.lead_at(token)];
  for (uint32_t i = lead.first; i < lead.end; ++i) {
    if (reading.is_full_verb(i)) return {};
  }
  return actors_in(reading, {lead.first, lead.end});
}

bool is_told(const Predicate& predicate) {
  return predicate.standing == Standing::asserted || predicate.standing == Standing::reported;
}

bool is_own_doing(const Reading& reading, const Predicate& predicate) {
  if (!is_told(predicate) || predicate.mood == Mood::obligation) return false;
  return predicate.modal == kNone || !reading.in(predicate.modal, rules::kClassUnreal);
}

Polarity polarity_of(const Predicate& carrier, const Frame& frame) {
  return frame.arguments.polarity != Polarity::affirmed ? frame.arguments.polarity : carrier.polarity;
}

const Predicate* carrier_of(const Reading& reading, const Frame& frame) {
  const Head& head = reading.document.heads[frame.predicate];
  const bool governed = frame.noun == frame.predicate && head.head != kNone &&
                        (head.relation == Deprel::obj || head.relation == Deprel::obl);
  const Predicate* verb = governed ? reading.document.predicate(head.head) : nullptr;
  return verb != nullptr ? verb : reading.document.predicate(frame.predicate);
}

}  // namespace rapporteur::talks
