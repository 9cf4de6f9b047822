// From tokens to vectors that know their sentence: word vectors and pieces, then layers of gated averages in both
// directions (Bradbury et al. 2017, "Quasi-recurrent neural networks"), each of which may read a word
// between its neighbours. One encoder for tags and heads, one for names.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "syntax/dense.h"
#include "syntax/features.h"
#include "syntax/model_file.h"

namespace rapporteur::syntax {

/// Vectors of words and of pieces of words, used where the model lies.
struct WordTables {
  std::span<const int8_t> words, pieces;
  std::span<const float> scales;
  std::span<const uint64_t> keys;   ///< open addressing
  std::span<const uint32_t> slots;  ///< row of the word in that slot; 0: free
  float piece_scale = 0;

  bool load(const ModelFile& file);
  uint32_t row_of(uint64_t key) const;
  /// Have the memory brought near that fetch_rows() and put() will read; fetch_rows() also looks up the word's row.
  void fetch_slot(const Features& features) const;
  void fetch_rows(Features& features) const;
  /// Writes the kInputDim numbers that stand for a token that was fetched.
  void put(const Features& features, float* input) const;
};

/// What the encoder works in; one for each thread.
struct EncoderSpace {
  std::vector<Features> features;
  std::vector<uint32_t> ends;  ///< row after each sentence's last
  Rows input, window;
  Rows gates;   ///< of 16 units in one direction
  Rows states;  ///< the result
  QuantisedRows quantised;
};

struct Encoder {
  uint32_t hidden = 0, layers = 0;
  WordTables tables;
  std::vector<Dense> forward, backward;
  std::vector<bool> windows;  ///< whether a layer reads each word's neighbours beside it

  bool load(const ModelFile& file);
  uint32_t output_size() const { return 2 * hidden; }
  /// Encodes the sentences whose tokens' features stand in `space`; the result is space.states, and
  /// space.quantised has it in bytes.
  void run(EncoderSpace& space) const;

 private:
  void embed(EncoderSpace& space) const;
  /// Puts into space.quantised what a layer reads of `rows`.
  void take(uint32_t layer, const Rows& rows, EncoderSpace& space) const;
};

}  // namespace rapporteur::syntax
