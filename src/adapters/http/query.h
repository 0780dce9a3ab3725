#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/wire/requests.h"

namespace visavis::http {

/// Nothing when a percent sign is not followed by two hexadecimal digits. A plus stays a plus.
std::optional<std::string> percent_decode(std::string_view text);

/// The parameters of a query: each at most once, at most 20. Reading one takes it out, so what is
/// left at the end was not known.
class Query {
 public:
  /// Refuses what is not name=value pairs, and names that come twice.
  static app::Read<Query> parse(std::string_view text);

  std::optional<std::string> take(std::string_view name);
  /// The value of `limit`, `otherwise` when it is not there; refuses what is not in
  /// [smallest, largest].
  app::Read<std::int64_t> take_number(std::string_view name, std::int64_t otherwise,
                                      std::int64_t smallest, std::int64_t largest);
  /// Refuses a parameter that nobody took: a misspelt filter must not look like an empty one.
  app::Read<Done> nothing_left() const;

 private:
  std::vector<std::pair<std::string, std::string>> parameters_;
};

}  // namespace visavis::http
