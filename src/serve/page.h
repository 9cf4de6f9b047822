// The page: built from web/ and carried in the program.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace rapporteur::serve {

struct PageFile {
  std::string_view path;  ///< "/page.js"
  std::string_view type;
  std::string bytes;
};

/// The page's files, the first of which is the page itself.
std::span<const PageFile> page_files();

/// True for the address of a view: it is answered with the page, which draws what the address says.
bool is_view(std::string_view path);

}  // namespace rapporteur::serve
