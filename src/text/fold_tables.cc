// The tables that fold_tables_generator.cc makes from ICU's data while scruple is built. Making
// them at start-up would take longer than checking a post.
#include "text/fold_tables.h"

#include "base/assert.h"

namespace scruple::text {

namespace {
#include "text/fold_tables.inc"
}  // namespace

const FoldTables& fold_tables(View view) {
  static constexpr FoldTables folded{folded_numbers, folded_actions, folded_texts};
  static constexpr FoldTables cased{cased_numbers, cased_actions, cased_texts};
  static constexpr FoldTables marked{marked_numbers, marked_actions, marked_texts};
  switch (view) {
    case View::folded:
      return folded;
    case View::cased:
      return cased;
    case View::marked:
      return marked;
  }
  SCRUPLE_ASSERT(false, "a view has no folding tables");
  return folded;
}

}  // namespace scruple::text
