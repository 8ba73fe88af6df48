#include "lint/checks.h"

#include <algorithm>
#include <array>
#include <vector>

#include "lint/linter.h"
#include "lint/validators.h"

namespace scruple::lint {

namespace {

constexpr std::array<CheckRow, 83> rows = {{
    {"ae-emirates-id", is_ae_emirates_id, "Emirates ID: 784, year, Luhn"},
    {"ae-phone", is_ae_phone, "telephone number of the United Arab Emirates"},
    {"age", is_age, "an age from 0 to 119"},
    {"age-over-89", is_age_over_89, "an age from 90 to 119"},
    {"au-ahpra", is_au_ahpra, "Ahpra registration: shape"},
    {"au-hpi-i", is_au_hpi_i, "Australian identifier of a health professional: 800361, Luhn"},
    {"au-hpi-o", is_au_hpi_o, "Australian identifier of a health organisation: 800362, Luhn"},
    {"au-ihi", is_au_ihi, "Australian healthcare identifier: 80036, Luhn"},
    {"au-medicare", is_au_medicare, "Australian Medicare card: weighted check digit"},
    {"au-phone", is_au_phone, "telephone number of Australia"},
    {"au-postcode", is_au_postcode, "Australian postcode: ranges"},
    {"au-tfn", is_au_tfn, "Australian tax file number: weights modulo 11"},
    {"be-national-number", is_be_national_number, "Belgian national number: date, modulo 97"},
    {"br-cpf", is_br_cpf, "Brazilian CPF: two check digits modulo 11"},
    {"ca-bc-phn", is_ca_bc_phn, "British Columbia health number: weights modulo 11"},
    {"ca-ohip", is_ca_ohip, "Ontario health card: Luhn"},
    {"ca-postcode", is_ca_postcode, "Canadian postcode: shape and letters"},
    {"ca-ramq", is_ca_ramq, "Quebec health insurance number: date, weights modulo 10"},
    {"ca-sin", is_ca_sin, "Canadian social insurance number: Luhn"},
    {"card", is_payment_card, "payment card: issuer range, length, Luhn"},
    {"ch-ahv", is_ch_ahv, "Swiss AHV number: 756, EAN-13"},
    {"coordinates", is_exact_coordinates,
     "latitude and longitude exact to three decimals or to seconds"},
    {"date", is_date, "a real calendar date"},
    {"date-of-birth", is_date_of_birth, "a real date on which a living person may be born"},
    {"de-kvnr", is_de_kvnr, "German health insurance number: letter, modulo 10"},
    {"de-lanr", is_de_lanr, "German physician number: weights modulo 10"},
    {"dk-cpr", is_dk_cpr, "Danish CPR number: date"},
    {"dose", is_dose, "an amount and a unit of a medicine"},
    {"email", is_email, "an e-mail address, examples excepted"},
    {"es-cip", is_es_cip, "Catalan health card: shape"},
    {"es-dni-nie", is_es_dni_nie, "Spanish DNI or NIE: check letter"},
    {"es-phone", is_es_phone, "telephone number of Spain"},
    {"fi-hetu", is_fi_hetu, "Finnish identity code: date, modulo 31"},
    {"fr-nir", is_fr_nir, "French NIR: key modulo 97"},
    {"gtin", is_gtin, "GTIN of goods: modulo 10"},
    {"hibc", is_hibc, "HIBC of a device: modulo 43"},
    {"iban", is_iban, "IBAN: country length, modulo 97"},
    {"ie-pps", is_ie_pps, "Irish PPS number: check letter modulo 23"},
    {"imei", is_imei, "IMEI of a mobile device: Luhn"},
    {"in-aadhaar", is_in_aadhaar, "Aadhaar: Verhoeff"},
    {"in-aadhaar-vid", is_in_aadhaar_vid, "Aadhaar virtual ID: 16 digits, Verhoeff"},
    {"in-abha", is_in_abha, "ABHA number or address: shape"},
    {"in-phone", is_in_phone, "telephone number of India"},
    {"in-pin-code", is_in_pin_code, "Indian PIN code: zone"},
    {"ipv4", is_public_ipv4, "an IPv4 address that is neither private nor for documentation"},
    {"ipv6", is_public_ipv6, "an IPv6 address that is neither private nor for documentation"},
    {"isbn", is_isbn, "ISBN of ten or thirteen digits"},
    {"it-codice-fiscale", is_it_codice_fiscale,
     "Italian fiscal code: date, check letter modulo 26"},
    {"kr-rrn", is_kr_rrn, "Korean registration number: date, weights modulo 11"},
    {"luhn", is_luhn_number, "Luhn"},
    {"mac", is_mac_address, "hardware address of a network device"},
    {"nl-bsn", is_nl_bsn, "Dutch BSN: weights modulo 11"},
    {"nl-postcode", is_nl_postcode, "Dutch postcode: shape and letters"},
    {"no-fnr", is_no_fnr, "Norwegian national number: date, two check digits modulo 11"},
    {"nz-nhi", is_nz_nhi, "New Zealand NHI number, old or new: modulo 11 or 23"},
    {"phone", is_phone, "a telephone number by length and leading digits"},
    {"phone-in-use", is_phone_in_use, "a telephone number that is not kept for films and books"},
    {"pl-pesel", is_pl_pesel, "Polish PESEL: date, weights modulo 10"},
    {"record-number", is_record_number, "a record number: no year, date or dose"},
    {"sa-national-id", is_sa_national_id, "Saudi national ID or iqama: Luhn"},
    {"sa-phone", is_sa_phone, "telephone number of Saudi Arabia"},
    {"se-personnummer", is_se_personnummer, "Swedish personal number: date, Luhn"},
    {"secret-entropy", is_secret, "random enough for a secret, no placeholder"},
    {"tr-tckn", is_tr_tckn, "Turkish identity number: two check digits"},
    {"udi", is_udi, "unique device identifier: GTIN, dates, lengths"},
    {"uk-gmc", is_uk_gmc, "GMC number: shape"},
    {"uk-gphc", is_uk_gphc, "GPhC number: shape"},
    {"uk-hcpc", is_uk_hcpc, "HCPC number: shape"},
    {"uk-nhs-number", is_uk_nhs_number, "NHS number: weights modulo 11"},
    {"uk-nino", is_uk_nino, "UK national insurance number: prefixes and suffix"},
    {"uk-nmc", is_uk_nmc, "NMC PIN: shape"},
    {"uk-phone", is_uk_phone, "telephone number of the United Kingdom"},
    {"uk-postcode", is_uk_postcode, "UK postcode: area, shape, letters"},
    {"us-dea", is_us_dea, "DEA registration number: check digit"},
    {"us-itin", is_us_itin, "US individual taxpayer number: ranges"},
    {"us-mbi", is_us_mbi, "Medicare beneficiary identifier: shape"},
    {"us-npi", is_us_npi, "National Provider Identifier: Luhn with 80840"},
    {"us-phone", is_us_phone, "telephone number of North America"},
    {"us-ssn", is_us_ssn, "US social security number: issued ranges"},
    {"us-zip", is_us_zip, "US ZIP code: range"},
    {"us-zip-of-few", is_us_zip_of_few,
     "US ZIP code whose first three digits cover 20,000 people or fewer"},
    {"vin", is_vin, "vehicle identification number: check digit"},
    {"za-id", is_za_id, "South African identity number: date, Luhn"},
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
