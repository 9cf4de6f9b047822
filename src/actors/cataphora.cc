// Pronouns that stand before whom they mean: "In his last briefing, X said".
#include "actors/passes.h"

#include <algorithm>

#include "actors/syntax_view.h"

namespace rapporteur::actors {
namespace {

/// Whom the subject of the sentence's main clause names; kNone if it is a pronoun or nobody.
uint32_t subject_actor(const Linking& l) {
  for (size_t m = l.d.mentions.size(); m-- > l.first_mention;) {
    if (l.d.mentions[m].head == l.main && l.d.mentions[m].kind != MentionKind::pronoun) return l.d.mentions[m].actor;
  }
  return kNone;
}

/// True if a clause's subject, but for pronouns, stands between two tokens.
bool has_subject_before(const Linking& l, uint32_t first, uint32_t token) {
  for (uint32_t t = first; t < token; ++t) {
    if (!is_parsed(l.d, t) || l.is(t, kPronoun)) continue;
    const Deprel relation = l.d.heads[t].relation;
    if (is_subject(relation)) return true;
  }
  return false;
}

}  // namespace

/// "In his last briefing, X said": a pronoun before the subject of its sentence means the subject, if it can.
void mend_cataphora(Linking& l) {
  if (l.main == kNone || l.first == l.end) return;
  const uint32_t subject = subject_actor(l);
  if (subject == kNone) return;
  if (!l.as_title.title.empty() && l.cast[subject].kind == ActorKind::person && l.as_title.end <= l.main) {
    l.people.entitle(subject, l.as_title.title, l.as_title.code);
    l.d.mentions[l.as_title.mention].actor = subject;
  }
  for (size_t m = l.first_mention; m < l.d.mentions.size(); ++m) {
    Mention& mention = l.d.mentions[m];
    if (mention.kind != MentionKind::pronoun || mention.head >= l.main || is_below(l.d, mention.head, l.main)) continue;
    if (has_subject_before(l, l.first, mention.head)) continue;  // "Iran will not yield its land, X said"
    const uint64_t bits = l.words.bits(l.d.tokens[mention.head]);
    if (can_mean(l.cast[subject], bits)) mention.actor = subject;
  }
}

}  // namespace rapporteur::actors
