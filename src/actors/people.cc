// A report names few persons, so short lists serve.
#include "actors/people.h"

#include <algorithm>

#include "text/fold.h"

namespace rapporteur::actors {
namespace {

std::string last_name(std::string_view name) {
  const size_t space = name.rfind(' ');
  return text::fold(space == name.npos ? name : name.substr(space + 1));
}

bool ends_with_words(std::string_view title, std::string_view words) {
  return title.ends_with(words) && (title.size() == words.size() || title[title.size() - words.size() - 1] == ' ');
}

}  // namespace

uint32_t People::introduce(Document& document, const Introduction& introduction) {
  const std::string key = last_name(introduction.name);
  auto [it, added] = by_last_name_.try_emplace(key, static_cast<uint32_t>(document.actors.size()));
  if (added) {
    Actor& actor = document.actors.emplace_back();
    actor.kind = ActorKind::person;
    actor.name = introduction.name;
  }
  Actor& actor = document.actors[it->second];
  if (introduction.name.size() > actor.name.size()) actor.name = introduction.name;
  if (actor.code.empty()) actor.code = introduction.code;
  if (!introduction.title.empty()) titles_[it->second] = introduction.title;
  touch(it->second);
  return it->second;
}

uint32_t People::by_last_name(std::string_view name) const {
  const auto it = by_last_name_.find(last_name(name));
  return it == by_last_name_.end() ? kNone : it->second;
}

uint32_t People::by_title(const Document& document, std::string_view title, std::string_view code) const {
  for (auto it = recent_.rbegin(); it != recent_.rend(); ++it) {
    const auto held = titles_.find(*it);
    if (held == titles_.end() || !(ends_with_words(held->second, title) || ends_with_words(title, held->second)))
      continue;
    const std::string& own = document.actors[*it].code;
    if (code.empty() || own.empty() || own == code) return *it;
  }
  return kNone;
}

uint32_t People::last_mentioned(const Document& document, Gender gender) const {
  for (auto it = recent_.rbegin(); it != recent_.rend(); ++it) {
    const Gender known = document.actors[*it].gender;
    if (known == gender || known == Gender::unknown) return *it;
  }
  return kNone;
}

void People::touch(uint32_t actor) {
  std::erase(recent_, actor);
  recent_.push_back(actor);
}

}  // namespace rapporteur::actors
