#include "adapters/recorder/recorder.h"

#include <algorithm>
#include <chrono>
#include <exception>
#include <iterator>
#include <utility>

namespace visavis::recorder {
namespace {

using app::RecordingFault;
using app::TransportId;

Monotonic now() {
  return std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::steady_clock::now());
}

/// A later description may know more of the same.
void learn(app::SentMedia& known, const app::SentMedia& more) {
  const auto learn_all = [](auto& all, const auto& others, auto same) {
    for (const auto& one : others) {
      std::erase_if(all, [&](const auto& other) { return other.*same == one.*same; });
      all.push_back(one);
    }
  };
  learn_all(known.streams, more.streams, &app::MediaStream::payload_type);
  learn_all(known.retransmissions, more.retransmissions, &app::Retransmission::rtx_ssrc);
}

}  // namespace

Recorder::Recorder(app::RecordingListener& listener, RecorderConfig config)
    : listener_(listener),
      config_(config),
      ring_(config.ring_bytes),
      thread_([this] { serve(); }) {}

Recorder::~Recorder() {
  {
    const std::lock_guard lock{mutex_};
    stopping_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

void Recorder::media(TransportId from, Bytes packet, Monotonic at) {
  if (!wanted_.contains(from)) return;
  if (!ring_.push(from, packet, at)) wanted_.missed(from);
}

// The command is there before the first packet of that transport: the recorder thread finds both.
void Recorder::begin(TransportId of, app::SentMedia media, app::RecordingSink& sink,
                     bool keep_pictures) {
  post(Begin{of, std::move(media), &sink, keep_pictures});
  wanted_.add(of);
}

void Recorder::renegotiated(TransportId of, app::SentMedia media) {
  post(Renegotiate{of, std::move(media)});
}

void Recorder::end(TransportId of) { post(End{of}); }

void Recorder::pictures_now(TransportId of, OnPictures on_done) {
  post(Show{of, std::move(on_done)});
}

void Recorder::post(Command command) {
  {
    const std::lock_guard lock{mutex_};
    commands_.push_back(std::move(command));
  }
  wake_.notify_one();
}

/// The other commands stay for their time.
void Recorder::begin_what_is_asked() {
  std::vector<Command> begins;
  {
    const std::lock_guard lock{mutex_};
    const auto others = std::stable_partition(
        commands_.begin(), commands_.end(),
        [](const Command& command) { return std::holds_alternative<Begin>(command); });
    begins.assign(std::move_iterator(commands_.begin()), std::move_iterator(others));
    commands_.erase(commands_.begin(), others);
  }
  for (const auto& command : begins) carry_out(std::get<Begin>(command));
}

void Recorder::serve() {
  while (true) {
    std::vector<Command> commands;
    bool stopping = false;
    {
      std::unique_lock lock{mutex_};
      const auto asked = [this] { return stopping_ || !commands_.empty(); };
      if (recorded_.empty())
        wake_.wait(lock, asked);
      else
        wake_.wait_for(lock, config_.every, asked);
      commands = std::exchange(commands_, {});
      stopping = stopping_;
    }
    for (const auto& command : commands)
      if (const auto* begins = std::get_if<Begin>(&command)) carry_out(*begins);
    for (const auto& command : commands)
      if (const auto* renegotiates = std::get_if<Renegotiate>(&command)) carry_out(*renegotiates);
    drain();
    advance();
    // What came before was in the ring already.
    for (const auto& command : commands)
      if (const auto* shows = std::get_if<Show>(&command)) carry_out(*shows);
    for (const auto& command : commands)
      if (const auto* ends = std::get_if<End>(&command)) carry_out(*ends);
    if (!stopping) continue;
    while (!recorded_.empty()) carry_out(End{recorded_.begin()->first});
    return;
  }
}

void Recorder::carry_out(const Begin& command) {
  const auto [at, is_new] =
      recorded_.try_emplace(command.of, Recorded{.media = command.media,
                                                 .sink = command.sink,
                                                 .keep_pictures = command.keep_pictures,
                                                 .missed = wanted_.missed_so_far(command.of),
                                                 .again = config_.again});
  if (is_new) begin_side(command.of, at->second);
}

void Recorder::begin_side(TransportId of, Recorded& recorded) {
  recorded.side = std::make_unique<Side>(
      recorded.media, *recorded.sink,
      [this, of](std::uint32_t ssrc) { listener_.key_frame_wanted(of, ssrc); },
      recorded.keep_pictures);
}

void Recorder::carry_out(const Renegotiate& command) {
  const auto found = recorded_.find(command.of);
  if (found == recorded_.end()) return;
  learn(found->second.media, command.media);
  if (found->second.side) found->second.side->learn(command.media);
}

void Recorder::carry_out(const Show& command) {
  const auto found = recorded_.find(command.of);
  const bool there = found != recorded_.end() && found->second.side;
  command.on_done(there ? found->second.side->pictures() : std::nullopt);
}

void Recorder::carry_out(const End& command) {
  const auto found = recorded_.find(command.of);
  if (found == recorded_.end()) return;
  wanted_.remove(command.of);
  tell_of_gaps(command.of, found->second);
  with_side(command.of, found->second, [](Side& side) { side.end(now()); });
  auto totals = found->second.totals;
  if (found->second.side) totals += found->second.side->totals();
  recorded_.erase(found);
  listener_.recording_ended(command.of, totals);
}

void Recorder::drain() {
  // What has come until now, so that commands are not kept waiting by a stream that never ends.
  const std::uint64_t until = ring_.written();
  while (ring_.read() < until) {
    const auto packet = ring_.front();
    if (!packet) return;
    take(*packet);
    ring_.pop();
  }
}

void Recorder::take(const TappedPacket& packet) {
  auto found = recorded_.find(packet.from);
  if (found == recorded_.end()) {
    // It began after the commands were looked at, or is no longer recorded.
    begin_what_is_asked();
    found = recorded_.find(packet.from);
    if (found == recorded_.end()) return;
  }
  with_side(packet.from, found->second,
            [&packet](Side& side) { side.packet(packet.packet, packet.at); });
}

void Recorder::advance() {
  const Monotonic at = now();
  for (auto& [of, recorded] : recorded_) {
    if (!recorded.side && at >= recorded.again_at) begin_side(of, recorded);
    if (at - recorded.told >= std::chrono::seconds(1)) tell_of_gaps(of, recorded);
    with_side(of, recorded, [at](Side& side) { side.advance(at); });
  }
}

/// At most once a second, and at the end: a disk that hangs makes many.
void Recorder::tell_of_gaps(TransportId of, Recorded& recorded) {
  const std::uint32_t missed = wanted_.missed_so_far(of);
  if (missed == recorded.missed) return;
  recorded.missed = missed;
  recorded.told = now();
  recorded.sink->missed();
  listener_.recording_fault(of, RecordingFault::overflow,
                            "packets came faster than they were written");
}

/// What a sink throws ends what it writes, and nothing that another does.
template <class Work>
void Recorder::with_side(TransportId of, Recorded& recorded, Work work) {
  if (!recorded.side) return;
  try {
    work(*recorded.side);
  } catch (const std::exception& failure) {
    recorded.totals += recorded.side->totals();
    recorded.side.reset();
    recorded.again_at = now() + recorded.again;
    recorded.again = std::min(2 * recorded.again, config_.again_max);
    listener_.recording_fault(of, RecordingFault::sink, failure.what());
  }
}

}  // namespace visavis::recorder
