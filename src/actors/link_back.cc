// What refers to somebody spoken of before: "the alliance", "both sides", pronouns.
#include <algorithm>

#include "actors/linker.h"
#include "actors/syntax_view.h"
#include "text/fold.h"

namespace rapporteur::actors {
namespace {

constexpr uint32_t kLookBack = 48;      ///< mentions; further back people do not look for whom a pronoun means
constexpr uint32_t kMostSentences = 3;  ///< between a pronoun and whom it means
constexpr int kMostSteps = 20;          ///< up a tree
constexpr float kOwnClause = 5;         ///< outweighs the main subject of another clause
constexpr uint32_t kReach = 60;         ///< tokens: a sentence and a half
constexpr uint32_t kMostForSides = 60;  ///< mentions

bool is_state_or_body(ActorKind kind) { return kind == ActorKind::state || kind == ActorKind::body; }

bool agrees(Gender gender, uint64_t bits) {
  if (gender == Gender::unknown) return true;
  return (gender == Gender::male && (bits & kHe) != 0) || (gender == Gender::female && (bits & kShe) != 0);
}

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

bool is_object(Deprel relation) {
  return relation == Deprel::obj || relation == Deprel::iobj || relation == Deprel::obl;
}

bool is_below(const Document& d, uint32_t token, uint32_t above) {
  for (int step = 0; step < kMostSteps && token != kNone; ++step) {
    if (token == above) return true;
    token = d.heads[token].head;
  }
  return false;
}

/// "It was reported that", "it is clear": the word stands for nobody.
bool is_empty(const Document& d, const Words& words, uint32_t token, uint64_t bits) {
  if ((bits & kIt) == 0 || !is_parsed(d, token)) return false;
  const Deprel relation = d.heads[token].relation;
  if (relation == Deprel::expl) return true;
  const uint32_t above = d.heads[token].head;
  if ((relation != Deprel::nsubj && relation != Deprel::nsubj_pass) || above == kNone) return false;
  const bool adjective = d.tags[above].upos == Upos::ADJ;
  for (uint32_t c = d.heads[above].first_child; c != kNone; c = d.heads[c].next_sibling) {
    const Deprel child = d.heads[c].relation;
    if (child == Deprel::csubj || child == Deprel::csubj_pass) return true;
    const bool nobodys = adjective || relation == Deprel::nsubj_pass || words.is(d.tokens[above], kSeeming);
    if (child == Deprel::ccomp && nobodys) return true;
  }
  return adjective && d.heads[token].head > token && d.heads[above].relation == Deprel::advcl;
}

}  // namespace

/// How well a trace fits a pronoun; negative: not at all. Subjects before others, near before far (Lappin and Leass
/// 1994, in small).
float Linker::fitness(const Trace& trace, uint32_t token, uint64_t bits) const {
  const Actor& actor = cast_[trace.actor];
  if (!can_mean(actor, bits)) return -1;
  const uint32_t sentences = sentence_ - trace.sentence;
  if (sentences > kMostSentences) return -1;
  if (sentences == 0 && is_parsed(d_, token) && is_object(d_.heads[token].relation) && trace.subject &&
      d_.heads[token].head == d_.heads[trace.token].head)
    return -1;
  float score = 10.0F - 3.0F * static_cast<float>(sentences);
  if (trace.main)
    score += 4;
  else if (trace.subject)
    score += 2.5F;
  if (trace.adjective) score -= 3;
  if (trace.token == clause_subject_) score += kOwnClause;
  if ((bits & kThey) != 0) {
    if (actor.kind == ActorKind::state && !trace.people) return -1;
    const bool single = actor.kind == ActorKind::group && actor.entry == kNone && !actor.plural;
    if (single && !actor.name.ends_with('s')) return -1;  // "the Energy Community"
    if (actor.kind == ActorKind::joint) score += 3;
    if (actor.kind == ActorKind::organ) score -= 4;
  }
  if ((bits & (kHe | kShe)) != 0 && actor.kind == ActorKind::person) score += 3;
  return score;
}

/// `except`: an actor who is not meant.
uint32_t Linker::pronoun(uint32_t token, uint64_t bits, uint32_t except) {
  const auto& traces = cast_.traces();
  uint32_t best = kNone;
  float best_score = 0;
  clause_subject_ = subject_of_clause(token);
  const uint32_t doer = doer_to(token);
  for (size_t i = traces.size(), steps = 0; i-- > 0 && steps < kLookBack; ++steps) {
    if (traces[i].actor == except || traces[i].actor == doer) continue;
    const float score = fitness(traces[i], token, bits);
    if (score > best_score) best = traces[i].actor, best_score = score;
  }
  return (bits & kIt) != 0 && is_rather_thing(token, best) ? kNone : best;
}

/// Who does to somebody what the pronoun's verb says: not whom it means ("Iran said it would cooperate with it").
uint32_t Linker::doer_to(uint32_t token) const {
  if (!is_parsed(d_, token) || !is_object(d_.heads[token].relation)) return kNone;
  for (size_t m = d_.mentions.size(); m-- > 0 && d_.mentions[m].first >= d_.sentences[sentence_].first;) {
    const uint32_t head = d_.mentions[m].head;
    const bool same = d_.heads[head].head == d_.heads[token].head;
    if (same && d_.heads[head].relation == Deprel::nsubj) return d_.mentions[m].actor;
  }
  return kNone;
}

/// For "its" and "his": the subject of the clause in which they stand ("if Japan opened its markets"). kNone for other
/// pronouns, or if the clause has none before them.
uint32_t Linker::subject_of_clause(uint32_t token) const {
  if (!is_parsed(d_, token) || d_.heads[token].relation != Deprel::nmod_poss) return kNone;
  uint32_t above = d_.heads[token].head;
  for (int step = 0; step < kMostSteps && above != kNone; ++step, above = d_.heads[above].head) {
    for (uint32_t c = d_.heads[above].first_child; c != kNone && c < token; c = d_.heads[c].next_sibling) {
      const Deprel relation = d_.heads[c].relation;
      if (relation == Deprel::nsubj || relation == Deprel::nsubj_pass) return is_below(d_, token, c) ? kNone : c;
    }
  }
  return kNone;
}

/// True for a noun that is the subject of a clause and names no actor: "this call", "the report", "this".
bool Linker::is_subject_of_other(uint32_t token) const {
  if (!is_parsed(d_, token)) return false;
  const Xpos tag = d_.tags[token].xpos;
  if (tag != Xpos::NN && tag != Xpos::NNP && tag != Xpos::DT) return false;
  const Deprel relation = d_.heads[token].relation;
  if (relation != Deprel::nsubj && relation != Deprel::nsubj_pass) return false;
  for (size_t m = d_.mentions.size(); m-- > 0 && d_.mentions[m].first + kReach > token;) {
    if (d_.mentions[m].head == token && d_.mentions[m].actor != kNone) return false;
  }
  return true;
}

/// "The report is the government's. It covers …": "it" continues with the subject just before it, unless the actor is
/// one too. What has a clause as its object ("it said that") is done by somebody.
bool Linker::is_rather_thing(uint32_t token, uint32_t actor) const {
  if (actor == kNone || !is_parsed(d_, token)) return false;
  const uint32_t verb = d_.heads[token].head;
  const Deprel relation = d_.heads[token].relation;
  if (is_object(relation)) return !is_named_nearest(token, actor);
  if (relation != Deprel::nsubj && relation != Deprel::nsubj_pass) return false;
  for (uint32_t c = verb == kNone ? kNone : d_.heads[verb].first_child; c != kNone; c = d_.heads[c].next_sibling) {
    if (d_.heads[c].relation == Deprel::ccomp || d_.heads[c].relation == Deprel::xcomp) return false;
  }
  const uint32_t first = d_.sentences[sentence_ > 0 ? sentence_ - 1 : sentence_].first;
  for (uint32_t t = token; t-- > first && token - t < kReach;) {
    if (!is_parsed(d_, t)) return false;
    const Deprel function = d_.heads[t].relation;
    if (function != Deprel::nsubj && function != Deprel::nsubj_pass) continue;
    // "It is a challenge": what something is, is said of the subject before, whatever that is
    return d_.tags[verb].upos == Upos::VERB ? is_subject_of_other(t) : !is_named_at(t, actor);
  }
  return false;
}

/// True if the sentence names the actor before the token, and no thing after him that "it" could be.
bool Linker::is_named_nearest(uint32_t token, uint32_t actor) const {
  for (uint32_t t = token; t-- > d_.sentences[sentence_].first;) {
    if (is_named_at(t, actor)) return true;
    const Xpos tag = d_.tags[t].xpos;
    const Deprel function = d_.heads[t].relation;
    const bool noun = tag == Xpos::NN || tag == Xpos::NNP;
    if (noun && (function == Deprel::obj || function == Deprel::nsubj || function == Deprel::nsubj_pass)) return false;
  }
  return false;
}

bool Linker::is_named_at(uint32_t head, uint32_t actor) const {
  for (size_t m = d_.mentions.size(); m-- > 0 && d_.mentions[m].first + kReach > head;) {
    if (d_.mentions[m].head == head && d_.mentions[m].actor == actor) return true;
  }
  return false;
}

/// "the US and its allies": whom the words before "and" name.
uint32_t Linker::beside_and(uint32_t token, uint64_t bits) const {
  if (token < 2 || !words_.is(d_.tokens[token - 1], kAnd) || d_.mentions.empty()) return kNone;
  const Mention& before = d_.mentions.back();
  if (before.end + 1 != token || before.actor == kNone || !can_mean(cast_[before.actor], bits)) return kNone;
  return before.actor;
}

void Linker::take_pronoun(uint32_t token, uint32_t except) {
  const uint64_t bits = words_.bits(d_.tokens[token]);
  if (is_empty(d_, words_, token, bits)) return;
  const uint32_t beside = beside_and(token, bits);
  const uint32_t actor = beside != kNone ? beside : pronoun(token, bits, except);
  if (actor == kNone) {
    add(token, token + 1, MentionKind::pronoun, kNone, "pronoun");  // perhaps whom the subject after it names
    return;
  }
  Actor& who = cast_[actor];
  if ((bits & (kHe | kShe)) != 0 && who.gender == Gender::unknown)
    who.gender = (bits & kHe) != 0 ? Gender::male : Gender::female;
  add(token, token + 1, MentionKind::pronoun, actor, "pronoun");
}

/// Whom the subject of the sentence's main clause names; kNone if it is a pronoun or nobody.
uint32_t Linker::subject_actor(size_t first_mention) const {
  for (size_t m = d_.mentions.size(); m-- > first_mention;) {
    if (d_.mentions[m].head == main_ && d_.mentions[m].kind != MentionKind::pronoun) return d_.mentions[m].actor;
  }
  return kNone;
}

/// True if a clause's subject, but for pronouns, stands between two tokens.
bool Linker::has_subject_before(uint32_t first, uint32_t token) const {
  for (uint32_t t = first; t < token; ++t) {
    if (!is_parsed(d_, t) || words_.is(d_.tokens[t], kPronoun)) continue;
    const Deprel relation = d_.heads[t].relation;
    if (relation == Deprel::nsubj || relation == Deprel::nsubj_pass) return true;
  }
  return false;
}

/// "In his last briefing, X said": a pronoun before the subject of its sentence means the subject, if it can.
void Linker::mend_cataphora(size_t first_mention, const Sentence& sentence) {
  if (main_ == kNone || sentence.first == sentence.end) return;
  const uint32_t subject = subject_actor(first_mention);
  if (subject == kNone) return;
  if (!as_title_.title.empty() && cast_[subject].kind == ActorKind::person && as_title_.end <= main_) {
    people_.entitle(subject, as_title_.title, as_title_.code);
    d_.mentions[as_title_.mention].actor = subject;
  }
  for (size_t m = first_mention; m < d_.mentions.size(); ++m) {
    Mention& mention = d_.mentions[m];
    if (mention.kind != MentionKind::pronoun || mention.head >= main_ || is_below(d_, mention.head, main_)) continue;
    if (has_subject_before(sentence.first, mention.head)) continue;  // "Iran will not yield its land, X said"
    const uint64_t bits = words_.bits(d_.tokens[mention.head]);
    if (can_mean(cast_[subject], bits)) mention.actor = subject;
  }
}

/// "the ministry", "the official": the actor of that kind spoken of last whose name ends in the same word.
uint32_t Linker::spoken_of(ActorKind kind, std::string_view name) const {
  const auto last_word = [](std::string_view words) {
    const size_t space = words.rfind(' ');
    std::string word = text::fold(space == words.npos ? words : words.substr(space + 1));
    if (word.ends_with('s')) word.pop_back();
    return word;
  };
  const std::string wanted = last_word(name);
  const auto& traces = cast_.traces();
  uint32_t nobodys = kNone;  // whose it is has not been told yet
  for (size_t i = traces.size(), steps = 0; i-- > 0 && steps < kLookBack; ++steps) {
    const Actor& seen = cast_[traces[i].actor];
    if (seen.kind != kind || last_word(seen.name) != wanted) continue;
    if (!seen.code.empty()) return traces[i].actor;
    if (nobodys == kNone) nobodys = traces[i].actor;
  }
  return nobodys;
}

// ---- nominals -------------------------------------------------------------------------------------------------

/// The states and bodies named last, as many as are counted (0: two): "both sides", "the three countries".
uint32_t Linker::sides(uint32_t count) {
  const uint32_t wanted = count == 0 ? 2 : count;
  const uint32_t reach = 1;  // sentences back for a joint actor
  const auto& traces = cast_.traces();
  std::vector<uint32_t> members;
  for (size_t i = traces.size(), steps = 0; i-- > 0 && steps < kMostForSides; ++steps) {
    const Actor& actor = cast_[traces[i].actor];
    if (actor.kind == ActorKind::joint && actor.members.size() == wanted && sentence_ - traces[i].sentence <= reach)
      return traces[i].actor;
    if (!is_state_or_body(actor.kind)) continue;
    if (std::find(members.begin(), members.end(), traces[i].actor) == members.end()) members.push_back(traces[i].actor);
    if (members.size() > wanted) return kNone;
    if (members.size() == wanted && sentence_ - traces[i].sentence > 0) break;
  }
  if (members.size() != wanted) return kNone;
  std::reverse(members.begin(), members.end());
  return cast_.joint(members);
}

/// The persons named last, as many as are counted: "the two ministers".
uint32_t Linker::persons(uint32_t count) {
  const auto& traces = cast_.traces();
  std::vector<uint32_t> members;
  for (size_t i = traces.size(), steps = 0; i-- > 0 && steps < kLookBack && members.size() < count; ++steps) {
    if (cast_[traces[i].actor].kind != ActorKind::person) continue;
    if (std::find(members.begin(), members.end(), traces[i].actor) == members.end()) members.push_back(traces[i].actor);
  }
  if (members.size() != count) return kNone;
  std::reverse(members.begin(), members.end());
  return cast_.joint(members);
}

/// The actor of a kind, among the codes of `ids`, that the last sentences are about: subjects before others.
uint32_t Linker::salient(ActorKind kind, std::string_view ids) const {
  const auto& traces = cast_.traces();
  uint32_t best = kNone;
  float best_score = -100;
  for (size_t i = traces.size(), steps = 0; i-- > 0 && steps < kLookBack; ++steps) {
    const Actor& seen = cast_[traces[i].actor];
    if (seen.kind != kind || !among(ids, seen.code)) continue;
    float score = -3.0F * static_cast<float>(sentence_ - traces[i].sentence);
    score += traces[i].main ? 4.0F : traces[i].subject ? 2.5F : traces[i].adjective ? -2.0F : 0.0F;
    if (score > best_score) best = traces[i].actor, best_score = score;
  }
  return best;
}

uint32_t Linker::nominal(const Unit& unit, const Owner& owner) {
  const Part& part = chunk_.parts[unit.head];
  const NominalSort sort = nominal_sort(image_, part.entry);
  uint64_t bits = 0;
  bool modified = false;
  for (size_t p = unit.first; p < unit.head; ++p) {
    bits |= chunk_.parts[p].bits;
    modified = modified || (chunk_.parts[p].kind == PartKind::filler && (chunk_.parts[p].bits & kCount) == 0);
  }
  const uint32_t count = Words::count_of(bits);
  uint32_t actor = kNone;
  if (owner.told && sort != NominalSort::sides) return kNone;
  if (owner.told) {
    if (owner.actor != kNone && cast_[owner.actor].kind == ActorKind::body) actor = owner.actor;  // "NATO countries"
  } else if (sort == NominalSort::sides) {
    if ((bits & kDefinite) != 0 && !modified) actor = sides(count);
  } else if ((bits & kDefinite) != 0 && !modified) {
    const std::string_view ids = image_.get(part.entry, "among");
    const ActorKind kind = sort == NominalSort::body ? ActorKind::body : ActorKind::state;
    actor = salient(kind, ids);
  }
  if (actor == kNone) return kNone;
  add(first_of(unit), part.end, MentionKind::nominal, actor, image_.rule(part.entry));
  return actor;
}

}  // namespace rapporteur::actors
