#include "rules/pattern_set.h"

#include <algorithm>
#include <cstring>

#include "rules/pattern_tables.h"

namespace rapporteur::rules {
namespace {

template <typename T>
std::span<const T> table(const Image& image, const std::string& name) {
  const std::span<const std::byte> bytes = image.section(name);
  return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
}

}  // namespace

Result<PatternSet> PatternSet::open(const Image& image, std::string_view name) {
  const std::string prefix = std::string(name) + ".";
  const auto sizes = table<Sizes>(image, prefix + "sizes");
  if (sizes.size() != 1) return fail(ErrorCode::malformed, std::string(name), "the image has no such patterns");
  PatternSet set;
  set.sizes_ = sizes[0];
  set.arcs_ = table<Arc>(image, prefix + "arcs");
  set.accepts_ = table<Accept>(image, prefix + "accepts");
  set.accepted_ = table<uint32_t>(image, prefix + "accepted");
  set.instructions_ = table<Instruction>(image, prefix + "instructions");
  set.program_starts_ = table<uint32_t>(image, prefix + "starts");
  set.numbers_ = table<uint32_t>(image, prefix + "numbers");
  set.predicates_of_ = table<uint64_t>(image, prefix + "predicates");
  set.predicate_classes_ = table<uint32_t>(image, prefix + "classes");
  set.cuts_ = table<int32_t>(image, prefix + "cuts");
  set.number_symbols_ = table<uint16_t>(image, prefix + "number-symbols");
  set.values_ = table<WordValue>(image, prefix + "values");
  for (const Text text : table<Text>(image, prefix + "names")) set.names_.emplace_back(image.text(text));
  set.row_ = set.predicates_of_.size() / set.sizes_.symbols;
  const auto words = table<WordSymbol>(image, prefix + "words");
  uint32_t most = 0;
  for (const WordSymbol& word : words) most = std::max(most, word.word);
  set.words_.resize(most + 1, {0, 0, 0});
  for (const WordSymbol& word : words) set.words_[word.word] = word;
  set.starts_.resize(set.sizes_.symbols);
  for (uint32_t symbol = 0; symbol < set.sizes_.symbols; ++symbol) {
    set.starts_[symbol] = set.next(0, 2 * symbol) || set.next(0, 2 * symbol + 1);
  }
  return set;
}

uint32_t PatternSet::symbol(const Atom& atom) const {
  if (atom.kind == AtomKind::word || atom.kind == AtomKind::mark) {
    if (atom.word >= words_.size()) return 0;
    return atom.capital ? words_[atom.word].capital : words_[atom.word].plain;
  }
  const size_t interval =
      static_cast<size_t>(std::upper_bound(cuts_.begin(), cuts_.end(), atom.number) - cuts_.begin());
  return number_symbols_[number_row(atom.kind, atom.figures) * (cuts_.size() + 1) + interval];
}

uint32_t PatternSet::next(uint32_t state, uint32_t letter) const {
  const uint32_t key = state * 2 * sizes_.symbols + letter;
  for (uint32_t slot = hash_arc(key) & sizes_.mask;; slot = (slot + 1) & sizes_.mask) {
    if (arcs_[slot].next == 0) return 0;
    if (arcs_[slot].key == key) return arcs_[slot].next;
  }
}

void PatternSet::match(std::span<const Atom> atoms, std::span<const uint16_t> symbols, uint32_t at,
                       std::vector<PatternMatch>& matches) const {
  uint32_t state = 0;
  for (uint32_t i = at; i < atoms.size(); ++i) {
    state = next(state, 2u * symbols[i] + atoms[i].attached);
    if (state == 0) return;
    const Accept accept = accepts_[state];
    for (uint32_t k = 0; k < accept.count; ++k) matches.push_back({accepted_[accept.first + k], i + 1});
  }
}

/// Follows one program through the atoms, first choices first; what was tried once at an atom is not tried again.
struct PatternSet::Walk {
  const PatternSet& set;
  std::span<const Atom> atoms;
  std::span<const uint16_t> symbols;
  uint32_t from, to, program;
  Room& room;
  Captures captures{};

  bool fresh(uint32_t pc, uint32_t at) {
    uint32_t& mark = room.seen[(pc - program) * (to - from + 1) + (at - from)];
    if (mark == room.round) return false;
    mark = room.round;
    return true;
  }

  bool run(uint32_t pc, uint32_t at) {
    if (!fresh(pc, at)) return false;
    const Instruction& step = set.instructions_[pc];
    switch (step.op) {
      case Instruction::Op::accept:
        return at == to;
      case Instruction::Op::jump:
        return run(step.a, at);
      case Instruction::Op::split:
        return run(step.a, at) || run(step.b, at);
      case Instruction::Op::begin:
        return marked(pc, at, captures.first);
      case Instruction::Op::end:
        return marked(pc, at, captures.end);
      case Instruction::Op::set:
        return written(step, pc, at);
      case Instruction::Op::test:
        return tested(step, pc, at);
    }
    return false;
  }

  /// The mark is written on the way back, when the rest is known to match.
  bool marked(uint32_t pc, uint32_t at, uint32_t& where) {
    if (!run(pc + 1, at)) return false;
    where = at;
    return true;
  }

  bool written(const Instruction& step, uint32_t pc, uint32_t at) {
    if (!run(pc + 1, at)) return false;
    captures.values[step.slot - 1] = static_cast<int32_t>(step.a);
    return true;
  }

  bool tested(const Instruction& step, uint32_t pc, uint32_t at) {
    if (at == to || (step.attached && !atoms[at].attached) || !set.holds(step.predicate, symbols[at])) return false;
    if (!run(pc + 1, at + 1)) return false;
    if (step.slot != 0) {
      captures.values[step.slot - 1] = set.value_of(atoms[at], step.predicate);
      captures.atoms[step.slot - 1] = at;
    }
    return true;
  }
};

Captures PatternSet::capture(std::span<const Atom> atoms, std::span<const uint16_t> symbols, uint32_t at,
                             PatternMatch match, Room& room) const {
  const uint32_t program = program_starts_[match.pattern];
  const uint32_t after = match.pattern + 1 < program_starts_.size() ? program_starts_[match.pattern + 1]
                                                                    : static_cast<uint32_t>(instructions_.size());
  const size_t cells = size_t{after - program} * (match.end - at + 1);
  if (room.seen.size() < cells) room.seen.resize(cells, 0);
  ++room.round;
  Walk walk{*this, atoms, symbols, at, match.end, program, room};
  walk.captures.values.fill(Captures::kEmpty);
  walk.captures.atoms.fill(kNone);
  walk.captures.at = walk.captures.first = at;
  walk.captures.end = match.end;
  walk.run(program, at);
  return walk.captures;
}

int32_t PatternSet::value_of(const Atom& atom, uint16_t predicate) const {
  if (atom.kind != AtomKind::word && atom.kind != AtomKind::mark) return atom.number;
  return value(atom.word, predicate_classes_[predicate]).value_or(0);
}

std::optional<uint32_t> PatternSet::word_class(std::string_view name) const {
  const auto found = std::find(names_.begin(), names_.end(), name);
  return found == names_.end() ? std::nullopt : std::optional(static_cast<uint32_t>(found - names_.begin()));
}

std::optional<int32_t> PatternSet::value(uint32_t word, uint32_t word_class) const {
  const auto before = [](const WordValue& a, std::pair<uint32_t, uint32_t> b) {
    return std::pair(a.word, a.word_class) < b;
  };
  const auto found = std::lower_bound(values_.begin(), values_.end(), std::pair(word, word_class), before);
  if (found == values_.end() || found->word != word || found->word_class != word_class) return std::nullopt;
  return found->value;
}

}  // namespace rapporteur::rules
