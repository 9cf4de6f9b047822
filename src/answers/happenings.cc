#include "answers/happenings.h"

#include <cstdlib>
#include <map>
#include <set>

#include "knowledge.h"

namespace rapporteur::answers {
namespace {

bool is_single_day(const std::string& date) {
  const DayRange days = days_of(date);
  return days.first && days.last && *days.first == *days.last;
}

Happening begun_by(const Finding& event) {
  Happening happening{field(event, "source"),
                      field(event, "target"),
                      field(event, "cameo"),
                      field(event, "date"),
                      field(event, "status"),
                      {},
                      0,
                      ""};
  happening.id = is_single_day(happening.date) ? happening.date + "/" + happening.source + "/" + happening.cameo + "/" +
                                                     happening.target + "/" + happening.status
                                               : id_of(event);
  return happening;
}

}  // namespace

CodeFacts facts_of(const Knowledge& knowledge, const std::string& cameo) {
  const auto entry = knowledge.image.find("cameo", cameo);
  if (!entry) return {};
  const auto get = [&](std::string_view key) { return std::string(knowledge.image.get(*entry, key)); };
  return {get("name"), std::strtod(get("goldstein").c_str(), nullptr), get("plover"), get("mode"), get("context")};
}

Result<std::vector<Happening>> happenings_of(const std::vector<Row>& rows, Sources& sources) {
  std::vector<Happening> all;
  std::vector<std::set<uint32_t>> told_by;
  std::map<std::string, size_t> known;
  for (uint32_t i = 0; i < rows.size(); ++i) {
    Happening happening = begun_by(rows[i].finding);
    const auto [it, is_new] = known.try_emplace(happening.id, all.size());
    if (is_new) {
      all.push_back(std::move(happening));
      told_by.emplace_back();
    }
    const auto source = sources.number_of(rows[i].report);
    if (!source) return tl::unexpected(source.error());
    all[it->second].tellings.push_back(i);
    told_by[it->second].insert(*source);
  }
  for (size_t i = 0; i < all.size(); ++i) all[i].sources = static_cast<uint32_t>(told_by[i].size());
  return all;
}

}  // namespace rapporteur::answers
