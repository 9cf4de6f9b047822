// The table of routes, and the check of what is asked against it.
#include <algorithm>
#include <charconv>

#include "render/json.h"
#include "rules/nearest.h"
#include "serve/route.h"

#include <nlohmann/json.hpp>

namespace rapporteur::serve {
namespace {

std::string plural_of(FindingKind kind) {
  const std::string name(name_of(kind));
  return kind == FindingKind::furniture ? name : name + "s";
}

std::vector<std::string> unique_choices(FindingKind kind, std::string_view field) {
  std::vector<std::string> choices;
  for (const std::string_view choice : choices_of(kind, field)) {
    if (std::find(choices.begin(), choices.end(), choice) == choices.end()) choices.emplace_back(choice);
  }
  return choices;
}

std::vector<Parameter> period() {
  return {{"from", Shape::day, "not before this day, month or year"},
          {"until", Shape::day, "not after this day, month or year"}};
}

std::vector<Parameter> paging() {
  return {{"limit", Shape::number, "rows on a page; in a twin, rows in all", {}, kLongestPage},
          {"cursor", Shape::cursor, "where the page begins: `next` of the page before"}};
}

Parameter min_confidence() {
  return {"min_confidence", Shape::confidence, "only what the program is as sure of; 0: all that was found"};
}

void append(std::vector<Parameter>& all, std::vector<Parameter> more) {
  for (Parameter& parameter : more) {
    const auto same = [&](const Parameter& known) { return known.name == parameter.name; };
    if (std::none_of(all.begin(), all.end(), same)) all.push_back(std::move(parameter));
  }
}

/// A parameter for each field of the kind that can narrow: actors written just so, choices, codes, words.
std::vector<Parameter> of_fields(FindingKind kind) {
  std::vector<Parameter> all;
  for (const FieldType& field : fields_of(kind)) {
    const std::string name(field.name);
    switch (field.shape) {
      case FieldShape::actor:
        all.push_back({name, Shape::words, "the " + name + ", as findings write him: RUS/Sergei Ryabkov"});
        break;
      case FieldShape::actors:
        all.push_back({name, Shape::words, "one of the " + name + ", as findings write him"});
        break;
      case FieldShape::choice:
        all.push_back({name, Shape::choice, "its " + name, unique_choices(kind, name)});
        break;
      case FieldShape::code:
        all.push_back({name, Shape::code, "its " + name + " code begins so"});
        break;
      case FieldShape::words:
        all.push_back({name, Shape::words, "words that each begin a word of its " + name});
        break;
      default:
        break;
    }
  }
  return all;
}

size_t actor_fields(FindingKind kind) {
  const auto fields = fields_of(kind);
  return static_cast<size_t>(std::count_if(fields.begin(), fields.end(), [](const FieldType& field) {
    return field.shape == FieldShape::actor || field.shape == FieldShape::actors;
  }));
}

/// Every filter that `show` has, as far as the kind has it.
std::vector<Parameter> filters(FindingKind kind) {
  std::vector<Parameter> all;
  const bool meeting = kind == FindingKind::meeting;
  if (actor_fields(kind) > 0) all.push_back({"by", Shape::actor, "who says or does it"});
  if (actor_fields(kind) > 1 || meeting) all.push_back({"to", Shape::actor, "to whom, or who is bound by it"});
  all.push_back({"about", Shape::words, "words that all begin a word of it, its paragraph or its report's title"});
  append(all, period());
  all.push_back({"report", Shape::words, "only in the report of this id"});
  append(all, of_fields(kind));
  all.push_back(min_confidence());
  all.push_back({"verdict",
                 Shape::choice,
                 "what a person said of it; left out: what stands, neither rejected nor replaced",
                 {"none", "confirmed", "rejected", "corrected", "replaced", "kept", "added", "any"}});
  return all;
}

Parameter order() { return {"order", Shape::choice, "the earliest or the latest day first", {"earliest", "latest"}}; }

Route findings_route(FindingKind kind) {
  std::vector<Parameter> parameters = filters(kind);
  append(parameters, {order()});
  append(parameters, paging());
  return {"/findings/" + plural_of(kind),
          plural_of(kind) + ", each with its words, report and confidence",
          parameters,
          {"found_" + std::string(name_of(kind)), true},
          kind,
          answer_findings};
}

Route facets_route(FindingKind kind) {
  return {"/facets/" + plural_of(kind),
          "how many " + plural_of(kind) + " have which value, the commonest first",
          filters(kind),
          {"facets", false},
          kind,
          answer_facets};
}

std::vector<Parameter> joined(std::vector<Parameter> first, std::vector<Parameter> second) {
  append(first, std::move(second));
  return first;
}

std::vector<Route> all_routes() {
  std::vector<Route> all;
  all.push_back({"/record", "what the record holds, in figures", {}, {"record", false}, {}, answer_record});
  all.push_back(
      {"/reports", "the reports, by day", joined(period(), paging()), {"report_line", true}, {}, answer_reports});
  all.push_back({"/reports/{id}",
                 "a report with its text and all findings in it, of any confidence; several if several "
                 "came under the id",
                 {},
                 {"reports", false},
                 {},
                 answer_report});
  for (int kind = 0; kind < kFindingKinds; ++kind) all.push_back(findings_route(static_cast<FindingKind>(kind)));
  for (int kind = 0; kind < kFindingKinds; ++kind) all.push_back(facets_route(static_cast<FindingKind>(kind)));
  std::vector<Parameter> meetings = joined(filters(FindingKind::meeting), {order()});
  all.push_back({"/talks",
                 "the calendar: each meeting once, however many reports tell of it",
                 joined(meetings, paging()),
                 {"talk", true},
                 FindingKind::meeting,
                 answer_talks});
  const std::vector<Parameter> who = {
      {"by", Shape::actor, "who says or does it"},
      {"about", Shape::words, "words that all begin a word of it, its paragraph or its report's title"}};
  all.push_back({"/days",
                 "how many findings of each kind fall on each day: their own, else their report's",
                 joined(joined(joined(who, period()), {min_confidence(), order()}), paging()),
                 {"day", true},
                 {},
                 answer_days});
  all.push_back({"/stances",
                 "who takes which stance how often",
                 joined(joined(joined(who, period()), {min_confidence()}), paging()),
                 {"stances", true},
                 FindingKind::position,
                 answer_stances});
  const std::vector<Parameter> name = {{"name", Shape::actor, "a state's name, a code, or part of a name"}};
  all.push_back({"/actors",
                 "the actors whom reports name, the most mentioned first",
                 joined(name, paging()),
                 {"actor", true},
                 {},
                 answer_actors});
  all.push_back({"/persons",
                 "persons over all reports, with all names that reports give them",
                 joined(name, paging()),
                 {"person", true},
                 {},
                 answer_persons});
  const std::vector<Parameter> words = {{"words", Shape::words, "each begins a word of the report's title or text"}};
  all.push_back({"/search",
                 "reports in which words stand, the best first, with some of the text",
                 joined(joined(words, period()), paging()),
                 {"hit", true},
                 {},
                 answer_search});
  all.push_back({"/places",
                 "where meetings are, the commonest places first, and whose land it is as far as the knowledge tells",
                 joined(filters(FindingKind::meeting), paging()),
                 {"place", true},
                 FindingKind::meeting,
                 answer_places});
  all.push_back({"/states",
                 "how often each state does something, is done to, and is party to a meeting",
                 joined(joined(period(), {min_confidence()}), paging()),
                 {"state", true},
                 {},
                 answer_states});
  all.push_back({"/near",
                 "what repeats a report, and what else of the four days before and behind it tells the same happening",
                 joined({{"report", Shape::words, "the report's id"}}, paging()),
                 {"near", true},
                 {},
                 answer_near});
  all.push_back({"/issues",
                 "what positions are about, the commonest first; those that a person gave one name together",
                 joined(joined(joined(who, period()), {min_confidence()}), paging()),
                 {"issue", true},
                 FindingKind::position,
                 answer_issues});
  all.push_back({std::string(kCorrections),
                 "what persons said of findings, actors and issues, the latest first",
                 paging(),
                 {"correction", true},
                 {},
                 answer_corrections});
  all.push_back({"/openapi.json", "this description", {}, {"openapi", false}, {}, answer_openapi});
  return all;
}

std::string_view without(std::string_view path, std::string_view ending) {
  return path.substr(0, path.size() - ending.size());
}

constexpr std::pair<std::string_view, Form> kTwins[] = {
    {".json", Form::json}, {".csv", Form::csv}, {".jsonl", Form::jsonl}};
constexpr std::string_view kReportPath = "/reports/";

tl::unexpected<Error> wrong(const std::string& name, std::string why, std::string advice) {
  return fail(ErrorCode::misused, name, std::move(why), std::move(advice));
}

Result<void> check_value(const Parameter& parameter, const std::string& value) {
  if (value.empty()) return {};  // as a form sends what was not filled in
  const std::string said = "\"" + value + "\"";
  if (value.size() > kLongestValue) return wrong(parameter.name, "it is longer than 500 bytes", "ask for less");
  if (value.find('\0') != std::string::npos) return wrong(parameter.name, "it has a zero byte in it", "leave it out");
  const bool digits = !value.empty() && value.find_first_not_of("0123456789") == std::string::npos;
  if (parameter.shape == Shape::choice) {
    const std::vector<std::string_view> known(parameter.choices.begin(), parameter.choices.end());
    if (std::find(known.begin(), known.end(), value) == known.end())
      return wrong(parameter.name, "there is no " + said, rules::advise(value, known));
  }
  if (parameter.shape == Shape::code && !digits && !value.empty())
    return wrong(parameter.name, said + " is no code", "give its first figures: 04");
  if (parameter.shape == Shape::number) {
    const bool good = digits && value.size() < 10 && std::stoull(value) >= 1 && std::stoull(value) <= parameter.most;
    if (!good)
      return wrong(parameter.name, said + " is not in the range",
                   "give a whole number from 1 to " + std::to_string(parameter.most));
  }
  if (parameter.shape == Shape::confidence) {
    double number = -1;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc() || end != value.data() + value.size() || !(number >= 0 && number <= 1))
      return wrong(parameter.name, said + " is no confidence", "give a number from 0 to 1");
  }
  return {};
}

}  // namespace

const std::vector<Route>& routes() {
  static const std::vector<Route> kRoutes = all_routes();
  return kRoutes;
}

Result<Found> find_route(std::string_view path) {
  if (path.starts_with(kReportPath) && path.size() > kReportPath.size()) {
    for (const Route& route : routes()) {
      if (route.path == "/reports/{id}") return Found{&route, Form::page, std::string(path.substr(kReportPath.size()))};
    }
  }
  std::vector<std::string_view> known;
  for (const Route& route : routes()) {
    if (route.path == path) return Found{&route, Form::page, ""};
    for (const auto& [ending, form] : kTwins) {
      if (route.content.is_list && path.ends_with(ending) && without(path, ending) == route.path)
        return Found{&route, form, ""};
    }
    known.push_back(route.path);
  }
  return fail(ErrorCode::not_found, std::string(kPrefix) + std::string(path), "there is nothing of that name",
              rules::advise(path, known) + " (see /api/v1/openapi.json)");
}

Result<std::map<std::string, std::string>> check(const Route& route,
                                                 const std::multimap<std::string, std::string>& given) {
  std::map<std::string, std::string> values;
  for (const auto& [name, value] : given) {
    const auto it = std::find_if(route.parameters.begin(), route.parameters.end(),
                                 [&, wanted = name](const Parameter& known) { return known.name == wanted; });
    if (it == route.parameters.end()) {
      std::vector<std::string_view> known;
      for (const Parameter& parameter : route.parameters) known.push_back(parameter.name);
      return wrong(name, std::string(kPrefix) + route.path + " has no such parameter",
                   known.empty() ? "leave it out: it takes none" : rules::advise(name, known));
    }
    if (auto ok = check_value(*it, value); !ok) return tl::unexpected(ok.error());
    if (!values.emplace(name, value).second) return wrong(name, "it is given twice", "give it once");
  }
  std::erase_if(values, [](const auto& entry) { return entry.second.empty(); });
  return values;
}

std::string written(const Error& error) {
  nlohmann::ordered_json told;
  told["where"] = error.where.starts_with("--") ? error.where.substr(2) : error.where;
  told["why"] = error.why;
  told["what to do"] = error.advice;
  return render::written(nlohmann::ordered_json{{"error", told}});
}

}  // namespace rapporteur::serve
