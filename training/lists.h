// Lists of names: what the name finder sees of them, and names to put in the place of others.
#pragma once

#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "syntax/name_lists.h"

namespace training {

using Words = std::vector<std::string>;

Words words_of(const std::string& phrase);

struct Lists {
  std::vector<Words> persons, places, organisations;          ///< each cut into words
  std::unordered_map<std::string, std::vector<Words>> parts;  ///< of made-up names of organisations and places
  std::set<std::string> groups;  ///< as they are written, words divided by one space; for texts that lack the class
  std::set<std::string> states;  ///< likewise
  std::set<std::string> organs;  ///< likewise: parts of states, and bodies of states, even where their seat is meant
  std::set<std::string> titles;  ///< folded posts and forms of address before a person's name

  /// Reads office-holders.tsv, the actors' knowledge, the zones of tzdata and the lists of training/ from a folder.
  void read(const std::string& folder);
  /// What is written into the model.
  const std::vector<uint32_t>& keys() const { return keys_; }
  const std::vector<uint16_t>& bits() const { return bits_; }
  rapporteur::syntax::NameLists table() const { return {keys_, bits_}; }

 private:
  void read_holders(const std::string& path);
  void read_knowledge(const std::string& path);
  void read_places(const std::string& path);
  void read_zones(const std::string& path);
  void read_parts(const std::string& path);
  void read_groups(const std::string& path);
  void note_words(const Words& words, uint16_t bit);
  void note_phrase(const Words& words, uint16_t bit);
  void build_table();

  std::map<uint64_t, uint16_t> entries_;
  std::vector<uint32_t> keys_;
  std::vector<uint16_t> bits_;
};

/// True for the small words that names have inside ("of", "al", "de") and for marks.
bool is_particle(const std::string& folded);
bool has_capital(const std::string& word);

}  // namespace training
