// Reads "example" values and holds the document against them.
#include "examples.h"

#include <algorithm>
#include <iterator>

#include "describe.h"
#include "embedded.h"
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

bool is_negative(std::string_view expectation) {
  return expectation == "nothing" || expectation.starts_with("no ") || expectation.starts_with("not ");
}

/// The expectations after the arrow, as written.
std::vector<std::string> expectations_of(std::string_view value) {
  constexpr std::string_view kArrow = "\" -> ";
  return pieces(value.substr(value.rfind(kArrow) + kArrow.size()));
}

/// An expectation as a line of describe(): the layer's word goes before it where the kind shows but one layer.
std::string as_line(const std::string& expectation, const rules::KindType& kind) {
  if (kind.shows.size() != 1) return expectation;
  if (expectation == "nothing") return kind.makes ? expectation : "no " + kind.shows[0];
  if (expectation == "no " + kind.shows[0]) return expectation;
  return kind.shows[0] + " " + expectation;
}

/// The text stands between the first quotation mark and the last one before the arrow, so that it may hold others.
Example read_example(std::string_view value, const rules::KindType& kind) {
  const size_t open = value.find('"'), arrow = value.rfind("\" -> ");
  Example example;
  example.report.id = "example";
  example.report.date = parse_day(trim(value.substr(0, open)));
  example.report.text = with_line_feeds(value.substr(open + 1, arrow - open - 1));
  for (const auto& piece : expectations_of(value))
    example.expectations.push_back(as_line(with_line_feeds(piece), kind));
  return example;
}

std::string place_of(const rules::Image& image, uint32_t entry, uint32_t line) {
  return std::string(image.text(image.entry(entry).file)) + ":" + std::to_string(line);
}

Result<rules::Schema> schema_of(const rules::Image& image) {
  std::vector<rules::SourceEntry> entries = rules::entries_of(image);
  return rules::read_schema(entries);
}

Untried examples_of(const rules::Image& image, uint32_t entry) {
  Untried tried{place_of(image, entry, image.entry(entry).line), std::string(image.rule(entry))};
  for (const auto example : image.all(entry, "example")) {
    const auto expectations = expectations_of(example);
    const bool negative = std::all_of(expectations.begin(), expectations.end(), is_negative);
    (negative ? tried.negative : tried.positive) = true;
  }
  return tried;
}

}  // namespace

Result<std::vector<ExampleOutcome>> run_examples(const Knowledge& knowledge) {
  const rules::Image& image = knowledge.image;
  const auto schema = schema_of(image);
  if (!schema) return tl::unexpected(schema.error());
  std::vector<ExampleOutcome> outcomes;
  for (uint32_t entry = 0; entry < image.entry_count(); ++entry) {
    const rules::KindType* kind = schema->find(image.kind(entry));
    if (kind == nullptr || kind->shows.empty()) continue;
    for (const rules::ImageValue& value : image.values(entry)) {
      if (image.text(value.key) != "example") continue;
      Example example = read_example(image.text(value.text), *kind);
      const Document document = read_document(std::move(example.report), knowledge);
      outcomes.push_back({place_of(image, entry, value.line), std::string(image.rule(entry)),
                          unmet(document, example.expectations, kind->makes ? image.rule(entry) : RuleName())});
    }
  }
  return outcomes;
}

Result<std::vector<Untried>> find_untried(const Knowledge& knowledge, std::string_view kind) {
  const rules::Image& image = knowledge.image;
  const auto schema = schema_of(image);
  if (!schema) return tl::unexpected(schema.error());
  std::vector<Untried> untried;
  for (const auto& declared : schema->kinds) {
    if (kind.empty() ? !declared.tried : declared.name != kind) continue;
    const auto [first, end] = image.entries_of(declared.name);
    for (uint32_t entry = first; entry < end; ++entry) {
      Untried tried = examples_of(image, entry);
      if (!tried.positive || !tried.negative) untried.push_back(std::move(tried));
    }
  }
  return untried;
}

std::vector<Error> check_overlay(const std::string& folder) {
  const auto image = rules::Image::open(embedded_image());
  if (!image) return {image.error()};
  auto overlay = rules::read_folder(folder);
  if (!overlay) return {overlay.error()};
  std::vector<Error> errors = rules::find_repeated(*overlay);
  std::vector<rules::SourceEntry> entries = rules::entries_of(*image);
  std::move(overlay->begin(), overlay->end(), std::back_inserter(entries));
  rules::keep_last(entries);
  const auto schema = rules::read_schema(entries);
  if (!schema) return {schema.error()};
  const std::vector<Error> wrong = rules::check_entries(*schema, entries);
  errors.insert(errors.end(), wrong.begin(), wrong.end());
  return errors;
}

}  // namespace rapporteur
