// A document through the whole engine with the policies that ship: short posts, one after another.

#include <array>
#include <string>

#include <benchmark/benchmark.h>

#include "document/formats.h"
#include "lint/linter.h"

namespace {

constexpr std::array<const char*, 4> posts = {
    "Flu season is here: ask your pharmacist about the vaccine, wash your hands and stay at home "
    "when you are ill.",
    "We are hiring two nurses for the children's ward. Come and talk to us on Saturday!",
    "La lactancia materna protege a tu bebé. Nuestras matronas te ayudan de lunes a viernes.",
    "You have diabetes. Sign up for a free tin of our infant formula today!"};

void lint_posts(benchmark::State& state) {
  const auto names = scruple::lint::check_names();
  const auto loaded =
      scruple::policy::load(scruple::policy::builtin_policies(), {.check_names = names});
  const scruple::lint::Linter linter(loaded.library);
  scruple::lint::Linter::Scratch scratch(linter);
  std::size_t next = 0;
  for (auto step : state) {
    auto source = scruple::document::make_source("post", posts[next++ % posts.size()]);
    const auto document = scruple::document::parse_text(*std::move(source));
    benchmark::DoNotOptimize(linter.lint(document, {}, {.today = {2026, 11, 22}}, scratch));
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
}
BENCHMARK(lint_posts);

}  // namespace
