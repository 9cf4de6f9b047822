// Looks through the knowledge's states; there are few, and this is done once a command.
#include "actors/state_names.h"

#include "knowledge.h"
#include "rules/grammar.h"
#include "text/fold.h"

namespace rapporteur::actors {

std::string code_for(const Knowledge& knowledge, std::string_view typed) {
  const std::string wanted = text::fold(typed);
  const auto [first, end] = knowledge.image.entries_of("state");
  for (uint32_t entry = first; entry < end; ++entry) {
    for (const std::string_view names : knowledge.image.all(entry, "name")) {
      for (const std::string_view name : rules::alternatives(names)) {
        if (text::fold(name) == wanted) return std::string(knowledge.image.id(entry));
      }
    }
  }
  return std::string(typed);
}

std::string name_for(const Knowledge& knowledge, std::string_view written) {
  const size_t slash = written.find('/');
  if (slash != std::string_view::npos) return std::string(written.substr(slash + 1));
  const auto entry = knowledge.image.find("state", written);
  if (!entry) return std::string(written);
  const auto names = rules::alternatives(knowledge.image.get(*entry, "name"));
  return std::string(names.empty() ? written : names.front());
}

}  // namespace rapporteur::actors
