// README.md shows real output: every "$ rapporteur …" in its console blocks is run, and must print what stands below
// it.
#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace rapporteur {
namespace {

struct Shown {
  int line = 0;
  std::string command;
  std::string output;
};

/// The commands of the console blocks, each with the lines up to the next one or the block's end.
std::vector<Shown> shown_in(const std::string& path) {
  std::ifstream in(path);
  std::vector<Shown> all;
  bool console = false;
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.starts_with("```")) {
      console = line == "```console";
    } else if (console && line.starts_with("$ ")) {
      all.push_back({number, line.substr(2), ""});
    } else if (console && !all.empty()) {
      all.back().output += line + "\n";
    }
  }
  return all;
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  for (size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
  return text;
}

std::string run(const std::string& command) {
  FILE* pipe = popen((command + " 2>&1").c_str(), "r");
  if (pipe == nullptr) return "could not be run";
  std::string output;
  for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) output.push_back(static_cast<char>(c));
  pclose(pipe);
  return output;
}

TEST(Readme, ShowsWhatTheProgramPrints) {
  const std::string record = ::testing::TempDir() + "readme_test.db";
  std::filesystem::remove(record);
  const std::vector<Shown> all = shown_in("README.md");
  int checked = 0;
  for (const Shown& shown : all) {
    if (!shown.command.starts_with("rapporteur ")) continue;
    const std::string command = replaced(RAPPORTEUR_PROGRAM + shown.command.substr(10), "build/demo.db", record);
    EXPECT_EQ(run("COLUMNS=80 " + command), shown.output) << "README.md:" << shown.line << " $ " << shown.command;
    ++checked;
  }
  EXPECT_GE(checked, 3) << "README.md shows too few commands";
}

}  // namespace
}  // namespace rapporteur
