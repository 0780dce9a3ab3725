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

Result<Staff, FieldError> staff_with(StaffRecords& records, std::string_view email) {
  const auto address = staff_email(email);
  const auto staff = address ? records.staff_with_email(*address) : std::nullopt;
  if (!staff) return refuse(FieldError{Field::email, "nobody has this address"});
  return *staff;
}

}  // namespace visavis::app
