#include "serve/listing.h"

#include <charconv>

#include "actors/state_names.h"
#include "record/period.h"
#include "render/json.h"
#include "render/printer.h"

namespace rapporteur::serve {
namespace {

constexpr uint64_t kBatch = 500;  // rows of a twin taken together

std::string hex(std::string_view bytes) {
  std::string text;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    text += "0123456789abcdef"[byte >> 4];
    text += "0123456789abcdef"[byte & 15];
  }
  return text;
}

/// The bytes that were written so; nothing for anything else.
std::optional<std::string> from_hex(std::string_view text) {
  if (text.size() % 2 != 0 || text.find_first_not_of("0123456789abcdef") != std::string_view::npos) return std::nullopt;
  std::string bytes;
  for (size_t i = 0; i < text.size(); i += 2) {
    int byte = 0;
    std::from_chars(text.data() + i, text.data() + i + 2, byte, 16);
    bytes += static_cast<char>(byte);
  }
  return bytes;
}

/// FNV-1a over the question but for where its page begins and how long it is: a cursor of another question is refused.
std::string mark_of(const Ask& ask) {
  uint32_t hash = 2166136261U;
  const auto add = [&](std::string_view text) {
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    hash = (hash ^ 0xffU) * 16777619U;
  };
  add(ask.path);
  for (const auto& [name, value] : ask.values) {
    if (name != "cursor" && name != "limit") add(name), add(value);
  }
  std::string mark(4, '\0');
  for (size_t i = 0; i < 4; ++i) mark[i] = static_cast<char>(hash >> (8 * i));
  return mark;
}

tl::unexpected<Error> no_cursor() {
  return fail(ErrorCode::misused, "cursor", "it is no `next` of this list",
              "begin without a cursor, and ask the same question with each `next`");
}

std::string cell_of(const Json& value) {
  if (value.is_null()) return "";
  if (value.is_string()) return value.get<std::string>();
  if (!value.is_array()) return render::written(value);
  std::string all;
  for (const Json& one : value) all += (all.empty() ? "" : "; ") + cell_of(one);
  return all;
}

std::string csv_row(const std::vector<std::string>& columns, const Json& row) {
  std::vector<std::string> cells;
  for (const std::string& column : columns) cells.push_back(row.contains(column) ? cell_of(row[column]) : "");
  std::string line;
  render::append_csv_line(cells, line);
  return line;
}

Result<void> stream_rows(const Listing& listing, Form form, uint64_t most, const Write& write) {
  std::string piece;
  if (form == Form::csv) render::append_csv_line(listing.columns, piece);
  if (form == Form::json) piece = "[";
  uint64_t done = 0;
  while (done < most) {
    const auto rows = listing.take(done, std::min(kBatch, most - done));
    if (!rows) return tl::unexpected(rows.error());
    if (rows->empty()) break;
    for (const Json& row : *rows) {
      if (form == Form::csv) piece += csv_row(listing.columns, row);
      if (form == Form::jsonl) piece += render::written(row) + "\n";
      if (form == Form::json) piece += (done == 0 && &row == &rows->front() ? "\n" : ",\n") + render::written(row);
    }
    done += rows->size();
    if (!write(piece)) return {};
    piece.clear();
  }
  if (form == Form::json) piece += "\n]\n";
  write(piece);
  return {};
}

}  // namespace

Listing listing_of(std::vector<std::string> columns, std::vector<Json> rows) {
  const uint64_t total = rows.size();
  auto kept = std::make_shared<const std::vector<Json>>(std::move(rows));
  return {total, std::move(columns), [kept](uint64_t skip, uint64_t most) -> Result<std::vector<Json>> {
            const auto begin = std::min<uint64_t>(skip, kept->size());
            const auto end = std::min<uint64_t>(begin + most, kept->size());
            return std::vector<Json>(kept->begin() + static_cast<ptrdiff_t>(begin),
                                     kept->begin() + static_cast<ptrdiff_t>(end));
          }};
}

Result<Answer> answer_listing(const Ask& ask, Listing listing) {
  if (ask.form != Form::page) {
    const uint64_t total = listing.total, most = limit_of(ask, UINT64_MAX);
    return Answer{"",
                  [listing = std::move(listing), form = ask.form, most](const Write& write) {
                    return stream_rows(listing, form, most, write);
                  },
                  total};
  }
  const auto place = place_in(ask);
  if (!place) return tl::unexpected(place.error());
  uint64_t skip = 0;
  if (std::from_chars(place->data(), place->data() + place->size(), skip).ptr != place->data() + place->size())
    return no_cursor();
  auto rows = listing.take(skip, limit_of(ask));
  if (!rows) return tl::unexpected(rows.error());
  const uint64_t behind = skip + rows->size();
  const std::string next = behind < listing.total && !rows->empty() ? cursor_for(ask, std::to_string(behind)) : "";
  return Answer{page_of(ask, listing.total, std::move(*rows), next), {}, listing.total};
}

std::string page_of(const Ask& ask, uint64_t total, std::vector<Json> items, const std::string& next,
                    const std::string& note) {
  Json page;
  page["total"] = total;
  page["returned"] = items.size();
  page["limit"] = limit_of(ask);
  page["next"] = next.empty() ? Json(nullptr) : Json(next);
  if (!note.empty()) page["note"] = note;
  page["items"] = std::move(items);
  return render::written(page);
}

uint64_t limit_of(const Ask& ask, uint64_t usual) {
  const std::string given = ask.value("limit");
  return given.empty() ? usual : std::stoull(given);  // check() has let nothing but digits through
}

std::string cursor_for(const Ask& ask, const std::string& place) { return hex(mark_of(ask) + place); }

Result<std::string> place_in(const Ask& ask) {
  const std::string given = ask.value("cursor");
  if (given.empty()) return std::string();
  const auto bytes = from_hex(given);
  const std::string mark = mark_of(ask);
  if (!bytes || bytes->size() <= mark.size() || !bytes->starts_with(mark)) return no_cursor();
  return bytes->substr(mark.size());
}

Json json_of(const RecordedReport& report) {
  Json json;
  json["id"] = report.id;
  json["date"] = report.date.empty() ? Json(nullptr) : Json(report.date);
  json["title"] = report.title;
  json["source"] = report.source;
  return json;
}

Result<void> take_period(const Ask& ask, std::optional<Day>& from, std::optional<Day>& until) {
  auto ok = record::take_period(ask.value("from"), ask.value("until"), from, until);
  if (!ok && ok.error().where.empty()) {
    return fail(ErrorCode::misused, "from", "it is after `until`, and nothing lies between", "turn them round");
  }
  return ok;
}

Result<Query> query_of(const Ask& ask, FindingKind kind) {
  Query query;
  query.kind = kind;
  query.by = actors::code_for(ask.knowledge, ask.value("by"));
  query.to = actors::code_for(ask.knowledge, ask.value("to"));
  query.about = ask.value("about");
  query.report = ask.value("report");
  query.verdict = ask.value("verdict");
  query.latest_first = ask.value("order") == "latest";
  for (const FieldType& field : fields_of(kind)) {
    const std::string name(field.name);
    if (name == "by" || name == "about") continue;  // a forecast's own, which the filters of these names look at
    if (const std::string value = ask.value(name); !value.empty()) query.fields.push_back({name, value});
  }
  const std::string least = ask.value("min_confidence");
  query.min_confidence = least.empty() ? kUsualConfidence : std::stof(least);
  if (auto ok = take_period(ask, query.from, query.until); !ok) return tl::unexpected(ok.error());
  return query;
}

}  // namespace rapporteur::serve
