#include "domain/event.h"

namespace visavis {

std::string_view name(Audience audience) {
  switch (audience) {
    case Audience::marketplace:
      return "marketplace";
    case Audience::internal:
      return "internal";
  }
  return "";
}

Audience audience(const EventBody&) {
  static_assert(std::variant_size_v<EventBody> == 24, "say who may read of the new event");
  return Audience::marketplace;
}

}  // namespace visavis
