#include "run/pipeline.h"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <new>
#include <random>
#include <system_error>
#include <thread>
#include <vector>

#include <doctest/doctest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using scruple::run::pipeline_size;
using scruple::run::PipelineSize;
using scruple::run::run_in_order;

// Sanitizers need more address space than one of the tests leaves.
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SCRUPLE_IS_SANITIZED
#endif
#endif

namespace {

#ifdef SCRUPLE_IS_SANITIZED
constexpr bool is_sanitized = true;
#else
constexpr bool is_sanitized = false;
#endif

}  // namespace

TEST_CASE("results come in the order of the items, whatever the threads and their haste") {
  for (const std::size_t jobs : {1U, 2U, 3U, 8U}) {
    CAPTURE(jobs);
    constexpr int item_count = 2000;
    int next = 0;
    std::vector<int> delivered;
    run_in_order<int, int>(
        pipeline_size(jobs),
        [&](int& item) {
          item = next;
          return next++ < item_count;
        },
        [](int item, int& outcome, std::size_t /*worker*/) {
          if (std::minstd_rand(static_cast<unsigned>(item) + 1)() % 50 == 0) {
            std::this_thread::sleep_for(std::chrono::microseconds(300));
          }
          outcome = item * 2;
        },
        [&](int outcome) {
          delivered.push_back(outcome);
          return true;
        });
    REQUIRE(delivered.size() == item_count);
    for (int i = 0; i < item_count; ++i) {
      CHECK(delivered[static_cast<std::size_t>(i)] == 2 * i);
    }
  }
}

TEST_CASE("no more items are under way than there are slots") {
  const PipelineSize size{.worker_count = 2, .slot_count = 5};
  std::atomic<int> under_way = 0;
  std::atomic<int> most = 0;
  int next = 0;
  run_in_order<int, int>(
      size,
      [&](int& item) {
        if (next == 300) {
          return false;
        }
        item = next++;
        most = std::max(most.load(), ++under_way);
        return true;
      },
      [](int item, int& outcome, std::size_t /*worker*/) { outcome = item; },
      [&](int /*outcome*/) {
        std::this_thread::sleep_for(std::chrono::microseconds(100));
        --under_way;
        return true;
      });
  CHECK(most <= static_cast<int>(size.slot_count) + 1);
}

TEST_CASE("what is under way weighs no more than it may, and what weighs more by itself is alone") {
  constexpr std::uint64_t max_weight = 10;
  std::atomic<std::uint64_t> weight = 0;
  std::atomic<std::uint64_t> most = 0;
  std::atomic<bool> was_alone = true;
  std::vector<std::uint64_t> delivered;
  std::uint64_t next = 0;
  run_in_order<std::uint64_t, std::uint64_t>(
      {.worker_count = 4, .slot_count = 10, .max_weight = max_weight},
      [&](std::uint64_t& item) {
        item = next++ % 30;  // also its weight
        return next <= 300;
      },
      [&](std::uint64_t item, std::uint64_t& outcome, std::size_t /*worker*/) {
        const std::uint64_t sum = weight += item;
        if (item > max_weight) {
          was_alone = was_alone && sum == item;
        } else {
          most = std::max(most.load(), sum);
        }
        std::this_thread::sleep_for(std::chrono::microseconds(50));
        weight -= item;
        outcome = item;
      },
      [&](std::uint64_t outcome) {
        delivered.push_back(outcome);
        return true;
      },
      [](const std::uint64_t& item) { return item; });
  CHECK(delivered.size() == 300);
  CHECK(most <= max_weight);
  CHECK(was_alone);
}

TEST_CASE("each worker is called from one thread at a time") {
  std::vector<std::atomic<int>> inside(4);
  int next = 0;
  bool is_alone = true;
  run_in_order<int, bool>(
      pipeline_size(inside.size()), [&](int& item) { return (item = next++) < 1000; },
      [&](int /*item*/, bool& outcome, std::size_t worker) {
        outcome = ++inside[worker] == 1;
        --inside[worker];
      },
      [&](bool outcome) {
        is_alone = is_alone && outcome;
        return true;
      });
  CHECK(is_alone);
}

TEST_CASE("what a stage throws ends the run and is thrown to the caller") {
  for (const int failing : {0, 1, 2}) {
    for (const std::size_t jobs : {1U, 4U}) {
      CAPTURE(failing);
      int next = 0;
      const auto run = [&] {
        run_in_order<int, int>(
            pipeline_size(jobs),
            [&](int& item) {
              if (failing == 0 && next == 20) {
                throw std::bad_alloc();
              }
              item = next++;
              return next < 100'000'000;
            },
            [&](int item, int& outcome, std::size_t /*worker*/) {
              if (failing == 1 && item >= 20) {
                throw std::bad_alloc();
              }
              outcome = item;
            },
            [&](int outcome) {
              if (failing == 2 && outcome == 20) {
                throw std::bad_alloc();
              }
              return true;
            });
      };
      CHECK_THROWS_AS(run(), std::bad_alloc);
    }
  }
}

TEST_CASE("the system's refusal of a thread ends the run" * doctest::skip(is_sanitized)) {
  // In a child, whose address space has no room for the stacks of so many threads.
  const pid_t child = ::fork();
  if (child == 0) {
    const rlimit limit = {.rlim_cur = rlim_t{256} << 20, .rlim_max = rlim_t{256} << 20};
    ::setrlimit(RLIMIT_AS, &limit);
    ::alarm(20);  // ends what waits for ever
    try {
      run_in_order<int, int>(
          pipeline_size(256), [](int& /*item*/) { return true; },
          [](int /*item*/, int& /*outcome*/, std::size_t /*worker*/) {},
          [](int /*outcome*/) { return true; });
    } catch (const std::system_error&) {
      ::_exit(7);
    }
    ::_exit(0);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 7);
}

TEST_CASE("an empty input ends at once") {
  bool was_delivered = false;
  run_in_order<int, int>(
      pipeline_size(2), [](int& /*item*/) { return false; },
      [](int /*item*/, int& /*outcome*/, std::size_t /*worker*/) {},
      [&](int /*outcome*/) { return was_delivered = true; });
  CHECK_FALSE(was_delivered);
}

TEST_CASE("when delivery stops, so does the reading of an endless input") {
  for (int round = 0; round < 20; ++round) {
    std::atomic<std::uint64_t> filled = 0;
    int delivered = 0;
    run_in_order<int, int>(
        pipeline_size(3),
        [&](int& item) {
          item = 1;
          ++filled;
          return true;
        },
        [](int item, int& outcome, std::size_t /*worker*/) { outcome = item; },
        [&](int /*outcome*/) { return ++delivered < 10; });
    CHECK(delivered == 10);
    CHECK(filled < 10 + 2 * pipeline_size(3).slot_count);
  }
}

TEST_CASE("what was read is delivered while the reader waits for more") {
  std::atomic<bool> was_delivered = false;
  int next = 0;
  run_in_order<int, int>(
      pipeline_size(2),
      [&](int& item) {
        if (next++ == 0) {
          item = 7;
          return true;
        }
        while (!was_delivered) {  // input comes only once the first answer is out
          std::this_thread::yield();
        }
        return false;
      },
      [](int item, int& outcome, std::size_t /*worker*/) { outcome = item; },
      [&](int outcome) {
        was_delivered = outcome == 7;
        return true;
      });
  CHECK(was_delivered);
}
