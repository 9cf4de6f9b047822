// How a mention is written down, with the trace by which pronouns find it.
#include "actors/linking.h"

#include "actors/syntax_view.h"

namespace rapporteur::actors {

size_t add(Linking& l, uint32_t first, uint32_t end, MentionKind kind, uint32_t actor, RuleName rule, bool adjective) {
  Mention mention;
  mention.span = l.d.span_of(first, end);
  mention.first = first;
  mention.end = end;
  mention.head = head_of(l.d, first, end);
  mention.kind = kind;
  mention.actor = actor;
  mention.rule = rule;
  l.d.mentions.push_back(mention);
  if (actor != kNone) {
    const bool people = kind == MentionKind::demonym && !adjective;
    Trace trace{actor, l.sentence, mention.head, false, false, adjective, l.quoted, people};
    if (is_parsed(l.d, mention.head)) {
      trace.subject = !adjective && is_subject(function_of(l.d, mention.head));
      trace.main = mention.head == l.main;
    } else {
      trace.subject = first == l.first;
    }
    l.cast.note(trace);
  }
  return l.d.mentions.size() - 1;
}

}  // namespace rapporteur::actors
