// Reads expectations off clauses in the future, words of likelihood and verbs of expecting, and their news off good and
// bad words.
#include "talks/forecasts.h"

#include <algorithm>
#include <optional>

#include "predicates/circumstances.h"
#include "talks/parties.h"
#include "talks/phrases.h"
#include "talks/scenes.h"

namespace rapporteur::talks {
namespace {

constexpr uint32_t kTurnReach =
    5;  ///< tokens between a turning word and what it turns, "avoid an uncontrolled escalation"

constexpr size_t kMostBearers = 4;  ///< joint bearers of one expectation

constexpr RuleName kFuture = "words future";  ///< the entry of modal verbs that speak of what is to come

class ForecastFinder {
 public:
  explicit ForecastFinder(const Reading& reading) : r_(reading) {}

  std::vector<Forecast> run() {
    for (const Predicate& predicate : r_.document.predicates) {
      if (r_.document.in_furniture(r_.document.tokens[predicate.token].span)) continue;
      from_frames(predicate);
      if (looks_ahead(predicate)) from_future(predicate.token, true, kFuture);
    }
    for (const Hit& hit : r_.hits) {
      if (hit.means.kind != PhraseKind::likelihood || r_.document.in_furniture(r_.document.tokens[hit.token].span))
        continue;
      const bool noun = hit.range.end == hit.range.first + 1 && r_.document.tags[hit.token].upos == Upos::NOUN;
      if (noun) continue;  // "the risks": what is at risk stands elsewhere
      if (const uint32_t predicate = predicate_of(hit); predicate != kNone)
        from_future(predicate, false, hit.means.rule);
    }
    std::stable_sort(found_.begin(), found_.end(),
                     [](const Forecast& a, const Forecast& b) { return a.span.begin < b.span.begin; });
    return distinct();
  }

 private:
  // ---- verbs of expecting ----

  void from_frames(const Predicate& predicate) {
    for (const Frame& frame : r_.document.frames_of(predicate.token)) {
      if (r_.rule(frame).forecast == frames::Expected::none) continue;
      const bool nobody = predicate.passive && predicate.subject == kNone;
      if (is_told(predicate) && !nobody) from_frame(frame);
      return;
    }
  }

  void from_frame(const Frame& frame) {
    const Tokens about = about_of(frame);
    const uint32_t object = frame.arguments.object;
    const bool counted = r_.rule(frame).forecast == frames::Expected::open && object != kNone && about.has(object);
    if (about.empty() || !names_something(r_, about, /*verbs=*/false)) return;
    if (frame.arguments.polarity == Polarity::qualified && !counted)
      return;  // "sees little chance": its news are turned
    std::vector<uint32_t> bearers;
    if (const uint32_t speaker = speaker_at(r_, frame.predicate); speaker != kNone) {
      bearers = {speaker};
    } else if (bears_itself(frame)) {
      bearers = doers_of(r_, frame);
    }
    if (bearers.size() > kMostBearers) bearers.resize(kMostBearers);
    const std::optional<Outlook> outlook = expected_news(frame, about);
    if (!outlook) return;
    const uint32_t head = frame.noun != kNone ? frame.noun : frame.predicate;
    for (const uint32_t bearer : bearers)
      add(cover(r_.document.tokens[head].span, span_of(r_, about)), bearer, about, *outlook, frame.rule);
  }

  /// "warned Oslo about a war": the war, not the one who is warned.
  Tokens about_of(const Frame& frame) const {
    Tokens about = without_aside(r_, argument_of(r_, frame));
    const uint32_t object = frame.arguments.object;
    const bool two = frame.noun == kNone && object != kNone && frame.content != kNone && about.has(object) &&
                     object > frame.predicate && frame.content > object && r_.mention_at(object) != kNone;
    if (two) about.first = std::max(about.first, std::min(r_.subtree(frame.content).first, frame.content));
    while (two && about.first < frame.content && r_.document.tags[about.first].upos == Upos::ADP) ++about.first;
    return about;
  }

  /// "the shelling raised fears of a war": not the shelling's fears.
  bool bears_itself(const Frame& frame) const {
    if (frame.noun == kNone) return true;
    const uint32_t subject = frame.arguments.subject;
    return subject == kNone || r_.mention_at(subject) != kNone;
  }

  std::optional<Outlook> expected_news(const Frame& frame, Tokens about) const {
    const bool future = speaks_of_future(about);
    const std::optional<Outlook> told = outlook_of(about);
    const bool negated = frame.arguments.negated();
    switch (r_.rule(frame).forecast) {
      case frames::Expected::positive:
        return negated ? std::nullopt : std::optional(Outlook::positive);
      case frames::Expected::negative:
        return !negated && (future || told || is_adjective(frame)) ? std::optional(Outlook::negative) : std::nullopt;
      default:
        break;
    }
    if (!told || (!future && !names_hoped_thing(frame))) return std::nullopt;
    return negated && !is_denied_object(frame) ? turned(*told) : *told;
  }

  bool is_adjective(const Frame& frame) const { return r_.document.tags[frame.predicate].upos == Upos::ADJ; }

  /// "expects no breakthrough": the negation stands in what is expected, and its news have been turned already.
  bool is_denied_object(const Frame& frame) const {
    const uint32_t object = frame.arguments.object;
    return object != kNone && r_.negated_nominal(object);
  }

  /// "expects no breakthrough": the object itself is what is to come.
  bool names_hoped_thing(const Frame& frame) const {
    const uint32_t object = frame.arguments.object;
    return object != kNone && r_.document.tags[object].upos == Upos::NOUN;
  }

  bool speaks_of_future(Tokens range) const {
    for (uint32_t i = range.first; i < range.end; ++i) {
      const Predicate* p = r_.document.predicate(i);
      if (p != nullptr && p->mood != Mood::indicative && p->mood != Mood::obligation) return true;
    }
    return r_.first_hit(PhraseKind::likelihood, range) != nullptr;
  }

  static Outlook turned(Outlook outlook) {
    if (outlook == Outlook::positive) return Outlook::negative;
    return outlook == Outlook::negative ? Outlook::positive : outlook;
  }

  // ---- clauses about what is to come, in somebody's words ----

  void from_future(uint32_t predicate, bool modal, RuleName rule) {
    const uint32_t speaker = speaker_at(r_, predicate);
    if (speaker == kNone) return;
    const Tokens clause = clause_of(r_, predicate);
    if (clause.empty() || r_.first_hit(PhraseKind::outlook_mute, clause) != nullptr) return;
    if (modal && (r_.document.tags[clause.first].xpos == Xpos::TO || is_schedule(predicate))) return;
    if (r_.in(predicate, rules::kClassSaying) || (modal && is_promise(predicate, speaker))) return;
    if (is_due(predicate) || (modal && is_description(predicate))) return;
    const std::optional<Outlook> outlook = outlook_of(told_part(clause, predicate, modal), predicate);
    if (!outlook) return;
    add(span_of(r_, clause), speaker, clause, *outlook, rule);
  }

  /// What is said of the subject; all of the clause where it is the subject that comes to pass or to an end.
  Tokens told_part(Tokens clause, uint32_t predicate, bool modal) const {
    const bool comes =
        r_.in(predicate, rules::kClassOccurrence) || r_.hit_at(PhraseKind::outlook_turner, predicate) != nullptr;
    const uint32_t subject = r_.subject(predicate), object = r_.object(predicate);
    const uint32_t first = subject == kNone ? object : subject;
    if (!modal || comes || first == kNone || first > predicate || !clause.has(first)) return clause;
    return {std::max(clause.first, std::min(r_.subtree(first).end, predicate)), clause.end};
  }

  /// "the meeting on the crisis will be held in May": a plan, and no word of how it goes.
  bool is_schedule(uint32_t predicate) const {
    const Predicate* p = r_.document.predicate(predicate);
    if (p == nullptr || !r_.in(predicate, rules::kClassOccurrence)) return false;
    const uint32_t met = p->object != kNone ? p->object : p->subject;
    return met != kNone && meeting_noun_in(r_, r_.subtree(met)) != kNone;
  }

  /// "will have to leave", "will be necessary": what is required is no expectation.
  bool is_due(uint32_t predicate) const {
    const Predicate* p = r_.document.predicate(predicate);
    if (p == nullptr) return false;
    if (r_.in(predicate, rules::kClassObliging) && p->complement != kNone) return true;
    const uint32_t above = r_.document.heads[predicate].head;
    return r_.document.heads[predicate].relation == Deprel::xcomp && above != kNone &&
           r_.in(above, rules::kClassObliging);
  }

  /// "steps that could escalate the row": says which steps, and expects nothing.
  bool is_description(uint32_t predicate) const {
    const Deprel relation = r_.document.heads[predicate].relation;
    return relation == Deprel::acl_relcl || relation == Deprel::acl || relation == Deprel::csubj;
  }

  /// "can" speaks of the present, but what "cannot be expected" is to come.
  static bool looks_ahead(const Predicate& predicate) {
    if (!is_told(predicate)) return false;
    if (predicate.mood == Mood::future || predicate.mood == Mood::possibility) return true;
    return predicate.mood == Mood::permission && predicate.negated();
  }

  uint32_t predicate_of(const Hit& hit) const {
    uint32_t at = hit.token;
    for (int climb = 0; climb < 6 && at != kNone; ++climb) {
      const bool predicate = r_.document.tags[at].upos == Upos::VERB || r_.child(at, Deprel::nsubj) != kNone ||
                             r_.child(at, Deprel::cop) != kNone;
      if (predicate) return at;
      at = r_.document.heads[at].head;
    }
    return kNone;
  }

  /// "We will support the plan": what the speaker's own side undertakes is no forecast.
  bool is_promise(uint32_t predicate, uint32_t speaker) const {
    const uint32_t subject = r_.subject(predicate);
    if (r_.document.tags[predicate].upos != Upos::VERB || subject == kNone) return false;
    if (is_speaker_word(r_, subject)) return r_.hit_at(PhraseKind::witness, predicate) == nullptr;
    const std::vector<std::string> codes = codes_of(r_.document, actors_of(r_, subject));
    return codes.size() == 1 && codes.front() == r_.document.actors[speaker].code;
  }

  // ---- the news ----

  std::optional<Outlook> outlook_of(Tokens range, uint32_t predicate = kNone) const {
    int good = 0, bad = 0;
    const auto [begin, end] = r_.hits_of(r_.sentence_at(range.first));
    for (uint32_t h = begin; h < end; ++h) {
      const Hit& hit = r_.hits[h];
      if (hit.means.kind != PhraseKind::outlook_word || hit.range.first < range.first || hit.range.end > range.end)
        continue;
      const bool positive =
          (static_cast<OutlookSort>(hit.means.sort) == OutlookSort::positive) != is_turned(hit, range);
      (positive ? good : bad) += hit.range.has(predicate) ? 2 : 1;  // the predicate says more than what it is said of
    }
    if (good == 0 && bad == 0) return std::nullopt;
    if (good > 0 && bad > 0 && has_contrast(range)) return Outlook::mixed;
    if (good == bad) return Outlook::mixed;
    return good > bad ? Outlook::positive : Outlook::negative;
  }

  bool has_contrast(Tokens range) const {
    for (uint32_t i = range.first; i < range.end; ++i) {
      if (r_.in(i, rules::kClassContrast)) return true;
    }
    return false;
  }

  bool is_turned(const Hit& word, Tokens range) const {
    bool turned = false;
    const uint32_t first = std::max(range.first, word.range.first > kTurnReach ? word.range.first - kTurnReach : 0);
    for (uint32_t i = first; i < word.range.first; ++i) {
      if (const Hit* turner = r_.hit_at(PhraseKind::outlook_turner, i); turner != nullptr && turner->range.end == i + 1)
        turned = !turned;
    }
    if (is_ended(word)) turned = !turned;
    if (is_denied(word, range)) turned = !turned;
    return turned;
  }

  /// "the war would end": the turning word is the verb whose subject it is.
  bool is_ended(const Hit& word) const {
    uint32_t at = word.token;
    for (int climb = 0; climb < 4 && at != kNone; ++climb) {
      const Deprel relation = r_.document.heads[at].relation;
      at = r_.document.heads[at].head;
      if (relation == Deprel::nsubj && at != kNone && at > word.token)
        return r_.object(at) == kNone && r_.hit_at(PhraseKind::outlook_turner, at) != nullptr;
    }
    return false;
  }

  /// A negation near the word or on a verb above it.
  bool is_denied(const Hit& word, Tokens range) const {
    uint32_t at = word.token;
    for (int climb = 0; climb < 8 && at != kNone && range.has(at); ++climb) {
      if (r_.negated(at)) return true;
      at = r_.document.heads[at].head;
    }
    return false;
  }

  // ---- all ----

  std::string horizon_in(Tokens range) const {
    const uint32_t time =
        predicates::time_of(r_.document, {range.first, kNone, range.first, range.end, /*elliptic=*/true});
    if (time == kNone) return "";
    const auto published = r_.document.report.date;
    const DayRange days = r_.document.times[time].days;
    return published && days.last && *days.last >= *published ? predicates::day_edtf(r_.document.times[time]) : "";
  }

  void add(Span span, uint32_t bearer, Tokens about, Outlook outlook, RuleName rule) {
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
