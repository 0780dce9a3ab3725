#pragma once

#include <cstdint>
#include <limits>
#include <string>

#include "batch.h"
#include "connection.h"
#include "histogram.h"
#include "rtp.h"
#include "transport_feedback.h"

namespace visavis::bench {

/// What every participant sends.
struct MediaPlan {
  std::uint32_t video_bits_per_s = 2'000'000;  ///< RTP packets, without SRTP's tag and UDP
  std::uint32_t frames_per_s = 30;
  std::size_t packet_bytes = 1100;
  std::size_t audio_payload_bytes = 80;  ///< 50 a second
  std::size_t packets_at_once = 1000;    ///< more than a frame has: the whole frame in one burst
  std::uint64_t decrypt_every = 1;       ///< the receiver decrypts every n-th packet
};

/// What all participants of the process together saw while measuring.
struct Tally {
  std::uint64_t sent = 0;
  std::uint64_t received = 0;
  std::uint64_t not_authentic = 0;
  std::uint64_t unsent = 0;  ///< our own kernel did not take them
  std::uint64_t received_bytes = 0;
  std::uint64_t rtcp_received = 0;
  Histogram delay;     ///< from before encryption to our kernel having it
  Histogram lateness;  ///< how late we were ourselves with a frame
};

/// One side of a call: sends its media on time and looks at its partner's.
class Participant {
 public:
  Participant(const Identity& identity, std::mt19937_64& random, const MediaPlan& plan,
              Tally& tally);

  Connection& connection() { return connection_; }
  const Connection& connection() const { return connection_; }
  void meet(Participant& partner) { partner_ = &partner; }

  std::string offer() const { return make_offer(connection_.local()); }
  /// Reads the offer that came through the server and begins.
  std::string answer(const std::string& offer);
  void take_answer(const std::string& answer);

  void start_media(std::int64_t now_ns);
  void stop_media() { sending_ = false; }
  void send_due(std::int64_t now_ns, SendBatch& batch);
  void receive(ReceiveBatch& batch);

  /// What is sent from here on is measured, until `close_window`.
  void open_window();
  void close_window();

 private:
  struct Stream {
    std::uint8_t payload_type;
    std::uint32_t ssrc;
    std::uint64_t next = 0;  // Extended sequence number.
    std::uint64_t window_begin = std::numeric_limits<std::uint64_t>::max();
    std::uint64_t window_end = std::numeric_limits<std::uint64_t>::max();
    std::uint32_t octets = 0;
    std::uint32_t rtp_timestamp = 0;
    std::uint64_t arrived = 0;        // At the partner.
    std::uint16_t renumbered_by = 0;  // Our number minus the one the partner sees in the header.

    bool measures(std::uint64_t sequence) const {
      return sequence >= window_begin && sequence < window_end;
    }
  };

  void send_video(std::int64_t now_ns, SendBatch& batch);
  void send_audio(SendBatch& batch);
  void send_packet(Stream& stream, bool marker, std::size_t packet_bytes, View codec,
                   SendBatch& batch);
  void send_rtcp(std::int64_t now_ns, SendBatch& batch);
  void receive_rtp(MutableView packet, std::int64_t at_ns);
  void make_room(SendBatch& batch);

  const MediaPlan& plan_;
  Tally& tally_;
  Connection connection_;
  Participant* partner_ = nullptr;
  ExtensionIds extensions_{0, 0, 0, 0};
  Stream audio_;
  Stream video_;
  std::int64_t phase_ns_;
  bool sending_ = false;
  std::uint16_t transport_sequence_ = 0;
  std::int64_t frame_at_ns_ = 0;
  std::int64_t next_video_ns_ = 0;
  std::int64_t next_audio_ns_ = 0;
  std::int64_t next_report_ns_ = 0;
  std::int64_t next_feedback_ns_ = 0;
  std::uint64_t frames_ = 0;
  std::uint16_t picture_ = 0;
  std::size_t packets_left_ = 0;
  bool first_of_frame_ = true;
  double bytes_owed_ = 0;
  TransportFeedback feedback_;
};

}  // namespace visavis::bench
