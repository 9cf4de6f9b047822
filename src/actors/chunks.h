// Base noun phrases that could name an actor, cut into their parts: "the | Russian | Deputy Foreign Minister | Sergei
// Ryabkov".
#pragma once

#include <cstdint>
#include <vector>

#include "actors/registry.h"
#include "rapporteur/document.h"
#include "rules/lexicon.h"

namespace rapporteur::actors {

enum class PartKind : uint8_t { filler, determiner, possessive, registered, title, honorific, role, nominal, name };

/// A part of a chunk: tokens [first, end).
struct Part {
  PartKind kind = PartKind::filler;
  uint32_t first = 0;
  uint32_t end = 0;
  uint32_t entry = kNone;  ///< in the registry, but for fillers and names
  Naming naming = Naming::none;
  EntryKind entry_kind = EntryKind::other;
  uint64_t bits = 0;    ///< determiners and fillers: their WordBit
  bool sure = false;    ///< names: the names layer calls it a person
  bool person = false;  ///< names: may be a person; false: an organisation by the names layer
};

/// One noun phrase, without what follows its head.
struct Chunk {
  uint32_t first = 0;
  uint32_t end = 0;
  std::vector<Part> parts;

  void clear() { parts.clear(); }
};

/// Cuts chunks from left to right. Uses tags where a sentence has them, else capital letters.
class Chunker {
 public:
  Chunker(const Document& document, const rules::Image& image, const Registry& registry);

  /// Reads the chunk that begins at `token`, not past `end`; an empty one (end == first) if none begins there.
  void read(uint32_t token, uint32_t end, Chunk& chunk);
  /// Names that run across the token are two: "the ambassador to Qatar | X Y".
  void part_names_at(uint32_t token) { cut_ = token; }
  /// The registry's longest phrase at a token that is not better read as (part of) a name.
  Part registered_at(uint32_t token, uint32_t end) const;
  /// True if the names layer has a place's name at the token.
  bool is_location(uint32_t token) const;

 private:
  Part part_at(uint32_t token, uint32_t end, const Chunk& chunk) const;
  Part name_at(uint32_t token, uint32_t end, bool after_title) const;
  uint32_t end_of_capitals(uint32_t token, uint32_t end, bool after_title) const;
  uint32_t end_of_byline(uint32_t token, uint32_t end) const;
  bool can_be_name(uint32_t token, bool after_title) const;
  bool stands_before_noun(uint32_t token, uint32_t end) const;
  bool is_name_tail(uint32_t token) const;
  bool is_given_name(const Part& place, uint32_t end) const;
  bool joins_name(uint32_t token, uint32_t end) const;
  bool is_filler(uint32_t token, const Chunk& chunk) const;
  bool tagged(uint32_t token) const { return token < d_.tags.size() && d_.tags[token].xpos != Xpos::none; }
  const Name* name_from(uint32_t token) const;
  uint32_t entry_of(const rules::PhraseMatch& match) const;
  bool holds_verb(const Name& name) const;
  bool holds_role(const Name& name) const;
  bool opens_with_post(const Part& registered, const Part& name) const;
  bool in_time(uint32_t token) const { return token < in_time_.size() && in_time_[token]; }

  const Document& d_;
  const rules::Image& image_;
  const Registry& registry_;
  const rules::Lexicon& lexicon_;
  std::vector<uint32_t> name_over_;  ///< by token: index into names; empty if there are none
  std::vector<bool> in_time_;
  uint32_t cut_ = 0;
};

}  // namespace rapporteur::actors
