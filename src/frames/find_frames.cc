// Dependents before their heads, so that a frame's content has been read when the frame is.
#include "frames/find_frames.h"

#include <algorithm>

#include "frames/conditions.h"
#include "frames/match.h"
#include "frames/roles.h"
#include "knowledge.h"

namespace rapporteur::frames {
namespace {

using namespace rules;

class Finder {
 public:
  Finder(Document& document, const FrameRules& rules, const Wordbook& words)
      : d_(document),
        r_(rules),
        w_(words),
        matcher_(document, rules, words),
        conditions_(document, rules, words, matcher_),
        roles_(document, rules, words) {}

  void run() {
    d_.frames_at.assign(d_.tokens.size(), {});
    for (auto p = d_.predicates.rbegin(); p != d_.predicates.rend(); ++p) {
      found_.clear();
      read(*p);
      add(p->token);
    }
  }

 private:
  bool in(uint32_t token, NamedClass word_class) const { return w_.in_class(d_.tokens[token], word_class); }

  void read(const Predicate& p) {
    const Upos upos = d_.tags[p.token].upos;
    if (upos == Upos::VERB) return read_verb(p);
    if (upos == Upos::NOUN || upos == Upos::PROPN) return read_noun(p.token, p, p.token);
    if (upos == Upos::ADJ && p.passive) return read_participle(p);
    if (upos == Upos::ADJ) matcher_.each(p.token, kAdjective, p, [&](Frame& frame) { keep(frame); });
  }

  /// A pattern with an object beats a supporting verb's noun, which beats the bare verb.
  void read_verb(const Predicate& p) {
    std::vector<Frame> bare;
    if (p.passive) read_participle(p);
    matcher_.each(p.token, kVerb, p, [&](Frame& frame) {
      if (frame.score > 0) {
        keep(frame);
      } else {
        bare.push_back(frame);
      }
    });
    read_supported(p);
    for (Frame& frame : bare) keep(frame);
  }

  /// "is opposed to", "is prepared to": an adjective that the tagger takes for a passive.
  void read_participle(const Predicate& passive) {
    Predicate p = passive;
    p.subject = passive.object;
    p.object = kNone;
    p.passive = false;
    matcher_.each(p.token, kAdjective, p, [&](Frame& frame) { keep(frame); });
  }

  /// "hold talks", "began leaving": the noun or the infinitive tells what is done, the verb by whom.
  void read_supported(const Predicate& p) {
    if (p.complement != kNone && in(p.token, kClassAspect)) {
      const Predicate* complement = d_.predicate(p.complement);
      if (complement != nullptr && !complement->own_subject) {
        const auto carried = d_.frames_of(p.complement);
        found_.insert(found_.end(), carried.begin(), carried.end());
        return;
      }
    }
    if (p.object == kNone || !in(p.token, kClassLight)) return;
    const uint32_t object = predicates::core(d_, w_, p.object);
    if (d_.tags[object].upos == Upos::NOUN) read_noun(object, p, p.token);
  }

  void read_noun(uint32_t token, const Predicate& carrier, uint32_t predicate) {
    const Predicate* own = d_.predicate(token);
    if (own == nullptr) return;
    matcher_.each(token, kNoun, *own, [&](Frame& frame) {
      frame.noun = token;
      frame.predicate = predicate;
      if (predicate != token) {
        frame.arguments = carrier;
        if (own->polarity != Polarity::affirmed && !carrier.negated()) frame.arguments.polarity = own->polarity;
      } else {
        // "said that it was a threat"
        if (!r_.asks_speaker(r_.frames[frame.number]) && !is_state_of(token)) frame.arguments.subject = kNone;
        frame.arguments.object = kNone;
      }
      keep(frame);
    });
  }

  /// "is in favour of", "are at odds over": the subject is in what the noun tells.
  bool is_state_of(uint32_t noun) const {
    bool preposition = false, copula = false;
    for (uint32_t c = d_.heads[noun].first_child; c != kNone; c = d_.heads[c].next_sibling) {
      preposition = preposition || d_.heads[c].relation == Deprel::case_;
      copula = copula || d_.heads[c].relation == Deprel::cop;
    }
    return preposition && copula;
  }

  /// Keeps a frame whose conditions hold; of several patterns of one entry the first.
  void keep(Frame& frame) {
    const bool again = std::any_of(found_.begin(), found_.end(), [&](const Frame& other) {
      return other.number == frame.number && other.noun == frame.noun && other.object == frame.object;
    });
    if (!again && conditions_.allow(frame)) found_.push_back(frame);
  }

  void add(uint32_t token) {
    if (found_.empty()) return;
    const auto first = static_cast<uint32_t>(d_.frames.size());
    for (Frame& frame : found_) {
      conditions_.find_content(frame);
      roles_.fill(frame, d_.fillers);
      d_.frames.push_back(frame);
    }
    d_.frames_at[token] = {first, static_cast<uint32_t>(found_.size())};
  }

  Document& d_;
  const FrameRules& r_;
  const Wordbook& w_;
  Matcher matcher_;
  Conditions conditions_;
  RoleFiller roles_;
  std::vector<Frame> found_;
};

}  // namespace

void find_frames(Document& document, const Knowledge& knowledge) {
  if (knowledge.frames == nullptr || document.predicate_at.size() != document.tokens.size()) return;
  Finder(document, *knowledge.frames, *knowledge.words).run();
}

}  // namespace rapporteur::frames
