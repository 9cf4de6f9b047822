// The words of a report as PostgreSQL's full-text search keeps them. They are cut and folded as SQLite's FTS5 does it
// (unicode61 without accents), so that both stores find the same reports.
#pragma once

#include <string>
#include <string_view>

namespace rapporteur::record {

/// A tsvector in text: 'geneva':1A 'talks':2,9 …; words of the title bear the letter A. What a tsvector cannot hold is
/// left out: words of more than 2046 bytes, places after the 255th of a word, new words after a megabyte of them.
std::string search_words(std::string_view title, std::string_view text);

/// A tsquery in text for words that stand between spaces, each of which begins a word of the report.
std::string words_to_search(std::string_view wanted);

}  // namespace rapporteur::record
