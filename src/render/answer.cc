// One list of entries in three forms.
#include "render/answer.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "render/json.h"

namespace rapporteur::render {
namespace {

using answers::Answer;
using answers::Entry;
using answers::Sentence;
using nlohmann::ordered_json;

constexpr uint32_t kStep = 2;        // an entry's parts stand so much further in
constexpr uint32_t kNarrowest = 24;  // columns for words, however narrow the terminal

void write_text(const Answer& answer, const Layout& layout, std::string& out) {
  for (const Entry& entry : answer.entries) append_entry(entry, layout, out);
  out += "\n";
  append_paragraph(count_of(answer) + ". " + answer.method, 0, layout, Style::plain, out);
}

ordered_json sentence_json(const Sentence& sentence) {
  ordered_json object = object_of(sentence.row.finding, true);
  object["id"] = answers::id_of(sentence.row.finding);
  object["line"] = sentence.row.finding.line;
  object["role"] = sentence.role;
  object["report_date"] = sentence.row.report.date.empty() ? ordered_json() : ordered_json(sentence.row.report.date);
  return object;
}

void write_lines(const Answer& answer, const Layout&, std::string& out) {
  out += written({{"total", answer.total},
                  {"returned", answer.returned()},
                  {"limit", answer.limit == 0 ? ordered_json() : ordered_json(answer.limit)},
                  {"method", answer.method}}) +
         "\n";
  for (const Entry& entry : answer.entries) out += json_of(answer, entry) + "\n";
}

/// A line for each sentence, which repeats its entry's values.
void write_csv(const Answer& answer, const Layout&, std::string& out) {
  std::vector<std::string> head{"entry"};
  head.insert(head.end(), answer.columns.begin(), answer.columns.end());
  head.insert(head.end(), {"role", "report", "report_date", "line", "start", "end", "words", "rule", "confidence"});
  append_csv_line(head, out);
  for (size_t i = 0; i < answer.entries.size(); ++i) {
    const Entry& entry = answer.entries[i];
    std::vector<std::string> own{std::to_string(i + 1)};
    own.insert(own.end(), entry.values.begin(), entry.values.end());
    if (entry.sentences.empty()) {
      own.insert(own.end(), head.size() - own.size(), "");
      append_csv_line(own, out);
    }
    for (const auto& [role, row] : entry.sentences) {
      std::vector<std::string> cells = own;
      const Finding& finding = row.finding;
      cells.insert(cells.end(), {role, row.report.id, row.report.date, std::to_string(finding.line),
                                 std::to_string(finding.span.begin), std::to_string(finding.span.end), finding.words,
                                 finding.rule, certainty(finding)});
      append_csv_line(cells, out);
    }
  }
}

constexpr AnswerFormat kFormats[] = {{"text", write_text}, {"jsonl", write_lines}, {"csv", write_csv}};

}  // namespace

std::span<const AnswerFormat> answer_formats() { return kFormats; }

void append_entry(const Entry& entry, const Layout& layout, std::string& out) {
  const uint32_t indent = entry.depth * kStep;
  append_paragraph(line_of(entry.head), indent, layout, entry.depth == 0 ? Style::bold : Style::plain, out);
  for (const Sentence& sentence : entry.sentences) append_sentence(sentence, indent + 2 * kStep, layout, out);
}

std::string json_of(const Answer& answer, const Entry& entry) {
  ordered_json object{{"depth", entry.depth}};
  for (size_t i = 0; i < answer.columns.size(); ++i)
    object[answer.columns[i]] = entry.values[i].empty() ? ordered_json() : ordered_json(entry.values[i]);
  object["sentences"] = ordered_json::array();
  for (const Sentence& sentence : entry.sentences) object["sentences"].push_back(sentence_json(sentence));
  return written(object);
}

std::string count_of(const Answer& answer) {
  return std::to_string(answer.returned()) + " of " + std::to_string(answer.total) +
         (answer.limit == 0 ? " (no limit)" : " (limit " + std::to_string(answer.limit) + ")");
}

std::string place_of(const answers::Row& row) {
  return line_of(row.report.id) + ":" + std::to_string(row.finding.line);
}

void append_paragraph(std::string_view text, uint32_t indent, const Layout& layout, Style style, std::string& out) {
  for (const std::string& piece : wrap(text, std::max(layout.width, indent + kNarrowest) - indent))
    out += std::string(indent, ' ') + styled(piece, style, layout.colour) + "\n";
}

void append_sentence(const Sentence& sentence, uint32_t indent, const Layout& layout, std::string& out) {
  const Finding& finding = sentence.row.finding;
  const std::string& day = sentence.row.report.date;
  append_paragraph("\"" + line_of(finding.words) + "\"", indent, layout, Style::quotation, out);
  append_paragraph((sentence.role.empty() ? "" : sentence.role + ", ") + place_of(sentence.row) + ", " +
                       (day.empty() ? "no date" : day) + ", " + how_sure(finding),
                   indent, layout, Style::dim, out);
}

}  // namespace rapporteur::render
