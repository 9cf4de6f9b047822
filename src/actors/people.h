// The persons of one report: introduced by title and full name, found again by last name, title or pronoun.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rapporteur/document.h"

namespace rapporteur::actors {

struct Introduction {
  std::string_view name;   ///< as the report writes it there
  std::string_view code;   ///< of the state or body that the title belongs to; empty if not said
  std::string_view title;  ///< case-folded words of the title; empty if there is none
};

class People {
 public:
  /// The actor of an introduced person, known or new.
  uint32_t introduce(Document& document, const Introduction& introduction);
  /// The person of that last name, or kNone.
  uint32_t by_last_name(std::string_view name) const;
  /// The person last mentioned whose title ends with these words and who belongs to `code` (empty: any).
  uint32_t by_title(const Document& document, std::string_view title, std::string_view code) const;
  /// The person last mentioned of that gender, or of unknown gender.
  uint32_t last_mentioned(const Document& document, Gender gender) const;
  /// Notes that the person was mentioned just now.
  void touch(uint32_t actor);

 private:
  std::unordered_map<std::string, uint32_t> by_last_name_;
  std::unordered_map<uint32_t, std::string> titles_;
  std::vector<uint32_t> recent_;  ///< latest last, each once
};

}  // namespace rapporteur::actors
