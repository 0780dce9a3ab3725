#pragma once

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

#include "app/ports/pictures.h"
#include "base/bytes.h"

// What the service and its worker say to each other: one request and one answer, each behind its
// length in four bytes. Numbers are big-endian. Neither believes the other: a worker may have been
// taken over by what it read.
namespace visavis::pictures {

/// Views into the request's bytes.
struct FileRequest {
  Bytes file;
};
struct VideoRequest {
  app::MediaCodec codec = app::MediaCodec::vp8;
  Bytes config;
  std::vector<Bytes> frames;
};
using Request = std::variant<FileRequest, VideoRequest>;

inline constexpr std::size_t length_bytes = 4;
/// Of a request or an answer, without its length. A picture of 50 MP as JPEG may have 20 MB.
inline constexpr std::size_t message_bytes_max = 40 * 1024 * 1024;
inline constexpr std::size_t frames_max = 4096;

// With their length before them.
std::vector<std::uint8_t> encode(const Request& request);
std::vector<std::uint8_t> encode(const app::PictureRead& answer);

// Without. Nothing for what encode() does not make.
std::optional<Request> read_request(Bytes message);
std::optional<app::PictureRead> read_answer(Bytes message);

}  // namespace visavis::pictures
