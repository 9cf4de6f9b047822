// Compiles patterns into the tables of a PatternSet: atoms fall into symbols by what the predicates tell of them, and
// the subset construction over symbols makes the automaton deterministic.
#include <algorithm>
#include <map>
#include <set>

#include "rules/pattern_set.h"
#include "rules/pattern_tables.h"

namespace rapporteur::rules {
namespace {

using Kind = Predicate::Kind;
using Bits = std::vector<bool>;

struct Word {
  std::map<uint32_t, std::pair<int32_t, bool>> classes;  ///< class -> value, needs a capital
};

struct TableMaker {
  const PatternSources& sources;
  PatternCompiler compiler;
  ImageBuilder& builder;
  std::string prefix;

  std::map<uint32_t, Word> words = {};
  std::map<uint32_t, std::string> spelt = {};
  std::map<Bits, uint16_t> symbols = {};
  std::vector<Bits> symbol_bits = {};
  std::vector<int32_t> cuts = {};

  uint32_t class_number(std::string_view name) const {
    for (uint32_t i = 0; i < sources.classes.size(); ++i) {
      if (sources.classes[i].name == name) return i;
    }
    return kNone;
  }

  Result<void> read() {
    for (const WordClass& word_class : sources.classes) compiler.add_class(word_class.name);
    for (const NamedPart& part : sources.parts) compiler.add_part(part.name, part.text);
    for (const PatternSource& pattern : sources.patterns) {
      if (auto added = compiler.add_pattern(pattern.text, pattern.number, pattern.where); !added) return added;
    }
    return {};
  }

  static std::string lower(std::string_view word) {
    std::string out(word);
    for (char& c : out) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    }
    return out;
  }

  uint32_t word_of(std::string_view word) {
    const std::string low = lower(word);
    const uint32_t id = builder.add_word(low);
    spelt[id] = low;
    words[id];
    return id;
  }

  void collect_words() {
    for (uint32_t i = 0; i < sources.classes.size(); ++i) {
      for (const ClassWord& word : sources.classes[i].words) {
        const bool capital = !word.word.empty() && word.word[0] >= 'A' && word.word[0] <= 'Z';
        const auto [entry, fresh] = words[word_of(word.word)].classes.try_emplace(i, word.value, capital);
        if (!fresh)
          entry->second.second = entry->second.second && capital;  // "am | AM": one without a capital is enough
      }
    }
    for (const Predicate& predicate : compiler.predicates) {
      if (predicate.kind == Kind::word) word_of(predicate.name);
    }
  }

  void collect_cuts() {
    std::set<int32_t> all;
    for (const Predicate& predicate : compiler.predicates) {
      all.insert(predicate.low);
      if (predicate.high < kMaxNumber) all.insert(predicate.high + 1);
    }
    cuts.assign(all.begin(), all.end());
  }

  uint16_t symbol_of(const Bits& bits) {
    const auto [found, fresh] = symbols.emplace(bits, static_cast<uint16_t>(symbol_bits.size()));
    if (fresh) symbol_bits.push_back(bits);
    return found->second;
  }

  bool word_holds(const Predicate& predicate, uint32_t id, const Word& word, bool capital) const {
    if (predicate.kind == Kind::any) return true;
    if (predicate.kind == Kind::word) return (capital || !predicate.capital) && spelt.at(id) == predicate.name;
    if (predicate.kind == Kind::digits || predicate.kind == Kind::plural || predicate.kind == Kind::decimal)
      return false;
    const auto found = word.classes.find(class_number(predicate.name));
    if (found == word.classes.end() || (found->second.second && !capital)) return false;
    return found->second.first >= predicate.low && found->second.first <= predicate.high;
  }

  static bool number_holds(const Predicate& predicate, AtomKind kind, uint16_t figures, int32_t low) {
    if (predicate.kind == Kind::any) return true;
    if (low < predicate.low || low > predicate.high) return false;
    switch (kind) {
      case AtomKind::digits:
        return predicate.kind == Kind::cardinal ||
               (predicate.kind == Kind::digits && (predicate.figures == 0 || predicate.figures == figures));
      case AtomKind::grouped:
        return predicate.kind == Kind::cardinal;
      case AtomKind::cardinal:
        return predicate.kind == Kind::cardinal || predicate.kind == Kind::numeral;
      case AtomKind::decimal:
        return predicate.kind == Kind::decimal;
      case AtomKind::ordinal:
      case AtomKind::ordinal_words:
        return predicate.kind == Kind::ordinal;
      case AtomKind::plural:
        return predicate.kind == Kind::plural;
      default:
        return false;
    }
  }

  uint16_t word_symbol(uint32_t id, const Word& word, bool capital) {
    Bits bits(compiler.predicates.size());
    for (size_t p = 0; p < bits.size(); ++p) bits[p] = word_holds(compiler.predicates[p], id, word, capital);
    return symbol_of(bits);
  }

  /// Symbol 0 is every word that no pattern names.
  void write_words() {
    static const Word kUnknown;
    spelt[0] = "";
    word_symbol(0, kUnknown, true);
    std::vector<PatternSet::WordSymbol> rows;
    std::vector<PatternSet::WordValue> values;
    for (const auto& [id, word] : words) {
      rows.push_back({id, word_symbol(id, word, false), word_symbol(id, word, true)});
      for (const auto& [word_class, value] : word.classes) values.push_back({id, word_class, value.first});
    }
    builder.add_table(prefix + "words", rows);
    builder.add_table(prefix + "values", values);
  }

  void write_numbers() {
    std::vector<uint16_t> rows;
    for (uint32_t row = 0; row < kNumberRows; ++row) {
      const AtomKind kind =
          row < 9 ? AtomKind::digits : static_cast<AtomKind>(row - 9 + static_cast<uint32_t>(AtomKind::grouped));
      const auto figures = static_cast<uint16_t>(row < 9 ? row + 1 : 0);
      for (size_t interval = 0; interval <= cuts.size(); ++interval) {
        Bits bits(compiler.predicates.size());
        const int32_t low = interval == 0 ? -1 : cuts[interval - 1];
        for (size_t p = 0; p < bits.size(); ++p) bits[p] = number_holds(compiler.predicates[p], kind, figures, low);
        rows.push_back(symbol_of(bits));
      }
    }
    builder.add_table(prefix + "number-symbols", rows);
    builder.add_table(prefix + "cuts", cuts);
  }

  void write_predicates() {
    const size_t row = (compiler.predicates.size() + 63) / 64;
    std::vector<uint64_t> bits(row * symbol_bits.size());
    for (size_t s = 0; s < symbol_bits.size(); ++s) {
      for (size_t p = 0; p < symbol_bits[s].size(); ++p) {
        if (symbol_bits[s][p]) bits[s * row + p / 64] |= uint64_t{1} << (p % 64);
      }
    }
    std::vector<uint32_t> classes;
    for (const Predicate& predicate : compiler.predicates) classes.push_back(class_number(predicate.name));
    builder.add_table(prefix + "predicates", bits);
    builder.add_table(prefix + "classes", classes);
  }

  void write_programs() {
    std::vector<uint32_t> numbers;
    for (const PatternSource& pattern : sources.patterns) numbers.push_back(pattern.number);
    std::vector<Text> names;
    for (const WordClass& word_class : sources.classes) names.push_back(builder.add_text(word_class.name));
    builder.add_table(prefix + "instructions", compiler.instructions);
    builder.add_table(prefix + "starts", compiler.starts);
    builder.add_table(prefix + "numbers", numbers);
    builder.add_table(prefix + "names", names);
  }

  // ---- the subset construction

  using Set = std::vector<uint32_t>;

  void close(uint32_t pc, std::set<uint32_t>& into) const {
    if (!into.insert(pc).second) return;
    const Instruction& step = compiler.instructions[pc];
    using Op = Instruction::Op;
    if (step.op == Op::jump || step.op == Op::split) close(step.a, into);
    if (step.op == Op::split) close(step.b, into);
    if (step.op == Op::begin || step.op == Op::end || step.op == Op::set) close(pc + 1, into);
  }

  /// Only tests and accepts matter in a state.
  Set closure(const std::set<uint32_t>& from) const {
    std::set<uint32_t> all;
    for (const uint32_t pc : from) close(pc, all);
    Set out;
    for (const uint32_t pc : all) {
      const auto op = compiler.instructions[pc].op;
      if (op == Instruction::Op::test || op == Instruction::Op::accept) out.push_back(pc);
    }
    return out;
  }

  /// letter -> what is reached by it.
  std::map<uint32_t, std::set<uint32_t>> moves(const Set& state,
                                               const std::vector<std::vector<uint16_t>>& symbols_of) const {
    std::map<uint32_t, std::set<uint32_t>> out;
    for (const uint32_t pc : state) {
      const Instruction& step = compiler.instructions[pc];
      if (step.op != Instruction::Op::test) continue;
      for (const uint16_t symbol : symbols_of[step.predicate]) {
        if (!step.attached) out[2u * symbol].insert(pc + 1);
        out[2u * symbol + 1].insert(pc + 1);
      }
    }
    return out;
  }

  void write_automaton() {
    std::vector<std::vector<uint16_t>> symbols_of(compiler.predicates.size());
    for (size_t s = 0; s < symbol_bits.size(); ++s) {
      for (size_t p = 0; p < symbols_of.size(); ++p) {
        if (symbol_bits[s][p]) symbols_of[p].push_back(static_cast<uint16_t>(s));
      }
    }
    const uint32_t letters = 2 * static_cast<uint32_t>(symbol_bits.size());
    std::map<Set, uint32_t> numbers;
    std::vector<Set> states;
    const auto number_of = [&](const Set& set) {
      const auto [found, fresh] = numbers.emplace(set, static_cast<uint32_t>(states.size()));
      if (fresh) states.push_back(set);
      return found->second;
    };
    number_of(closure({compiler.starts.begin(), compiler.starts.end()}));
    std::vector<PatternSet::Arc> arcs;
    for (uint32_t state = 0; state < states.size(); ++state) {
      const Set set = states[state];
      for (const auto& [letter, reached] : moves(set, symbols_of)) {
        arcs.push_back({state * letters + letter, number_of(closure(reached))});
      }
    }
    write_accepts(states);
    write_arcs(arcs, static_cast<uint32_t>(states.size()));
  }

  void write_accepts(const std::vector<Set>& states) {
    std::map<uint32_t, uint32_t> pattern_at;  // accept instruction -> pattern
    for (uint32_t i = 0; i < compiler.starts.size(); ++i) {
      const uint32_t after =
          i + 1 < compiler.starts.size() ? compiler.starts[i + 1] : static_cast<uint32_t>(compiler.instructions.size());
      pattern_at[after - 1] = i;
    }
    std::vector<PatternSet::Accept> accepts;
    std::vector<uint32_t> accepted;
    for (const Set& state : states) {
      PatternSet::Accept accept{static_cast<uint32_t>(accepted.size()), 0};
      for (const uint32_t pc : state) {
        if (compiler.instructions[pc].op != Instruction::Op::accept) continue;
        accepted.push_back(pattern_at.at(pc));
        ++accept.count;
      }
      accepts.push_back(accept);
    }
    builder.add_table(prefix + "accepts", accepts);
    builder.add_table(prefix + "accepted", accepted);
  }

  void write_arcs(const std::vector<PatternSet::Arc>& arcs, uint32_t states) {
    uint32_t size = 16;
    while (size < 2 * arcs.size()) size *= 2;
    std::vector<PatternSet::Arc> table(size, {0, 0});
    for (const PatternSet::Arc& arc : arcs) {
      uint32_t slot = hash_arc(arc.key) & (size - 1);
      while (table[slot].next != 0) slot = (slot + 1) & (size - 1);
      table[slot] = arc;
    }
    builder.add_table(prefix + "arcs", table);
    const std::vector<PatternSet::Sizes> sizes = {{static_cast<uint32_t>(symbol_bits.size()), states, size - 1, 0}};
    builder.add_table(prefix + "sizes", sizes);
  }
};

}  // namespace

Result<void> write_patterns(const PatternSources& sources, std::string_view name, ImageBuilder& builder) {
  TableMaker maker{sources, PatternCompiler(sources.slots), builder, std::string(name) + "."};
  if (auto read = maker.read(); !read) return read;
  maker.collect_words();
  maker.collect_cuts();
  maker.write_words();
  maker.write_numbers();
  maker.write_predicates();
  maker.write_programs();
  maker.write_automaton();
  return {};
}

}  // namespace rapporteur::rules
