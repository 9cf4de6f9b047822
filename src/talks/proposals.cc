// Finds verbs of proposing and adopting whose object is a text, a plan or a deed.
#include "talks/proposals.h"

#include <algorithm>

#include "talks/circumstances.h"
#include "talks/parties.h"
#include "talks/phrases.h"

namespace rapporteur::talks {
namespace {

class ProposalFinder {
 public:
  explicit ProposalFinder(const Reading& reading) : r_(reading) {}

  std::vector<ToldProposal> run() {
    for (const Hit& hit : r_.hits) {
      if (hit.cue.kind == CueKind::proposing && r_.is_verb(hit.token)) consider(hit);
    }
    drop_repeats();
    return std::move(proposals_);
  }

 private:
  void consider(const Hit& hit) {
    if (r_.negated(hit.token) || r_.document.in_furniture(r_.document.tokens[hit.token].span)) return;
    if (r_.modal_of(hit.token) != nullptr) return;
    const Range object = object_of(hit);
    if (object.empty() || !is_proposable(hit, object)) return;
    const std::vector<uint32_t> doers = doers_of(r_, hit);
    if (codes_of(r_.document, doers).empty()) return;
    Proposal proposal;
    proposal.proposers = doers;
    proposal.addressees = addressees_of(hit);
    proposal.instrument = words_of(r_, object);
    proposal.date = date_of(hit);
    proposal.span = cover(r_.document.tokens[hit.token].span, span_of(r_, object));
    if (const uint32_t subject = r_.subject(hit.token);
        subject != kNone && r_.sentence_at(subject) == r_.sentence_at(hit.token)) {
      proposal.span = cover(proposal.span, span_of(r_, within_statement(r_, hit.token, r_.subtree(subject))));
    }
    proposal.rule = hit.cue.rule;
    proposals_.push_back({std::move(proposal), hit.cue.adopts});
  }

  /// The object in the tree; where it names no text or plan, the words around the first one that does.
  Range object_of(const Hit& hit) const {
    uint32_t object = r_.object(hit.token);
    if (object == kNone) object = r_.child(hit.token, Deprel::xcomp);
    if (object == kNone) object = r_.child(hit.token, Deprel::ccomp);
    if (object != kNone) {
      const Range words = trimmed(r_, within_statement(r_, object, r_.subtree(object)));
      if (is_proposable(hit, words)) return words;
    }
    return around_instrument(hit);
  }

  Range around_instrument(const Hit& hit) const {
    const Range rest = within_statement(r_, hit.token, {hit.range.end, r_.sentence_range(hit.token).end});
    const Hit* instrument = r_.first_hit(CueKind::instrument, {hit.range.end, rest.end});
    if (instrument == nullptr) return {};
    uint32_t first = instrument->range.first;
    for (; first > hit.range.end; --first) {
      const Upos tag = r_.document.tags[first - 1].upos;
      const bool inside = tag == Upos::DET || tag == Upos::ADJ || tag == Upos::NOUN || tag == Upos::NUM;
      if (!inside || r_.mention_at(first - 1) != kNone) break;
    }
    for (uint32_t i = hit.range.end; i < first; ++i) {
      if (r_.is_full_verb(i) || r_.document.word(i) == ",") return {};
    }
    const Range tree = r_.subtree(instrument->token);
    return trimmed(r_, {first, std::clamp(tree.end, instrument->range.end, rest.end)});
  }

  /// A text or a plan must be named near the head of the object; a proposed deed ("proposed holding …") needs nothing
  /// else.
  bool is_proposable(const Hit& hit, Range object) const {
    const Range near{object.first, std::min(object.end, object.first + 8)};
    const Hit* instrument = r_.first_hit(CueKind::instrument, near);
    if (hit.cue.adopts) return instrument != nullptr && instrument->cue.sort == 0;
    return instrument != nullptr || (r_.object(hit.token) == kNone && r_.lemma(hit.token) == "propose");
  }

  /// "to NATO", "NATO a deal": by the tree, else the names right after the verb's "to".
  std::vector<uint32_t> addressees_of(const Hit& hit) const {
    const auto& heads = r_.document.heads;
    for (uint32_t c = heads[hit.token].first_child; c != kNone; c = heads[c].next_sibling) {
      const uint32_t preposition = r_.child(c, Deprel::case_);
      const bool to =
          heads[c].relation == Deprel::obl && preposition != kNone && r_.document.folded_word(preposition) == "to";
      if (!to && heads[c].relation != Deprel::iobj) continue;
      const std::vector<uint32_t> actors = actors_of(r_, c);
      if (!codes_of(r_.document, actors).empty()) return with_row(actors, c);
    }
    if (hit.range.end < r_.sentence_range(hit.token).end && r_.document.folded_word(hit.range.end) == "to") {
      return with_row({}, hit.range.end);
    }
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

  std::string date_of(const Hit& hit) const {
    Scene scene;
    scene.anchor = scene.verb = hit.token;
    scene.range = within_statement(r_, hit.token, r_.sentence_range(hit.token));
    const uint32_t time = time_of(r_, scene);
    return time == kNone ? "" : day_edtf(r_.document.times[time]);
  }

  const Reading& r_;
  std::vector<ToldProposal> proposals_;
};

}  // namespace

std::vector<ToldProposal> find_proposals(const Reading& reading) { return ProposalFinder(reading).run(); }

}  // namespace rapporteur::talks
