// A meeting's parties are found by more than the roles of one predicate ("talks in Vienna", "after their summit").
#include "events/consultations.h"

#include <algorithm>
#include <string_view>

namespace rapporteur::events {
namespace {

using frames::CodeClass;
using frames::FrameRules;

constexpr size_t kMostSides = 4;

/// One party for each state or body, in the order of the meeting.
std::vector<uint32_t> sides_of(const Document& document, const Meeting& meeting) {
  std::vector<uint32_t> sides;
  for (const uint32_t party : meeting.parties) {
    const std::string& code = document.actors[party].code;
    const bool there = std::ranges::any_of(sides, [&](uint32_t side) { return document.actors[side].code == code; });
    if (!code.empty() && !there) sides.push_back(party);
  }
  return sides;
}

bool is_between(const Document& document, const Event& event, uint32_t one, uint32_t other) {
  if (event.source == kNone || event.target == kNone) return false;
  const auto &source = document.actors[event.source].code, &target = document.actors[event.target].code;
  const auto &a = document.actors[one].code, &b = document.actors[other].code;
  return (source == a && target == b) || (source == b && target == a);
}

/// The same two consult, here or on the same day.
bool is_told(const Document& document, const FrameRules& rules, const Meeting& meeting, uint32_t one, uint32_t other) {
  return std::ranges::any_of(document.events, [&](const Event& event) {
    const bool same_time = event.span.overlaps(meeting.span) || event.date == meeting.date;
    const bool visit = rules.is(CodeClass::visit, event.cameo);  // told beside what is talked there
    return same_time && !visit && rules.is(CodeClass::consultation, event.cameo) &&
           is_between(document, event, one, other);
  });
}

/// "met the ministers of Chad and Niger": each of them with whom the predicate names first, not with one another.
bool on_one_side(const Document& document, const Meeting& meeting, uint32_t one, uint32_t other) {
  const auto names = [&](const Frame& frame, uint32_t party) {
    return std::ranges::any_of(document.targets_of(frame), [&](const Filler& target) {
      return target.actor != kNone && document.actors[target.actor].code == document.actors[party].code;
    });
  };
  const auto both = [&](uint32_t token) {
    return token != kNone && std::ranges::any_of(document.frames_of(token), [&](const Frame& frame) {
             return names(frame, one) && names(frame, other);
           });
  };
  return both(meeting.predicate) || (meeting.predicate != kNone && both(document.heads[meeting.predicate].head));
}

}  // namespace

void add_consultations(Document& document, const FrameRules& rules) {
  for (const Meeting& meeting : document.meetings) {
    const bool planned = meeting.status == MeetingStatus::scheduled;
    if (!planned && meeting.status != MeetingStatus::held && meeting.status != MeetingStatus::ongoing) continue;
    const std::vector<uint32_t> sides = sides_of(document, meeting);
    if (sides.size() < 2 || sides.size() > kMostSides) continue;
    for (size_t i = 0; i < sides.size(); ++i) {
      for (size_t j = i + 1; j < sides.size(); ++j) {
        if (is_told(document, rules, meeting, sides[i], sides[j])) continue;
        if (on_one_side(document, meeting, sides[i], sides[j])) continue;
        Event event;
        event.span = meeting.span;
        event.source = sides[i];
        event.target = sides[j];
        event.cameo = rules.code_of(CodeClass::meeting);
        event.date = meeting.date;
        event.status = planned ? EventStatus::scheduled : EventStatus::happened;
        event.predicate = meeting.predicate;
        event.rule = meeting.rule;
        document.events.push_back(std::move(event));
      }
    }
  }
}

}  // namespace rapporteur::events
