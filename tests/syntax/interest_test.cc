// Sentences that are left unparsed change no finding.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "describe.h"
#include "support.h"

namespace rapporteur {
namespace {

/// What was found, but for the trees themselves, which do differ.
std::vector<std::string> findings_of(const std::string& text, bool eager) {
  PipelineOptions options;
  options.eager = eager;
  std::vector<std::string> kept;
  for (const std::string& line : describe(testing::read(text, "2022-01-12", options))) {
    const bool syntax = line.starts_with("arc ") || line.starts_with("predicate ");  // of furniture, too
    if (!syntax) kept.push_back(line);
  }
  return kept;
}

TEST(Interest, EagerReadingFindsTheSame) {
  int reports = 0;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(RAPPORTEUR_SOURCE) / "examples")) {
    if (entry.path().extension() != ".txt") continue;
    std::ostringstream text;
    text << std::ifstream(entry.path()).rdbuf();
    EXPECT_EQ(findings_of(text.str(), false), findings_of(text.str(), true)) << entry.path();
    ++reports;
  }
  EXPECT_GT(reports, 0);
}

TEST(Interest, FurnitureIsNotParsed) {
  const Document document = testing::read("Envoys meet\n\nBy Anna Weber\n\nThe envoys met on Wednesday in Brussels.\n");
  uint32_t unwanted = 0;
  for (const Sentence& sentence : document.sentences) {
    const bool byline = document.words(sentence.span) == "By Anna Weber";
    EXPECT_EQ(document.heads[sentence.first].relation == Deprel::none, !sentence.wanted);
    EXPECT_FALSE(byline && sentence.wanted);
    unwanted += !sentence.wanted;
  }
  EXPECT_GE(unwanted, 1u);
}

}  // namespace
}  // namespace rapporteur
