// Work on many items at once, results in the order of the items: what `read` and `annotate` share.
#pragma once

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_pipeline.h>

#include <atomic>
#include <memory>
#include <optional>
#include <utility>

namespace rapporteur::cli {

/// Items in flight for each thread: enough to keep all busy behind a long report, few enough to bound memory.
inline constexpr size_t kInFlight = 4;

/// next() gives items until it gives nothing; work(item) runs on `threads` threads; take(result) gets every result in
/// the order of the items and returns false to stop.
template <typename Next, typename Work, typename Take>
void in_order(size_t threads, Next next, Work work, Take take) {
  using Item = typename decltype(next())::value_type;
  using Done = decltype(work(std::declval<Item>()));
  if (threads <= 1) {
    while (auto item = next()) {
      if (!take(work(std::move(*item)))) return;
    }
    return;
  }
  namespace tbb = oneapi::tbb;
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
  std::atomic<bool> stopped = false;
  // The library's filters hand over small values; shared pointers keep items in one place.
  const auto feed = [&](tbb::flow_control& control) -> std::shared_ptr<Item> {
    auto item = stopped ? std::nullopt : next();
    if (!item) return control.stop(), nullptr;
    return std::make_shared<Item>(std::move(*item));
  };
  const auto run = [&](const std::shared_ptr<Item>& item) { return std::make_shared<Done>(work(std::move(*item))); };
  const auto give = [&](const std::shared_ptr<Done>& done) {
    if (!stopped && !take(std::move(*done))) stopped = true;
  };
  using tbb::filter_mode;
  tbb::parallel_pipeline(
      threads * kInFlight,
      tbb::make_filter<void, std::shared_ptr<Item>>(filter_mode::serial_in_order, feed) &
          tbb::make_filter<std::shared_ptr<Item>, std::shared_ptr<Done>>(filter_mode::parallel, run) &
          tbb::make_filter<std::shared_ptr<Done>, void>(filter_mode::serial_in_order, give));
}

}  // namespace rapporteur::cli
