// Holds claims of the same deed against each other.
#include "talks/conflicts.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "predicates/circumstances.h"
#include "talks/denials.h"
#include "talks/parties.h"
#include "talks/phrases.h"
#include "times/time_rules.h"

namespace rapporteur::talks {
namespace {

using rules::kClassDenying;
using rules::kClassSaying;
using rules::kClassToldFuture;
using rules::kVerb;

constexpr size_t kMostTellings = 12;  ///< of one deed: a report that tells it more often is compared no further

/// The deed, who does it, and to what: what two claims must share.
struct Deed {
  uint16_t lemma = 0;
  std::vector<std::string> doers;
  std::string_view thing;  ///< the object's noun; empty: it is a name or there is none

  auto operator<=>(const Deed&) const = default;
};

struct Claim {
  uint32_t predicate = kNone;
  std::vector<std::string> others;  ///< to whom, with whom
  uint32_t sayer = kNone;           ///< index into actors; kNone: the report itself
  bool true_of = true;
  std::optional<int32_t> number;  ///< of its object
  std::string day, place;
  bool to_come = false;
};

class Finder {
 public:
  Finder(const Reading& reading, const Knowledge& knowledge) : r_(reading), d_(reading.document), k_(knowledge) {}

  std::vector<Conflict> run() {
    for (const Predicate& p : d_.predicates) add(p);
    for (const auto& [deed, claims] : claims_) compare(claims, !deed.thing.empty());
    for (Conflict& denial : find_denials(r_, *k_.cues)) {
      const auto same = [&](const Conflict& c) { return c.span.overlaps(denial.span) && c.with.overlaps(denial.with); };
      if (std::ranges::none_of(found_, same)) found_.push_back(std::move(denial));
    }
    std::sort(found_.begin(), found_.end(), [](const Conflict& a, const Conflict& b) { return a.span < b.span; });
    return std::move(found_);
  }

 private:
  void add(const Predicate& p) {
    if (!is_claim(p) || p.polarity == Polarity::qualified || !r_.is_full_verb(p.token) || is_asked(p.token)) return;
    if (d_.in_furniture(d_.tokens[p.token].span) || !is_deed(p.token) || r_.in(p.token, kClassSaying)) return;
    Deed deed{r_.words.lemma(d_.tokens[p.token], kVerb), sides_at(p.subject), {}};
    if (p.object != kNone && d_.tags[p.object].upos == Upos::NOUN) deed.thing = r_.lemma(p.object);
    Claim claim = claim_of(p);
    const bool several = deed.doers.size() > 1 || !claim.others.empty();
    const bool counted = claim.number && p.subject == kNone;  // "12 people were killed"
    if (deed.lemma == 0 || !(counted || (!deed.doers.empty() && (several || !deed.thing.empty())))) return;
    claims_[std::move(deed)].push_back(std::move(claim));
  }

  /// A clause of its own, in a tense of its own; or what somebody denies. "By imposing a tax" and "those who are held"
  /// only tell which they are.
  bool is_claim(const Predicate& p) const {
    if (p.standing == Standing::denied) return p.by != kNone && r_.in(p.by, kClassDenying);
    const Deprel relation = d_.heads[p.token].relation;
    const bool main = relation != Deprel::acl && relation != Deprel::acl_relcl && relation != Deprel::advcl;
    const bool finite = p.tense != Tense::none || p.modal != kNone;
    return is_told(p) && main && finite && (is_plain(p) || is_to_come(p));
  }

  /// In the turn of somebody who asks: nothing in it is said to be so.
  bool is_asked(uint32_t token) const {
    return std::ranges::any_of(d_.turns,
                               [&](const Turn& turn) { return turn.asks && turn.first <= token && token < turn.end; });
  }

  /// Knowledge codes it as an act; what somebody wants or is gives no two claims.
  bool is_deed(uint32_t token) const {
    const auto frames = d_.frames_of(token);
    return std::any_of(frames.begin(), frames.end(), [&](const Frame& frame) { return !r_.rule(frame).code.empty(); });
  }

  static bool is_plain(const Predicate& p) { return p.mood == Mood::indicative || p.mood == Mood::future; }
  bool is_to_come(const Predicate& p) const {
    const bool told = p.modal != kNone && r_.in(p.modal, kClassToldFuture);  // "said that they would meet"
    return p.expected || p.mood == Mood::future || p.tense == Tense::future || told;
  }

  Claim claim_of(const Predicate& p) const {
    Claim claim;
    claim.predicate = p.token;
    claim.others = sides_at(p.object);
    for (const Oblique& oblique : d_.obliques_of(p)) {
      if (oblique.head == kNone || d_.mention_at[oblique.head] == kNone) continue;
      for (std::string& side : sides_at(oblique.head)) claim.others.push_back(std::move(side));
    }
    std::sort(claim.others.begin(), claim.others.end());
    claim.sayer = sayer_of(p);
    claim.true_of = p.negated() == (p.standing == Standing::denied);
    claim.number = number_at(p.object);
    claim.day = predicates::date_of(d_, p.token);
    claim.place = predicates::place_of(d_, r_.words, predicates::scope_of(d_, p.token));
    claim.to_come = is_to_come(p);
    return claim;
  }

  /// Persons by name, all others by their state or body; sorted.
  std::vector<std::string> sides_at(uint32_t token) const {
    std::vector<std::string> sides;
    for (const uint32_t a : actors_of(r_, token)) {
      const Actor& actor = d_.actors[a];
      std::string side = actor.kind == ActorKind::person ? written(actor) : actor.code;
      if (!side.empty() && std::ranges::find(sides, side) == sides.end()) sides.push_back(std::move(side));
    }
    std::ranges::sort(sides);
    return sides;
  }

  /// The speaker of the words, or who denies or reports it.
  uint32_t sayer_of(const Predicate& p) const {
    if (const uint32_t speaker = speaker_at(r_, p.token); speaker != kNone) return speaker;
    const Predicate* by = p.by == kNone ? nullptr : d_.predicate(p.by);
    const auto actors = by == nullptr ? std::vector<uint32_t>{} : actors_of(r_, by->subject);
    return actors.empty() ? kNone : actors.front();
  }

  /// "12 soldiers", "twelve soldiers"; nothing for "at least 12" and where more words make the number.
  std::optional<int32_t> number_at(uint32_t noun) const {
    const uint32_t number = noun == kNone ? kNone : r_.child(noun, Deprel::nummod);
    if (number == kNone || d_.heads[number].first_child != kNone) return std::nullopt;
    if (const auto& time = k_.times->patterns; d_.tokens[number].word != 0) {
      if (const auto value = time.value(d_.tokens[number].word, k_.times->classes.cardinal)) return value;
    }
    std::string digits(d_.words(d_.tokens[number].span));
    std::erase(digits, ',');
    int32_t value = 0;
    const auto end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, value);
    return read.ec == std::errc{} && read.ptr == end ? std::optional(value) : std::nullopt;
  }

  void compare(const std::vector<Claim>& claims, bool has_thing) {
    if (claims.size() > kMostTellings) return;
    for (size_t i = 0; i < claims.size(); ++i) {
      for (size_t j = i + 1; j < claims.size(); ++j) compare(claims[i], claims[j], has_thing);
    }
  }

  /// Told by two sides: of one state they speak with one voice, and what the report tells twice may be two happenings.
  bool of_two_sides(const Claim& a, const Claim& b) const {
    const auto code = [&](const Claim& claim) { return claim.sayer == kNone ? "" : d_.actors[claim.sayer].code; };
    const bool known = (a.sayer == kNone || !code(a).empty()) && (b.sayer == kNone || !code(b).empty());
    return known && code(a) != code(b);
  }

  static bool same_or_open(const std::string& a, const std::string& b) { return a.empty() || b.empty() || a == b; }

  void compare(const Claim& a, const Claim& b, bool has_thing) {
    const bool same = a.others == b.others || ((a.others.empty() || b.others.empty()) && has_thing);
    if (!same || !of_two_sides(a, b) || a.to_come != b.to_come) return;
    const bool places = same_or_open(a.place, b.place);
    const bool days = same_or_open(a.day, b.day);
    if (a.true_of != b.true_of) {
      if (days && places) add("conflict truth", a, b, a.true_of ? "is so · is not so" : "is not so · is so");
      return;
    }
    const bool both_said = a.sayer != kNone && b.sayer != kNone;
    if (!a.true_of || !both_said) return;
    if (days && places && a.number && b.number && *a.number != *b.number)
      add("conflict number", a, b, std::to_string(*a.number) + " · " + std::to_string(*b.number));
    if (!places && !a.day.empty() && a.day == b.day) add("conflict place", a, b, a.place + " · " + b.place);
    if (!days && a.to_come && places) add("conflict day", a, b, a.day + " · " + b.day);
  }

  void add(RuleName rule, const Claim& a, const Claim& b, std::string why) {
    Conflict conflict;
    conflict.with = span_of(r_, clause_of(r_, a.predicate));
    conflict.span = span_of(r_, clause_of(r_, b.predicate));
    if (conflict.span.overlaps(conflict.with)) return;
    conflict.why = std::move(why);
    conflict.rule = rule;
    found_.push_back(std::move(conflict));
  }

  const Reading& r_;
  const Document& d_;
  const Knowledge& k_;
  std::map<Deed, std::vector<Claim>> claims_;
  std::vector<Conflict> found_;
};

}  // namespace

std::vector<Conflict> find_conflicts(const Reading& reading, const Knowledge& knowledge) {
  return Finder(reading, knowledge).run();
}

}  // namespace rapporteur::talks
