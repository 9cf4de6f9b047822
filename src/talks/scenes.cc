// Finds nouns and verbs of meeting and cuts each sentence into the parts that belong to each.
#include "talks/scenes.h"

#include <algorithm>
#include <array>

namespace rapporteur::talks {
namespace {

constexpr std::array<std::string_view, 12> kMeasures = {"day",   "days",   "round", "rounds", "hour",  "hours",
                                                        "start", "series", "set",   "stage",  "phase", "week"};

bool is_measure(std::string_view word) {
  return std::find(kMeasures.begin(), kMeasures.end(), word) != kMeasures.end();
}

/// Out of "the second round of the talks" up to "round": what is measured and its measure are one meeting.
uint32_t outermost(const Reading& reading, uint32_t noun) {
  uint32_t at = noun;
  for (int climb = 0; climb < 4; ++climb) {
    const Head& head = reading.document.heads[at];
    if (head.relation != Deprel::nmod || head.head == kNone) break;
    const uint32_t preposition = reading.child(at, Deprel::case_);
    if (preposition == kNone || reading.document.folded_word(preposition) != "of") break;
    const bool meeting = reading.hit_at(CueKind::meeting_word, head.head) != nullptr;
    if (!meeting && !is_measure(reading.lemma(head.head))) break;
    at = head.head;
  }
  return at;
}

/// The verb that a noun is an argument of; kNone where there is none.
uint32_t governing_verb(const Reading& reading, uint32_t noun) {
  const auto& heads = reading.document.heads;
  uint32_t at = noun;
  for (int climb = 0; climb < 6; ++climb) {
    const uint32_t head = heads[at].head;
    if (head == kNone) return reading.is_verb(at) ? at : kNone;
    if (reading.is_verb(head)) return head;
    if (reading.child(head, Deprel::cop) != kNone || heads[at].relation == Deprel::nsubj) return head;
    at = head;
  }
  return kNone;
}

bool is_act(const Reading& reading, const Hit& hit) {
  return hit.cue.kind == CueKind::meeting_act && reading.document.tags[hit.token].upos == Upos::VERB;
}

bool is_noun(const Reading& reading, const Hit& hit) {
  if (hit.cue.kind != CueKind::meeting_word || static_cast<MeetingSort>(hit.cue.sort) == MeetingSort::none)
    return false;
  const Upos tag = reading.document.tags[hit.token].upos;
  return tag == Upos::NOUN || tag == Upos::PROPN || tag == Upos::X;
}

/// A noun that only measures a later one: "round" in "the second round of the talks".
bool is_measure_of_other(const Reading& reading, uint32_t h, uint32_t end) {
  for (uint32_t other = h + 1; other < end; ++other) {
    const Hit& hit = reading.hits[other];
    if (!is_noun(reading, hit) || hit.token == reading.hits[h].token) continue;
    return outermost(reading, hit.token) == reading.hits[h].token;
  }
  return false;
}

void add_scenes(const Reading& reading, uint32_t sentence, std::vector<MeetingScene>& scenes) {
  const auto [begin, end] = reading.hits_of(sentence);
  uint32_t taken = 0;
  for (uint32_t h = begin; h < end; ++h) {
    const Hit& hit = reading.hits[h];
    const bool verb = is_act(reading, hit);
    if (!verb && (!is_noun(reading, hit) || is_measure_of_other(reading, h, end))) continue;
    if (hit.range.first < taken || reading.document.in_furniture(reading.document.tokens[hit.token].span)) continue;
    taken = hit.range.end;
    MeetingScene scene;
    scene.hit = &hit;
    scene.verb = verb;
    scene.top = verb ? hit.token : outermost(reading, hit.token);
    scene.scene.anchor = hit.token;
    scene.scene.verb = verb ? hit.token : governing_verb(reading, scene.top);
    scenes.push_back(scene);
  }
}

/// Where the part of the later of two scenes begins: at the last mark or conjunction between them.
uint32_t boundary(const Reading& reading, const Hit& left, const Hit& right) {
  const auto& tags = reading.document.tags;
  for (uint32_t i = right.range.first; i > left.range.end; --i) {
    const Upos tag = tags[i - 1].upos;
    if (tag == Upos::CCONJ || (tag == Upos::PUNCT && reading.document.word(i - 1) != "-")) return i - 1;
  }
  return std::max(left.range.end, reading.subtree(right.token).first);
}

bool has_verb(const Reading& reading, Range range, uint32_t anchor) {
  for (uint32_t i = range.first; i < range.end; ++i) {
    if (i != anchor && reading.document.tags[i].upos == Upos::VERB) return true;
  }
  return false;
}

/// What is said inside a quotation or a reported clause stays there.
Range inside_statement(const Reading& reading, uint32_t token, Range range) {
  const uint32_t statement = reading.statement_at(token);
  while (range.first < token && reading.statement_at(range.first) != statement) ++range.first;
  while (range.end > token + 1 && reading.statement_at(range.end - 1) != statement) --range.end;
  return range;
}

void cut(const Reading& reading, uint32_t sentence, std::span<MeetingScene> scenes) {
  const Sentence& s = reading.document.sentences[sentence];
  uint32_t first = s.first;
  for (size_t i = 0; i < scenes.size(); ++i) {
    const uint32_t end = i + 1 < scenes.size() ? boundary(reading, *scenes[i].hit, *scenes[i + 1].hit) : s.end;
    Scene& scene = scenes[i].scene;
    scene.range = inside_statement(reading, scene.anchor, {first, std::max(end, scene.anchor + 1)});
    scene.elliptic = i > 0 && !scenes[i].verb && !has_verb(reading, scene.range, scene.anchor);
    scenes[i].later = i > 0;
    first = end;
  }
}

}  // namespace

std::vector<MeetingScene> meeting_scenes(const Reading& reading) {
  std::vector<MeetingScene> scenes;
  for (uint32_t s = 0; s < reading.document.sentences.size(); ++s) {
    const size_t begin = scenes.size();
    add_scenes(reading, s, scenes);
    cut(reading, s, std::span(scenes).subspan(begin));
  }
  return scenes;
}

}  // namespace rapporteur::talks
