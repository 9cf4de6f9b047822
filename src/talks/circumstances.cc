// Chooses among a sentence's times and places by closeness and by the tree.
#include "talks/circumstances.h"

#include <algorithm>

#include "text/wrapping.h"

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
    if (at != token && reading.is_full_verb(at)) {
      // A verb right of a time that follows the scene's noun took it from there: "talks Wednesday aimed at …".
      return (scene.anchor < token && token < at) || (scene.verb != kNone && continues(reading, scene.verb, at));
    }
    at = reading.document.heads[at].head;
  }
  return true;
}

/// Index of the first that begins in the range or after it; times and places stand in the order of the text.
template <typename T>
uint32_t first_in(const std::vector<T>& things, Range range) {
  const auto it = std::partition_point(things.begin(), things.end(), [&](const T& t) { return t.first < range.first; });
  return static_cast<uint32_t>(it - things.begin());
}

bool names_place(std::string_view preposition) {
  return preposition == "in" || preposition == "near" || preposition == "outside" || preposition == "at";
}

/// The registry's place that begins at a token, else the capitalised words from there on; "" where they name a time or
/// an actor.
std::string place_name(const Reading& reading, uint32_t token) {
  const Document& document = reading.document;
  const uint32_t place = first_in(document.places, {token, token + 1});
  if (place < document.places.size() && document.places[place].first == token) return document.places[place].name;
  const uint32_t time = first_in(document.times, {token, token + 1});
  if (time < document.times.size() && document.times[time].first == token) return "";
  if (time > 0 && document.times[time - 1].end > token) return "";
  if (const uint32_t mention = reading.mention_at(token); mention != kNone && !document.mentions[mention].place)
    return "";
  uint32_t end = token;
  while (end < reading.sentence_range(token).end && document.tags[end].upos == Upos::PROPN &&
         document.tokens[end].capital)
    ++end;
  return end == token ? "" : text::one_line(document.words(document.span_of(token, end)));
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

std::string place_of(const Reading& reading, const Scene& scene) {
  std::string best;
  uint32_t best_cost = kNone;
  for (uint32_t i = scene.range.first + 1; i < scene.range.end; ++i) {
    if (!names_place(reading.document.folded_word(i - 1)) || !reading.document.tokens[i].capital) continue;
    if (!scene.elliptic && !belongs(reading, scene, i)) continue;
    const uint32_t cost = distance(i, scene.anchor);
    const std::string name = place_name(reading, i);
    if (name.empty() || cost >= best_cost) continue;
    best = name;
    best_cost = cost;
  }
  return best;
}

}  // namespace rapporteur::talks
