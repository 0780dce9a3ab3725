#pragma once

#include <map>

#include "app/ports/call_recorder.h"

namespace visavis::fakes {

/// Knows what is recorded now, and what was.
class FakeRecorder : public app::CallRecorder {
 public:
  void begin(app::TransportId of, app::SentMedia media, const app::RecordedSide& side) override {
    recorded.insert_or_assign(of, side);
    sent.insert_or_assign(of, std::move(media));
    ++begun;
  }
  void renegotiated(app::TransportId of, app::SentMedia media) override {
    sent.insert_or_assign(of, std::move(media));
  }
  void end(app::TransportId of) override { recorded.erase(of); }
  bool ready() const override { return has_room; }

  /// The sides that are recorded now.
  std::map<CallSide, app::TransportId> sides() const {
    std::map<CallSide, app::TransportId> found;
    for (const auto& [transport, side] : recorded) found[side.side] = transport;
    return found;
  }

  bool has_room = true;
  int begun = 0;
  std::map<app::TransportId, app::RecordedSide> recorded;
  std::map<app::TransportId, app::SentMedia> sent;  ///< also of those that are over
};

}  // namespace visavis::fakes
