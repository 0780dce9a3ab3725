#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "adapters/recorder/picture.h"
#include "adapters/recorder/reorder_buffer.h"

namespace visavis::recorder {

struct TimedPicture {
  std::uint32_t timestamp = 0;  ///< RTP's
  app::MediaCodec codec{};
  Picture picture;
};

/// The pictures of one SSRC, out of its packets in order. Gives only what can be decoded: after a
/// loss, nothing before the next key frame.
class PictureStream {
 public:
  /// Appends what became whole with this packet.
  void push(const ReorderBuffer::Ordered& next, std::vector<TimedPicture>& into);

  /// There is no going on without a key frame.
  bool waits_for_key() const { return waits_for_key_; }
  std::uint64_t lost() const { return lost_; }
  std::uint64_t malformed() const { return malformed_; }

 private:
  void begin(const MediaPacket& packet);
  void finish(std::vector<TimedPicture>& into);
  void lose();
  bool follows(const Picture& picture) const;

  std::unique_ptr<PictureBuilder> builder_;
  app::MediaCodec codec_ = app::MediaCodec::other;
  bool open_ = false;   ///< packets of `timestamp_` have been added
  bool whole_ = false;  ///< all of them
  bool gap_ = true;     ///< packets are missing before it
  std::uint32_t timestamp_ = 0;
  std::optional<std::uint16_t> last_id_;
  bool waits_for_key_ = true;
  std::uint64_t lost_ = 0;
  std::uint64_t malformed_ = 0;
};

}  // namespace visavis::recorder
