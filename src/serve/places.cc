// Where meetings were, and which states act and meet: what the map shows. Whose land a place is tells the knowledge;
// what it does not know has no state.
#include <algorithm>
#include <map>

#include "knowledge.h"
#include "rules/grammar.h"
#include "serve/listing.h"
#include "text/fold.h"

namespace rapporteur::serve {
namespace {

/// The states of places, by folded name.
using States = std::map<std::string, std::string>;

States states_of_places(const Knowledge& knowledge) {
  States states;
  for (const char* kind : {"state", "city"}) {
    const auto [first, end] = knowledge.image.entries_of(kind);
    for (uint32_t entry = first; entry < end; ++entry) {
      const std::string_view of = knowledge.image.get(entry, "of");
      const std::string state(of.empty() ? knowledge.image.id(entry) : of);
      for (const char* key : {"name", "capital"}) {
        for (const std::string_view names : knowledge.image.all(entry, key)) {
          for (const std::string_view name : rules::alternatives(names)) states.emplace(text::fold(name), state);
        }
      }
    }
  }
  return states;
}

/// Of "Geneva", and of "Geneva, Switzerland"; "" if nothing in it is known.
std::string state_of(const States& states, const std::string& place) {
  const auto known = [&](std::string_view part) {
    const auto it = states.find(text::fold(part));
    return it == states.end() ? std::string() : it->second;
  };
  std::string found = known(place);
  if (const size_t comma = place.find(','); found.empty() && comma != std::string::npos)
    found = known(std::string_view(place).substr(0, comma));
  if (const size_t comma = place.rfind(", "); found.empty() && comma != std::string::npos)
    found = known(std::string_view(place).substr(comma + 2));
  return found;
}

/// "RUS" of "RUS/Sergei Ryabkov"; "" of a body, and of whom nobody knows.
std::string state_of_actor(const Knowledge& knowledge, const std::string& actor) {
  const std::string code = actor.substr(0, actor.find('/'));
  return knowledge.image.find("state", code) ? code : std::string();
}

}  // namespace

Result<Answer> answer_places(const Ask& ask) {
  const auto query = query_of(ask, FindingKind::meeting);
  if (!query) return tl::unexpected(query.error());
  const auto counts = ask.record.counts(*query, {"place"});
  if (!counts) return tl::unexpected(counts.error());
  const States states = states_of_places(ask.knowledge);
  std::vector<Json> rows;
  for (const ValueCount& one : *counts) {
    const std::string& place = one.values.front();
    if (place.empty()) continue;
    rows.push_back({{"place", place}, {"state", state_of(states, place)}, {"meetings", one.count}});
  }
  return answer_listing(ask, listing_of({"place", "state", "meetings"}, std::move(rows)));
}

Result<Answer> answer_states(const Ask& ask) {
  std::map<std::string, std::map<std::string, uint64_t>> states;
  const auto add = [&](FindingKind kind, const char* field, const char* column) -> Result<void> {
    const auto query = query_of(ask, kind);
    if (!query) return tl::unexpected(query.error());
    const auto counts = ask.record.counts(*query, {field});
    if (!counts) return tl::unexpected(counts.error());
    for (const ValueCount& one : *counts) {
      const std::string state = state_of_actor(ask.knowledge, one.values.front());
      if (!state.empty()) states[state][column] += one.count;
    }
    return {};
  };
  if (auto ok = add(FindingKind::event, "source", "acts"); !ok) return tl::unexpected(ok.error());
  if (auto ok = add(FindingKind::event, "target", "acted_on"); !ok) return tl::unexpected(ok.error());
  if (auto ok = add(FindingKind::meeting, "parties", "party_to"); !ok) return tl::unexpected(ok.error());
  std::vector<Json> rows;
  for (auto& [state, counts] : states)
    rows.push_back({{"state", state},
                    {"acts", counts["acts"]},
                    {"acted_on", counts["acted_on"]},
                    {"party_to", counts["party_to"]}});
  std::stable_sort(rows.begin(), rows.end(), [](const Json& a, const Json& b) { return a["acts"] > b["acts"]; });
  return answer_listing(ask, listing_of({"state", "acts", "acted_on", "party_to"}, std::move(rows)));
}

}  // namespace rapporteur::serve
