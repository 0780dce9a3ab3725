#pragma once

#include <deque>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "app/context.h"
#include "app/floor.h"

#include "fakes/memory_store.h"

namespace visavis::fakes {

class FakeClock : public app::Clock {
 public:
  Timestamp now() const override { return now_; }
  void pass(Duration time) { now_ += time; }

 private:
  Timestamp now_ = from_unix_ms(1'800'000'000'000);
};

/// Reproducible "random" bytes.
class SeededEntropy : public app::Entropy {
 public:
  explicit SeededEntropy(std::uint64_t seed) : engine_(seed) {}
  void fill(std::span<std::uint8_t> bytes) override {
    for (auto& byte : bytes) byte = static_cast<std::uint8_t>(engine_());
  }

 private:
  std::mt19937_64 engine_;
};

/// A relay without media: it knows which transports are open and joined, and marks what it
/// forwards.
class FakeRelay : public app::Relay {
 public:
  app::TransportId open() override { return opened(); }
  app::TransportId open_beside(app::TransportId) override { return opened(); }
  Result<std::string, app::SdpRefusal> forward_offer(app::TransportId from, app::TransportId to,
                                                     std::string_view sdp) override {
    return forward(from, to, sdp);
  }
  Result<std::string, app::SdpRefusal> forward_answer(app::TransportId from, app::TransportId to,
                                                      std::string_view sdp) override {
    return forward(from, to, sdp);
  }
  Result<std::string, app::SdpRefusal> answer_offer(app::TransportId from,
                                                    std::string_view sdp) override {
    auto answer = forward(from, from, sdp);
    if (!answer) return refuse(answer.error());
    return "answer to " + std::string{sdp};
  }
  Result<Done, app::SdpRefusal> take_answer(app::TransportId from, std::string_view sdp) override {
    const auto taken = forward(from, from, sdp);
    if (!taken) return refuse(taken.error());
    return Done{};
  }
  void join(app::TransportId a, app::TransportId b) override {
    unjoin(a);
    unjoin(b);
    joined.insert({a, b});
  }
  void unjoin(app::TransportId transport) override {
    std::erase_if(joined, [&](const auto& pair) {
      return pair.first == transport || pair.second == transport;
    });
  }
  void close(app::TransportId transport) override {
    open_transports.erase(transport);
    unjoin(transport);
  }
  app::RelayTotals totals() const override { return {}; }

  std::set<app::TransportId> open_transports;
  std::set<std::pair<app::TransportId, app::TransportId>> joined;

 private:
  app::TransportId opened() {
    const app::TransportId id{++last_};
    open_transports.insert(id);
    return id;
  }
  Result<std::string, app::SdpRefusal> forward(app::TransportId from, app::TransportId to,
                                               std::string_view sdp) {
    if (!open_transports.contains(from) || !open_transports.contains(to)) {
      return refuse(app::SdpRefusal::unknown_transport);
    }
    if (sdp == "bad") return refuse(app::SdpRefusal::malformed);
    return "relayed " + std::string{sdp};
  }
  std::uint64_t last_ = 0;
};

/// Keeps what was sent to whom.
class RecordingConnections : public app::LiveConnections {
 public:
  void send(VerificationId applicant, const app::ToApplicant& message) override {
    applicants[applicant].push_back(message);
  }
  void send(StaffId member, const app::ToStaff& message) override {
    staff[member].push_back(message);
  }
  void close(VerificationId, DeviceId device, app::CloseReason) override {
    closed_devices.insert(device);
  }
  void close(StaffId member, app::CloseReason) override { closed_staff.insert(member); }

  std::map<VerificationId, std::vector<app::ToApplicant>> applicants;
  std::map<StaffId, std::vector<app::ToStaff>> staff;
  std::set<DeviceId> closed_devices;
  std::set<StaffId> closed_staff;
};

class RecordingBoard : public app::PermissionBoard {
 public:
  void publish(const app::PermissionEntry& entry) override {
    entries.insert_or_assign(std::pair{entry.marketplace, entry.account}, entry);
  }
  void publish_key(const SecretHash& key, MarketplaceId marketplace) override {
    keys[key] = marketplace;
  }

  std::map<std::pair<MarketplaceId, AccountId>, app::PermissionEntry> entries;
  std::map<SecretHash, MarketplaceId> keys;
};

class CountingSender : public app::OutboxSender {
 public:
  void wake() override { ++wakes; }
  int wakes = 0;
};

/// A whole Visavis without sockets: the real use cases and floor over stand-ins for the ports.
struct World {
  explicit World(std::uint64_t seed = 1) : entropy(seed) {}

  MemoryStore store;
  FakeClock clock;
  SeededEntropy entropy;
  FakeRelay relay;
  RecordingConnections live;
  RecordingBoard board;
  CountingSender webhooks, mailer;
  Policy policy = shipped_policy();
  app::Floor floor;
  app::Context context{store,
                       store,
                       clock,
                       entropy,
                       relay,
                       live,
                       board,
                       webhooks,
                       policy,
                       floor,
                       "https://verify.example",
                       {},
                       {},
                       &mailer};

  /// Time passes as in a real server: with ticks.
  void pass(Duration time, Duration step = std::chrono::milliseconds{250}) {
    for (Duration done{0}; done < time; done += step) {
      clock.pass(std::min(step, time - done));
      floor.tick(context);
    }
  }
};

}  // namespace visavis::fakes
