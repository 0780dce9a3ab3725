#include "adapters/recorder/writer.h"

#include <algorithm>
#include <utility>

#include "adapters/recorder/opus.h"

namespace visavis::recorder {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;

// Together with the wait for missing packets, what is not in the sink yet is younger than 2 s.
/// How long sound waits for pictures of before, and the reverse.
constexpr milliseconds interleave_wait{500};
constexpr milliseconds flush_every{400};
constexpr milliseconds sync_every{800};
/// A file's tracks are those that have come by then, reports of their clocks awaited.
constexpr milliseconds open_wait{3500};
/// Pictures go on and sound does not: silence is written up to so long before them.
constexpr milliseconds silence_behind{500};

constexpr microseconds duration_of(std::uint32_t samples) {
  return microseconds(std::int64_t{samples} * 1'000'000 / 48'000);
}
constexpr microseconds silence_duration = duration_of(opus_silence_samples);

}  // namespace

void Writer::picture(Monotonic at, TimedPicture picture, Monotonic now) {
  pictures_waiting_.push_back(
      {.at = at, .came = now, .codec = picture.codec, .picture = std::move(picture.picture)});
}

void Writer::sound(Monotonic at, Bytes packet, std::uint32_t samples, Monotonic now) {
  Queued& queued = sounds_waiting_.emplace_back();
  queued.at = at;
  queued.came = now;
  queued.samples = samples;
  queued.picture.bytes.assign(packet.begin(), packet.end());
}

void Writer::advance(Monotonic now) {
  if (!begun() && !may_open(now)) return;
  while (Queue* queue = ready(now)) {
    Queued next = std::move(queue->front());
    queue->pop_front();
    write(next);
    if (!unflushed_since_) unflushed_since_ = now;
  }
  if (unflushed_since_ && now - *unflushed_since_ >= flush_every) flush(now);
  if (unsynced_since_ && now - *unsynced_since_ >= sync_every) {
    sink_.sync();
    unsynced_since_.reset();
  }
}

bool Writer::may_open(Monotonic now) const {
  const bool picture = !pictures_waiting_.empty();
  const bool sound = !sounds_waiting_.empty();
  if (!picture && !sound) return false;
  if (picture && (sound || !audio_sent_)) return true;
  return now - (picture ? pictures_waiting_ : sounds_waiting_).front().came >= open_wait;
}

/// The queue whose first is the next in time, unless one of the other may still come before it.
Writer::Queue* Writer::ready(Monotonic now) {
  Queue& pictures = pictures_waiting_;
  Queue& sounds = sounds_waiting_;
  if (pictures.empty() && sounds.empty()) return nullptr;
  if (!pictures.empty() && !sounds.empty())
    return pictures.front().at <= sounds.front().at ? &pictures : &sounds;
  Queue& only = pictures.empty() ? sounds : pictures;
  return now - only.front().came >= interleave_wait ? &only : nullptr;
}

void Writer::write(Queued& next) {
  if (next.samples > 0)
    write_sound(next);
  else
    write_picture(next);
}

bool Writer::fits(const Queued& next) const {
  if (!begun() || !tracks_.video || tracks_.video->codec != next.codec) return false;
  // Their codec private data has the size in it.
  const bool fixed = next.codec == app::MediaCodec::h264 || next.codec == app::MediaCodec::av1;
  return !fixed || !next.picture.key || next.picture.size == tracks_.video->size;
}

void Writer::write_picture(Queued& next) {
  if (!fits(next)) {
    if (!next.picture.key) return;
    open(next.at, &next);
    if (!begun()) return;
  }
  if (tracks_.audio && next.at - sound_end_ > 2 * silence_behind)
    write_silence(next.at - silence_behind);
  const auto at = in_file(next.at, last_picture_);
  if (muxer_->write_video(next.picture.bytes, next.picture.key, at)) ++pictures_;
}

void Writer::write_sound(Queued& next) {
  if (!begun()) open(next.at, pictures_waiting_.empty() ? nullptr : &pictures_waiting_.front());
  if (!begun()) return;
  if (next.at + duration_of(next.samples) <= std::max(start_, sound_end_ - silence_behind)) return;
  write_silence(next.at);
  const auto at = in_file(next.at, last_sound_);
  if (muxer_->write_audio(next.picture.bytes, at)) ++sounds_;
  sound_end_ = std::max(sound_end_, next.at + duration_of(next.samples));
}

void Writer::write_silence(Monotonic until) {
  for (; until - sound_end_ >= silence_duration / 2; sound_end_ += silence_duration)
    muxer_->write_audio(opus_silence(), in_file(sound_end_, last_sound_));
}

/// A moment as a track has it: never back, never twice.
milliseconds Writer::in_file(Monotonic at, std::optional<milliseconds>& last) {
  auto found = std::max(std::chrono::round<milliseconds>(at - start_), milliseconds(0));
  if (last) found = std::max(found, *last + milliseconds(1));
  last = found;
  return found;
}

void Writer::open(Monotonic start, const Queued* picture) {
  close();
  Tracks tracks{.video = std::nullopt, .audio = audio_sent_};
  if (picture != nullptr)
    tracks.video = VideoTrack{picture->codec, picture->picture.size, picture->picture.config};
  muxer_ = Muxer::begin(tracks);
  if (!muxer_) return;
  tracks_ = std::move(tracks);
  start_ = sound_end_ = start;
  last_picture_.reset();
  last_sound_.reset();
  sink_.begin({.container = live_container(tracks_),
               .video = picture != nullptr ? std::optional(picture->codec) : std::nullopt,
               .audio = audio_sent_,
               .start = start});
}

void Writer::close() {
  if (!begun()) return;
  muxer_->end();
  append();
  muxer_.reset();
}

void Writer::append() {
  auto& bytes = muxer_->bytes();
  if (bytes.empty()) return;
  sink_.append(bytes);
  bytes_ += bytes.size();
  bytes.clear();
}

void Writer::flush(Monotonic now) {
  unflushed_since_.reset();
  if (!begun()) return;
  muxer_->flush();
  append();
  if (!unsynced_since_) unsynced_since_ = now;
}

void Writer::end(Monotonic now) {
  constexpr auto any_time = std::chrono::hours(1);
  while (Queue* queue = ready(now + any_time)) {
    Queued next = std::move(queue->front());
    queue->pop_front();
    write(next);
  }
  close();
  sink_.sync();
}

}  // namespace visavis::recorder
