// Tells each meeting scene as a meeting, as far as its words go.
#include "talks/meetings.h"

#include "talks/meeting_parties.h"
#include "talks/meeting_status.h"

namespace rapporteur::talks {
namespace {

constexpr uint32_t kFewSentences = 3;     ///< over which a report stays at the same day
constexpr std::chrono::days kStillOn{1};  ///< what began yesterday or today is taken to go on

class Teller {
 public:
  Teller(const Reading& reading, const Knowledge& knowledge) : r_(reading), knowledge_(knowledge) {}

  std::vector<Telling> run() {
    for (const MeetingScene& scene : meeting_scenes(r_)) tell(scene);
    return std::move(tellings_);
  }

 private:
  void tell(MeetingScene scene) {
    const Parties parties = parties_of(r_, scene, knowledge_);
    const std::optional<StatusReading> status = status_with_last(scene);
    if (status && status->verb != kNone) scene.scene.verb = status->verb;
    Telling telling;
    telling.token = scene.scene.anchor;
    telling.codes = parties.codes;
    telling.persons = parties.persons;
    telling.body = parties.body;
    telling.call = static_cast<MeetingSort>(scene.hit->cue.sort) == MeetingSort::call;
    telling.rule = scene.hit->cue.rule;
    telling.series = r_.first_hit(CueKind::meeting_series, around(scene)) != nullptr;
    add_time(scene, telling);
    if (!telling.call) telling.place = place_of(r_, scene.scene);
    add_status(status ? status : by_date(telling), telling);
    telling.span = words_of(scene);
    if (worth_telling(telling)) tellings_.push_back(std::move(telling));
  }

  /// An elliptic scene has the status of the one before it: "the talks will be on Monday, and the summit on Friday".
  std::optional<StatusReading> status_with_last(const MeetingScene& scene) {
    std::optional<StatusReading> status = status_of(r_, scene);
    if (!status && scene.later && !scene.verb && scene.scene.elliptic) status = last_;
    if (status) status->verb = scene.scene.elliptic ? kNone : status->verb;
    last_ = status;
    return status;
  }

  Range around(const MeetingScene& scene) const {
    const Range tree = r_.subtree(scene.top);
    return {std::max(tree.first, scene.scene.range.first), std::min(tree.end, scene.scene.range.end)};
  }

  void add_time(const MeetingScene& scene, Telling& telling) const {
    const uint32_t time = time_of(r_, scene.scene);
    if (time == kNone) return add_day_of_telling(scene, telling);
    telling.date = day_edtf(r_.document.times[time]);
    telling.days = r_.document.times[time].days;
  }

  /// What met "in the afternoon", or somebody says on a day that it "has met", met on the day that the report is at.
  void add_day_of_telling(const MeetingScene& scene, Telling& telling) const {
    const uint32_t statement = r_.statement_at(scene.scene.anchor);
    const bool perfect = scene.verb && r_.document.tags[scene.hit->token].xpos == Xpos::VBN;
    if (perfect && statement != kNone) telling.date = r_.document.statements[statement].date;
    if (telling.date.empty() && (has_hour(scene.scene.range) || (perfect && statement != kNone)))
      telling.date = last_day_before(scene.scene.range.first);
    telling.days = days_of(telling.date);
  }

  /// A time of day without its day.
  bool has_hour(Range range) const {
    for (const Time& time : r_.document.times) {
      if (range.holds(time.first) && time.kind == TimeKind::time && day_edtf(time).empty()) return true;
    }
    return false;
  }

  /// The last day that was spoken of in the few sentences before a token.
  std::string last_day_before(uint32_t token) const {
    const uint32_t sentence = r_.sentence_at(token);
    std::string day;
    for (const Time& time : r_.document.times) {
      if (time.first >= token) break;
      const uint32_t of_time = r_.sentence_at(time.first);
      const bool close = of_time != kNone && sentence != kNone && sentence - of_time <= kFewSentences;
      if (close && time.days.first && time.days.first == time.days.last) day = day_edtf(time);
    }
    return day;
  }

  void add_status(const std::optional<StatusReading>& status, Telling& telling) const {
    if (!status) return;
    telling.asserted = true;
    telling.status = status->status;
    const auto published = r_.document.report.date;
    if (!published || !telling.days.first) {
      if (status->begun) telling.status = telling.date.empty() ? MeetingStatus::ongoing : MeetingStatus::held;
      return;
    }
    if (status->begun && *telling.days.last >= *published - kStillOn) telling.status = MeetingStatus::ongoing;
    if (telling.status == MeetingStatus::held && *telling.days.first > *published)
      telling.status = MeetingStatus::scheduled;
    if (telling.status == MeetingStatus::scheduled && *telling.days.last < *published)
      telling.status = MeetingStatus::held;
  }

  /// "their meeting in Beijing on 3 June": a noun with its own day says when, and the day of the report says the rest.
  std::optional<StatusReading> by_date(const Telling& telling) const {
    const auto published = r_.document.report.date;
    if (!published || !telling.days.first || !telling.days.last || telling.place.empty()) return std::nullopt;
    if (*telling.days.last < *published) return StatusReading{MeetingStatus::held, false, kNone};
    if (*telling.days.first > *published) return StatusReading{MeetingStatus::scheduled, false, kNone};
    return std::nullopt;
  }

  /// From the verb's subject to the end of the scene, without marks at the ends.
  Span words_of(const MeetingScene& scene) const {
    Range range = scene.scene.range;
    const auto skip = [&](uint32_t token) {
      const Upos tag = r_.document.tags[token].upos;
      return tag == Upos::PUNCT || tag == Upos::CCONJ;
    };
    while (range.first < scene.scene.anchor && skip(range.first)) ++range.first;
    while (range.end > scene.scene.anchor + 1 && skip(range.end - 1)) --range.end;
    return r_.document.span_of(range.first, range.end);
  }

  static bool worth_telling(const Telling& telling) {
    return telling.codes.size() >= 2 || (!telling.body.empty() && !telling.codes.empty());
  }

  const Reading& r_;
  const Knowledge& knowledge_;
  std::vector<Telling> tellings_;
  std::optional<StatusReading> last_;
};

}  // namespace

std::vector<Telling> tell_meetings(const Reading& reading, const Knowledge& knowledge) {
  return Teller(reading, knowledge).run();
}

}  // namespace rapporteur::talks
