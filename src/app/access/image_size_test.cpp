#include "app/access/image_size.h"

#include <gtest/gtest.h>
#include <string>

namespace visavis::app {
namespace {

using namespace std::string_literals;

std::string sizes(const std::string& file) {
  const auto size = image_size(file);
  return size ? std::to_string(size->width) + "x" + std::to_string(size->height) : "none";
}

const std::string png_head = "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR"s;
const std::string jfif = "\xff\xe0\0\x04JF"s;
const std::string frame = "\0\x0b\x08\x01\x20\x02\x80\x01\x01\x11\0"s;
std::string webp(const std::string& chunk) { return "RIFF\x40\0\0\0WEBP"s + chunk; }

TEST(ImageSize, IsWhatTheHeadSays) {
  const std::pair<std::string, const char*> files[] = {
      {png_head + "\0\0\x02\x80\0\0\x01\x20\x08\x02\0\0\0"s, "640x288"},
      {"\xff\xd8"s + jfif + "\xff\xc0"s + frame, "640x288"},
      {"\xff\xd8"s + jfif + "\xff\xff\xff\xc2"s + frame, "640x288"},
      {webp("VP8 \x30\0\0\0\x10\x02\0\x9d\x01\x2a\x80\x02\x20\x41"s), "640x288"},
      {webp("VP8L\x30\0\0\0\x2f\x7f\xc2\x47\0\0\0\0\0\0"s), "640x288"},
      {webp("VP8X\x0a\0\0\0\0\0\0\0\x7f\x02\0\x1f\x01\0"s), "640x288"}};
  for (const auto& [file, size] : files) EXPECT_EQ(sizes(file), size) << file.substr(0, 16);
}

TEST(ImageSize, IsNothingWhereNoneIsSaid) {
  const std::string others[] = {""s,
                                "GIF89a\x80\x02\x20\x01"s,
                                "<svg xmlns='http://www.w3.org/2000/svg'/>"s,
                                png_head,
                                png_head + "\0\0\0\0\0\0\x01\x20\x08\x02\0\0\0"s,
                                "\xff\xd8\xff"s,
                                "\xff\xd8\xff\xe0\0\0"s,
                                "\xff\xd8"s + jfif + "JF"s,
                                "\xff\xd8\xff\xda"s + frame,
                                "\xff\xd8\xff\xc4"s + frame,
                                webp("VP8 \x30\0\0\0\x10\x02\0\x9d\x01"s),
                                webp("VP8 \x30\0\0\0\x10\x02\0\0\0\0\x80\x02\x20\x41"s),
                                webp("ALPH\x30\0\0\0\x10\x02\0\x9d\x01\x2a\x80\x02\x20\x41"s)};
  for (const auto& file : others) EXPECT_EQ(sizes(file), "none") << file.substr(0, 16);
}

/// Whatever is cut off of it: sanitizers look on.
TEST(ImageSize, ReadsNothingThatIsNotThere) {
  const std::string whole = "\xff\xd8"s + jfif + "\xff\xc0"s + frame;
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const std::string part{whole.data(), size};
    (void)image_size(part);
  }
  EXPECT_EQ(sizes(whole.substr(0, 8 + 8)), "none");
}

}  // namespace
}  // namespace visavis::app
