#include "rules/pattern.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace rapporteur::rules {
namespace {

bool letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}
bool digit(char c) { return c >= '0' && c <= '9'; }
bool blank(char c) { return c == ' ' || c == '\t'; }
constexpr int kMaxDepth = 32;  // of parts inside parts: deeper is a part that contains itself

std::string folded(std::string_view word) {
  std::string out(word);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

}  // namespace

/// Recursive descent that writes instructions as it reads. A failed parse leaves `why` set.
struct PatternParser {
  PatternCompiler& compiler;
  std::string_view text;
  size_t at = 0;
  int depth = 0;
  std::string why = "";
  bool glued = false;  ///< no space stood before the item at hand

  std::vector<Instruction>& code() { return compiler.instructions; }
  uint32_t here() { return static_cast<uint32_t>(compiler.instructions.size()); }
  PatternParser(PatternCompiler& owner, std::string_view source, int level)
      : compiler(owner), text(source), depth(level) {}

  bool failed() const { return !why.empty(); }
  void refuse(const std::string& reason) {
    if (!failed()) why = reason;
  }

  uint32_t put(Instruction::Op op) {
    code().push_back({.op = op});
    return here() - 1;
  }

  bool skip_blanks() {
    const size_t from = at;
    while (at < text.size() && blank(text[at])) ++at;
    return at > from;
  }

  bool ends() const { return at >= text.size() || text[at] == '|' || text[at] == ')' || text[at] == ']'; }

  /// sequence ("|" sequence)*
  void choice(bool attached) {
    const uint32_t split = put(Instruction::Op::split);
    code()[split].a = here();
    sequence(attached);
    if (failed() || at >= text.size() || text[at] != '|') {
      code()[split] = {.op = Instruction::Op::jump, .a = split + 1};
      return;
    }
    ++at;
    const uint32_t jump = put(Instruction::Op::jump);
    code()[split].b = here();
    choice(attached);
    code()[jump].a = here();
  }

  void sequence(bool attached) {
    bool first = true;
    for (skip_blanks(); !ends() && !failed();) {
      item(first ? attached : glued);
      glued = !skip_blanks();
      first = false;
    }
    if (first) refuse("an empty alternative");
  }

  void item(bool attached) {
    const char c = text[at];
    if (c == '[' || c == '(') return group(c, attached);
    if (c == '{') return part(attached);
    if (text.substr(at, 2) == "<<" || text.substr(at, 2) == ">>") {
      put(c == '<' ? Instruction::Op::begin : Instruction::Op::end);
      at += 2;
      return;
    }
    if (c == '<') return element(attached);
    literal(attached);
  }

  void group(char open, bool attached) {
    ++at;
    const uint32_t split = open == '[' ? put(Instruction::Op::split) : 0;
    if (open == '[') code()[split].a = here();
    choice(attached);
    if (at >= text.size() || text[at] != (open == '[' ? ']' : ')')) {
      return refuse(std::string("a group that begins with \"") + open + "\" is not closed");
    }
    ++at;
    if (open == '[') code()[split].b = here();
  }

  void part(bool attached) {
    const size_t close = text.find('}', at);
    if (close == std::string_view::npos) return refuse("\"{\" is not closed");
    const std::string_view name = text.substr(at + 1, close - at - 1);
    const auto found = compiler.parts_.find(name);
    if (found == compiler.parts_.end()) return refuse("there is no part \"" + std::string(name) + "\"");
    if (depth == kMaxDepth) return refuse("the part \"" + std::string(name) + "\" contains itself");
    PatternParser inner(compiler, found->second, depth + 1);
    inner.choice(attached);
    if (!inner.failed() && inner.at < inner.text.size())
      inner.refuse("\"" + std::string(1, inner.text[inner.at]) + "\" was not opened");
    if (inner.failed()) return refuse("in the part \"" + std::string(name) + "\": " + inner.why);
    at = close + 1;
  }

  /// <name low..high:slot>
  void element(bool attached) {
    const size_t close = text.find('>', at);
    if (close == std::string_view::npos) return refuse("\"<\" is not closed");
    std::string_view inside = text.substr(at + 1, close - at - 1);
    at = close + 1;
    if (const size_t equals = inside.find('='); equals != std::string_view::npos) return set(inside, equals);
    std::string_view slot;
    if (const size_t colon = inside.find(':'); colon != std::string_view::npos) {
      slot = inside.substr(colon + 1);
      inside = inside.substr(0, colon);
    }
    const size_t space = inside.find(' ');
    const std::string_view name = inside.substr(0, space);
    Predicate predicate = named(name);
    if (space != std::string_view::npos) range(inside.substr(space + 1), predicate);
    test(predicate, attached, slot_number(slot.empty() ? name : slot, !slot.empty()));
  }

  void set(std::string_view inside, size_t equals) {
    const bool negative = inside.substr(equals + 1).starts_with('-');
    const auto value = number(inside.substr(equals + 1 + negative));
    if (!value) return refuse("a slot is written \"<part=3>\"");
    const uint16_t slot = slot_number(inside.substr(0, equals), true);
    code().push_back(
        {.op = Instruction::Op::set, .slot = slot, .a = static_cast<uint32_t>(negative ? -*value : *value)});
  }

  Predicate named(std::string_view name) {
    using Kind = Predicate::Kind;
    Predicate predicate;
    predicate.kind = Kind::word_class;
    if (name == "cardinal") predicate.kind = Kind::cardinal;
    if (name == "numeral") predicate.kind = Kind::numeral;
    if (name == "ordinal") predicate.kind = Kind::ordinal;
    if (name == "any") predicate.kind = Kind::any;
    if (name == "plural") predicate.kind = Kind::plural;
    if (name == "decimal") predicate.kind = Kind::decimal;
    if (name.starts_with("digits")) predicate.kind = Kind::digits;
    if (name.starts_with("digits") && name.size() > 6) predicate.figures = static_cast<uint16_t>(name[6] - '0');
    if (predicate.kind == Kind::word_class || predicate.kind == Kind::cardinal || predicate.kind == Kind::ordinal) {
      predicate.name = name;
    }
    if (predicate.kind == Kind::numeral) predicate.name = "cardinal";
    if (predicate.kind == Kind::word_class && !compiler.classes_.contains(name)) {
      refuse("there is no class \"" + std::string(name) + "\"");
    }
    return predicate;
  }

  void range(std::string_view written, Predicate& predicate) {
    const size_t dots = written.find("..");
    if (dots == std::string_view::npos) return refuse("a range is written \"1..31\"");
    const auto low = number(written.substr(0, dots)), high = number(written.substr(dots + 2));
    if (!low || !high || *low > *high) return refuse("a range is written \"1..31\"");
    predicate.low = *low;
    predicate.high = *high;
  }

  static std::optional<int32_t> number(std::string_view digits) {
    int32_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc() && end == digits.data() + digits.size() ? std::optional(value) : std::nullopt;
  }

  /// A class keeps its word in the slot of its own name, if there is one.
  uint16_t slot_number(std::string_view name, bool demanded) {
    const auto found = std::find(compiler.slots_.begin(), compiler.slots_.end(), name);
    if (found != compiler.slots_.end()) return static_cast<uint16_t>(found - compiler.slots_.begin() + 1);
    if (demanded) refuse("there is no slot \"" + std::string(name) + "\"");
    return 0;
  }

  void literal(bool attached) {
    if (text[at] == '\\' && at + 1 < text.size()) ++at;  // a mark that otherwise means something
    const size_t from = at;
    if (letter(text[at])) {
      while (at < text.size() && (letter(text[at]) || text[at] == '.')) ++at;
    } else if (digit(text[at])) {
      return refuse("a number is written as a class, <digits 1..31>");
    } else {
      ++at;
    }
    const std::string_view word = text.substr(from, at - from);
    const bool capital = word[0] >= 'A' && word[0] <= 'Z';
    test({.kind = Predicate::Kind::word, .name = folded(word), .capital = capital}, attached, 0);
  }

  void test(const Predicate& predicate, bool attached, uint16_t slot) {
    const auto [found, fresh] =
        compiler.predicate_numbers_.emplace(predicate, static_cast<uint16_t>(compiler.predicates.size()));
    if (fresh) compiler.predicates.push_back(predicate);
    code().push_back({.op = Instruction::Op::test, .attached = attached, .predicate = found->second, .slot = slot});
  }
};

Result<void> PatternCompiler::add_pattern(std::string_view text, uint32_t number, const std::string& where) {
  const uint32_t start = static_cast<uint32_t>(instructions.size());
  PatternParser parser(*this, text, 0);
  parser.choice(false);
  if (!parser.failed() && parser.at < text.size())
    parser.refuse(std::string("\"") + text[parser.at] + "\" was not opened");
  if (parser.failed()) return fail(ErrorCode::malformed, where, parser.why, "see the patterns in docs/times.md");
  starts.push_back(start);
  instructions.push_back({.op = Instruction::Op::accept, .a = number});
  return {};
}

}  // namespace rapporteur::rules
