#include "emulator.h"

#include <algorithm>
#include <stdexcept>
#include <string_view>

namespace visavis::bench {
namespace {

namespace json = boost::json;

Emulator::Visit visit(const json::object& said, std::string_view state) {
  const std::string_view is{said.at("state").as_string()};
  if (is != state)
    throw std::runtime_error{"somebody is '" + std::string{is} + "', not '" + std::string{state} +
                             "'"};
  const auto* participant = said.if_contains("participant");
  return {std::string{said.at("visitor").as_string()},
          participant != nullptr ? std::string{participant->as_string()} : std::string{}};
}

}  // namespace

json::object Emulator::call(meet::Method method, const std::string& name,
                            const json::object& said) {
  const bool get = method == meet::Method::get;
  transfers_.start(1, {method,
                       url_ + "/emulator/" + name,
                       {"content-type: application/json"},
                       get ? std::string{} : json::serialize(said)});
  for (;;) {
    for (const auto& [number, reply] : transfers_.wait(std::chrono::seconds{1})) {
      if (reply.status != 200)
        throw std::runtime_error{"emulator: " + name + ": " + std::to_string(reply.status) + " " +
                                 reply.error + reply.body};
      return json::parse(reply.body).as_object();
    }
  }
}

Timestamp Emulator::moment(const json::object& clock) {
  return from_unix_ms(clock.at("now").to_number<std::int64_t>());
}

Emulator::Visit Emulator::join_as(const std::string& space, const std::string& email) {
  return visit(call(meet::Method::post, "join",
                    {{"space", space}, {"person", {{"kind", "signedin"}, {"user", email}}}}),
               "in");
}

Emulator::Visit Emulator::knock(const std::string& space, const std::string& name) {
  return visit(call(meet::Method::post, "join",
                    {{"space", space}, {"person", {{"kind", "anonymous"}, {"name", name}}}}),
               "asking");
}

Emulator::Visit Emulator::admit(const Visit& knocking, const Visit& by) {
  return visit(
      call(meet::Method::post, "admit", {{"visitor", knocking.visitor}, {"by", by.visitor}}), "in");
}

void Emulator::leave(const std::string& visitor) {
  (void)call(meet::Method::post, "leave", {{"visitor", visitor}});
}

std::size_t Emulator::spaces_with_people() {
  const auto said = call(meet::Method::get, "spaces", {});
  return static_cast<std::size_t>(std::ranges::count_if(
      said.at("spaces").as_array(),
      [](const json::value& space) { return !space.at("visits").as_array().empty(); }));
}

}  // namespace visavis::bench
