// Walks each tree from its root.
#include "predicates/find_predicates.h"

#include <algorithm>

#include "knowledge.h"
#include "predicates/arguments.h"
#include "predicates/polarity.h"
#include "predicates/standing.h"

namespace rapporteur::predicates {
namespace {

class Finder {
 public:
  Finder(Document& document, const rules::Wordbook& words) : d_(document), w_(words), reader_(document, words) {}

  void run() {
    index_mentions();
    d_.predicate_at.assign(d_.tokens.size(), kNone);
    for (const Sentence& sentence : d_.sentences) {
      for (uint32_t t = sentence.first; t < sentence.end; ++t) {
        if (d_.heads[t].head == kNone && d_.heads[t].relation != Deprel::none) descend(t);
      }
    }
  }

 private:
  /// By token: the mention that it heads, one actor's before a row's; else the longest that covers it.
  void index_mentions() {
    d_.mention_at.assign(d_.tokens.size(), kNone);
    const auto longer = [&](uint32_t one, uint32_t other) {
      const auto length = [&](uint32_t m) { return d_.mentions[m].end - d_.mentions[m].first; };
      return other == kNone || length(one) > length(other);
    };
    for (uint32_t m = 0; m < d_.mentions.size(); ++m) {
      for (uint32_t t = d_.mentions[m].first; t < d_.mentions[m].end; ++t) {
        if (longer(m, d_.mention_at[t])) d_.mention_at[t] = m;
      }
    }
    for (uint32_t m = 0; m < d_.mentions.size(); ++m) {
      const uint32_t head = d_.mentions[m].head;
      if (head >= d_.mention_at.size()) continue;
      const uint32_t other = d_.mention_at[head];
      if (other == kNone || d_.mentions[other].head != head || !is_of_one(other)) d_.mention_at[head] = m;
    }
  }

  bool is_of_one(uint32_t mention) const {
    const uint32_t actor = d_.mentions[mention].actor;
    return actor != kNone && d_.actors[actor].kind != ActorKind::joint;
  }

  void descend(uint32_t root) {
    pending_.assign(1, root);
    while (!pending_.empty()) {
      const uint32_t token = pending_.back();
      pending_.pop_back();
      if (is_predicate(token)) add(token);
      for (uint32_t c = d_.heads[token].first_child; c != kNone; c = d_.heads[c].next_sibling) pending_.push_back(c);
    }
  }

  bool is_predicate(uint32_t token) const {
    const Upos upos = d_.tags[token].upos;
    const Deprel relation = d_.heads[token].relation;
    const bool helps = relation == Deprel::aux || relation == Deprel::aux_pass || relation == Deprel::cop;
    if (upos == Upos::AUX && helps) return false;
    const bool attribute = relation == Deprel::amod && d_.heads[token].first_child == kNone;
    if (upos == Upos::VERB || upos == Upos::AUX || (upos == Upos::ADJ && !attribute)) return true;
    const bool noun = upos == Upos::NOUN || upos == Upos::PROPN;
    if (noun && w_.in_class(d_.tokens[token], rules::kClassEventNoun)) return true;
    const bool clausal = relation == Deprel::root || relation == Deprel::ccomp || relation == Deprel::xcomp ||
                         relation == Deprel::advcl || relation == Deprel::acl || relation == Deprel::acl_relcl ||
                         relation == Deprel::csubj || relation == Deprel::parataxis;
    return clausal || child(d_, token, Deprel::cop) != kNone;
  }

  void add(uint32_t token) {
    Predicate p = reader_.read(token);
    p.tense = tense_of(d_, w_, p);
    p.polarity = polarity_of(d_, w_, p);
    p.mood = mood_of(d_, w_, p);
    p.expected = p.expected || (p.mood == Mood::future && p.modal == kNone);  // "is to meet"
    stand(d_, w_, p);
    d_.predicate_at[token] = static_cast<uint32_t>(d_.predicates.size());
    d_.predicates.push_back(p);
  }

  Document& d_;
  const rules::Wordbook& w_;
  ArgumentReader reader_;
  std::vector<uint32_t> pending_;
};

}  // namespace

void find_predicates(Document& document, const Knowledge& knowledge) {
  if (knowledge.words == nullptr || document.heads.size() != document.tokens.size()) return;
  Finder(document, *knowledge.words).run();
}

}  // namespace rapporteur::predicates
