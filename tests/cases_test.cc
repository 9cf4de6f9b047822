// Runs tests/cases/**/*.case. A case is "report DATE", the text, a line "---", and what must be found there, one line
// each (src/describe.h); a line "===" separates cases in one file.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "describe.h"
#include "support.h"

namespace rapporteur {
namespace {

struct Case {
  std::string where;
  std::string date;
  std::string text;
  std::vector<std::string> expectations;
};

std::vector<Case> read_cases(const std::filesystem::path& path) {
  std::ifstream in(path);
  std::vector<Case> cases;
  bool answers = false;
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.starts_with("report")) {
      cases.push_back(
          {path.filename().string() + ":" + std::to_string(number), line.size() > 7 ? line.substr(7) : "", "", {}});
      answers = false;
    } else if (line == "---") {
      answers = true;
    } else if (line == "===" || cases.empty()) {
      continue;
    } else if (!answers) {
      cases.back().text += line + "\n";
    } else if (!line.empty() && !line.starts_with("#")) {
      cases.back().expectations.push_back(line);
    }
  }
  return cases;
}

std::vector<std::filesystem::path> case_files() {
  std::vector<std::filesystem::path> files;
  for (const auto& file : std::filesystem::recursive_directory_iterator(RAPPORTEUR_CASES)) {
    if (file.path().extension() == ".case") files.push_back(file.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

class CaseFile : public ::testing::TestWithParam<std::filesystem::path> {};

TEST_P(CaseFile, FindsWhatItMust) {
  const std::vector<Case> cases = read_cases(GetParam());
  ASSERT_FALSE(cases.empty()) << "no case in " << GetParam();
  for (const Case& c : cases) {
    EXPECT_FALSE(c.expectations.empty()) << c.where << " expects nothing";
    EXPECT_EQ(unmet(testing::read(c.text, c.date), c.expectations), "") << c.where;
  }
}

std::string test_name(const ::testing::TestParamInfo<std::filesystem::path>& info) {
  std::string name = std::filesystem::relative(info.param, RAPPORTEUR_CASES).replace_extension().string();
  for (char& c : name) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
  }
  return name;
}

INSTANTIATE_TEST_SUITE_P(Cases, CaseFile, ::testing::ValuesIn(case_files()), test_name);

}  // namespace
}  // namespace rapporteur
