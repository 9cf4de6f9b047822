// Which time belongs to what is told at a token.
#include <algorithm>

#include "times/times.h"

namespace rapporteur::times {
namespace {

bool is_point(const Time& time) { return time.kind == TimeKind::date || time.kind == TimeKind::time; }

/// Steps from a token up to another in the tree; kNone if it is not above, or further than any adjunct hangs.
uint32_t steps_up(const Document& document, uint32_t token, uint32_t above) {
  constexpr uint32_t kDeep = 4;
  for (uint32_t steps = 0; steps <= kDeep && token != kNone; ++steps) {
    if (token == above) return steps;
    token = document.heads[token].head;
  }
  return kNone;
}

bool parsed(const Document& document, uint32_t token) {
  return token < document.heads.size() && document.heads[token].relation != Deprel::none;
}

/// The least steps of any of the time's tokens up to the predicate.
uint32_t depth_below(const Document& document, const Time& time, uint32_t predicate) {
  uint32_t best = kNone;
  for (uint32_t token = time.first; token < time.end; ++token) {
    best = std::min(best, steps_up(document, token, predicate));
  }
  return best;
}

const Time* by_tree(const Document& document, std::span<const Time> times, uint32_t token) {
  const Time* best = nullptr;
  uint32_t least = kNone;
  for (const Time& time : times) {
    if (!is_point(time)) continue;
    const uint32_t depth = depth_below(document, time, token);
    if (depth < least) best = &time, least = depth;
  }
  return best;
}

/// True if a mark that ends a clause stands between two tokens.
bool clause_between(const Document& document, uint32_t a, uint32_t b) {
  for (uint32_t token = std::min(a, b); token < std::max(a, b); ++token) {
    const std::string_view word = document.word(token);
    if (word == ";" || word == ":") return true;
  }
  return false;
}

const Time* by_place(const Document& document, std::span<const Time> times, uint32_t token) {
  const Time* best = nullptr;
  uint32_t least = kNone;
  for (const Time& time : times) {
    if (!is_point(time) || clause_between(document, time.first, token)) continue;
    const uint32_t distance = time.first > token ? time.first - token : token - time.first;
    if (distance < least) best = &time, least = distance;
  }
  return best;
}

}  // namespace

std::span<const Time> times_in(const Document& document, uint32_t first, uint32_t end) {
  const auto starts_before = [](const Time& time, uint32_t token) { return time.first < token; };
  const auto from = std::lower_bound(document.times.begin(), document.times.end(), first, starts_before);
  const auto to = std::lower_bound(from, document.times.end(), end, starts_before);
  return {from, to};
}

const Time* time_of(const Document& document, uint32_t token) {
  const Sentence& sentence = document.sentences[document.sentence_of(token)];
  const auto times = times_in(document, sentence.first, sentence.end);
  if (times.empty()) return nullptr;
  if (!parsed(document, token)) return by_place(document, times, token);
  return by_tree(document, times, token);
}

}  // namespace rapporteur::times
