#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/wire/routes.h"

namespace visavis::http {

/// Upper bounds in seconds of http_server_request_duration_seconds; above the last is +Inf.
inline constexpr std::array request_duration_bounds{.005, .01, .025, .05, .075, .1,  .25,
                                                    .5,   .75, 1.0,  2.5, 5.0,  7.5, 10.0};

/// A number that others know: "visavis_queue_length", ...
struct MetricSample {
  enum class Kind { gauge, counter };
  std::string name;  ///< [a-z_]; a counter ends in _total
  std::string help;
  Kind kind = Kind::gauge;
  double value = 0;
};

/// One thread's count of the permission checks it has answered with 200. Written by that thread
/// alone, without a lock or an atomic read-modify-write; read by whoever scrapes.
class PermissionCounters {
 public:
  /// `checks` requests that took `each` on average.
  void add(std::uint64_t checks, std::chrono::nanoseconds each);

  struct Totals {
    std::array<std::uint64_t, request_duration_bounds.size() + 1> buckets{};
    std::uint64_t nanoseconds = 0;
  };
  Totals totals() const;

 private:
  std::array<std::atomic<std::uint64_t>, request_duration_bounds.size() + 1> buckets_{};
  std::atomic<std::uint64_t> nanoseconds_{0};
};

/// What /metrics shows. Thread-safe.
class Metrics {
 public:
  /// One PermissionCounters for each front thread.
  explicit Metrics(std::size_t threads);
  ~Metrics();

  PermissionCounters& permission_counters(std::size_t thread);
  /// Permission checks answered with 200 belong into the counters and not here.
  void observe(std::string_view route, std::string_view method, int status,
               std::chrono::nanoseconds duration);
  /// What others count, from now on.
  void show(std::vector<MetricSample> samples);
  /// Prometheus' text format 0.0.4.
  std::string text() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

inline constexpr std::string_view permission_route = app::route::CheckPermission::pattern;

}  // namespace visavis::http
