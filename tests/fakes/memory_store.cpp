#include "fakes/memory_store.h"

#include <algorithm>

#include "app/records/hash_chain.h"
#include "app/records/row.h"

namespace visavis::fakes {

using namespace app;

MemoryStore::Lock MemoryStore::use() {
  auto lock = alone();
  trouble();
  return lock;
}

void MemoryStore::together(const std::function<void()>& all) {
  const auto lock = alone();
  const State before = state_;
  const std::size_t mails_before = mails.size();
  try {
    all();
  } catch (...) {
    state_ = before;
    mails.erase(mails.begin() + static_cast<std::ptrdiff_t>(mails_before), mails.end());
    throw;
  }
}

std::optional<Verification> MemoryStore::verification(VerificationId id) {
  const auto lock = use();
  const auto found = state_.rows.find(id);
  if (found == state_.rows.end()) return std::nullopt;
  return *found->second;
}

std::optional<Verification> MemoryStore::current(MarketplaceId marketplace,
                                                 const AccountId& account) {
  const auto lock = use();
  for (auto id = state_.order.rbegin(); id != state_.order.rend(); ++id) {
    const Verification& v = *state_.rows.at(*id);
    if (v.marketplace == marketplace && v.account == account && name(v.status) != "canceled")
      return v;
  }
  return std::nullopt;
}

std::optional<VerificationId> MemoryStore::verification_of_call(CallId call) {
  const auto lock = use();
  for (const auto& [id, row] : state_.rows) {
    if (running_call(*row) == call) return id;
  }
  return std::nullopt;
}

std::vector<Verification> MemoryStore::list(const VerificationFilter& filter) {
  const auto lock = alone();
  std::vector<Verification> found;
  bool started = !filter.starting_after;
  for (auto id = state_.order.rbegin(); id != state_.order.rend() && found.size() < filter.limit;
       ++id) {
    const Verification& v = *state_.rows.at(*id);
    if (v.marketplace != filter.marketplace) continue;
    const bool matches = (!filter.account || v.account == *filter.account) &&
                         (!filter.status || name(v.status) == *filter.status);
    if (started && matches) found.push_back(v);
    if (filter.starting_after == *id) started = true;
  }
  return found;
}

std::vector<Verification> MemoryStore::with_status(std::string_view status) {
  const auto lock = use();
  std::vector<Verification> found;
  for (const auto& id : state_.order) {
    const Verification& v = *state_.rows.at(id);
    if (name(v.status) == status) found.push_back(v);
  }
  return found;
}

std::vector<Verification> MemoryStore::open_appeals() {
  const auto lock = alone();
  std::vector<Verification> found;
  for (const auto& id : state_.order) {
    const Verification& v = *state_.rows.at(id);
    if (appealed_since(v)) found.push_back(v);
  }
  std::stable_sort(found.begin(), found.end(), [](const Verification& a, const Verification& b) {
    return appealed_since(a) < appealed_since(b);
  });
  return found;
}

std::vector<BookedSlot> MemoryStore::booked_slots(Timestamp from, Timestamp until) {
  const auto lock = use();
  std::map<Timestamp, std::size_t> counts;
  for (const auto& [id, v] : state_.rows) {
    if (v->slot && from <= v->slot->at && v->slot->at <= until) ++counts[v->slot->at];
  }
  std::vector<BookedSlot> found;
  for (const auto& [at, bookings] : counts) found.push_back({at, bookings});
  return found;
}

void MemoryStore::each_current(const std::function<void(const Verification&)>& visit) {
  const auto lock = alone();
  for (const auto& id : state_.order) {
    const Verification& v = *state_.rows.at(id);
    const auto latest = current(v.marketplace, v.account);
    if (latest && latest->id == id) visit(v);
  }
}

std::vector<DueTimer> MemoryStore::due(Timestamp now, std::size_t limit) {
  const auto lock = use();
  std::multimap<Timestamp, DueTimer> found;
  for (const auto& [id, timers] : state_.timers) {
    for (const auto& timer : timers) {
      if (timer.at <= now && (!timer.useless_from || now < *timer.useless_from))
        found.emplace(timer.at, DueTimer{id, timer.kind});
    }
  }
  std::vector<DueTimer> all;
  for (const auto& [at, timer] : found) {
    if (all.size() < limit) all.push_back(timer);
  }
  return all;
}

void MemoryStore::retime(const std::function<std::vector<Timer>(const Verification&)>& timers_of) {
  const auto lock = use();
  together([&] {
    for (const auto& [id, row] : state_.rows) {
      if (blocks_another(*row)) state_.timers[id] = timers_of(*row);
    }
  });
}

bool MemoryStore::account_is_blocked(const Verification& by_other) const {
  return std::any_of(state_.rows.begin(), state_.rows.end(), [&](const auto& one) {
    const Verification& v = *one.second;
    return v.marketplace == by_other.marketplace && v.account == by_other.account &&
           blocks_another(v);
  });
}

Hash MemoryStore::last_hash(VerificationId id) const {
  const auto last = std::find_if(state_.events.rbegin(), state_.events.rend(),
                                 [&](const auto& event) { return event->verification == id; });
  return last == state_.events.rend() ? Hash{} : (*last)->hash;
}

Result<std::int64_t, CommitRefusal> MemoryStore::commit(const Step& step) {
  const auto lock = use();
  const Verification& after = step.after;
  const auto row = state_.rows.find(after.id);
  const std::uint64_t version = row == state_.rows.end() ? 0 : row->second->version;
  if (version != step.event.sequence - 1) return refuse(CommitRefusal::version_conflict);
  if (version == 0) {
    if (account_is_blocked(after)) return refuse(CommitRefusal::verification_exists);
    state_.order.push_back(after.id);
  }
  const Hash previous = last_hash(after.id);
  const auto content = encode_event(step.event);
  const Hash hash = chain_hash(previous, {after.id, step.event.sequence, step.event.at, content,
                                          step.body, step.type, step.previous_status});
  state_.rows.insert_or_assign(after.id, std::make_shared<const Verification>(after));
  state_.timers[after.id] = step.timers;
  if (step.mail) {
    mails.push_back(*step.mail);
    state_.mails.push_back({after.id, {step.event.at, step.mail->kind}});
  }
  see_to_evidence(step.event.body);
  const StoredEvent event{++state_.last_position,
                          after.marketplace,
                          after.id,
                          after.account.text(),
                          step.event,
                          step.body,
                          step.type,
                          step.previous_status,
                          previous,
                          hash,
                          content};
  state_.events.push_back(std::make_shared<const StoredEvent>(event));
  return event.position;
}

std::vector<StoredEvent> MemoryStore::events_after(std::int64_t position, std::size_t limit,
                                                   std::optional<MarketplaceId> marketplace) {
  const auto lock = alone();
  std::vector<StoredEvent> found;
  for (const auto& event : state_.events) {
    const bool matches = event->position > position &&
                         (!marketplace || (event->marketplace == *marketplace &&
                                           audience(event->event.body) == Audience::marketplace));
    if (matches && found.size() < limit) found.push_back(*event);
  }
  return found;
}

std::vector<StoredEvent> MemoryStore::history(VerificationId id) {
  const auto lock = use();
  std::vector<StoredEvent> found;
  for (const auto& event : state_.events) {
    if (event->verification == id) found.push_back(*event);
  }
  return found;
}

/// Nobody sends them here.
std::vector<MailRecord> MemoryStore::mails_of(VerificationId id) {
  const auto lock = use();
  std::vector<MailRecord> found;
  for (const auto& [of, mail] : state_.mails)
    if (of == id) found.push_back(mail);
  return found;
}

std::int64_t MemoryStore::append(const Act& act) {
  const auto lock = use();
  const Hash previous = state_.acts.empty() ? Hash{} : state_.acts.back()->hash;
  const StoredAct stored{++state_.last_position, act, previous,
                         act_hash(previous, encode_act(act))};
  state_.acts.push_back(std::make_shared<const StoredAct>(stored));
  return stored.position;
}

std::vector<StoredAct> MemoryStore::acts_after(std::int64_t position, std::size_t limit) {
  const auto lock = alone();
  std::vector<StoredAct> found;
  for (const auto& act : state_.acts) {
    if (act->position > position && found.size() < limit) found.push_back(*act);
  }
  return found;
}

std::vector<StoredAct> MemoryStore::newest_acts(const ActFilter& filter) {
  const auto lock = alone();
  using Order = std::pair<Timestamp, std::int64_t>;
  const auto order = [](const auto& stored) { return Order{stored->act.at, stored->position}; };
  std::optional<Order> before;
  if (filter.older_than) {
    for (const auto& one : state_.acts)
      if (one->position == *filter.older_than) before = order(one);
    if (!before) return {};
  }
  auto acts = state_.acts;
  std::erase_if(acts, [&](const auto& one) {
    const Act& act = one->act;
    const auto whom = about(act.body);
    return (filter.by && act.by != *filter.by) || (filter.name && name(act.body) != *filter.name) ||
           (filter.about &&
            (!whom || std::ranges::find(*filter.about, *whom) == filter.about->end())) ||
           (filter.from && act.at < *filter.from) || (filter.until && act.at >= *filter.until) ||
           (before && order(one) >= *before);
  });
  std::ranges::sort(acts, std::greater{}, order);
  std::vector<StoredAct> found;
  for (const auto& one : acts)
    if (found.size() < filter.limit) found.push_back(*one);
  return found;
}

std::int64_t MemoryStore::last_position() {
  const auto lock = alone();
  return state_.last_position;
}

std::vector<LogEntry> MemoryStore::entries_after(std::int64_t position, std::size_t limit) {
  const auto lock = use();
  std::vector<LogEntry> entries;
  for (const auto& event : state_.events) entries.push_back({event->position, event->hash});
  for (const auto& act : state_.acts) entries.push_back({act->position, act->hash});
  std::erase_if(entries, [&](const LogEntry& one) { return one.position <= position; });
  std::sort(entries.begin(), entries.end(),
            [](const LogEntry& a, const LogEntry& b) { return a.position < b.position; });
  if (entries.size() > limit) entries.resize(limit);
  return entries;
}

std::optional<Seal> MemoryStore::last_seal() {
  const auto lock = use();
  if (state_.seals.empty()) return std::nullopt;
  return state_.seals.rbegin()->second;
}

void MemoryStore::keep_seal(std::int64_t block, const Seal& seal) {
  const auto lock = use();
  state_.seals[block] = seal;
}

}  // namespace visavis::fakes
