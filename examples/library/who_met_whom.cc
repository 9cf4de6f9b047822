// SPDX-License-Identifier: Apache-2.0
// Prints every meeting in the reports named on the command line, with the words that tell of it.
#include <rapporteur/rapporteur.h>

#include <iostream>

int main(int argc, char** argv) {
  const auto rapporteur = rapporteur::Rapporteur::open();
  if (!rapporteur) return std::cerr << rapporteur.error().message() << '\n', 2;

  int status = 0;
  rapporteur::read_reports({argv + 1, argv + argc}, [&](rapporteur::Result<rapporteur::Report> report) {
    if (!report) return std::cerr << report.error().message() << '\n', status = 1, true;
    const auto document = rapporteur->read(std::move(*report));
    for (const auto& finding : rapporteur::findings_of(document)) {
      if (finding.kind != rapporteur::FindingKind::meeting) continue;
      std::cout << finding.report << ':' << finding.line << "  " << finding.words << '\n';
    }
    return true;
  });
  return status;
}
