// Reading a parser's model file back, so that what was learned can vote or be learned from.
#pragma once

#include <string>

#include "parser.h"

namespace training {

/// A parser and its tables, as numbers again. Ends the program with a message if the file is no parser's.
struct LearnedParser {
  Parser parser;
  Tables tables;
};

void read_parser(const std::string& path, LearnedParser& learned);

}  // namespace training
