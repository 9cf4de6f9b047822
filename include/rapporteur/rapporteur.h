// SPDX-License-Identifier: Apache-2.0
// Start here. Rapporteur reads dated news reports and finds who met, said, proposed and did what, each with its words.
//
//   const auto rapporteur = rapporteur::Rapporteur::open();
//   const auto document = rapporteur->read(report);            // report.h in, document.h out: layers over the text
//   for (const auto& finding : rapporteur::findings_of(document)) …   // finding.h: plain rows
//
// record.h keeps them in a file and looks into it. examples/library/ is a whole program.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/day.h"
#include "rapporteur/document.h"
#include "rapporteur/finding.h"
#include "rapporteur/record.h"
#include "rapporteur/report.h"
#include "rapporteur/result.h"

namespace rapporteur {

struct Knowledge;

/// "0.1.0"
std::string_view version();

/// The knowledge and the models that reports are read with: opened once, used by any number of threads, cheap to copy.
class Rapporteur {
 public:
  /// With a folder, its *.know files are laid over the built-in ones; an error in them names file, line and column.
  static Result<Rapporteur> open(const std::string& knowledge_folder = "");

  /// The report's text with its layers. Never fails: what cannot be resolved stays empty. The document's rule names
  /// point into this object, or a copy of it, which must outlive the document.
  Document read(Report report) const;

 private:
  explicit Rapporteur(std::shared_ptr<const Knowledge> knowledge);
  std::shared_ptr<const Knowledge> knowledge_;
};

/// Hands over every report in files, folders and standard input ("-"), or why it cannot be read, until `take` returns
/// false. Plain text, JSON lines, and .gz and .zst of both; `date` is for those that do not give their own.
void read_reports(const std::vector<std::string>& paths, const std::function<bool(Result<Report>)>& take,
                  std::optional<Day> date = std::nullopt);

/// Findings as one JSON object a line, the interchange form.
std::string json_lines(std::span<const Finding> findings);

}  // namespace rapporteur
