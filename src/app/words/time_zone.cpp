#include "app/words/time_zone.h"

#include <unicode/timezone.h>

namespace visavis::app {

bool is_time_zone(std::string_view name) {
  if (name == utc) return true;
  if (name.find('/') == std::string_view::npos || name == "Etc/Unknown") return false;
  icu::UnicodeString canonical;
  UBool known = 0;
  UErrorCode error = U_ZERO_ERROR;
  icu::TimeZone::getCanonicalID(
      icu::UnicodeString::fromUTF8({name.data(), static_cast<std::int32_t>(name.size())}),
      canonical, known, error);
  return U_SUCCESS(error) && known != 0;
}

}  // namespace visavis::app
