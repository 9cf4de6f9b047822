// What an answer is: entries, each with its values and the sentences behind it, and how all of it was come by.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "answers/rows.h"

namespace rapporteur::answers {

/// One of the findings behind an entry, and what it is there for: "says", "came true", "against".
struct Sentence {
  std::string role;
  Row row;
};

struct Entry {
  uint32_t depth = 0;               ///< 0: stands by itself; else a part of the last entry of one less
  std::string head;                 ///< the values in one line, for people
  std::vector<std::string> values;  ///< one for each column; "": not stated
  std::vector<Sentence> sentences;
};

struct Answer {
  std::string method;  ///< how the entries were come by, and what was left out: for people, without line breaks
  std::vector<std::string> columns;
  std::vector<Entry> entries;
  uint64_t total = 0;  ///< entries that stand by themselves, had there been no limit
  uint64_t limit = 0;  ///< 0: none

  void add(Entry entry) {
    total += entry.depth == 0;
    entries.push_back(std::move(entry));
  }
  /// Keeps the first `most` entries that stand by themselves, with their parts; 0: all.
  void keep(uint64_t most) {
    limit = most;
    uint64_t whole = 0;
    const auto too_many = [&](const Entry& entry) { return (whole += entry.depth == 0) > most; };
    if (most > 0) entries.erase(std::find_if(entries.begin(), entries.end(), too_many), entries.end());
  }
  /// Entries that stand by themselves.
  uint64_t returned() const { return limit == 0 ? total : std::min(limit, total); }
};

}  // namespace rapporteur::answers
