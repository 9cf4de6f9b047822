// Small questions about single tokens.
#include "statements/speech.h"

namespace rapporteur::statements {

Tokens Speech::sentence_at(uint32_t token) const {
  const Sentence& sentence = d.sentences[d.sentence_of(token)];
  return {sentence.first, sentence.end};
}

const OwnWords* Speech::own_at(uint32_t token) const {
  const auto behind =
      std::upper_bound(own.begin(), own.end(), token, [](uint32_t t, const OwnWords& o) { return t < o.words.first; });
  return behind == own.begin() || !std::prev(behind)->words.has(token) ? nullptr : &*std::prev(behind);
}

bool Speech::has_preposition(uint32_t token, const std::vector<uint32_t>& words) const {
  return find_child(token, [&](uint32_t c) {
           return (relation(c) == Deprel::case_ || relation(c) == Deprel::mark) && has(words, word(c));
         }) != kNone;
}

bool Speech::is_passive(uint32_t verb) const {
  const Predicate* predicate = d.predicate(verb);
  return predicate != nullptr && predicate->passive;
}

bool Speech::is_finite(uint32_t token) const {
  return xpos(token) == Xpos::VBD || xpos(token) == Xpos::VBZ || xpos(token) == Xpos::VBP;
}

bool Speech::is_mark(uint32_t token) const {
  const std::string_view word = d.word(token);
  const auto first = static_cast<unsigned char>(word[0]);
  if (first < 0x80)
    return word.find_first_of("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ$%&#@") == word.npos;
  return word.starts_with("\xe2\x80") || word == "\u00ab" || word == "\u00bb";
}

Tokens Speech::trimmed(Tokens tokens) const {
  while (!tokens.empty() && is_mark(tokens.first)) ++tokens.first;
  while (!tokens.empty() && is_mark(tokens.end - 1)) --tokens.end;
  return tokens;
}

}  // namespace rapporteur::statements
