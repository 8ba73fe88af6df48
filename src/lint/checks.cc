#include "lint/checks.h"

#include <algorithm>
#include <array>
#include <vector>

#include "lint/linter.h"
#include "lint/validators.h"

namespace scruple::lint {

namespace {

constexpr std::array<CheckRow, 27> rows = {{
    {"ae-emirates-id", is_ae_emirates_id, "Emirates ID: 784, year, Luhn"},
    {"age-over-89", is_age_over_89, "an age from 90 to 119"},
    {"au-ihi", is_au_ihi, "Australian healthcare identifier: 80036, Luhn"},
    {"au-medicare", is_au_medicare, "Australian Medicare card: weighted check digit"},
    {"au-tfn", is_au_tfn, "Australian tax file number: weights modulo 11"},
    {"ca-sin", is_ca_sin, "Canadian social insurance number: Luhn"},
    {"card", is_payment_card, "payment card: issuer range, length, Luhn"},
    {"date", is_date, "a real calendar date"},
    {"date-of-birth", is_date_of_birth, "a real date on which a living person may be born"},
    {"email", is_email, "an e-mail address, examples excepted"},
    {"es-dni-nie", is_es_dni_nie, "Spanish DNI or NIE: check letter"},
    {"fr-nir", is_fr_nir, "French NIR: key modulo 97"},
    {"iban", is_iban, "IBAN: country length, modulo 97"},
    {"in-aadhaar", is_in_aadhaar, "Aadhaar: Verhoeff"},
    {"ipv4", is_public_ipv4, "an IPv4 address that is neither private nor for documentation"},
    {"ipv6", is_public_ipv6, "an IPv6 address that is neither private nor for documentation"},
    {"luhn", is_luhn_number, "Luhn"},
    {"phone", is_phone, "a telephone number by length and leading digits"},
    {"sa-national-id", is_sa_national_id, "Saudi national ID or iqama: Luhn"},
    {"secret-entropy", is_secret, "random enough for a secret, no placeholder"},
    {"uk-nhs-number", is_uk_nhs_number, "NHS number: weights modulo 11"},
    {"uk-nino", is_uk_nino, "UK national insurance number: prefixes and suffix"},
    {"us-dea", is_us_dea, "DEA registration number: check digit"},
    {"us-mbi", is_us_mbi, "Medicare beneficiary identifier: shape"},
    {"us-npi", is_us_npi, "National Provider Identifier: Luhn with 80840"},
    {"us-ssn", is_us_ssn, "US social security number: issued ranges"},
    {"vin", is_vin, "vehicle identification number: check digit"},
}};

}  // namespace

std::span<const CheckRow> checks() { return rows; }

const CheckRow* check_named(std::string_view name) {
  const auto row = std::ranges::lower_bound(rows, name, {}, &CheckRow::name);
  return row != rows.end() && row->name == name ? &*row : nullptr;
}

std::vector<std::string_view> check_names() {
  std::vector<std::string_view> names;
  std::ranges::transform(rows, std::back_inserter(names), &CheckRow::name);
  return names;
}

}  // namespace scruple::lint
