// All kinds are judged alike.
#include "judgement/judge.h"

#include <algorithm>

#include "judgement/model.h"
#include "judgement/worth.h"

namespace rapporteur::judgement {
namespace {

/// Calls `each(kind, finding)` for every finding of the document, furniture among them.
template <typename AnyDocument, typename Each>
void each_finding(AnyDocument& document, const Each& each) {
  for (auto& found : document.statements) each(FindingKind::statement, found);
  for (auto& found : document.events) each(FindingKind::event, found);
  for (auto& found : document.meetings) each(FindingKind::meeting, found);
  for (auto& found : document.proposals) each(FindingKind::proposal, found);
  for (auto& found : document.clauses) each(FindingKind::clause, found);
  for (auto& found : document.positions) each(FindingKind::position, found);
  for (auto& found : document.forecasts) each(FindingKind::forecast, found);
  for (auto& found : document.conflicts) each(FindingKind::conflict, found);
  for (auto& zone : document.zones) {
    if (zone.kind == ZoneKind::furniture) each(FindingKind::furniture, zone);
  }
}

using Weighed = std::pair<float, const Feature*>;

/// "standing supposed, place late": the heaviest `most` of those that pull in that direction.
std::string heaviest(std::vector<Weighed> weighed, float direction, size_t most) {
  std::erase_if(weighed, [&](const Weighed& w) { return w.first * direction < 0.1F || w.second->value.empty(); });
  std::ranges::stable_sort(weighed, std::greater<>(), [&](const Weighed& w) { return w.first * direction; });
  weighed.resize(std::min(weighed.size(), most));
  std::string text;
  for (const Weighed& w : weighed) {
    text += text.empty() ? "" : ", ";
    text.append(w.second->name).append(" ").append(w.second->value);
  }
  return text;
}

}  // namespace

void judge(Document& document, const Knowledge& knowledge) {
  Features features(document);
  each_finding(document, [&](FindingKind kind, auto& finding) {
    finding.confidence = knowledge.judgement->confidence(kind, features.of(finding));
  });
  for (Event& event : document.events) {
    if (!is_worth_telling(document, *knowledge.frames, event)) event.confidence = kNoFinding;
  }
}

std::vector<Judged> witnesses(const Document& document) {
  std::vector<Judged> all;
  Features features(document);
  each_finding(document, [&](FindingKind kind, const auto& finding) {
    const auto seen = features.of(finding);
    all.push_back({kind, finding.span, finding.rule, {seen.begin(), seen.end()}});
  });
  return all;
}

std::string reasons(const Judged& judged, const Knowledge& knowledge, size_t most) {
  std::vector<Weighed> weighed;
  for (const Feature& feature : judged.features)
    weighed.push_back({knowledge.judgement->weight(judged.kind, feature), &feature});
  const std::string good = heaviest(weighed, 1, most), bad = heaviest(weighed, -1, most);
  return (good.empty() ? "" : "for it: " + good) + (good.empty() || bad.empty() ? "" : "; ") +
         (bad.empty() ? "" : "against it: " + bad);
}

}  // namespace rapporteur::judgement
