#include "adapters/recorder/encoded_test.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <map>
#include <unistd.h>

#include "adapters/recorder/libav.h"
#include "base/check.h"

namespace visavis::recorder {
namespace {

using app::MediaCodec;

/// Gone with the test.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& ending) {
    const char* folder = std::getenv("TMPDIR");
    name_ = std::string(folder != nullptr ? folder : "/tmp") + "/recorder-XXXXXX" + ending;
    const int file = ::mkstemps(name_.data(), static_cast<int>(ending.size()));
    CHECK(file >= 0);
    ::close(file);
  }
  ~TemporaryFile() { ::unlink(name_.c_str()); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  const std::string& name() const { return name_; }

 private:
  std::string name_;
};

std::string output_of(const std::string& command) {
  FILE* pipe = ::popen(command.c_str(), "r");
  CHECK(pipe != nullptr);
  std::string output;
  std::array<char, 4096> buffer{};
  while (const auto size = std::fread(buffer.data(), 1, buffer.size(), pipe))
    output.append(buffer.data(), size);
  ::pclose(pipe);
  return output;
}

struct MemoryFile {
  Bytes bytes;
  std::int64_t at = 0;
};

int read_memory(void* opaque, std::uint8_t* into, int size) {
  auto& file = *static_cast<MemoryFile*>(opaque);
  const auto left = static_cast<std::int64_t>(file.bytes.size()) - file.at;
  const auto count = std::min<std::int64_t>(left, size);
  if (count <= 0) return AVERROR_EOF;
  std::memcpy(into, file.bytes.data() + file.at, static_cast<std::size_t>(count));
  file.at += count;
  return static_cast<int>(count);
}

std::int64_t seek_memory(void* opaque, std::int64_t to, int whence) {
  auto& file = *static_cast<MemoryFile*>(opaque);
  if (whence == AVSEEK_SIZE) return static_cast<std::int64_t>(file.bytes.size());
  if (whence == SEEK_SET) file.at = to;
  if (whence == SEEK_CUR) file.at += to;
  if (whence == SEEK_END) file.at = static_cast<std::int64_t>(file.bytes.size()) + to;
  return file.at;
}

std::string encoder(MediaCodec codec) {
  switch (codec) {
    case MediaCodec::vp8:
      return "-c:v libvpx -deadline realtime -cpu-used 8 -auto-alt-ref 0 -lag-in-frames 0 -b:v "
             "400k "
             "-f ivf";
    case MediaCodec::vp9:
      return "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -auto-alt-ref 0 -lag-in-frames 0 "
             "-b:v 400k -f ivf";
    case MediaCodec::h264:
      return "-c:v libx264 -preset ultrafast -tune zerolatency -profile:v baseline -b:v 400k "
             "-f h264";
    case MediaCodec::av1:
      return "-c:v libaom-av1 -usage realtime -cpu-used 8 -lag-in-frames 0 -b:v 400k -f ivf";
    case MediaCodec::opus:
    case MediaCodec::rtx:
    case MediaCodec::red:
    case MediaCodec::other:
      break;
  }
  return "";
}

std::vector<Encoded> encode(MediaCodec codec, const std::string& size) {
  const TemporaryFile file(".media");
  const std::string input =
      codec == MediaCodec::opus
          ? "-i sine=frequency=440:sample_rate=48000:duration=4 -ac 2 -c:a libopus -f ogg "
          : "-i testsrc2=size=" + size + ":rate=25:duration=4 -pix_fmt yuv420p -threads 1 -g 50 " +
                encoder(codec) + " ";
  output_of("ffmpeg -nostdin -v error -y -f lavfi " + input + file.name());
  std::ifstream stream(file.name(), std::ios::binary);
  const ByteVector bytes((std::istreambuf_iterator<char>(stream)), {});
  const auto content = read_file(bytes);
  CHECK(content && content->packets.size() >= 90);
  std::vector<Encoded> found;
  for (const auto& packet : content->packets) found.push_back({packet.bytes, packet.key});
  return found;
}

void read_packets(AVFormatContext& format, FileContent& content) {
  const PacketPointer packet(av_packet_alloc());
  while (av_read_frame(&format, packet.get()) >= 0) {
    const AVStream& stream = *format.streams[packet->stream_index];
    const bool video = stream.codecpar->codec_type == AVMEDIA_TYPE_VIDEO;
    const double unit = av_q2d(stream.time_base) * 1000;
    content.packets.push_back(
        {.video = video,
         .key = (packet->flags & AV_PKT_FLAG_KEY) != 0,
         .at_ms = static_cast<std::int64_t>(static_cast<double>(packet->pts) * unit + 0.5),
         .bytes = {packet->data, packet->data + packet->size}});
    av_packet_unref(packet.get());
  }
}

}  // namespace

const std::vector<Encoded>& encoded(MediaCodec codec, const std::string& size) {
  static std::map<std::pair<MediaCodec, std::string>, std::vector<Encoded>> made;
  auto& found = made[{codec, size}];
  if (found.empty()) found = encode(codec, size);
  return found;
}

std::int64_t FileContent::last_ms(bool video) const {
  std::int64_t last = -1;
  for (const auto& packet : packets)
    if (packet.video == video) last = std::max(last, packet.at_ms);
  return last;
}

std::size_t FileContent::count(bool video) const {
  return static_cast<std::size_t>(std::ranges::count(packets, video, &FilePacket::video));
}

std::optional<FileContent> read_file(Bytes file) {
  constexpr int buffer_size = 32 * 1024;
  MemoryFile memory{file};
  av_log_set_level(AV_LOG_QUIET);
  const IoPointer io(avio_alloc_context(static_cast<std::uint8_t*>(av_malloc(buffer_size)),
                                        buffer_size, 0, &memory, read_memory, nullptr,
                                        seek_memory));
  AVFormatContext* format = avformat_alloc_context();
  format->pb = io.get();
  if (avformat_open_input(&format, nullptr, nullptr, nullptr) < 0) return std::nullopt;
  const InputPointer input(format);
  FileContent content;
  content.container = format->iformat->name;
  if (format->duration > 0)
    content.duration_s = static_cast<double>(format->duration) / AV_TIME_BASE;
  read_packets(*format, content);
  return content;
}

Decoded decode(Bytes file) {
  const TemporaryFile copy(".media");
  std::ofstream(copy.name(), std::ios::binary)
      .write(reinterpret_cast<const char*>(file.data()), static_cast<std::streamsize>(file.size()));
  Decoded decoded;
  // A line a stream: "video,100".
  const std::string counted = output_of(
      "ffprobe -v quiet -threads 1 -count_frames -show_entries "
      "stream=codec_type,nb_read_frames -of csv=p=0 " +
      copy.name());
  const auto number_behind = [&counted](const std::string& kind) {
    const auto at = counted.find(kind);
    return at == std::string::npos ? 0 : std::atoi(counted.c_str() + at + kind.size());
  };
  decoded.pictures = number_behind("video,");
  decoded.sounds = number_behind("audio,");
  decoded.complaints =
      output_of("ffmpeg -nostdin -v warning -threads 1 -i " + copy.name() + " -f null - 2>&1");
  return decoded;
}

}  // namespace visavis::recorder
