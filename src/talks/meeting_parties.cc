// Reads the parties off the predicate's subject and object, what stands before the noun, and prepositions after it.
#include "talks/meeting_parties.h"

#include <algorithm>

#include "predicates/arguments.h"
#include "talks/parties.h"

namespace rapporteur::talks {
namespace {

using namespace rules;
using frames::Meets;
using frames::Occurs;

constexpr size_t kMostMembers = 3;    ///< a body of so few members meets as these; a larger one meets as itself
constexpr uint32_t kMostBetween = 8;  ///< tokens between a preposition and the name: "with the visiting president X"

constexpr uint32_t kMostMentions = 8;  ///< that begin between a row's first word and one of its members

class Finder {
 public:
  Finder(const Reading& reading, const MeetingScene& scene, const Knowledge& knowledge)
      : r_(reading), d_(reading.document), s_(scene), k_(knowledge), w_(*knowledge.words) {}

  Parties run() {
    s_.verb ? from_act() : from_noun();
    return finish();
  }

 private:
  bool in(uint32_t token, NamedClass word_class) const { return w_.in_class(d_.tokens[token], word_class); }
  std::vector<std::string> codes() const { return codes_of(d_, actors_); }

  // ---- verbs ----

  void from_act() {
    const Predicate& p = *d_.predicate(s_.scope.anchor);
    if (s_.meets() != Meets::object) add_phrase(p.subject);
    if (s_.meets() != Meets::with && s_.meets() != Meets::about) add_phrase(p.object);
    const size_t before = actors_.size();
    add_after();
    own_ = actors_.size() > before;
    if (s_.meets() == Meets::person && codes_of(d_, actors_of(r_, p.subject)).empty()) actors_.clear();
  }

  // ---- nouns ----

  void from_noun() {
    add_before();
    const size_t before = codes().size();
    add_after();
    if (before == 1 && codes().size() == 1 && body_ == kNone && several_carry()) actors_.clear();
    own_ = !codes().empty() || body_ != kNone;
    if (codes().size() < 2 && body_ == kNone) add_owner();
    if ((codes().size() < 2 || with_) && body_ == kNone) add_from_carrier();
    if (codes().size() < 2 && body_ == kNone) add_sitting_body();
  }

  /// "The Security Council discussed Mali at an emergency meeting."
  void add_sitting_body() {
    const Predicate* p = s_.scope.verb == kNone ? nullptr : d_.predicate(s_.scope.verb);
    if (p == nullptr || p->subject == kNone || p->subject == s_.top) return;
    for (const Oblique& oblique : d_.obliques_of(*p)) {
      if (oblique.head != s_.top || !w_.in_class(oblique.preposition, kClassOccasion)) continue;
      if (const uint32_t mention = d_.mention_at[p->subject]; mention != kNone) take_body(mention);
    }
  }

  /// "Russian-American talks", "a NATO summit", "Russia's talks": what stands before the noun inside its phrase.
  void add_before() {
    for (uint32_t i = s_.scope.anchor; i > s_.scope.first; --i) {
      const uint32_t mention = d_.mention_at[i - 1];
      if (mention == kNone) {
        if (!inside_phrase(i - 1)) return;
        continue;
      }
      const Mention& m = d_.mentions[mention];
      if (only_sponsors(m)) {
        i = std::max(std::min(m.first, i - 1), s_.scope.first) + 1;
        continue;
      }
      if (m.actor != kNone && is_body(d_.actors[m.actor])) {
        take_body(mention);
        beside_ = body_ == m.actor;
      } else {
        add_mention(mention);
      }
      i = std::max(std::min(m.first, i - 1), s_.scope.first) + 1;
    }
  }

  /// "UN-sponsored talks"
  bool only_sponsors(const Mention& m) const {
    const uint32_t next = m.end + 1;
    return next < s_.scope.anchor && d_.tags[m.end].xpos == Xpos::HYPH && d_.mention_at[next] == kNone &&
           d_.tags[next].upos != Upos::PROPN;
  }

  bool inside_phrase(uint32_t token) const {
    const Upos tag = d_.tags[token].upos;
    return tag == Upos::ADJ || tag == Upos::NOUN || tag == Upos::PART || tag == Upos::NUM || tag == Upos::PROPN ||
           tag == Upos::CCONJ || d_.tags[token].xpos == Xpos::HYPH;
  }

  /// "their meeting": those whom the words mean, or else those whom the sentence has named so far.
  void add_owner() {
    const uint32_t owner = predicates::child(d_, s_.scope.anchor, Deprel::nmod_poss);
    if (owner == kNone || d_.tags[owner].xpos != Xpos::PRPS || !in(owner, kClassOwners)) return;
    add_phrase(owner);
    if (codes().size() < 2) add(actors_in(r_, {r_.sentence_range(owner).first, owner}));
    own_ = true;
  }

  /// "Japan and Korea agreed at Syrian talks": these are about Syria.
  bool several_carry() const {
    const Predicate* p = s_.scope.verb == kNone ? nullptr : d_.predicate(s_.scope.verb);
    return p != nullptr && p->object != s_.top && codes_of(d_, actors_of(r_, p->subject)).size() >= 2;
  }

  /// "X held talks with Y", "X came for talks with Y", "after talks with Y X said", "X and Y agreed at talks in Z": the
  /// subject of the verb; of what a verb does to the talks themselves, whom "with" names.
  void add_from_carrier() {
    const Predicate* p = s_.scope.verb == kNone ? nullptr : d_.predicate(s_.scope.verb);
    if (p == nullptr) return;
    const bool invited = p->object != kNone && is_goal(*p);
    const bool status = occurs_at(r_, p->token) != Occurs::none;
    const bool met = meeting_at(r_, p->token) != nullptr && is_oblique(*p);
    const bool held = own_ || invited || met || (status && p->object == s_.top && !hosts(*p));
    if (p->subject != s_.top && (held || several_carry())) add_phrase(doer_of(*p));
    for (const Oblique& oblique : d_.obliques_of(*p)) {
      if (oblique.head != kNone && w_.in_class(oblique.preposition, kClassPartyMark)) add_phrase(oblique.head);
    }
    if (codes().size() < 2 && (own_ || invited) && p->object != s_.top) add_phrase(p->object);
    if (codes().size() < 2) add_host();
  }

  /// "Oman hosted the earlier rounds": of others' talks.
  bool hosts(const Predicate& carrier) const {
    const Frame* act = meeting_at(r_, carrier.token);
    return act != nullptr && r_.rule(*act).meets == Meets::person;
  }

  /// "urged X and Y to launch talks": whom it urges, also where the tree hangs the infinitive elsewhere.
  uint32_t doer_of(const Predicate& carrier) const {
    const Predicate* by = carrier.by == kNone || !carrier.infinitive ? nullptr : d_.predicate(carrier.by);
    const bool urged = by != nullptr && by->object != kNone && by->subject == carrier.subject &&
                       occurs_at(r_, by->token) == Occurs::proposed;
    return urged ? by->object : carrier.subject;
  }

  /// "spoke with Y before a meeting", not "discussed the meeting".
  bool is_oblique(const Predicate& carrier) const {
    const auto obliques = d_.obliques_of(carrier);
    return std::any_of(obliques.begin(), obliques.end(), [&](const Oblique& o) { return o.head == s_.top; });
  }

  /// "invited them to talks".
  bool is_goal(const Predicate& carrier) const {
    const auto obliques = d_.obliques_of(carrier);
    return std::any_of(obliques.begin(), obliques.end(), [&](const Oblique& oblique) {
      return oblique.head == s_.top && w_.in_class(oblique.preposition, kClassGoal);
    });
  }

  /// "will join talks hosted by Oman".
  void add_host() {
    const uint32_t clause = predicates::child(d_, s_.top, Deprel::acl);
    const Predicate* p = clause == kNone ? nullptr : d_.predicate(clause);
    if (p != nullptr && p->passive) add_phrase(p->subject);
  }

  // ---- after a verb or noun ----

  /// Whom "between", "with", "among" names, and the body after "of" or "at", whatever the tree hangs them on: parsers
  /// hang "with" on the place that stands before it.
  void add_after() {
    const bool object = s_.verb && s_.meets() == Meets::object;
    enum class Role : uint8_t { none, party, body } role = object ? Role::party : Role::none;
    uint32_t first = s_.scope.anchor + 1;
    while (object && first < s_.scope.end && d_.tags[first].upos == Upos::ADV) ++first;  // "brought together"
    uint32_t last_end = object ? first : kNone;
    bool marked = false;
    for (uint32_t i = first; i < s_.scope.end; ++i) {
      const uint32_t mention = d_.mention_at[i];
      if (mention == kNone && (is_full_verb(i) || d_.heads[i].relation == Deprel::cop)) return;
      if (mention == kNone) continue;
      const Mention& m = d_.mentions[mention];
      if (last_end == kNone || !only_joins(last_end, m.first)) {
        const uint32_t preposition = preposition_before(m.first);
        role = Role::none;
        const bool of_other = preposition != kNone && is_of_other(mention);
        const bool other = of_other && in(preposition, kClassBetween) && (marked || s_.verb);
        if (preposition != kNone && !other && is_party_mark(preposition, mention)) role = Role::party;
        marked = marked || role == Role::party;
        with_ =
            with_ || (role == Role::party && d_.tags[preposition].upos == Upos::ADP && !in(preposition, kClassBetween));
        const bool body = preposition != kNone && !s_.verb && in(preposition, kClassBodyMark);
        if (body && !(of_other && after_other(preposition))) role = Role::body;
      }
      if (role == Role::party && is_with_act(mention)) m.place ? add_named_state(m) : add_mention(mention);
      if (role == Role::body) take_body(mention);
      last_end = m.end;
      i = std::max(i, m.end - 1);
    }
  }

  /// "discussed their dealings with Chad": with whom one talks hangs on the verb, or is a person.
  bool is_with_act(uint32_t mention) const {
    if (!s_.about()) return true;
    const Mention& m = d_.mentions[mention];
    if (m.actor != kNone && d_.actors[m.actor].kind == ActorKind::person) return true;
    const auto obliques = d_.obliques_of(*d_.predicate(s_.scope.anchor));
    return std::any_of(obliques.begin(), obliques.end(), [&](const Oblique& oblique) {
      return oblique.head != kNone && m.first <= oblique.head && oblique.head < m.end;
    });
  }

  bool is_full_verb(uint32_t token) const {
    return d_.tags[token].upos == Upos::VERB && d_.tags[token].xpos != Xpos::VBG && d_.tags[token].xpos != Xpos::VBN &&
           occurs_at(r_, token) == Occurs::none;
  }

  /// "spoke to the president": of verbs of speaking also whom they address, where it is a person.
  bool is_party_mark(uint32_t preposition, uint32_t mention) const {
    if (in(preposition, kClassPartyMark)) return true;
    return s_.verb && s_.meets() == Meets::with && in(preposition, kClassWhither) &&
           is_person_from(d_.mentions[mention].first);
  }

  /// A mention of a person begins at the token: "Ukrainian" in "the Ukrainian President".
  bool is_person_from(uint32_t token) const {
    auto m = std::partition_point(d_.mentions.begin(), d_.mentions.end(),
                                  [&](const Mention& mention) { return mention.first < token; });
    for (; m != d_.mentions.end() && m->first == token; ++m) {
      const ActorKind kind = m->actor == kNone ? ActorKind::state : d_.actors[m->actor].kind;
      if (kind == ActorKind::person || kind == ActorKind::office) return true;
    }
    return false;
  }

  /// "talks with Arab leaders on the conflict between Chad and Libya": another noun than that of the meeting has them.
  bool is_of_other(uint32_t mention) const {
    const uint32_t above = d_.heads[d_.mentions[mention].head].head;
    return above != kNone && above != s_.scope.anchor && above != s_.top && d_.tags[above].upos == Upos::NOUN;
  }

  /// "a point of contention among the allies", "as part of regular Council contacts": a noun stands right before.
  bool after_other(uint32_t preposition) const {
    return d_.tags[preposition - 1].upos == Upos::NOUN && preposition - 1 != s_.scope.anchor &&
           preposition - 1 != s_.top && !in(preposition - 1, kClassPart);
  }

  /// Between two members of a row.
  bool only_joins(uint32_t first, uint32_t end) const {
    for (uint32_t i = first; i < end; ++i) {
      const Tag& tag = d_.tags[i];
      const bool joins = tag.upos == Upos::CCONJ || tag.xpos == Xpos::COMMA || tag.upos == Upos::DET ||
                         tag.upos == Upos::ADJ || tag.xpos == Xpos::VBG || (tag.upos == Upos::NOUN && i > first);
      if (!joins) return false;
    }
    return true;
  }

  /// The preposition before a name, over its articles, adjectives and nouns; kNone if there is none.
  uint32_t preposition_before(uint32_t token) const {
    for (uint32_t i = token; i > s_.scope.anchor && token - i < kMostBetween; --i) {
      const Upos tag = d_.tags[i - 1].upos;
      if (tag == Upos::ADP) return i - 1;
      if (tag == Upos::VERB || tag == Upos::PUNCT || tag == Upos::CCONJ) return kNone;
    }
    return kNone;
  }

  // ---- collecting ----

  void add(const std::vector<uint32_t>& actors) {
    for (const uint32_t actor : actors) {
      if (can_meet(actor)) actors_.push_back(actor);
    }
  }
  /// Whoever the words name, and a state that a verb or preposition makes a party though it could be a place.
  void add_phrase(uint32_t token) {
    if (token == kNone) return;
    add(actors_of(r_, token));
    add_row(token);
    add_state(token);
    for (uint32_t c = d_.heads[token].first_child; c != kNone; c = d_.heads[c].next_sibling) {
      if (d_.heads[c].relation == Deprel::conj) add_state(c);
    }
  }

  /// All of the row that the words stand in, wherever the tree hangs its members: "Russia, Iran and Turkey".
  void add_row(uint32_t token) {
    auto m = std::partition_point(d_.mentions.begin(), d_.mentions.end(),
                                  [&](const Mention& mention) { return mention.first <= token; });
    for (uint32_t steps = 0; m != d_.mentions.begin() && steps < kMostMentions; ++steps) {
      --m;
      const bool row = token < m->end && m->actor != kNone && d_.actors[m->actor].kind == ActorKind::joint;
      if (row) add(d_.actors[m->actor].members);
    }
  }

  void add_state(uint32_t token) {
    const uint32_t mention = d_.mention_at[token];
    if (mention != kNone && d_.mentions[mention].place) add_named_state(d_.mentions[mention]);
  }

  void add_named_state(const Mention& m) {
    if (m.actor != kNone && d_.actors[m.actor].kind == ActorKind::state && named_after(m)) actors_.push_back(m.actor);
  }

  /// "Norway", not its capital.
  bool named_after(const Mention& m) const {
    const auto place =
        std::partition_point(d_.places.begin(), d_.places.end(), [&](const Place& p) { return p.first < m.first; });
    return place == d_.places.end() || place->first != m.first;
  }

  void add_mention(uint32_t mention) {
    const Mention& m = d_.mentions[mention];
    if (m.actor == kNone) return;
    if (m.place && m.kind == MentionKind::name) return;
    const Actor& actor = d_.actors[m.actor];
    add(actor.kind == ActorKind::joint ? actor.members : std::vector<uint32_t>{m.actor});
  }

  /// With a company or a paper that only this report names one speaks, but as with the press.
  bool can_meet(uint32_t actor) const {
    return !s_.verb || s_.meets() != Meets::with || d_.actors[actor].kind != ActorKind::group ||
           d_.actors[actor].entry != kNone;
  }

  /// An intergovernmental body or an organ of one; a ministry or a palace is no body that states meet in.
  bool is_body(const Actor& actor) const {
    if (actor.kind == ActorKind::body) return true;
    return actor.kind == ActorKind::organ && !k_.image.find("state", actor.code);
  }

  void take_body(uint32_t mention) {
    const uint32_t actor = d_.mentions[mention].actor;
    if (actor != kNone && is_body(d_.actors[actor]) && body_ == kNone) body_ = actor;
  }

  Parties finish() {
    Parties parties;
    // "NATO-Russia talks": a body that is named beside a state is a party like it.
    if (beside_ && !codes().empty()) actors_.push_back(body_);
    parties.codes = codes();
    parties.own = own_;
    const Predicate* p = s_.scope.verb == kNone ? nullptr : d_.predicate(s_.scope.verb);
    const bool holds = (s_.verb && !s_.about()) || (p != nullptr && p->object == s_.top);
    if (holds && body_ == kNone && parties.codes.size() == 1) take_lone_body();
    if (body_ != kNone && parties.codes.size() < 2) meet_as_body(parties);
    for (const uint32_t actor : actors_) {
      const bool named = d_.actors[actor].kind == ActorKind::person &&
                         std::binary_search(parties.codes.begin(), parties.codes.end(), d_.actors[actor].code);
      if (named) parties.persons.push_back(actor);
    }
    parties.factions = body_ == kNone && parties.codes.size() == 1 && has_factions(p);
    std::sort(parties.persons.begin(), parties.persons.end());
    parties.persons.erase(std::unique(parties.persons.begin(), parties.persons.end()), parties.persons.end());
    return parties;
  }

  /// "The council convened", "EU ministers held consultations": a body that is the only side meets as itself.
  void take_lone_body() {
    for (const uint32_t actor : actors_) {
      const Actor& lone = d_.actors[actor];
      if (is_body(lone) || (lone.kind != ActorKind::person && k_.image.find("body", lone.code))) body_ = actor;
    }
  }

  /// "Sudan's warring sides held talks", "talks among Libyan factions".
  bool has_factions(const Predicate* carrier) const {
    const auto among = [&](Tokens range) {
      for (uint32_t i = range.first; i < range.end; ++i) {
        if (in(i, kClassFaction)) return true;
      }
      return false;
    };
    const uint32_t subject = carrier == nullptr || carrier->subject == s_.top ? kNone : carrier->subject;
    return (subject != kNone && among(r_.subtree(subject))) || (!s_.verb && among(r_.subtree(s_.top)));
  }

  void meet_as_body(Parties& parties) const {
    const Actor& body = d_.actors[body_];
    parties.body = body.kind == ActorKind::organ || body.code.empty() ? body.name : body.code;
    const std::vector<std::string> members = members_of(body);
    if (!members.empty() && members.size() <= kMostMembers) {
      parties.codes = members;
    } else if (!body.code.empty()) {
      parties.codes = {body.code};
    }
  }

  std::vector<std::string> members_of(const Actor& body) const {
    std::vector<std::string> members;
    for (const std::string& id : {body.code, body.name}) {
      const auto entry = id.empty() ? std::nullopt : k_.image.find("body", id);
      if (!entry) continue;
      const std::string_view text = k_.image.get(*entry, "members");
      for (size_t i = 0; i < text.size();) {
        const size_t end = std::min(text.find(' ', i), text.size());
        if (end > i) members.emplace_back(text.substr(i, end - i));
        i = end + 1;
      }
      break;
    }
    std::sort(members.begin(), members.end());
    return members;
  }

  const Reading& r_;
  const Document& d_;
  const MeetingScene& s_;
  const Knowledge& k_;
  const Wordbook& w_;
  std::vector<uint32_t> actors_;
  uint32_t body_ = kNone;
  bool own_ = false;
  bool with_ = false;    ///< "with" names the other side alone
  bool beside_ = false;  ///< the body stands before the noun, where a party could stand
};

}  // namespace

Parties parties_of(const Reading& reading, const MeetingScene& scene, const Knowledge& knowledge) {
  return Finder(reading, scene, knowledge).run();
}

}  // namespace rapporteur::talks
