// Runs the program as a shell would, and keeps what it said.
#pragma once

#include <sys/wait.h>

#include <cstdlib>
#include <string>

#include "folder.h"

namespace rapporteur {

struct Said {
  std::string out;
  std::string err;
  int status = -1;
};

/// `before` and `arguments` are pieces of shell around the program's name; it runs in the folder.
inline Said run(const Folder& folder, const std::string& arguments, const std::string& before = "") {
  const std::string program = std::filesystem::absolute(RAPPORTEUR_PROGRAM).string();
  const std::string command = before + " " + program + " " + arguments;
  folder.write(".run", "cd '" + folder.path() + "'\n( " + command + "\n) >.out 2>.err\n");
  const int status = std::system(("bash '" + folder.at(".run") + "' ").c_str());
  return {folder.read(".out"), folder.read(".err"), WIFEXITED(status) ? WEXITSTATUS(status) : -1};
}

inline size_t lines(const std::string& text) {
  size_t count = 0;
  for (const char c : text) count += c == '\n';
  return count;
}

}  // namespace rapporteur
