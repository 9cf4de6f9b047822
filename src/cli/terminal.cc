// Output, progress and suggestions.
#include "cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "render/harmless.h"
#include "render/words.h"

namespace rapporteur::cli {
namespace {

constexpr auto kFirstProgress = std::chrono::milliseconds(1000);  // shorter work needs none
constexpr auto kNextProgress = std::chrono::milliseconds(200);
constexpr uint32_t kUsualWidth = 80;

/// Levenshtein's distance, by one row of his table.
size_t distance(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (size_t i = 0; i < a.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i + 1;
    for (size_t j = 0; j < b.size(); ++j) {
      const size_t changed = diagonal + (a[i] != b[j]);
      diagonal = row[j + 1];
      row[j + 1] = std::min({changed, row[j] + 1, diagonal + 1});
    }
  }
  return row.back();
}

std::string grouped(uint64_t number) {
  std::string digits = std::to_string(number);
  for (size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

std::string time_left(double seconds) {
  if (seconds < 100) return std::to_string(std::lround(seconds)) + " s left";
  return std::to_string(std::lround(seconds / 60)) + " min left";
}

}  // namespace

bool is_terminal(int file) { return isatty(file) == 1; }

uint32_t terminal_width() {
  const char* set = std::getenv("COLUMNS");
  const int columns = set == nullptr ? 0 : std::atoi(set);
  if (columns > 0) return static_cast<uint32_t>(columns);
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return kUsualWidth;
}

bool wants_colour(std::string_view choice) {
  if (choice != "auto") return choice == "always";
  const char* no_colour = std::getenv("NO_COLOR");
  return is_terminal(STDOUT_FILENO) && (no_colour == nullptr || *no_colour == '\0');
}

void complain(const std::string& message) {
  // One call, so that lines of several threads do not mix.
  const std::string line = "rapporteur: " + render::line_of(message) + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

void Output::look_at_error() {
  if (errno == EPIPE)
    closed_ = true;
  else if (!failed_)
    complain(std::string("standard output: ") + std::strerror(errno) + "; make room or give another place");
  failed_ = failed_ || !closed_;
}

bool Output::write(std::string& text) {
  text = render::harmless(text, coloured_ ? render::Surface::coloured : render::Surface::terminal);
  if (!closed_ && !failed_ && std::fwrite(text.data(), 1, text.size(), stdout) < text.size()) look_at_error();
  text.clear();
  return !closed_ && !failed_;
}

bool Output::flush() {
  if (!closed_ && !failed_ && std::fflush(stdout) != 0) look_at_error();
  return !closed_ && !failed_;
}

bool Output::finish() {
  flush();
  return !failed_;
}

Progress::Progress(uint64_t total_bytes)
    : total_bytes_(total_bytes), terminal_(is_terminal(STDERR_FILENO)), next_(begin_ + kFirstProgress) {}

void Progress::update(uint64_t reports, uint64_t bytes) {
  const auto now = Clock::now();
  if (!terminal_ || now < next_) return;
  next_ = now + kNextProgress;
  shown_ = true;
  const double seconds = std::chrono::duration<double>(now - begin_).count();
  std::string line = "\r\x1b[K" + grouped(reports) + " reports · " +
                     grouped(static_cast<uint64_t>(static_cast<double>(reports) / seconds)) + " a second";
  if (total_bytes_ > 0 && bytes > 0 && bytes <= total_bytes_) {
    line += " · " + time_left(seconds * static_cast<double>(total_bytes_ - bytes) / static_cast<double>(bytes));
  }
  std::fwrite(line.data(), 1, line.size(), stderr);
}

void Progress::clear() {
  if (shown_) std::fputs("\r\x1b[K", stderr);
  shown_ = false;
}

std::string nearest(std::string_view typed, const std::vector<std::string>& known) {
  std::string best;
  size_t least = std::max<size_t>(typed.size() / 2, 1) + 1;  // farther than half the word is a guess
  for (const std::string& word : known) {
    const size_t far = distance(typed, word);
    if (far < least) least = far, best = word;
  }
  return best;
}

std::string unknown(std::string_view what, std::string_view typed, const std::vector<std::string>& known) {
  const std::string near = nearest(typed, known);
  std::string message = "no " + std::string(what) + " is called " + std::string(typed);
  if (!near.empty()) return message + "; did you mean " + near + "?";
  std::string all;
  for (const std::string& word : known) all.append(all.empty() ? "" : ", ").append(word);
  return message + "; there are " + all;
}

}  // namespace rapporteur::cli
