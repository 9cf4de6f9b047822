// Makes one meeting of several tellings: the same body or parties on days that can be the same.
#include <algorithm>

#include "talks/meetings.h"
#include "talks/parties.h"

namespace rapporteur::talks {
namespace {

constexpr std::chrono::days kRowGap{3};  ///< rounds of the same talks no further apart are taken to meet at one place

constexpr uint32_t kNextSentence = 1;  ///< after a headline

bool to_come(MeetingStatus status) { return status == MeetingStatus::scheduled || status == MeetingStatus::proposed; }
bool has_been(MeetingStatus status) { return status == MeetingStatus::held || status == MeetingStatus::ongoing; }

bool statuses_fit(const Telling& a, const Telling& b) {
  if (!a.asserted || !b.asserted || a.status == b.status) return true;
  if (to_come(a.status) && to_come(b.status)) return true;
  if (has_been(a.status) && has_been(b.status)) return true;
  const bool ongoing = a.status == MeetingStatus::ongoing || b.status == MeetingStatus::ongoing;
  return ongoing && (a.status == MeetingStatus::scheduled || b.status == MeetingStatus::scheduled);
}

bool days_meet(const Telling& a, const Telling& b) {
  if (a.date.empty() || b.date.empty() || a.date == b.date) return true;
  if (a.days.empty() || b.days.empty()) return false;
  const bool before = a.days.last && b.days.first && *a.days.last < *b.days.first;
  const bool after = b.days.last && a.days.first && *b.days.last < *a.days.first;
  return !before && !after;
}

bool subset(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::includes(b.begin(), b.end(), a.begin(), a.end());
}

/// The same sides; of meetings to come also more of them, once all are named ("will bring together"), and of those that
/// a headline names and the next sentence dates.
bool sides_fit(const Telling& a, const Telling& b) {
  if (a.body != b.body) return false;
  if (!a.body.empty()) return true;
  if (a.codes == b.codes) return true;
  const bool undated = a.date.empty() != b.date.empty();
  const auto can_come = [](const Telling& t) { return !t.asserted || to_come(t.status); };
  const bool goes_on = (can_come(a) && can_come(b)) || std::max(a.sentence, b.sentence) <= kNextSentence;
  return undated && goes_on && (subset(a.codes, b.codes) || subset(b.codes, a.codes));
}

bool places_fit(const Telling& a, const Telling& b) { return a.place.empty() || b.place.empty() || a.place == b.place; }

/// Where both name persons, they name some of the same; else two meetings are told of.
bool persons_fit(const Telling& a, const Telling& b) {
  const auto shared = std::any_of(a.persons.begin(), a.persons.end(), [&](uint32_t person) {
    return std::find(b.persons.begin(), b.persons.end(), person) != b.persons.end();
  });
  const size_t fewest = std::min(a.persons.size(), b.persons.size());
  return fewest < 2 ? fewest == 0 || shared : a.persons == b.persons || !a.asserted || !b.asserted;
}

bool same_meeting(const Telling& a, const Telling& b) {
  return (a.call == b.call || a.spoken || b.spoken) && sides_fit(a, b) && statuses_fit(a, b) && days_meet(a, b) &&
         persons_fit(a, b) && places_fit(a, b);
}

int weight(const Telling& t) { return (t.asserted ? 4 : 0) + (t.date.empty() ? 0 : 2) + (t.place.empty() ? 0 : 1); }

bool closer(const Telling& a, const Telling& b) {
  const auto width = [](const Telling& t) {
    return t.days.first && t.days.last ? (*t.days.last - *t.days.first).count() : 100000;
  };
  return width(a) < width(b);
}

/// Adds what `other` tells more of to `telling`.
void absorb(Telling& telling, const Telling& other) {
  const bool better = weight(other) > weight(telling) || (other.asserted && other.codes.size() > telling.codes.size());
  if (other.codes.size() > telling.codes.size()) telling.codes = other.codes;
  if (telling.place.empty()) telling.place = other.place;
  if (!other.date.empty() && (telling.date.empty() || closer(other, telling))) {
    telling.date = other.date;
    telling.days = other.days;
  }
  if (other.asserted && (!telling.asserted || telling.status == MeetingStatus::proposed ||
                         (other.status == MeetingStatus::ongoing && !other.spoken))) {
    telling.status = other.status;
  }
  if (better) {
    telling.span = other.span;
    telling.token = other.token;
    telling.rule = other.rule;
  }
  std::vector<uint32_t> persons;
  std::set_union(telling.persons.begin(), telling.persons.end(), other.persons.begin(), other.persons.end(),
                 std::back_inserter(persons));
  telling.persons = std::move(persons);
  telling.asserted |= other.asserted;
  telling.series |= other.series;
}

bool near(const Telling& a, const Telling& b) {
  if (!a.days.first || !b.days.first) return false;
  return *a.days.first - *b.days.first <= kRowGap && *b.days.first - *a.days.first <= kRowGap;
}

/// A further round of talks between the same sides, days later at most, meets where the others met.
void share_places(std::vector<Telling>& meetings) {
  for (Telling& meeting : meetings) {
    if (!meeting.place.empty() || meeting.call) continue;
    for (const Telling& other : meetings) {
      if (!other.place.empty() && meeting.series && other.codes == meeting.codes && other.body == meeting.body &&
          near(meeting, other)) {
        meeting.place = other.place;
      }
    }
  }
}

std::vector<Telling> merged(std::vector<Telling> tellings) {
  // The dated ones first: an undated telling then finds the meeting it speaks of.
  std::stable_sort(tellings.begin(), tellings.end(),
                   [](const Telling& a, const Telling& b) { return weight(a) > weight(b); });
  std::vector<Telling> meetings;
  for (const Telling& telling : tellings) {
    const auto same =
        std::find_if(meetings.begin(), meetings.end(), [&](const Telling& m) { return same_meeting(m, telling); });
    if (same != meetings.end()) {
      absorb(*same, telling);
    } else if (telling.asserted) {
      meetings.push_back(telling);
    }
  }
  std::sort(meetings.begin(), meetings.end(), [](const Telling& a, const Telling& b) { return a.span < b.span; });
  return meetings;
}

/// The persons who met, and the states and bodies of which no person is named.
std::vector<uint32_t> parties_of(Document& document, const Telling& telling) {
  std::vector<uint32_t> parties = telling.persons;
  for (const std::string& code : telling.codes) {
    const bool named = std::any_of(telling.persons.begin(), telling.persons.end(),
                                   [&](uint32_t person) { return document.actors[person].code == code; });
    if (!named) parties.push_back(whole_actor(document, code));
  }
  return parties;
}

}  // namespace

void merge_tellings(Document& document, std::vector<Telling> tellings) {
  std::vector<Telling> meetings = merged(std::move(tellings));
  share_places(meetings);
  for (Telling& telling : meetings) {
    Meeting meeting;
    meeting.span = telling.span;
    meeting.parties = parties_of(document, telling);
    meeting.format = !telling.body.empty() ? telling.body : telling.codes.size() == 2 ? "bilateral" : "multilateral";
    meeting.place = telling.place;
    meeting.date = telling.date;
    meeting.status = telling.status;
    meeting.predicate = telling.token;
    meeting.rule = telling.rule;
    document.meetings.push_back(std::move(meeting));
  }
}

}  // namespace rapporteur::talks
