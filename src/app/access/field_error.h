#pragma once

#include <string_view>

namespace visavis::app {

/// What somebody who sets Visavis up says in a form or on the command line.
enum class Field {
  name,
  webhook_url,
  support_url,
  medium,
  marketplace,
  key,
  overlap,
  role,
  email,
  password,
  photo
};

/// Why one of them is refused. The text is a literal, and goes on after the field's name.
struct FieldError {
  Field field = Field::name;
  std::string_view why;
};

inline constexpr std::size_t name_bytes_max = 200;
/// Of a name that is one line already (words/one_line.h).
inline bool is_name(std::string_view text) {
  return !text.empty() && text.size() <= name_bytes_max;
}
inline constexpr FieldError not_a_name{Field::name,
                                       "1 to 200 bytes with something visible are expected"};
inline constexpr FieldError no_such_marketplace{Field::marketplace,
                                                "there is no marketplace with this id"};

}  // namespace visavis::app
