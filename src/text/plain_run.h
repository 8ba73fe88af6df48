#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/fold_tables.h"
#include "text/normal_text_writer.h"

namespace scruple::text {

// Folds what `text` begins with as far as each character stands for itself or for one other of the
// same size, nothing joins it, and white space stands alone: most of most texts. Stops before a
// character that the next one may join, so never takes the last. `source_begin` is where `text`
// begins in the source; nothing may be pending that joins it. Returns how many bytes were taken.
[[nodiscard]] std::size_t fold_plain_run(std::string_view text, std::uint32_t source_begin,
                                         const FoldTables& tables, bool keeps_case,
                                         NormalTextWriter& writer);

}  // namespace scruple::text
