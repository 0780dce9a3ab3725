#include "fakes/memory_store.h"

#include <algorithm>

#include "app/ports/store_failure.h"
#include "app/records/hash_chain.h"
#include "app/records/row.h"
#include "app/wire/json.h"

namespace visavis::fakes {

using namespace app;

std::optional<Verification> MemoryStore::verification(VerificationId id) {
  trouble();
  const auto found = rows_.find(id);
  if (found == rows_.end()) return std::nullopt;
  return found->second;
}

std::optional<Verification> MemoryStore::current(MarketplaceId marketplace,
                                                 const AccountId& account) {
  trouble();
  for (auto id = order_.rbegin(); id != order_.rend(); ++id) {
    const Verification& v = rows_.at(*id);
    if (v.marketplace == marketplace && v.account == account && name(v.status) != "canceled")
      return v;
  }
  return std::nullopt;
}

std::vector<Verification> MemoryStore::list(const VerificationFilter& filter) {
  std::vector<Verification> found;
  bool started = !filter.starting_after;
  for (auto id = order_.rbegin(); id != order_.rend() && found.size() < filter.limit; ++id) {
    const Verification& v = rows_.at(*id);
    const bool matches = v.marketplace == filter.marketplace &&
                         (!filter.account || v.account == *filter.account) &&
                         (!filter.status || name(v.status) == *filter.status);
    if (started && matches) found.push_back(v);
    if (filter.starting_after == *id) started = true;
  }
  return found;
}

std::vector<Verification> MemoryStore::with_status(std::string_view status) {
  trouble();
  std::vector<Verification> found;
  for (const auto& id : order_) {
    if (name(rows_.at(id).status) == status) found.push_back(rows_.at(id));
  }
  return found;
}

std::vector<VerificationId> MemoryStore::overdue_at(Timestamp at, std::size_t limit) {
  std::vector<VerificationId> found;
  for (const auto& id : order_) {
    const Verification& v = rows_.at(id);
    const bool overdue = name(v.status) == "required" && v.deadline <= at && !v.overdue_told;
    if (overdue && found.size() < limit) found.push_back(id);
  }
  return found;
}

std::vector<VerificationId> MemoryStore::unreminded(Timestamp deadline_before, std::size_t limit) {
  std::vector<VerificationId> found;
  for (const auto& id : order_) {
    const Verification& v = rows_.at(id);
    const bool open = name(v.status) == "required" && !v.reminder_told && !v.overdue_told;
    if (open && v.deadline < deadline_before && found.size() < limit) found.push_back(id);
  }
  return found;
}

std::vector<Verification> MemoryStore::open_appeals() {
  std::vector<Verification> found;
  for (const auto& id : order_) {
    if (has_open_appeal(rows_.at(id))) found.push_back(rows_.at(id));
  }
  std::sort(found.begin(), found.end(), [](const Verification& a, const Verification& b) {
    return a.appeal->requested < b.appeal->requested;
  });
  return found;
}

std::vector<BookedSlot> MemoryStore::booked_slots(Timestamp from, Timestamp until) {
  trouble();
  std::map<Timestamp, std::size_t> counts;
  for (const auto& [id, v] : rows_) {
    if (v.slot && from <= v.slot->at && v.slot->at <= until) ++counts[v.slot->at];
  }
  std::vector<BookedSlot> found;
  for (const auto& [at, bookings] : counts) found.push_back({at, bookings});
  return found;
}

std::vector<VerificationId> MemoryStore::slot_reminders_due(Timestamp at, std::size_t limit) {
  trouble();
  std::vector<VerificationId> found;
  for (const auto& id : order_) {
    const Verification& v = rows_.at(id);
    const bool due = v.slot && !v.slot->reminded && name(v.status) == "required" &&
                     at < v.slot->at && v.slot->at <= at + slot_reminder_before;
    if (due && found.size() < limit) found.push_back(id);
  }
  return found;
}

void MemoryStore::each_current(const std::function<void(const Verification&)>& visit) {
  for (const auto& id : order_) {
    const Verification& v = rows_.at(id);
    const auto latest = current(v.marketplace, v.account);
    if (latest && latest->id == id) visit(v);
  }
}

Result<Done, CommitRefusal> MemoryStore::commit(const Step& step) {
  trouble();
  const Verification& after = step.after;
  Hash previous{};
  if (step.event.sequence == 1) {
    const auto latest = current(after.marketplace, after.account);
    if (latest && (is_open(*latest) || latest->failed_since))
      return refuse(CommitRefusal::verification_exists);
    order_.push_back(after.id);
  } else {
    const auto row = rows_.find(after.id);
    if (row == rows_.end() || row->second.version != step.event.sequence - 1) {
      return refuse(CommitRefusal::version_conflict);
    }
    previous = history(after.id).back().hash;
  }
  rows_.insert_or_assign(after.id, after);
  if (step.mail) mails.push_back(*step.mail);
  events_.push_back(
      {static_cast<std::int64_t>(events_.size() + 1), after.marketplace, after.id,
       after.account.text(), step.event, step.body, step.type, step.previous_status, previous,
       chain_hash(previous, {after.id, step.event.sequence, step.event.at, encode_event(step.event),
                             step.body, step.type, step.previous_status})});
  return Done{};
}

std::vector<StoredEvent> MemoryStore::events_after(std::int64_t position, std::size_t limit,
                                                   std::optional<MarketplaceId> marketplace) {
  std::vector<StoredEvent> found;
  for (const auto& event : events_) {
    const bool matches =
        event.position > position && (!marketplace || event.marketplace == *marketplace);
    if (matches && found.size() < limit) found.push_back(event);
  }
  return found;
}

std::vector<StoredEvent> MemoryStore::history(VerificationId id) {
  trouble();
  std::vector<StoredEvent> found;
  std::copy_if(events_.begin(), events_.end(), std::back_inserter(found),
               [&](const StoredEvent& event) { return event.verification == id; });
  return found;
}

void MemoryStore::add_marketplace(const Marketplace& marketplace, Timestamp) {
  marketplaces_[marketplace.id] = marketplace;
}
std::optional<Marketplace> MemoryStore::marketplace(MarketplaceId id) {
  trouble();
  const auto found = marketplaces_.find(id);
  if (found == marketplaces_.end()) return std::nullopt;
  return found->second;
}
std::vector<Marketplace> MemoryStore::marketplaces() {
  std::vector<Marketplace> all;
  for (const auto& [id, marketplace] : marketplaces_) all.push_back(marketplace);
  return all;
}
void MemoryStore::add_api_key(const SecretHash& key, MarketplaceId marketplace, Timestamp) {
  keys_[key] = marketplace;
}
std::optional<MarketplaceId> MemoryStore::marketplace_of_key(const SecretHash& key) {
  const auto found = keys_.find(key);
  if (found == keys_.end()) return std::nullopt;
  return found->second;
}

bool MemoryStore::add_staff(const Staff& staff, Timestamp) {
  if (staff_with_email(staff.email)) return false;
  staff_[staff.id] = staff;
  return true;
}
std::optional<Staff> MemoryStore::staff(StaffId id) {
  trouble();
  const auto found = staff_.find(id);
  if (found == staff_.end()) return std::nullopt;
  Staff staff = found->second;
  staff.has_photo = photos_.contains(id);
  return staff;
}
std::optional<Staff> MemoryStore::staff_with_email(std::string_view email) {
  for (const auto& [id, one] : staff_) {
    if (one.email == email) return staff(id);
  }
  return std::nullopt;
}
void MemoryStore::set_staff_photo(StaffId staff, std::string_view bytes, Timestamp) {
  if (!staff_.contains(staff)) throw app::StoreFailure("no such member of staff");
  photos_[staff] = bytes;
}
std::optional<std::string> MemoryStore::staff_photo(StaffId staff) {
  const auto found = photos_.find(staff);
  if (found == photos_.end()) return std::nullopt;
  return found->second;
}

void MemoryStore::add_session(const StaffSession& session) { sessions_[session.token] = session; }
std::optional<StaffSession> MemoryStore::session(const SecretHash& token) {
  const auto found = sessions_.find(token);
  if (found == sessions_.end()) return std::nullopt;
  return found->second;
}
void MemoryStore::remove_session(const SecretHash& token) { sessions_.erase(token); }

void MemoryStore::add_link(const ApplicantLink& link) {
  std::erase_if(links_, [&](const ApplicantLink& other) {
    return link.minted_by && !other.device && other.minted_by == link.minted_by;
  });
  links_.push_back(link);
}
std::optional<ApplicantLink> MemoryStore::link(const SecretHash& token) {
  for (const auto& link : links_) {
    if (link.token == token) return link;
  }
  return std::nullopt;
}
std::optional<ApplicantLink> MemoryStore::link_of_device(const SecretHash& device) {
  for (auto link = links_.rbegin(); link != links_.rend(); ++link) {
    if (link->device && link->device->cookie == device) return *link;
  }
  return std::nullopt;
}
bool MemoryStore::bind_link(const SecretHash& token, const BoundDevice& device) {
  for (auto& link : links_) {
    if (link.token != token || link.device) continue;
    link.device = device;
    return true;
  }
  return false;
}
void MemoryStore::take_charge(VerificationId verification, const SecretHash& device) {
  trouble();
  charges_.emplace_back(verification, device);
}
std::optional<SecretHash> MemoryStore::device_in_charge(VerificationId verification) {
  trouble();
  for (auto charge = charges_.rbegin(); charge != charges_.rend(); ++charge) {
    const auto link = link_of_device(charge->second);
    if (charge->first == verification && link && link->verification == verification)
      return charge->second;
  }
  return std::nullopt;
}
void MemoryStore::forget_expired_sessions(Timestamp now) {
  std::erase_if(sessions_, [&](const auto& one) { return one.second.expires < now; });
}
void MemoryStore::forget_expired_links(Timestamp now) {
  std::erase_if(links_, [&](const ApplicantLink& link) {
    return (link.device ? link.device->expires : link.expires) < now;
  });
}

}  // namespace visavis::fakes
