#include <limits>
#include <map>

#include "app/records/hash_chain.h"
#include "app/records/row.h"
#include "base/check.h"

#include "contracts/storage.h"
#include "fakes/memory_store.h"

namespace visavis::contracts {
namespace {

constexpr auto all = std::numeric_limits<std::size_t>::max();

class InMemory : public Connection {
 public:
  explicit InMemory(fakes::MemoryStore& store) : memory_(store), store_(store) {}

  app::StoreConnection& store() override { return store_; }
  app::Outbox& outbox() override { none(); }
  app::MailOutbox& mails() override { none(); }
  app::PhotoFetches& photo_fetches() override { none(); }
  app::OverMeetings& over_meetings() override { none(); }
  std::optional<std::int64_t> chain_broken_at() override {
    std::map<VerificationId, app::Hash> last;
    for (const auto& one : memory_.events_after(0, all, std::nullopt)) {
      auto& previous = last[one.verification];
      const auto hash = app::chain_hash(
          previous, {one.verification, one.event.sequence, one.event.at,
                     app::encode_event(one.event), one.body, one.type, one.previous_status});
      if (one.previous_hash != previous || one.hash != hash) return one.position;
      previous = hash;
    }
    app::Hash previous{};
    for (const auto& one : memory_.acts_after(0, all)) {
      const auto hash = app::act_hash(previous, app::encode_act(one.act));
      if (one.previous_hash != previous || one.hash != hash) return one.position;
      previous = hash;
    }
    return std::nullopt;
  }

 private:
  [[noreturn]] static void none() { check_failed("a store with outboxes", __FILE__, __LINE__); }

  fakes::MemoryStore& memory_;
  fakes::MemoryConnection store_;
};

class MemoryStorage : public Storage {
 public:
  std::unique_ptr<Connection> connect() override { return std::make_unique<InMemory>(store_); }
  void tamper(const std::string&) override { CHECK(false && "it has tables"); }
  bool mails_hold(const std::string&) override {
    CHECK(false && "it has tables");
    return false;
  }

 private:
  fakes::MemoryStore store_;
};

}  // namespace

std::unique_ptr<Storage> memory_storage() { return std::make_unique<MemoryStorage>(); }

}  // namespace visavis::contracts
