#pragma once

#include <string_view>

namespace scruple::lint {

// The validators behind `check:`. Each takes the folded text of a value with its separators, in
// lower or upper case, and knows nothing of what stands around it. Sources are with their
// definitions, one file per region or kind.

// validate_registers_americas.cc
[[nodiscard]] bool is_br_cpf(std::string_view value);
[[nodiscard]] bool is_ca_bc_phn(std::string_view value);
[[nodiscard]] bool is_ca_ohip(std::string_view value);
[[nodiscard]] bool is_ca_ramq(std::string_view value);
[[nodiscard]] bool is_ca_sin(std::string_view value);
[[nodiscard]] bool is_us_dea(std::string_view value);
[[nodiscard]] bool is_us_itin(std::string_view value);
[[nodiscard]] bool is_us_mbi(std::string_view value);
[[nodiscard]] bool is_us_npi(std::string_view value);
[[nodiscard]] bool is_us_ssn(std::string_view value);

// validate_registers_britain.cc: the United Kingdom and Ireland
[[nodiscard]] bool is_ie_pps(std::string_view value);
[[nodiscard]] bool is_uk_gmc(std::string_view value);
[[nodiscard]] bool is_uk_gphc(std::string_view value);
[[nodiscard]] bool is_uk_hcpc(std::string_view value);
[[nodiscard]] bool is_uk_nhs_number(std::string_view value);
[[nodiscard]] bool is_uk_nino(std::string_view value);
[[nodiscard]] bool is_uk_nmc(std::string_view value);

// validate_registers_europe.cc: the continent
[[nodiscard]] bool is_be_national_number(std::string_view value);
[[nodiscard]] bool is_ch_ahv(std::string_view value);
[[nodiscard]] bool is_de_kvnr(std::string_view value);
[[nodiscard]] bool is_de_lanr(std::string_view value);
[[nodiscard]] bool is_es_cip(std::string_view value);
[[nodiscard]] bool is_es_dni_nie(std::string_view value);
[[nodiscard]] bool is_fr_nir(std::string_view value);
[[nodiscard]] bool is_it_codice_fiscale(std::string_view value);
[[nodiscard]] bool is_nl_bsn(std::string_view value);
[[nodiscard]] bool is_pl_pesel(std::string_view value);

// validate_registers_nordic.cc
[[nodiscard]] bool is_dk_cpr(std::string_view value);
[[nodiscard]] bool is_fi_hetu(std::string_view value);
[[nodiscard]] bool is_no_fnr(std::string_view value);
[[nodiscard]] bool is_se_personnummer(std::string_view value);

// validate_registers_asia_pacific.cc
[[nodiscard]] bool is_au_ahpra(std::string_view value);
[[nodiscard]] bool is_au_hpi_i(std::string_view value);
[[nodiscard]] bool is_au_hpi_o(std::string_view value);
[[nodiscard]] bool is_au_ihi(std::string_view value);
[[nodiscard]] bool is_au_medicare(std::string_view value);
[[nodiscard]] bool is_au_tfn(std::string_view value);
[[nodiscard]] bool is_in_aadhaar(std::string_view value);
[[nodiscard]] bool is_in_aadhaar_vid(std::string_view value);
[[nodiscard]] bool is_in_abha(std::string_view value);
[[nodiscard]] bool is_kr_rrn(std::string_view value);
[[nodiscard]] bool is_nz_nhi(std::string_view value);

// validate_registers_middle_east_africa.cc
[[nodiscard]] bool is_ae_emirates_id(std::string_view value);
[[nodiscard]] bool is_sa_national_id(std::string_view value);
[[nodiscard]] bool is_tr_tckn(std::string_view value);
[[nodiscard]] bool is_za_id(std::string_view value);

// validate_accounts.cc
[[nodiscard]] bool is_iban(std::string_view value);
[[nodiscard]] bool is_luhn_number(std::string_view value);
[[nodiscard]] bool is_payment_card(std::string_view value);

// validate_contacts.cc
[[nodiscard]] bool is_email(std::string_view value);
[[nodiscard]] bool is_public_ipv4(std::string_view value);
[[nodiscard]] bool is_public_ipv6(std::string_view value);

// validate_phones.cc
[[nodiscard]] bool is_phone(std::string_view value);
[[nodiscard]] bool is_phone_in_use(std::string_view value);
[[nodiscard]] bool is_ae_phone(std::string_view value);
[[nodiscard]] bool is_au_phone(std::string_view value);
[[nodiscard]] bool is_es_phone(std::string_view value);
[[nodiscard]] bool is_in_phone(std::string_view value);
[[nodiscard]] bool is_sa_phone(std::string_view value);
[[nodiscard]] bool is_uk_phone(std::string_view value);
[[nodiscard]] bool is_us_phone(std::string_view value);

// validate_places.cc
[[nodiscard]] bool is_au_postcode(std::string_view value);
[[nodiscard]] bool is_ca_postcode(std::string_view value);
[[nodiscard]] bool is_exact_coordinates(std::string_view value);
[[nodiscard]] bool is_in_pin_code(std::string_view value);
[[nodiscard]] bool is_nl_postcode(std::string_view value);
[[nodiscard]] bool is_uk_postcode(std::string_view value);
[[nodiscard]] bool is_us_zip(std::string_view value);
[[nodiscard]] bool is_us_zip_of_few(std::string_view value);

// validate_quantities.cc: dates, ages, doses
[[nodiscard]] bool is_age(std::string_view value);
[[nodiscard]] bool is_age_over_89(std::string_view value);
[[nodiscard]] bool is_date(std::string_view value);
[[nodiscard]] bool is_date_of_birth(std::string_view value);
[[nodiscard]] bool is_dose(std::string_view value);
[[nodiscard]] bool is_record_number(std::string_view value);

// validate_things.cc
[[nodiscard]] bool is_gtin(std::string_view value);
[[nodiscard]] bool is_hibc(std::string_view value);
[[nodiscard]] bool is_imei(std::string_view value);
[[nodiscard]] bool is_isbn(std::string_view value);
[[nodiscard]] bool is_mac_address(std::string_view value);
[[nodiscard]] bool is_udi(std::string_view value);
[[nodiscard]] bool is_vin(std::string_view value);

// validate_secrets.cc
[[nodiscard]] bool is_secret(std::string_view value);

}  // namespace scruple::lint
