// The record, opened as often as questions are answered at once: one opened record answers one question at a time.
#pragma once

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "rapporteur/record.h"

namespace rapporteur::serve {

class Records {
 public:
  Records(std::string path, size_t most) : path_(std::move(path)), most_(most) {}

  /// One that nobody else uses, until the pointer is let go of. Waits for its turn; nullptr if that takes longer than
  /// `patience`. An error if the record cannot be opened.
  Result<std::shared_ptr<Record>> take(std::chrono::milliseconds patience) {
    std::unique_lock lock(mutex_);
    const auto has_turn = [&] { return used_ < most_; };
    if (!free_turn_.wait_for(lock, patience, has_turn)) return std::shared_ptr<Record>();
    ++used_;
    std::unique_ptr<Record> record;
    if (!idle_.empty()) {
      record = std::move(idle_.back());
      idle_.pop_back();
    }
    lock.unlock();
    if (!record) {
      auto opened = Record::open(path_, Record::Use::look);
      if (!opened) return give(nullptr), tl::unexpected(opened.error());
      record = std::make_unique<Record>(std::move(*opened));
    }
    return std::shared_ptr<Record>(record.release(), [this](Record* done) { give(std::unique_ptr<Record>(done)); });
  }

 private:
  void give(std::unique_ptr<Record> record) {
    {
      const std::lock_guard lock(mutex_);
      --used_;
      if (record) idle_.push_back(std::move(record));
    }
    free_turn_.notify_one();
  }

  std::string path_;
  size_t most_;
  std::mutex mutex_;
  std::condition_variable free_turn_;
  size_t used_ = 0;
  std::vector<std::unique_ptr<Record>> idle_;
};

}  // namespace rapporteur::serve
