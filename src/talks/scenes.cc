// Finds nouns and verbs of meeting and cuts each sentence into the parts that belong to each.
#include "talks/scenes.h"

#include <algorithm>

#include "predicates/arguments.h"
#include "talks/parties.h"

namespace rapporteur::talks {
namespace {

using namespace rules;
using frames::MeetingSort;
using frames::Meets;
using frames::Occurs;

constexpr int kMostMeasures = 4;  ///< in a row: "the last day of the second round of the talks"

class SceneFinder {
 public:
  SceneFinder(const Reading& reading, const Knowledge& knowledge)
      : r_(reading), d_(reading.document), w_(*knowledge.words) {}

  std::vector<MeetingScene> run() {
    for (uint32_t s = 0; s < d_.sentences.size(); ++s) {
      const size_t begin = scenes_.size();
      add_scenes(s);
      keep_occasions(begin);
      cut(s, std::span(scenes_).subspan(begin));
    }
    return std::move(scenes_);
  }

 private:
  bool in(uint32_t token, NamedClass word_class) const { return w_.in_class(d_.tokens[token], word_class); }

  void add_scenes(uint32_t sentence) {
    const Sentence& s = d_.sentences[sentence];
    for (uint32_t t = s.first; t < s.end; ++t) {
      const Frame* frame = meeting_at(r_, t);
      if (frame == nullptr || d_.in_furniture(d_.tokens[t].span)) continue;
      MeetingScene scene;
      scene.frame = &r_.rule(*frame);
      scene.rule = frame->rule;
      scene.top = t;
      scene.verb = frame->noun == kNone;
      scene.scope.anchor = t;
      if (scene.verb ? !has_sides(*frame) : !is_occasion(scene, s.end)) continue;
      if (!scene.verb) scene.top = outermost(t);
      if (scene.top != t && in(scene.top, kClassAside)) continue;
      scene.scope.verb = scene.verb ? t : predicates::carrier_of(d_, scene.top);
      scenes_.push_back(scene);
    }
  }

  /// "In a call with Y, X discussed the plan" is one meeting: what was talked about there is none beside it.
  void keep_occasions(size_t begin) {
    const auto about = [](const MeetingScene& scene) { return scene.about(); };
    if (std::all_of(scenes_.begin() + static_cast<ptrdiff_t>(begin), scenes_.end(), about)) return;
    scenes_.erase(std::remove_if(scenes_.begin() + static_cast<ptrdiff_t>(begin), scenes_.end(), about), scenes_.end());
  }

  /// "met demands", "received a letter" and "called it unfair" are no meetings.
  bool has_sides(const Frame& frame) const {
    const Predicate& p = *d_.predicate(frame.predicate);
    const bool day = p.object != kNone && predicates::time_at(d_, p.object) != nullptr;  // "met Wednesday with"
    const bool nothing = p.object == kNone || p.object == p.subject || day;
    switch (r_.rule(frame).meets) {
      case Meets::both:
        return nothing || !actors_of(r_, p.object).empty();
      case Meets::person:
        if (nothing) return frame.object != kNone;  // "spoke by phone with"
        return p.complement == kNone && p.iobj == kNone && !has_particle(p) && is_person(p.object);
      case Meets::with:
        return nothing;
      case Meets::about:
        return true;
      default:
        return !nothing;
    }
  }

  /// "called out", "called off".
  bool has_particle(const Predicate& p) const {
    const auto obliques = d_.obliques_of(p);
    return std::any_of(obliques.begin(), obliques.end(), [](const Oblique& oblique) { return oblique.head == kNone; });
  }

  /// A person, or people of a state by what they are: "the Japanese delegation", "their Ukrainian counterparts".
  bool is_person(uint32_t token) const {
    if (in(token, kClassVisitor) && !codes_of(d_, actors_of(r_, token)).empty()) return true;
    const uint32_t mention = d_.mention_at[token];
    if (mention == kNone || d_.mentions[mention].actor == kNone || d_.mentions[mention].place) return false;
    const Actor& actor = d_.actors[d_.mentions[mention].actor];
    return actor.kind == ActorKind::person || actor.kind == ActorKind::office || actor.kind == ActorKind::joint;
  }

  /// No press conference, no part of a longer noun ("summit meeting") and no measure of a later one ("round" in "the
  /// second round of the talks").
  bool is_occasion(const MeetingScene& scene, uint32_t end) const {
    const uint32_t noun = scene.scope.anchor;
    const Head& head = d_.heads[noun];
    if (scene.frame->meeting == MeetingSort::not_one) return false;
    if (head.relation == Deprel::compound && is_noun(head.head)) return false;
    for (uint32_t t = noun + 1; t < end; ++t) {
      if (is_noun(t)) return outermost(t) != noun;
    }
    return true;
  }

  bool is_noun(uint32_t token) const {
    const Frame* frame = meeting_at(r_, token);
    return frame != nullptr && frame->noun != kNone && r_.rule(*frame).meeting != MeetingSort::not_one;
  }

  /// Out of "the second round of the talks" up to "round": what is measured and its measure are one meeting.
  uint32_t outermost(uint32_t noun) const {
    uint32_t at = noun;
    for (int climb = 0; climb < kMostMeasures; ++climb) {
      const Head& head = d_.heads[at];
      if (head.relation != Deprel::nmod || head.head == kNone) break;
      if (!w_.in_class(predicates::preposition_of(d_, w_, at), kClassOf)) break;
      if (!in(head.head, kClassPart) && !is_noun(head.head)) break;
      at = head.head;
    }
    return at;
  }

  /// Where the part of the later of two scenes begins: at the last mark or conjunction between them.
  uint32_t boundary(uint32_t left, uint32_t right) const {
    for (uint32_t i = right; i > left + 1; --i) {
      const Upos tag = d_.tags[i - 1].upos;
      if (tag == Upos::CCONJ || (tag == Upos::PUNCT && d_.tags[i - 1].xpos != Xpos::HYPH)) return i - 1;
    }
    return std::max(left + 1, r_.subtree(right).first);
  }

  bool has_verb(const predicates::Scope& scope) const {
    for (uint32_t i = scope.first; i < scope.end; ++i) {
      if (i != scope.anchor && d_.tags[i].upos == Upos::VERB) return true;
    }
    return false;
  }

  /// What is said inside a quotation or a reported clause stays there.
  void keep_in_statement(predicates::Scope& scope) const {
    const uint32_t statement = r_.statement_at(scope.anchor);
    while (scope.first < scope.anchor && r_.statement_at(scope.first) != statement) ++scope.first;
    while (scope.end > scope.anchor + 1 && r_.statement_at(scope.end - 1) != statement) --scope.end;
  }

  void cut(uint32_t sentence, std::span<MeetingScene> scenes) const {
    const Sentence& s = d_.sentences[sentence];
    uint32_t first = s.first;
    for (size_t i = 0; i < scenes.size(); ++i) {
      const uint32_t end = i + 1 < scenes.size() ? boundary(scenes[i].scope.anchor, scenes[i + 1].scope.anchor) : s.end;
      predicates::Scope& scope = scenes[i].scope;
      scope.first = first;
      scope.end = std::max(end, scope.anchor + 1);
      keep_in_statement(scope);
      scope.elliptic = i > 0 && !scenes[i].verb && !has_verb(scope);
      scenes[i].later = i > 0;
      first = end;
    }
  }

  const Reading& r_;
  const Document& d_;
  const Wordbook& w_;
  std::vector<MeetingScene> scenes_;
};

}  // namespace

std::vector<MeetingScene> meeting_scenes(const Reading& reading, const Knowledge& knowledge) {
  return SceneFinder(reading, knowledge).run();
}

const Frame* meeting_at(const Reading& reading, uint32_t token) {
  for (const Frame& frame : reading.document.frames_of(token)) {
    if (reading.rule(frame).meeting == MeetingSort::none) continue;
    // "held talks": the noun tells it.
    const bool carried = frame.noun == kNone && frame.object != kNone && meeting_at(reading, frame.object) != nullptr;
    if (frame.noun == token || (frame.noun == kNone && !carried)) return &frame;
  }
  return nullptr;
}

uint32_t meeting_noun_in(const Reading& reading, Tokens range) {
  for (uint32_t t = range.first; t < range.end; ++t) {
    const Frame* frame = meeting_at(reading, t);
    if (frame != nullptr && frame->noun != kNone) return t;
  }
  return kNone;
}

Occurs occurs_at(const Reading& reading, uint32_t token) {
  for (const Frame& frame : reading.document.frames_of(token)) {
    const bool own = frame.noun == kNone || frame.noun == token;
    if (own && reading.rule(frame).occurs != Occurs::none) return reading.rule(frame).occurs;
  }
  // What describes a noun is no predicate: "upcoming talks", "talks held in Vienna".
  for (const uint16_t pos : {uint16_t{kOther}, uint16_t{kVerb}}) {
    const uint16_t lemma = reading.words.lemma(reading.document.tokens[token], pos);
    if (lemma == 0) continue;
    for (const frames::Pattern& pattern : reading.frames.patterns_of(lemma)) {
      const bool fits = pattern.count == 0 && pattern.pos == (pos == kVerb ? kVerb : kAdjective);
      const Occurs occurs = reading.frames.frames[pattern.frame].occurs;
      if (fits && occurs != Occurs::none) return occurs;
    }
  }
  return Occurs::none;
}

}  // namespace rapporteur::talks
