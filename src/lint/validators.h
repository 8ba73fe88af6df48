#pragma once

#include <string_view>

namespace scruple::lint {

// The validators behind `check:`. Each takes the folded text of a value with its separators, and
// knows nothing of what stands around it. Sources are with their definitions.

// Money and accounts.
[[nodiscard]] bool is_luhn_number(std::string_view value);
[[nodiscard]] bool is_payment_card(std::string_view value);
[[nodiscard]] bool is_iban(std::string_view value);

// United States.
[[nodiscard]] bool is_us_ssn(std::string_view value);
[[nodiscard]] bool is_us_npi(std::string_view value);
[[nodiscard]] bool is_us_mbi(std::string_view value);
[[nodiscard]] bool is_us_dea(std::string_view value);

// United Kingdom, Australia, Canada.
[[nodiscard]] bool is_uk_nhs_number(std::string_view value);
[[nodiscard]] bool is_uk_nino(std::string_view value);
[[nodiscard]] bool is_au_medicare(std::string_view value);
[[nodiscard]] bool is_au_ihi(std::string_view value);
[[nodiscard]] bool is_au_tfn(std::string_view value);
[[nodiscard]] bool is_ca_sin(std::string_view value);

// Spain, France, the Gulf, India.
[[nodiscard]] bool is_es_dni_nie(std::string_view value);
[[nodiscard]] bool is_fr_nir(std::string_view value);
[[nodiscard]] bool is_ae_emirates_id(std::string_view value);
[[nodiscard]] bool is_sa_national_id(std::string_view value);
[[nodiscard]] bool is_in_aadhaar(std::string_view value);

// What identifies no person by a register: addresses, dates, things, secrets.
[[nodiscard]] bool is_email(std::string_view value);
[[nodiscard]] bool is_public_ipv4(std::string_view value);
[[nodiscard]] bool is_public_ipv6(std::string_view value);
[[nodiscard]] bool is_phone(std::string_view value);
[[nodiscard]] bool is_date(std::string_view value);
[[nodiscard]] bool is_date_of_birth(std::string_view value);
[[nodiscard]] bool is_age_over_89(std::string_view value);
[[nodiscard]] bool is_vin(std::string_view value);
[[nodiscard]] bool is_secret(std::string_view value);

}  // namespace scruple::lint
