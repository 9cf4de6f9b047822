// The layer "syntax": CoNLL-U (universaldependencies.org/format.html), with multiword tokens as ranges.
#include <charconv>

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

bool space_follows(const Document& document, uint32_t token) {
  return token + 1 >= document.tokens.size() || document.tokens[token + 1].space_before;
}

/// Token after the surface token's last word.
uint32_t surface_end(const Document& document, uint32_t token, uint32_t end) {
  for (++token; token < end && document.tokens[token].joined;) ++token;
  return token;
}

void put_range(const Document& document, uint32_t first, uint32_t end, uint32_t base, std::string& out) {
  put_number(first - base + 1, out);
  out.push_back('-');
  put_number(end - base, out);
  out.push_back('\t');
  put_field(document.given_words(document.span_of(first, end)), out);
  out.append("\t_\t_\t_\t_\t_\t_\t_\t").append(space_follows(document, end - 1) ? "_\n" : "SpaceAfter=No\n");
}

void put_word(const Document& document, uint32_t token, uint32_t base, bool spaced, std::string& out) {
  const Tag& tag = document.tags[token];
  const Head& head = document.heads[token];
  put_number(token - base + 1, out);
  out.push_back('\t');
  put_field(document.given_words(document.tokens[token].span), out);
  out.push_back('\t');
  put_field(document.lemma(token), out);
  out.append("\t").append(name_of(tag.upos)).append("\t").append(name_of(tag.xpos)).append("\t_\t");
  put_number(head.head == kNone ? 0 : head.head - base + 1, out);
  out.append("\t").append(name_of(head.relation)).append("\t_\t").append(spaced ? "_\n" : "SpaceAfter=No\n");
}

void put_sentence(const Document& document, const Sentence& sentence, std::string& out) {
  for (uint32_t first = sentence.first; first < sentence.end;) {
    const uint32_t end = surface_end(document, first, sentence.end);
    if (end - first > 1) put_range(document, first, end, sentence.first, out);
    for (uint32_t token = first; token < end; ++token) {
      put_word(document, token, sentence.first, end - first > 1 || space_follows(document, token), out);
    }
    first = end;
  }
  out.push_back('\n');
}

}  // namespace

void write_conllu(const Document& document, std::string& out) {
  out.append("# newdoc id = ");
  put_field(document.report.id, out);
  out.push_back('\n');
  uint32_t paragraph = kNone, number = 0;
  for (const Sentence& sentence : document.sentences) {
    if (sentence.first == sentence.end) continue;
    if (sentence.paragraph != paragraph) out.append("# newpar\n");
    paragraph = sentence.paragraph;
    out.append("# sent_id = ");
    put_field(document.report.id, out);
    out.push_back('-');
    put_number(++number, out);
    out.append("\n# text = ");
    put_field(document.given_words(sentence.span), out);
    out.push_back('\n');
    put_sentence(document, sentence, out);
  }
  if (number == 0) out.push_back('\n');
}

}  // namespace rapporteur::render
