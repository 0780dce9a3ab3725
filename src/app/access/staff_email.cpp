#include "app/access/staff_email.h"

#include "base/email.h"

namespace visavis::app {
namespace {

constexpr std::size_t bytes_max = 200;  // what the sign-in reads

}  // namespace

std::optional<std::string> staff_email(std::string_view text) {
  const auto email = Email::parse(text);
  if (!email || text.size() > bytes_max) return std::nullopt;
  return email->lower_case();
}

}  // namespace visavis::app
