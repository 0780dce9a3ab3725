#include "adapters/pictures/decode.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <string_view>

namespace visavis::pictures {
namespace {

using app::MediaCodec;
using app::PictureFault;

bool begins(Bytes file, std::string_view with, std::size_t at = 0) {
  return file.size() >= at + with.size() &&
         std::equal(with.begin(), with.end(), file.begin() + static_cast<std::ptrdiff_t>(at),
                    [](char c, std::uint8_t byte) { return static_cast<std::uint8_t>(c) == byte; });
}

std::optional<AVCodecID> kind_of(Bytes file) {
  if (begins(file, "\xff\xd8\xff")) return AV_CODEC_ID_MJPEG;
  if (begins(file, "\x89PNG\r\n\x1a\n")) return AV_CODEC_ID_PNG;
  if (begins(file, "RIFF") && begins(file, "WEBP", 8)) return AV_CODEC_ID_WEBP;
  return std::nullopt;
}

/// Whether the file's last scan comes to its end (ITU T.81, B.1.1.3): the decoder fills with grey
/// what is missing, and nobody would know.
bool is_cut(Bytes jpeg) {
  const auto last = [jpeg](std::uint8_t marker) {
    const std::array<std::uint8_t, 2> bytes{0xff, marker};
    return std::find_end(jpeg.begin(), jpeg.end(), bytes.begin(), bytes.end());
  };
  const auto scan = last(0xda);
  const auto end = last(0xd9);
  return scan == jpeg.end() || end == jpeg.end() || end < scan;
}

const AVCodec* decoder_of(MediaCodec codec) {
  switch (codec) {
    case MediaCodec::vp8:
      return avcodec_find_decoder(AV_CODEC_ID_VP8);
    case MediaCodec::vp9:
      return avcodec_find_decoder(AV_CODEC_ID_VP9);
    case MediaCodec::h264:
      return avcodec_find_decoder(AV_CODEC_ID_H264);
    case MediaCodec::av1:
      // The library's own one has no software behind it.
      return avcodec_find_decoder_by_name("libdav1d");
    case MediaCodec::opus:
    case MediaCodec::rtx:
    case MediaCodec::red:
    case MediaCodec::other:
      break;
  }
  return nullptr;
}

/// One decoder and the last picture that it gave.
class Decoder {
 public:
  explicit Decoder(const AVCodec* codec, Bytes config = {});

  bool ready() const { return open_; }
  /// False: what it was given is broken.
  bool give(Bytes bytes);
  DecodedFrame take();

 private:
  static int buffer_for(AVCodecContext* codec, AVFrame* frame, int flags);
  bool drain();

  Codec codec_;
  Packet packet_{av_packet_alloc()};
  Frame next_{av_frame_alloc()};
  Frame last_;
  bool open_ = false;
  bool too_large_ = false;
};

Decoder::Decoder(const AVCodec* codec, Bytes config)
    : codec_(codec == nullptr ? nullptr : avcodec_alloc_context3(codec)) {
  if (!codec_ || !packet_ || !next_) return;
  codec_->thread_count = 1;
  codec_->thread_type = 0;
  codec_->opaque = this;
  codec_->get_buffer2 = buffer_for;
  codec_->flags |= AV_CODEC_FLAG_LOW_DELAY;
  // Phones write JPEG files of which something that nobody needs is wrong.
  if (codec->id != AV_CODEC_ID_MJPEG) codec_->err_recognition |= AV_EF_EXPLODE;
  if (!config.empty()) {
    const std::size_t size = config.size() + AV_INPUT_BUFFER_PADDING_SIZE;
    codec_->extradata = static_cast<std::uint8_t*>(av_mallocz(size));
    if (codec_->extradata == nullptr) return;
    std::memcpy(codec_->extradata, config.data(), config.size());
    codec_->extradata_size = static_cast<int>(config.size());
  }
  open_ = avcodec_open2(codec_.get(), codec, nullptr) == 0;
}

/// Before memory is taken for pixels.
int Decoder::buffer_for(AVCodecContext* codec, AVFrame* frame, int flags) {
  const auto pixels = std::int64_t{frame->width} * frame->height;
  if (pixels <= app::picture_pixels_max) return avcodec_default_get_buffer2(codec, frame, flags);
  static_cast<Decoder*>(codec->opaque)->too_large_ = true;
  return AVERROR(ENOMEM);
}

bool Decoder::give(Bytes bytes) {
  av_packet_unref(packet_.get());
  if (bytes.empty() || av_new_packet(packet_.get(), static_cast<int>(bytes.size())) != 0)
    return false;
  std::memcpy(packet_->data, bytes.data(), bytes.size());
  return avcodec_send_packet(codec_.get(), packet_.get()) == 0 && drain();
}

bool Decoder::drain() {
  while (true) {
    const int got = avcodec_receive_frame(codec_.get(), next_.get());
    if (got == AVERROR(EAGAIN) || got == AVERROR_EOF) return true;
    if (got != 0) return false;
    last_.swap(next_);
    if (!next_) next_.reset(av_frame_alloc());
    if (!next_) return false;
  }
}

DecodedFrame Decoder::take() {
  avcodec_send_packet(codec_.get(), nullptr);
  const bool whole = drain();
  if (too_large_) return refuse(PictureFault::too_large);
  if (!whole || !last_ || last_->width <= 0 || last_->height <= 0 ||
      (last_->flags & AV_FRAME_FLAG_CORRUPT) != 0)
    return refuse(PictureFault::unreadable);
  return std::move(last_);
}

}  // namespace

DecodedFrame decode_file(Bytes file) {
  if (file.size() > app::picture_file_bytes_max) return refuse(PictureFault::too_large);
  const auto kind = kind_of(file);
  if (!kind || (*kind == AV_CODEC_ID_MJPEG && is_cut(file)))
    return refuse(PictureFault::unreadable);
  Decoder decoder(avcodec_find_decoder(*kind));
  if (!decoder.ready()) return refuse(PictureFault::failed);
  // What is wrong is found out by take().
  const bool given = decoder.give(file);
  auto frame = decoder.take();
  if (frame && !given) return refuse(PictureFault::unreadable);
  return frame;
}

DecodedFrame decode_video(const VideoRequest& video) {
  Decoder decoder(decoder_of(video.codec), video.config);
  if (!decoder.ready()) return refuse(PictureFault::unreadable);
  bool given = true;
  for (const Bytes frame : video.frames) given = given && decoder.give(frame);
  auto frame = decoder.take();
  if (frame && !given) return refuse(PictureFault::unreadable);
  return frame;
}

}  // namespace visavis::pictures
