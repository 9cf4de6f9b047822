// Climbs from each time of the sentence to the predicate that it modifies.
#include "predicates/circumstances.h"

#include <algorithm>

namespace rapporteur::predicates {
namespace {

constexpr int kMaxSteps = 12;  // deeper than any modifier of a time

bool is_predicate(const Document& d, uint32_t token) {
  return d.tags[token].upos == Upos::VERB || d.heads[token].head == kNone;
}

/// The token of the time whose head stands outside it.
uint32_t head_of(const Document& d, const Time& time) {
  for (uint32_t t = time.first; t < time.end; ++t) {
    const uint32_t head = d.heads[t].head;
    if (head == kNone || head < time.first || head >= time.end) return t;
  }
  return time.first;
}

/// The event itself, or the first verb, that the time hangs on.
uint32_t governor(const Document& d, const Time& time, uint32_t predicate) {
  uint32_t t = d.heads[head_of(d, time)].head;
  for (int steps = 0; t != kNone && steps < kMaxSteps; ++steps, t = d.heads[t].head) {
    if (t == predicate || is_predicate(d, t)) return t;
  }
  return kNone;
}

/// The predicates whose modifiers count: its own, its first conjunct's, and those of the verb that a noun depends on.
bool shares_modifiers(const Document& d, uint32_t predicate, uint32_t verb) {
  for (uint32_t t = predicate, steps = 0; t != kNone && steps < 3; ++steps) {
    if (t == verb) return true;
    const Deprel relation = d.heads[t].relation;
    const bool shared = relation == Deprel::conj || relation == Deprel::xcomp || d.tags[t].upos != Upos::VERB;
    if (!shared) return false;
    t = d.heads[t].head;
  }
  return false;
}

}  // namespace

const Time* time_at(const Document& d, uint32_t token) {
  const auto after =
      std::partition_point(d.times.begin(), d.times.end(), [&](const Time& time) { return time.first <= token; });
  return after != d.times.begin() && token < std::prev(after)->end ? &*std::prev(after) : nullptr;
}

std::string date_of(const Document& document, uint32_t predicate) {
  const Sentence& sentence = document.sentences[document.sentence_of(predicate)];
  const Time* best = nullptr;
  uint32_t nearest = 0xffffffff;
  auto at = std::lower_bound(document.times.begin(), document.times.end(), sentence.first,
                             [](const Time& time, uint32_t first) { return time.first < first; });
  for (; at != document.times.end() && at->end <= sentence.end; ++at) {
    const Time& time = *at;
    if (time.edtf.empty()) continue;
    if (time.kind != TimeKind::date && time.kind != TimeKind::time) continue;
    const uint32_t verb = governor(document, time, predicate);
    if (verb == kNone || !shares_modifiers(document, predicate, verb)) continue;
    const uint32_t distance = time.first > predicate ? time.first - predicate : predicate - time.first;
    if (distance < nearest) {
      nearest = distance;
      best = &time;
    }
  }
  return best == nullptr ? "" : best->edtf.substr(0, best->edtf.find('T'));
}

}  // namespace rapporteur::predicates
