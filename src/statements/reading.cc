// Small questions about single tokens.
#include "statements/reading.h"

namespace rapporteur::statements {

bool Reading::is_mark(uint32_t token) const {
  const std::string_view word = d.word(token);
  const auto first = static_cast<unsigned char>(word[0]);
  if (first < 0x80)
    return word.find_first_of("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ$%&#@") == word.npos;
  return word.starts_with("\xe2\x80") || word == "\u00ab" || word == "\u00bb";
}

Tokens Reading::trimmed(Tokens tokens) const {
  while (!tokens.empty() && is_mark(tokens.first)) ++tokens.first;
  while (!tokens.empty() && is_mark(tokens.end - 1)) --tokens.end;
  return tokens;
}

}  // namespace rapporteur::statements
