// Most texts hold nothing that any expression needs. Those expressions that cannot match without
// some literal text of three letters hang on these literals (RE2's own filter works them out), all
// of which are found in one pass. The others, mostly numbers, stand in sets by how many digits and
// whether an `@` they need; a set is run only on texts that have as much.

#include "match/expression_index.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>

#include <re2/filtered_re2.h>
#include <re2/re2.h>
#include <re2/set.h>

#include "base/assert.h"
#include "match/expression_needs.h"

namespace scruple::match {

namespace {

constexpr int fewest_literal_letters = 3;
constexpr int set_memory = 64 << 20;

RE2::Options options() {
  RE2::Options made;
  made.set_log_errors(false);
  made.set_max_mem(set_memory);
  return made;
}

// Expressions that are tried together on texts that have `needs`, the least that any of them does.
class Group {
 public:
  explicit Group(ExpressionNeeds needs) : needs_(needs), set_(options(), RE2::UNANCHORED) {}

  [[nodiscard]] const ExpressionNeeds& needs() const { return needs_; }

  void add(const std::string& source, int number) {
    const int place = set_.Add(source, nullptr);
    SCRUPLE_ASSERT(place == static_cast<int>(numbers_.size()), "RE2 refuses what it accepted");
    numbers_.push_back(number);
  }

  void compile() { is_compiled_ = set_.Compile(); }

  // Appends the numbers of those that match. When memory runs out, all.
  void find(std::string_view text, std::vector<int>& found) const {
    RE2::Set::ErrorInfo info{RE2::Set::kNoError};
    std::vector<int> places;
    if (is_compiled_ && set_.Match(re2::StringPiece(text.data(), text.size()), &places, &info)) {
      for (const int place : places) {
        found.push_back(numbers_[static_cast<std::size_t>(place)]);
      }
    } else if (!is_compiled_ || info.kind != RE2::Set::kNoError) {
      found.insert(found.end(), numbers_.begin(), numbers_.end());
    }
  }

 private:
  ExpressionNeeds needs_;
  RE2::Set set_;
  std::vector<int> numbers_;
  bool is_compiled_ = false;
};

}  // namespace

struct ExpressionIndex::Impl {
  struct Added {
    std::string source;
    ExpressionNeeds needs;
  };

  void add(const std::string& source) {
    int place = 0;
    const RE2::ErrorCode code = filter.Add(source, options(), &place);
    SCRUPLE_ASSERT(code == RE2::NoError && place == static_cast<int>(added.size()),
                   "RE2 refuses what it accepted");
    added.push_back({source, needs_of(source)});
  }

  void compile() {
    if (added.empty()) {
      return;
    }
    std::vector<std::string> literals;
    filter.Compile(&literals);
    RE2::Options any_case = options();
    any_case.set_literal(true);
    any_case.set_case_sensitive(false);
    literal_set.emplace(any_case, RE2::UNANCHORED);
    for (const std::string& literal : literals) {
      literal_set->Add(literal, nullptr);
    }
    const bool is_compiled = literal_set->Compile();
    SCRUPLE_ASSERT(is_compiled, "the literals of the expressions take too much memory");

    has_literals.resize(added.size(), true);
    std::vector<int> without_literals;
    filter.AllPotentials({}, &without_literals);
    for (const int number : without_literals) {
      has_literals[static_cast<std::size_t>(number)] = false;
      group_for(added[static_cast<std::size_t>(number)].needs)
          .add(added[static_cast<std::size_t>(number)].source, number);
    }
    for (Group& group : groups) {
      group.compile();
    }
  }

  Group& group_for(const ExpressionNeeds& needs) {
    // Few groups, so that a text with many digits is not read many times.
    constexpr std::array<std::uint32_t, 4> steps = {7, 4, 1, 0};
    const ExpressionNeeds least{
        .digits = *std::ranges::find_if(steps, [&](auto step) { return step <= needs.digits; }),
        .has_at_sign = needs.has_at_sign};
    const auto known = std::ranges::find(groups, least, &Group::needs);
    return known != groups.end() ? *known : groups.emplace_back(least);
  }

  void find(std::string_view text, std::vector<int>& numbers) const {
    numbers.clear();
    if (added.empty()) {
      return;
    }
    find_by_literals(text, numbers);
    const ExpressionNeeds contents = contents_of(text);
    for (const Group& group : groups) {
      if (contents.holds(group.needs())) {
        group.find(text, numbers);
      }
    }
    std::erase_if(numbers, [&](int number) {
      return !contents.holds(added[static_cast<std::size_t>(number)].needs);
    });
    std::ranges::sort(numbers);
  }

  void find_by_literals(std::string_view text, std::vector<int>& numbers) const {
    std::vector<int> literals;
    RE2::Set::ErrorInfo info{RE2::Set::kNoError};
    if (literal_set->Match(re2::StringPiece(text.data(), text.size()), &literals, &info)) {
      std::vector<int> possible;
      filter.AllPotentials(literals, &possible);
      std::ranges::copy_if(possible, std::back_inserter(numbers), [&](int number) {
        return has_literals[static_cast<std::size_t>(number)];
      });
    } else if (info.kind != RE2::Set::kNoError) {
      for (int number = 0; number < static_cast<int>(added.size()); ++number) {
        if (has_literals[static_cast<std::size_t>(number)]) {
          numbers.push_back(number);
        }
      }
    }
  }

  std::vector<Added> added;  // by number
  re2::FilteredRE2 filter{fewest_literal_letters};
  std::optional<RE2::Set> literal_set;
  std::vector<bool> has_literals;  // by number: whether `filter` knows some that it needs
  std::vector<Group> groups;       // of those without
};

ExpressionIndex::ExpressionIndex() : impl_(std::make_unique<Impl>()) {}
ExpressionIndex::~ExpressionIndex() = default;

void ExpressionIndex::add(const std::string& source) { impl_->add(source); }
void ExpressionIndex::compile() { impl_->compile(); }

void ExpressionIndex::find(std::string_view text, std::vector<int>& numbers) const {
  impl_->find(text, numbers);
}

}  // namespace scruple::match
