#include "record/corrections.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <ctime>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "record/layout.h"
#include "record/rows.h"
#include "record/sha256.h"
#include "record/store.h"
#include "record/tables.h"
#include "render/json.h"

namespace rapporteur {
namespace {

using Json = nlohmann::ordered_json;
using record::Database;
using record::Prepared;

constexpr std::array<std::string_view, 8> kActs{"confirm", "reject", "change", "add",
                                                "link",    "split",  "name",   "withdraw"};
constexpr size_t kLongestName = 200, kLongestReason = 2000, kLongestValue = 2000;  // bytes

std::string text_of(const ReportKey& key) { return {key.begin(), key.end()}; }

std::string now() {
  const auto time = std::chrono::system_clock::now();
  constexpr int64_t kMillion = 1'000'000;  // two corrections of one thing are never as near
  const auto millionths =
      std::chrono::duration_cast<std::chrono::microseconds>(time.time_since_epoch()).count() % kMillion;
  const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  std::array<char, 32> text{};
  const size_t length = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%S", &parts);
  const std::string digits = std::to_string(kMillion + millionths).substr(1);
  return std::string(text.data(), length) + "." + digits + "Z";
}

std::string id_of(const Correction& correction) {
  record::Sha256 hash;
  const auto add = [&](const std::string& part) { hash.add({part.c_str(), part.size() + 1}); };
  add(correction.report ? text_of(*correction.report) : "");
  const Signature& said = correction.said;
  for (const std::string* part : {&correction.kind, &correction.found, &correction.given, &said.who, &said.made})
    add(*part);
  add(std::string(name_of(correction.act)));
  hash.add(said.why);
  constexpr size_t kBytes = 12;
  const auto digest = hash.digest();
  std::string id;
  for (size_t i = 0; i < kBytes; ++i) {
    id += "0123456789abcdef"[digest[i] >> 4];
    id += "0123456789abcdef"[digest[i] & 15];
  }
  return id;
}

tl::unexpected<Error> misuse(const std::string& where, std::string why, std::string advice) {
  return fail(ErrorCode::misused, where, std::move(why), std::move(advice));
}

bool has_controls(const std::string& text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; });
}

Result<void> check_said(const Signature& said) {
  if (said.who.empty()) return misuse("who", "nobody signs it", "say who you are");
  if (said.who.size() > kLongestName || has_controls(said.who))
    return misuse("who", "it is no name", "give a name of one line, of at most 200 bytes");
  if (said.why.size() > kLongestReason) return misuse("why", "it is longer than 2,000 bytes", "be brief");
  return {};
}

// ---- a person's values ----

bool is_span(const Json& value) {
  return value.is_array() && value.size() == 2 && value[0].is_number_unsigned() && value[1].is_number_unsigned() &&
         value[0] < value[1];
}

std::string joined(const std::vector<std::string_view>& choices) {
  std::string all;
  for (const std::string_view choice : choices) all.append(all.empty() ? "" : ", ").append(choice);
  return all;
}

bool is_line(const Json& value) {
  return value.is_string() && value.get_ref<const std::string&>().size() <= kLongestValue &&
         !has_controls(value.get_ref<const std::string&>());
}

/// Whether a person can say this of a field.
Result<void> check_value(FindingKind kind, const FieldType& field, const Json& value) {
  const std::string name(field.name);
  const auto wants = [&](std::string advice) {
    return misuse(name, "it cannot be " + value.dump(), std::move(advice));
  };
  switch (field.shape) {
    case FieldShape::actors:
      return value.is_array() && std::all_of(value.begin(), value.end(), is_line)
                 ? Result<void>()
                 : wants("give a list of actors: [\"RUS\",\"USA/Jake Sullivan\"]");
    case FieldShape::span:
      return value.is_null() || is_span(value) ? Result<void>() : wants("give [start, end] in the report's text");
    case FieldShape::spans:
      return value.is_array() && std::all_of(value.begin(), value.end(), is_span)
                 ? Result<void>()
                 : wants("give a list of [start, end] in the report's text");
    default:
      break;
  }
  if (!is_line(value)) return wants("give words of one line");
  const std::string text = value.get<std::string>();
  if (field.shape == FieldShape::choice) {
    const auto choices = choices_of(kind, field.name);
    if (std::find(choices.begin(), choices.end(), text) == choices.end())
      return wants("give one of " + joined(choices));
  }
  if (field.shape == FieldShape::edtf && !text.empty() && days_of(text).empty())
    return wants("give a date in EDTF: 2022-01-09, 2022-01, 2022-01-10/2022-01-13");
  if (field.shape == FieldShape::code && text.find_first_not_of("0123456789") != std::string::npos)
    return wants("give the figures of a CAMEO code: 036");
  return {};
}

Result<void> check_fields(FindingKind kind, const Json& given) {
  const auto fields = fields_of(kind);
  for (const auto& [name, value] : given.items()) {
    const auto field =
        std::find_if(fields.begin(), fields.end(),
                     [&, wanted = std::string_view(name)](const FieldType& f) { return f.name == wanted; });
    if (field == fields.end()) {
      std::vector<std::string_view> known;
      for (const FieldType& one : fields) known.push_back(one.name);
      return misuse(name, "a " + std::string(name_of(kind)) + " has no such field", "it has " + joined(known));
    }
    if (auto ok = check_value(kind, *field, value); !ok) return ok;
  }
  return {};
}

Span span_of(const Json& value) { return is_span(value) ? Span{value[0], value[1]} : Span{}; }

FieldValue value_of(FieldShape shape, const Json& value) {
  if (shape == FieldShape::span) return is_span(value) ? FieldValue(span_of(value)) : FieldValue();
  if (shape == FieldShape::spans) {
    std::vector<Span> spans;
    for (const Json& one : value) spans.push_back(span_of(one));
    return spans;
  }
  if (shape != FieldShape::actors) return value.is_string() ? value.get<std::string>() : std::string();
  std::vector<std::string> names;
  for (const Json& one : value) {
    if (one.is_string()) names.push_back(one.get<std::string>());
  }
  std::sort(names.begin(), names.end());
  return names;
}

Json parsed(const std::string& text) { return Json::parse(text, nullptr, false); }

// ---- what it means for a report's findings ----

struct KeptRow {
  int64_t number = 0;
  Finding finding;
};

bool is_position(FieldShape shape) { return shape == FieldShape::span || shape == FieldShape::spans; }

/// The same but for where its parts stand.
bool says_the_same(const Finding& a, const Finding& b) {
  const auto fields = fields_of(a.kind);
  for (size_t i = 0; i < fields.size(); ++i) {
    if (!is_position(fields[i].shape) && a.values[i] != b.values[i]) return false;
  }
  return true;
}

bool overlap(Span a, Span b) { return a.begin < b.end && b.begin < a.end; }

/// Which of the program's rows a person spoke of. After a new reading the words may be cut otherwise: then it is the
/// one finding that says the same near by, or, where a person said what is right, the one of that kind on these words.
std::vector<int64_t> rows_meant(const std::vector<KeptRow>& rows, const Finding& found, Act act) {
  const auto numbers = [&](const auto& is_meant) {
    std::vector<int64_t> all;
    for (const KeptRow& row : rows) {
      if (is_meant(row.finding)) all.push_back(row.number);
    }
    return all;
  };
  auto same = numbers([&](const Finding& one) { return one.span == found.span && one.values == found.values; });
  if (!same.empty()) return same;
  same = numbers([&](const Finding& one) { return overlap(one.span, found.span) && says_the_same(one, found); });
  if (same.size() == 1) return same;
  if (act != Act::change) return {};
  same = numbers([&](const Finding& one) { return one.span == found.span; });
  return same.size() == 1 ? same : std::vector<int64_t>();
}

/// One report's findings of one kind, and what is said of them.
class Application {
 public:
  Application(const Database& database, FindingKind kind, int64_t report, std::string date)
      : database_(database), kind_(kind), table_(record::table_of(kind)), report_(report), date_(std::move(date)) {}

  Result<void> clear() const {
    const std::string where = " WHERE report = " + std::to_string(report_);
    return database_.run("DELETE FROM " + table_ + where + " AND " + std::string(record::kIsAPersons) + "; UPDATE " +
                         table_ + " SET verdict = NULL, correction = NULL" + where + " AND verdict IS NOT NULL;");
  }

  Result<void> take(const std::vector<Correction>& said) {
    if (auto ok = read_rows(); !ok) return ok;
    for (const Correction& one : said) {
      if (auto ok = take(one); !ok) return ok;
    }
    return {};
  }

 private:
  Result<void> read_rows() {
    auto statement = database_.prepare("SELECT f.finding, " + record::select_columns(kind_) + " FROM " + table_ + " f" +
                                       std::string(record::kJoinCorrections) + " WHERE f.report = ?");
    if (!statement) return tl::unexpected(statement.error());
    statement->bind(1, report_);
    while (true) {
      const auto row = statement->step();
      if (!row) return tl::unexpected(row.error());
      if (!*row) return {};
      rows_.push_back({statement->number(0), record::finding_at(kind_, *statement, 1)});
    }
  }

  Result<void> mark(const std::vector<int64_t>& rows, const char* verdict, const std::string& id) const {
    auto statement = database_.prepare("UPDATE " + table_ + " SET verdict = ?, correction = ? WHERE finding = ?");
    if (!statement) return tl::unexpected(statement.error());
    for (const int64_t row : rows) {
      if (auto ok = statement->bind(1, verdict).bind(2, id).bind(3, row).run(); !ok) return ok;
    }
    return {};
  }

  Result<void> add(const Json& kept, const char* verdict, const std::string& id) const {
    std::string columns, values;
    for (const std::string& column : record::stored_columns(kind_)) {
      columns.append(columns.empty() ? "" : ", ").append(record::quoted_name(column));
      values += values.empty() ? "?" : ", ?";
    }
    auto statement = database_.prepare("INSERT INTO " + table_ + " (" + columns + ") VALUES (" + values + ")");
    if (!statement) return tl::unexpected(statement.error());
    Finding finding = record::finding_of(kind_, kept);
    finding.rule.clear();
    finding.confidence.reset();
    const int at = record::bind_finding(finding, report_, date_, *statement);
    return statement->bind(at, verdict).bind(at + 1, id).run();
  }

  Result<void> take(const Correction& said) const {
    Json kept = parsed(said.found);
    const auto rows = rows_meant(rows_, record::finding_of(kind_, kept), said.act);
    if (said.act == Act::reject) return mark(rows, "rejected", said.id);
    if (said.act == Act::change) {
      const Json given = parsed(said.given);
      kept.update(given);
      if (auto ok = mark(rows, "replaced", said.id); !ok) return ok;
      return add(kept, "corrected", said.id);
    }
    if (!rows.empty()) return mark(rows, "confirmed", said.id);
    return add(kept, said.act == Act::add ? "added" : "kept", said.id);
  }

  const Database& database_;
  FindingKind kind_;
  std::string table_;
  int64_t report_;
  std::string date_;
  std::vector<KeptRow> rows_;
};

Correction correction_at(const Prepared& row) {
  Correction one;
  one.id = row.text(0);
  if (const std::string_view key = row.bytes(1); key.size() == std::tuple_size_v<ReportKey>) {
    one.report.emplace();
    std::copy(key.begin(), key.end(), one.report->begin());
  }
  one.kind = row.text(2);
  one.act = act_of(row.text(3)).value_or(Act::withdraw);
  one.found = row.text(4);
  one.given = row.text(5);
  one.said = {row.text(6), row.text(8), row.text(7)};
  return one;
}

Result<void> put(const Database& database, const Correction& one) {
  auto statement = database.prepare(
      "INSERT INTO corrections (id, key, kind, act, found, given, who, made, why) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) "
      "ON "
      "CONFLICT DO NOTHING");
  if (!statement) return tl::unexpected(statement.error());
  const std::string key = one.report ? text_of(*one.report) : "";
  statement->bind(1, one.id).bind_bytes(2, key.data(), key.size()).bind(3, one.kind).bind(4, name_of(one.act));
  statement->bind(5, one.found).bind(6, one.given).bind(7, one.said.who).bind(8, one.said.made).bind(9, one.said.why);
  return statement->run();
}

/// Signs and keeps it. Gives its id.
Result<std::string> keep(const Database& database, Correction one) {
  if (auto ok = check_said(one.said); !ok) return tl::unexpected(ok.error());
  if (one.said.made.empty()) one.said.made = now();
  one.id = id_of(one);
  if (auto ok = put(database, one); !ok) return tl::unexpected(ok.error());
  return one.id;
}

/// Words that every finding of the report has: which of the verdicts each correction led to.
Result<std::map<std::string, std::set<std::string>>> verdicts_by_correction(const Database& database) {
  std::map<std::string, std::set<std::string>> all;
  for (int kind = 0; kind < kFindingKinds; ++kind) {
    auto statement = database.prepare("SELECT correction, verdict FROM " +
                                      record::table_of(static_cast<FindingKind>(kind)) + " WHERE verdict IS NOT NULL");
    if (!statement) return tl::unexpected(statement.error());
    while (true) {
      const auto row = statement->step();
      if (!row) return tl::unexpected(row.error());
      if (!*row) break;
      all[statement->text(0)].insert(statement->text(1));
    }
  }
  return all;
}

/// What has become of a finding's last correction.
std::string state_of(const Correction& last, const std::set<std::string>& verdicts, bool is_read) {
  if (!last.report) return "in force";
  if (!is_read) return "report not read";
  if (last.act == Act::withdraw || last.act == Act::add) return "in force";
  if (last.act == Act::reject) return verdicts.empty() ? "without effect" : "in force";
  return verdicts.count(last.act == Act::change ? "replaced" : "confirmed") > 0 ? "in force" : "kept";
}

}  // namespace

std::string_view name_of(Act act) { return kActs[static_cast<size_t>(act)]; }

std::optional<Act> act_of(std::string_view name) {
  const auto it = std::find(kActs.begin(), kActs.end(), name);
  return it == kActs.end() ? std::nullopt : std::optional(static_cast<Act>(it - kActs.begin()));
}

namespace record {

Json kept_of(const Finding& finding) {
  Json kept = render::object_of(finding, true);
  for (const char* name : {"kind", "report", "verdict"}) kept.erase(name);
  kept["line"] = finding.line;
  return kept;
}

Finding finding_of(FindingKind kind, const Json& kept) {
  Finding finding;
  finding.kind = kind;
  const auto text = [&](const char* name) {
    return kept.contains(name) && kept[name].is_string() ? kept[name].get<std::string>() : std::string();
  };
  if (!kept.is_object()) {
    finding.values.resize(fields_of(kind).size());
    return finding;
  }
  finding.span = kept.contains("span") ? span_of(kept["span"]) : Span{};
  finding.line = kept.contains("line") && kept["line"].is_number_unsigned() ? kept["line"].get<uint32_t>() : 1;
  finding.words = text("words");
  finding.rule = text("rule");
  if (kept.contains("confidence") && kept["confidence"].is_number()) finding.confidence = kept["confidence"];
  for (const FieldType& field : fields_of(kind)) {
    const std::string name(field.name);
    finding.values.push_back(value_of(field.shape, kept.contains(name) ? kept[name] : Json()));
  }
  return finding;
}

std::pair<std::string, std::string> pair_of(const Correction& correction) {
  const Json pair = parsed(correction.found);
  const bool good = pair.is_array() && pair.size() == 2 && pair[0].is_string() && pair[1].is_string();
  return good ? std::pair(pair[0].get<std::string>(), pair[1].get<std::string>())
              : std::pair<std::string, std::string>();
}

std::string subject_of(const Correction& correction) {
  std::string subject = correction.kind + "\n" + (correction.report ? text_of(*correction.report) : "") + "\n";
  if (correction.kind == kIssue) return subject + correction.found;
  auto found = nlohmann::json::parse(correction.found, nullptr, false);
  if (found.is_array()) std::sort(found.begin(), found.end());
  if (found.is_object()) {
    for (const char* name : {"rule", "confidence", "words", "line"}) found.erase(name);
  }
  return subject + found.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

Result<std::vector<Correction>> corrections_where(const Database& database, const std::string& conditions,
                                                  const std::string& key) {
  auto statement = database.prepare("SELECT id, key, kind, act, found, given, who, made, why FROM corrections" +
                                    conditions + " ORDER BY made, id");
  if (!statement) return tl::unexpected(statement.error());
  if (!key.empty()) statement->bind_bytes(1, key.data(), key.size());
  std::vector<Correction> all;
  while (true) {
    const auto row = statement->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return all;
    all.push_back(correction_at(*statement));
  }
}

std::vector<Correction> in_force(std::vector<Correction> all) {
  std::map<std::string, size_t> last;
  for (size_t i = 0; i < all.size(); ++i) last[subject_of(all[i])] = i;
  std::vector<Correction> kept;
  for (size_t i = 0; i < all.size(); ++i) {
    if (last[subject_of(all[i])] == i && all[i].act != Act::withdraw) kept.push_back(std::move(all[i]));
  }
  return kept;
}

Result<void> apply_corrections(const Database& database, int64_t report) {
  auto row = database.prepare("SELECT key, coalesce(date, '') FROM reports WHERE report = ?");
  if (!row) return tl::unexpected(row.error());
  const auto there = row->bind(1, report).step();
  if (!there) return tl::unexpected(there.error());
  if (!*there) return {};
  const std::string key(row->bytes(0)), date = row->text(1);
  auto all = corrections_where(database, " WHERE key = ?", key);
  if (!all) return tl::unexpected(all.error());
  if (all->empty()) return {};
  std::map<FindingKind, std::vector<Correction>> of_kind;
  for (const Correction& one : *all) {
    if (const auto kind = finding_kind(one.kind)) of_kind[*kind].push_back(one);
  }
  for (auto& [kind, said] : of_kind) {
    Application application(database, kind, report, date);
    if (auto ok = application.clear(); !ok) return ok;
    if (auto ok = application.take(in_force(std::move(said))); !ok) return ok;
  }
  return {};
}

Result<void> make_derived(const Database& database) {
  for (int kind = 0; kind < kFindingKinds; ++kind) {
    if (auto ok = database.run(fill_days_sql(static_cast<FindingKind>(kind))); !ok) return ok;
  }
  auto statement = database.prepare("SELECT report FROM reports WHERE key IN (SELECT key FROM corrections)");
  if (!statement) return tl::unexpected(statement.error());
  std::vector<int64_t> reports;
  while (true) {
    const auto row = statement->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) break;
    reports.push_back(statement->number(0));
  }
  for (const int64_t report : reports) {
    if (auto ok = apply_corrections(database, report); !ok) return ok;
  }
  return {};
}

}  // namespace record

namespace {

/// The number and text of the report with that key; nothing if the record has not read it.
struct KnownReport {
  int64_t number = 0;
  ReportKey key{};
};

Result<KnownReport> known_report(Prepared statement) {
  const auto row = statement.step();
  if (!row) return tl::unexpected(row.error());
  if (!*row) return fail(ErrorCode::not_found, "report", "the record does not have it", "see `rapporteur show`");
  KnownReport known{statement.number(0), {}};
  const std::string_view key = statement.bytes(1);
  std::copy_n(key.begin(), std::min(key.size(), known.key.size()), known.key.begin());
  return known;
}

}  // namespace

Result<std::string> Record::correct(const FoundFinding& found, Act act, const std::string& given,
                                    const Signature& said) {
  const Finding& finding = found.finding;
  if (act != Act::confirm && act != Act::reject && act != Act::change && act != Act::withdraw)
    return misuse("act", "a finding cannot be brought to " + std::string(name_of(act)),
                  "confirm, reject, change or withdraw");
  if (act == Act::change) {
    const Json changes = parsed(given);
    if (!changes.is_object() || changes.empty()) return misuse("set", "it changes nothing", "say which field is what");
    if (auto ok = check_fields(finding.kind, changes); !ok) return tl::unexpected(ok.error());
  }
  if (auto ok = store_->begin(); !ok) return tl::unexpected(ok.error());
  auto statement = store_->database.prepare("SELECT report, key FROM reports WHERE report = ?");
  if (!statement) return tl::unexpected(statement.error());
  statement->bind(1, found.report.number);
  const auto report = known_report(std::move(*statement));
  if (!report) return tl::unexpected(report.error());
  // Of a person's own row: what the program had said before him.
  const std::string kept = finding.verdict ? finding.verdict->found : render::written(record::kept_of(finding));
  auto id = keep(store_->database, {"", report->key, std::string(name_of(finding.kind)), act, kept,
                                    act == Act::change ? given : "", said});
  if (!id) return id;
  if (auto ok = record::apply_corrections(store_->database, report->number); !ok) return tl::unexpected(ok.error());
  return id;
}

Result<std::string> Record::add_finding(const ReportKey& key, const Finding& finding, const std::string& fields,
                                        const Signature& said) {
  Json kept = parsed(fields);
  if (!kept.is_object()) return misuse("set", "these are no fields", "say which field is what");
  if (auto ok = check_fields(finding.kind, kept); !ok) return tl::unexpected(ok.error());
  if (finding.span.empty()) return misuse("span", "it has no words", "say on which words of the report it stands");
  kept["span"] = {finding.span.begin, finding.span.end};
  kept = record::kept_of([&] {
    Finding whole = record::finding_of(finding.kind, kept);
    whole.words = finding.words;
    whole.line = finding.line;
    return whole;
  }());
  if (auto ok = store_->begin(); !ok) return tl::unexpected(ok.error());
  auto statement = store_->database.prepare("SELECT report, key FROM reports WHERE key = ?");
  if (!statement) return tl::unexpected(statement.error());
  statement->bind_bytes(1, key.data(), key.size());
  const auto report = known_report(std::move(*statement));
  if (!report) return tl::unexpected(report.error());
  auto id =
      keep(store_->database, {"", key, std::string(name_of(finding.kind)), Act::add, render::written(kept), "", said});
  if (!id) return id;
  if (auto ok = record::apply_corrections(store_->database, report->number); !ok) return tl::unexpected(ok.error());
  return id;
}

Result<std::string> Record::relate(Act act, const std::string& actor, const std::string& other, const Signature& said) {
  if (act != Act::link && act != Act::split && act != Act::withdraw)
    return misuse("act", "actors cannot be brought to " + std::string(name_of(act)), "link, split or withdraw");
  if (actor == other) return misuse("actor", "both are written \"" + actor + "\"", "give two names");
  if (auto ok = store_->begin(); !ok) return tl::unexpected(ok.error());
  auto statement = store_->database.prepare("SELECT 1 FROM actors WHERE written = ?");
  if (!statement) return tl::unexpected(statement.error());
  for (const std::string* one : {&actor, &other}) {
    const auto row = statement->bind(1, *one).step();
    if (!row) return tl::unexpected(row.error());
    if (!*row)
      return fail(ErrorCode::not_found, *one, "nobody in the record is written so",
                  "give names as findings write them: \"RUS/Sergei Ryabkov\" (see `rapporteur actors NAME --db`)");
    statement->reset();
  }
  return keep(store_->database, {"", std::nullopt, "actor", act, Json{actor, other}.dump(), "", said});
}

Result<std::string> Record::name_issue(Act act, const std::string& issue, const std::string& name,
                                       const Signature& said) {
  if (act != Act::name && act != Act::withdraw)
    return misuse("act", "an issue cannot be brought to " + std::string(name_of(act)), "name or withdraw");
  if (issue.empty() || !is_line(issue))
    return misuse("issue", "it has no words", "give the words of a position's issue");
  if (act == Act::name && (name.empty() || !is_line(name))) return misuse("name", "it has no words", "give a name");
  if (auto ok = store_->begin(); !ok) return tl::unexpected(ok.error());
  return keep(store_->database,
              {"", std::nullopt, std::string(record::kIssue), act, issue, act == Act::name ? name : "", said});
}

Result<std::vector<NamedIssue>> Record::named_issues() const {
  const auto all = record::corrections_where(store_->database, " WHERE kind = 'issue'");
  if (!all) return tl::unexpected(all.error());
  std::vector<NamedIssue> named;
  for (const Correction& one : record::in_force(*all)) named.push_back({one.found, one.given});
  return named;
}

Result<std::vector<KeptCorrection>> Record::corrections() const {
  auto all = record::corrections_where(store_->database, "");
  if (!all) return tl::unexpected(all.error());
  const auto verdicts = verdicts_by_correction(store_->database);
  if (!verdicts) return tl::unexpected(verdicts.error());
  std::map<std::string, std::string> last;
  for (const Correction& one : *all) last[record::subject_of(one)] = one.id;
  std::vector<KeptCorrection> kept;
  for (Correction& one : *all) {
    KeptCorrection& added = kept.emplace_back();
    const auto id = one.report ? id_of(*one.report) : Result<std::optional<std::string>>(std::nullopt);
    if (!id) return tl::unexpected(id.error());
    added.report = id->value_or("");
    const auto led_to = verdicts->find(one.id);
    added.state =
        last[record::subject_of(one)] != one.id
            ? "superseded"
            : state_of(one, led_to == verdicts->end() ? std::set<std::string>() : led_to->second, id->has_value());
    added.correction = std::move(one);
  }
  return kept;
}

}  // namespace rapporteur
