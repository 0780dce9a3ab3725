#include "adapters/recorder/muxer.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <new>
#include <utility>

#include "adapters/recorder/libav.h"
#include "adapters/recorder/opus.h"
#include "base/check.h"

namespace visavis::recorder {
namespace {

constexpr int io_buffer_size = 32 * 1024;

AVCodecID codec_id(app::MediaCodec codec) {
  switch (codec) {
    case app::MediaCodec::opus:
      return AV_CODEC_ID_OPUS;
    case app::MediaCodec::vp8:
      return AV_CODEC_ID_VP8;
    case app::MediaCodec::vp9:
      return AV_CODEC_ID_VP9;
    case app::MediaCodec::h264:
      return AV_CODEC_ID_H264;
    case app::MediaCodec::av1:
      return AV_CODEC_ID_AV1;
    case app::MediaCodec::rtx:
    case app::MediaCodec::red:
    case app::MediaCodec::other:
      break;
  }
  CHECK(false);
  return AV_CODEC_ID_NONE;
}

void set_extradata(AVCodecParameters& parameters, Bytes bytes) {
  if (bytes.empty()) return;
  parameters.extradata =
      static_cast<std::uint8_t*>(av_mallocz(bytes.size() + AV_INPUT_BUFFER_PADDING_SIZE));
  if (parameters.extradata == nullptr) throw std::bad_alloc();
  parameters.extradata_size = static_cast<int>(bytes.size());
  std::ranges::copy(bytes, parameters.extradata);
}

AVStream& add_stream(AVFormatContext& format, AVMediaType type, app::MediaCodec codec,
                     Bytes config) {
  AVStream* stream = avformat_new_stream(&format, nullptr);
  if (stream == nullptr) throw std::bad_alloc();
  stream->time_base = {1, 1000};
  stream->codecpar->codec_type = type;
  stream->codecpar->codec_id = codec_id(codec);
  set_extradata(*stream->codecpar, config);
  return *stream;
}

int add_video(AVFormatContext& format, const VideoTrack& video) {
  AVStream& stream = add_stream(format, AVMEDIA_TYPE_VIDEO, video.codec, video.config);
  stream.codecpar->width = static_cast<int>(video.size.width);
  stream.codecpar->height = static_cast<int>(video.size.height);
  return stream.index;
}

int add_audio(AVFormatContext& format) {
  AVStream& stream = add_stream(format, AVMEDIA_TYPE_AUDIO, app::MediaCodec::opus, opus_head());
  stream.codecpar->sample_rate = 48000;
  av_channel_layout_default(&stream.codecpar->ch_layout, 2);
  return stream.index;
}

int append(void* opaque, std::uint8_t* data, int size) {
  auto& bytes = *static_cast<std::vector<std::uint8_t>*>(opaque);
  bytes.insert(bytes.end(), data, data + size);
  return size;
}

}  // namespace

/// Memory for packets that libavformat may hold on to, used again once it does not: thirty a second
/// and side, of the size of a page or two each, cost more to allocate than to fill.
class Muxer::Buffers {
 public:
  /// Of so many bytes and the padding that libavformat may read behind them.
  AVBufferRef* get(std::size_t bytes) {
    const std::size_t needed = bytes + AV_INPUT_BUFFER_PADDING_SIZE;
    if (!pool_ || needed > size_) {
      size_ = std::bit_ceil(std::max(needed, smallest));
      // What is in use of the former one stays until it is given back.
      pool_.reset(av_buffer_pool_init(size_, nullptr));
    }
    AVBufferRef* const buffer = pool_ ? av_buffer_pool_get(pool_.get()) : nullptr;
    if (buffer == nullptr) throw std::bad_alloc();
    return buffer;
  }

 private:
  static constexpr std::size_t smallest = 16 * 1024;
  struct Uninit {
    void operator()(AVBufferPool* pool) const { av_buffer_pool_uninit(&pool); }
  };
  std::unique_ptr<AVBufferPool, Uninit> pool_;
  std::size_t size_ = 0;
};

struct Muxer::Output {
  std::vector<std::uint8_t> bytes;
  Buffers buffers;
  IoPointer io;
  OutputPointer format;
  PacketPointer packet{av_packet_alloc()};
};

app::Container live_container(const Tracks& tracks) {
  const bool h264 = tracks.video && tracks.video->codec == app::MediaCodec::h264;
  return h264 ? app::Container::matroska : app::Container::webm;
}

Muxer::Muxer(std::unique_ptr<Output> output) : output_(std::move(output)) {}

Muxer::~Muxer() = default;

std::unique_ptr<Muxer> Muxer::begin(const Tracks& tracks) {
  silence_libav();
  auto output = std::make_unique<Output>();
  auto* buffer = static_cast<std::uint8_t*>(av_malloc(io_buffer_size));
  output->io.reset(
      avio_alloc_context(buffer, io_buffer_size, 1, &output->bytes, nullptr, append, nullptr));
  if (!output->io || !output->packet) throw std::bad_alloc();
  output->io->seekable = 0;
  AVFormatContext* format = nullptr;
  const char* name = live_container(tracks) == app::Container::webm ? "webm" : "matroska";
  if (avformat_alloc_output_context2(&format, nullptr, name, nullptr) < 0) throw std::bad_alloc();
  output->format.reset(format);
  format->pb = output->io.get();
  // What libavformat would put in by itself: its version, and times made to begin at zero.
  format->flags |= AVFMT_FLAG_BITEXACT;
  format->avoid_negative_ts = AVFMT_AVOID_NEG_TS_DISABLED;
  std::unique_ptr<Muxer> muxer(new Muxer(std::move(output)));
  if (tracks.video) muxer->video_ = add_video(*format, *tracks.video);
  if (tracks.audio) muxer->audio_ = add_audio(*format);
  Options options;
  options.set("live", "1");
  options.set("cluster_time_limit", "1000");
  if (avformat_write_header(format, options.get()) < 0) return nullptr;
  avio_flush(format->pb);
  return muxer;
}

bool Muxer::write_video(Bytes picture, bool key, std::chrono::milliseconds at) {
  CHECK(video_ >= 0);
  return write(video_, picture, key, at);
}

bool Muxer::write_audio(Bytes packet, std::chrono::milliseconds at) {
  CHECK(audio_ >= 0);
  return write(audio_, packet, true, at);
}

bool Muxer::write(int track, Bytes data, bool key, std::chrono::milliseconds at) {
  AVPacket& packet = *output_->packet;
  packet.buf = output_->buffers.get(data.size());
  packet.data = packet.buf->data;
  packet.size = static_cast<int>(data.size());
  if (!data.empty()) std::memcpy(packet.data, data.data(), data.size());
  std::memset(packet.data + data.size(), 0, AV_INPUT_BUFFER_PADDING_SIZE);
  packet.stream_index = track;
  packet.pts = packet.dts = at.count();
  if (key) packet.flags |= AV_PKT_FLAG_KEY;
  const bool written = av_write_frame(output_->format.get(), &packet) >= 0;
  av_packet_unref(&packet);
  return written;
}

void Muxer::flush() {
  av_write_frame(output_->format.get(), nullptr);
  avio_flush(output_->io.get());
}

// Matroska's muxer keeps the latest packet of sound back until it knows which cluster it is for.
void Muxer::end() {
  av_write_trailer(output_->format.get());
  avio_flush(output_->io.get());
}

std::vector<std::uint8_t>& Muxer::bytes() { return output_->bytes; }

}  // namespace visavis::recorder
