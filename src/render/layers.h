// The layers that `annotate` writes, chosen by name. One file for each writer.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "rapporteur/document.h"

namespace rapporteur::render {

/// Appends one document's lines to `out`, in code points where it writes offsets.
using WriteLayer = void (*)(const Document& document, std::string& out);

struct LayerFormat {
  std::string_view name;
  uint32_t needs;  ///< the pipeline's layers (pipeline.h) that it writes
  WriteLayer write;
};

std::span<const LayerFormat> layer_formats();
/// The format of that name; nullptr if there is none.
const LayerFormat* find_layer_format(std::string_view name);

void write_findings(const Document& document, std::string& out);
void write_events(const Document& document, std::string& out);
void write_judgement(const Document& document, std::string& out);
void write_lines(const Document& document, std::string& out);
void write_statements(const Document& document, std::string& out);
void write_text(const Document& document, std::string& out);
void write_times(const Document& document, std::string& out);
void write_conllu(const Document& document, std::string& out);
void write_mentions(const Document& document, std::string& out);
void write_predicates(const Document& document, std::string& out);
void write_names(const Document& document, std::string& out);

}  // namespace rapporteur::render
