// One pass over the tokens: names out of the registry, persons by title and name, then by last name, title and pronoun.
#include "actors/resolve_mentions.h"

#include <array>

#include "actors/people.h"
#include "actors/registry.h"
#include "knowledge.h"

namespace rapporteur::actors {
namespace {

class Resolver {
 public:
  Resolver(Document& document, const Knowledge& knowledge)
      : d_(document),
        image_(knowledge.image),
        registry_(*knowledge.registry),
        actors_(image_.lexicon("actors")),
        titles_(image_.lexicon("titles")) {}

  void run() {
    for (const Sentence& sentence : d_.sentences) {
      end_ = sentence.end;
      for (uint32_t at = sentence.first; at < end_;) at = take(at);
    }
  }

 private:
  /// Takes what begins at a token and returns the token after it.
  uint32_t take(uint32_t at) {
    if (const uint32_t next = take_titled(at); next > at) return next;
    if (const uint32_t next = take_registered(at); next > at) return next;
    if (const uint32_t next = take_last_name(at); next > at) return next;
    take_pronoun(at);
    return at + 1;
  }

  // ---- the registry -----------------------------------------------------------------------------------------

  struct Registered {
    uint32_t entry = kNone;
    uint32_t end = 0;
    Naming naming = Naming::none;
    EntryKind kind = EntryKind::other;
  };

  Registered registered_at(uint32_t at) const {
    const rules::PhraseMatch match = actors_.longest(d_, at, end_);
    if (match.phrase == nullptr) return {};
    return {match.phrase->entry, match.end, naming_of(image_, *match.phrase), registry_.kind_of(match.phrase->entry)};
  }

  uint32_t take_registered(uint32_t at) {
    const Registered found = registered_at(at);
    if (found.entry == kNone) return at;
    const bool place =
        found.naming == Naming::capital || found.kind == EntryKind::city || found.kind == EntryKind::state;
    Mention mention = make(at, found.end, kind_of(found));
    mention.place = place && found.naming != Naming::people && after_place_preposition(at);
    mention.actor = found.kind == EntryKind::city ? kNone : actor_of(found);
    mention.rule = image_.rule(found.entry);
    if (found.kind == EntryKind::city || found.naming == Naming::capital) {
      d_.places.push_back({mention.span, at, found.end, std::string(d_.words(mention.span)),
                           std::string(code_of(image_, found.kind, found.entry))});
    }
    if (found.kind != EntryKind::city) d_.mentions.push_back(mention);
    return found.end;
  }

  static MentionKind kind_of(const Registered& found) {
    if (found.naming == Naming::people) return MentionKind::demonym;
    return found.naming == Naming::name ? MentionKind::name : MentionKind::metonym;
  }

  bool after_place_preposition(uint32_t at) const {
    constexpr std::array<std::string_view, 9> kPlace = {"in",         "at",     "near",   "outside", "inside",
                                                        "throughout", "across", "around", "into"};
    if (at == 0) return false;
    for (const auto word : kPlace) {
      if (d_.folded_word(at - 1) == word) return true;
    }
    return false;
  }

  uint32_t actor_of(const Registered& found) {
    const std::string_view code = code_of(image_, found.kind, found.entry);
    const bool organ = found.kind == EntryKind::organ || found.kind == EntryKind::group;
    return find_or_add(organ ? found.kind == EntryKind::organ ? ActorKind::organ : ActorKind::group
                       : found.kind == EntryKind::body ? ActorKind::body
                                                       : ActorKind::state,
                       code, organ ? image_.id(found.entry) : std::string_view(), found.entry);
  }

  uint32_t find_or_add(ActorKind kind, std::string_view code, std::string_view name, uint32_t entry) {
    for (uint32_t i = 0; i < d_.actors.size(); ++i) {
      if (d_.actors[i].kind == kind && d_.actors[i].code == code && d_.actors[i].name == name) return i;
    }
    Actor& actor = d_.actors.emplace_back();
    actor.kind = kind;
    actor.code = code;
    actor.name = name;
    actor.entry = entry;
    return static_cast<uint32_t>(d_.actors.size() - 1);
  }

  // ---- persons ----------------------------------------------------------------------------------------------

  /// [the] [state or body] title [of state or body] [name], or a determiner and a title alone.
  uint32_t take_titled(uint32_t at) {
    uint32_t title_at = at;
    std::string_view code;
    if (const Registered owner = registered_at(at); owner.entry != kNone) {
      code = code_of(image_, owner.kind, owner.entry);
      title_at = owner.end;
      if (title_at < end_ && d_.tokens[title_at].joined) ++title_at;
    }
    const rules::PhraseMatch title = title_at < end_ ? titles_.longest(d_, title_at, end_) : rules::PhraseMatch();
    if (title.phrase == nullptr) return at;
    uint32_t next = title.end;
    if (code.empty() && next + 1 < end_ && d_.folded_word(next) == "of") {
      if (const Registered owner = registered_at(next + 1); owner.entry != kNone) {
        code = code_of(image_, owner.kind, owner.entry);
        next = owner.end;
      }
    }
    const Span title_words = d_.span_of(title_at, title.end);
    const std::string_view folded_title = std::string_view(d_.folded).substr(title_words.begin, title_words.size());
    const uint32_t name_end = end_of_name(next);
    Mention mention = make(at, name_end > next ? name_end : next, MentionKind::title);
    mention.head = title.end - 1;
    mention.rule = image_.rule(title.phrase->entry);
    if (name_end > next) {
      mention.head = next;
      mention.actor = people_.introduce(d_, {d_.words(d_.span_of(next, name_end)), code, folded_title});
    } else {
      mention.actor = titled(folded_title, code);
    }
    d_.mentions.push_back(mention);
    return std::max(name_end, next);
  }

  uint32_t titled(std::string_view title, std::string_view code) {
    const uint32_t known = people_.by_title(d_, title, code);
    if (known != kNone) {
      if (d_.actors[known].code.empty()) d_.actors[known].code = code;
      people_.touch(known);
      return known;
    }
    return code.empty() ? kNone : find_or_add(ActorKind::unnamed, code, title, kNone);
  }

  /// The end of a run of capitalised words that could be a person's name.
  uint32_t end_of_name(uint32_t at) const {
    uint32_t next = at;
    while (next < end_ && next < at + 5 && d_.tokens[next].capital && d_.tokens[next].space_before &&
           !d_.tokens[next].upper && registered_at(next).entry == kNone) {
      ++next;
      while (next + 1 < end_ && d_.word(next) == "-" && d_.tokens[next + 1].capital) next += 2;
    }
    return next;
  }

  uint32_t take_last_name(uint32_t at) {
    const uint32_t next = end_of_name(at);
    if (next == at) return at;
    const uint32_t actor = people_.by_last_name(d_.words(d_.span_of(at, next)));
    if (actor == kNone) return at;
    people_.touch(actor);
    Mention mention = make(at, next, MentionKind::name);
    mention.actor = actor;
    mention.rule = "last name";
    d_.mentions.push_back(mention);
    return next;
  }

  void take_pronoun(uint32_t at) {
    const std::string_view word = d_.folded_word(at);
    const bool male = word == "he" || word == "his" || word == "him", female = word == "she" || word == "her";
    if (!male && !female) return;
    const uint32_t actor = people_.last_mentioned(d_, male ? Gender::male : Gender::female);
    if (actor == kNone) return;
    d_.actors[actor].gender = male ? Gender::male : Gender::female;
    Mention mention = make(at, at + 1, MentionKind::pronoun);
    mention.actor = actor;
    mention.rule = "pronoun";
    d_.mentions.push_back(mention);
  }

  Mention make(uint32_t first, uint32_t end, MentionKind kind) const {
    Mention mention;
    mention.span = d_.span_of(first, end);
    mention.first = first;
    mention.end = end;
    mention.head = end - 1;
    mention.kind = kind;
    return mention;
  }

  Document& d_;
  const rules::Image& image_;
  const Registry& registry_;
  const rules::Lexicon& actors_;
  const rules::Lexicon& titles_;
  People people_;
  uint32_t end_ = 0;
};

}  // namespace

void resolve_mentions(Document& document, const Knowledge& knowledge) { Resolver(document, knowledge).run(); }

}  // namespace rapporteur::actors
