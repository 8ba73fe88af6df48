#pragma once

#include "document/document.h"

namespace scruple::document {

// Gives each code and url segment of `document` its own block, right behind it, and cuts bare
// addresses out of prose likewise. Requires segments that are sorted and apart; blocks are appended
// to those there are.
void split_off_addresses_and_code(Document& document);

}  // namespace scruple::document
