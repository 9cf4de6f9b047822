// The frames as the matcher uses them: views of the image's tables, and an index from words to lemmas.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "events/tables.h"
#include "rapporteur/document.h"
#include "rules/image.h"

namespace rapporteur::events {

struct FrameRules {
  std::span<const Form> forms;
  std::span<const Range> ranges;  ///< patterns of a lemma
  std::span<const Pattern> patterns;
  std::span<const Frame> frames;
  std::span<const Role> roles;
  std::span<const Condition> conditions;
  std::span<const CompositionRow> compositions;
  std::span<const Modal> modals;
  std::span<const uint32_t> class_bits;  ///< rows of `class_width` words, one a lemma
  uint32_t class_width = 0;
  uint8_t cease = 0;                 ///< the composition that reads "not to" do something
  std::vector<uint32_t> first_form;  ///< by word id: index into forms
  std::vector<RuleName> rule_names;  ///< by frame

  /// The lemma that a token's form has as one of the parts of speech in `pos`; 0 if frames know none. Where a form
  /// belongs to several ("found"), `which` counts them.
  uint16_t lemma(const Token& token, uint16_t pos, uint32_t which = 0) const {
    if (token.word + 1 >= first_form.size()) return 0;
    for (uint32_t i = first_form[token.word]; i < first_form[token.word + 1]; ++i) {
      if ((forms[i].pos & pos) != 0 && which-- == 0) return forms[i].lemma;
    }
    return 0;
  }
  bool in_class(uint16_t lemma, uint16_t word_class) const {
    return lemma != 0 && (class_bits[lemma * class_width + word_class / 32] >> (word_class % 32) & 1) != 0;
  }
  /// True if any reading of the token belongs to the class.
  bool in_class(const Token& token, uint16_t word_class) const {
    if (token.word + 1 >= first_form.size()) return false;
    for (uint32_t i = first_form[token.word]; i < first_form[token.word + 1]; ++i) {
      if (in_class(forms[i].lemma, word_class)) return true;
    }
    return false;
  }
  std::span<const Pattern> patterns_of(uint16_t lemma) const {
    return patterns.subspan(ranges[lemma].first, ranges[lemma].count);
  }
};

/// Views the tables in the image. Fails if the image was compiled without frames or its tables do not fit together.
Result<FrameRules> load(const rules::Image& image);

}  // namespace rapporteur::events
