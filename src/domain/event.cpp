#include "domain/event.h"

namespace visavis {

Audience audience(const EventBody&) {
  static_assert(std::variant_size_v<EventBody> == 24, "say who may read of the new event");
  return Audience::marketplace;
}

}  // namespace visavis
