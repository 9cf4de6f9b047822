// What phrases of many reports are about: those that share most of what is telling in them are one issue.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rapporteur/result.h"

namespace rapporteur::answers {

/// True if some word of the one is one of the other too, in any capitals: "State Department", "Department of State".
bool share_a_word(std::string_view one, std::string_view other);

/// Words with their weights, by number.
struct Terms {
  std::vector<std::pair<uint32_t, double>> words;
  double length = 0;
};

/// The words of a collection of phrases; a word that few of them have tells most.
class Vocabulary {
 public:
  explicit Vocabulary(const std::vector<std::string>& phrases);

  /// The phrase's words that the collection has, weighted; words of fewer than three letters count only with a capital
  /// or a figure in them ("EU", "F-16").
  Terms terms_of(std::string_view phrase) const;

 private:
  std::unordered_map<std::string, uint32_t> numbers_;
  std::vector<double> phrases_with_;  ///< by word
  double phrases_ = 0;
};

/// Cosine of two phrases, 0 to 1; 0 where they share one word only and either has more.
double likeness(const Terms& one, const Terms& other);

/// The words of a phrase of which any phrase that is as like as `least` has one: the heaviest, until what is left of it
/// is too light for that (Cauchy-Schwarz). What they leave out are mostly words that many phrases have.
std::vector<uint32_t> telling_words(const Terms& terms, double least);

inline constexpr double kSameIssue = 0.6;  ///< likeness from which two phrases are about one issue

/// An issue as the user has named it, with phrases that are its.
struct NamedIssue {
  std::string label;
  std::vector<std::string> phrases;
};

/// A line with a label, then its phrases on lines that begin with a blank; lines that begin with "#" are remarks.
/// Errors name file, line and what is wrong there: a phrase before any label, or one that stands under two.
Result<std::vector<NamedIssue>> named_issues_of(std::string_view text, const std::string& file);

/// Phrases grouped: those that the user has named are his issues; each other one joins the issue with the leading
/// phrase that it is most like, or leads a new one. The more frequent phrase is first, and of as many the one that
/// stands first in the alphabet: the order in which they come changes nothing.
class Issues {
 public:
  explicit Issues(const std::vector<std::string>& phrases, const std::vector<NamedIssue>& named = {});

  uint32_t of(size_t phrase) const { return issues_[phrase]; }
  size_t count() const { return labels_.size(); }
  const std::string& label(uint32_t issue) const { return labels_[issue]; }

 private:
  std::vector<uint32_t> issues_;     ///< of each phrase
  std::vector<std::string> labels_;  ///< the user's name of each issue, or its leading phrase
};

}  // namespace rapporteur::answers
