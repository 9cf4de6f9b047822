// Writing what was learned as quantised model files.
#pragma once

#include <string>

#include "lists.h"
#include "name_finder.h"
#include "parser.h"
#include "syntax/model_file.h"

namespace training {

/// Adds "words.*" and "pieces.*": rows of int8 with their scales, and the table that finds a word's row.
void add_tables(rapporteur::syntax::ModelWriter& writer, const Tables& tables);
/// Adds `name`.w (int8, one row for each output), .s (a scale for each output), .b (bias).
void add_linear(rapporteur::syntax::ModelWriter& writer, const std::string& name, const Matrix& weights,
                const Matrix& bias);
void add_floats(rapporteur::syntax::ModelWriter& writer, const std::string& name, const Matrix& values);
void add_encoder(rapporteur::syntax::ModelWriter& writer, const Encoder& encoder);
void write_file(const std::string& path, const rapporteur::syntax::ModelWriter& writer);

void write_parser(const std::string& path, const Parser& parser, const Tables& tables);
void write_names(const std::string& path, const NameFinder& finder, const Tables& tables, const Lists& lists);

}  // namespace training
