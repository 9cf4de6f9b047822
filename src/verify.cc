// Checks the layers' promises one by one.
#include "verify.h"

#include <cstdio>
#include <cstdlib>

namespace rapporteur {
namespace {

class Inspector {
 public:
  explicit Inspector(const Document& document) : d_(document) {}

  std::vector<std::string> run() {
    tokens();
    heads();
    spans("zone", d_.zones);
    spans("time", d_.times);
    predicates();
    frames();
    spans("mention", d_.mentions);
    spans("statement", d_.statements);
    spans("event", d_.events);
    spans("meeting", d_.meetings);
    tokens_of("mention", d_.mentions);
    tokens_of("name", d_.names);
    tokens_of("place", d_.places);
    turns();
    actors();
    return std::move(found_);
  }

 private:
  void expect(bool holds, const std::string& what) {
    if (!holds) found_.push_back(what);
  }
  bool inside(Span span) const { return span.begin <= span.end && span.end <= d_.text().size(); }

  template <typename Row>
  void spans(const std::string& layer, const std::vector<Row>& rows) {
    for (const Row& row : rows) expect(inside(row.span) && !row.span.empty(), layer + " outside the text or empty");
  }

  void tokens() {
    uint32_t last = 0, next = 0;
    for (const Token& token : d_.tokens) {
      expect(inside(token.span) && token.span.begin >= last && !token.span.empty(),
             "tokens overlap or are out of order");
      last = token.span.end;
    }
    if (d_.tokens.empty() || d_.sentences.empty()) return;
    for (const Sentence& sentence : d_.sentences) {
      expect(inside(sentence.span), "sentence outside the text");
      expect(sentence.first == next && sentence.end >= sentence.first, "sentences do not partition the tokens");
      next = sentence.end;
    }
    expect(next == d_.tokens.size(), "tokens outside any sentence");
  }

  void heads() {
    for (const Sentence& sentence : d_.sentences) {
      if (sentence.end > d_.heads.size() || sentence.first == sentence.end) continue;
      if (d_.heads[sentence.first].relation == Deprel::none) continue;
      for (uint32_t i = sentence.first; i < sentence.end; ++i)
        expect(reaches_root(i, sentence), "heads form a cycle or leave the sentence");
    }
  }

  bool reaches_root(uint32_t token, const Sentence& sentence) const {
    for (uint32_t steps = sentence.end - sentence.first; steps > 0; --steps) {
      token = d_.heads[token].head;
      if (token == kNone) return true;
      if (token < sentence.first || token >= sentence.end) return false;
    }
    return false;
  }

  /// Mentions, names and places say their tokens and their bytes alike.
  template <typename Row>
  void tokens_of(const std::string& layer, const std::vector<Row>& rows) {
    for (const Row& row : rows) {
      const bool there = row.first < row.end && row.end <= d_.tokens.size();
      expect(there && d_.span_of(row.first, row.end) == row.span, layer + " whose tokens are not its words");
      expect(there && d_.sentence_of(row.first) == d_.sentence_of(row.end - 1), layer + " across sentences");
    }
  }

  bool is_token(uint32_t token) const { return token == kNone || token < d_.tokens.size(); }

  void predicates() {
    for (const Predicate& p : d_.predicates) {
      const bool there = p.token < d_.tokens.size() && d_.predicate(p.token) == &p;
      expect(there, "a predicate that its token does not know");
      expect(is_token(p.subject) && is_token(p.object) && is_token(p.iobj) && is_token(p.complement) &&
                 is_token(p.by) && is_token(p.modal),
             "an argument outside the text");
      expect(p.first_oblique + p.oblique_count <= d_.obliques.size(), "obliques of no predicate");
    }
  }

  void frames() {
    for (size_t f = 0; f < d_.frames.size(); ++f) {
      const Frame& frame = d_.frames[f];
      expect(d_.predicate(frame.predicate) != nullptr, "a frame without its predicate");
      expect(frame.inner == kNone || frame.inner < f, "a frame whose content is read after it");
      expect(frame.first_source + frame.source_count <= d_.fillers.size() &&
                 frame.first_target + frame.target_count <= d_.fillers.size(),
             "fillers of no frame");
    }
    for (const Filler& filler : d_.fillers)
      expect(filler.actor == kNone || filler.actor < d_.actors.size(), "a filler that is no actor");
  }

  void turns() {
    uint32_t behind = 0;
    for (const Turn& turn : d_.turns) {
      expect(turn.first >= behind && turn.first <= turn.end && turn.end <= d_.tokens.size(), "turns out of order");
      expect(turn.actor == kNone || turn.actor < d_.actors.size(), "turn of no actor");
      behind = turn.end;
    }
  }

  void actors() {
    for (const Mention& mention : d_.mentions)
      expect(mention.actor == kNone || mention.actor < d_.actors.size(), "mention of no actor");
    for (const Statement& s : d_.statements)
      expect(s.speaker == kNone || s.speaker < d_.actors.size(), "speaker is no actor");
  }

  const Document& d_;
  std::vector<std::string> found_;
};

}  // namespace

std::vector<std::string> breaches(const Document& document) { return Inspector(document).run(); }

void verify(const Document& document, const Stage& stage) {
  const std::vector<std::string> found = breaches(document);
  if (found.empty()) return;
  std::fprintf(stderr, "stage %.*s broke report %s: %s\n", static_cast<int>(stage.name.size()), stage.name.data(),
               document.report.id.c_str(), found.front().c_str());
  std::abort();
}

}  // namespace rapporteur
