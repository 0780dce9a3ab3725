#include "adapters/recorder/side.h"

#include <algorithm>
#include <utility>

#include "adapters/recorder/opus.h"

namespace visavis::recorder {
namespace {

using app::MediaCodec;
using app::MediaKind;
using std::chrono::milliseconds;

/// Another SSRC takes over from one that has been silent for so long.
constexpr milliseconds silent_for{500};
/// How long a track waits for its first sender report, which puts it in step with the other one.
/// Chromium sends that of sound 2.5 s after it has begun. Until then there are only arrivals, which
/// are off by what it takes to encode a picture.
constexpr milliseconds first_report_wait{3000};
constexpr milliseconds later_report_wait{300};
constexpr milliseconds ask_again_after{1000};
/// Sound is put up to so long behind its arrival, where pictures take longer. Later than that is a
/// timestamp that means nothing, and not a reason to write hours of silence.
constexpr milliseconds ahead_max{2000};
constexpr std::size_t reports_max = 16;

bool sends_audio(const app::SentMedia& media) {
  return std::ranges::any_of(media.streams, [](const app::MediaStream& stream) {
    return stream.codec == MediaCodec::opus;
  });
}

/// RFC 7587, 4.1, and of all payload formats of video.
std::uint32_t rate_of(MediaKind kind) { return kind == MediaKind::audio ? 48'000 : 90'000; }

}  // namespace

Side::Side(const app::SentMedia& media, app::RecordingSink& sink,
           std::function<void(std::uint32_t ssrc)> want_key_frame, bool keep_pictures)
    : unwrapper_(media),
      writer_(sink, sends_audio(media)),
      want_key_frame_(std::move(want_key_frame)) {
  if (keep_pictures) kept_.emplace();
}

void Side::packet(Bytes packet, Monotonic now) {
  if (is_rtcp(packet))
    take_rtcp(packet);
  else
    take_rtp(packet, now);
}

void Side::take_rtp(Bytes packet, Monotonic now) {
  unwrapped_.clear();
  const auto rtp = parse_rtp(packet);
  if (!rtp || !unwrapper_.unwrap(*rtp, unwrapped_)) ++totals_.packets_malformed;
  for (const MediaPacket& media : unwrapped_) take_media(media, now);
}

void Side::take_rtcp(Bytes packet) {
  while (const auto one = next_rtcp(packet)) {
    const auto report = sender_report(*one);
    if (!report) continue;
    for (auto* track : {&audio_, &video_})
      if (*track && (*track)->ssrc == report->ssrc) (*track)->clock.report(*report);
    if (reports_.size() < reports_max || reports_.contains(report->ssrc))
      reports_[report->ssrc] = *report;
  }
}

void Side::take_media(const MediaPacket& packet, Monotonic now) {
  Track* track = track_for(packet, now);
  if (track == nullptr) return;
  if (packet.codec != MediaCodec::other) {
    track->heard = now;
    track->clock.arrived(packet.timestamp, now);
  }
  track->reorder.push(packet, now);
  drain(*track, now, false);
}

Side::Track* Side::track_for(const MediaPacket& packet, Monotonic now) {
  auto& track = packet.kind == MediaKind::audio ? audio_ : video_;
  if (track && track->ssrc == packet.ssrc) return &*track;
  if (packet.codec == MediaCodec::other) return nullptr;
  if (track && now - track->heard < silent_for) return nullptr;
  begin_track(track, packet, now);
  return &*track;
}

void Side::begin_track(std::optional<Track>& track, const MediaPacket& packet, Monotonic now) {
  const auto wait = writer_.begun() ? later_report_wait : first_report_wait;
  if (track) drop_track(track, now);
  track.emplace(Track{.kind = packet.kind,
                      .ssrc = packet.ssrc,
                      .begun = now,
                      .heard = now,
                      .clock = TrackClock(sender_, rate_of(packet.kind)),
                      .report_wait = wait});
  if (const auto found = reports_.find(packet.ssrc); found != reports_.end())
    track->clock.report(found->second);
}

void Side::drop_track(std::optional<Track>& track, Monotonic now) {
  track->report_wait = {};
  drain(*track, now, true);
  totals_.packets_lost += track->reorder.lost();
  totals_.packets_late += track->reorder.late();
  totals_.packets_malformed += track->stream.malformed();
  totals_.frames_lost += track->stream.lost();
  track.reset();
}

void Side::drain(Track& track, Monotonic now, bool whatever_is_missing) {
  while (const auto next =
             whatever_is_missing ? track.reorder.next_without_waiting() : track.reorder.next(now))
    take_ordered(track, *next, now);
  write(track, now);
}

void Side::take_ordered(Track& track, const ReorderBuffer::Ordered& next, Monotonic now) {
  if (next.packet.codec != MediaCodec::other) ++totals_.packets;
  if (track.kind == MediaKind::video) {
    whole_.clear();
    track.stream.push(next, whole_);
    if (kept_)
      for (const TimedPicture& one : whole_) kept_->add(one, now);
    std::ranges::move(whole_, std::back_inserter(track.pictures));
    return;
  }
  if (next.packet.codec == MediaCodec::other) return;
  const auto samples = opus_samples(next.packet.payload);
  if (!samples) return void(++totals_.packets_malformed);
  const Bytes payload = next.packet.payload;
  track.sounds.push_back({next.packet.timestamp, *samples, {payload.begin(), payload.end()}});
}

/// Whether it says where its timestamps stand, or has been waited for.
bool Side::Track::in_time(Monotonic now) const {
  return clock.reported() || now - begun >= report_wait;
}

void Side::write(Track& track, Monotonic now) {
  if (!track.in_time(now)) return;
  const auto moment = [&track, now](std::uint32_t timestamp) {
    const Monotonic told = std::min(track.clock.moment(timestamp), now + ahead_max);
    track.last_moment = std::max(track.last_moment, told);
    return track.last_moment;
  };
  for (; !track.sounds.empty(); track.sounds.pop_front()) {
    const Sound& sound = track.sounds.front();
    writer_.sound(moment(sound.timestamp), sound.packet, sound.samples, now);
  }
  for (; !track.pictures.empty(); track.pictures.pop_front()) {
    const Monotonic at = moment(track.pictures.front().timestamp);
    writer_.picture(at, std::move(track.pictures.front()), now);
  }
}

void Side::ask_for_key(Monotonic now) {
  if (!video_ || now - video_->heard >= ask_again_after) return;
  if (!video_->stream.waits_for_key() && !(kept_ && kept_->wants_key())) return;
  if (asked_ && now - *asked_ < ask_again_after) return;
  asked_ = now;
  want_key_frame_(video_->ssrc);
}

void Side::advance(Monotonic now) {
  if (audio_) drain(*audio_, now, false);
  if (video_) drain(*video_, now, false);
  ask_for_key(now);
  writer_.advance(now);
}

void Side::end(Monotonic now) {
  if (audio_) drop_track(audio_, now);
  if (video_) drop_track(video_, now);
  writer_.end(now);
}

std::optional<app::VideoFrames> Side::pictures() const {
  return kept_ ? kept_->all() : std::nullopt;
}

app::RecordingTotals Side::totals() const {
  app::RecordingTotals totals = totals_;
  for (const auto* track : {&audio_, &video_}) {
    if (!*track) continue;
    totals.packets_lost += (*track)->reorder.lost();
    totals.packets_late += (*track)->reorder.late();
    totals.packets_malformed += (*track)->stream.malformed();
    totals.frames_lost += (*track)->stream.lost();
  }
  totals.frames = writer_.pictures();
  totals.sounds = writer_.sounds();
  totals.bytes = writer_.bytes();
  return totals;
}

}  // namespace visavis::recorder
