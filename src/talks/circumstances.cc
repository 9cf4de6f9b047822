// Chooses among a sentence's times and places by closeness and by the tree.
#include "talks/circumstances.h"

#include <algorithm>

namespace rapporteur::talks {
namespace {

constexpr int kMaxClimb = 12;

uint32_t distance(uint32_t a, uint32_t b) { return a > b ? a - b : b - a; }

/// "visited Doha on Tuesday and held talks": what is said of an earlier verb of the row holds for the later ones.
bool continues(const Reading& reading, uint32_t verb, uint32_t earlier) {
  for (int climb = 0; climb < kMaxClimb && verb != kNone; ++climb) {
    if (verb == earlier) return true;
    const Head& head = reading.document.heads[verb];
    const bool row = head.relation == Deprel::conj || head.relation == Deprel::xcomp || head.relation == Deprel::acl ||
                     head.relation == Deprel::advcl;
    if (!row) return false;
    verb = head.head;
  }
  return false;
}

/// True if the tree does not hang the token on another verb than the scene's.
bool belongs(const Reading& reading, const Scene& scene, uint32_t token) {
  uint32_t at = token;
  for (int climb = 0; climb < kMaxClimb && at != kNone; ++climb) {
    if (at == scene.anchor || at == scene.verb) return true;
    if (at != token && reading.document.tags[at].upos == Upos::VERB)
      return scene.verb != kNone && continues(reading, scene.verb, at);
    at = reading.document.heads[at].head;
  }
  return true;
}

std::string_view word_before(const Reading& reading, uint32_t token) {
  const uint32_t first = reading.sentence_range(token).first;
  for (uint32_t i = token; i > first && token - i < 3; --i) {
    if (reading.document.tags[i - 1].upos == Upos::ADP) return reading.document.folded_word(i - 1);
    if (reading.document.tags[i - 1].upos != Upos::DET && reading.document.tags[i - 1].upos != Upos::ADJ) break;
  }
  return "";
}

/// Index of the first that begins in the range or after it; times and places stand in the order of the text.
template <typename T>
uint32_t first_in(const std::vector<T>& things, Range range) {
  const auto it = std::partition_point(things.begin(), things.end(), [&](const T& t) { return t.first < range.first; });
  return static_cast<uint32_t>(it - things.begin());
}

bool names_place(std::string_view preposition) {
  return preposition == "in" || preposition == "at" || preposition == "near" || preposition == "outside";
}

}  // namespace

std::string day_edtf(const Time& time) {
  if (time.kind == TimeKind::set || time.edtf.empty()) return "";
  const bool one_day = time.days.first && time.days.last && *time.days.first == *time.days.last;
  if (one_day) return to_string(*time.days.first);
  return time.edtf.find('T') == std::string::npos ? time.edtf : "";
}

uint32_t time_of(const Reading& reading, const Scene& scene) {
  uint32_t best = kNone, best_cost = kNone;
  const auto& times = reading.document.times;
  for (uint32_t t = first_in(times, scene.range); t < times.size() && times[t].first < scene.range.end; ++t) {
    if (day_edtf(times[t]).empty()) continue;
    if (times[t].kind == TimeKind::duration) continue;
    if (!scene.elliptic && !belongs(reading, scene, times[t].end - 1)) continue;
    const uint32_t anchor = scene.verb == kNone ? scene.anchor : scene.verb;
    const bool one_day = times[t].days.first && times[t].days.first == times[t].days.last;
    const uint32_t cost =
        std::min(distance(times[t].first, anchor), distance(times[t].first, scene.anchor)) + (one_day ? 0 : 8);
    if (cost < best_cost) {
      best = t;
      best_cost = cost;
    }
  }
  return best;
}

uint32_t place_of(const Reading& reading, const Scene& scene) {
  uint32_t best = kNone, best_cost = kNone;
  const auto& places = reading.document.places;
  for (uint32_t p = first_in(places, scene.range); p < places.size() && places[p].first < scene.range.end; ++p) {
    if (!names_place(word_before(reading, places[p].first))) continue;
    if (!scene.elliptic && !belongs(reading, scene, places[p].end - 1)) continue;
    const uint32_t cost = distance(places[p].first, scene.anchor);
    if (cost < best_cost) {
      best = p;
      best_cost = cost;
    }
  }
  return best;
}

}  // namespace rapporteur::talks
