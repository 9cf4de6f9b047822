// Finds nouns and verbs of meeting and cuts each sentence into the parts that belong to each.
#include "talks/scenes.h"

#include <algorithm>
#include <array>

#include "predicates/arguments.h"
#include "talks/parties.h"

namespace rapporteur::talks {
namespace {

using namespace rules;

constexpr int kMostMeasures = 4;  ///< in a row: "the last day of the second round of the talks"
constexpr std::array<std::string_view, 5> kSides = {"both", "person", "with", "object", "about"};

class SceneFinder {
 public:
  SceneFinder(const Reading& reading, const Knowledge& knowledge)
      : r_(reading), d_(reading.document), k_(knowledge), w_(*knowledge.words) {}

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
    const auto [begin, end] = r_.hits_of(sentence);
    uint32_t taken = 0;
    for (uint32_t h = begin; h < end; ++h) {
      const Hit& hit = r_.hits[h];
      if (hit.range.first < taken || d_.in_furniture(d_.tokens[hit.token].span)) continue;
      MeetingScene scene;
      scene.hit = &hit;
      scene.top = hit.token;
      if (is_act(hit)) {
        scene.verb = true;
        scene.sides = sides_of(hit);
        if (!has_sides(scene)) continue;
      } else {
        if (!is_noun(hit) || is_measure_of_other(h, end)) continue;
        scene.top = outermost(hit.token);
        if (scene.top != hit.token && in(scene.top, kClassAside)) continue;
      }
      taken = hit.range.end;
      scene.scope.anchor = hit.token;
      scene.scope.verb = scene.verb ? hit.token : predicates::carrier_of(d_, scene.top);
      scenes_.push_back(scene);
    }
  }

  /// "In a call with Y, X discussed the plan" is one meeting: what was talked about there is none beside it.
  void keep_occasions(size_t begin) {
    const auto about = [](const MeetingScene& scene) { return scene.sides == Sides::about; };
    if (std::all_of(scenes_.begin() + static_cast<ptrdiff_t>(begin), scenes_.end(), about)) return;
    scenes_.erase(std::remove_if(scenes_.begin() + static_cast<ptrdiff_t>(begin), scenes_.end(), about), scenes_.end());
  }

  bool is_act(const Hit& hit) const {
    return hit.cue.kind == CueKind::meeting_act && d_.tags[hit.token].upos == Upos::VERB &&
           d_.predicate(hit.token) != nullptr;
  }

  Sides sides_of(const Hit& hit) const {
    const auto found = std::find(kSides.begin(), kSides.end(), k_.image.get(hit.cue.entry, "sides"));
    return static_cast<Sides>(found - kSides.begin());
  }

  /// "met demands", "received a letter" and "called it unfair" are no meetings.
  bool has_sides(const MeetingScene& scene) const {
    const Predicate& p = *d_.predicate(scene.hit->token);
    const bool day = p.object != kNone && predicates::time_at(d_, p.object) != nullptr;  // "met Wednesday with"
    const bool nothing = p.object == kNone || p.object == p.subject || day;
    switch (scene.sides) {
      case Sides::both:
        return nothing || !actors_of(r_, p.object).empty();
      case Sides::person:
        return !nothing && p.complement == kNone && p.iobj == kNone && !has_particle(p) && is_person(p.object);
      case Sides::with:
        return nothing;
      case Sides::about:
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

  bool is_noun(const Hit& hit) const {
    if (hit.cue.kind != CueKind::meeting_word || static_cast<MeetingSort>(hit.cue.sort) == MeetingSort::none)
      return false;
    const Upos tag = d_.tags[hit.token].upos;
    return tag == Upos::NOUN || tag == Upos::PROPN || tag == Upos::X;
  }

  /// Out of "the second round of the talks" up to "round": what is measured and its measure are one meeting.
  uint32_t outermost(uint32_t noun) const {
    uint32_t at = noun;
    for (int climb = 0; climb < kMostMeasures; ++climb) {
      const Head& head = d_.heads[at];
      if (head.relation != Deprel::nmod || head.head == kNone) break;
      if (!w_.in_class(predicates::preposition_of(d_, w_, at), kClassOf)) break;
      if (!in(head.head, kClassPart) && r_.hit_at(CueKind::meeting_word, head.head) == nullptr) break;
      at = head.head;
    }
    return at;
  }

  /// A noun that only measures a later one: "round" in "the second round of the talks".
  bool is_measure_of_other(uint32_t h, uint32_t end) const {
    for (uint32_t other = h + 1; other < end; ++other) {
      const Hit& hit = r_.hits[other];
      if (!is_noun(hit) || hit.token == r_.hits[h].token) continue;
      return outermost(hit.token) == r_.hits[h].token;
    }
    return false;
  }

  /// Where the part of the later of two scenes begins: at the last mark or conjunction between them.
  uint32_t boundary(const Hit& left, const Hit& right) const {
    for (uint32_t i = right.range.first; i > left.range.end; --i) {
      const Upos tag = d_.tags[i - 1].upos;
      if (tag == Upos::CCONJ || (tag == Upos::PUNCT && d_.tags[i - 1].xpos != Xpos::HYPH)) return i - 1;
    }
    return std::max(left.range.end, r_.subtree(right.token).first);
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
      const uint32_t end = i + 1 < scenes.size() ? boundary(*scenes[i].hit, *scenes[i + 1].hit) : s.end;
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
  const Knowledge& k_;
  const Wordbook& w_;
  std::vector<MeetingScene> scenes_;
};

}  // namespace

std::vector<MeetingScene> meeting_scenes(const Reading& reading, const Knowledge& knowledge) {
  return SceneFinder(reading, knowledge).run();
}

}  // namespace rapporteur::talks
