// What several tests need: the knowledge, opened once, and reading a text in one line.
#pragma once

#include <string>

#include "knowledge.h"
#include "pipeline.h"

namespace rapporteur::testing {

inline const Knowledge& knowledge() {
  static const Knowledge kKnowledge = [] {
    auto opened = open_knowledge();
    if (!opened) throw std::runtime_error(opened.error().message());
    return std::move(*opened);
  }();
  return kKnowledge;
}

inline Document read(const std::string& text, const std::string& date = "2022-01-09",
                     const PipelineOptions& options = {}) {
  Report report;
  report.id = "test";
  report.date = parse_day(date);
  report.text = text;
  return read_document(std::move(report), knowledge(), options);
}

}  // namespace rapporteur::testing
