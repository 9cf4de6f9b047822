// Whether words, names and actors are meant by what somebody asks for. Both stores answer so: SQLite calls these, and
// PostgreSQL has functions of the same names (postgres_dialect.cc) that tests compare with them.
#pragma once

#include <cstdint>
#include <string_view>

namespace rapporteur::record {

/// Each of the wanted words, which stand between spaces, begins a word of the text; capitals do not matter.
bool has_words(std::string_view text, std::string_view wanted);

/// True for "RUS": what has small letters is a name.
bool is_code(std::string_view wanted);

/// True if `wanted` means him who is written so: a code ("RUS" finds all who are of it), or in small letters too the
/// beginning of a word in a name.
bool is_named(std::string_view written, std::string_view wanted);

/// One of the forms, a line each, is the actor or one of the actors.
bool is_written(std::string_view written, std::string_view forms);

/// The lines in which a span of code points stands.
std::string_view paragraph(std::string_view text, int64_t start, int64_t end);

}  // namespace rapporteur::record
