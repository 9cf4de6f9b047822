// Run by the build: compiles a folder of knowledge files into an image file, or lists every error in them.
#include <cstdio>
#include <fstream>

#include "compile_knowledge.h"
#include "rules/grammar.h"
#include "rules/schema.h"

namespace {

int complain(const rapporteur::Error& error) {
  std::fprintf(stderr, "%s\n", error.message().c_str());
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  using namespace rapporteur;
  if (argc != 3) return std::fprintf(stderr, "usage: compile_knowledge FOLDER IMAGE\n"), 2;
  auto entries = rules::read_folder(argv[1]);
  if (!entries) return complain(entries.error());
  const auto schema = rules::read_schema(*entries);
  if (!schema) return complain(schema.error());
  std::vector<Error> errors = rules::find_repeated(*entries);
  const std::vector<Error> wrong = rules::check_entries(*schema, *entries);
  errors.insert(errors.end(), wrong.begin(), wrong.end());
  for (const Error& error : errors) complain(error);
  if (!errors.empty()) return 1;
  const auto image = compile_knowledge(std::move(*entries));
  if (!image) return complain(image.error());
  std::ofstream out(argv[2], std::ios::binary);
  out.write(reinterpret_cast<const char*>(image->data()), static_cast<std::streamsize>(image->size()));
  out.close();
  return out ? 0 : complain({ErrorCode::unwritable, argv[2], "cannot be written", ""});
}
