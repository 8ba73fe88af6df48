#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "match/block.h"
#include "match/database.h"
#include "text/normal_text.h"

namespace scruple::match {

// One block of a Scan: that of the text at `block`, or a reading of one of its hashtags.
struct BlockPlace {
  std::uint32_t block = 0;  // in NormalText::blocks
  std::uint32_t part = 0;   // 0: the block itself
  friend auto operator<=>(const BlockPlace&, const BlockPlace&) = default;
};

// The text of a channel, looked up block by block. One thread's working memory, bounded whatever
// the length of the text: what was looked up is kept for a few blocks, and looked up again when it
// is needed later. `channel` and `database` must outlive it.
class Scan {
 public:
  Scan(const Channel& channel, const Database::Impl& database);

  // Starts on a text, which must stay as it is until the next call; null for none.
  void begin(const text::NormalText* text);

  [[nodiscard]] const Channel& channel() const { return channel_; }
  [[nodiscard]] const text::NormalText* text() const { return text_; }
  [[nodiscard]] std::uint32_t block_count() const {
    return text_ == nullptr ? 0 : static_cast<std::uint32_t>(text_->blocks.size());
  }
  // Whether all blocks stay looked up.
  [[nodiscard]] bool is_short() const { return block_count() <= kept_blocks; }

  // A block and the readings of its hashtags. Valid until a block so many further on is asked for.
  [[nodiscard]] Blocks& parts(std::uint32_t block);
  [[nodiscard]] Block& at(BlockPlace place) { return parts(place.block)[place.part]; }

  // Makes this block the one that may_stand_here() speaks of. Calls visit(key) once for each key of
  // the block, unless it is the one already. O(keys of the block).
  template <typename Visit>
  void enter(BlockPlace place, Visit visit) {
    if (has_entered_ && place == entered_) {
      return;
    }
    entered_ = place;
    has_entered_ = true;
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
    const Block& block = at(place);
    enter_reading(block.plain);
    if (block.has_second) {
      enter_reading(block.second);
    }
  }

  // Whether all necessary elements of a phrase are in the block entered last; the first `known`
  // sets are taken for it.
  [[nodiscard]] bool may_stand_here(std::uint32_t phrase, std::uint32_t known = 0);
  // Whether each is somewhere in the blocks entered since begin().
  [[nodiscard]] bool may_stand_in_text(std::uint32_t phrase);

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

  static constexpr std::uint32_t kept_blocks = 16;
  static constexpr std::uint32_t no_block = 0xFFFF'FFFF;
  struct Kept {
    std::uint32_t block = no_block;
    Blocks parts;
  };

  const Channel& channel_;
  const Database::Impl& database_;
  BlockReader reader_;
  const text::NormalText* text_ = nullptr;
  std::array<Kept, kept_blocks> kept_;  // block i in place i % kept_blocks
  std::vector<Stamps> stamps_;          // by key
  std::uint32_t block_stamp_ = 0;
  std::uint32_t text_stamp_ = 0;
  BlockPlace entered_;
  bool has_entered_ = false;
};

}  // namespace scruple::match
