// Answers for people and other programs. Every form says the method, how many entries there are, how many of them it
// has and what the limit was: in JSON lines on the first line, in text at the end.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "answers/answer.h"
#include "render/printer.h"
#include "render/words.h"

namespace rapporteur::render {

struct AnswerFormat {
  std::string_view name;
  void (*write)(const answers::Answer&, const Layout&, std::string& out);
};

/// text, jsonl, csv
std::span<const AnswerFormat> answer_formats();

/// "12 of 340 (limit 12)"
std::string count_of(const answers::Answer& answer);

/// "geneva-1:7": the report and the line in it.
std::string place_of(const answers::Row& row);

/// The words of a finding, indented and folded, with its report, day and confidence behind them.
void append_sentence(const answers::Sentence& sentence, uint32_t indent, const Layout& layout, std::string& out);

/// An entry in text with its sentences, and as one JSON object without a line end.
void append_entry(const answers::Entry& entry, const Layout& layout, std::string& out);
std::string json_of(const answers::Answer& answer, const answers::Entry& entry);

/// A paragraph folded to the layout's width.
void append_paragraph(std::string_view text, uint32_t indent, const Layout& layout, Style style, std::string& out);

}  // namespace rapporteur::render
