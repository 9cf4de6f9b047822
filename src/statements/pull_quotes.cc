// The speaker is the first person named in the quote after whom nothing but names and titles stands.
#include "statements/pull_quotes.h"

#include <algorithm>

#include "knowledge.h"
#include "text/furniture.h"

namespace rapporteur::statements {
namespace {

bool is_person(const Document& document, const Mention& mention) {
  return mention.actor != kNone && document.actors[mention.actor].kind == ActorKind::person &&
         mention.kind != MentionKind::pronoun;
}

/// True if all words from `token` to the zone's end begin with a capital or are as short as "of".
bool only_names_follow(const Document& document, uint32_t token, Span zone) {
  constexpr uint32_t kShortWord = 3;
  for (; token < document.tokens.size() && document.tokens[token].span.begin < zone.end; ++token) {
    if (!document.tokens[token].capital && document.tokens[token].span.size() > kShortWord) return false;
  }
  return true;
}

const Mention* signature(const Document& document, Span zone) {
  const Mention* found = nullptr;
  for (const Mention& mention : document.mentions) {
    if (!zone.contains(mention.span) || mention.span.begin == zone.begin || !is_person(document, mention)) continue;
    if (!only_names_follow(document, mention.first, zone)) continue;
    if (found == nullptr || mention.first < found->first) found = &mention;
  }
  return found;
}

}  // namespace

void add_pull_quotes(Document& document, const Knowledge& knowledge) {
  const size_t before = document.statements.size();
  for (const Zone& zone : document.zones) {
    if (zone.rule.empty() || zone.rule != knowledge.furniture->pull_quote) continue;
    const Mention* speaker = signature(document, zone.span);
    if (speaker == nullptr) continue;
    Statement& statement = document.statements.emplace_back();
    statement.span = zone.span;
    statement.content = {{zone.span.begin, document.tokens[speaker->first - 1].span.end}};
    statement.speaker_span = speaker->span;
    statement.speaker = speaker->actor;
    statement.form = StatementForm::direct;
    statement.rule = zone.rule;
  }
  if (document.statements.size() == before) return;
  std::stable_sort(document.statements.begin(), document.statements.end(),
                   [](const Statement& a, const Statement& b) { return a.span.begin < b.span.begin; });
}

}  // namespace rapporteur::statements
