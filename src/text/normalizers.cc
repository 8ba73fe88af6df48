#include "text/normalizers.h"

#include "base/assert.h"

namespace scruple::text {

namespace {

const icu::Normalizer2& loaded(const icu::Normalizer2* (*instance)(UErrorCode&)) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = instance(status);
  SCRUPLE_ASSERT(U_SUCCESS(status) && normalizer != nullptr, "ICU lacks its normalisation data");
  return *normalizer;
}

}  // namespace

// Each is kept in a static of ours: ICU makes them under a lock that ThreadSanitizer, which reads
// only code built with it, does not see.

const icu::Normalizer2& nfd() {
  static const icu::Normalizer2& instance = loaded(&icu::Normalizer2::getNFDInstance);
  return instance;
}

const icu::Normalizer2& nfkd() {
  static const icu::Normalizer2& instance = loaded(&icu::Normalizer2::getNFKDInstance);
  return instance;
}

const icu::Normalizer2& nfkc() {
  static const icu::Normalizer2& instance = loaded(&icu::Normalizer2::getNFKCInstance);
  return instance;
}

const icu::Normalizer2& nfkc_casefold() {
  static const icu::Normalizer2& instance = loaded(&icu::Normalizer2::getNFKCCasefoldInstance);
  return instance;
}

}  // namespace scruple::text
