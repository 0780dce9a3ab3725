#include "app/access/photo.h"

namespace visavis::app {

using namespace std::string_view_literals;

std::optional<std::string_view> photo_media_type(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xD8\xFF"sv)) return "image/jpeg";
  if (bytes.starts_with("\x89PNG\r\n\x1A\n"sv)) return "image/png";
  if (bytes.size() >= 12 && bytes.starts_with("RIFF"sv) && bytes.substr(8, 4) == "WEBP"sv)
    return "image/webp";
  return std::nullopt;
}

std::optional<FieldError> wrong_photo(std::string_view bytes) {
  if (bytes.size() > photo_bytes_max)
    return FieldError{Field::photo, "the file is larger than 512 KiB"};
  if (!photo_media_type(bytes))
    return FieldError{Field::photo, "a JPEG, PNG or WebP file is expected"};
  return std::nullopt;
}

}  // namespace visavis::app
