#include <doctest/doctest.h>
#include <chrono>
#include "policy/library.h"
TEST_CASE("x") {
  std::vector<std::string_view> names = {"luhn","card","iban","us-ssn","us-npi","us-mbi","us-dea","uk-nhs-number","uk-nino","au-medicare","au-ihi","au-tfn","ca-sin","es-dni-nie","ae-emirates-id","sa-national-id","in-aadhaar","fr-nir","email","ipv4","ipv6","date","date-of-birth","age-over-89","phone","vin","secret-entropy"};
  const auto start = std::chrono::steady_clock::now();
  auto l = scruple::policy::load(scruple::policy::builtin_policies(), {.check_names = names, .with_lints = true});
  const auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start);
  for (auto& e : l.errors) { printf("%s", scruple::describe(e).c_str()); }
  printf("rules %zu phrases %zu slots %zu errors %zu warnings %zu secs %f\n", l.library.rules.size(), l.library.phrases.size(), l.library.slots.size(), l.errors.size(), l.warnings.size(), seconds.count());
}
