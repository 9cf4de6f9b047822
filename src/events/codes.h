// What a predicate says was done, as a CAMEO code: its frame's, made narrower by what it is about, composed where one
// act is about another ("refused to lift sanctions").
#pragma once

#include <optional>
#include <string_view>

#include "frames/conditions.h"

namespace rapporteur::events {

using frames::Code;

struct Act {
  Code code;
  Code inner;                     ///< of an appeal, promise or refusal: the code of the act that it is about
  Frame frame;                    ///< a copy, which may take the arguments of the verb of occurrence over it
  uint32_t content_head = kNone;  ///< token under which its words stand
};

class ActReader {
 public:
  ActReader(const Document& document, const frames::FrameRules& rules, const rules::Wordbook& words)
      : d_(document),
        r_(rules),
        w_(words),
        matcher_(document, rules, words),
        conditions_(document, rules, words, matcher_) {}

  /// The act that the token tells by its frames from the `next` on, which then counts those that were read; nullopt if
  /// none of them has a code.
  std::optional<Act> read(uint32_t token, size_t& next) const { return read(token, next, 0); }
  /// The code under a composition; empty if no line names it.
  Code compose(uint8_t composition, const Code& code) const;

 private:
  std::optional<Act> read(uint32_t token, size_t& next, int depth) const;
  bool compose_content(Act& act, int depth) const;
  bool is_refused_refusal(const Act& act, const Code& content) const;
  void narrow(Act& act) const;
  const frames::FrameRule& rule(const Act& act) const { return r_.frames[act.frame.number]; }

  const Document& d_;
  const frames::FrameRules& r_;
  const rules::Wordbook& w_;
  frames::Matcher matcher_;
  frames::Conditions conditions_;
};

inline std::string_view view(const Code& code) { return code.digits; }

}  // namespace rapporteur::events
