#pragma once

#include <cstdint>
#include <vector>

#include "match/block.h"
#include "match/database.h"
#include "text/normal_text.h"

namespace scruple::match {

// The text of a channel, looked up: its blocks, and which keys stand in each of them. One thread's
// working memory. `channel` and `database` must outlive it.
class Scan {
 public:
  Scan(const Channel& channel, const Database::Impl& database);

  // Starts on a text, which must stay as it is until the next call; null for none.
  void begin(const text::NormalText* text);

  [[nodiscard]] const Channel& channel() const { return channel_; }
  [[nodiscard]] const text::NormalText* text() const { return text_; }
  [[nodiscard]] Blocks& blocks() { return blocks_; }

  // Makes this block the one that may_stand_here() speaks of. Calls visit(key) once for each key of
  // the block, unless it is the one already. O(keys of the block).
  template <typename Visit>
  void enter(std::uint32_t block, Visit visit) {
    if (block == entered_) {
      return;
    }
    entered_ = block;
    if (++block_stamp_ == 0) {
      restart_stamps();
    }
    const auto enter_reading = [&](const Reading& reading) {
      for (const Key key : reading.keys) {
        enter_key(key, visit);
      }
      for (const SlotHit& term : reading.terms) {
        enter_key(Vocabulary::slot_key(term.slot), visit);
      }
    };
    enter_reading(blocks_[block].plain);
    if (blocks_[block].has_second) {
      enter_reading(blocks_[block].second);
    }
  }

  // Whether all necessary elements of a phrase are in the block entered last; the first `known`
  // sets are taken for it.
  [[nodiscard]] bool may_stand_here(const Gate& gate, std::size_t known = 0);
  // Whether each is somewhere in the text.
  [[nodiscard]] bool may_stand_in_text(const Gate& gate);

 private:
  struct Stamps {
    std::uint32_t block = 0;  // the last block that had the key
    std::uint32_t text = 0;   // the last text that had it
  };

  template <typename Visit>
  void enter_key(Key key, Visit visit) {
    Stamps& stamps = stamps_[static_cast<std::uint32_t>(key)];
    if (stamps.block != block_stamp_) {
      stamps = {block_stamp_, text_stamp_};
      visit(key);
    }
  }

  [[nodiscard]] bool has_class(Key key, Block& block);
  [[nodiscard]] bool stands_here(Key key);
  [[nodiscard]] bool stands_in_text(Key key);
  void restart_stamps();

  static constexpr std::uint32_t no_block = 0xFFFF'FFFF;

  const Channel& channel_;
  const Database::Impl& database_;
  BlockReader reader_;
  const text::NormalText* text_ = nullptr;
  Blocks blocks_;
  std::vector<Stamps> stamps_;  // by key
  std::uint32_t block_stamp_ = 0;
  std::uint32_t text_stamp_ = 0;
  std::uint32_t entered_ = no_block;
};

}  // namespace scruple::match
