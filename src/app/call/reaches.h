#pragma once

#include <map>
#include <optional>
#include <variant>

#include "app/ports/relay.h"
#include "base/id.h"

namespace visavis::app {

/// By which ways each person's media comes: over TCP where UDP half works (ports that change with
/// every packet, large ones that get lost), and again over both where TCP did not come up either.
class Reaches {
 public:
  using Person = std::variant<VerificationId, StaffId>;

  explicit Reaches(Relay& relay) : relay_(relay) {}

  TransportId open(const Person& person);
  TransportId open_beside(TransportId other, const Person& person);
  void on(const RelayEvent& event);
  /// They left: they may be back by another line.
  void forget(const Person& person) { people_.erase(person); }

 private:
  struct Known {
    Reach reach = Reach::either;
    std::optional<TransportId> newest;
    bool connected = false;  ///< the newest
  };
  Known* of(TransportId transport);
  Known& begin(const Person& person);

  Relay& relay_;
  std::map<Person, Known> people_;
};

}  // namespace visavis::app
