#include "times/numerals.h"

#include <algorithm>

namespace rapporteur::times {
namespace {

using rules::Atom;
using rules::AtomKind;

/// Reads one number from `at` on; `at` stays on the atom after it.
struct NumeralReader {
  const TimeRules& rules;
  const std::vector<Atom>& atoms;
  size_t at = 0;
  bool ordinal = false;

  std::optional<int32_t> word(size_t i, uint32_t word_class) const {
    if (i >= atoms.size() || atoms[i].kind != AtomKind::word || atoms[i].word == 0) return std::nullopt;
    return rules.patterns.value(atoms[i].word, word_class);
  }
  std::optional<int32_t> cardinal(size_t i) const { return word(i, rules.classes.cardinal); }

  size_t past_hyphen(size_t i) const {
    return i < atoms.size() && atoms[i].word == rules.hyphen && atoms[i].attached ? i + 1 : i;
  }

  /// 1 to 99, or an ordinal of these after a tens word.
  std::optional<int32_t> below_hundred() {
    const auto first = cardinal(at);
    if (!first) return std::nullopt;
    ++at;
    if (*first < 20 || *first > 90) return first;
    const size_t next = past_hyphen(at);
    if (const auto unit = cardinal(next); unit && *unit < 10) return at = next + 1, *first + *unit;
    if (const auto unit = word(next, rules.classes.ordinal); unit && *unit < 10) {
      at = next + 1;
      ordinal = true;
      return *first + *unit;
    }
    return first;
  }

  std::optional<int32_t> number() {
    auto value = below_hundred();
    if (!value && atoms[at].word == rules.article && word(at + 1, rules.classes.scale)) value = 1, ++at;
    if (!value) return std::nullopt;
    if (*value >= 10 && *value <= 20 && !ordinal) {
      if (const auto year = year_of_century(*value)) return year;
    }
    int64_t whole = 0, group = *value;
    for (auto scale = word(at, rules.classes.scale); scale && !ordinal; scale = word(at, rules.classes.scale)) {
      ++at;
      if (*scale >= 1000)
        whole = std::min<int64_t>((whole + group) * *scale, rules::kMaxNumber), group = 0;
      else
        group *= *scale;
      const size_t joint = at < atoms.size() && atoms[at].word == rules.conjunction ? at + 1 : at;
      if (!cardinal(joint)) break;
      at = joint;
      group += below_hundred().value_or(0);
    }
    return static_cast<int32_t>(std::min<int64_t>(whole + group, rules::kMaxNumber));
  }

  /// "nineteen ninety-seven", "twenty twelve": two numbers from 10 on side by side.
  std::optional<int32_t> year_of_century(int32_t century) {
    const size_t back = at;
    const auto next = cardinal(at);
    const auto rest = next && *next >= 10 ? below_hundred() : std::nullopt;
    if (rest && !ordinal) return century * 100 + *rest;
    at = back;
    ordinal = false;
    return std::nullopt;
  }
};

}  // namespace

void join_numerals(const TimeRules& rules, std::vector<Atom>& atoms) {
  size_t out = 0;
  NumeralReader reader{rules, atoms};
  for (size_t i = 0; i < atoms.size();) {
    reader.at = i;
    reader.ordinal = false;
    const bool may = atoms[i].kind == AtomKind::word && atoms[i].word != 0;
    const auto value = may ? reader.number() : std::nullopt;
    Atom atom = atoms[i];
    if (value && reader.at > i + 1) {
      atom.kind = reader.ordinal ? AtomKind::ordinal_words : AtomKind::cardinal;
      atom.number = *value;
      atom.span.end = atoms[reader.at - 1].span.end;
      atom.last_token = atoms[reader.at - 1].last_token;
      i = reader.at;
    } else {
      ++i;
    }
    atoms[out++] = atom;
  }
  atoms.resize(out);
}

}  // namespace rapporteur::times
