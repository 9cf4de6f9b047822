// Reads the parties off prepositions, modifiers and the verb's subject and object.
#include "talks/meeting_parties.h"

#include <algorithm>

#include "talks/parties.h"

namespace rapporteur::talks {
namespace {

constexpr size_t kMostMembers = 3;  ///< a body of so few members meets as these; a larger one meets as itself

enum class Role : uint8_t { none, party, body };

/// How a mention stands to the noun of meeting before it.
Role role_after(std::string_view preposition) {
  if (preposition == "between" || preposition == "with" || preposition == "among" || preposition == "involving" ||
      preposition == "and") {
    return Role::party;
  }
  if (preposition == "of" || preposition == "at" || preposition == "within") return Role::body;
  return Role::none;
}

bool only_joins(const Reading& reading, uint32_t first, uint32_t end) {
  for (uint32_t i = first; i < end; ++i) {
    const std::string_view word = reading.document.folded_word(i);
    const Upos tag = reading.document.tags[i].upos;
    if (word != "and" && word != "," && word != "both" && tag != Upos::DET && tag != Upos::ADJ) return false;
  }
  return true;
}

/// The preposition before a mention, over its articles, adjectives and nouns ("with the visiting president X"); "" if
/// none.
std::string_view preposition_before(const Reading& reading, uint32_t token, uint32_t first) {
  for (uint32_t i = token; i > first && token - i < 8; --i) {
    const Upos tag = reading.document.tags[i - 1].upos;
    if (tag == Upos::ADP) return reading.document.folded_word(i - 1);
    if (reading.is_full_verb(i - 1) || tag == Upos::PUNCT || tag == Upos::CCONJ) return "";
  }
  return "";
}

class Finder {
 public:
  Finder(const Reading& reading, const MeetingScene& scene, const Knowledge& knowledge)
      : r_(reading), s_(scene), knowledge_(knowledge) {}

  Parties run() {
    if (s_.verb) {
      from_verb(s_.hit->token);
    } else {
      from_modifiers();
      from_prepositions();
      if (codes().size() < 2 && body_ == kNone) is_theirs() ? from_sentence() : from_governor();
    }
    return finish();
  }

 private:
  /// An intergovernmental body or an organ of one; a ministry or a palace is no body that states meet in.
  bool is_body(const Actor& actor) const {
    if (actor.kind == ActorKind::body) return true;
    return actor.kind == ActorKind::organ && !knowledge_.image.find("state", actor.code);
  }

  std::vector<std::string> codes() const { return codes_of(r_.document, actors_); }

  void add(const std::vector<uint32_t>& actors) { actors_.insert(actors_.end(), actors.begin(), actors.end()); }

  void add_mention(uint32_t mention) {
    const Mention& m = r_.document.mentions[mention];
    if (m.actor == kNone || (m.place && m.kind == MentionKind::name)) return;
    const Actor& actor = r_.document.actors[m.actor];
    if (actor.kind == ActorKind::joint) {
      add(actor.members);
    } else {
      actors_.push_back(m.actor);
    }
  }

  void take_body(uint32_t mention) {
    const uint32_t actor = r_.document.mentions[mention].actor;
    if (actor != kNone && is_body(r_.document.actors[actor]) && body_ == kNone) body_ = actor;
  }

  /// "Russian-American talks", "a NATO summit", "Russia's talks": what stands before the noun inside its phrase.
  void from_modifiers() {
    for (uint32_t i = s_.scene.anchor; i > s_.scene.range.first; --i) {
      const uint32_t mention = r_.mention_at(i - 1);
      const Upos tag = r_.document.tags[i - 1].upos;
      if (mention == kNone) {
        const bool inside = tag == Upos::ADJ || tag == Upos::NOUN || tag == Upos::PART || tag == Upos::NUM ||
                            tag == Upos::PROPN || r_.document.word(i - 1) == "-" || tag == Upos::CCONJ;
        if (!inside) break;
        continue;
      }
      const Mention& m = r_.document.mentions[mention];
      if (m.actor != kNone && is_body(r_.document.actors[m.actor])) {
        take_body(mention);
        beside_ = body_ == m.actor;
      } else {
        add_mention(mention);
      }
      i = std::max(m.first, s_.scene.range.first) + 1;
    }
  }

  void from_prepositions() {
    Role role = Role::none;
    uint32_t last_end = kNone;
    for (uint32_t i = s_.scene.anchor + 1; i < s_.scene.range.end; ++i) {
      const uint32_t mention = r_.mention_at(i);
      if (r_.is_full_verb(i) && last_end != kNone) break;
      if (mention == kNone) continue;
      const Mention& m = r_.document.mentions[mention];
      const bool row = last_end != kNone && only_joins(r_, last_end, m.first);
      if (!row) role = role_after(preposition_before(r_, m.first, s_.scene.anchor));
      if (role == Role::party) add_mention(mention);
      if (role == Role::body) take_body(mention);
      last_end = m.end;
      i = std::max(i, m.end - 1);
    }
  }

  /// "their meeting": those whom the sentence has named so far.
  bool is_theirs() const {
    const uint32_t owner = r_.child(s_.scene.anchor, Deprel::nmod_poss);
    return owner != kNone && r_.document.folded_word(owner) == "their";
  }

  void from_sentence() { add(actors_in(r_, {s_.scene.range.first, s_.scene.anchor})); }

  /// "X held talks with Y": the subject of the verb that the noun is the object of; "X took part in the talks" as well.
  void from_governor() {
    const uint32_t verb = s_.scene.verb;
    if (verb == kNone || !r_.is_verb(verb)) return from_left(s_.scene.anchor);
    const Deprel relation = r_.document.heads[s_.top].relation;
    if (relation == Deprel::nsubj || relation == Deprel::nsubj_pass) {
      add(actors_of(r_, object_or_with(verb)));
      return;
    }
    if (const uint32_t subject = r_.subject(verb); subject != kNone && subject != s_.top) add(actors_of(r_, subject));
    if (codes().size() < 2 && verb < s_.scene.anchor) from_left(verb);
  }

  /// The names left of a verb back to the last verb, dash or "that": where the tree has no subject or a wrong one.
  void from_left(uint32_t verb) {
    for (uint32_t i = verb; i > s_.scene.range.first; --i) {
      const uint32_t mention = r_.mention_at(i - 1);
      if (mention == kNone) {
        if (ends_subject(i - 1)) return;
        continue;
      }
      const std::string_view before = preposition_before(r_, r_.document.mentions[mention].first, s_.scene.range.first);
      if (before.empty() || before == "from" || before == "of" || before == "between") add_mention(mention);
      i = std::max(r_.document.mentions[mention].first, s_.scene.range.first) + 1;
    }
  }

  bool ends_subject(uint32_t token) const {
    const Upos tag = r_.document.tags[token].upos;
    const std::string_view word = r_.document.word(token);
    return r_.is_full_verb(token) || tag == Upos::SCONJ || word == "—" || word == "–" || word == ";" || word == ":" ||
           word == ".";
  }

  void from_verb(uint32_t verb) {
    if (r_.document.folded_word(s_.hit->range.end - 1) == "together")
      return from_right();  // the subject is the meeting
    add(actors_of(r_, r_.subject(verb)));
    const uint32_t other = object_or_with(verb);
    if (other != kNone && r_.document.tags[other].upos == Upos::NOUN && r_.mention_at(other) == kNone)
      return actors_.clear();  // "met demands"
    if (other != kNone) add(actors_of(r_, other));
    if (codes().size() >= 2) return;
    if (other == kNone || codes_of(r_.document, actors_of(r_, other)).empty()) from_right();
    if (codes().size() < 2) from_left(verb);
  }

  /// The names right of the verb's words, as far as nothing but the words of their phrases stands between.
  void from_right() {
    for (uint32_t i = s_.hit->range.end; i < s_.scene.range.end; ++i) {
      if (const uint32_t mention = r_.mention_at(i); mention != kNone) {
        add_mention(mention);
        i = std::max(i, r_.document.mentions[mention].end - 1);
        continue;
      }
      const Upos tag = r_.document.tags[i].upos;
      const bool between = tag == Upos::DET || tag == Upos::ADJ || tag == Upos::PROPN || tag == Upos::NOUN ||
                           tag == Upos::PRON || r_.document.tags[i].xpos == Xpos::VBG ||
                           r_.document.folded_word(i) == "with" || r_.document.folded_word(i) == "and" ||
                           r_.document.word(i) == ",";
      if (!between) return;
    }
  }

  uint32_t object_or_with(uint32_t verb) const {
    if (const uint32_t object = r_.object(verb); object != kNone && object != s_.top) return object;
    const auto& heads = r_.document.heads;
    for (uint32_t c = heads[verb].first_child; c != kNone; c = heads[c].next_sibling) {
      if (heads[c].relation != Deprel::obl) continue;
      const uint32_t preposition = r_.child(c, Deprel::case_);
      if (preposition == kNone) continue;
      const std::string_view word = r_.document.folded_word(preposition);
      if (word == "with" || word == "to" || word == "between") return c;
    }
    return kNone;
  }

  Parties finish() {
    Parties parties;
    // "NATO-Russia talks": a body that is named beside a state is a party like it.
    if (beside_ && !codes().empty()) actors_.push_back(body_);
    for (const uint32_t actor : actors_) {
      if (r_.document.actors[actor].kind == ActorKind::person) parties.persons.push_back(actor);
    }
    parties.codes = codes();
    const bool holds = s_.verb || r_.document.heads[s_.top].relation == Deprel::obj;
    if (holds && body_ == kNone && parties.codes.size() == 1) take_lone_body();
    if (body_ == kNone || parties.codes.size() >= 2) return parties;
    const Actor& body = r_.document.actors[body_];
    parties.body = body.kind == ActorKind::organ || body.code.empty() ? body.name : body.code;
    const std::vector<std::string> members = members_of(body);
    if (!members.empty() && members.size() <= kMostMembers) {
      parties.codes = members;
    } else if (!body.code.empty()) {
      parties.codes = {body.code};
    }
    return parties;
  }

  /// "The council convened", "the OSCE held consultations": a body that is the only side meets as itself.
  void take_lone_body() {
    for (const uint32_t actor : actors_) {
      if (is_body(r_.document.actors[actor])) body_ = actor;
    }
  }

  std::vector<std::string> members_of(const Actor& body) const {
    std::vector<std::string> members;
    for (const std::string& id : {body.code, body.name}) {
      const auto entry = id.empty() ? std::nullopt : knowledge_.image.find("body", id);
      if (!entry) continue;
      const std::string_view text = knowledge_.image.get(*entry, "members");
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
  const MeetingScene& s_;
  const Knowledge& knowledge_;
  std::vector<uint32_t> actors_;
  uint32_t body_ = kNone;
  bool beside_ = false;  ///< the body stands before the noun, where a party could stand
};

}  // namespace

Parties parties_of(const Reading& reading, const MeetingScene& scene, const Knowledge& knowledge) {
  return Finder(reading, scene, knowledge).run();
}

}  // namespace rapporteur::talks
