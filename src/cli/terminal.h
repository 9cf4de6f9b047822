// The terminal's side: where results and everything else go, how wide it is, whether it shows colours.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/result.h"

namespace rapporteur::cli {

/// Exit statuses of all commands.
inline constexpr int kAllRead = 0;
inline constexpr int kSomeFailed = 1;
inline constexpr int kWrongUse = 2;

/// Of a command that an error ended.
inline int status_of(const Error& error) { return error.code == ErrorCode::misused ? kWrongUse : kSomeFailed; }

bool is_terminal(int file);

/// Columns of the terminal that standard output goes to: COLUMNS, what the terminal says, or 80.
uint32_t terminal_width();

/// "always", "never", or "auto": a terminal, and NO_COLOR is not set.
bool wants_colour(std::string_view choice);

/// One line on standard error; nothing in it steers the terminal.
void complain(const std::string& message);
inline void complain(const Error& error) { complain(error.message()); }

/// Standard output. A reader that has closed it (`| head`) is no error and no reason to go on.
class Output {
 public:
  /// `coloured`: what is written may have this program's own colours. Nothing else that steers a terminal comes
  /// through.
  explicit Output(bool coloured = false) : coloured_(coloured) {}

  /// Writes and empties the text; false once nobody reads any more.
  bool write(std::string& text);
  /// Hands over what was written so far; false once nobody reads any more.
  bool flush();
  /// To be called at the end: false if something could not be written, which has been said then.
  bool finish();

 private:
  void look_at_error();
  bool coloured_;
  bool closed_ = false;
  bool failed_ = false;
};

/// "12,345 reports · 2,310 a second · 8 s left", rewritten on standard error if that is a terminal.
class Progress {
 public:
  explicit Progress(uint64_t total_bytes);
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void update(uint64_t reports, uint64_t bytes);
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  uint64_t total_bytes_;
  bool shown_ = false;
  bool terminal_;
  Clock::time_point begin_ = Clock::now();
  Clock::time_point next_;
};

/// The known word that is nearest to what was typed; "" if none is near enough to be meant.
std::string nearest(std::string_view typed, const std::vector<std::string>& known);

/// "no format is called tabel; did you mean table?", or the list of what there is.
std::string unknown(std::string_view what, std::string_view typed, const std::vector<std::string>& known);

}  // namespace rapporteur::cli
