// GDELT 2's tables, column by column in the order of its code books (Event Codebook 2.0, 2015).
#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "knowledge.h"
#include "render/files.h"
#include "render/harmless.h"
#include "render/words.h"

namespace rapporteur::render {
namespace {

constexpr std::string_view kHappened = "happened";
constexpr size_t kGeoColumns = 8;  // of each of the two actors and of the action

/// Cells of a line, one after the other.
class Line {
 public:
  explicit Line(std::string& out) : out_(out) {}
  ~Line() { out_ += '\n'; }
  Line(const Line&) = delete;
  Line& operator=(const Line&) = delete;

  Line& add(std::string_view text) {
    if (!first_) out_ += '\t';
    first_ = false;
    std::string cell = harmless(text, Surface::terminal);
    std::ranges::replace_if(
        cell, [](char c) { return c == '\t' || c == '\n'; }, ' ');
    out_ += cell;
    return *this;
  }
  Line& number(int64_t value) { return add(std::to_string(value)); }
  Line& open(size_t columns) {
    for (size_t i = 0; i < columns; ++i) add("");
    return *this;
  }

 private:
  std::string& out_;
  bool first_ = true;
};

/// The same number for the same happening, whenever and with whatever else it is written (FNV-1a, 53 bits: a
/// spreadsheet keeps them).
int64_t number_of(std::string_view id) {
  uint64_t hash = 14695981039346656037U;
  for (const char c : id) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  return static_cast<int64_t>(hash >> 11);
}

std::string compact(Day day) {
  std::string text = to_string(day);
  std::erase(text, '-');
  return text;
}

/// SQLDATE, MonthYear, Year, FractionDate: each only where all days that are meant share it.
void add_date(const std::string& date, Line& line) {
  const DayRange days = days_of(date);
  if (!days.first || !days.last) {
    line.open(4);
    return;
  }
  const std::string first = compact(*days.first), last = compact(*days.last);
  const bool one_day = first == last;
  const std::chrono::year_month_day day(*days.first);
  line.add(one_day ? first : "");
  line.add(first.substr(0, 6) == last.substr(0, 6) ? first.substr(0, 6) : "");
  line.add(first.substr(0, 4) == last.substr(0, 4) ? first.substr(0, 4) : "");
  // As GDELT computes it: months of thirty days.
  const double fraction = static_cast<int>(day.year()) + (static_cast<double>(static_cast<unsigned>(day.month())) * 30 +
                                                          static_cast<double>(static_cast<unsigned>(day.day()))) /
                                                             365;
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.4f", fraction);
  line.add(one_day ? text.data() : "");
}

/// Code, name, country, known group, and six columns for what nobody tells here.
void add_actor(const Knowledge& knowledge, const std::string& written, Line& line) {
  const size_t slash = written.find('/');
  const std::string code = written.substr(0, slash);
  const bool state = !code.empty() && knowledge.image.find("state", code).has_value();
  const bool body = !code.empty() && knowledge.image.find("body", code).has_value();
  line.add(code).add(slash == written.npos ? code : written.substr(slash + 1));
  line.add(state ? code : "").add(body ? code : "").open(6);
}

/// 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
int quad_class(const std::string& cameo) {
  const int root = std::atoi(cameo.substr(0, 2).c_str());
  return root <= 5 ? 1 : root <= 8 ? 2 : root <= 13 ? 3 : 4;
}

std::string stamp(const std::string& day) {
  const auto known = parse_day(day);
  return known ? compact(*known) + "000000" : "";
}

std::string decimal(double value) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%g", value);
  return text.data();
}

const Report* report_of(const EventFile& file, const answers::Row& row) {
  const auto it = file.reports.find(row.report.number);
  return it == file.reports.end() ? nullptr : &it->second;
}

bool is_address(std::string_view text) { return text.starts_with("http://") || text.starts_with("https://"); }

/// Its address; else its id, which finds it in the record.
std::string identifier_of(const EventFile& file, const answers::Row& row) {
  const Report* report = report_of(file, row);
  return report != nullptr && is_address(report->address) ? report->address : row.report.id;
}

void add_event(const EventFile& file, const answers::Happening& happening, std::string& out) {
  const answers::Row& first = file.rows[happening.tellings.front()];
  std::set<int64_t> reports;
  for (const uint32_t telling : happening.tellings) reports.insert(file.rows[telling].report.number);
  Line line(out);
  line.number(number_of(happening.id));
  add_date(happening.date, line);
  add_actor(file.knowledge, happening.source, line);
  add_actor(file.knowledge, happening.target, line);
  line.open(1);  // IsRootEvent
  line.add(happening.cameo).add(happening.cameo.substr(0, 3)).add(happening.cameo.substr(0, 2));
  line.number(quad_class(happening.cameo));
  line.add(decimal(answers::facts_of(file.knowledge, happening.cameo).goldstein));
  line.number(static_cast<int64_t>(happening.tellings.size())).number(happening.sources);
  line.number(static_cast<int64_t>(reports.size()));
  line.open(1 + 3 * kGeoColumns);  // AvgTone and places
  line.add(stamp(first.report.date)).add(identifier_of(file, first));
}

uint32_t characters(std::string_view text) {
  return static_cast<uint32_t>(std::ranges::count_if(text, [](char c) { return (c & '\xc0') != '\x80'; }));
}

void add_mention(const EventFile& file, const answers::Happening& happening, const answers::Row& row,
                 std::string& out) {
  const Finding& finding = row.finding;
  const Report* report = report_of(file, row);
  const auto day = parse_day(happening.date);
  const std::string identifier = identifier_of(file, row);
  Line line(out);
  line.number(number_of(happening.id)).add(day ? compact(*day) + "000000" : "").add(stamp(row.report.date));
  line.number(is_address(identifier) ? 1 : 2).add(row.report.source).add(identifier);
  line.open(1).number(-1).number(-1).number(finding.span.begin).open(1);
  line.add(finding.confidence ? std::to_string(std::lround(*finding.confidence * 100)) : "");
  line.add(report == nullptr ? "" : std::to_string(characters(report->text))).open(2);
  line.add(answers::id_of(finding) + " line " + std::to_string(finding.line) + ": " + line_of(finding.words));
}

}  // namespace

std::string gdelt_events(const EventFile& file) {
  std::string out;
  for (const answers::Happening& happening : file.happenings) {
    if (happening.status == kHappened) add_event(file, happening, out);
  }
  return out;
}

std::string gdelt_mentions(const EventFile& file) {
  std::string out;
  for (const answers::Happening& happening : file.happenings) {
    if (happening.status != kHappened) continue;
    for (const uint32_t telling : happening.tellings) add_mention(file, happening, file.rows[telling], out);
  }
  return out;
}

}  // namespace rapporteur::render
