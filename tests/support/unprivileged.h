#pragma once

#include <functional>
#include <string>

namespace scruple::test {

// What `act` returns when it is called by a user whom permissions bind: root, as whom tests run in
// containers, may read everything. As root it runs in a child process of nobody's.
[[nodiscard]] std::string unprivileged(const std::function<std::string()>& act);

}  // namespace scruple::test
