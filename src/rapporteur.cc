// The library's face: a few functions over the rooms.
#include "rapporteur/rapporteur.h"

#include "knowledge.h"
#include "pipeline.h"
#include "render/json.h"
#include "reports/reader.h"

namespace rapporteur {

std::string_view version() { return RAPPORTEUR_VERSION; }

Rapporteur::Rapporteur(std::shared_ptr<const Knowledge> knowledge) : knowledge_(std::move(knowledge)) {}

Result<Rapporteur> Rapporteur::open(const std::string& knowledge_folder) {
  auto knowledge = open_knowledge(knowledge_folder);
  if (!knowledge) return tl::unexpected(knowledge.error());
  return Rapporteur(std::make_shared<const Knowledge>(std::move(*knowledge)));
}

Document Rapporteur::read(Report report) const { return read_document(std::move(report), *knowledge_); }

void read_reports(const std::vector<std::string>& paths, const std::function<bool(Result<Report>)>& take,
                  std::optional<Day> date) {
  reports::Reader reader(paths);
  while (auto raw = reader.next()) {
    const bool more = *raw ? take(reports::parse(std::move(**raw), date).report) : take(tl::unexpected(raw->error()));
    if (!more) return;
  }
}

std::string json_lines(std::span<const Finding> findings) {
  std::string out;
  for (const Finding& finding : findings) {
    render::append_json(finding, false, out);
    out += '\n';
  }
  return out;
}

}  // namespace rapporteur
