// Fills a Reading's tables and answers its questions about trees.
#include "talks/reading.h"

#include <algorithm>
#include <array>

#include "talks/rows.h"

namespace rapporteur::talks {

Reading::Reading(const Document& d, const Knowledge& knowledge)
    : document(d),
      words(*knowledge.words),
      frames(*knowledge.frames),
      roles(d, *knowledge.frames, *knowledge.words),
      extents_(d) {
  place_sentences();
  place_statements();
  leads_ = leads_of(document);
  find_hits(*knowledge.talks);
}

void Reading::place_sentences() {
  sentence_at_.assign(document.tokens.size(), kNone);
  for (uint32_t s = 0; s < document.sentences.size(); ++s) {
    for (uint32_t i = document.sentences[s].first; i < document.sentences[s].end; ++i) sentence_at_[i] = s;
  }
}

void Reading::place_statements() {
  statement_at_.assign(document.tokens.size(), kNone);
  cue_at_.assign(document.tokens.size(), kNone);
  std::vector<uint32_t> size(document.tokens.size(), kNone);
  for (uint32_t s = 0; s < document.statements.size(); ++s) {
    const Tokens cue = tokens_of(document.statements[s].cue);
    for (uint32_t i = cue.first; i < cue.end; ++i) cue_at_[i] = s;
    if (document.statements[s].cue_token != kNone) cue_at_[document.statements[s].cue_token] = s;
    for (const Span span : document.statements[s].content) {
      const Tokens range = tokens_of(span);
      for (uint32_t i = range.first; i < range.end; ++i) {
        if (span.size() > size[i]) continue;
        size[i] = span.size();
        statement_at_[i] = s;
      }
    }
  }
}

Tokens Reading::tokens_of(Span span) const {
  const auto& tokens = document.tokens;
  const auto first =
      std::partition_point(tokens.begin(), tokens.end(), [&](const Token& t) { return t.span.end <= span.begin; });
  const auto end = std::partition_point(first, tokens.end(), [&](const Token& t) { return t.span.begin < span.end; });
  return {static_cast<uint32_t>(first - tokens.begin()), static_cast<uint32_t>(end - tokens.begin())};
}

void Reading::find_hits(const TalkRules& rules) {
  std::vector<rules::PhraseMatch> matches;
  sentence_hits_.reserve(document.sentences.size());
  for (const Sentence& sentence : document.sentences) {
    const auto begin = static_cast<uint32_t>(hits.size());
    std::array<uint32_t, kPhraseKinds> taken{};  // by kind: the token up to which a phrase was found
    for (uint32_t i = sentence.first; i < sentence.end; ++i) {
      matches.clear();
      rules.lexicon->match(document, i, sentence.end, matches);
      for (auto match = matches.rbegin(); match != matches.rend(); ++match) {
        const PhraseMeaning& meaning = rules.meaning(*match);
        uint32_t& end = taken[static_cast<size_t>(meaning.kind)];
        if (i < end) continue;
        end = match->end;
        hits.push_back({{i, match->end}, governor({i, match->end}), meaning});
      }
    }
    sentence_hits_.emplace_back(begin, static_cast<uint32_t>(hits.size()));
  }
}

uint32_t Reading::governor(Tokens range) const {
  for (uint32_t i = range.first; i < range.end; ++i) {
    const Head& head = document.heads[i];
    if (head.relation != Deprel::none && !range.has(head.head)) {
      if (head.relation != Deprel::case_ && head.relation != Deprel::mark) return i;
    }
  }
  return range.first;
}

const Hit* Reading::first_hit(PhraseKind kind, Tokens range) const {
  if (range.empty() || sentence_at_[range.first] == kNone) return nullptr;
  const auto [begin, end] = sentence_hits_[sentence_at_[range.first]];
  for (uint32_t h = begin; h < end; ++h) {
    const Hit& hit = hits[h];
    if (hit.means.kind == kind && hit.range.first >= range.first && hit.range.end <= range.end) return &hit;
  }
  return nullptr;
}

const Hit* Reading::hit_at(PhraseKind kind, uint32_t token) const {
  if (sentence_at_[token] == kNone) return nullptr;
  const auto [begin, end] = sentence_hits_[sentence_at_[token]];
  for (uint32_t h = begin; h < end && hits[h].range.first <= token; ++h) {
    if (hits[h].means.kind == kind && hits[h].range.has(token)) return &hits[h];
  }
  return nullptr;
}

Tokens Reading::sentence_range(uint32_t token) const {
  const uint32_t s = sentence_at_[token];
  if (s == kNone) return {token, token + 1};
  return {document.sentences[s].first, document.sentences[s].end};
}

bool Reading::opens_point(uint32_t token) const {
  if (lead_at(token) == kNone) return false;
  const uint32_t first = first_word(document, sentence_at_[token]);
  return token == first || (token == first + 1 && document.tags[first].xpos == Xpos::TO);
}

bool Reading::negated(uint32_t token) const {
  const Predicate* p = document.predicate(token);
  return p != nullptr ? p->negated() : negated_nominal(token);
}

bool Reading::negated_nominal(uint32_t token) const {
  for (uint32_t c = document.heads[token].first_child; c != kNone; c = document.heads[c].next_sibling) {
    if (in(c, rules::kClassNegation) && document.heads[c].relation != Deprel::conj) return true;
  }
  return false;
}

uint32_t Reading::subject(uint32_t verb) const {
  const Predicate* p = document.predicate(verb);
  return p == nullptr ? kNone : p->subject;
}

uint32_t Reading::object(uint32_t verb) const {
  const Predicate* p = document.predicate(verb);
  return p == nullptr ? kNone : p->object;
}

}  // namespace rapporteur::talks
