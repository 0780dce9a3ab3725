#include "adapters/pictures/jpeg.h"

namespace visavis::pictures {
namespace {

/// 1 to 31: at 2, pictures of print have no rings that anybody sees, and 12 MP have 3 to 6 MB.
constexpr int quantiser = 2;

}  // namespace

std::vector<std::uint8_t> encode_jpeg(const AVFrame& picture) {
  const AVCodec* encoder = avcodec_find_encoder(AV_CODEC_ID_MJPEG);
  if (encoder == nullptr) return {};
  const Codec codec(avcodec_alloc_context3(encoder));
  const Packet packet(av_packet_alloc());
  if (!codec || !packet) return {};
  codec->thread_count = 1;
  codec->width = picture.width;
  codec->height = picture.height;
  codec->pix_fmt = static_cast<AVPixelFormat>(picture.format);
  codec->color_range = AVCOL_RANGE_JPEG;
  codec->time_base = {1, 1};
  // Without the library's name and version.
  codec->flags |= AV_CODEC_FLAG_QSCALE | AV_CODEC_FLAG_BITEXACT;
  codec->global_quality = FF_QP2LAMBDA * quantiser;
  if (avcodec_open2(codec.get(), encoder, nullptr) != 0) return {};
  const Frame frame(av_frame_clone(&picture));
  if (!frame) return {};
  frame->quality = codec->global_quality;
  frame->pts = 0;
  if (avcodec_send_frame(codec.get(), frame.get()) != 0 ||
      avcodec_receive_packet(codec.get(), packet.get()) != 0)
    return {};
  return {packet->data, packet->data + packet->size};
}

}  // namespace visavis::pictures
