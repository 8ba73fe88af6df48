#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <utility>
#include <vector>

namespace scruple::run {

// How many threads work, and how many items are under way at most: that bounds the memory.
struct PipelineSize {
  std::size_t worker_count = 1;
  std::size_t slot_count = 4;  // at least worker_count
  // What the items under way may weigh together; one that weighs more by itself is worked on alone.
  std::uint64_t max_weight = std::numeric_limits<std::uint64_t>::max();
};

// The size for so many workers; 0: one for each processor.
[[nodiscard]] PipelineSize pipeline_size(std::size_t jobs);

// What happens to the slots of a pipeline. `fill` is called on a thread of its own, `work` on the
// workers' threads, `deliver` on the caller's.
struct SlotStages {
  std::function<bool(std::size_t slot)> fill;  // false: there is nothing more; may block
  std::function<void(std::size_t slot, std::size_t worker)> work;
  std::function<bool(std::size_t slot)> deliver;  // in the order of filling; false: stop
  std::function<std::uint64_t(std::size_t slot)> weigh = {};  // what was filled; null: 0
};

// Runs the stages until the input ends or `deliver` says to stop; then fills no more, but waits for
// a `fill` that is under way. Slots are used in turn. What a stage throws (no memory is left) ends
// the run, and is thrown here once all threads have ended; so is the system's refusal of a thread.
void run_slots(PipelineSize size, const SlotStages& stages);

// Takes many items through threads and hands the results over in the items' order, whatever the
// number of threads:
//
//   run_in_order<Item, Outcome>(size,
//       [&](Item& item) { return read_next(item); },             // on a thread of its own
//       [&](Item& item, Outcome& outcome, std::size_t worker) { outcome = judge(item); },
//       [&](Outcome& outcome) { return write(outcome); });       // on this thread
//
// Items and outcomes are reused, so they keep their memory; whoever fills one sets all of it. With
// `weigh`, a function of an item, items weigh something.
template <typename Item, typename Outcome, typename Fill, typename Work, typename Deliver>
void run_in_order(PipelineSize size, Fill fill, Work work, Deliver deliver,
                  std::uint64_t (*weigh)(const Item&) = nullptr) {
  struct Slot {
    Item item;
    Outcome outcome;
  };
  std::vector<Slot> slots(size.slot_count);
  run_slots(
      size,
      {.fill = [&](std::size_t slot) { return fill(slots[slot].item); },
       .work = [&](std::size_t slot,
                   std::size_t worker) { work(slots[slot].item, slots[slot].outcome, worker); },
       .deliver = [&](std::size_t slot) { return deliver(slots[slot].outcome); },
       .weigh = [&](std::size_t slot) { return weigh == nullptr ? 0 : weigh(slots[slot].item); }});
}

}  // namespace scruple::run
