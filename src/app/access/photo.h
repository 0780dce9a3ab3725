#pragma once

#include <optional>
#include <string_view>

#include "app/access/field_error.h"

namespace visavis::app {

inline constexpr std::size_t photo_bytes_max = std::size_t{512} * 1024;

/// "image/jpeg", "image/png" or "image/webp" by the file's first bytes; nothing for other files.
/// The text is a literal.
std::optional<std::string_view> photo_media_type(std::string_view bytes);

/// Why the file is no photo that browsers show; nothing when it is one.
std::optional<FieldError> wrong_photo(std::string_view bytes);

}  // namespace visavis::app
