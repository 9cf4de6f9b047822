// rapporteur actors QUERY: what the registry knows of states, bodies, organs, groups, cities, outlets and people, or
// what a record knows of persons.
#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "actors/membership.h"
#include "actors/search.h"
#include "actors/state_names.h"
#include "cli/commands.h"
#include "cli/options.h"
#include "cli/terminal.h"
#include "knowledge.h"
#include "rapporteur/record.h"
#include "render/json.h"
#include "render/words.h"

namespace rapporteur::cli {
namespace {

constexpr uint32_t kKindWidth = 8;
constexpr size_t kUsualLimit = 20;
constexpr size_t kIdsShown = 3;  ///< reports in which a candidate stands

struct Options : Common {
  std::vector<std::string> words;
  std::string of;
  std::string on;
  std::string record;
  size_t limit = kUsualLimit;
};

std::string joined(const std::vector<std::string_view>& words) {
  std::string text;
  for (const std::string_view word : words) text.append(text.empty() ? "" : " ").append(word);
  return text;
}

std::string period(const rules::Image& image, uint32_t entry) {
  const std::string_view from = image.get(entry, "from"), to = image.get(entry, "to");
  if (from.empty() && to.empty()) return "";
  return std::string(from) + ".." + std::string(to);
}

std::string where(const rules::Image& image, uint32_t entry) {
  return std::string(image.text(image.entry(entry).file)) + ":" + std::to_string(image.entry(entry).line);
}

/// What the entry is called, and what else there is to say of it, one piece a line.
std::vector<std::string> facts_of(const rules::Image& image, uint32_t entry, std::optional<Day> day) {
  std::vector<std::string> facts;
  const auto add = [&](std::string_view label, std::string_view text) {
    if (!text.empty()) facts.push_back(std::string(label) + std::string(text));
  };
  add("", image.get(entry, "office"));
  add("", image.get(entry, "name"));
  add("people: ", image.get(entry, "people"));
  add("capital: ", image.get(entry, "capital"));
  add("also: ", image.get(entry, "stands-for"));
  add("members: ", joined(actors::members_of(image, image.id(entry), day)));
  add("", period(image, entry));
  add("", image.get(entry, "codes"));
  add("wikidata ", image.get(entry, "wikidata"));
  return facts;
}

std::string as_text(const rules::Image& image, const actors::Hit& hit, const Options& options, std::optional<Day> day) {
  using namespace render;
  const Layout layout = layout_of(options);
  std::string text = styled(padded(image.kind(hit.entry), kKindWidth), Style::dim, layout.colour) +
                     styled(actors::written_entry(image, hit.entry), Style::actor, layout.colour) + "  " +
                     styled(where(image, hit.entry), Style::dim, layout.colour) + "\n";
  std::string facts;
  for (const std::string& fact : facts_of(image, hit.entry, day)) facts.append(facts.empty() ? "" : " · ").append(fact);
  const uint32_t width = std::max(layout.width, kKindWidth + 40) - kKindWidth;
  for (const std::string& line : wrap(facts, width)) text += std::string(kKindWidth, ' ') + line + "\n";
  return text;
}

std::string as_json(const rules::Image& image, const actors::Hit& hit, std::optional<Day> day) {
  nlohmann::ordered_json row;
  row["actor"] = actors::written_entry(image, hit.entry);
  row["kind"] = image.kind(hit.entry);
  for (const rules::ImageValue& value : image.values(hit.entry)) {
    const std::string_view key = image.text(value.key);
    if (key != "example" && key != "source" && key != "joined" && key != "left") row[key] = image.text(value.text);
  }
  if (const auto members = actors::members_of(image, image.id(hit.entry), day); !members.empty())
    row["members"] = members;
  row["where"] = where(image, hit.entry);
  return render::written(row) + "\n";
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string text;
  for (const std::string& word : words) text.append(text.empty() ? "" : between).append(word);
  return text;
}

std::string query_text(const Options& options) { return joined(options.words, " "); }

int print(const Knowledge& knowledge, const std::vector<actors::Hit>& hits, const Options& options,
          std::optional<Day> day) {
  Output output(wants_colour(options.colour));
  const size_t shown = options.limit == 0 ? hits.size() : std::min(hits.size(), options.limit);
  std::string text;
  for (size_t i = 0; i < shown; ++i) {
    text += options.format == "jsonl" ? as_json(knowledge.image, hits[i], day)
                                      : as_text(knowledge.image, hits[i], options, day);
    if (!output.write(text)) break;
  }
  if (shown < hits.size())
    complain(std::to_string(hits.size() - shown) + " more; --limit 0 shows all, --of and --on narrow them");
  return output.finish() ? kAllRead : kSomeFailed;
}

/// Reports in which each candidate stands, in the order of the candidates.
using Evidence = std::vector<std::vector<std::string>>;

Result<Evidence> evidence_for(const Record& record, const RecordedPerson& person) {
  Evidence evidence;
  for (const std::string& candidate : person.candidates) {
    auto ids = record.ids_naming(candidate, kIdsShown);
    if (!ids) return tl::unexpected(ids.error());
    evidence.push_back(std::move(*ids));
  }
  return evidence;
}

/// "RUS/Sergei Ryabkov  also RUS/Ryabkov · deputy foreign minister"; a name that several persons bear, with those and
/// reports that name them.
std::string as_text(const RecordedPerson& person, const Evidence& evidence, const Options& options) {
  using namespace render;
  const Layout layout = layout_of(options);
  std::string facts;
  const auto add = [&](const std::string& fact) { facts.append(facts.empty() ? "" : " · ").append(fact); };
  for (size_t i = 1; i < person.forms.size(); ++i) add("also " + person.forms[i]);
  for (const std::string& post : person.posts) add(post);
  for (size_t i = 0; i < person.candidates.size(); ++i)
    add("perhaps " + person.candidates[i] + (evidence[i].empty() ? "" : " (" + joined(evidence[i], ", ") + ")"));
  std::string text = styled(person.forms.front(), Style::actor, layout.colour) + "\n";
  const uint32_t width = std::max(layout.width, kKindWidth + 40) - kKindWidth;
  for (const std::string& line : wrap(facts, width)) text += std::string(kKindWidth, ' ') + line + "\n";
  return text;
}

std::string as_json(const RecordedPerson& person, const Evidence& evidence) {
  nlohmann::ordered_json row;
  row["actor"] = person.forms.front();
  row["kind"] = "person";
  row["forms"] = person.forms;
  row["posts"] = person.posts;
  row["candidates"] = person.candidates;
  row["reports"] = evidence;
  return render::written(row) + "\n";
}

/// The record's persons instead of the registry's.
int search_record(const Options& options) {
  const auto record = open_to_look(options.record);
  if (!record) return complain(record.error()), status_of(record.error());
  const auto persons = record->persons(query_text(options));
  if (!persons) return complain(persons.error()), kSomeFailed;
  if (persons->empty()) return complain("nobody in the record is called \"" + query_text(options) + "\""), kSomeFailed;
  Output output(wants_colour(options.colour));
  std::string text;
  for (const RecordedPerson& person : *persons) {
    const auto evidence = evidence_for(*record, person);
    if (!evidence) return complain(evidence.error()), kSomeFailed;
    text += options.format == "jsonl" ? as_json(person, *evidence) : as_text(person, *evidence, options);
  }
  output.write(text);
  return output.finish() ? kAllRead : kSomeFailed;
}

int search(const Options& options) {
  if (!options.record.empty()) return search_record(options);
  actors::Search wanted{query_text(options), options.of, std::nullopt};
  if (!take_day("--on", options.on, wanted.day)) return kWrongUse;
  const auto knowledge = open_knowledge(options.knowledge);
  if (!knowledge) return complain(knowledge.error()), kWrongUse;
  if (!options.of.empty()) wanted.code = actors::code_for(*knowledge, options.of);
  const std::vector<actors::Hit> hits = actors::search(knowledge->image, wanted);
  if (!hits.empty()) return print(*knowledge, hits, options, wanted.day);
  complain("nobody in the registry is called \"" + wanted.words + "\"" +
           (options.of.empty() && options.on.empty() ? "" : ", of that state or on that day"));
  return kSomeFailed;
}

}  // namespace

void add_actors(CLI::App& app, int& status) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("actors", "look up states, bodies, organs, groups, cities and office-holders");
  command->add_option("words", options->words, "words of a name or an office, in any usual spelling")->required();
  command->add_option("--of", options->of, "only those of this state or body")->type_name("ACTOR");
  command->add_option("--on", options->on, "only those that were there, or in office, on this day")->type_name("DAY");
  command->add_option("--limit", options->limit, "how many to show; 0: all")
      ->type_name("N")
      ->check(whole_number(kLongestList))
      ->capture_default_str();
  command->add_option("--db", options->record, "look among the persons of this record instead")->type_name("FILE");
  options->format = "text";
  command->add_option("--format", options->format, "text or jsonl")
      ->type_name("NAME")
      ->check(CLI::IsMember({"text", "jsonl"}))
      ->capture_default_str();
  add_knowledge(*command, *options);
  add_colour(*command, *options);
  command->footer(
      "Examples:\n"
      "  rapporteur actors Lavrov\n"
      "  rapporteur actors foreign minister --of Iran --on 2015-07-14\n"
      "  rapporteur actors P5+1 --on 2015-07-14\n"
      "  rapporteur actors Ryabkov --db record.db");
  command->callback([options, &status] { status = search(*options); });
}

}  // namespace rapporteur::cli
