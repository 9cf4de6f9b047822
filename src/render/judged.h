// Which judgement belongs to which finding, once findings count code points.
#pragma once

#include <map>
#include <tuple>
#include <vector>

#include "judgement/judge.h"
#include "rapporteur/finding.h"

namespace rapporteur::render {

class JudgedFindings {
 public:
  explicit JudgedFindings(const Document& document);

  /// What was seen of a finding of this document; nullptr if it is none. Of two of one kind, place and rule the first.
  const judgement::Judged* of(const Finding& finding) const;

 private:
  using Place = std::tuple<FindingKind, uint32_t, uint32_t, std::string_view>;
  std::vector<judgement::Judged> judged_;
  std::map<Place, const judgement::Judged*> at_;
};

}  // namespace rapporteur::render
