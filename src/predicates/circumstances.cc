// Chooses among a sentence's times and places by the tree, and among those by closeness.
#include "predicates/circumstances.h"

#include <algorithm>

#include "predicates/arguments.h"
#include "text/wrapping.h"

namespace rapporteur::predicates {
namespace {

using namespace rules;

constexpr int kMaxClimb = 12;       ///< deeper than any modifier of a time
constexpr uint32_t kVague = 8;      ///< tokens by which a single day may stand further off than a stretch
constexpr uint32_t kMostWords = 8;  ///< between a preposition and the place it marks: "in the resort town of"

uint32_t distance(uint32_t a, uint32_t b) { return a > b ? a - b : b - a; }

bool one_day(const Time& time) { return time.days.first && time.days.last && *time.days.first == *time.days.last; }

/// A verb that is no part of a name: taggers take the "United" of a state's name for one.
bool is_full_verb(const Document& d, uint32_t token) {
  return d.tags[token].upos == Upos::VERB && (d.mention_at.empty() || d.mention_at[token] == kNone);
}

/// "visited Doha on Tuesday and held talks": what is said of an earlier verb of the row holds for the later ones.
bool continues(const Document& d, uint32_t verb, uint32_t earlier) {
  for (int climb = 0; climb < kMaxClimb && verb != kNone; ++climb) {
    if (verb == earlier) return true;
    const Head& head = d.heads[verb];
    const bool row = head.relation == Deprel::conj || head.relation == Deprel::xcomp || head.relation == Deprel::acl ||
                     head.relation == Deprel::advcl;
    if (!row) return false;
    verb = head.head;
  }
  return false;
}

/// The token of a stretch whose head stands outside it.
uint32_t head_of(const Document& d, uint32_t first, uint32_t end) {
  for (uint32_t t = first; t < end; ++t) {
    const uint32_t head = d.heads[t].head;
    if (head == kNone || head < first || head >= end) return t;
  }
  return first;
}

/// True if the tree does not hang the token on another verb than the scope's.
bool belongs(const Document& d, const Scope& scope, uint32_t token) {
  if (scope.elliptic) return true;
  uint32_t at = token;
  for (int climb = 0; climb < kMaxClimb && at != kNone; ++climb) {
    if (at == scope.anchor || at == scope.verb) return true;
    if (at != token && is_full_verb(d, at)) {
      if (d.heads[at].head == scope.anchor && d.heads[at].relation == Deprel::acl) return true;  // "talks held Monday"
      // A verb right of a time that follows the noun took it from there: "talks Wednesday aimed at …".
      return (scope.anchor < token && token < at) || (scope.verb != kNone && continues(d, scope.verb, at));
    }
    at = d.heads[at].head;
  }
  return true;
}

/// Index of the first that begins at a token or after it; times and places stand in the order of the text.
template <typename T>
uint32_t first_from(const std::vector<T>& things, uint32_t token) {
  const auto it = std::partition_point(things.begin(), things.end(), [&](const T& t) { return t.first < token; });
  return static_cast<uint32_t>(it - things.begin());
}

class PlaceFinder {
 public:
  PlaceFinder(const Document& document, const Wordbook& words, const Scope& scope)
      : d_(document), w_(words), s_(scope) {}

  std::string run() {
    for (uint32_t p = first_from(d_.places, s_.first); p < d_.places.size() && d_.places[p].first < s_.end; ++p) {
      const Place& place = d_.places[p];
      if (is_where(place.first, place.end)) offer(place.first, place.name);
    }
    for (uint32_t t = s_.first + 1; t < s_.end; ++t) {
      if (!d_.tokens[t].capital) continue;
      const bool article = t > s_.first + 1 && d_.tags[t - 1].upos == Upos::DET;
      if (in(t - 1, kClassWhere)) offer(t, capitals_from(t));
      if (article && in(t - 2, kClassWhere)) offer(t, house_from(t));
    }
    return best_;
  }

 private:
  bool in(uint32_t token, NamedClass word_class) const { return w_.in_class(d_.tokens[token], word_class); }

  void offer(uint32_t token, const std::string& name) {
    const uint32_t cost = distance(token, s_.anchor);
    if (name.empty() || cost >= cost_ || !(belongs(d_, s_, token) || is_described(token))) return;
    best_ = name;
    cost_ = cost;
  }

  /// "to Doha, where he met": the place that the scope's clause describes.
  bool is_described(uint32_t token) const {
    if (s_.verb == kNone || d_.heads[s_.verb].relation != Deprel::acl_relcl) return false;
    const Predicate* clause = d_.predicate(s_.verb);
    return clause != nullptr && clause->own_subject && d_.heads[s_.verb].head == token;
  }

  /// "in Doha", "in the resort town of Doha", "travelled to Doha", "visited Doha".
  bool is_where(uint32_t first, uint32_t end) const {
    const uint32_t head = head_of(d_, first, end);
    if (is_described(head)) return true;
    const uint32_t above = d_.heads[head].head;
    const bool journey = above != kNone && in(above, kClassMotion);
    if (journey && d_.heads[head].relation == Deprel::obj) return true;
    for (uint32_t t = first; t > s_.first && first - t < kMostWords; --t) {
      const Upos tag = d_.tags[t - 1].upos;
      if (in(t - 1, kClassWhere)) return true;
      if (journey && in(t - 1, kClassWhither)) return true;
      const bool inside =
          tag == Upos::DET || tag == Upos::ADJ || tag == Upos::NOUN || tag == Upos::PROPN || in(t - 1, kClassOf);
      if (!inside) return false;
    }
    return false;
  }

  /// "at the White House", "at the Kremlin": where an organ of a state has its seat.
  std::string house_from(uint32_t token) const {
    const uint32_t mention = d_.mention_at[token];
    const bool organ = mention != kNone && d_.mentions[mention].actor != kNone &&
                       d_.actors[d_.mentions[mention].actor].kind == ActorKind::organ;
    const Mention* m = organ ? &d_.mentions[mention] : nullptr;
    return organ && m->first <= token && m->first + 1 >= token ? text::one_line(d_.words(d_.span_of(token, m->end)))
                                                               : "";
  }

  /// Capitalised words that name neither a time nor an actor nor a place of the registry.
  std::string capitals_from(uint32_t token) const {
    const uint32_t place = first_from(d_.places, token);
    if (time_at(d_, token) || (place < d_.places.size() && d_.places[place].first == token)) return "";
    if (const uint32_t mention = d_.mention_at[token]; mention != kNone && !d_.mentions[mention].place) return "";
    uint32_t end = token;
    while (end < s_.end && d_.tags[end].upos == Upos::PROPN && d_.tokens[end].capital) ++end;
    return end == token ? "" : text::one_line(d_.words(d_.span_of(token, end)));
  }

  const Document& d_;
  const Wordbook& w_;
  const Scope& s_;
  std::string best_;
  uint32_t cost_ = kNone;
};

}  // namespace

const Time* time_at(const Document& document, uint32_t token) {
  const uint32_t after = first_from(document.times, token + 1);
  return after > 0 && token < document.times[after - 1].end ? &document.times[after - 1] : nullptr;
}

uint32_t carrier_of(const Document& d, uint32_t token) {
  uint32_t at = token;
  for (int climb = 0; climb < kMaxClimb; ++climb) {
    const Head& head = d.heads[at];
    if (head.head == kNone) return is_verb(d, at) ? at : kNone;
    if (is_verb(d, head.head) || is_subject(head.relation) || child(d, head.head, Deprel::cop) != kNone)
      return head.head;
    at = head.head;
  }
  return kNone;
}

Scope scope_of(const Document& d, uint32_t predicate) {
  const Sentence& sentence = d.sentences[d.sentence_of(predicate)];
  return {predicate, is_verb(d, predicate) ? predicate : carrier_of(d, predicate), sentence.first, sentence.end, false};
}

std::string day_edtf(const Time& time) {
  if (time.kind == TimeKind::set || time.edtf.empty()) return "";
  if (one_day(time)) return to_string(*time.days.first);
  return time.edtf.find('T') == std::string::npos ? time.edtf : "";
}

uint32_t time_of(const Document& d, const Scope& scope) {
  uint32_t best = kNone, best_cost = kNone;
  for (uint32_t t = first_from(d.times, scope.first); t < d.times.size() && d.times[t].first < scope.end; ++t) {
    const Time& time = d.times[t];
    if (time.kind == TimeKind::duration || day_edtf(time).empty()) continue;
    if (!belongs(d, scope, time.end - 1)) continue;
    const uint32_t verb = scope.verb == kNone ? scope.anchor : scope.verb;
    const uint32_t nearest = std::min(distance(time.first, verb), distance(time.first, scope.anchor));
    const uint32_t cost = nearest + (one_day(time) ? 0 : kVague);
    if (cost < best_cost) {
      best = t;
      best_cost = cost;
    }
  }
  return best;
}

std::string place_of(const Document& document, const Wordbook& words, const Scope& scope) {
  return PlaceFinder(document, words, scope).run();
}

std::string date_of(const Document& document, uint32_t predicate) {
  const uint32_t time = time_of(document, scope_of(document, predicate));
  return time == kNone ? "" : day_edtf(document.times[time]);
}

}  // namespace rapporteur::predicates
