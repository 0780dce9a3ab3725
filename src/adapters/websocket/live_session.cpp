#include "adapters/websocket/live_session.h"

#include <algorithm>
#include <iterator>

#include "base/check.h"

namespace visavis::websocket {

LiveSession::LiveSession(const LiveLimits& limits, Monotonic now)
    : limits_(limits),
      messages_(limits.messages, now),
      frames_(limits.frames, now),
      kibibytes_(limits.kibibytes, now),
      last_heard_(now),
      last_heartbeat_(now) {}

bool LiveSession::heard(Monotonic now) {
  last_heard_ = now;
  return messages_.attempt(now) == Duration::zero();
}

bool LiveSession::received(std::size_t frames, std::size_t bytes, Monotonic now) {
  const auto number = [](std::size_t count) { return static_cast<double>(count); };
  const bool few = frames == 0 || frames_.take(number(frames), now) == Duration::zero();
  return few && kibibytes_.take(number(bytes) / 1024, now) == Duration::zero();
}

LiveSession::Due LiveSession::tick(Monotonic now) {
  if (now - last_heard_ >= limits_.silent_for) return Due::silent;
  if (now - last_heartbeat_ < limits_.heartbeat_every) return Due::nothing;
  last_heartbeat_ = now;
  return Due::heartbeat;
}

bool LiveSession::push(std::string text, MessageKind kind) {
  if (kind == MessageKind::state) drop_waiting(MessageKind::state);
  if (kind != MessageKind::event) drop_waiting(MessageKind::queue_news);
  if (queue_.size() >= limits_.queue_messages || queued_bytes_ + text.size() > limits_.queue_bytes)
    return false;
  queued_bytes_ += text.size();
  queue_.push_back({std::move(text), kind});
  return true;
}

void LiveSession::drop_waiting(MessageKind kind) {
  const auto waiting = std::next(queue_.begin(), writing_ ? 1 : 0);
  const auto older = std::find_if(waiting, queue_.end(),
                                  [&](const Message& message) { return message.kind == kind; });
  if (older == queue_.end()) return;
  queued_bytes_ -= older->text.size();
  queue_.erase(older);
}

std::optional<std::string_view> LiveSession::next() {
  if (writing_ || queue_.empty()) return std::nullopt;
  writing_ = true;
  return queue_.front().text;
}

void LiveSession::written() {
  CHECK(writing_);
  queued_bytes_ -= queue_.front().text.size();
  queue_.pop_front();
  writing_ = false;
}

}  // namespace visavis::websocket
