// The layer "syntax": CoNLL-U (universaldependencies.org/format.html), with multiword tokens as ranges.
#include <algorithm>
#include <charconv>
#include <vector>

#include "render/layers.h"

namespace rapporteur::render {
namespace {

void put_number(uint32_t number, std::string& out) {
  char digits[10];
  out.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

/// A field cannot hold a tab or line feed.
void put_field(std::string_view words, std::string& out) {
  for (const char c : words) out.push_back(c == '\t' || c == '\n' || c == '\r' ? ' ' : c);
}

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// Stretches of the given text between two words that no word stands for: pictures, and what was lost from sight. They
/// are words of their own here, so that the words together are the text.
std::vector<Span> omitted_in(const Document& document, Span gap) {
  std::vector<Span> found;
  for (uint32_t at = gap.begin; at < gap.end;) {
    if (is_blank(document.report.text[at])) {
      ++at;
      continue;
    }
    uint32_t end = at;
    while (end < gap.end && !is_blank(document.report.text[end])) ++end;
    found.push_back({at, end});
    at = end;
  }
  return found;
}

/// Writes one sentence after the other.
class Writer {
 public:
  Writer(const Document& document, std::string& out) : d_(document), out_(out) {}

  /// The sentence's text as it was given, with what was left out before it.
  void put_text(const Sentence& sentence) {
    number_words(sentence);
    Span span = d_.given(sentence.span);
    for (const Omitted& omitted : omitted_) span = cover(span, omitted.given);
    out_.append("# text = ");
    put_field(std::string_view(d_.report.text).substr(span.begin, span.size()), out_);
    out_.push_back('\n');
  }

  void put_words(const Sentence& sentence) {
    size_t omitted = 0;
    for (uint32_t first = sentence.first; first < sentence.end;) {
      for (; omitted < omitted_.size() && omitted_[omitted].token == first; ++omitted) put_omitted(omitted_[omitted]);
      const uint32_t end = surface_end(first, sentence.end);
      if (end - first > 1) put_range(first, end);
      for (uint32_t token = first; token < end; ++token) put_word(token, end - first > 1 || space_follows(token));
      first = end;
    }
    for (; omitted < omitted_.size(); ++omitted) put_omitted(omitted_[omitted]);
    out_.push_back('\n');
  }

 private:
  struct Omitted {
    Span given;
    uint32_t token;   ///< that follows
    uint32_t number;  ///< as a word of the sentence
  };

  /// Numbers the sentence's words from 1, those left out among them.
  void number_words(const Sentence& sentence) {
    numbers_.clear();
    omitted_.clear();
    number_ = 0;
    root_ = sentence.first;
    for (uint32_t token = sentence.first; token < sentence.end; ++token) {
      const Span given = d_.given(d_.tokens[token].span);
      number_omitted({written_, given.begin}, token);
      written_ = given.end;
      numbers_.push_back(++number_);
      if (d_.heads[token].head == kNone) root_ = token;
    }
    if (sentence.end == d_.tokens.size())
      number_omitted({written_, static_cast<uint32_t>(d_.report.text.size())}, sentence.end);
    first_ = sentence.first;
  }

  void number_omitted(Span gap, uint32_t token) {
    if (d_.view.as_given() || gap.empty()) return;
    for (const Span given : omitted_in(d_, gap)) omitted_.push_back({given, token, ++number_});
  }

  uint32_t number_of(uint32_t token) const { return numbers_[token - first_]; }

  bool space_follows(uint32_t token) const {
    const uint32_t end = d_.given(d_.tokens[token].span).end;
    return end >= d_.report.text.size() || is_blank(d_.report.text[end]) ||
           (d_.view.as_given() && (token + 1 >= d_.tokens.size() || d_.tokens[token + 1].space_before));
  }

  /// Token after the surface token's last word.
  uint32_t surface_end(uint32_t token, uint32_t end) const {
    for (++token; token < end && d_.tokens[token].joined;) ++token;
    return token;
  }

  void put_range(uint32_t first, uint32_t end) {
    put_number(number_of(first), out_);
    out_.push_back('-');
    put_number(number_of(end - 1), out_);
    out_.push_back('\t');
    put_field(d_.given_words(d_.span_of(first, end)), out_);
    out_.append("\t_\t_\t_\t_\t_\t_\t_\t").append(space_follows(end - 1) ? "_\n" : "SpaceAfter=No\n");
  }

  void put_word(uint32_t token, bool spaced) {
    const Tag& tag = d_.tags[token];
    const Head& head = d_.heads[token];
    put_number(number_of(token), out_);
    out_.push_back('\t');
    put_field(d_.given_words(d_.tokens[token].span), out_);
    out_.push_back('\t');
    put_field(d_.lemma(token), out_);
    out_.append("\t").append(name_of(tag.upos)).append("\t").append(name_of(tag.xpos)).append("\t_\t");
    put_number(head.head == kNone ? 0 : number_of(head.head), out_);
    out_.append("\t").append(name_of(head.relation)).append("\t_\t").append(spaced ? "_\n" : "SpaceAfter=No\n");
  }

  /// UD hangs pictures on the clause as discourse.
  void put_omitted(const Omitted& omitted) {
    const Span span = omitted.given;
    const std::string_view words = std::string_view(d_.report.text).substr(span.begin, span.size());
    put_number(omitted.number, out_);
    out_.push_back('\t');
    put_field(words, out_);
    out_.push_back('\t');
    put_field(words, out_);
    out_.append("\t").append(name_of(Upos::SYM)).append("\t").append(name_of(Xpos::NFP)).append("\t_\t");
    put_number(number_of(root_), out_);
    out_.append("\t").append(name_of(Deprel::discourse)).append("\t_\t");
    out_.append(span.end < d_.report.text.size() && is_blank(d_.report.text[span.end]) ? "_\n" : "SpaceAfter=No\n");
  }

  const Document& d_;
  std::string& out_;
  uint32_t written_ = 0;  ///< bytes of the given text that have been numbered
  uint32_t first_ = 0, root_ = 0;
  uint32_t number_ = 0;
  std::vector<uint32_t> numbers_;  ///< by token of the sentence
  std::vector<Omitted> omitted_;
};

}  // namespace

void write_conllu(const Document& document, std::string& out) {
  out.append("# newdoc id = ");
  put_field(document.report.id, out);
  out.push_back('\n');
  uint32_t paragraph = kNone, number = 0;
  Writer writer(document, out);
  for (const Sentence& sentence : document.sentences) {
    if (sentence.first == sentence.end) continue;
    if (sentence.paragraph != paragraph) out.append("# newpar\n");
    paragraph = sentence.paragraph;
    out.append("# sent_id = ");
    put_field(document.report.id, out);
    out.push_back('-');
    put_number(++number, out);
    out.push_back('\n');
    writer.put_text(sentence);
    writer.put_words(sentence);
  }
  if (number == 0) out.push_back('\n');
}

}  // namespace rapporteur::render
