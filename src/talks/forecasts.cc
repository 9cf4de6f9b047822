// Reads expectations off clauses in the future, words of likelihood and verbs of expecting, and their news off good and
// bad words.
#include "talks/forecasts.h"

#include <algorithm>
#include <optional>

#include "talks/circumstances.h"
#include "talks/parties.h"
#include "talks/phrases.h"

namespace rapporteur::talks {
namespace {

constexpr uint32_t kTurnReach =
    5;  ///< tokens between a turning word and what it turns, "avoid an uncontrolled escalation"

class ForecastFinder {
 public:
  explicit ForecastFinder(const Reading& reading) : r_(reading) {}

  std::vector<Forecast> run() {
    for (const Hit& hit : r_.hits) {
      if (r_.document.in_furniture(r_.document.tokens[hit.token].span)) continue;
      if (hit.cue.kind == CueKind::expectation) from_verb(hit);
      if (hit.cue.kind == CueKind::modal || hit.cue.kind == CueKind::likelihood) from_future(hit);
    }
    return distinct();
  }

 private:
  // ---- verbs of expecting ----

  void from_verb(const Hit& hit) {
    if (!r_.is_verb(hit.token) && hit.range.end - hit.range.first < 2) return;
    const Range about = argument_of(r_, hit);
    if (about.empty() || r_.passive(hit.token)) return;
    uint32_t bearer = speaker_at(r_, hit.token);
    if (bearer == kNone) {
      const std::vector<uint32_t> doers = doers_of(r_, hit);
      if (doers.empty()) return;
      bearer = doers.front();
    }
    const std::optional<Outlook> outlook = expected_news(hit, about);
    if (!outlook) return;
    add(cover(r_.document.span_of(hit.range.first, hit.range.end), span_of(r_, about)), bearer, about, *outlook,
        hit.cue.rule);
  }

  std::optional<Outlook> expected_news(const Hit& hit, Range about) const {
    const bool future = speaks_of_future(about);
    const std::optional<Outlook> told = outlook_of(about);
    switch (static_cast<OutlookSort>(hit.cue.sort)) {
      case OutlookSort::positive:
        return Outlook::positive;
      case OutlookSort::negative:
        return future || told ? std::optional(Outlook::negative) : std::nullopt;
      default:
        break;
    }
    if (!told || (!future && !names_hoped_thing(hit))) return std::nullopt;
    return r_.negated(hit.token) ? turned(*told) : *told;
  }

  /// "expects no breakthrough": the object itself is what is to come.
  bool names_hoped_thing(const Hit& hit) const {
    const uint32_t object = r_.object(hit.token);
    return object != kNone && r_.document.tags[object].upos == Upos::NOUN;
  }

  bool speaks_of_future(Range range) const {
    const Hit* modal = nullptr;
    for (uint32_t i = range.first; i < range.end; ++i) {
      modal = r_.hit_at(CueKind::modal, i);
      if (modal != nullptr && static_cast<ModalSort>(modal->cue.sort) != ModalSort::obligation) return true;
    }
    return r_.first_hit(CueKind::likelihood, range) != nullptr;
  }

  static Outlook turned(Outlook outlook) {
    if (outlook == Outlook::positive) return Outlook::negative;
    return outlook == Outlook::negative ? Outlook::positive : outlook;
  }

  // ---- clauses about what is to come, in somebody's words ----

  void from_future(const Hit& hit) {
    const uint32_t speaker = speaker_at(r_, hit.token);
    if (speaker == kNone) return;
    if (hit.cue.kind == CueKind::modal && !looks_ahead(hit)) return;
    const uint32_t predicate = predicate_of(hit);
    if (predicate == kNone) return;
    const Range clause = clause_of(r_, predicate);
    if (clause.empty() || r_.first_hit(CueKind::outlook_mute, clause) != nullptr) return;
    const std::optional<Outlook> outlook = outlook_of(clause, predicate);
    if (!outlook || (*outlook == Outlook::positive && is_promise(hit, predicate, speaker))) return;
    add(span_of(r_, clause), speaker, clause, *outlook, hit.cue.rule);
  }

  /// "can" speaks of the present, but what "cannot be expected" is to come.
  bool looks_ahead(const Hit& hit) const {
    const auto sort = static_cast<ModalSort>(hit.cue.sort);
    if (sort == ModalSort::future || sort == ModalSort::possibility) return true;
    const uint32_t next = std::min(hit.range.end, static_cast<uint32_t>(r_.document.tokens.size()) - 1);
    return sort == ModalSort::permission &&
           (hit.range.end - hit.range.first > 1 || r_.hit_at(CueKind::negator, next) != nullptr);
  }

  uint32_t predicate_of(const Hit& hit) const {
    uint32_t at = hit.token;
    for (int climb = 0; climb < 6 && at != kNone; ++climb) {
      const bool predicate = r_.document.tags[at].upos == Upos::VERB || r_.child(at, Deprel::nsubj) != kNone ||
                             r_.child(at, Deprel::cop) != kNone;
      if (predicate && (hit.cue.kind == CueKind::likelihood || at != hit.token)) return at;
      at = r_.document.heads[at].head;
    }
    return kNone;
  }

  /// "We will support the plan": what the speaker's own side undertakes is no forecast.
  bool is_promise(const Hit& hit, uint32_t predicate, uint32_t speaker) const {
    if (hit.cue.kind != CueKind::modal || r_.document.tags[predicate].upos != Upos::VERB) return false;
    const uint32_t subject = r_.child(predicate, Deprel::nsubj);
    if (subject == kNone) return false;
    if (is_speaker_word(r_, subject)) return r_.hit_at(CueKind::witness, predicate) == nullptr;
    const std::vector<std::string> codes = codes_of(r_.document, actors_of(r_, subject));
    return codes.size() == 1 && codes.front() == r_.document.actors[speaker].code;
  }

  // ---- the news ----

  std::optional<Outlook> outlook_of(Range range, uint32_t predicate = kNone) const {
    int good = 0, bad = 0;
    const auto [begin, end] = r_.hits_of(r_.sentence_at(range.first));
    for (uint32_t h = begin; h < end; ++h) {
      const Hit& hit = r_.hits[h];
      if (hit.cue.kind != CueKind::outlook_word || hit.range.first < range.first || hit.range.end > range.end) continue;
      const bool positive = (static_cast<OutlookSort>(hit.cue.sort) == OutlookSort::positive) != is_turned(hit, range);
      (positive ? good : bad) += hit.range.holds(predicate) ? 2 : 1;  // the predicate says more than what it is said of
    }
    if (good == 0 && bad == 0) return std::nullopt;
    if (good > 0 && bad > 0 && has_contrast(range)) return Outlook::mixed;
    if (good == bad) return Outlook::mixed;
    return good > bad ? Outlook::positive : Outlook::negative;
  }

  bool has_contrast(Range range) const {
    for (uint32_t i = range.first; i < range.end; ++i) {
      const std::string_view word = r_.document.folded_word(i);
      if (word == "although" || word == "but" || word == "though" || word == "while" || word == "however") return true;
    }
    return false;
  }

  bool is_turned(const Hit& word, Range range) const {
    bool turned = false;
    const uint32_t first = std::max(range.first, word.range.first > kTurnReach ? word.range.first - kTurnReach : 0);
    for (uint32_t i = first; i < word.range.first; ++i) {
      if (const Hit* turner = r_.hit_at(CueKind::outlook_turner, i); turner != nullptr && turner->range.end == i + 1)
        turned = !turned;
    }
    if (is_denied(word, range)) turned = !turned;
    return turned;
  }

  /// A negation near the word or on a verb above it.
  bool is_denied(const Hit& word, Range range) const {
    uint32_t at = word.token;
    for (int climb = 0; climb < 8 && at != kNone && range.holds(at); ++climb) {
      if (r_.negated(at)) return true;
      at = r_.document.heads[at].head;
    }
    return false;
  }

  // ---- all ----

  std::string horizon_in(Range range) const {
    Scene scene;
    scene.range = range;
    scene.anchor = range.first;
    scene.elliptic = true;
    const uint32_t time = time_of(r_, scene);
    if (time == kNone) return "";
    const auto published = r_.document.report.date;
    const DayRange days = r_.document.times[time].days;
    return published && days.last && *days.last >= *published ? day_edtf(r_.document.times[time]) : "";
  }

  void add(Span span, uint32_t bearer, Range about, Outlook outlook, RuleName rule) {
    if (written(r_.document.actors[bearer]).empty()) return;
    Forecast forecast;
    forecast.span = span;
    forecast.by = bearer;
    forecast.about = words_of(r_, about);
    forecast.outlook = outlook;
    forecast.horizon = horizon_in(about);
    forecast.rule = rule;
    found_.push_back(std::move(forecast));
  }

  std::vector<Forecast> distinct() {
    std::vector<Forecast> kept;
    for (Forecast& forecast : found_) {
      const bool repeated = std::any_of(kept.rbegin(), kept.rend(), [&](const Forecast& other) {
        return other.by == forecast.by && other.span.overlaps(forecast.span);
      });
      if (!repeated) kept.push_back(std::move(forecast));
    }
    return kept;
  }

  const Reading& r_;
  std::vector<Forecast> found_;
};

}  // namespace

std::vector<Forecast> find_forecasts(const Reading& reading) { return ForecastFinder(reading).run(); }

}  // namespace rapporteur::talks
