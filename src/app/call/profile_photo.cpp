#include "app/call/profile_photo.h"

#include <cstdint>

#include "app/access/image_size.h"
#include "app/access/photo.h"
#include "app/records/hash_chain.h"

namespace visavis::app {
namespace {

/// A browser holds four bytes a pixel: a file of a few bytes must not take all its memory.
constexpr std::uint64_t pixels_max = std::uint64_t{50} * 1000 * 1000;

/// T.81, B.2.3: each of a progressive picture's scans costs as much to show as a whole one, however
/// few bytes it has. Cameras and editors make about ten.
constexpr std::size_t scans_max = 100;

std::size_t scans(std::string_view file) {
  std::size_t found = 0;
  for (auto at = file.find("\xff\xda"); at != file.npos; at = file.find("\xff\xda", at + 2))
    ++found;
  return found;
}

/// What moves is more than one picture. APNG 1.0, "acTL"; RFC 9649, 2.7.1.1, "ANIM".
bool is_animated(std::string_view file) {
  const auto data = file.find("IDAT");
  return file.substr(0, data).find("acTL") != file.npos ||
         (file.substr(0, 4) == "RIFF" && file.substr(0, 64).find("ANIM") != file.npos);
}

/// Why the file is not shown to staff; nothing when it is a picture that can be.
std::optional<std::string> unfit(std::string_view file) {
  const auto size = image_size(file);
  if (!size) return "it is no JPEG, PNG or WebP picture";
  if (std::uint64_t{size->width} * size->height > pixels_max)
    return "it has more than 50 million pixels";
  if (photo_media_type(file) == "image/jpeg" && scans(file) > scans_max)
    return "it has too many scans";
  if (is_animated(file)) return "it is animated";
  return std::nullopt;
}

}  // namespace

std::optional<std::string> ProfilePhotos::keep(VerificationId id, std::string_view file) {
  if (auto why = unfit(file)) {
    miss(id, *why);
    return why;
  }
  // Before the store is held: nobody else can write meanwhile.
  const std::string sha256 = sha256_text(file);
  together([&] {
    if (steps_.change(id, KeepPhoto{sha256}))
      store_.photos().keep_photo(sha256, file, clock_.now());
  });
  return std::nullopt;
}

void ProfilePhotos::miss(VerificationId id, const std::string& why) {
  // Refused where another one was faster: then it is kept or missed already.
  together([&] { (void)steps_.change(id, MissPhoto{why}); });
}

/// Of its steps the service reads in the log, and of those that were undone nobody.
void ProfilePhotos::together(const std::function<void()>& change) {
  steps_.take();
  store_.together(change);
}

}  // namespace visavis::app
