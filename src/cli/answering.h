// Commands that answer a question about the record: filters in, entries with their sentences out.
#pragma once

#include <string>
#include <string_view>

#include "answers/answer.h"
#include "cli/asking.h"

namespace rapporteur::cli {

struct AnswerOptions : Common, Filters {};

/// --format for an answer: text, jsonl, csv, and those that are added.
void add_answer_format(CLI::App& command, Common& common, const std::vector<std::string>& more = {});

/// Prints it in the format that the options name. Gives the exit status.
int print_answer(const answers::Answer& answer, const Common& common);

/// What such a command is.
struct Question {
  std::string name;
  std::string about;
  std::string footer;
  std::string what;  ///< that is looked for: "forecasts"
  Result<answers::Answer> (*ask)(const Record&, Query);
};

/// Adds it with the filters of who, when, and how many.
void add_question(CLI::App& app, int& status, const Question& question);

}  // namespace rapporteur::cli
