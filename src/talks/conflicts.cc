// Holds claims of the same deed against each other.
#include "talks/conflicts.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "predicates/circumstances.h"
#include "talks/parties.h"
#include "talks/phrases.h"
#include "times/time_rules.h"

namespace rapporteur::talks {
namespace {

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
    std::sort(found_.begin(), found_.end(), [](const Conflict& a, const Conflict& b) { return a.span < b.span; });
    return std::move(found_);
  }

 private:
  void add(const Predicate& p) {
    const bool told = is_told(p) || p.standing == Standing::denied;
    if (!told || p.polarity == Polarity::qualified || !r_.is_full_verb(p.token) || !(is_plain(p) || is_to_come(p)))
      return;
    if (d_.in_furniture(d_.tokens[p.token].span) || describes(p.token) || !is_deed(p.token)) return;
    Deed deed{r_.words.lemma(d_.tokens[p.token], kVerb), codes_at(p.subject), {}};
    if (deed.lemma == 0 || r_.in(p.token, kClassSaying)) return;
    if (p.object != kNone && d_.tags[p.object].upos == Upos::NOUN) deed.thing = r_.lemma(p.object);
    Claim claim = claim_of(p);
    const bool several = deed.doers.size() > 1 || !claim.others.empty();
    if (deed.doers.empty() || (deed.thing.empty() && !several)) return;
    claims_[std::move(deed)].push_back(std::move(claim));
  }

  /// "those who are held": it tells whom the report speaks of.
  bool describes(uint32_t token) const {
    const Deprel relation = d_.heads[token].relation;
    return relation == Deprel::acl || relation == Deprel::acl_relcl;
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
    claim.others = codes_at(p.object);
    for (const Oblique& oblique : d_.obliques_of(p)) {
      if (oblique.head == kNone || d_.mention_at[oblique.head] == kNone) continue;
      for (std::string& code : codes_at(oblique.head)) claim.others.push_back(std::move(code));
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

  std::vector<std::string> codes_at(uint32_t token) const { return codes_of(d_, actors_of(r_, token)); }

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
    if (!same || !of_two_sides(a, b) || a.to_come != b.to_come || !same_or_open(a.place, b.place)) return;
    const bool days = same_or_open(a.day, b.day);
    if (a.true_of != b.true_of) {
      if (days) add("conflict truth", a, b, a.true_of ? "is so · is not so" : "is not so · is so");
      return;
    }
    const bool both_said = a.sayer != kNone && b.sayer != kNone;
    if (!a.true_of || !both_said) return;
    if (days && a.number && b.number && *a.number != *b.number)
      add("conflict number", a, b, std::to_string(*a.number) + " · " + std::to_string(*b.number));
    if (!days && a.to_come) add("conflict day", a, b, a.day + " · " + b.day);
  }

  void add(RuleName rule, const Claim& a, const Claim& b, std::string why) {
    Conflict conflict;
    conflict.span = span_of(r_, clause_of(r_, a.predicate));
    conflict.with = span_of(r_, clause_of(r_, b.predicate));
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
