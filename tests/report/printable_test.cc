#include "report/printable.h"

#include <string>

#include <doctest/doctest.h>

using scruple::report::on_one_line;
using scruple::report::printable;

TEST_CASE("what could steer a terminal becomes visible") {
  CHECK(printable("plain é 日本 💊") == "plain é 日本 💊");
  CHECK(printable("\x1b[31m") == "␛[31m");
  CHECK(printable("a\nb\rc") == "a␊b␍c");
  CHECK(printable(std::string("a\0b", 3)) == "a␀b");
  CHECK(printable("\x7f") == "␡");
  CHECK(printable("\xC2\x9B") == "�");                     // the C1 form of ESC [
  CHECK(printable("\xE2\x80\xAE") == "�");                 // right-to-left override
  CHECK(printable("\xE2\x81\xA6x\xE2\x81\xA9") == "�x�");  // isolates
  CHECK(printable("\xE2\x80\xA8") == "�");                 // line separator
}

TEST_CASE("bytes that are no UTF-8 become replacement characters") {
  CHECK(printable("a\xFF"
                  "b") == "a�b");
  CHECK(printable("\xC3") == "�");
  CHECK(printable("\xED\xA0\x80") == "���");
}

TEST_CASE("tabs become blanks to the next stop") {
  CHECK(printable("a\tb") == "a       b");
  CHECK(printable("\t", 3) == "     ");
  CHECK(printable("日本\tx") == "日本    x");
}

TEST_CASE("lines are joined by one blank") {
  CHECK(on_one_line("a") == "a");
  CHECK(on_one_line("a\nb") == "a b");
  CHECK(on_one_line("a  \r\n\r\n  b\n") == "a b");
  CHECK(on_one_line("\n\na") == "a");
  CHECK(on_one_line("a  b") == "a  b");
  CHECK(on_one_line("") == "");
}
