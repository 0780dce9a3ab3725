#include "app/access/staff_email.h"

#include <algorithm>

#include "base/ascii.h"

namespace visavis::app {

bool is_staff_email(std::string_view text) {
  const auto at = text.find('@');
  return at != std::string_view::npos && at > 0 && at + 1 < text.size() &&
         text.find('@', at + 1) == std::string_view::npos &&
         text.find_first_of(" \t\r\n<>\"") == std::string_view::npos && text.size() <= 200;
}

std::string stored_email(std::string_view text) {
  std::string stored{text};
  std::transform(stored.begin(), stored.end(), stored.begin(), ascii_lower);
  return stored;
}

}  // namespace visavis::app
