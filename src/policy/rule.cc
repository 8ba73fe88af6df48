#include "policy/rule.h"

namespace scruple::policy {

std::vector<PhraseSet> phrase_sets_of(const Rule& rule) {
  std::vector<PhraseSet> sets = {opening_phrases(rule), rule.label};
  const auto add = [&sets](const std::vector<PhraseSet>& more) {
    sets.insert(sets.end(), more.begin(), more.end());
  };
  const auto add_near = [&](const std::vector<Near>& list) {
    for (const Near& near : list) {
      sets.push_back(near.any);
      add(near.all);
    }
  };
  add_near(rule.near);
  add_near(rule.unless.near);
  if (rule.combine) {
    add(rule.combine->of);
  }
  if (rule.require) {
    add(rule.require->any);
  }
  std::erase_if(sets, [](PhraseSet set) { return set.is_empty(); });
  return sets;
}

}  // namespace scruple::policy
