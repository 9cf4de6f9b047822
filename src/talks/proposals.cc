// Finds verbs of proposing and adopting whose object is a text, a plan or a deed.
#include "talks/proposals.h"

#include <algorithm>

#include "predicates/circumstances.h"
#include "talks/parties.h"
#include "talks/phrases.h"

namespace rapporteur::talks {
namespace {

constexpr uint32_t kOwnerReach = 10;  ///< tokens from the beginning of a phrase to the instrument that it names

class ProposalFinder {
 public:
  explicit ProposalFinder(const Reading& reading) : r_(reading) {}

  std::vector<ToldProposal> run() {
    for (const Predicate& predicate : r_.document.predicates) {
      for (const Frame& frame : r_.document.frames_of(predicate.token)) {
        if (r_.rule(frame).proposal == frames::Putting::none) continue;
        consider(frame);
        break;
      }
    }
    for (const Hit& hit : r_.hits) {
      const bool offer = hit.means.kind == PhraseKind::instrument &&
                         static_cast<InstrumentSort>(hit.means.sort) == InstrumentSort::offer;
      if (offer && !r_.document.in_furniture(r_.document.tokens[hit.token].span)) from_owned(hit);
    }
    std::stable_sort(proposals_.begin(), proposals_.end(), [](const ToldProposal& a, const ToldProposal& b) {
      return a.proposal.span.begin < b.proposal.span.begin;
    });
    drop_repeats();
    return std::move(proposals_);
  }

 private:
  void consider(const Frame& frame) {
    const uint32_t verb = frame.predicate;
    const Predicate* carrier = carrier_of(r_, frame);
    if (carrier == nullptr || !is_told(*carrier) || carrier->mood != Mood::indicative || carrier->modal != kNone)
      return;
    if (frame.arguments.polarity != Polarity::affirmed || r_.document.in_furniture(r_.document.tokens[verb].span))
      return;
    const Tokens object = object_of(frame);
    if (object.empty() || !is_proposable(frame, object)) return;
    std::vector<uint32_t> doers = owners_in(object, false);
    if (doers.empty()) doers = doers_of(r_, frame);
    if (codes_of(r_.document, doers).empty()) return;
    Proposal proposal;
    const uint32_t receiver = receiver_in(object);
    proposal.proposers = doers;
    proposal.addressees = receiver != kNone ? with_row({}, receiver) : addressees_of(frame, object);
    std::erase_if(proposal.addressees,
                  [&](uint32_t actor) { return std::find(doers.begin(), doers.end(), actor) != doers.end(); });
    const Tokens words = {object.first, receiver != kNone ? receiver : object.end};
    proposal.instrument = words_of(r_, without_aside(r_, trimmed(r_, words)));
    proposal.date = date_of(verb);
    proposal.span = cover(r_.document.tokens[verb].span, span_of(r_, object));
    if (const uint32_t subject = frame.arguments.subject;
        subject != kNone && r_.sentence_at(subject) == r_.sentence_at(verb)) {
      proposal.span = cover(proposal.span, span_of(r_, within_statement(r_, verb, r_.subtree(subject))));
    }
    proposal.rule = frame.rule;
    proposals_.push_back({std::move(proposal), r_.rule(frame).proposal == frames::Putting::adopt});
  }

  // ---- proposals known by their owner ----

  /// "Russia's draft resolution", "a peace plan by Kenya": somebody has put it forward, whatever is told of it.
  void from_owned(const Hit& hit) {
    Tokens words = r_.subtree(hit.token);
    while (words.first < hit.range.first && r_.document.tags[words.first].upos == Upos::ADP) ++words.first;
    std::vector<uint32_t> owners = owners_in(words, true);
    if (owners.empty()) owners = authors_of(hit.token);
    const std::vector<std::string> codes = codes_of(r_.document, owners);
    const bool known = std::any_of(proposals_.begin(), proposals_.end(), [&](const ToldProposal& told) {
      return codes_of(r_.document, told.proposal.proposers) == codes;
    });
    if (codes.empty() || known || r_.negated_nominal(hit.token) || is_asked(hit.token)) return;
    Proposal proposal;
    proposal.proposers = owners;
    proposal.instrument = words_of(r_, without_aside(r_, trimmed(r_, within_statement(r_, hit.token, words))));
    proposal.span = span_of(r_, trimmed(r_, words));
    proposal.rule = hit.means.rule;
    proposals_.push_back({std::move(proposal), false});
  }

  bool is_asked(uint32_t token) const {
    for (uint32_t at = token; at != kNone; at = r_.document.heads[at].head) {
      if (const Predicate* p = r_.document.predicate(at); p != nullptr && at != token)
        return p->standing == Standing::asked || p->standing == Standing::denied;
    }
    return false;
  }

  /// Whose the instrument is: "Israel's new map", and by name alone "the Swiss draft".
  std::vector<uint32_t> owners_in(Tokens words, bool by_name) const {
    for (uint32_t i = words.first; i < words.end && i < words.first + kOwnerReach; ++i) {
      const Hit* instrument = r_.hit_at(PhraseKind::instrument, i);
      if (instrument == nullptr || !words.has(instrument->token)) continue;
      const auto& heads = r_.document.heads;
      for (uint32_t c = heads[instrument->token].first_child; c != kNone; c = heads[c].next_sibling) {
        const Deprel relation = heads[c].relation;
        const bool named = by_name && (relation == Deprel::amod || relation == Deprel::compound);
        const bool before = relation == Deprel::nmod_poss || named;
        if (!before || c > instrument->token) continue;
        const std::vector<uint32_t> owners = sides_at(c);
        if (!codes_of(r_.document, owners).empty()) return owners;
      }
      return {};
    }
    return {};
  }

  /// "a proposal by Norway", "an offer from the junta".
  std::vector<uint32_t> authors_of(uint32_t token) const {
    const auto& heads = r_.document.heads;
    for (uint32_t c = heads[token].first_child; c != kNone; c = heads[c].next_sibling) {
      const uint32_t mark = c < token ? kNone : r_.child(c, Deprel::case_);
      if (mark == kNone || heads[c].relation != Deprel::nmod || !r_.in(mark, rules::kClassDoer)) continue;
      const std::vector<uint32_t> authors = sides_at(c);
      if (!codes_of(r_.document, authors).empty()) return authors;
    }
    return {};
  }

  std::vector<uint32_t> sides_at(uint32_t token) const {
    std::vector<Filler> fillers;
    r_.roles.sides().find(token, fillers);
    return actors_of(r_, fillers);
  }

  // ---- words and sides ----

  /// The "to" in an instrument after which somebody is named: "a draft to the Security Council"; kNone: there is none.
  uint32_t receiver_in(Tokens object) const {
    for (uint32_t i = object.first + 1; i + 1 < object.end; ++i) {
      if (r_.document.tags[i].upos != Upos::ADP || !r_.words.in_class(r_.document.tokens[i], rules::kClassReceiver))
        continue;
      for (uint32_t n = i + 1; n < std::min(object.end, i + 4); ++n) {
        const uint32_t mention = r_.mention_at(n);
        if (mention != kNone && r_.document.mentions[mention].actor != kNone &&
            !r_.document.actors[r_.document.mentions[mention].actor].code.empty())
          return i;
      }
    }
    return kNone;
  }

  /// The object in the tree; where it names no text or plan, the words around the first one that does.
  Tokens object_of(const Frame& frame) const {
    uint32_t object = frame.arguments.object;
    if (object == kNone) object = frame.arguments.complement;
    if (object != kNone) {
      Tokens words = r_.subtree(object);
      if (object < frame.predicate) words.end = std::min(words.end, frame.predicate);
      words = trimmed(r_, within_statement(r_, object, words));
      if (is_proposable(frame, words)) return words;
    }
    return around_instrument(frame);
  }

  Tokens around_instrument(const Frame& frame) const {
    const uint32_t next = frame.predicate + 1;
    const Tokens rest = within_statement(r_, frame.predicate, {next, r_.sentence_range(frame.predicate).end});
    const Hit* instrument = r_.first_hit(PhraseKind::instrument, {next, rest.end});
    if (instrument == nullptr) return {};
    uint32_t first = instrument->range.first;
    for (; first > next; --first) {
      const Upos tag = r_.document.tags[first - 1].upos;
      const bool inside = tag == Upos::DET || tag == Upos::ADJ || tag == Upos::NOUN || tag == Upos::NUM;
      if (!inside || r_.mention_at(first - 1) != kNone) break;
    }
    for (uint32_t i = next; i < first; ++i) {
      if (r_.is_full_verb(i) || r_.document.word(i) == ",") return {};
    }
    const Tokens tree = r_.subtree(instrument->token);
    return trimmed(r_, {first, std::clamp(tree.end, instrument->range.end, rest.end)});
  }

  /// A text or a plan must be named near the head of the object; a proposed deed ("proposed holding …") needs nothing
  /// else where the frame knows a content.
  bool is_proposable(const Frame& frame, Tokens object) const {
    const Tokens near{object.first, std::min(object.end, object.first + 8)};
    const Hit* instrument = r_.first_hit(PhraseKind::instrument, near);
    if (r_.rule(frame).proposal == frames::Putting::adopt)
      return instrument != nullptr && static_cast<InstrumentSort>(instrument->means.sort) == InstrumentSort::text;
    const bool deed =
        frame.arguments.object == kNone && frame.arguments.complement != kNone && r_.rule(frame).composition != 0;
    return instrument != nullptr || deed;
  }

  /// "to NATO", "NATO a deal": by the tree, else the names right after the verb's "to".
  std::vector<uint32_t> addressees_of(const Frame& frame, Tokens instrument) const {
    std::vector<Filler> fillers;
    const auto take = [&](uint32_t token) {
      fillers.clear();
      r_.roles.sides().find(token, fillers);
      return !codes_of(r_.document, actors_of(r_, fillers)).empty();
    };
    if (frame.arguments.iobj != kNone && take(frame.arguments.iobj))
      return with_row(actors_of(r_, fillers), frame.arguments.iobj);
    for (const Oblique& oblique : r_.document.obliques_of(frame.arguments)) {
      const bool to = oblique.head != kNone && r_.words.in_class(oblique.preposition, rules::kClassReceiver);
      if (to && take(oblique.head)) return with_row(actors_of(r_, fillers), oblique.head);
    }
    const uint32_t object = frame.arguments.object;  // "presented Libya with a plan"
    if (object != kNone && !instrument.has(object) && take(object)) return actors_of(r_, fillers);
    const uint32_t next = frame.predicate + 1;
    if (next < r_.sentence_range(frame.predicate).end && r_.in(next, rules::kClassReceiver)) return with_row({}, next);
    return {};
  }

  /// Adds the names that follow, joined by commas and "and".
  std::vector<uint32_t> with_row(std::vector<uint32_t> actors, uint32_t token) const {
    uint32_t end = token + 1;
    const auto goes_on = [&](uint32_t i) {
      const Upos tag = r_.document.tags[i].upos;
      return r_.mention_at(i) != kNone || tag == Upos::CCONJ || tag == Upos::DET || r_.document.word(i) == ",";
    };
    while (end < r_.sentence_range(token).end && goes_on(end)) ++end;
    for (const uint32_t actor : actors_in(r_, {token, end})) {
      if (std::find(actors.begin(), actors.end(), actor) == actors.end()) actors.push_back(actor);
    }
    return actors;
  }

  /// A headline tells in short what the text tells in full: of two tellings by the same, where the instrument of one
  /// begins with that of the other, the longer stays.
  void drop_repeats() {
    const auto shorter = [&](const ToldProposal& told) {
      return std::any_of(proposals_.begin(), proposals_.end(), [&](const ToldProposal& other) {
        if (&other == &told || told.adopted != other.adopted || told.proposal.proposers != other.proposal.proposers)
          return false;
        const std::string &few = told.proposal.instrument, &many = other.proposal.instrument;
        return few.size() < many.size() && many.find(few) != std::string::npos;
      });
    };
    std::vector<ToldProposal> kept;
    for (const ToldProposal& told : proposals_) {
      if (!shorter(told)) kept.push_back(told);
    }
    proposals_ = std::move(kept);
  }

  std::string date_of(uint32_t verb) const {
    const Tokens range = within_statement(r_, verb, r_.sentence_range(verb));
    const uint32_t time = predicates::time_of(r_.document, {verb, verb, range.first, range.end, /*elliptic=*/false});
    return time == kNone ? "" : predicates::day_edtf(r_.document.times[time]);
  }

  const Reading& r_;
  std::vector<ToldProposal> proposals_;
};

}  // namespace

std::vector<ToldProposal> find_proposals(const Reading& reading) { return ProposalFinder(reading).run(); }

}  // namespace rapporteur::talks
