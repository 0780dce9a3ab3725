#pragma once

#include <cstdarg>
#include <memory>

extern "C" {
#include <libavcodec/packet.h>
#include <libavformat/avformat.h>
#include <libavformat/avio.h>
#include <libavutil/dict.h>
#include <libavutil/log.h>
#include <libavutil/mem.h>
}

// libavformat's things, freed when they go.
namespace visavis::recorder {

/// It would write to standard error what strangers' bytes make it think, past the log.
inline void silence_libav() {
  [[maybe_unused]] static const bool silent = [] {
    av_log_set_callback([](void*, int, const char*, va_list) {});
    return true;
  }();
}

struct FreePacket {
  void operator()(AVPacket* packet) const { av_packet_free(&packet); }
};
using PacketPointer = std::unique_ptr<AVPacket, FreePacket>;

struct FreeIo {
  void operator()(AVIOContext* io) const {
    av_freep(&io->buffer);
    avio_context_free(&io);
  }
};
using IoPointer = std::unique_ptr<AVIOContext, FreeIo>;

struct FreeOutput {
  void operator()(AVFormatContext* format) const { avformat_free_context(format); }
};
using OutputPointer = std::unique_ptr<AVFormatContext, FreeOutput>;

struct CloseInput {
  void operator()(AVFormatContext* format) const { avformat_close_input(&format); }
};
using InputPointer = std::unique_ptr<AVFormatContext, CloseInput>;

class Options {
 public:
  Options() = default;
  Options(const Options&) = delete;
  Options& operator=(const Options&) = delete;
  ~Options() { av_dict_free(&dictionary_); }
  void set(const char* name, const char* value) { av_dict_set(&dictionary_, name, value, 0); }
  AVDictionary** get() { return &dictionary_; }

 private:
  AVDictionary* dictionary_ = nullptr;
};

}  // namespace visavis::recorder
