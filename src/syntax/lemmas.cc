// Lemmas: a table of exceptions and rules over endings.
#include "syntax/lemmas.h"

#include <algorithm>

namespace rapporteur::syntax {
namespace {

uint64_t hash_of(std::string_view form, uint64_t seed) {
  uint64_t hash = (seed + 1) * 0x9e3779b97f4a7c15ull;
  for (const char c : form) hash = (hash ^ static_cast<uint8_t>(c)) * 0x100000001b3ull;
  hash ^= hash >> 32;
  hash *= 0x9e3779b97f4a7c15ull;
  return (hash ^ (hash >> 29)) | 1;
}

}  // namespace

uint32_t lemma_shape(const Token& token) { return token.upper ? 2 : token.capital ? 1 : 0; }

uint64_t exception_key(std::string_view folded, Xpos xpos, uint32_t shape) {
  return hash_of(folded, static_cast<uint64_t>(xpos) * 4 + shape);
}

uint64_t ending_key(std::string_view folded, uint32_t length, Xpos xpos, uint32_t shape) {
  return hash_of(folded.substr(folded.size() - length), 1000 + (static_cast<uint64_t>(xpos) * 4 + shape) * 8 + length);
}

int Lemmatiser::Table::find(uint64_t key) const {
  const size_t mask = keys.size() - 1;
  for (size_t slot = (key >> 8) & mask; keys[slot] != 0; slot = (slot + 1) & mask) {
    if (keys[slot] == key) return scripts[slot];
  }
  return -1;
}

bool Lemmatiser::load(const ModelFile& file) {
  scripts_ = file.table<LemmaScript>("scripts");
  characters_ = file.table<char>("characters");
  bool whole = !scripts_.empty();
  for (auto [table, name] : {std::pair{&exceptions_, std::string("exceptions")}, {&endings_, std::string("endings")}}) {
    table->keys = file.table<uint64_t>(name + ".k");
    table->scripts = file.table<uint16_t>(name + ".s");
    const size_t size = table->keys.size();
    whole = whole && size > 1 && (size & (size - 1)) == 0 && table->scripts.size() == size &&
            std::find(table->keys.begin(), table->keys.end(), 0) != table->keys.end() &&
            std::all_of(table->scripts.begin(), table->scripts.end(), [&](uint16_t s) { return s < scripts_.size(); });
  }
  return whole && std::all_of(scripts_.begin(), scripts_.end(), [&](const LemmaScript& script) {
           return script.text + script.size <= characters_.size();
         });
}

int Lemmatiser::script_of(std::string_view folded, Xpos xpos, uint32_t shape) const {
  for (uint32_t tried = shape;; tried = 0) {
    if (const int script = exceptions_.find(exception_key(folded, xpos, tried)); script >= 0) return script;
    if (tried == 0) break;
  }
  for (uint32_t length = std::min<uint32_t>(kLongestEnding, static_cast<uint32_t>(folded.size()));; --length) {
    if (const int script = endings_.find(ending_key(folded, length, xpos, shape)); script >= 0) return script;
    if (length == 0) return -1;
  }
}

void Lemmatiser::append(std::string_view form, std::string_view folded, Xpos xpos, uint32_t shape,
                        std::string& lemmas) const {
  const int found = script_of(folded, xpos, shape);
  if (found < 0) {
    lemmas.append(shape == 0 ? form : folded);
    return;
  }
  const LemmaScript& script = scripts_[static_cast<size_t>(found)];
  const std::string_view base = script.keeps_case != 0 ? form : folded;
  lemmas.append(base.substr(0, base.size() - std::min<size_t>(script.strip, base.size())));
  lemmas.append(characters_.data() + script.text, script.size);
}

}  // namespace rapporteur::syntax
