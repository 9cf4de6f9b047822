// The quotations inside the others are read as those are, as if there were no others.
#include "statements/inner.h"

#include <algorithm>

#include "statements/direct.h"

namespace rapporteur::statements {
namespace {

/// The quotation of the draft and its cue stand in the same outer one.
bool is_inside(const Speech& outer, const Draft& draft) {
  if (draft.cue.cue == nullptr) return false;
  const uint32_t told_in = outer.quotation_of[draft.cue.first];
  return told_in != kNone && told_in == outer.quotation_of[draft.content.front().first];
}

}  // namespace

std::vector<Draft> find_inner(const Speech& speech) {
  std::vector<Quotation> quotations = find_inner_quotations(speech.d, speech.quotations);
  if (quotations.empty()) return {};
  Speech inner = speech;
  inner.quotations = std::move(quotations);
  note_quotations(inner);
  std::vector<Draft> drafts = find_direct(inner);
  std::erase_if(drafts, [&](const Draft& draft) { return !is_inside(speech, draft); });
  return drafts;
}

}  // namespace rapporteur::statements
