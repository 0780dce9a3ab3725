#pragma once

#include <boost/json.hpp>
#include <cstddef>
#include <cstdint>
#include <string>

#include "adapters/meet/http_transfers.h"

namespace visavis::bench {

/// The emulator's own methods: its clock, and what people do in its meetings. Each waits for its
/// answer, and throws std::runtime_error where it is not what was asked for.
class Emulator {
 public:
  explicit Emulator(std::string url) : url_(std::move(url)) {}

  Timestamp now() { return moment(call(meet::Method::get, "clock", {})); }
  Timestamp advance(Duration time) {
    return moment(call(meet::Method::post, "clock", {{"advance_ms", time.count()}}));
  }

  struct Visit {
    std::string visitor;
    std::string participant;  ///< as the API calls them; empty at the door
  };
  /// Somebody of the Workspace.
  Visit join_as(const std::string& space, const std::string& email);
  /// Somebody without an account, who is not inside yet.
  Visit knock(const std::string& space, const std::string& name);
  /// `by` is inside, and may.
  Visit admit(const Visit& knocking, const Visit& by);
  /// Or goes away from the door.
  void leave(const std::string& visitor);

  /// How many spaces somebody is in, or knocks at.
  std::size_t spaces_with_people();
  boost::json::object counts() { return call(meet::Method::get, "counts", {}); }

 private:
  boost::json::object call(meet::Method method, const std::string& name,
                           const boost::json::object& said);
  static Timestamp moment(const boost::json::object& clock);

  const std::string url_;
  meet::HttpTransfers transfers_{"", std::chrono::seconds{10}};
};

}  // namespace visavis::bench
