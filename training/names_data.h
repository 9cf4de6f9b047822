// Texts with names, as the name finder learns from them.
#pragma once

#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "conllu.h"

namespace training {

/// Labels: 0 outside; 1 + 2c begins a name of class c (rapporteur::NameClass), 2 + 2c continues it.
struct NameSentence {
  std::vector<std::string> words;
  std::vector<bool> spaced;  ///< white space stands before the word
  std::vector<int> labels;
  float weight = 1;
};

/// Lists of names to recognise and to put in place of others.
struct NameLists {
  std::vector<std::vector<std::string>> persons, places;  ///< each cut into words
  std::unordered_map<std::string, std::vector<std::vector<std::string>>>
      parts;                                       ///< of names of organisations and places
  std::set<std::string> groups;                    ///< single words, as they are written
  std::unordered_map<std::string, uint32_t> bits;  ///< folded word to what lists have it

  /// office-holders.tsv, states.know, tzdata's zones, and more names of groups.
  void read(const std::string& holders, const std::string& states, const std::string& zones,
            const std::string& more_groups, const std::string& organisations);
};

/// One set of names in JSON lines; classes are folded to the four, groups labelled by the list where the set has none.
std::vector<NameSentence> read_names(const std::string& path, const NameLists& lists);

}  // namespace training
