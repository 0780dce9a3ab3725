#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>

#include "app/ports/meetings.h"

namespace visavis::fakes {

/// Makes as many meetings as it is told to, and knows which are followed.
class FakeMeetings : public app::Meetings {
 public:
  std::optional<MeetingSpace> take() override {
    if (ready == 0) return std::nullopt;
    --ready;
    const std::string number = std::to_string(++made_);
    return MeetingSpace{"spaces/" + number, "org@market.example", "https://meet.example/" + number,
                        records};
  }
  void follow(CallId call, const MeetingSpace& meeting, const std::string& email) override {
    followed[call] = {meeting, email};
  }
  void unfollow(CallId call) override { followed.erase(call); }

  struct Followed {
    MeetingSpace meeting;
    std::string representative_email;
  };
  int ready = 0;
  bool records = false;
  std::map<CallId, Followed> followed;

 private:
  int made_ = 0;
};

}  // namespace visavis::fakes
