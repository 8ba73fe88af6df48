#include "match/scan.h"

#include <algorithm>
#include <span>

namespace scruple::match {

Scan::Scan(const Channel& channel, const Database::Impl& database)
    : channel_(channel),
      database_(database),
      reader_(channel.vocabulary),
      stamps_(channel.vocabulary.key_count()) {}

void Scan::restart_stamps() {
  std::ranges::fill(stamps_, Stamps{});
  block_stamp_ = 1;
  text_stamp_ = 1;
}

void Scan::begin(const text::NormalText* text) {
  text_ = text;
  has_entered_ = false;
  for (Kept& kept : kept_) {
    kept.block = no_block;
  }
  if (++text_stamp_ == 0) {
    restart_stamps();
  }
}

Blocks& Scan::parts(std::uint32_t block) {
  Kept& kept = kept_[block % kept_blocks];
  if (kept.block != block) {
    kept.block = block;
    kept.parts.clear();
    if (channel_.has_word_phrases()) {
      reader_.read(*text_, text_->blocks[block], kept.parts);
    } else {
      kept.parts.append().span = text_->blocks[block];
    }
  }
  return kept.parts;
}

bool Scan::has_class(Key key, Block& block) {
  const policy::Slot::Class kind = database_.library.slots[static_cast<std::uint32_t>(key)].kind;
  return !block.classes.of(kind, database_.classes, *text_, block.span).empty();
}

bool Scan::stands_here(Key key) {
  return stamps_[static_cast<std::uint32_t>(key)].block == block_stamp_ ||
         (database_.is_class(key) && has_class(key, at(entered_)));
}

bool Scan::stands_in_text(Key key) {
  if (stamps_[static_cast<std::uint32_t>(key)].text == text_stamp_) {
    return true;
  }
  if (!database_.is_class(key)) {
    return false;
  }
  for (std::uint32_t i = 0; i < block_count(); ++i) {
    if (has_class(key, parts(i)[0])) {
      stamps_[static_cast<std::uint32_t>(key)].text = text_stamp_;
      return true;
    }
  }
  return false;
}

bool Scan::may_stand_here(std::uint32_t phrase, std::uint32_t known) {
  return database_.gates.all_sets(phrase, known, [&](Key key) { return stands_here(key); });
}

bool Scan::may_stand_in_text(std::uint32_t phrase) {
  return database_.gates.all_sets(phrase, 0, [&](Key key) { return stands_in_text(key); });
}

}  // namespace scruple::match
