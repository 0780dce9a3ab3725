#include "adapters/recorder/finish.h"

#include <algorithm>
#include <array>
#include <exception>
#include <map>
#include <new>
#include <optional>
#include <vector>

#include "adapters/recorder/libav.h"

namespace visavis::recorder {
namespace {

constexpr int copy_buffer_size = 64 * 1024;
/// Of what is written again: headers and sizes. MP4's index is written once.
constexpr std::size_t patches_max = 1024 * 1024;
constexpr int probe_bytes_max = 1024 * 1024;

/// What libavformat calls, and cannot throw through: the first exception waits until it is back.
class Guard {
 public:
  template <class Work>
  int run(Work work) {
    if (failure_) return AVERROR_EXTERNAL;
    try {
      return work();
    } catch (...) {
      failure_ = std::current_exception();
      return AVERROR_EXTERNAL;
    }
  }
  void rethrow() const {
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  std::exception_ptr failure_;
};

/// Read from front to back: what recorders write needs no more.
struct Reading {
  app::RecordingSource& source;
  Guard guard = {};
  std::uint64_t at = 0;
};

int read_source(void* opaque, std::uint8_t* into, int size) {
  auto& reading = *static_cast<Reading*>(opaque);
  return reading.guard.run([&] {
    const auto count =
        reading.source.read(reading.at, MutableBytes(into, static_cast<std::size_t>(size)));
    reading.at += count;
    return count == 0 ? AVERROR_EOF : static_cast<int>(count);
  });
}

/// What a muxer writes, where it goes back to correct what it wrote. First it is measured: only the
/// corrections are kept. Then it is given on, corrected.
class Writing {
 public:
  void give_to(const FinishedBytes& to) {
    to_ = &to;
    at_ = end_ = 0;
  }

  int write(Bytes bytes) {
    if (at_ < end_) correct(bytes.first(std::min<std::size_t>(bytes.size(), end_ - at_)));
    const std::size_t again = at_ < end_ ? std::min<std::size_t>(bytes.size(), end_ - at_) : 0;
    give(bytes.subspan(again), at_ + again);
    at_ += bytes.size();
    end_ = std::max(end_, at_);
    return static_cast<int>(bytes.size());
  }

  std::int64_t seek(std::int64_t to, int whence) {
    if (whence == AVSEEK_SIZE) return static_cast<std::int64_t>(end_);
    if (whence == SEEK_CUR) to += static_cast<std::int64_t>(at_);
    if (whence == SEEK_END) to += static_cast<std::int64_t>(end_);
    if (to < 0 || static_cast<std::uint64_t>(to) > end_) return AVERROR(EINVAL);
    at_ = static_cast<std::uint64_t>(to);
    return to;
  }

  std::uint64_t size() const { return end_; }
  bool too_many_patches() const { return patched_ > patches_max; }

  Guard guard;

 private:
  void correct(Bytes bytes) {
    if (to_ != nullptr || too_many_patches()) return;
    for (std::size_t i = 0; i < bytes.size(); ++i) patches_[at_ + i] = bytes[i];
    patched_ = patches_.size();
  }

  void give(Bytes bytes, std::uint64_t at) {
    if (to_ == nullptr || bytes.empty()) return;
    std::vector<std::uint8_t> corrected(bytes.begin(), bytes.end());
    for (auto patch = patches_.lower_bound(at);
         patch != patches_.end() && patch->first < at + bytes.size(); ++patch)
      corrected[static_cast<std::size_t>(patch->first - at)] = patch->second;
    (*to_)(corrected);
  }

  const FinishedBytes* to_ = nullptr;
  std::uint64_t at_ = 0;
  std::uint64_t end_ = 0;
  std::size_t patched_ = 0;
  std::map<std::uint64_t, std::uint8_t> patches_;
};

int write_out(void* opaque, std::uint8_t* data, int size) {
  auto& writing = *static_cast<Writing*>(opaque);
  return writing.guard.run(
      [&] { return writing.write(Bytes(data, static_cast<std::size_t>(size))); });
}

std::int64_t seek_out(void* opaque, std::int64_t to, int whence) {
  return static_cast<Writing*>(opaque)->seek(to, whence & ~AVSEEK_FORCE);
}

IoPointer make_io(bool writes, void* opaque, int (*read)(void*, std::uint8_t*, int),
                  int (*write)(void*, std::uint8_t*, int),
                  std::int64_t (*seek)(void*, std::int64_t, int)) {
  auto* buffer = static_cast<std::uint8_t*>(av_malloc(copy_buffer_size));
  IoPointer io(
      avio_alloc_context(buffer, copy_buffer_size, writes ? 1 : 0, opaque, read, write, seek));
  if (!io) throw std::bad_alloc();
  return io;
}

/// The recorded file, opened. Nothing if it is none.
InputPointer open_input(AVIOContext& io) {
  const AVInputFormat* matroska = av_find_input_format("matroska");
  AVFormatContext* format = avformat_alloc_context();
  if (format == nullptr) throw std::bad_alloc();
  format->pb = &io;
  format->flags |= AVFMT_FLAG_CUSTOM_IO | AVFMT_FLAG_NOPARSE | AVFMT_FLAG_NOFILLIN;
  format->probesize = probe_bytes_max;
  if (avformat_open_input(&format, nullptr, matroska, nullptr) < 0) return nullptr;
  return InputPointer(format);
}

bool is_ours(const AVCodecParameters& codec) {
  constexpr std::array ours{AV_CODEC_ID_OPUS, AV_CODEC_ID_VP8, AV_CODEC_ID_VP9, AV_CODEC_ID_AV1,
                            AV_CODEC_ID_H264};
  return std::ranges::find(ours, codec.codec_id) != ours.end();
}

bool has_only_ours(const AVFormatContext& input) {
  if (input.nb_streams == 0 || input.nb_streams > 2) return false;
  for (unsigned i = 0; i < input.nb_streams; ++i)
    if (!is_ours(*input.streams[i]->codecpar)) return false;
  return true;
}

app::Container finished_container(const AVFormatContext& input) {
  for (unsigned i = 0; i < input.nb_streams; ++i)
    if (input.streams[i]->codecpar->codec_id == AV_CODEC_ID_H264) return app::Container::mp4;
  return app::Container::webm;
}

OutputPointer open_output(AVFormatContext& input, AVIOContext& io) {
  const bool mp4 = finished_container(input) == app::Container::mp4;
  AVFormatContext* format = nullptr;
  if (avformat_alloc_output_context2(&format, nullptr, mp4 ? "mp4" : "webm", nullptr) < 0)
    throw std::bad_alloc();
  OutputPointer output(format);
  format->pb = &io;
  // Both times the same bytes have to come.
  format->flags |= AVFMT_FLAG_BITEXACT | AVFMT_FLAG_CUSTOM_IO;
  format->avoid_negative_ts = AVFMT_AVOID_NEG_TS_DISABLED;
  for (unsigned i = 0; i < input.nb_streams; ++i) {
    AVStream* stream = avformat_new_stream(format, nullptr);
    if (stream == nullptr) throw std::bad_alloc();
    if (avcodec_parameters_copy(stream->codecpar, input.streams[i]->codecpar) < 0)
      throw std::bad_alloc();
    stream->codecpar->codec_tag = 0;
    stream->time_base = input.streams[i]->time_base;
  }
  if (avformat_write_header(format, nullptr) < 0) return nullptr;
  return output;
}

/// How long a packet lasts, where the next one does not say it: sound's own, a picture's at 25 a
/// second. In the input's time.
constexpr std::int64_t usual_picture_ms = 40;

/// Packets of one stream, given on one late: each lasts until the next.
class Lasting {
 public:
  explicit Lasting(AVFormatContext& output) : output_(output) {}

  bool put(AVPacket& packet, std::size_t stream) {
    auto& waiting = waiting_.at(stream);
    if (waiting && packet.pts <= waiting->pts) packet.pts = packet.dts = waiting->pts + 1;
    if (waiting && !write(*waiting, packet.pts - waiting->pts)) return false;
    waiting.reset(av_packet_alloc());
    if (!waiting) throw std::bad_alloc();
    av_packet_move_ref(waiting.get(), &packet);
    return true;
  }
  bool end() {
    bool written = true;
    for (auto& waiting : waiting_)
      if (waiting) written = write(*waiting, usual_picture_ms) && written;
    return written;
  }
  std::chrono::milliseconds until() const { return std::chrono::milliseconds(until_); }

 private:
  bool write(AVPacket& packet, std::int64_t duration) {
    packet.duration = duration;
    until_ = std::max(until_, packet.pts + duration);
    AVStream& stream = *output_.streams[packet.stream_index];
    av_packet_rescale_ts(&packet, {1, 1000}, stream.time_base);
    packet.pos = -1;
    return av_write_frame(&output_, &packet) >= 0;
  }

  AVFormatContext& output_;
  std::int64_t until_ = 0;
  std::array<PacketPointer, 2> waiting_;
};

struct Copied {
  app::Container container{};
  std::chrono::milliseconds duration{0};
};

/// One pass over the source.
Result<Copied, Unfinishable> copy(app::RecordingSource& from, Writing& to) {
  Reading reading{from};
  const IoPointer in = make_io(false, &reading, read_source, nullptr, nullptr);
  in->seekable = 0;
  const IoPointer out = make_io(true, &to, nullptr, write_out, seek_out);
  const InputPointer input = open_input(*in);
  reading.guard.rethrow();
  if (!input || !has_only_ours(*input)) return refuse(Unfinishable::no_file);
  const OutputPointer output = open_output(*input, *out);
  to.guard.rethrow();
  if (!output) return refuse(Unfinishable::no_file);
  Lasting lasting(*output);
  const PacketPointer packet(av_packet_alloc());
  if (!packet) throw std::bad_alloc();
  while (av_read_frame(input.get(), packet.get()) >= 0) {
    const auto stream = static_cast<std::size_t>(packet->stream_index);
    if (stream < input->nb_streams && stream < 2 && packet->pts >= 0 && packet->size > 0) {
      av_packet_rescale_ts(packet.get(), input->streams[stream]->time_base, {1, 1000});
      packet->dts = packet->pts;
      lasting.put(*packet, stream);
    }
    av_packet_unref(packet.get());
    to.guard.rethrow();
  }
  reading.guard.rethrow();
  lasting.end();
  const bool whole = av_write_trailer(output.get()) >= 0;
  avio_flush(out.get());
  to.guard.rethrow();
  if (!whole || lasting.until().count() == 0) return refuse(Unfinishable::no_media);
  return Copied{finished_container(*input), lasting.until()};
}

}  // namespace

Result<Finished, Unfinishable> finish(app::RecordingSource& from, const FinishedBytes& to) {
  silence_libav();
  Writing writing;
  const auto measured = copy(from, writing);
  if (!measured) return refuse(measured.error());
  if (writing.too_many_patches()) return refuse(Unfinishable::too_large);
  const std::uint64_t size = writing.size();
  writing.give_to(to);
  const auto copied = copy(from, writing);
  // Whoever changes the source between the two readings gets a file that is none.
  if (!copied || writing.size() != size) return refuse(Unfinishable::no_file);
  return Finished{copied->container, size, copied->duration};
}

}  // namespace visavis::recorder
