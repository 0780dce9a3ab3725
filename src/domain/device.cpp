#include "domain/device.h"

namespace visavis {

std::string_view name(DeviceKind kind) {
  switch (kind) {
    case DeviceKind::computer:
      return "computer";
    case DeviceKind::phone:
      return "phone";
  }
  return "";
}

std::optional<DeviceKind> device_kind_named(std::string_view text) {
  for (const auto kind : {DeviceKind::computer, DeviceKind::phone}) {
    if (name(kind) == text) return kind;
  }
  return std::nullopt;
}

}  // namespace visavis
