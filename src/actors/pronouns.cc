// Pronouns of the third person.
#include "actors/passes.h"

#include "actors/syntax_view.h"

namespace rapporteur::actors {
namespace {

constexpr uint32_t kLookBack = 48;      ///< mentions; further back people do not look for whom a pronoun means
constexpr uint32_t kMostSentences = 3;  ///< between a pronoun and whom it means
constexpr int kMostSteps = 20;          ///< up a tree
constexpr float kOwnClause = 5;         ///< outweighs the main subject of another clause
constexpr uint32_t kReach = 60;         ///< tokens: a sentence and a half

bool is_object(Deprel relation) {
  return relation == Deprel::obj || relation == Deprel::iobj || relation == Deprel::obl;
}

bool agrees(Gender gender, uint64_t bits) {
  if (gender == Gender::unknown) return true;
  return (gender == Gender::male && (bits & kHe) != 0) || (gender == Gender::female && (bits & kShe) != 0);
}

/// "It was reported that", "it is clear": the word stands for nobody.
bool is_empty(const Document& d, const Words& words, uint32_t token, uint64_t bits) {
  if ((bits & kIt) == 0 || !is_parsed(d, token)) return false;
  const Deprel relation = d.heads[token].relation;
  const uint32_t above = d.heads[token].head;
  const bool willing = above != kNone && words.is(d.tokens[above], kWilling);  // "said it is ready to mediate"
  if (relation == Deprel::expl) return !willing;
  if ((!is_subject(relation)) || above == kNone) return false;
  const bool adjective = d.tags[above].upos == Upos::ADJ;
  for (uint32_t c = d.heads[above].first_child; c != kNone; c = d.heads[c].next_sibling) {
    const Deprel child = d.heads[c].relation;
    if (child == Deprel::csubj || child == Deprel::csubj_pass) return true;
    const bool nobodys = adjective || relation == Deprel::nsubj_pass || words.is(d.tokens[above], kSeeming);
    if (child == Deprel::ccomp && nobodys) return true;
  }
  return adjective && d.heads[token].head > token && d.heads[above].relation == Deprel::advcl;
}

/// Who says what stands at the token, and so does not call himself "he": outside quotation marks whoever has the word,
/// unless the writer sums up what he said; inside the subject before them, or who was quoted last, if they were opened
/// in a sentence before. kNone: not told.
uint32_t who_says(const Linking& l, uint32_t token) {
  const bool digest = !l.d.turns.empty() && l.d.turns.back().digest;
  if (!l.quoted) return digest ? kNone : l.voice;
  const auto& traces = l.cast.traces();
  for (size_t i = traces.size(); i-- > 0 && traces[i].sentence == l.sentence;) {
    if (!traces[i].quoted && traces[i].subject && !traces[i].adjective) return traces[i].actor;
  }
  for (uint32_t t = l.first; t < token; ++t) {
    if (opens_quotation(l.d.word(t)) || l.d.word(t) == "\"") return kNone;
  }
  return l.speaker;
}

/// How well a trace fits a pronoun; negative: not at all. Subjects before others, near before far (Lappin and Leass
/// 1994, in small).
float fitness(const Linking& l, const Trace& trace, uint32_t token, uint64_t bits, uint32_t clause_subject) {
  const Actor& actor = l.cast[trace.actor];
  if (!can_mean(actor, bits)) return -1;
  const uint32_t sentences = l.sentence - trace.sentence;
  if (sentences > kMostSentences) return -1;
  if (sentences == 0 && is_parsed(l.d, token) && is_object(l.d.heads[token].relation) && trace.subject &&
      l.d.heads[token].head == l.d.heads[trace.token].head)
    return -1;
  float score = 10.0F - 3.0F * static_cast<float>(sentences);
  if (trace.main)
    score += 4;
  else if (trace.subject)
    score += 2.5F;
  if (trace.adjective) score -= 3;
  if (trace.token == clause_subject) score += kOwnClause;
  if ((bits & kThey) != 0) {
    if (actor.kind == ActorKind::state && !trace.people) return -1;
    const bool single = actor.kind == ActorKind::group && actor.entry == kNone && !actor.plural;
    if (single && l.words.singular_of(actor.name).empty()) return -1;  // "the Energy Community"
    if (actor.kind == ActorKind::joint) score += 3;
    if (actor.kind == ActorKind::organ) score -= 4;
  }
  if ((bits & (kHe | kShe)) != 0 && actor.kind == ActorKind::person) score += 3;
  return score;
}

/// Who does to somebody what the pronoun's verb says: not whom it means ("Iran said it would cooperate with it").
uint32_t doer_to(const Linking& l, uint32_t token) {
  if (!is_parsed(l.d, token) || !is_object(l.d.heads[token].relation)) return kNone;
  for (size_t m = l.d.mentions.size(); m-- > 0 && l.d.mentions[m].first >= l.first;) {
    const uint32_t head = l.d.mentions[m].head;
    const bool same = l.d.heads[head].head == l.d.heads[token].head;
    if (same && l.d.heads[head].relation == Deprel::nsubj) return l.d.mentions[m].actor;
  }
  return kNone;
}

/// For "its" and "his": the subject of the clause in which they stand ("if Japan opened its markets"). kNone for other
/// pronouns, or if the clause has none before them.
uint32_t subject_of_clause(const Linking& l, uint32_t token) {
  if (!is_parsed(l.d, token) || l.d.heads[token].relation != Deprel::nmod_poss) return kNone;
  uint32_t above = l.d.heads[token].head;
  for (int step = 0; step < kMostSteps && above != kNone; ++step, above = l.d.heads[above].head) {
    for (uint32_t c = l.d.heads[above].first_child; c != kNone && c < token; c = l.d.heads[c].next_sibling) {
      const Deprel relation = l.d.heads[c].relation;
      if (is_subject(relation)) return is_below(l.d, token, c) ? kNone : c;
    }
  }
  return kNone;
}

/// True for a noun that is the subject of a clause and names no actor: "this call", "the report", "this".
bool is_subject_of_other(const Linking& l, uint32_t token) {
  if (!is_parsed(l.d, token)) return false;
  const Xpos tag = l.d.tags[token].xpos;
  if (tag != Xpos::NN && tag != Xpos::NNP && tag != Xpos::DT) return false;
  const Deprel relation = l.d.heads[token].relation;
  if (!is_subject(relation)) return false;
  for (size_t m = l.d.mentions.size(); m-- > 0 && l.d.mentions[m].first + kReach > token;) {
    if (l.d.mentions[m].head == token && l.d.mentions[m].actor != kNone) return false;
  }
  return true;
}

bool is_named_at(const Linking& l, uint32_t head, uint32_t actor) {
  for (size_t m = l.d.mentions.size(); m-- > 0 && l.d.mentions[m].first + kReach > head;) {
    if (l.d.mentions[m].head == head && l.d.mentions[m].actor == actor) return true;
  }
  return false;
}

/// True if the sentence names the actor before the token, and no thing after him that "it" could be.
bool is_named_nearest(const Linking& l, uint32_t token, uint32_t actor) {
  for (uint32_t t = token; t-- > l.first;) {
    if (is_named_at(l, t, actor)) return true;
    const Xpos tag = l.d.tags[t].xpos;
    const Deprel function = l.d.heads[t].relation;
    const bool noun = tag == Xpos::NN || tag == Xpos::NNP;
    if (noun && (function == Deprel::obj || is_subject(function))) return false;
  }
  return false;
}

/// "The report is the government's. It covers …": "it" continues with the subject just before it, unless the actor is
/// one too. What has a clause as its object ("it said that") is done by somebody.
bool is_rather_thing(const Linking& l, uint32_t token, uint32_t actor) {
  if (actor == kNone || !is_parsed(l.d, token)) return false;
  const uint32_t verb = l.d.heads[token].head;
  const Deprel relation = l.d.heads[token].relation;
  if (is_object(relation)) return !is_named_nearest(l, token, actor);
  if (!is_subject(relation)) return false;
  for (uint32_t c = verb == kNone ? kNone : l.d.heads[verb].first_child; c != kNone; c = l.d.heads[c].next_sibling) {
    if (l.d.heads[c].relation == Deprel::ccomp || l.d.heads[c].relation == Deprel::xcomp) return false;
  }
  const uint32_t first = l.d.sentences[l.sentence > 0 ? l.sentence - 1 : l.sentence].first;
  for (uint32_t t = token; t-- > first && token - t < kReach;) {
    if (!is_parsed(l.d, t)) return false;
    const Deprel function = l.d.heads[t].relation;
    if (!is_subject(function)) continue;
    // "It is a challenge": what something is, is said of the subject before, whatever that is
    return l.d.tags[verb].upos == Upos::VERB ? is_subject_of_other(l, t) : !is_named_at(l, t, actor);
  }
  return false;
}

/// `except`: an actor who is not meant.
uint32_t pronoun(Linking& l, uint32_t token, uint64_t bits, uint32_t except) {
  const auto& traces = l.cast.traces();
  uint32_t best = kNone;
  float best_score = 0;
  const uint32_t clause_subject = subject_of_clause(l, token);
  const uint32_t doer = doer_to(l, token);
  const uint32_t sayer = who_says(l, token);
  for (size_t i = traces.size(), steps = 0; i-- > 0 && steps < kLookBack; ++steps) {
    if (traces[i].actor == except || traces[i].actor == doer || traces[i].actor == sayer) continue;
    const float score = fitness(l, traces[i], token, bits, clause_subject);
    if (score > best_score) best = traces[i].actor, best_score = score;
  }
  return (bits & kIt) != 0 && is_rather_thing(l, token, best) ? kNone : best;
}

/// "the US and its allies": whom the words before "and" name.
uint32_t beside_and(const Linking& l, uint32_t token, uint64_t bits) {
  if (token < 2 || !l.is(token - 1, kAnd) || l.d.mentions.empty()) return kNone;
  const Mention& before = l.d.mentions.back();
  if (before.end + 1 != token || before.actor == kNone || !can_mean(l.cast[before.actor], bits)) return kNone;
  return before.actor;
}

}  // namespace

bool can_mean(const Actor& actor, uint64_t bits) {
  if ((bits & (kHe | kShe)) != 0) {
    const bool one = actor.kind == ActorKind::person ||
                     ((actor.kind == ActorKind::office || actor.kind == ActorKind::unnamed) && !actor.plural);
    return one && agrees(actor.gender, bits);
  }
  if ((bits & kIt) != 0)
    return (is_state_or_body(actor.kind) || actor.kind == ActorKind::organ || actor.kind == ActorKind::group) &&
           !actor.plural;
  return actor.plural || actor.kind == ActorKind::joint || actor.kind == ActorKind::group ||
         actor.kind == ActorKind::organ || actor.kind == ActorKind::state;
}

void link_pronoun(Linking& l) {
  if (l.is(l.at, kPronoun)) link_pronoun_at(l, l.at, kNone);
}

void link_pronoun_at(Linking& l, uint32_t token, uint32_t except) {
  const uint64_t bits = l.words.bits(l.d.tokens[token]);
  if (is_empty(l.d, l.words, token, bits)) return;
  const uint32_t beside = beside_and(l, token, bits);
  const uint32_t actor = beside != kNone ? beside : pronoun(l, token, bits, except);
  if (actor == kNone) {
    add(l, token, token + 1, MentionKind::pronoun, kNone, "pronoun");  // perhaps whom the subject after it names
    return;
  }
  Actor& who = l.cast[actor];
  if ((bits & (kHe | kShe)) != 0 && who.gender == Gender::unknown)
    who.gender = (bits & kHe) != 0 ? Gender::male : Gender::female;
  add(l, token, token + 1, MentionKind::pronoun, actor, "pronoun");
}

}  // namespace rapporteur::actors
