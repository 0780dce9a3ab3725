// Prints what the sources say of the contract: routes, shapes, messages, limits. contract.py makes
// documents and TypeScript of it, with the sources' comments as descriptions.
#include <iostream>

#include "app/shapes/form.h"
#include "app/wire/reader.h"
#include "app/wire/routes.h"
#include "domain/link.h"
#include "domain/place.h"

namespace visavis::contract {
namespace {

namespace json = boost::json;
namespace rule = app::rule;
using app::Described;
using app::FixedText;
using app::IsOptional;

json::object reference(std::string_view name) {
  return {{"$ref", "#/components/schemas/" + std::string{name}}};
}

json::value nullable(const json::value& schema) {
  const auto& object = schema.as_object();
  if (!object.contains("type")) return json::object{{"anyOf", {schema, {{"type", "null"}}}}};
  json::object either = object;
  either["type"] = {object.at("type"), "null"};
  return either;
}

template <class T>
std::string_view full_name() {
  std::string_view text = __PRETTY_FUNCTION__;
  text.remove_prefix(text.find("T = ") + 4);
  return text.substr(0, text.find_first_of(";]"));
}

/// Collects the named schemas of one document.
class Schemas {
 public:
  json::object named;

  /// As it is answered.
  template <class T>
  json::value shown() {
    return of(std::type_identity<T>{});
  }
  /// As it is asked, by the rules of its members.
  template <class T>
  json::value asked() {
    return own(std::type_identity<T>{});
  }

  /// The messages of a variant: each an object with its type.
  enum class As { shown, asked };
  template <As How, class Variant>
  json::array messages() {
    json::array all;
    add_messages<How>(all, std::type_identity<Variant>{});
    return all;
  }

 private:
  void keep(std::string_view name, std::string_view cpp, json::object schema) {
    schema["cpp"] = cpp;
    const auto* known = named.if_contains(name);
    if (known != nullptr && *known != schema)
      throw std::logic_error("two schemas are called " + std::string{name});
    named[name] = std::move(schema);
  }

  // As it is shown: the rules of app/shapes/form.h.
  template <class T>
  requires std::is_integral_v<T> json::value of(std::type_identity<T>) {
    json::object schema{{"type", "integer"}};
    if constexpr (std::is_unsigned_v<T>) schema["minimum"] = 0;
    return schema;
  }
  json::value of(std::type_identity<bool>) { return json::object{{"type", "boolean"}}; }
  json::value of(std::type_identity<std::string>) { return json::object{{"type", "string"}}; }
  json::value of(std::type_identity<Timestamp>) {
    return json::object{{"type", "string"}, {"format", "date-time"}};
  }
  json::value of(std::type_identity<std::chrono::seconds>) {
    return json::object{{"type", "integer"}, {"minimum", 0}};
  }
  json::value of(std::type_identity<ReasonCode>) {
    return json::object{{"type", "string"}, {"description", "One of docs/reasons.md."}};
  }
  json::value of(std::type_identity<AccountId>) {
    return json::object{{"type", "string"}, {"pattern", "^[A-Za-z0-9._-]{1,64}$"}};
  }
  template <class Tag>
  json::value of(std::type_identity<Id<Tag>>) {
    return json::object{{"type", "string"},
                        {"pattern", "^" + std::string{Tag::prefix} + "[0-9a-z]{26}$"}};
  }
  template <FixedText Text>
  json::value of(std::type_identity<app::Always<Text>>) {
    return json::object{{"const", Text.view()}, {"type", "string"}};
  }
  json::value of(std::type_identity<app::shape::Status>) {
    keep("Status", full_name<visavis::Status>(), rule::Kind<visavis::Status>::schema());
    return reference("Status");
  }
  json::value of(std::type_identity<app::shape::EventName>) {
    keep("EventName", full_name<visavis::Event>(), rule::Kind<visavis::EventBody>::schema());
    return reference("EventName");
  }
  template <class T>
  json::value of(std::type_identity<app::WrittenBefore<T>>) {
    return shown<T>();
  }
  template <DescribedEnum E>
  json::value of(std::type_identity<E>) {
    json::array all;
    for (const auto& [value, text] : enum_names<E>) all.emplace_back(text);
    keep(visavis::detail::bare_type_name<E>(), full_name<E>(),
         {{"type", "string"}, {"enum", std::move(all)}});
    return reference(visavis::detail::bare_type_name<E>());
  }
  template <class T>
  json::value of(std::type_identity<Personal<T>>) {
    return shown<T>();
  }
  template <class T>
  json::value of(std::type_identity<std::optional<T>>) {
    return nullable(shown<T>());
  }
  template <class T>
  json::value of(std::type_identity<std::vector<T>>) {
    return json::object{{"type", "array"}, {"items", shown<T>()}};
  }
  template <class T>
  json::value of(std::type_identity<std::map<std::string, T>>) {
    return json::object{{"type", "object"}, {"additionalProperties", shown<T>()}};
  }
  template <Described T>
  json::value of(std::type_identity<T>) {
    json::object properties;
    json::array required;
    [&]<template <class...> class List, class... Each>(List<Each...>) {
      (add_shown<T, Each>(properties, required), ...);
    }(boost::describe::describe_members<T, boost::describe::mod_public>{});
    keep(visavis::detail::bare_type_name<T>(), full_name<T>(),
         {{"type", "object"},
          {"properties", std::move(properties)},
          {"required", std::move(required)}});
    return reference(visavis::detail::bare_type_name<T>());
  }
  template <class T, class Each>
  void add_shown(json::object& properties, json::array& required) {
    using Member = std::remove_cvref_t<decltype(std::declval<T&>().*Each::pointer)>;
    if constexpr (IsOptional<Member>::value && app::leaves_out<T>) {
      properties[Each::name] = shown<typename Member::value_type>();
    } else {
      properties[Each::name] = shown<Member>();
      required.emplace_back(Each::name);
    }
  }

  // As it is asked: the rules of app/wire/reader.h.
  template <class T>
  json::value own(std::type_identity<T>) {
    return shown<T>();
  }
  json::value own(std::type_identity<Timestamp>) {
    return json::object{{"type", "string"},
                        {"format", "date-time"},
                        {"pattern", R"(^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$)"}};
  }
  json::value own(std::type_identity<std::string>) {
    return app::reader::Own<std::string>::schema();
  }
  json::value own(std::type_identity<std::map<std::string, std::string>>) {
    return json::object{{"type", "object"},
                        {"additionalProperties", app::reader::Own<std::string>::schema()},
                        {"maxProperties", app::limits::list_entries_max}};
  }
  template <class T>
  json::value own(std::type_identity<Personal<T>>) {
    return asked<T>();
  }
  template <class T>
  json::value own(std::type_identity<std::optional<T>>) {
    return asked<T>();
  }
  template <class T>
  json::value own(std::type_identity<std::vector<T>>) {
    return json::object{
        {"type", "array"}, {"items", asked<T>()}, {"maxItems", app::limits::list_entries_max}};
  }
  template <Described T>
  json::value own(std::type_identity<T>) {
    json::object properties;
    json::array required;
    [&]<template <class...> class List, class... Each>(List<Each...>) {
      (add_asked<T, Each>(properties, required), ...);
    }(boost::describe::describe_members<T, boost::describe::mod_public>{});
    keep(visavis::detail::bare_type_name<T>(), full_name<T>(),
         {{"type", "object"},
          {"properties", std::move(properties)},
          {"required", std::move(required)},
          {"additionalProperties", false}});
    return reference(visavis::detail::bare_type_name<T>());
  }
  template <class T, class Each>
  void add_asked(json::object& properties, json::array& required) {
    using Member = std::remove_cvref_t<decltype(std::declval<T&>().*Each::pointer)>;
    using Named = typename app::RuleOf<Each::pointer>::type;
    using Rule = std::conditional_t<std::is_void_v<Named>, app::reader::Own<Member>, Named>;
    json::value schema;
    if constexpr (std::is_void_v<Named>)
      schema = asked<Member>();
    else
      schema = Named::schema();
    if constexpr (app::reader::MayBeMissing<Rule>)
      schema = nullable(schema);
    else
      required.emplace_back(Each::name);
    properties[Each::name] = std::move(schema);
  }

  template <As How, class... Each>
  void add_messages(json::array& all, std::type_identity<std::variant<Each...>>) {
    (add_message<How, Each>(all), ...);
  }
  template <As How, class One>
  void add_message(json::array& all) {
    if constexpr (!Described<One>)
      add_messages<How>(all, std::type_identity<One>{});
    else if constexpr (How == As::asked)
      all.push_back({{"type", kind<One>}, {"body", asked<One>()}});
    else
      all.push_back({{"type", kind<One>}, {"body", shown<One>()}});
  }
};

std::string_view method_name(app::Method method) {
  switch (method) {
    case app::Method::get:
      return "get";
    case app::Method::post:
      return "post";
    case app::Method::delete_:
      return "delete";
    case app::Method::head:
    case app::Method::other:
      break;
  }
  throw std::logic_error("a method that no route has");
}

template <class Answer>
json::value answer_of(Schemas& schemas) {
  if constexpr (std::is_same_v<Answer, app::Nothing>)
    return nullptr;
  else if constexpr (std::is_same_v<Answer, app::Photo>)
    return "photo";
  else if constexpr (std::is_same_v<Answer, app::Media>)
    return "media";
  else if constexpr (std::is_same_v<Answer, app::WebSocket>)
    return "websocket";
  else
    return schemas.shown<Answer>();
}

template <class Asked>
json::value asked_of(Schemas& schemas) {
  if constexpr (std::is_same_v<Asked, app::Nothing>)
    return nullptr;
  else if constexpr (std::is_same_v<Asked, app::Octets>)
    return "octets";
  else
    return schemas.asked<Asked>();
}

template <class Route>
json::object route(Schemas& schemas) {
  json::array refusals;
  for (const Refusal refusal : Route::refusals) refusals.emplace_back(entry(refusal).code);
  if constexpr (app::route::OfApplicant<Route>)
    refusals.emplace_back(entry(Refusal::other_verification).code);
  return {{"cpp", full_name<Route>()},
          {"name", visavis::detail::bare_type_name<Route>()},
          {"method", method_name(Route::method)},
          {"path", Route::pattern},
          {"door", Route::door == app::Door::api_key ? "api_key" : "browser"},
          {"status", Route::status},
          {"refusals", std::move(refusals)},
          {"body", asked_of<typename Route::Body>(schemas)},
          {"query", asked_of<typename Route::Query>(schemas)},
          {"answer", answer_of<typename Route::Answer>(schemas)}};
}

template <class... Each>
json::array routes(Schemas& schemas, std::type_identity<std::tuple<Each...>>) {
  json::array all;
  (all.push_back(route<Each>(schemas)), ...);
  return all;
}

json::object marketplaces() {
  Schemas schemas;
  json::object document{
      {"routes", routes(schemas, std::type_identity<app::route::OfMarketplaces>{})},
      {"webhook", schemas.shown<app::shape::Webhook>()}};
  schemas.shown<app::shape::Problem>();
  document["schemas"] = std::move(schemas.named);
  return document;
}

/// What the socket itself hears, from either side.
using OfSocket = std::variant<app::say::Heartbeat>;

json::object pages() {
  namespace shape = app::shape;
  using As = Schemas::As;
  Schemas schemas;
  json::object document{{"routes", routes(schemas, std::type_identity<app::route::OfPages>{})}};
  document["messages"] =
      json::object{{"ApplicantMessage", schemas.messages<As::shown, shape::ApplicantMessage>()},
                   {"StaffMessage", schemas.messages<As::shown, shape::StaffMessage>()},
                   {"SocketMessage", schemas.messages<As::shown, shape::SocketMessage>()}};
  document["schemas"] = std::move(schemas.named);
  Schemas said;
  document["requests"] =
      json::object{{"ApplicantRequest", said.messages<As::asked, app::FromDevice>()},
                   {"StaffRequest", said.messages<As::asked, app::FromStaff>()},
                   {"SocketRequest", said.messages<As::asked, OfSocket>()}};
  document["said"] = std::move(said.named);
  return document;
}

std::int64_t seconds(Duration duration) {
  return std::chrono::duration_cast<std::chrono::seconds>(duration).count();
}

json::object limits() {
  return {{"note_bytes_max", app::limits::note_bytes_max},
          {"appeal_characters_min", app::limits::appeal_characters_min},
          {"appeal_characters_max", app::limits::appeal_characters_max},
          {"chat_characters_max", app::limits::chat_characters_max},
          {"passkey_name_characters_max", app::limits::passkey_name_characters_max},
          {"why_characters_max", app::limits::why_characters_max},
          {"still_file_bytes_max", app::picture_file_bytes_max},
          {"still_part_bytes", app::still_part_bytes},
          {"still_bytes_max", app::limits::still_bytes_max},
          {"still_pixels_max", app::limits::still_pixels_max},
          {"absence_seconds", seconds(absence_limit)},
          {"link_minutes", link_lifetime / std::chrono::minutes{1}},
          {"mailed_link_minutes", mailed_link_lifetime / std::chrono::minutes{1}}};
}

json::array refusals() {
  json::array all;
  for (const auto& one : all_refusals())
    all.push_back({{"code", one.code}, {"status", one.http_status}, {"title", one.title}});
  return all;
}

}  // namespace
}  // namespace visavis::contract

int main() {
  using namespace visavis::contract;
  std::cout << boost::json::serialize(boost::json::object{{"marketplaces", marketplaces()},
                                                          {"pages", pages()},
                                                          {"limits", limits()},
                                                          {"refusals", refusals()}})
            << '\n';
}
