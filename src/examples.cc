// Reads "example" values and holds the document against them.
#include "examples.h"

#include "describe.h"
#include "pipeline.h"
#include "rules/schema.h"

namespace rapporteur {
namespace {

struct Example {
  Report report;
  std::vector<std::string> expectations;
};

std::string trim(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return std::string(text);
}

/// Pieces between semicolons that stand outside quotation marks.
std::vector<std::string> pieces(std::string_view text) {
  std::vector<std::string> found;
  bool quoted = false;
  size_t begin = 0;
  for (size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && text[i] == '"') quoted = !quoted;
    if (i == text.size() || (text[i] == ';' && !quoted)) {
      found.push_back(trim(text.substr(begin, i - begin)));
      begin = i + 1;
    }
  }
  return found;
}

/// The text with a line feed for each "\\n" written out.
std::string with_line_feeds(std::string_view text) {
  std::string result;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool feed = text.substr(i, 2) == "\\n";
    result += feed ? '\n' : text[i];
    i += feed;
  }
  return result;
}

/// Where a kind shows any finding, its examples name the layer themselves, and "nothing" is no event.
std::string expectation(const std::string& piece, const std::string& shows) {
  if (shows != "finding") return piece == "nothing" ? "no " + shows : shows + " " + piece;
  return piece == "nothing" ? "no event" : piece;
}

/// The text stands between the first quotation mark and the last one before the arrow, so that it may hold others.
Example read_example(std::string_view value, const std::string& shows) {
  const size_t open = value.find('"'), arrow = value.rfind("\" -> ");
  Example example;
  example.report.id = "example";
  example.report.date = parse_day(trim(value.substr(0, open)));
  example.report.text = with_line_feeds(value.substr(open + 1, arrow - open - 1));
  for (const auto& piece : pieces(value.substr(arrow + 5))) {
    const std::string rest = with_line_feeds(piece);
    example.expectations.push_back(expectation(rest, shows));
  }
  return example;
}

}  // namespace

Result<std::vector<ExampleOutcome>> run_examples(const Knowledge& knowledge) {
  const auto schema = rules::read_schema(rules::entries_of(knowledge.image));
  if (!schema) return tl::unexpected(schema.error());
  std::vector<ExampleOutcome> outcomes;
  const rules::Image& image = knowledge.image;
  for (uint32_t entry = 0; entry < image.entry_count(); ++entry) {
    const rules::KindType* kind = schema->find(image.kind(entry));
    if (kind == nullptr || kind->shows.empty()) continue;
    for (const rules::ImageValue& value : image.values(entry)) {
      if (image.text(value.key) != "example") continue;
      Example example = read_example(image.text(value.text), kind->shows);
      const Document document = read_document(std::move(example.report), knowledge);
      outcomes.push_back({std::string(image.text(image.entry(entry).file)) + ":" + std::to_string(value.line),
                          std::string(image.rule(entry)), unmet(document, example.expectations)});
    }
  }
  return outcomes;
}

}  // namespace rapporteur
