// Compact Language Detector 2 (Debian's libcld2): naive Bayes over quadgrams, its tables in the library.
#include "reports/language.h"

#include <cld2/public/compact_lang_det.h>

#include <algorithm>
#include <array>

namespace rapporteur::reports {
namespace {

constexpr size_t kEnough = 3000;   // bytes that settle it
constexpr size_t kTooShort = 120;  // bytes with which CLD2 is often wrong
constexpr int kMostly = 75;        // per cent of the text in one language
constexpr int kSomeEnglish = 40;   // per cent of English with which a report is worth reading

std::string_view primary(std::string_view language) { return language.substr(0, language.find_first_of("-_")); }

std::string_view beginning(std::string_view text) {
  if (text.size() <= kEnough) return text;
  size_t end = kEnough;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
  return text.substr(0, end);
}

}  // namespace

std::string language_of(std::string_view text) {
  const std::string_view begin = beginning(text);
  if (begin.size() < kTooShort) return {};
  std::array<CLD2::Language, 3> languages{};
  std::array<int, 3> shares{};
  int bytes = 0;
  bool sure = false;
  CLD2::DetectLanguageSummary(begin.data(), static_cast<int>(begin.size()), true, languages.data(), shares.data(),
                              &bytes, &sure);
  for (size_t i = 0; i < languages.size(); ++i) {
    if (languages[i] == CLD2::ENGLISH && shares[i] >= kSomeEnglish) return "en";
  }
  const bool known = languages[0] != CLD2::UNKNOWN_LANGUAGE && sure && shares[0] >= kMostly;
  return known ? CLD2::LanguageCode(languages[0]) : "";
}

bool can_read(std::string_view language) {
  const std::string_view code = primary(language);
  return code.empty() || code == "en" || code == "EN" || code == "und";
}

void tell_language(Report& report) {
  const std::string shown = language_of(report.text);
  if (!shown.empty() && primary(shown) != primary(report.language)) report.language = shown;
  if (can_read(report.language)) return;
  const CLD2::Language language = CLD2::GetLanguageFromName(std::string(primary(report.language)).c_str());
  std::string name = language == CLD2::UNKNOWN_LANGUAGE ? report.language : CLD2::LanguageName(language);
  std::transform(name.begin() + 1, name.end(), name.begin() + 1,
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  report.notes.push_back("it is in " + name + ", which cannot be read yet; it is kept without findings");
}

}  // namespace rapporteur::reports
