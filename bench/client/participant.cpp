#include "participant.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "clock.h"

namespace visavis::bench {
namespace {

constexpr std::int64_t audio_interval_ns = 20 * ns_per_ms;
constexpr std::int64_t pacing_interval_ns = 5 * ns_per_ms;     // Chromium's pacer.
constexpr std::int64_t report_interval_ns = 1000 * ns_per_ms;  // SR, as Chromium's video.
constexpr std::int64_t feedback_interval_ns = 100 * ns_per_ms;
constexpr std::uint64_t packets_with_mid = 100;  // Chromium stops when a report acknowledges it.
constexpr std::uint64_t frames_between_keyframes = 3000;

RemoteDescription described(const std::string& sdp) {
  auto remote = parse_description(sdp);
  if (!remote) throw std::runtime_error("the server's description is incomplete:\n" + sdp);
  return *remote;
}

std::uint32_t abs_send_time(std::int64_t wall) {
  const auto now_ns = static_cast<std::uint64_t>(wall);
  const std::uint64_t fraction = ((now_ns % ns_per_s) << 18) / ns_per_s;
  return static_cast<std::uint32_t>((((now_ns / ns_per_s) << 18) | fraction) & 0xffffff);
}

}  // namespace

Participant::Participant(const Identity& identity, std::mt19937_64& random, const MediaPlan& plan,
                         Tally& tally)
    : plan_(plan),
      tally_(tally),
      connection_(identity, random),
      audio_{opus_payload_type, connection_.local().audio_ssrc},
      video_{vp8_payload_type, connection_.local().video_ssrc},
      phase_ns_(static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(ns_per_s))) {
  audio_.next = 1 + random() % 32767;
  video_.next = 1 + random() % 32767;
  picture_ = static_cast<std::uint16_t>(random() & 0x7fff);
}

std::string Participant::answer(const std::string& offer) {
  const RemoteDescription remote = described(offer);
  extensions_ = remote.extensions;
  connection_.begin(Side::answerer, remote);
  return make_answer(connection_.local(), remote);
}

void Participant::take_answer(const std::string& answer) {
  const RemoteDescription remote = described(answer);
  extensions_ = remote.extensions;
  connection_.begin(Side::offerer, remote);
}

void Participant::start_media(std::int64_t now_ns) {
  const std::int64_t frame_ns = ns_per_s / plan_.frames_per_s;
  next_video_ns_ = now_ns + phase_ns_ % frame_ns;
  next_audio_ns_ = now_ns + phase_ns_ % audio_interval_ns;
  next_report_ns_ = now_ns + phase_ns_ % report_interval_ns;
  next_feedback_ns_ = now_ns + phase_ns_ % feedback_interval_ns;
  sending_ = true;
}

void Participant::open_window() {
  for (Stream* stream : {&audio_, &video_}) stream->window_begin = stream->next;
}

void Participant::close_window() {
  for (Stream* stream : {&audio_, &video_}) {
    stream->window_end = stream->next;
    tally_.sent += stream->window_end - stream->window_begin;
  }
}

void Participant::send_due(std::int64_t now_ns, SendBatch& batch) {
  if (!sending_) return;
  while (next_video_ns_ <= now_ns) send_video(now_ns, batch);
  while (next_audio_ns_ <= now_ns) {
    next_audio_ns_ += audio_interval_ns;
    send_audio(batch);
  }
  send_rtcp(now_ns, batch);
  tally_.unsent += batch.flush(connection_.socket());
}

void Participant::send_video(std::int64_t now_ns, SendBatch& batch) {
  if (packets_left_ == 0) {
    frame_at_ns_ = next_video_ns_;
    bytes_owed_ += static_cast<double>(plan_.video_bits_per_s) / 8 / plan_.frames_per_s;
    packets_left_ = static_cast<std::size_t>(bytes_owed_ / static_cast<double>(plan_.packet_bytes));
    bytes_owed_ -= static_cast<double>(packets_left_ * plan_.packet_bytes);
    video_.rtp_timestamp += 90'000 / plan_.frames_per_s;
    first_of_frame_ = true;
  }
  tally_.lateness.add(now_ns - next_video_ns_);
  for (std::size_t i = 0; i < plan_.packets_at_once && packets_left_ > 0; ++i) {
    const bool keyframe = frames_ % frames_between_keyframes == 0;
    const CodecStart codec = vp8_start({first_of_frame_, keyframe, picture_});
    first_of_frame_ = false;
    --packets_left_;
    send_packet(video_, packets_left_ == 0, plan_.packet_bytes, codec, batch);
  }
  if (packets_left_ > 0) {
    next_video_ns_ += pacing_interval_ns;
    return;
  }
  ++frames_;
  picture_ = static_cast<std::uint16_t>((picture_ + 1) & 0x7fff);
  next_video_ns_ = frame_at_ns_ + ns_per_s / plan_.frames_per_s;
}

void Participant::send_audio(SendBatch& batch) {
  constexpr CodecStart codec{0x78};  // RFC 6716, 3.1: hybrid, 20 ms, one frame
  constexpr std::size_t header_bytes = 28;
  audio_.rtp_timestamp += 960;
  send_packet(audio_, false, header_bytes + plan_.audio_payload_bytes, codec, batch);
}

void Participant::send_packet(Stream& stream, bool marker, std::size_t packet_bytes, View codec,
                              SendBatch& batch) {
  make_room(batch);
  const MutableView room = batch.room();
  const std::int64_t sent_at_ns = wall_ns();
  const bool is_audio = &stream == &audio_;
  RtpExtensions extensions{abs_send_time(sent_at_ns), transport_sequence_++, {}, {}};
  if (stream.next % 65536 < packets_with_mid) extensions.mid = is_audio ? '0' : '1';
  if (is_audio) extensions.audio_level = 0x9e;
  const RtpHeader header{marker, stream.payload_type, static_cast<std::uint16_t>(stream.next),
                         stream.rtp_timestamp, stream.ssrc};
  const std::size_t payload_at = write_rtp_header(room, header, extensions_, extensions);
  const MutableView payload = room.subspan(payload_at, packet_bytes - payload_at);
  Writer{payload}.raw(codec);
  write_stamp(payload, {sent_at_ns, stream.next});
  // The rest of the payload is what the buffer held: old ciphertext is as good as video.
  ++stream.next;
  stream.octets += static_cast<std::uint32_t>(payload.size());
  batch.add(connection_.srtp().protect(room, packet_bytes));
}

void Participant::send_rtcp(std::int64_t now_ns, SendBatch& batch) {
  if (next_feedback_ns_ <= now_ns) {
    next_feedback_ns_ += feedback_interval_ns;
    make_room(batch);
    const MutableView room = batch.room();
    const std::size_t size = feedback_.write(room, video_.ssrc, partner_->video_.ssrc);
    if (size > 0) batch.add(connection_.srtp().protect(room, size));
  }
  if (next_report_ns_ <= now_ns) {
    next_report_ns_ += report_interval_ns;
    for (const Stream* stream : {&audio_, &video_}) {
      make_room(batch);
      const MutableView room = batch.room();
      const SenderReport report{stream->ssrc, wall_ns(), stream->rtp_timestamp,
                                static_cast<std::uint32_t>(stream->next), stream->octets};
      batch.add(connection_.srtp().protect(room, write_sender_report(room, report)));
    }
  }
}

void Participant::make_room(SendBatch& batch) {
  if (batch.full()) tally_.unsent += batch.flush(connection_.socket());
}

void Participant::receive(ReceiveBatch& batch) {
  batch.drain(connection_.socket(), [this](MutableView datagram, std::int64_t at_ns) {
    if (datagram.size() < 12) return;
    if (datagram[0] < 128 || datagram[0] > 191)
      connection_.receive_control(datagram);
    else if (is_rtcp(datagram))
      ++tally_.rtcp_received;
    else if (connection_.connected())
      receive_rtp(datagram, at_ns);
  });
}

void Participant::receive_rtp(MutableView packet, std::int64_t at_ns) {
  const auto parsed = parse_rtp(packet, extensions_);
  if (!parsed) return;
  if (parsed->transport_sequence) feedback_.arrived(*parsed->transport_sequence, at_ns);
  const std::uint8_t type = parsed->header.payload_type;
  if (type != opus_payload_type && type != vp8_payload_type) return;
  Stream& stream = type == opus_payload_type ? partner_->audio_ : partner_->video_;
  if (stream.arrived++ % plan_.decrypt_every == 0) {
    const auto size = connection_.srtp().unprotect(packet);
    const auto stamp =
        size ? read_stamp(packet.first(*size).subspan(parsed->payload_at)) : std::nullopt;
    if (!stamp) {
      ++tally_.not_authentic;
      return;
    }
    stream.renumbered_by = static_cast<std::uint16_t>(stamp->sequence - parsed->header.sequence);
    if (stream.measures(stamp->sequence)) tally_.delay.add(at_ns - stamp->sent_at_ns);
  }
  const std::uint64_t number = parsed->header.sequence + std::uint64_t{stream.renumbered_by};
  const std::uint64_t behind = (stream.next - number) & 0xffff;
  if (!stream.measures(stream.next - behind)) return;
  ++tally_.received;
  tally_.received_bytes += packet.size();
}

}  // namespace visavis::bench
