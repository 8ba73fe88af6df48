// The built-in classes are expressions over folded text (policy language, section 2), in the
// languages of the shipped policies, except names, which are told by their capitals: two to four
// words that begin with one, particles between them
// ("Maria de la Cruz", "Khalid bin Saeed"), with at most an initial's full stop between.

#include "match/classes.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "base/assert.h"
#include "match/expression.h"
#include "text/utf8.h"
#include "text/words.h"

namespace scruple::match {

namespace {

using Class = policy::Slot::Class;

const std::string digits = R"((?:\d[\d.,]*\d|\d))";

const std::string number_words =
    "(?:half|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
    "fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|"
    "ninety|hundred|thousand|million|"
    "uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|"
    "dieciseis|diecisiete|dieciocho|diecinueve|veinte|treinta|cuarenta|cincuenta|sesenta|setenta|"
    "ochenta|noventa|cien|ciento|mil|"
    "نصف|ربع|واحد|واحده|اثنان|اثنين|اثنتان|ثلاث|ثلاثه|اربع|اربعه|خمس|خمسه|ست|سته|سبع|سبعه|ثمان|"
    "ثمانيه|"
    "ثماني|تسع|تسعه|عشر|عشره|عشرون|عشرين|ثلاثين|اربعين|خمسين|ستين|سبعين|ثمانين|تسعين|مئه|مائه|الف)";

const std::string number = "(?:" + digits + "|" + number_words + "(?:[- ]" + number_words + ")?)";

const std::string months =
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    "sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|"
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre|"
    "janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|"
    "يناير|فبراير|مارس|ابريل|مايو|يونيو|يوليو|اغسطس|سبتمبر|اكتوبر|نوفمبر|ديسمبر|"
    "كانون الثاني|شباط|اذار|نيسان|ايار|حزيران|تموز|اب|ايلول|تشرين الاول|تشرين الثاني|كانون الاول)";

const std::string years_old = R"((?:years?|yrs?|months?|mos?|weeks?|wks?|days?|hours?)[- ]?olds?)";

std::string age() {
  return "(?:aged?:? \\d{1,3}|" + number + "[- ]?" + years_old +
         R"(|\d{1,3} ?(?:yo|y/o|y\.o)(?: ?[mf])?|\d{2} ?(?:y ?)?[mf]|[mf] ?/ ?\d{2})" +
         R"(|(?:de|tiene|tenia|con|cumplio) \d{1,3} (?:anos|meses)(?: de edad)?)" +
         R"(|\d{1,3} (?:anos|meses|semanas|dias) de (?:edad|vida))" +
         R"(|(?:in|turns|turned) (?:(?:his|her|their) )?(?:(?:early|late|mid)[- ])?(?:teens|(?:\d0s|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)))" +
         R"(|(?:ي|ت)بلغ(?: من العمر)? \d{1,3}|عمر(?:ه|ها)? \d{1,3}(?: (?:سنه|عاما|عام|سنوات|اعوام|شهرا|اشهر))?)" +
         R"(|\d{1,3} (?:سنه|عاما|سنوات|اعوام))" + ")";
}

std::string date() {
  return R"((?:\d{1,2}[/.\-]\d{1,2}[/.\-](?:\d{4}|\d{2})|\d{4}[/.\-]\d{1,2}[/.\-]\d{1,2}|)"
         R"(\d{1,2}(?:st|nd|rd|th)?[ \-](?:of |de )?)" +
         months + R"((?:,?[ \-](?:de |del |of )?\d{2,4})?|)" + months +
         R"([ \-]\d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?|)" + months + R"( (?:de )?\d{4}))";
}

std::string money() {
  return "(?:(?:\\$|€|£|¥|₹|us\\$|a\\$|r\\$) ?" + digits +
         "(?: ?(?:k|m|bn|million|billion|millones|مليون))?|(?:usd|aed|sar|eur|gbp|aud|inr|rs) ?" +
         digits + "|" + number +
         " ?(?:\\$|€|£|dollars?|usd|euros?|eur|pounds?|gbp|dirhams?|aed|riyals?|sar|rupees?|inr|"
         "pesos?|reais|aud|bucks|درهما?|ريالا?|دولارا?|جنيها?|دينارا?))";
}

std::string dose() {
  return "(?:(?:" + number +
         "|half an?|an?|media|medio|una?)[ -]?"
         "(?:mg|mcg|μg|micrograms?|milligrams?|g|grams?|ml|millilit(?:re|er)s?|cc|iu|units?|"
         "tablets?|tabs?|pills?|capsules?|caps|drops?|puffs?|sprays?|teaspoons?|tsp|tablespoons?|"
         "tbsp|sachets?|patch(?:es)?|mg/kg|mgs|mls|suppositor(?:y|ies)|injections?|ampoules?|"
         "miligramos?|gramos?|mililitros?|comprimidos?|pastillas?|tabletas?|capsulas?|gotas?|"
         "sobres?|cucharad(?:it)?as?|unidades|ui|inhalaciones|ampollas?|supositorios?|"
         "ملغ|ملجم|مغ|ملغم|مل|ملي|ميكروغرام|ميكروجرام|غراما?|جراما?|وحده|وحدات|حبه|حبات|حبوب|قرصا?|"
         "اقراص|"
         "كبسوله|كبسولات|قطره|قطرات|بخه|بخات|ملعقه|ملاعق|جرعه|جرعات)|"
         "قرصين|حبتين|كبسولتين|قطرتين|بختين|ملعقتين|جرعتين)";
}

struct Named {
  std::string_view name;
  std::string expression;
};

std::vector<Named> named_expressions() {
  return {
      {"number", number},
      {"percent", "(?:" + digits + " ?[%٪]|" + number +
                      " ?(?:percent|per cent|por ciento|بالمئه|بالمائه|في المئه|في المائه))"},
      {"age", age()},
      {"date", date()},
      {"money", money()},
      {"price", money()},
      {"dose", dose()},
      {"hashtag", R"(#[\pL\pN_]+)"},
      {"mention", R"(@[\pL\pN_]+(?:\.[\pL\pN_]+)*)"},
      {"url", R"(\x{E000})"},
      {"email", R"([a-z0-9._%+\-]+@[a-z0-9\-]+(?:\.[a-z0-9\-]+)*\.[a-z]{2,})"},
      {"doi", R"(10\.\d{4,9}/[-._;()/:a-z0-9]+)"},
      {"isbn", R"((?:isbn(?:-1[03])?:? ?(?:\d[- ]?){9,12}[\dx]|97[89][- ]?(?:\d[- ]?){9}\d))"},
      {"trial", R"((?:nct\d{8}|isrctn\d{8}|actrn\d{14}|eudract \d{4}-\d{6}-\d{2}))"},
      {"version", R"(v\d+(?:\.\d+)+|(?:version|release|ver\.?) \d+(?:\.\d+)*)"},
      {"ratio", R"(\d{2,3}/\d{2,3})"},
  };
}

std::string_view name_of(Class kind) {
  switch (kind) {
    case Class::number:
      return "number";
    case Class::percent:
      return "percent";
    case Class::age:
      return "age";
    case Class::date:
      return "date";
    case Class::money:
      return "money";
    case Class::dose:
      return "dose";
    case Class::name:
      return "name";
    case Class::url:
      return "url";
    case Class::hashtag:
      return "hashtag";
    case Class::mention:
      return "mention";
    case Class::lexicon:
      break;
  }
  SCRUPLE_ASSERT(false, "a lexicon is no built-in class");
  return {};
}

constexpr std::array<Class, 10> slot_classes = {
    Class::number, Class::percent, Class::age, Class::date,    Class::money,
    Class::dose,   Class::name,    Class::url, Class::hashtag, Class::mention};

bool is_particle(std::string_view word) {
  constexpr std::array<std::string_view, 18> particles = {"de",  "la",  "del", "las", "los", "da",
                                                          "dos", "do",  "van", "von", "der", "den",
                                                          "bin", "ibn", "al",  "el",  "al-", "y"};
  return std::ranges::find(particles, word) != particles.end();
}

constexpr std::size_t fewest_name_words = 2;
constexpr std::size_t most_name_words = 4;

// Whether only a space, a hyphen, or an initial's full stop and a space stand between two words of
// a name.
bool joins_name(std::string_view between, std::size_t letters_before) {
  return between == " " || between == "-" || (between == ". " && letters_before == 1);
}

// A name has two capitals at least; most blocks have one.
bool has_two_capitals(const text::NormalText& text, Span block) {
  const auto first = std::ranges::lower_bound(text.capitals, block.begin);
  return text.capitals.end() - first > 1 && *std::next(first) < block.end;
}

void find_names(const text::NormalText& text, Span block, std::vector<Span>& spans) {
  if (!has_two_capitals(text, block)) {
    return;
  }
  text::Words words;
  text::find_words(text, block, words);
  const auto& list = words.words;
  const auto is_capital = [&](const text::Word& word) {
    return !word.has_digit && text.is_capital(word.span.begin);
  };
  const auto between = [&](std::size_t left, std::size_t right) {
    return std::string_view(text.text).substr(list[left].span.end,
                                              list[right].span.begin - list[left].span.end);
  };
  const auto text_of = [&](std::size_t i) {
    return std::string_view(text.text).substr(list[i].span.begin, list[i].span.size());
  };
  for (std::size_t i = 0; i < list.size();) {
    if (!is_capital(list[i])) {
      ++i;
      continue;
    }
    std::size_t capitals = 1;
    std::size_t last = i;  // the last capitalised word of the name
    for (std::size_t next = i + 1; next < list.size() && capitals < most_name_words; ++next) {
      if (!joins_name(between(next - 1, next), text_of(next - 1).size())) {
        break;
      }
      if (is_capital(list[next])) {
        ++capitals;
        last = next;
      } else if (!is_particle(text_of(next))) {
        break;
      }
    }
    if (capitals >= fewest_name_words) {
      spans.push_back({list[i].span.begin, list[last].span.end});
    }
    i = last + 1;
  }
}

// Without the signs and blanks at its ends, which are no part of a word.
Span without_signs(std::string_view text, Span span) {
  const auto is_sign = [](char32_t point) {
    constexpr std::u32string_view signs = U"$€£¥₹%٪#@ ";
    return signs.find(point) != std::u32string_view::npos;
  };
  while (!span.is_empty() && is_sign(text::code_point_at(text, span.begin).value)) {
    span.begin += text::code_point_at(text, span.begin).size;
  }
  while (!span.is_empty() && is_sign(text::code_point_before(text, span.end).value)) {
    span.end -= text::code_point_before(text, span.end).size;
  }
  return span;
}

}  // namespace

struct Classes::Impl {
  std::map<std::string_view, Expression> expressions;
  ExpressionIndex index;  // of the classes of slots
  std::vector<Class> indexed;
};

Classes::Classes() : impl_(std::make_unique<Impl>()) {
  for (const Named& named : named_expressions()) {
    Expression expression(named.expression);
    SCRUPLE_ASSERT(expression.error().empty(), "a built-in class does not compile");
    impl_->expressions.emplace(named.name, std::move(expression));
    const auto kind = std::ranges::find(slot_classes, named.name, name_of);
    if (kind != slot_classes.end()) {
      impl_->index.add(named.expression);
      impl_->indexed.push_back(*kind);
    }
  }
  impl_->index.compile();
}

Classes::~Classes() = default;

void Classes::find(Class kind, const text::NormalText& text, Span block,
                   std::vector<Span>& spans) const {
  const std::size_t first = spans.size();
  const bool is_known = find(name_of(kind), text, block, spans);
  SCRUPLE_ASSERT(is_known, "a built-in class without an expression");
  for (std::size_t i = first; i < spans.size(); ++i) {
    spans[i] = without_signs(text.text, spans[i]);
  }
}

std::bitset<class_count> Classes::possible(const text::NormalText& text, Span block,
                                           ExpressionIndex::Memory& memory) const {
  std::bitset<class_count> possible;
  possible.set(static_cast<std::size_t>(Class::name), has_two_capitals(text, block));
  std::vector<int> numbers;
  impl_->index.find(std::string_view(text.text).substr(block.begin, block.size()), memory, numbers);
  for (const int found : numbers) {
    possible.set(static_cast<std::size_t>(impl_->indexed[static_cast<std::size_t>(found)]));
  }
  return possible;
}

bool Classes::find(std::string_view name, const text::NormalText& text, Span block,
                   std::vector<Span>& spans) const {
  if (name == "name") {
    find_names(text, block, spans);
    return true;
  }
  const auto known = impl_->expressions.find(name);
  if (known == impl_->expressions.end()) {
    return false;
  }
  std::vector<ExpressionHit> hits;
  known->second.find(text.text, block, hits);
  for (const ExpressionHit& hit : hits) {
    spans.push_back(hit.span);
  }
  return true;
}

}  // namespace scruple::match
