#include "adapters/pictures/upright.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" {
#include <libavutil/dict.h>
}

namespace visavis::pictures {
namespace {

constexpr int planes = 3;

Frame empty_picture(int width, int height) {
  Frame frame(av_frame_alloc());
  if (!frame) return nullptr;
  frame->format = AV_PIX_FMT_YUVJ420P;
  frame->color_range = AVCOL_RANGE_JPEG;
  frame->width = width;
  frame->height = height;
  return av_frame_get_buffer(frame.get(), 0) == 0 ? std::move(frame) : nullptr;
}

/// What says nothing is BT.601, as browsers send VP8, and as JPEG is.
Frame converted(const AVFrame& decoded) {
  auto frame = empty_picture(decoded.width, decoded.height);
  if (!frame) return nullptr;
  const auto from = static_cast<AVPixelFormat>(decoded.format);
  const Scaler scaler(sws_getContext(decoded.width, decoded.height, from, decoded.width,
                                     decoded.height, AV_PIX_FMT_YUVJ420P,
                                     SWS_BILINEAR | SWS_ACCURATE_RND, nullptr, nullptr, nullptr));
  if (!scaler) return nullptr;
  const bool full = decoded.color_range == AVCOL_RANGE_JPEG || from == AV_PIX_FMT_YUVJ420P ||
                    from == AV_PIX_FMT_YUVJ422P || from == AV_PIX_FMT_YUVJ444P ||
                    from == AV_PIX_FMT_YUVJ440P;
  constexpr int one = 1 << 16;
  sws_setColorspaceDetails(scaler.get(), sws_getCoefficients(decoded.colorspace), full ? 1 : 0,
                           sws_getCoefficients(SWS_CS_ITU601), 1, 0, one, one);
  const int rows = sws_scale(scaler.get(), decoded.data, decoded.linesize, 0, decoded.height,
                             frame->data, frame->linesize);
  return rows == decoded.height ? std::move(frame) : nullptr;
}

/// EXIF's tag 0x0112, 1 to 8; 1 where it says nothing.
int orientation(const AVFrame& decoded) {
  const AVDictionaryEntry* said = av_dict_get(decoded.metadata, "Orientation", nullptr, 0);
  if (said == nullptr) return 1;
  const long value = std::strtol(said->value, nullptr, 10);
  return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
}

struct Plane {
  std::uint8_t* data;
  int stride;
  int width;
  int height;
};

Plane plane(const AVFrame& frame, int number) {
  const int shift = number == 0 ? 0 : 1;
  return {frame.data[number], frame.linesize[number], (frame.width + shift) >> shift,
          (frame.height + shift) >> shift};
}

/// Where the pixel (0, 0) of `to` is in `from`, and how far the next one of a row and of a column.
struct Steps {
  std::ptrdiff_t first, right, down;
};

Steps steps(const Plane& from, int orientation) {
  const bool swapped = orientation >= 5;
  const bool mirrored =
      orientation == 2 || orientation == 3 || orientation == 6 || orientation == 7;
  const bool upside_down =
      orientation == 3 || orientation == 4 || orientation == 7 || orientation == 8;
  const std::ptrdiff_t along = swapped ? from.stride : 1;
  const std::ptrdiff_t across = swapped ? 1 : from.stride;
  const int width = swapped ? from.height : from.width;
  const int height = swapped ? from.width : from.height;
  return {(mirrored ? (width - 1) * along : 0) + (upside_down ? (height - 1) * across : 0),
          mirrored ? -along : along, upside_down ? -across : across};
}

void turn(const Plane& from, const Plane& to, int orientation) {
  const Steps by = steps(from, orientation);
  for (int y = 0; y < to.height; ++y) {
    const std::uint8_t* pixel = from.data + by.first + y * by.down;
    std::uint8_t* row = to.data + std::ptrdiff_t{y} * to.stride;
    for (int x = 0; x < to.width; ++x) row[x] = pixel[x * by.right];
  }
}

}  // namespace

Frame upright(const AVFrame& decoded) {
  auto lying = converted(decoded);
  const int way = orientation(decoded);
  if (!lying || way == 1) return lying;
  const bool swapped = way >= 5;
  auto frame =
      empty_picture(swapped ? lying->height : lying->width, swapped ? lying->width : lying->height);
  if (!frame) return nullptr;
  for (int i = 0; i < planes; ++i) turn(plane(*lying, i), plane(*frame, i), way);
  return frame;
}

}  // namespace visavis::pictures
