// The list of rooms that write tables of their own into the image.
#include "compile_knowledge.h"

#include "actors/holders.h"
#include "frames/compile.h"
#include "rules/image.h"
#include "rules/inherit.h"
#include "times/times.h"

namespace rapporteur {

Result<std::vector<std::byte>> compile_knowledge(std::vector<rules::SourceEntry> entries) {
  if (auto done = rules::inherit(entries); !done) return tl::unexpected(done.error());
  return rules::compile_image(std::move(entries), {times::write_tables, frames::write_frames, actors::write_holders});
}

}  // namespace rapporteur
