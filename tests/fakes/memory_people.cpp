// The part of MemoryStore about marketplaces, staff and links.
#include <algorithm>

#include "app/ports/store_failure.h"

#include "fakes/memory_store.h"

namespace visavis::fakes {
namespace {

template <class Map>
std::optional<typename Map::mapped_type> found_in(const Map& map,
                                                  const typename Map::key_type& key) {
  const auto found = map.find(key);
  if (found == map.end()) return std::nullopt;
  return found->second;
}

}  // namespace

void MemoryStore::add_marketplace(const Marketplace& marketplace, Timestamp) {
  const auto lock = alone();
  state_.marketplaces.push_back(marketplace);
}

Marketplace* MemoryStore::find(MarketplaceId id) {
  const auto found = std::ranges::find(state_.marketplaces, id, &Marketplace::id);
  return found == state_.marketplaces.end() ? nullptr : &*found;
}

Staff* MemoryStore::find(StaffId id) {
  const auto found = std::ranges::find(state_.staff, id, &Staff::id);
  return found == state_.staff.end() ? nullptr : &*found;
}

std::optional<Marketplace> MemoryStore::marketplace(MarketplaceId id) {
  const auto lock = use();
  const auto* one = find(id);
  return one == nullptr ? std::nullopt : std::optional{*one};
}

std::vector<Marketplace> MemoryStore::marketplaces() {
  const auto lock = alone();
  return state_.marketplaces;
}

bool MemoryStore::set_support_url(MarketplaceId id, const std::string& url) {
  const auto lock = alone();
  auto* one = find(id);
  if (one != nullptr) one->support_url = url;
  return one != nullptr;
}

bool MemoryStore::set_medium(MarketplaceId id, std::optional<CallMedium> medium) {
  const auto lock = alone();
  auto* one = find(id);
  if (one != nullptr) one->medium = medium;
  return one != nullptr;
}

bool MemoryStore::set_webhook_url(MarketplaceId id, const std::string& url) {
  const auto lock = alone();
  auto* one = find(id);
  if (one != nullptr) one->webhook_url = url;
  return one != nullptr;
}

bool MemoryStore::set_webhook_secret(MarketplaceId id, const std::string& secret,
                                     const std::optional<RetiringSecret>& retiring) {
  const auto lock = alone();
  auto* one = find(id);
  if (one == nullptr) return false;
  one->webhook_secret = secret;
  one->retiring = retiring;
  return true;
}

bool MemoryStore::resume_webhooks(MarketplaceId id) { return marketplace(id).has_value(); }

void MemoryStore::add_api_key(const SecretHash& key, MarketplaceId marketplace,
                              const std::string& name, Timestamp now) {
  const auto lock = alone();
  if (!this->marketplace(marketplace)) throw app::StoreFailure("no such marketplace");
  state_.keys.push_back({id_of(key), marketplace, name, now, {}, {}});
}

std::optional<MarketplaceId> MemoryStore::marketplace_of_key(const SecretHash& key) {
  const auto lock = alone();
  for (const auto& one : state_.keys)
    if (one.id == id_of(key) && !one.revoked) return one.marketplace;
  return std::nullopt;
}

std::vector<ApiKey> MemoryStore::api_keys(MarketplaceId marketplace) {
  const auto lock = alone();
  std::vector<ApiKey> all;
  std::ranges::copy_if(state_.keys, std::back_inserter(all),
                       [&](const ApiKey& one) { return one.marketplace == marketplace; });
  return all;
}

std::optional<MarketplaceId> MemoryStore::revoke_api_key(ApiKeyId key, Timestamp now) {
  const auto lock = alone();
  for (auto& one : state_.keys) {
    if (one.id != key || one.revoked) continue;
    one.revoked = now;
    return one.marketplace;
  }
  return std::nullopt;
}

void MemoryStore::api_key_used(const SecretHash& key, Timestamp now) {
  const auto lock = alone();
  for (auto& one : state_.keys)
    if (one.id == id_of(key)) one.last_used = std::max(one.last_used.value_or(now), now);
}

bool MemoryStore::add_staff(const Staff& staff, Timestamp) {
  const auto lock = alone();
  if (staff_with_email(staff.email)) return false;
  state_.staff.push_back(staff);
  return true;
}

std::optional<Staff> MemoryStore::staff(StaffId id) {
  const auto lock = use();
  const auto* found = find(id);
  if (found == nullptr) return std::nullopt;
  Staff one = *found;
  one.has_photo = state_.photos.contains(id);
  return one;
}

std::optional<Staff> MemoryStore::staff_with_email(std::string_view email) {
  const auto lock = alone();
  const auto found = std::ranges::find(state_.staff, email, &Staff::email);
  return found == state_.staff.end() ? std::nullopt : staff(found->id);
}

void MemoryStore::set_staff_role(StaffId staff, Role role) {
  const auto lock = alone();
  if (auto* one = find(staff)) one->role = role;
}

void MemoryStore::set_staff_password(StaffId staff, const std::string& password_hash) {
  const auto lock = alone();
  if (auto* one = find(staff)) one->password_hash = password_hash;
}

void MemoryStore::set_staff_disabled(StaffId staff, std::optional<Timestamp> since) {
  const auto lock = alone();
  if (auto* one = find(staff)) one->disabled = since;
}

std::vector<Staff> MemoryStore::every_staff() {
  const auto lock = alone();
  std::vector<Staff> all;
  for (const auto& one : state_.staff) all.push_back(*staff(one.id));
  return all;
}

void MemoryStore::set_staff_photo(StaffId staff, std::string_view bytes, Timestamp) {
  const auto lock = alone();
  if (find(staff) == nullptr) throw app::StoreFailure("no such member of staff");
  state_.photos[staff] = bytes;
}

std::optional<std::string> MemoryStore::staff_photo(StaffId staff) {
  const auto lock = alone();
  return found_in(state_.photos, staff);
}

void MemoryStore::keep_photo(std::string_view sha256, std::string_view file, Timestamp) {
  const auto lock = alone();
  state_.profile_photos.emplace(sha256, file);
}

std::optional<std::string> MemoryStore::kept_photo(std::string_view sha256) {
  const auto lock = alone();
  return found_in(state_.profile_photos, std::string{sha256});
}

void MemoryStore::add_session(const StaffSession& session) {
  const auto lock = alone();
  state_.sessions[session.token] = session;
}

std::optional<StaffSession> MemoryStore::session(const SecretHash& token) {
  const auto lock = alone();
  return found_in(state_.sessions, token);
}

void MemoryStore::remove_session(const SecretHash& token) {
  const auto lock = alone();
  state_.sessions.erase(token);
}

void MemoryStore::note_session(const StaffSession& session) {
  const auto lock = alone();
  const auto found = state_.sessions.find(session.token);
  if (found == state_.sessions.end()) return;
  found->second.seen = session.seen;
  found->second.second_factor = session.second_factor;
}

void MemoryStore::remove_sessions_of(StaffId staff) {
  const auto lock = alone();
  std::erase_if(state_.tickets, [&](const auto& one) { return one.second.staff == staff; });
  std::erase_if(state_.sessions, [&](const auto& one) { return one.second.staff == staff; });
  std::erase_if(state_.devices, [&](const auto& one) { return one.second.staff == staff; });
}

std::vector<StaffSession> MemoryStore::sessions_of(StaffId staff, Timestamp now) {
  const auto lock = alone();
  std::vector<StaffSession> all;
  for (const auto& [token, session] : state_.sessions)
    if (session.staff == staff && session.expires > now) all.push_back(session);
  std::ranges::stable_sort(all, {}, &StaffSession::began);
  return all;
}

void MemoryStore::add_known_device(const KnownDevice& device) {
  const auto lock = alone();
  state_.devices[{device.token, device.staff}] = device;
}

std::vector<KnownDevice> MemoryStore::known_devices(const SecretHash& token) {
  const auto lock = alone();
  std::vector<KnownDevice> all;
  for (const auto& [key, device] : state_.devices)
    if (key.first == token) all.push_back(device);
  return all;
}

void MemoryStore::forget_expired_sessions(Timestamp now) {
  const auto lock = alone();
  std::erase_if(state_.sessions, [&](const auto& one) { return one.second.expires < now; });
  std::erase_if(state_.devices, [&](const auto& one) { return one.second.expires < now; });
  std::erase_if(state_.tickets, [&](const auto& one) { return one.second.expires < now; });
}

TotpRecord MemoryStore::totp(StaffId staff) {
  const auto lock = alone();
  return found_in(state_.totps, staff).value_or(TotpRecord{});
}

void MemoryStore::set_totp(StaffId staff, const TotpRecord& record) {
  const auto lock = alone();
  state_.totps[staff] = record;
}

void MemoryStore::set_recovery_codes(StaffId staff, const std::vector<SecretHash>& codes) {
  const auto lock = alone();
  state_.recovery_codes[staff] = codes;
}

std::size_t MemoryStore::recovery_codes_left(StaffId staff) {
  const auto lock = alone();
  return state_.recovery_codes[staff].size();
}

bool MemoryStore::use_recovery_code(StaffId staff, const SecretHash& code) {
  const auto lock = alone();
  return std::erase(state_.recovery_codes[staff], code) == 1;
}

std::vector<Passkey> MemoryStore::passkeys(StaffId staff) {
  const auto lock = alone();
  std::vector<Passkey> all;
  for (const auto& one : state_.passkeys)
    if (one.staff == staff) all.push_back(one);
  return all;
}

bool MemoryStore::add_passkey(const Passkey& passkey) {
  const auto lock = alone();
  if (std::ranges::count(state_.passkeys, passkey.credential, &Passkey::credential) > 0)
    return false;
  state_.passkeys.push_back(passkey);
  return true;
}

void MemoryStore::note_passkey(const Passkey& passkey) {
  const auto lock = alone();
  for (auto& one : state_.passkeys) {
    if (one.id != passkey.id) continue;
    one.sign_count = passkey.sign_count;
    one.used = passkey.used;
  }
}

void MemoryStore::remove_passkey(PasskeyId passkey) {
  const auto lock = alone();
  std::erase_if(state_.passkeys, [&](const Passkey& one) { return one.id == passkey; });
}

void MemoryStore::add_ticket(const StaffTicket& ticket) {
  const auto lock = alone();
  state_.tickets[ticket.token] = ticket;
}

std::optional<StaffTicket> MemoryStore::ticket(const SecretHash& token) {
  const auto lock = alone();
  return found_in(state_.tickets, token);
}

void MemoryStore::remove_ticket(const SecretHash& token) {
  const auto lock = alone();
  state_.tickets.erase(token);
}

void MemoryStore::add_link(const ApplicantLink& link) {
  const auto lock = alone();
  std::erase_if(state_.links, [&](const ApplicantLink& other) {
    return link.minted_by && !other.device && other.minted_by == link.minted_by;
  });
  state_.links.push_back(link);
}

std::optional<ApplicantLink> MemoryStore::link(const SecretHash& token) {
  const auto lock = alone();
  for (const auto& link : state_.links) {
    if (link.token == token) return link;
  }
  return std::nullopt;
}

std::optional<ApplicantLink> MemoryStore::link_of_device(const SecretHash& device) {
  const auto lock = alone();
  for (auto link = state_.links.rbegin(); link != state_.links.rend(); ++link) {
    if (link->device && link->device->cookie == device) return *link;
  }
  return std::nullopt;
}

bool MemoryStore::bind_link(const SecretHash& token, const BoundDevice& device) {
  const auto lock = alone();
  const auto link =
      std::find_if(state_.links.begin(), state_.links.end(),
                   [&](const ApplicantLink& one) { return one.token == token && !one.device; });
  if (link == state_.links.end()) return false;
  link->device = device;
  // The one that was opened last is the last one that link_of_device() may find.
  std::rotate(link, link + 1, state_.links.end());
  return true;
}

void MemoryStore::take_charge(VerificationId verification, const SecretHash& device) {
  const auto lock = use();
  state_.charges.emplace_back(verification, device);
}

std::optional<SecretHash> MemoryStore::device_in_charge(VerificationId verification) {
  const auto lock = use();
  for (auto charge = state_.charges.rbegin(); charge != state_.charges.rend(); ++charge) {
    const bool known =
        std::any_of(state_.links.begin(), state_.links.end(), [&](const ApplicantLink& link) {
          return link.verification == verification && link.device &&
                 link.device->cookie == charge->second;
        });
    if (charge->first == verification && known) return charge->second;
  }
  return std::nullopt;
}

void MemoryStore::forget_expired_links(Timestamp now) {
  const auto lock = alone();
  std::erase_if(state_.links, [&](const ApplicantLink& link) {
    return (link.device ? link.device->expires : link.expires) < now;
  });
}

}  // namespace visavis::fakes
