#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "policy/embedded.h"
#include "policy/library.h"

namespace scruple::policy {

namespace {

// In their order of importance; others follow by name.
constexpr std::array<std::string_view, 11> order = {"common",
                                                    "no-diagnosis",
                                                    "confidential-data",
                                                    "breastfeeding-code",
                                                    "disclaimers",
                                                    "claims",
                                                    "testimonials-and-endorsements",
                                                    "inducements",
                                                    "professional-conduct",
                                                    "emergencies",
                                                    "trials-and-investors"};

std::vector<std::string_view> names() {
  std::vector<std::string_view> out;
  for (const EmbeddedFile& file : embedded_files()) {
    if (out.empty() || out.back() != file.policy) {
      out.push_back(file.policy);
    }
  }
  std::ranges::stable_sort(out, {}, [](std::string_view name) {
    return std::ranges::find(order, name) - order.begin();
  });
  return out;
}

}  // namespace

std::vector<PolicyFiles> builtin_policies() {
  std::vector<PolicyFiles> out;
  for (const std::string_view name : names()) {
    PolicyFiles& policy = out.emplace_back();
    for (const EmbeddedFile& file : embedded_files()) {
      if (file.policy != name) {
        continue;
      }
      const bool is_head = file.path.ends_with("/policy.yaml");
      policy.files.insert(is_head ? policy.files.begin() : policy.files.end(),
                          {std::string(file.path), std::string(file.contents)});
    }
  }
  return out;
}

std::vector<std::string> builtin_policy_ids() {
  std::vector<std::string> out;
  for (const std::string_view name : names()) {
    if (name != "common") {
      out.emplace_back(name);
    }
  }
  return out;
}

}  // namespace scruple::policy
