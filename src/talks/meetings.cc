// Tells each meeting scene as a meeting, as far as its words go.
#include "talks/meetings.h"

#include <algorithm>

#include "predicates/arguments.h"
#include "talks/meeting_parties.h"
#include "talks/meeting_status.h"

namespace rapporteur::talks {
namespace {

using namespace rules;

constexpr uint32_t kFewSentences = 3;      ///< over which a report stays at the same day and the same talks
constexpr uint32_t kMoreSentences = 10;    ///< over which a report comes back to the next round, and to who attends
constexpr std::chrono::days kLongest{40};  ///< a stretch in which a meeting is arranged: a month and a little
constexpr size_t kAlike = 2;               ///< letters that short forms of a first name share with it
constexpr std::chrono::days kStillOn{1};   ///< what began yesterday or today is taken to go on

template <typename T>
void sort_once(std::vector<T>& things) {
  std::sort(things.begin(), things.end());
  things.erase(std::unique(things.begin(), things.end()), things.end());
}

/// A name's words without a suffix: "Jr.", "III".
std::vector<std::string_view> names_of(std::string_view name) {
  std::vector<std::string_view> names;
  for (size_t at = 0; at < name.size();) {
    const size_t end = std::min(name.find(' ', at), name.size());
    const std::string_view word = name.substr(at, end - at);
    const bool suffix = word.ends_with('.') || word.find_first_not_of("IVX") == word.npos;
    if (!word.empty() && (names.empty() || !suffix)) names.push_back(word);
    at = end + 1;
  }
  if (!names.empty() && names.back().ends_with(',')) names.back().remove_suffix(1);
  return names;
}

bool same_word(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

/// Of one state and with one last name; first names, where both have them, begin alike ("Joe", "Joseph").
bool is_same_person(const Actor& a, const Actor& b) {
  if (a.kind != ActorKind::person || b.kind != ActorKind::person || a.code != b.code) return false;
  const auto one = names_of(a.name), other = names_of(b.name);
  if (one.empty() || other.empty() || !same_word(one.back(), other.back())) return false;
  return one.size() == 1 || other.size() == 1 ||
         same_word(one.front().substr(0, kAlike), other.front().substr(0, kAlike));
}

class Teller {
 public:
  Teller(const Reading& reading, const Knowledge& knowledge)
      : r_(reading), d_(reading.document), knowledge_(knowledge), w_(*knowledge.words) {}

  std::vector<Telling> run() {
    for (const MeetingScene& scene : meeting_scenes(r_, knowledge_)) tell(scene);
    return std::move(tellings_);
  }

 private:
  bool in(uint32_t token, NamedClass word_class) const { return w_.in_class(d_.tokens[token], word_class); }

  void tell(MeetingScene scene) {
    const std::optional<StatusReading> status = status_with_last(scene);
    Telling telling;
    telling.token = scene.scope.anchor;
    telling.sentence = r_.sentence_at(telling.token);
    telling.call = is_call(scene);
    telling.rule = scene.rule;
    telling.series = is_of_row(scene);
    telling.spoken = scene.verb && (scene.meets() == frames::Meets::with || scene.about());
    const bool known = !add_parties(scene, status, telling);
    if (telling.codes.empty()) return;
    name_fully(telling.persons);
    if (status && status->verb != kNone) scene.scope.verb = under_aspect(status->verb);
    add_time(scene, telling);
    if (!telling.call) telling.place = place_of(scene);
    add_status(status || scene.verb ? status : by_date(scene, telling, !known), telling);
    const bool loose = known || telling.status == MeetingStatus::scheduled || telling.spoken;
    if (loose && is_vague(telling.days)) forget_day(telling);
    if (known && !goes_on(telling, status)) telling.asserted = false;
    telling.span = words_of(scene);
    if (worth_telling(telling)) tellings_.push_back(std::move(telling));
  }

  /// "Iran and Oman discussed the plan", by name: who "the two" are is known where they met before.
  bool names_several(const MeetingScene& scene) const {
    const Predicate* p = scene.scope.verb == kNone ? nullptr : d_.predicate(scene.scope.verb);
    const uint32_t mention = p == nullptr || p->subject == kNone ? kNone : d_.mention_at[p->subject];
    if ((scene.verb && !scene.about()) || mention == kNone) return false;
    const MentionKind kind = d_.mentions[mention].kind;
    return kind != MentionKind::pronoun && kind != MentionKind::nominal;
  }

  /// "is set to open tomorrow": the verb below, which has the time and the place.
  uint32_t under_aspect(uint32_t verb) const {
    for (uint32_t c = d_.heads[verb].first_child; c != kNone; c = d_.heads[c].next_sibling) {
      const Deprel relation = d_.heads[c].relation;
      const Predicate* p = relation == Deprel::xcomp || relation == Deprel::advcl ? d_.predicate(c) : nullptr;
      const bool same = p != nullptr && p->infinitive && p->subject == d_.predicate(verb)->subject;
      if (same && occurs_at(r_, c) != frames::Occurs::none) return c;
    }
    return verb;
  }

  /// False where only the talks that the report spoke of last can be meant: "the talks", "a second round".
  bool add_parties(const MeetingScene& scene, const std::optional<StatusReading>& status, Telling& telling) const {
    Parties parties = parties_of(r_, scene, knowledge_);
    telling.codes = std::move(parties.codes);
    telling.persons = std::move(parties.persons);
    telling.body = std::move(parties.body);
    telling.factions = parties.factions;
    if (telling.spoken && !parties.own && !telling.call && !names_several(scene)) telling.codes.clear();
    if (scene.verb || parties.own || !(telling.series || is_definite(scene))) return true;
    const bool clause_names = status && !telling.codes.empty();
    const bool attended = clause_names && status->verb != kNone;
    if (clause_names && !attended)
      return telling.series || names_several(scene);  // "during the third round the two agreed"
    if (const Telling* last = last_told(telling)) take_parties(*last, telling);
    return attended;
  }

  /// A round to come is a new meeting, and so is what a verb says of the talks on another day.
  static bool goes_on(const Telling& telling, const std::optional<StatusReading>& status) {
    if (telling.series) return telling.status == MeetingStatus::scheduled;
    return !telling.date.empty() && status && status->verb != kNone;
  }

  /// The person by the fullest of his names in the report: "Biden" and "Joseph R. Biden, Jr." are one.
  void name_fully(std::vector<uint32_t>& persons) const {
    for (uint32_t& person : persons) {
      for (uint32_t a = 0; a < d_.actors.size(); ++a) {
        if (is_same_person(d_.actors[person], d_.actors[a]) && d_.actors[a].name.size() > d_.actors[person].name.size())
          person = a;
      }
    }
    sort_once(persons);
  }

  /// "this year", "by 2030": no day for which one arranges to meet.
  static bool is_vague(DayRange days) { return !days.first || !days.last || *days.last - *days.first > kLongest; }

  static void forget_day(Telling& telling) {
    telling.date.clear();
    telling.days = {};
  }

  /// The talks of which the report spoke before: few sentences before, or further where a row of rounds goes on.
  const Telling* last_told(const Telling& telling) const {
    const auto last = std::find_if(tellings_.rbegin(), tellings_.rend(), [](const Telling& t) { return t.asserted; });
    if (last == tellings_.rend() || last->call != telling.call) return nullptr;
    const uint32_t between = telling.sentence - last->sentence;
    const bool row = telling.series || !telling.codes.empty();
    return between <= (row ? kMoreSentences : kFewSentences) ? &*last : nullptr;
  }

  /// Who met there meets again, and who is said to attend joins them.
  static void take_parties(const Telling& last, Telling& telling) {
    if (!telling.body.empty() || (!telling.codes.empty() && !last.body.empty())) return;
    if (telling.codes.empty()) telling.body = last.body;
    telling.codes.insert(telling.codes.end(), last.codes.begin(), last.codes.end());
    telling.persons.insert(telling.persons.end(), last.persons.begin(), last.persons.end());
    sort_once(telling.codes);
    sort_once(telling.persons);
  }

  bool is_definite(const MeetingScene& scene) const {
    const uint32_t article = predicates::child(d_, scene.top, Deprel::det);
    return article != kNone && in(article, kClassDefinite);
  }

  /// By its noun or verb, or because it is held by telephone or on a screen.
  bool is_call(const MeetingScene& scene) const {
    if (scene.frame->meeting == frames::MeetingSort::call) return true;
    const auto far = [&](uint32_t token) {
      for (uint32_t c = d_.heads[token].first_child; c != kNone; c = d_.heads[c].next_sibling) {
        const Deprel relation = d_.heads[c].relation;
        const bool modifies = relation == Deprel::obl || relation == Deprel::nmod || relation == Deprel::advmod ||
                              relation == Deprel::amod || relation == Deprel::compound;
        if (modifies && in(c, kClassTelephone)) return true;
      }
      return false;
    };
    return far(scene.scope.anchor) || (scene.scope.verb != kNone && far(scene.scope.verb));
  }

  /// An elliptic scene has the status of the one before it: "the talks will be on Monday, and the summit on Friday".
  std::optional<StatusReading> status_with_last(const MeetingScene& scene) {
    std::optional<StatusReading> status = status_of(r_, scene, w_);
    const bool own_day = scene.scope.elliptic && predicates::time_of(d_, scene.scope) != kNone;
    if (!status && scene.later && !scene.verb && own_day) status = last_;
    if (status) status->verb = scene.scope.elliptic ? kNone : status->verb;
    last_ = status;
    return status;
  }

  /// Of what is discussed only the words before tell where: "discussed the fighting in Gaza".
  std::string place_of(const MeetingScene& scene) const {
    predicates::Scope scope = scene.scope;
    if (scene.about()) scope.end = scope.anchor;
    return predicates::place_of(d_, w_, scope);
  }

  /// "the second round", "their next meeting".
  bool is_of_row(const MeetingScene& scene) const {
    const Tokens tree = r_.subtree(scene.top);
    for (uint32_t t = std::max(tree.first, scene.scope.first); t < std::min(tree.end, scene.scope.end); ++t) {
      const bool describes = d_.tags[t].upos == Upos::NOUN || d_.heads[t].head == scene.scope.anchor;
      if (in(t, kClassSeries) && describes) return true;
    }
    return false;
  }

  void add_time(const MeetingScene& scene, Telling& telling) const {
    const uint32_t time = predicates::time_of(d_, scene.scope);
    if (time == kNone) return add_day_of_telling(scene, telling);
    telling.date = predicates::day_edtf(d_.times[time]);
    telling.days = d_.times[time].days;
  }

  /// What met "in the afternoon", or somebody says on a day that it "has met", met on the day that the report is at.
  void add_day_of_telling(const MeetingScene& scene, Telling& telling) const {
    const uint32_t statement = r_.statement_at(scene.scope.anchor);
    const bool perfect = scene.verb && d_.tags[scene.scope.anchor].xpos == Xpos::VBN && statement != kNone;
    if (perfect) telling.date = d_.statements[statement].date;
    if (telling.date.empty() && (perfect || has_hour(scene.scope))) telling.date = last_day_before(scene.scope.first);
    telling.days = days_of(telling.date);
  }

  /// A time of day without its day.
  bool has_hour(const predicates::Scope& scope) const {
    return std::any_of(d_.times.begin(), d_.times.end(), [&](const Time& time) {
      return scope.first <= time.first && time.first < scope.end && time.kind == TimeKind::time &&
             predicates::day_edtf(time).empty();
    });
  }

  /// The last day that was spoken of in the few sentences before a token.
  std::string last_day_before(uint32_t token) const {
    const uint32_t sentence = r_.sentence_at(token);
    std::string day;
    for (const Time& time : d_.times) {
      if (time.first >= token) break;
      const uint32_t of_time = r_.sentence_at(time.first);
      const bool close = of_time != kNone && sentence != kNone && sentence - of_time <= kFewSentences;
      if (close && time.days.first && time.days.first == time.days.last) day = predicates::day_edtf(time);
    }
    return day;
  }

  void add_status(const std::optional<StatusReading>& status, Telling& telling) const {
    if (!status || !status->told) return;
    telling.asserted = true;
    telling.status = status->status;
    const auto published = d_.report.date;
    const auto first = telling.days.first, last = telling.days.last;
    if (status->begun && (!published || telling.days.empty()))
      telling.status = telling.date.empty() ? MeetingStatus::ongoing : MeetingStatus::held;
    if (!published) return;
    const bool over = last && *last < *published, to_come = first && *first > *published;
    if (status->begun && last && *last >= *published - kStillOn) telling.status = MeetingStatus::ongoing;
    if (telling.status == MeetingStatus::scheduled && over) telling.status = MeetingStatus::held;
    const bool told_as_now = telling.status == MeetingStatus::held || telling.status == MeetingStatus::ongoing;
    if (told_as_now && to_come) telling.status = MeetingStatus::scheduled;
  }

  /// "their meeting in Beijing on 3 June": a noun with its own day says when, and the day of the report says the rest.
  std::optional<StatusReading> by_date(const MeetingScene& scene, const Telling& telling, bool own) const {
    const auto published = d_.report.date;
    const bool arranged =
        own && telling.codes.size() > 1 && telling.days.first && telling.days.first == telling.days.last;
    if (!published || (telling.place.empty() && !arranged)) return std::nullopt;
    if (telling.days.last && *telling.days.last < *published) return StatusReading{MeetingStatus::held, false, kNone};
    if (telling.days.first && *telling.days.first > *published)
      return StatusReading{MeetingStatus::scheduled, false, kNone};
    const Predicate* carrier = scene.scope.verb == kNone ? nullptr : d_.predicate(scene.scope.verb);
    if (!arranged || carrier == nullptr) return std::nullopt;
    const bool later = carrier->expected || carrier->mood == Mood::future;
    return StatusReading{later ? MeetingStatus::scheduled : MeetingStatus::held, false, kNone};
  }

  /// The scene's words, without marks at the ends.
  Span words_of(const MeetingScene& scene) const {
    uint32_t first = scene.scope.first, end = scene.scope.end;
    const auto skip = [&](uint32_t token) {
      return d_.tags[token].upos == Upos::PUNCT || d_.tags[token].upos == Upos::CCONJ;
    };
    while (first < scene.scope.anchor && skip(first)) ++first;
    while (end > scene.scope.anchor + 1 && skip(end - 1)) --end;
    return d_.span_of(first, end);
  }

  static bool worth_telling(const Telling& telling) {
    const bool met = telling.factions && telling.status != MeetingStatus::refused;  // one of them alone refuses
    return telling.codes.size() >= 2 || met || (!telling.body.empty() && !telling.codes.empty());
  }

  const Reading& r_;
  const Document& d_;
  const Knowledge& knowledge_;
  const Wordbook& w_;
  std::vector<Telling> tellings_;
  std::optional<StatusReading> last_;
};

}  // namespace

std::vector<Telling> tell_meetings(const Reading& reading, const Knowledge& knowledge) {
  return Teller(reading, knowledge).run();
}

}  // namespace rapporteur::talks
