// Joint actors: "Russia and the United States", "US and Chinese negotiators".
#include "actors/passes.h"

#include <algorithm>

#include "actors/syntax_view.h"

namespace rapporteur::actors {
namespace {

/// What stands between two coordinated names: 1 a comma, 2 "and", 0 something else.
int link_between(const Document& d, const Words& words, uint32_t end, uint32_t next) {
  if (next <= end || next > end + 3) return 0;
  int link = 0;
  for (uint32_t t = end; t < next; ++t) {
    if (words.is(d.tokens[t], kAnd))
      link = 2;
    else if (d.word(t) == ",")
      link = std::max(link, 1);
    else if (!words.is(d.tokens[t], kDefinite))
      return 0;
  }
  return link;
}

/// A name after "and" that is the subject of a verb of its own begins another clause, unless the row is the subject of
/// that verb too.
bool tree_agrees(const Document& d, const Mention& row, const Mention& next) {
  if (!is_parsed(d, next.head)) return true;
  const Deprel relation = d.heads[next.head].relation;
  if (relation == Deprel::root) return false;
  return !is_subject(relation) ||
         (is_subject(d.heads[row.head].relation) && d.heads[row.head].head == d.heads[next.head].head);
}

bool can_join(const Mention& mention) {
  return mention.actor != kNone && !mention.place && mention.kind != MentionKind::pronoun;
}

/// A title without a name, joined to a title with one, both without an article: two posts of one person.
bool is_same_person(const Linking& l, const Mention& post, const Mention& named) {
  if (post.kind != MentionKind::title || named.kind != MentionKind::title) return false;
  const Actor &a = l.cast[post.actor], &b = l.cast[named.actor];
  return a.kind == ActorKind::office && b.kind == ActorKind::person && (a.code == b.code || b.code.empty()) &&
         !l.is(post.first, kDefinite | kIndefinite) && !l.is(named.first, kDefinite);
}

/// "met X", "held talks with X", "held a call with X": done by the verb's subject together with X.
bool is_partner(const Linking& l, const Mention& mention, uint32_t verb) {
  if (mention.head >= l.d.heads.size()) return false;
  const Head& own = l.d.heads[mention.head];
  const bool with = mention.first > l.first && l.is(mention.first - 1, kCompany);
  if (own.head == verb) return with || (own.relation == Deprel::obj && l.is(verb, kMeeting));
  return with && own.head != kNone && l.d.heads[own.head].head == verb && own.relation == Deprel::nmod;
}

}  // namespace

/// "X met with Y.": leaves no mention, but "they" and "the two leaders" may mean both.
void note_partners(Linking& l) {
  if (l.main == kNone || l.d.heads[l.main].head == kNone) return;
  const uint32_t verb = l.d.heads[l.main].head;
  uint32_t subject = kNone;
  std::vector<uint32_t> members;
  for (size_t m = l.first_mention; m < l.d.mentions.size(); ++m) {
    const Mention& mention = l.d.mentions[m];
    if (mention.actor == kNone || mention.place) continue;
    if (mention.head == l.main && (subject == kNone || l.cast[mention.actor].kind == ActorKind::joint))
      subject = mention.actor;
    else if (mention.head != l.main && mention.kind != MentionKind::pronoun && is_partner(l, mention, verb))
      members.push_back(mention.actor);
  }
  if (subject == kNone || members.empty()) return;
  members.insert(members.begin(), subject);
  const uint32_t both = l.cast.joint(members);
  if (l.cast[both].kind == ActorKind::joint) l.cast.note({both, l.sentence, l.main, true, true, false, false, false});
}

/// Adds a mention over each row of coordinated mentions of the sentence just read.
void join_rows(Linking& l) {
  std::vector<size_t> outer;
  for (size_t m = l.first_mention; m < l.d.mentions.size(); ++m) {
    if (can_join(l.d.mentions[m])) outer.push_back(m);
  }
  std::stable_sort(outer.begin(), outer.end(), [&](size_t a, size_t b) {
    const Mention &x = l.d.mentions[a], &y = l.d.mentions[b];
    return x.first != y.first ? x.first < y.first : x.end > y.end;
  });
  for (size_t i = 0; i < outer.size();) {
    std::vector<uint32_t> members = {l.d.mentions[outer[i]].actor};
    Mention row = l.d.mentions[outer[i]];
    Mention last = row;
    bool closed = false;
    size_t next = i + 1;
    for (; next < outer.size() && !closed; ++next) {
      const Mention& other = l.d.mentions[outer[next]];
      if (other.first < row.end) continue;  // nested
      const int link = link_between(l.d, l.words, row.end, other.first);
      if (link == 0 || !tree_agrees(l.d, row, other)) break;
      if (is_same_person(l, last, other)) {
        l.d.mentions[outer[i]].actor = members.back() = other.actor;  // "spokesman and negotiator X"
        closed = true;
        continue;
      }
      members.push_back(other.actor);
      row.end = other.end;
      last = other;
      closed = link == 2;
    }
    if (closed) {
      const uint32_t actor = l.cast.joint(members);
      if (l.cast[actor].kind == ActorKind::joint) add(l, row.first, row.end, MentionKind::nominal, actor, "joint");
    }
    i = std::max(i + 1, closed ? next : i + 1);
  }
}

}  // namespace rapporteur::actors
