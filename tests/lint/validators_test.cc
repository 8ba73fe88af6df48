// What each validator takes and refuses. The values are worked examples of the published standards,
// or were made by hand from them; those made by other algorithms are in validator_oracles_test.cc.

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "lint/checks.h"

namespace {

struct Case {
  std::string_view check;
  std::vector<std::string_view> good;
  std::vector<std::string_view> bad;
};

void judge(const std::vector<Case>& cases) {
  for (const Case& one : cases) {
    const auto* const row = scruple::lint::check_named(one.check);
    CAPTURE(std::string(one.check));
    REQUIRE(row != nullptr);
    for (const std::string_view value : one.good) {
      CAPTURE(std::string(value));
      CHECK(row->is_valid(value));
    }
    for (const std::string_view value : one.bad) {
      CAPTURE(std::string(value));
      CHECK_FALSE(row->is_valid(value));
    }
    CHECK_FALSE(row->is_valid(""));
  }
}

}  // namespace

TEST_CASE("checks are sorted by name, each once, each with a description") {
  const auto checks = scruple::lint::checks();
  CHECK(std::ranges::is_sorted(checks, {}, &scruple::lint::CheckRow::name));
  std::set<std::string_view> names;
  for (const auto& row : checks) {
    CAPTURE(std::string(row.name));
    CHECK(names.insert(row.name).second);
    CHECK_FALSE(row.description.empty());
  }
  CHECK(scruple::lint::check_named("no-such-check") == nullptr);
}

TEST_CASE(
    "no check takes nothing, separators or letters of another script, or reads past its text") {
  const std::vector<std::string> texts = {"",
                                          " ",
                                          "-",
                                          "@",
                                          "+",
                                          "(01)",
                                          ":",
                                          "::",
                                          ".",
                                          "a",
                                          "1",
                                          "é",
                                          "٣٤٥",
                                          "\xff",
                                          "5--",
                                          "(",
                                          ")",
                                          "+00",
                                          std::string(300, '9'),
                                          std::string(300, 'a'),
                                          std::string(300, '-')};
  for (const auto& row : scruple::lint::checks()) {
    CAPTURE(std::string(row.name));
    for (const std::string& text : texts) {
      CAPTURE(text);
      const bool is_age = row.name == "age" && text.find_first_of("015") != std::string::npos;
      CHECK(row.is_valid(text) == is_age);
    }
  }
}

TEST_CASE("any text may be asked about") {
  constexpr std::string_view letters =
      "0123456789012345678901234567890123456789abzABZ-.:/()+@% '\"";
  std::mt19937 random(3);
  std::size_t valid_count = 0;
  for (int i = 0; i < 20000; ++i) {
    std::string text(random() % 40, ' ');
    for (char& letter : text) {
      letter = letters[random() % letters.size()];
    }
    for (const auto& row : scruple::lint::checks()) {
      valid_count += row.is_valid(text) ? 1U : 0U;
    }
  }
  CHECK(valid_count > 0);  // what counts is that no assertion or sanitizer speaks
}

TEST_CASE("registers of the Americas") {
  judge({
      {"br-cpf",
       {"529.982.247-25", "52998224725", "111.444.777-35"},
       {"529.982.247-26", "111.111.111-11", "5299822472"}},
      {"ca-bc-phn", {"9012 372 173", "9012372173"}, {"9012372174", "8012372173", "901237217"}},
      {"ca-ohip",
       {"1234-567-897", "1234567897ab", "1234 567 897 a"},
       {"1234567890", "0234567897", "1234567897abc", "123456789"}},
      {"ca-sin", {"130 692 544", "130692544"}, {"130692545", "030692544", "830692544"}},
      {"us-dea", {"ab1234563", "AB1234563", "a91234563"}, {"ab1234564", "ib1234563", "ab123456"}},
      {"us-itin",
       {"912-70-1234", "900-50-0000", "999-99-9999", "912921234"},
       {"912-66-1234", "912-89-1234", "912-93-1234", "812-70-1234", "912-49-1234"}},
      {"us-mbi",
       {"1eg4-te5-mk73", "1EG4TE5MK72"},
       {"0eg4-te5-mk73", "1sg4-te5-mk73", "1eg4-te5-mk7"}},
      {"us-npi", {"1234567893", "1245319599"}, {"1234567890", "3234567893", "123456789"}},
      {"us-ssn",
       {"899-45-6781", "001-01-0001"},
       {"000-12-3456", "666-12-3456", "900-12-3456", "899-00-6781", "899-45-0000", "078-05-1120",
        "219-09-9999", "457-55-5462", "123-45-6789"}},
  });
}

TEST_CASE("registers of the United Kingdom and Ireland") {
  judge({
      {"ie-pps",
       {"1234567t", "1234567fa", "1234567TW"},
       {"1234567a", "1234567fb", "123456t", "1234567tx"}},
      {"uk-gmc", {"1234567", "c1234567"}, {"123456", "12345678", "d1234567"}},
      {"uk-gphc", {"2012345", "201 2345"}, {"201234", "20123456", "a201234"}},
      {"uk-hcpc", {"ph123456", "OT 012345"}, {"p1234567", "ph12345", "phy123456"}},
      {"uk-nhs-number",
       {"943 476 5919", "943-476-5919", "9434765919", "999 000 0018"},
       {"943 476 5918", "9434765910", "1111111111", "943476591"}},
      {"uk-nino",
       {"ab 12 34 56 c", "AB123456D", "jg-10-37-59-a"},
       {"qq 12 34 56 c", "bg123456a", "ab123456e", "fa123456a", "ao123456a"}},
      {"uk-nmc", {"98i1234e", "12A0001C"}, {"98m1234e", "98i123e", "981i234e"}},
  });
}

TEST_CASE("registers of the continent") {
  judge({
      {"be-national-number",
       {"85.07.30-033.28", "85073003328", "00.01.01-001.05"},
       {"85.07.30-033.29", "85.13.30-033.28", "8507300332"}},
      {"ch-ahv",
       {"756.9217.0769.85", "7569217076985"},
       {"756.9217.0769.84", "757.9217.0769.85", "756921707698"}},
      {"de-kvnr", {"a123456780", "A123456780"}, {"a123456781", "1123456780", "a12345678"}},
      {"de-lanr", {"123456601", "123456699"}, {"123456701", "999999999", "12345660"}},
      {"es-cip", {"abcd1234567890", "ABCD 1 234567 890"}, {"abc1234567890", "abcd123456789"}},
      {"es-dni-nie",
       {"12345678z", "12.345.678-Z", "x1234567l", "00000000t"},
       {"12345678a", "x1234567t", "1234567z"}},
      {"fr-nir",
       {"2 55 08 14 168 025 38", "255081416802538"},
       {"255081416802539", "355081416802538", "25508141680253"}},
      {"it-codice-fiscale",
       {"rssmra85t10a562s", "RSS MRA 85T10 A562S"},
       {"rssmra85t10a562t", "rssmra85k10a562s", "rssmra85t10a562"}},
      {"nl-bsn", {"111222333", "1112.22.333"}, {"111222334", "111111111", "11122233"}},
      {"pl-pesel", {"44051401359", "440514-01359"}, {"44051401358", "44131401359", "4405140135"}},
  });
}

TEST_CASE("Nordic registers") {
  judge({
      {"dk-cpr",
       {"010203-4567", "0102034567", "290200-4000"},
       {"310203-4567", "290203-4567", "011303-4567", "010203-456"}},
      {"fi-hetu",
       {"131052-308t", "131052-308T"},
       {"131052-308u", "311152-308t", "131052a308", "131052*308t", "010101-900r"}},
      {"no-fnr", {"01010750160", "010107 50160"}, {"01010750161", "01010750170", "32010750160"}},
      {"se-personnummer",
       {"811228-9874", "19811228-9874", "811228+9874", "8112289874"},
       {"811228-9875", "811328-9874", "811288-9874", "81122898"}},
  });
}

TEST_CASE("registers of Asia and the Pacific") {
  judge({
      {"au-ahpra", {"med0001234567", "NMW 0001234567"}, {"med000123456", "me10001234567"}},
      {"au-hpi-i", {"8003 6166 6666 6667"}, {"8003 6266 6666 6666", "8003 6166 6666 6668"}},
      {"au-ihi",
       {"8003 6081 6669 0503", "8003608166690503"},
       {"8003 6081 6669 0504", "8003 6381 6669 0503"}},
      {"au-medicare",
       {"2123 45670 1", "2123456701", "2123 45670 1/2"},
       {"2123 45671 1", "1123456701", "2123 45670 0"}},
      {"au-tfn", {"123 456 782", "123456782"}, {"123 456 783", "111111111"}},
      {"in-aadhaar",
       {"9999 4105 7058", "999941057058"},
       {"9999 4105 7059", "1999 4105 7058", "222222222222"}},
      {"in-abha",
       {"91-1234-5678-9012", "91123456789012", "asha.rao@abdm", "asha_1@SBX"},
       {"91-1234-5678-901", "11111111111111", "asha@example", "@abdm", "a b@abdm"}},
      {"nz-nhi", {"zac5361", "ZAC5361", "zbn77vl"}, {"zac5362", "zai5361", "zbn77vm", "zac536"}},
  });
}

TEST_CASE("registers of the Gulf, Turkey and South Africa") {
  judge({
      {"ae-emirates-id",
       {"784-1980-1234567-8", "784198012345678"},
       {"784-1980-1234567-9", "785-1980-1234567-8", "784-1880-1234567-8"}},
      {"sa-national-id", {"1000000008", "2000000006"}, {"1000000009", "3000000004"}},
      {"tr-tckn", {"10000000146", "100 000 001 46"}, {"10000000147", "00000000146", "1000000014"}},
      {"za-id",
       {"800101 5009 087", "8001015009087"},
       {"8001015009088", "8013015009087", "800101500908"}},
  });
}

TEST_CASE("accounts") {
  judge({
      {"luhn", {"79927398713", "4111 1111 1111 1111"}, {"79927398710", "0000", "a18"}},
      {"card",
       {"4111-1111-1111-1111", "378282246310005", "6011111111111117", "30569309025904",
        "6759649826438453", "180000000000002", "3530111333300000", "4222222222222"},
       {"4111 1111 1111 1112", "0000000000000000", "1234567812345670"}},
      {"iban",
       {"gb29 nwbk 6016 1331 9268 19", "DE89370400440532013000", "sa03 8000 0000 6080 1016 7519",
        "ae07 0331 2345 6789 0123 456"},
       {"gb29 nwbk 6016 1331 9268 18", "de8937040044053201300", "zz89370400440532013000"}},
  });
}

TEST_CASE("addresses of mail and of machines") {
  judge({
      {"email",
       {"mary.jones+x@gmail.com", "O'NEIL@Hospital.NHS.uk", "a@b-c.co"},
       {"a@b", "a@b.c", "a b@gmail.com", ".a@gmail.com", "a..b@gmail.com", "a@gmail..com",
        "a@-b.com", "a@b.c0", "joan@example.com", "joan@MAIL.EXAMPLE.ORG", "a@b@c.com",
        "@gmail.com"}},
      {"ipv4",
       {"8.8.8.8", "198.18.4.17", "172.32.0.1"},
       {"10.0.0.1", "172.16.0.1", "192.168.1.1", "127.0.0.1", "169.254.1.1", "192.0.2.1",
        "198.51.100.7", "203.0.113.9", "224.0.0.1", "256.1.1.1", "1.2.3", "1.2.3.4.5", "1,2,3,4"}},
      {"ipv6",
       {"2001:4:112::42", "2620:4f:8000:0:0:0:0:1", "2A00::1", "2a00::"},
       {"2001:db8::1", "2001:0DB8::1", "3fff:0fff::1", "fe80::1", "fc00::1", "ff02::1", "::1",
        "::", "2001::4::1", "2001:1:2:3:4:5:6:7:8", "2001:4:112:", "20010::1", "2001:1:2:3:4:5:6",
        "2001:g::1"}},
  });
}

TEST_CASE("dates, ages and doses") {
  judge({
      {"date",
       {"14/07/1988", "1988-07-14", "7/14/88", "14 july 1988", "July 14", "5 de marzo de 1990",
        "29.02.2024", "5 مارس 1990", "3 اذار 2020", "1 dezember 2020", "2 okt 2021"},
       {"31/04/1988", "29/02/2023", "14/14/1988", "1988-13-01", "32 july", "14/07/0988", "120/80",
        "1.2.3.4"}},
      {"date-of-birth",
       {"14-07-1988", "1 january 1900", "14 july"},
       {"14-07-1888", "14-07-2090", "31-02-1988"}},
      {"age", {"0", "43", "119", "43 years", "6-month-old"}, {"120", "1999", "40-45", "old"}},
      {"age-over-89", {"90", "94-year-old", "119"}, {"89", "120", "old"}},
      {"dose",
       {"500 mg", "0.5 ml", "20mg", "1,000 iu", "5 mg/kg", "2 tablets", "100 %", "1/2 tablet",
        "250 μg"},
       {"500", "mg", "0 mg", "5 miles", "500 mg of"}},
      {"record-number",
       {"00123456", "h0045123", "a-998877", "12-34-5678", "1234"},
       {"1999", "2024", "14/07/1988", "123", "2000 mg", "abcd", "12345678901234567"}},
  });
}

TEST_CASE("places") {
  judge({
      {"au-postcode", {"2000", "0800", "0200", "9726"}, {"0100", "0799", "20000", "200"}},
      {"ca-postcode",
       {"k1a 0b1", "K1A0B1", "h0h-0h0"},
       {"w1a 0b1", "k1d 0b1", "k1a 0o1", "11a 0b1", "k1a 0b"}},
      {"coordinates",
       {"53.349, -6.260", "40.7128,-74.0060", "-33.8688 151.2093", "53°20'58\"n 6°15'37\"w"},
       {"53.34, -6.26", "91.123, 10.123", "45.123, 181.123", "53.349", "53°61'58\"n 6°15'37\"w"}},
      {"in-pin-code", {"110001", "560 034"}, {"010001", "910001", "11000"}},
      {"nl-postcode",
       {"1012 ab", "9999XX"},
       {"0012 ab", "1012 sa", "1012 sd", "1012 ss", "1012 a"}},
      {"uk-postcode",
       {"sw1a 1aa", "m1 1ae", "B33 8TH", "cr2 6xh", "dn55 1pt", "w1a 0ax", "ec1a 1bb", "je2 3ab"},
       {"qq1 1aa", "sw1a 1ac", "m11ak", "ab123 1aa", "a1 1aa", "m1 1a"}},
      {"us-zip", {"00501", "99950", "90210", "90210-1234"}, {"00500", "99951", "9021", "902101"}},
      {"us-zip-of-few", {"036", "03601", "893", "82190-0001"}, {"037", "90210", "0360"}},
  });
}

TEST_CASE("devices, goods and vehicles") {
  judge({
      {"gtin",
       {"4006381333931", "036000291452", "96385074", "00812345678901"},
       {"4006381333932", "036000291453", "96385075", "0000000000000", "123456789"}},
      {"hibc",
       {"+a123bjc5d6e71g", "+A123BJC5D6E71G"},
       {"+a123bjc5d6e71h", "a123bjc5d6e71g", "+a123bj_5d6e71g", "+1123bjc5d6e71g"}},
      {"imei",
       {"490154203237518", "49-015420-323751-8"},
       {"490154203237519", "49015420323751", "000000000000000"}},
      {"isbn",
       {"978-0-306-40615-7", "0-306-40615-2", "080442957x"},
       {"978-0-306-40615-8", "0-306-40615-3", "977-0-306-40615-7", "08044295xx"}},
      {"mac",
       {"02:1b:44:11:3a:b7", "02-1B-44-11-3A-B7", "021b.4411.3ab7", "021b44113ab7"},
       {"02:1b:44:11:3a", "02:1b-44:11-3a:b7", "02:1b:44:11:3a:bg", "ff:ff:ff:ff:ff:ff",
        "00:00:5e:00:53:af"}},
      {"udi",
       {"(01)00812345678901(17)271231(10)a213(21)1234567", "(01) 00812345678901 (21) 99",
        "(01)00812345678901(17)271200"},
       {"(01)00812345678902(21)1", "(01)00812345678901(17)271331", "(21)99887766",
        "(01)00812345678901(21)", "(01)00812345678901(21)123456789012345678901",
        "01 00812345678901"}},
      {"vin",
       {"1m8gdm9axkp042788", "11111111111111111"},
       {"1m8gdm9axkp042789", "1m8gdm9axkp04278", "1o8gdm9axkp042788"}},
  });
}

TEST_CASE("a secret is random and no placeholder") {
  judge({
      {"secret-entropy",
       {"ghp_9aQ2mLx7RtYv4Kz8WnB3cHd6Fe1Gj5Ps0UoX", "q8Zr2Vw9Lm4Tk7Yx1Pn6", "Zt8Qk29vLx",
        "3f8a9c0d5b7e4126a8f0c3d95e7b1a24"},
       {"AKIAIOSFODNN7EXAMPLE", "xxxxxxxxxxxxxxxxxxxx", "<your-token>", "${API_KEY}", "changeme",
        "aaaaaaaaaaaaaaaaaaaaaaaa", "abcdefghijklmnopqrstuvwx", "1234567890", "your_api_key_here",
        "sk_live_....", "{{ secret }}", "abababababababababababababab", "$(cat key)"}},
  });
}
