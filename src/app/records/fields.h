#pragma once

#include <boost/json.hpp>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>

#include "base/time.h"

// Fields of stored JSON. Their readers throw std::runtime_error for what no writer wrote. Included
// by .cpp files only.
namespace visavis::app::fields {

namespace json = boost::json;

template <class T>
T required(std::optional<T> value, const char* what) {
  if (!value) throw std::runtime_error(std::string{"stored row: unknown "} + what);
  return *std::move(value);
}

inline std::string text(const json::object& object, const char* key) {
  return json::value_to<std::string>(object.at(key));
}

inline std::int64_t ms(Timestamp at) { return to_unix_ms(at); }

inline Timestamp time(const json::object& object, const char* key) {
  return from_unix_ms(object.at(key).to_number<std::int64_t>());
}

template <class IdType>
IdType id(const json::object& object, const char* key) {
  return required(IdType::parse(text(object, key)), key);
}

}  // namespace visavis::app::fields
