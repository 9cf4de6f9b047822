// What can be seen of a finding that speaks for it or against it: the rule that made it, how its predicate stands, who
// its actors are and how well they are known, where in the report it stands, whether the same was found before.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rapporteur/document.h"
#include "rapporteur/finding.h"

namespace rapporteur::judgement {

/// "standing" "supposed". Both are views of constants or of the document.
struct Feature {
  std::string_view name;
  std::string_view value;
};

/// Looks at the findings of one document. Ask for each finding once and in the order of its layer: that something was
/// found before is a feature too. An answer holds until the next question. Linear in the document, then a few dozen
/// steps a finding.
class Features {
 public:
  explicit Features(const Document& document);

  std::span<const Feature> of(const Statement& statement);
  std::span<const Feature> of(const Event& event);
  std::span<const Feature> of(const Meeting& meeting);
  std::span<const Feature> of(const Proposal& proposal);
  std::span<const Feature> of(const Clause& clause);
  std::span<const Feature> of(const Position& position);
  std::span<const Feature> of(const Forecast& forecast);
  std::span<const Feature> of(const Conflict& conflict);
  std::span<const Feature> of(const Zone& furniture);

 private:
  void begin(FindingKind kind, Span span, std::string_view rule, uint32_t token);
  void add(std::string_view name, std::string_view value) { found_.push_back({name, value}); }
  void place(Span span, uint32_t token);
  void predicate(uint32_t token);
  void actor(std::string_view role, std::string_view doubt, uint32_t actor);
  void party_count(std::string_view name, const std::vector<uint32_t>& parties);
  void words(std::string_view name, std::string_view text);
  void date(std::string_view edtf);
  void repeated(FindingKind kind, uint32_t one, uint32_t other, std::string_view what);
  uint32_t token_at(uint32_t byte) const;
  uint32_t told_by(Span span, std::string_view rule) const;

  const Document& document_;
  std::vector<Feature> found_;
  std::vector<uint16_t> said_;      ///< by token: in the content of how many statements it stands
  std::vector<uint16_t> quoted_;    ///< the same, of direct ones
  std::vector<uint32_t> mentions_;  ///< by actor: how often the report mentions him
  std::vector<uint32_t> tellings_;  ///< by kind: how many were found before
  std::unordered_map<uint64_t, uint32_t> before_;
};

}  // namespace rapporteur::judgement
