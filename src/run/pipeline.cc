#include "run/pipeline.h"

#include <algorithm>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>

#include "base/assert.h"

// A ring of slots under one lock. Item number n lives in slot n modulo the ring's size; four
// counters say how far each stage has come:
//
//   delivered <= started <= filled <= delivered + slots         slots: |DD.wwwdwww...ff|
//
// The reader waits until the oldest slot is free and what it has read is not too much beside what
// is under way (that is the back-pressure), the workers take the next filled one, and the
// delivering thread waits for its turn's slot to be done. One lock is enough because an item is a
// file or a block of lines: a thread comes here some thousand times a second at most.

namespace scruple::run {

namespace {

class Ring {
 public:
  Ring(PipelineSize size, const SlotStages& stages)
      : stages_(stages),
        max_weight_(size.max_weight),
        is_done_(size.slot_count, false),
        weights_(size.slot_count, 0) {}

  // Lets every thread come to its end: nothing more is filled, worked on or delivered.
  void stop() {
    const std::lock_guard lock(mutex_);
    stop_locked();
  }

  void fill_all() {
    while (wait_for_free_slot()) {
      const std::size_t slot = slot_of(filled_);
      bool has_more = false;
      std::uint64_t weight = 0;
      try {
        has_more = stages_.fill(slot);
        weight = has_more && stages_.weigh ? stages_.weigh(slot) : 0;
      } catch (...) {
        return fail(std::current_exception());
      }
      std::unique_lock lock(mutex_);
      if (!has_more) {
        is_ended_ = true;
        break;
      }
      can_fill_.wait(lock, [&] { return is_stopped_ || is_drained() || has_room_for(weight); });
      weights_[slot] = weight;
      weight_ += weight;
      ++filled_;
      can_work_.notify_one();
    }
    can_work_.notify_all();
    can_deliver_.notify_all();
  }

  void work(std::size_t worker) {
    std::unique_lock lock(mutex_);
    for (;;) {
      can_work_.wait(lock, [&] { return started_ < filled_ || is_ended_; });
      if (started_ == filled_ || is_stopped_) {
        return;
      }
      const std::size_t slot = slot_of(started_++);
      lock.unlock();
      try {
        stages_.work(slot, worker);
      } catch (...) {
        return fail(std::current_exception());
      }
      lock.lock();
      is_done_[slot] = true;
      if (slot == slot_of(delivered_)) {
        can_deliver_.notify_one();
      }
    }
  }

  void deliver_all() {
    std::unique_lock lock(mutex_);
    for (;;) {
      const std::size_t slot = slot_of(delivered_);
      can_deliver_.wait(
          lock, [&] { return is_done_[slot] || is_stopped_ || (is_ended_ && is_drained()); });
      if (!is_done_[slot] || is_stopped_) {
        return;
      }
      lock.unlock();
      const bool goes_on = stages_.deliver(slot);
      lock.lock();
      is_done_[slot] = false;
      weight_ -= weights_[slot];
      ++delivered_;
      can_fill_.notify_one();
      if (!goes_on) {
        stop_locked();
        return;
      }
    }
  }

  // Throws what a stage threw first, once the threads are joined.
  void rethrow() const {
    if (failure_) {
      std::rethrow_exception(failure_);
    }
  }

 private:
  void stop_locked() {
    is_ended_ = true;
    is_stopped_ = true;
    can_fill_.notify_all();
    can_work_.notify_all();
    can_deliver_.notify_all();
  }

  void fail(std::exception_ptr failure) {
    const std::lock_guard lock(mutex_);
    failure_ = failure_ ? failure_ : std::move(failure);
    stop_locked();
  }

  std::size_t slot_of(std::uint64_t item) const {
    return static_cast<std::size_t>(item % is_done_.size());
  }
  bool is_drained() const { return delivered_ == filled_; }
  bool has_room_for(std::uint64_t weight) const {
    return weight_ <= max_weight_ && weight <= max_weight_ - weight_;
  }

  bool wait_for_free_slot() {
    std::unique_lock lock(mutex_);
    can_fill_.wait(lock, [&] { return filled_ < delivered_ + is_done_.size() || is_stopped_; });
    return !is_stopped_;
  }

  const SlotStages& stages_;
  const std::uint64_t max_weight_;
  std::mutex mutex_;
  std::condition_variable can_fill_;
  std::condition_variable can_work_;
  std::condition_variable can_deliver_;
  std::uint64_t filled_ = 0;  // written by the reader only, under the lock
  std::uint64_t started_ = 0;
  std::uint64_t delivered_ = 0;
  std::vector<bool> is_done_;
  std::vector<std::uint64_t> weights_;
  std::uint64_t weight_ = 0;  // of what is filled and not yet delivered
  bool is_ended_ = false;     // nothing more will be filled
  bool is_stopped_ = false;   // what is filled will not be worked on either
  std::exception_ptr failure_;
};

// Stops a ring at the end of its life, so that its threads can be joined.
class StopAtEnd {
 public:
  explicit StopAtEnd(Ring& ring) : ring_(ring) {}
  StopAtEnd(const StopAtEnd&) = delete;
  StopAtEnd& operator=(const StopAtEnd&) = delete;
  ~StopAtEnd() { ring_.stop(); }

 private:
  Ring& ring_;
};

}  // namespace

PipelineSize pipeline_size(std::size_t jobs) {
  constexpr std::size_t most_workers = 256;
  if (jobs == 0) {
    jobs = std::max(1U, std::thread::hardware_concurrency());
  }
  const std::size_t worker_count = std::min(jobs, most_workers);
  // Twice as many slots as workers, and two more, so that nobody waits when one item takes longer.
  return {.worker_count = worker_count, .slot_count = 2 * worker_count + 2};
}

void run_slots(PipelineSize size, const SlotStages& stages) {
  SCRUPLE_ASSERT(size.worker_count > 0 && size.slot_count >= size.worker_count,
                 "a pipeline has a worker and a slot for each of them");
  Ring ring(size, stages);
  {
    std::vector<std::jthread> threads;
    const StopAtEnd stopping(ring);  // before the threads are joined, also by an exception
    threads.reserve(size.worker_count + 1);
    threads.emplace_back([&ring] { ring.fill_all(); });
    for (std::size_t worker = 0; worker < size.worker_count; ++worker) {
      threads.emplace_back([&ring, worker] { ring.work(worker); });
    }
    ring.deliver_all();
  }
  ring.rethrow();
}

}  // namespace scruple::run
