#include "adapters/pictures/worker.h"

#include <array>
#include <unistd.h>
#include <utility>

#include "adapters/pictures/decode.h"
#include "adapters/pictures/hash.h"
#include "adapters/pictures/jpeg.h"
#include "adapters/pictures/measure.h"
#include "adapters/pictures/upright.h"

extern "C" {
#include <libavutil/log.h>
}

namespace visavis::pictures {
namespace {

using app::PictureFault;

app::PictureRead looked_at(const DecodedFrame& decoded) {
  if (!decoded) return refuse(decoded.error());
  const Frame picture = upright(**decoded);
  if (!picture) return refuse(PictureFault::unreadable);
  const LumaView luma{picture->data[0], picture->linesize[0], picture->width, picture->height};
  app::ReadPicture read{.jpeg = encode_jpeg(*picture),
                        .width = static_cast<std::uint32_t>(picture->width),
                        .height = static_cast<std::uint32_t>(picture->height),
                        .hash = hash(luma),
                        .quality = measure(luma)};
  if (read.jpeg.empty()) return refuse(PictureFault::unreadable);
  return read;
}

/// False: the other end is gone.
bool read_all(int from, MutableBytes into) {
  while (!into.empty()) {
    const ssize_t got = ::read(from, into.data(), into.size());
    if (got <= 0) return false;
    into = into.subspan(static_cast<std::size_t>(got));
  }
  return true;
}

bool write_all(int to, Bytes bytes) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(to, bytes.data(), bytes.size());
    if (put <= 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(put));
  }
  return true;
}

bool serve_one(int descriptor) {
  std::array<std::uint8_t, length_bytes> length{};
  if (!read_all(descriptor, length)) return false;
  const std::uint32_t size = read_u32(length, 0);
  if (size > message_bytes_max) return false;
  std::vector<std::uint8_t> request(size);
  return read_all(descriptor, request) && write_all(descriptor, encode(answer(request)));
}

}  // namespace

app::PictureRead answer(Bytes request) {
  av_log_set_level(AV_LOG_QUIET);
  const auto read = read_request(request);
  if (!read) return refuse(PictureFault::failed);
  if (const auto* file = std::get_if<FileRequest>(&*read))
    return looked_at(decode_file(file->file));
  return looked_at(decode_video(std::get<VideoRequest>(*read)));
}

void work(const Confinement& confinement) {
  if (!confine(confinement)) {
    write_all(confinement.descriptor, encode(app::PictureRead{refuse(PictureFault::failed)}));
    ::_exit(1);
  }
  // Nothing of the libraries' own endings: they may ask for more than is allowed.
  ::_exit(serve_one(confinement.descriptor) ? 0 : 1);
}

}  // namespace visavis::pictures
