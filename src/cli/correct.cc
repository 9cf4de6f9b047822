// rapporteur correct: what a person says of findings, actors and issues. rapporteur corrections: all that was said.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "cli/asking.h"
#include "cli/commands.h"
#include "cli/options.h"
#include "cli/terminal.h"
#include "render/corrections.h"
#include "render/json.h"
#include "render/words.h"

namespace rapporteur::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Options : Common {
  std::string act;
  std::vector<std::string> what;
  std::vector<std::string> where;
  std::vector<std::string> set;
  std::string words;
  std::string who;
  std::string why;
};

constexpr auto kLongestWait = std::chrono::seconds(60);

struct Place {
  std::string report;
  uint32_t line = 0;  ///< 0: any
};

/// "geneva:7", as every list of findings writes it.
Place place_in(const std::string& written) {
  const size_t colon = written.rfind(':');
  Place place{written};
  if (colon == std::string::npos) return place;
  const char* const end = written.data() + written.size();
  if (std::from_chars(written.data() + colon + 1, end, place.line).ptr != end || colon + 1 == written.size())
    return {written};
  place.report = written.substr(0, colon);
  return place;
}

struct Setting {
  std::string field;
  std::string value;
};

/// "stance=reject"; nothing for anything else, which is said.
std::optional<std::vector<Setting>> settings_of(const std::string& option, const std::vector<std::string>& given) {
  std::vector<Setting> all;
  for (const std::string& one : given) {
    const size_t at = one.find('=');
    if (at == std::string::npos || at == 0) {
      complain(option + ": \"" + one + "\" is no FIELD=VALUE; write " + option + " stance=reject");
      return std::nullopt;
    }
    all.push_back({one.substr(0, at), one.substr(at + 1)});
  }
  return all;
}

/// A value as its field holds it: actors stand between semicolons, spans are JSON.
Json value_of(FindingKind kind, const Setting& setting) {
  const auto fields = fields_of(kind);
  const auto field =
      std::find_if(fields.begin(), fields.end(), [&](const FieldType& one) { return one.name == setting.field; });
  const FieldShape shape = field == fields.end() ? FieldShape::words : field->shape;
  if (shape == FieldShape::span || shape == FieldShape::spans) return Json::parse(setting.value, nullptr, false);
  if (shape != FieldShape::actors) return setting.value;
  Json actors = Json::array();
  for (size_t at = 0; at < setting.value.size();) {
    const size_t begin = setting.value.find_first_not_of(" ;", at);
    if (begin == std::string::npos) break;
    const size_t end = std::min(setting.value.find(';', begin), setting.value.size());
    actors.push_back(setting.value.substr(begin, setting.value.find_last_not_of(' ', end - 1) - begin + 1));
    at = end;
  }
  return actors;
}

Json changes_of(FindingKind kind, const std::vector<Setting>& set) {
  Json changes = Json::object();
  for (const Setting& one : set) changes[one.field] = value_of(kind, one);
  return changes;
}

bool fits(const Finding& finding, const std::vector<Setting>& where) {
  return std::all_of(where.begin(), where.end(), [&](const Setting& one) {
    const FieldValue* value = finding.find(one.field);
    return value != nullptr && render::plain(*value) == one.value;
  });
}

/// The one finding that is meant; nothing if there is none or several are, which is said.
std::optional<FoundFinding> finding_at(const Record& record, FindingKind kind, const std::string& written,
                                       const std::vector<Setting>& where) {
  const Place place = place_in(written);
  Query query;
  query.kind = kind;
  query.report = place.report;
  query.verdict = kAnyVerdict;
  auto page = record.page(query, std::nullopt);
  if (!page) return complain(page.error()), std::nullopt;
  std::erase_if(page->findings, [&](const FoundFinding& one) {
    return (place.line != 0 && one.finding.line != place.line) ||
           (one.finding.verdict && one.finding.verdict->word == "replaced") || !fits(one.finding, where);
  });
  if (page->findings.size() == 1) return page->findings.front();
  const std::string kinds = std::string(name_of(kind)) + (page->findings.empty() ? "" : "s");
  if (page->findings.empty()) {
    complain("no " + kinds + " stands at " + written + "; see `rapporteur show " + std::string(name_of(kind)) +
             " --min-confidence 0 --report " + place.report + "`");
    return std::nullopt;
  }
  complain(std::to_string(page->findings.size()) + " " + kinds + " stand at " + written + "; choose one with --where:");
  for (const FoundFinding& one : page->findings)
    complain("  " + std::to_string(one.finding.line) + "  " + render::headline(one.finding));
  return std::nullopt;
}

int finish(Record& record, const Result<std::string>& id, const std::string& line) {
  if (!id) return complain(id.error()), status_of(id.error());
  if (auto ok = record.commit(); !ok) return complain(ok.error()), kSomeFailed;
  Output output;
  std::string text = line + "\n";
  output.write(text);
  return output.finish() ? kAllRead : kSomeFailed;
}

int wrong(const std::string& why) { return complain(why), kWrongUse; }

/// Code points of UTF-8.
uint32_t points_in(std::string_view text) {
  return static_cast<uint32_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

/// A finding of the person's own, on words that stand in the report.
int add_missed(Record& record, FindingKind kind, const Options& options, const std::vector<Setting>& set) {
  const Place place = place_in(options.what[1]);
  const auto reports = record.reports(place.report);
  if (!reports) return complain(reports.error()), status_of(reports.error());
  if (reports->empty()) return complain("no report in the record is called \"" + place.report + "\""), kSomeFailed;
  const Report& report = reports->front();
  const size_t at = report.text.find(options.words);
  if (options.words.empty() || at == std::string::npos)
    return wrong("--words: the report has no \"" + options.words + "\"; give words as they stand in its text");
  Finding finding;
  finding.kind = kind;
  const uint32_t begin = points_in(std::string_view(report.text).substr(0, at));
  finding.span = {begin, begin + points_in(options.words)};
  finding.line = static_cast<uint32_t>(1 + std::count(report.text.begin(), report.text.begin() + at, '\n'));
  finding.words = options.words;
  const auto id =
      record.add_finding(key_of(report), finding, changes_of(kind, set).dump(), {options.who, options.why, ""});
  return finish(record, id, "added a " + std::string(name_of(kind)) + " at " + options.what[1]);
}

int correct_finding(Record& record, Act act, const Options& options) {
  if (options.what.size() != 2)
    return wrong(options.act + " takes a kind and a place: " + options.act + " position geneva:7");
  std::string kind_name = options.what[0];
  if (!finding_kind(kind_name) && kind_name.ends_with('s')) kind_name.pop_back();
  const auto kind = finding_kind(kind_name);
  if (!kind) return wrong("there is no kind of finding called \"" + options.what[0] + "\"");
  const auto where = settings_of("--where", options.where), set = settings_of("--set", options.set);
  if (!where || !set) return kWrongUse;
  if (act == Act::add) return add_missed(record, *kind, options, *set);
  const auto found = finding_at(record, *kind, options.what[1], *where);
  if (!found) return kSomeFailed;
  const std::string given = act == Act::change ? changes_of(*kind, *set).dump() : "";
  const auto id = record.correct(*found, act, given, {options.who, options.why, ""});
  return finish(record, id,
                options.act + " " + kind_name + " " + options.what[1] + ": " + render::headline(found->finding));
}

int correct_pair(Record& record, Act act, const Options& options) {
  if (options.what.size() != 2) return wrong(options.act + " takes two: see `rapporteur correct --help`");
  const Signature said{options.who, options.why, ""};
  const auto id = act == Act::name ? record.name_issue(act, options.what[0], options.what[1], said)
                                   : record.relate(act, options.what[0], options.what[1], said);
  return finish(record, id, options.act + " \"" + options.what[0] + "\" and \"" + options.what[1] + "\"");
}

/// withdraw actor A B, withdraw issue WORDS, withdraw KIND PLACE.
int withdraw(Record& record, Options options) {
  const std::string of = options.what.empty() ? "" : options.what[0];
  const Signature said{options.who, options.why, ""};
  if (of == "issue" && options.what.size() == 2)
    return finish(record, record.name_issue(Act::withdraw, options.what[1], "", said), "withdrew the issue's name");
  if (of == "actor" && options.what.size() == 3)
    return finish(record, record.relate(Act::withdraw, options.what[1], options.what[2], said),
                  "withdrew what was said of both");
  return correct_finding(record, Act::withdraw, options);
}

int correct(Options options) {
  const auto act = act_of(options.act);
  if (!act) return wrong("there is no act called \"" + options.act + "\"; see `rapporteur correct --help`");
  if (const char* user = std::getenv("USER"); options.who.empty() && user != nullptr) options.who = user;
  if (options.who.empty()) return wrong("--who: corrections are signed; say who you are");
  {  // a record is corrected, never made
    const auto there = open_to_look(options.db);
    if (!there) return complain(there.error()), status_of(there.error());
  }
  auto record = open_to_write(options.db, kLongestWait);
  if (!record) return complain(record.error()), status_of(record.error());
  if (*act == Act::withdraw) return withdraw(*record, options);
  if (*act == Act::link || *act == Act::split || *act == Act::name) return correct_pair(*record, *act, options);
  return correct_finding(*record, *act, options);
}

int list(const Options& options) {
  const auto record = open_to_look(options.db);
  if (!record) return complain(record.error()), status_of(record.error());
  const auto all = record->corrections();
  if (!all) return complain(all.error()), status_of(all.error());
  if (all->empty()) return complain("nobody has corrected anything in this record"), kSomeFailed;
  Output output;
  std::string text;
  for (const KeptCorrection& one : *all) {
    text += options.format == "jsonl" ? render::written(render::object_of(one)) + "\n" : render::line_of(one) + "\n";
    if (!output.write(text)) break;
  }
  return output.finish() ? kAllRead : kSomeFailed;
}

}  // namespace

void add_correct(CLI::App& app, int& status) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("correct", "say what is right or wrong in the record, signed and kept apart");
  command->add_option("act", options->act, "confirm, reject, change, add, link, split, name, withdraw")
      ->type_name("ACT")
      ->check(CLI::IsMember({"confirm", "reject", "change", "add", "link", "split", "name", "withdraw"}))
      ->required();
  command->add_option("what", options->what, "a kind and REPORT:LINE; two actors; an issue's words and its name")
      ->type_name("WHAT")
      ->required();
  command->add_option("--set", options->set, "of change and add: what a field is; actors between semicolons")
      ->type_name("FIELD=VALUE");
  command->add_option("--where", options->where, "which of several findings on the line: what a field is now")
      ->type_name("FIELD=VALUE");
  command->add_option("--words", options->words, "of add: the words that say it, as they stand in the report")
      ->type_name("WORDS");
  command->add_option("--who", options->who, "who says so; the user's name if left out")->type_name("NAME");
  command->add_option("--why", options->why, "the reason")->type_name("WORDS");
  add_db(*command, *options);
  command->footer(
      "What the program found stays beside what is said; a new reading of the report\n"
      "changes neither. `rapporteur corrections` lists all, `rapporteur export --format\n"
      "gold` makes an answer key of them.\n\n"
      "Examples:\n"
      "  rapporteur correct reject position geneva:7 --why 'he quotes another'\n"
      "  rapporteur correct change position geneva:7 --set stance=oppose\n"
      "  rapporteur correct add position geneva:7 --words 'ruled out a ban' \\\n"
      "    --set actor=USA --set stance=reject --set 'issue=a ban'\n"
      "  rapporteur correct link RUS/Ryabkov 'RUS/Sergei Ryabkov'\n"
      "  rapporteur correct name 'grain deal' 'Black Sea grain initiative'\n"
      "  rapporteur correct withdraw position geneva:7");
  command->callback([options, &status] { status = correct(*options); });
}

void add_corrections(CLI::App& app, int& status) {
  auto options = std::make_shared<Options>();
  options->format = "text";
  CLI::App* command = app.add_subcommand("corrections", "all that persons said of the record, and what became of it");
  command->add_option("--format", options->format, "text, or jsonl: one correction a line")
      ->type_name("NAME")
      ->check(CLI::IsMember({"text", "jsonl"}))
      ->capture_default_str();
  add_db(*command, *options);
  command->footer(
      "\"kept\": the program no longer finds it, and it stays in the record. \"without\n"
      "effect\": what was rejected is no longer found.\n\n"
      "Examples:\n"
      "  rapporteur corrections\n"
      "  rapporteur corrections --format jsonl > corrections.jsonl");
  command->callback([options, &status] { status = list(*options); });
}

}  // namespace rapporteur::cli
