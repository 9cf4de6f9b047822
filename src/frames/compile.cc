// Reads frames, word classes and compositions, numbers their lemmas and classes, and writes integer tables.
#include "frames/compile.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <map>

#include "frames/tables.h"
#include "rules/wordbook.h"

namespace rapporteur::frames {
namespace {

using rules::kAdjective;
using rules::kNoun;
using rules::kOther;
using rules::kVerb;
using rules::SourceEntry;
using rules::SourceValue;

constexpr std::array<std::pair<std::string_view, RoleKind>, 14> kRoles = {{
    {"subject", RoleKind::subject},
    {"object", RoleKind::object},
    {"iobj", RoleKind::iobj},
    {"clause", RoleKind::clause},
    {"clause-subject", RoleKind::clause_subject},
    {"clause-object", RoleKind::clause_object},
    {"content-target", RoleKind::content_target},
    {"possessor", RoleKind::possessor},
    {"modifier", RoleKind::modifier},
    {"object-modifier", RoleKind::object_modifier},
    {"self", RoleKind::self},
    {"inside", RoleKind::inside},
    {"speaker", RoleKind::speaker},
    {"governor", RoleKind::governor},
}};

constexpr std::array<std::pair<std::string_view, Region>, 6> kRegions = {{
    {"subject", Region::subject},
    {"object", Region::object},
    {"content", Region::content},
    {"any", Region::any},
    {"self", Region::self},
    {"sentence", Region::sentence},
}};

/// In the order of Stance, Modality and Expected.
constexpr std::array<std::string_view, 7> kStances = {"support", "oppose", "demand",     "reject",
                                                      "offer",   "open",   "conditional"};
constexpr std::array<std::string_view, 3> kModalities = {"must", "must-not", "may"};
constexpr std::array<std::string_view, 4> kExpected = {"none", "positive", "negative", "open"};
/// In the order of MeetingSort, Meets and Occurs.
constexpr std::array<std::string_view, 5> kMeetingSorts = {"", "talks", "call", "session", "none"};
constexpr std::array<std::string_view, 5> kMeets = {"both", "person", "object", "about", "with"};
constexpr std::array<std::string_view, 8> kOccurs = {"",          "occur",    "begin",     "ongoing",
                                                     "scheduled", "proposed", "cancelled", "refused"};

bool is_code(std::string_view text) {
  return text.size() >= 2 && text.size() <= 4 && text.find_first_not_of("0123456789") == text.npos;
}

/// Thrown nowhere: the first thing wrong is kept, and compiling ends.
struct Trouble {
  std::optional<Error> error;

  void say(const SourceEntry& entry, const SourceValue& value, std::string why, std::string advice) {
    if (!error) {
      error = Error{ErrorCode::malformed, rules::place(entry, value.position), std::move(why), std::move(advice)};
    }
  }
};

class Compiler {
 public:
  Compiler(const std::vector<SourceEntry>& entries, rules::ImageBuilder& image)
      : entries_(entries), image_(image), words_(entries, image) {}

  Result<void> run() {
    if (const auto& trouble = words_.trouble()) return tl::unexpected(*trouble);
    uint32_t values = 0;  // numbered through all entries, as the image does
    for (const SourceEntry& entry : entries_) {
      first_value_.push_back(values);
      values += static_cast<uint32_t>(entry.values.size());
    }
    each("composition", [&](const SourceEntry& e, uint32_t) { read_composition(e); });
    each("frame", [&](const SourceEntry& e, uint32_t index) { read_frame(e, index); });
    if (trouble_.error) return tl::unexpected(*trouble_.error);
    write();
    return {};
  }

 private:
  template <typename Function>
  void each(std::string_view kind, Function function) {
    for (uint32_t i = 0; i < entries_.size(); ++i) {
      if (entries_[i].kind == kind) function(entries_[i], i);
    }
  }

  void read_composition(const SourceEntry& entry) {
    const auto number = static_cast<uint8_t>(compositions_.size() + 1);
    compositions_.emplace(entry.id, number);
    for (const auto& value : entry.values) {
      if (value.key != "content") continue;
      for (const auto line : rules::alternatives(value.text)) {
        const auto words = rules::words_of(line);
        const bool good =
            words.size() == 3 && words[1] == "->" && is_code(words[0]) && (is_code(words[2]) || words[2] == "same");
        if (!good)
          return trouble_.say(entry, value, "\"" + std::string(line) + "\" is no composition",
                              "expected \"07 -> 033\"");
        rows_.push_back({number, code_of(words[0]), words[2] == "same" ? Code{} : code_of(words[2]), 0});
      }
    }
  }

  void read_frame(const SourceEntry& entry, uint32_t index) {
    FrameRule frame;
    frame.entry = index;
    const auto number = static_cast<uint16_t>(frames_.size());
    frame.source = read_roles(entry, "source", "subject | possessor | by | modifier");
    frame.target = read_roles(entry, "target", "object");
    frame.content = read_roles(entry, "content", "");
    frame.bound = read_roles(entry, "bound", "clause-subject | object");
    frame.conditions.first = static_cast<uint16_t>(conditions_.size());
    for (const auto& value : entry.values) {
      read_value(entry, value, number, frame);
      read_projections(value, frame);
    }
    add_cues(entry, index);
    frame.conditions.count = static_cast<uint16_t>(conditions_.size() - frame.conditions.first);
    frames_.push_back(frame);
  }

  void read_value(const SourceEntry& entry, const SourceValue& value, uint16_t number, FrameRule& frame) {
    if (value.key == "event") {
      if (!is_code(value.text))
        trouble_.say(entry, value, "\"" + value.text + "\" is no CAMEO code", "two to four digits");
      frame.code = code_of(value.text);
    }
    if (value.key == "compose") frame.composition = compositions_[value.text];
    if (value.key == "mutual") frame.flags |= kMutual;
    if (value.key == "domestic") frame.flags |= value.text == "yes" ? kDomestic | kOwnAffair : kDomestic;
    if (value.key == "alone") frame.flags |= kAlone;
    if (value.key == "place") frame.flags |= kPlace;
    if (value.key == "coded") frame.flags |= kCoded;
    if (value.key == "abroad") frame.flags |= kAbroad;
    if (value.key == "needs") read_needs(value, frame);
    if (value.key == "verb") read_patterns(entry, value, number, kVerb);
    if (value.key == "noun") read_patterns(entry, value, number, kNoun);
    if (value.key == "adjective") read_patterns(entry, value, number, kAdjective);
    if (value.key == "modal") read_modals(value, number);
    if (value.key == "narrower") read_conditions(entry, value, ConditionKind::narrower);
    if (value.key == "unless") read_conditions(entry, value, ConditionKind::unless);
    if (value.key == "only") read_conditions(entry, value, ConditionKind::only);
  }

  void read_projections(const SourceValue& value, FrameRule& frame) {
    const auto index = [&](const auto& names, size_t otherwise) {
      const auto it = std::find(names.begin(), names.end(), value.text);
      return static_cast<uint8_t>(it == names.end() ? otherwise : static_cast<size_t>(it - names.begin()));
    };
    if (value.key == "position") frame.stance = index(kStances, kNoStance);
    if (value.key == "negated") frame.negated = index(kStances, kNoStance);
    if (value.key == "clause") frame.clause = index(kModalities, kNoModality);
    if (value.key == "text") frame.text = index(kModalities, kNoModality);
    if (value.key == "forecast") frame.forecast = static_cast<Expected>(index(kExpected, 0));
    if (value.key == "proposal") frame.proposal = value.text == "adopt" ? Putting::adopt : Putting::put;
    if (value.key == "judges") frame.judges = true;
    if (value.key == "meeting") frame.meeting = static_cast<MeetingSort>(index(kMeetingSorts, 0));
    if (value.key == "meets") frame.meets = static_cast<Meets>(index(kMeets, 0));
    if (value.key == "occurs") frame.occurs = static_cast<Occurs>(index(kOccurs, 0));
  }

  /// The words of a frame that tells speech are cues: every form of its verbs and nouns, and its phrases.
  void add_cues(const SourceEntry& entry, uint32_t index) {
    if (entry.find("statement") == nullptr) return;
    for (uint32_t v = 0; v < entry.values.size(); ++v) {
      const SourceValue& value = entry.values[v];
      const bool verb = value.key == "verb", noun = value.key == "noun";
      if (!verb && !noun && value.key != "phrase") continue;
      uint32_t number = 0;
      for (const auto alternative : rules::alternatives(value.text)) {
        for (const std::string& form : cue_forms(alternative, verb, noun))
          image_.add_phrase("cues", form, index, first_value_[index] + v, number);
        ++number;
      }
    }
  }

  std::vector<std::string> cue_forms(std::string_view pattern, bool verb, bool noun) const {
    if (!verb && !noun) return {std::string(pattern)};
    const auto words = rules::words_of(pattern);
    if (words.empty() || pattern.find('<') != std::string_view::npos) return {};
    std::string rest;
    for (size_t i = 1; i < words.size(); ++i) rest += " " + std::string(words[i]);
    std::vector<std::string> forms =
        verb ? rules::verb_forms(words[0], words_.irregular()) : rules::noun_forms(words[0], words_.irregular());
    for (std::string& form : forms) form += rest;
    return forms;
  }

  static void read_needs(const SourceValue& value, FrameRule& frame) {
    if (value.text == "source") frame.needs = kNeedsSource;
    if (value.text == "target") frame.needs = kNeedsTarget;
    if (value.text == "both") frame.needs = kNeedsSource | kNeedsTarget;
    if (value.text == "either") frame.needs = kNeedsEither;
  }

  Rows read_roles(const SourceEntry& entry, std::string_view key, std::string_view otherwise) {
    const SourceValue* value = entry.find(key);
    const std::string_view text = value != nullptr ? std::string_view(value->text) : otherwise;
    Rows range{static_cast<uint16_t>(roles_.size()), 0};
    for (const auto word : rules::alternatives(text)) {
      if (word.empty()) continue;
      const auto found = std::find_if(kRoles.begin(), kRoles.end(), [&](const auto& r) { return r.first == word; });
      if (found != kRoles.end()) {
        roles_.push_back({found->second, 0, 0});
      } else if (words_.is_preposition(word)) {
        roles_.push_back({RoleKind::preposition, 0, words_.lemma(word, kOther)});
      } else if (value != nullptr) {
        trouble_.say(entry, *value, "\"" + std::string(word) + "\" is no role",
                     "a role of docs/knowledge.md or a preposition");
      }
    }
    range.count = static_cast<uint16_t>(roles_.size() - range.first);
    return range;
  }

  /// "REGION <class> -> CODE", without the code for unless and only.
  void read_conditions(const SourceEntry& entry, const SourceValue& value, ConditionKind kind) {
    for (const auto line : rules::alternatives(value.text)) {
      const auto words = rules::words_of(line);
      const size_t wanted = kind == ConditionKind::narrower ? 4 : 2;
      const auto region =
          std::find_if(kRegions.begin(), kRegions.end(), [&](const auto& r) { return r.first == words[0]; });
      if (words.size() != wanted || region == kRegions.end() || (wanted == 4 && !is_code(words[3]))) {
        return trouble_.say(entry, value, "\"" + std::string(line) + "\" is no condition",
                            "expected \"object <class> -> 071\"");
      }
      Condition condition{kind, region->second, known_class(entry, value, words[1]), {}, {}};
      if (wanted == 4) condition.code = code_of(words[3]);
      conditions_.push_back(condition);
    }
  }

  uint16_t known_class(const SourceEntry& entry, const SourceValue& value, std::string_view word) {
    const auto name = word.size() > 2 ? word.substr(1, word.size() - 2) : word;
    const auto id = words_.find_class(name);
    if (!word.starts_with('<') || !word.ends_with('>') || !id) {
      trouble_.say(entry, value, "no class " + std::string(word), "declare \"words " + std::string(name) + "\"");
      return 0;
    }
    return *id;
  }

  void read_modals(const SourceValue& value, uint16_t frame) {
    for (const auto word : rules::alternatives(value.text)) {
      const bool negated = word.ends_with("-not");
      const auto base = rules::words_of(negated ? word.substr(0, word.size() - 4) : word)[0];
      modals_.push_back({words_.lemma(base, kOther), frame, static_cast<uint16_t>(negated)});
    }
  }

  void read_patterns(const SourceEntry& entry, const SourceValue& value, uint16_t frame, uint16_t pos) {
    for (const auto text : rules::alternatives(value.text)) {
      auto words = rules::words_of(text);
      if (words.empty()) return trouble_.say(entry, value, "an empty pattern", "a word between bars");
      bring_head_forward(words, pos);
      if (words[0].starts_with('<')) {
        const uint16_t id = known_class(entry, value, words[0]);
        const std::vector<uint16_t> heads = words_.members(id);
        for (const uint16_t head : heads) add_pattern(entry, value, frame, pos, head, words);
      } else {
        add_pattern(entry, value, frame, pos, words_.lemma(words[0], pos == kAdjective ? uint16_t{kOther} : pos),
                    words);
      }
    }
  }

  /// "protest note" and "joint news conference" are headed by their last word, "attempt to kill" by its first.
  void bring_head_forward(std::vector<std::string_view>& words, uint16_t pos) const {
    const auto joins = [&](std::string_view word) { return words_.is_preposition(word); };
    const bool compound = pos == kNoun && words.size() > 1 && std::none_of(words.begin(), words.end(), joins);
    if (compound) std::rotate(words.begin(), words.end() - 1, words.end());
  }

  void add_pattern(const SourceEntry& entry, const SourceValue& value, uint16_t frame, uint16_t pos, uint16_t head,
                   const std::vector<std::string_view>& words) {
    Pattern pattern;
    pattern.frame = frame;
    pattern.head = head;
    pattern.pos = pos;
    for (size_t i = 1; i < words.size(); ++i) {
      if (pattern.count == kMaxElements)
        return trouble_.say(entry, value, "a pattern of too many words", "four beside the head");
      Element& element = pattern.elements[pattern.count++];
      if (words[i].starts_with('<')) {
        element = {ElementKind::object, 0, known_class(entry, value, words[i])};
      } else if (words[i] == "to" && i + 1 < words.size() && !words[i + 1].starts_with('<')) {
        element = {ElementKind::infinitive, 0, words_.lemma(words[++i], kVerb)};
      } else if (words_.is_preposition(words[i])) {
        element = {ElementKind::preposition, 0, words_.lemma(words[i], kOther)};
      } else {
        element = {ElementKind::word, 0, words_.lemma(words[i], kOther)};
      }
    }
    patterns_.push_back(pattern);
  }

  void write() {
    // A frame that is about another act beats one that is not, where both ask for as much.
    const auto plain = [&](const Pattern& pattern) { return frames_[pattern.frame].composition == 0; };
    std::stable_sort(patterns_.begin(), patterns_.end(), [&](const Pattern& a, const Pattern& b) {
      return a.head != b.head ? a.head < b.head : plain(a) < plain(b);
    });
    std::vector<Rows> ranges(words_.lemma_count());
    for (size_t i = 0; i < patterns_.size(); ++i) {
      Rows& range = ranges[patterns_[i].head];
      if (range.count++ == 0) range.first = static_cast<uint16_t>(i);
      if (patterns_[i].pos == kNoun) words_.add_member(rules::kClassEventNoun, patterns_[i].head);
    }
    words_.write();
    image_.add_table("frames.ranges", ranges);
    image_.add_table("frames.patterns", patterns_);
    image_.add_table("frames.rules", frames_);
    image_.add_table("frames.roles", roles_);
    image_.add_table("frames.conditions", conditions_);
    image_.add_table("frames.compositions", rows_);
    image_.add_table("frames.modals", modals_);
  }

  const std::vector<SourceEntry>& entries_;
  rules::ImageBuilder& image_;
  Trouble trouble_;
  rules::WordbookBuilder words_;
  std::map<std::string, uint8_t, std::less<>> compositions_;
  std::vector<uint32_t> first_value_;  ///< by entry
  std::vector<Pattern> patterns_;
  std::vector<FrameRule> frames_;
  std::vector<Role> roles_;
  std::vector<Condition> conditions_;
  std::vector<CompositionRow> rows_;
  std::vector<Modal> modals_;
};

}  // namespace

Result<void> write_frames(const std::vector<SourceEntry>& entries, rules::ImageBuilder& image) {
  return Compiler(entries, image).run();
}

}  // namespace rapporteur::frames
