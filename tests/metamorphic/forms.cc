// Strings put together by the grammar of English. A form that would not be English for a sentence stays empty.
#include "metamorphic/forms.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace rapporteur::testing {
namespace {

std::string capitalised(std::string text) {
  if (!text.empty()) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text;
}

template <size_t N>
bool is_one_of(const std::string& word, const std::array<const char*, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Verbs that are not said in the passive, and those for what one cannot fail or refuse to do.
constexpr std::array kNoPassive = {"have", "meet", "lack", "leave", "want", "hope", "join", "enter", "fail", "become"};
constexpr std::array kNoWill = {"want", "hope", "fail", "have", "face", "suffer", "refuse", "expect"};

bool begins_with_one_of(const std::string& text, std::initializer_list<const char*> beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(), [&](const char* word) { return text.starts_with(word); });
}

class Maker {
 public:
  Maker(const Parts& parts, const std::string& noun) : p_(parts), noun_(noun) {}

  std::vector<Form> run() {
    add("active", Follows::same, p_.subject + " " + finite() + tail());
    add("perfect", Follows::same, p_.subject + (p_.many ? " have " : " has ") + p_.verb.participle + tail());
    add("progressive", Follows::same, p_.subject + (p_.many ? " were " : " was ") + p_.verb.gerund + tail());
    add("passive", Follows::same, passive(""));
    add("nominal", Follows::same, nominal());
    add("relative", Follows::same,
        p_.actor ? p_.subject + ", " + (p_.person ? "who " : "which ") + finite() + tail() + ", remained calm" : "");
    add("joint subjects", Follows::joined,
        p_.name && !speaks_of_owner() ? p_.subject + " and " + kOtherParty + " " + plural_finite() + tail() : "");
    add("reported", Follows::same, "officials said that " + p_.subject + " " + finite() + tail());
    add("modal: might", Follows::unreal, p_.subject + " might " + p_.verb.base + tail());
    add("modal: would if", Follows::undone, p_.subject + " would " + p_.verb.base + tail() + " if talks failed");
    add("condition", Follows::unreal, "if " + p_.subject + " " + present() + tail() + ", the mood will worsen");
    question("question", "did " + p_.subject + " " + p_.verb.base + tail());
    negations();
    return std::move(forms_);
  }

 private:
  void add(const std::string& name, Follows follows, const std::string& text) {
    forms_.push_back({name, follows, text.empty() ? "" : capitalised(text) + "."});
  }
  void question(const std::string& name, const std::string& text) {
    forms_.push_back({name, Follows::unreal, capitalised(text) + "?"});
  }

  void negations() {
    const std::string base = " " + p_.verb.base + tail();
    const std::string others = " from " + p_.subject + " ";
    add("not", Follows::denied, p_.subject + " did not" + base);
    add("not, passive", Follows::denied, passive("not "));
    add("never", Follows::denied, p_.subject + " never " + finite() + tail());
    add("no official", Follows::denied, p_.name ? "no official" + others + singular_finite() + tail() : "");
    add("nobody", Follows::denied, "nobody in the government " + singular_finite() + tail());
    add("neither nor", Follows::denied,
        p_.name ? "neither " + p_.subject + " nor " + kOtherParty + " " + singular_finite() + tail() : "");
    add("few", Follows::denied, p_.name ? "few officials" + others + plural_finite() + tail() : "");
    add("hardly", Follows::denied, p_.subject + " hardly " + finite() + tail());
    add("almost", Follows::denied, p_.subject + " almost " + finite() + tail());
    add("without", Follows::denied, p_.actor ? p_.subject + " remained calm without " + p_.verb.gerund + tail() : "");
    add("failed to", Follows::undone, wills() ? p_.subject + " failed to" + base : "");
    add("refused to", Follows::undone, wills() ? p_.subject + " refused to" + base : "");
    add("said not", Follows::denied, "officials said that " + p_.subject + " did not" + base);
    add("perfect, not", Follows::denied,
        p_.subject + (p_.many ? " have" : " has") + " not " + p_.verb.participle + tail());
  }

  std::string tail() const { return p_.particle + (p_.object.empty() ? "" : " " + p_.object) + p_.rest; }
  std::string present() const { return p_.many ? p_.verb.base : p_.verb.third; }
  std::string finite() const { return p_.past ? p_.verb.past : present(); }
  std::string singular_finite() const { return p_.past ? p_.verb.past : p_.verb.third; }
  std::string plural_finite() const { return p_.past ? p_.verb.past : p_.verb.base; }

  /// "Chile recalled its ambassador" cannot be said of two.
  bool speaks_of_owner() const { return tail().find(" its ") != std::string::npos; }
  bool wills() const { return p_.actor && !is_one_of(p_.verb.base, kNoWill); }

  /// "Iran was urged by France to release the tanker", but "soldiers were killed in Somalia by a car bomb".
  std::string passive(const std::string& negation) const {
    const bool cannot = p_.object.empty() || is_one_of(p_.verb.base, kNoPassive) || p_.object == "place" ||
                        begins_with_one_of(p_.object, {"his ", "her ", "its ", "their "});
    if (cannot) return "";
    const std::string be = p_.past ? (p_.object_many ? "were " : "was ") : (p_.object_many ? "are " : "is ");
    const std::string verb = p_.object + " " + be + negation + p_.verb.participle + p_.particle;
    const std::string agent = " by " + p_.subject;
    const bool clause = begins_with_one_of(p_.rest, {" to ", " of ", " that ", " as "});
    const bool phrase = p_.rest.empty() || begins_with_one_of(p_.rest, {" in ", " at ", " with ", " over "});
    if (!clause && !phrase) return "";  // "the treaty | on fishing": it could belong to the object
    return clause ? verb + agent + p_.rest : verb + p_.rest + agent;
  }

  std::string nominal() const {
    const bool plain = !noun_.empty() && !p_.object.empty() && p_.particle.empty() && p_.rest.empty();
    if (!plain || p_.subject.find(" of ") != std::string::npos || p_.subject.find(" in ") != std::string::npos)
      return "";
    const std::string owner = p_.subject + (p_.many && p_.subject.ends_with('s') ? "'" : "'s");
    return owner + " " + noun_ + " " + p_.object + " came on Tuesday";
  }

  const Parts& p_;
  const std::string& noun_;
  std::vector<Form> forms_;
};

}  // namespace

std::vector<Form> forms_of_sentence(const Parts& parts, const std::string& noun) { return Maker(parts, noun).run(); }

}  // namespace rapporteur::testing
