#include "app/records/act.h"

#include <string>

#include "app/records/fields.h"
#include "base/cases.h"

namespace visavis::app {
namespace {

namespace json = boost::json;
using namespace fields;

json::object object_of(const ActBody& body) {
  return std::visit(Cases{[](const MarketplaceAdded& one) -> json::object {
                            return {{"marketplace", one.marketplace.text()}};
                          },
                          [](const ApiKeyAdded& one) -> json::object {
                            return {{"marketplace", one.marketplace.text()}};
                          },
                          [](const StaffAdded& one) -> json::object {
                            return {{"staff", one.staff.text()}, {"role", name(one.role)}};
                          },
                          [](const StaffPhotoChanged& one) -> json::object {
                            return {{"staff", one.staff.text()}};
                          },
                          [](const SignedIn&) -> json::object { return {}; },
                          [](const SignedOut&) -> json::object { return {}; }},
                    body);
}

ActBody body_of(const json::object& object) {
  const std::string kind = text(object, "act");
  if (kind == name(MarketplaceAdded{}))
    return MarketplaceAdded{id<MarketplaceId>(object, "marketplace")};
  if (kind == name(ApiKeyAdded{})) return ApiKeyAdded{id<MarketplaceId>(object, "marketplace")};
  if (kind == name(StaffAdded{}))
    return StaffAdded{id<StaffId>(object, "staff"),
                      required(role_named(text(object, "role")), "role")};
  if (kind == name(StaffPhotoChanged{})) return StaffPhotoChanged{id<StaffId>(object, "staff")};
  if (kind == name(SignedIn{})) return SignedIn{};
  if (kind == name(SignedOut{})) return SignedOut{};
  throw std::runtime_error("stored act: unknown kind");
}

}  // namespace

std::string encode_act(const Act& act) {
  json::object object = object_of(act.body);
  object["act"] = name(act.body);
  object["at"] = ms(act.at);
  if (act.by) object["by"] = act.by->text();
  return json::serialize(object);
}

Act decode_act(std::string_view encoded) {
  const json::value parsed = json::parse(encoded);
  const json::object& object = parsed.as_object();
  Act act{.by = std::nullopt, .at = time(object, "at"), .body = body_of(object)};
  if (object.contains("by")) act.by = id<StaffId>(object, "by");
  return act;
}

}  // namespace visavis::app
