#include "adapters/relay/core.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/check.h"

namespace visavis::relay {
namespace {

constexpr auto advance_every = std::chrono::milliseconds(10);

// RFC 7983: the first byte tells the protocols on one port apart.
bool looks_like_dtls(Bytes datagram) { return datagram[0] >= 20 && datagram[0] <= 63; }
bool looks_like_media(Bytes datagram) { return datagram[0] >= 128 && datagram[0] <= 191; }

// RFC 3550, 5.1: in a packet that was authenticated.
std::size_t payload_type_of(Bytes packet) { return packet[1] & 0x7f; }
std::uint32_t ssrc_of(Bytes packet) { return read_u32(packet, 8); }

// The relay's own, for the one report that it makes: what browsers use that send nothing
// themselves.
constexpr std::uint32_t own_ssrc = 1;

/// The deadline comes no later than that.
void no_later_than(std::optional<Monotonic>& deadline, std::optional<Monotonic> due) {
  if (due) deadline = deadline ? std::min(*deadline, *due) : *due;
}

}  // namespace

void Core::Counting::commit(const Path& to, std::size_t size) {
  if (size > 0) totals_.packets_out.add(1);
  totals_.bytes_out.add(size);
  inner_.commit(to, size);
}

Core::Core(const DtlsContext& dtls, const TransportLimits& limits, Output& output,
           app::MediaTap* tap)
    : dtls_(dtls), limits_(limits), output_(output, totals_), tap_(tap) {}

Core::~Core() = default;

Core::Entry* Core::find(app::TransportId id) {
  const auto found = transports_.find(id);
  return found == transports_.end() ? nullptr : found->second.get();
}

void Core::open(app::TransportId id, Credentials credentials, app::Reach reach) {
  std::string ufrag = credentials.ufrag;
  auto entry = std::unique_ptr<Entry>(
      new Entry{.transport = Transport(id, std::move(credentials), dtls_, limits_, reach)});
  CHECK(by_ufrag_.emplace(std::move(ufrag), entry.get()).second);
  CHECK(transports_.emplace(id, std::move(entry)).second);
}

void Core::renew_credentials(app::TransportId id, Credentials credentials) {
  Entry* entry = find(id);
  if (entry == nullptr || entry->transport.lost()) return;
  CHECK(by_ufrag_.emplace(credentials.ufrag, entry).second);
  if (const auto expired = entry->transport.renew_credentials(std::move(credentials)))
    by_ufrag_.erase(*expired);
}

void Core::credentials_given_out(app::TransportId id, Monotonic now) {
  Entry* entry = find(id);
  if (entry == nullptr) return;
  entry->transport.credentials_given_out(now);
  after(*entry, now);
}

void Core::expect_fingerprint(app::TransportId id, const Fingerprint& fingerprint, Monotonic now) {
  Entry* entry = find(id);
  if (entry == nullptr) return;
  entry->transport.expect_fingerprint(fingerprint, now, output_);
  after(*entry, now);
}

void Core::know_browser(app::TransportId id, BrowserSide browser, Monotonic now) {
  Entry* entry = find(id);
  if (entry == nullptr) return;
  entry->video = browser.video;
  entry->transport.know_browser(std::move(browser.credentials), now, output_);
  after(*entry, now);
}

void Core::join(app::TransportId a, app::TransportId b) {
  Entry* first = find(a);
  Entry* second = find(b);
  if (first == nullptr || second == nullptr) return;
  first->leave_partner();
  second->leave_partner();
  first->partner = second;
  second->partner = first;
}

void Core::unjoin(app::TransportId id) {
  if (Entry* entry = find(id); entry != nullptr) entry->leave_partner();
}

void Core::ask_for_key_frame(app::TransportId id, std::uint32_t ssrc) {
  if (Entry* entry = find(id); entry != nullptr) entry->ask_for_key_frame(ssrc, output_);
}

void Core::Entry::leave_partner() {
  if (partner != nullptr) partner->partner = nullptr;
  partner = nullptr;
}

void Core::close(app::TransportId id) {
  Entry* entry = find(id);
  if (entry == nullptr) return;
  entry->leave_partner();
  entry->transport.close(output_);
  unbind(*entry);
  transports_.erase(id);
}

void Core::unbind_path(const Path& path) {
  if (by_path_.erase(path) > 0) output_.path_unbound(path);
}

void Core::unbind(Entry& entry) {
  for (const Way& way : entry.transport.ways())
    if (const auto found = by_path_.find(way.path);
        found != by_path_.end() && found->second == &entry)
      unbind_path(way.path);
  for (const std::string& ufrag : entry.transport.ufrags()) by_ufrag_.erase(ufrag);
}

// After anything that may have changed what a transport waits for, or ended it.
void Core::after(Entry& entry, Monotonic now) {
  if (entry.transport.lost()) return unbind(entry);
  no_later_than(deadline_, entry.transport.deadline(now));
}

void Core::receive(const Path& path, MutableBytes buffer, std::size_t size, Monotonic now) {
  CHECK(size <= datagram_max && buffer.size() >= buffer_size);
  totals_.packets_in.add(1);
  totals_.bytes_in.add(size);
  const Bytes datagram(buffer.first(size));
  if (looks_like_stun(datagram)) {
    receive_stun(path, datagram, now);
    return;
  }
  const auto found = by_path_.find(path);
  if (found == by_path_.end()) return totals_.dropped.add(1);
  Entry& entry = *found->second;
  if (size > 0 && looks_like_media(datagram)) {
    receive_media(entry, path, buffer, size, now);
  } else if (size > 0 && looks_like_dtls(datagram)) {
    entry.transport.receive_dtls(path, datagram, now, output_);
    after(entry, now);
  } else {
    totals_.dropped.add(1);
  }
}

void Core::receive_stun(const Path& path, Bytes datagram, Monotonic now) {
  const auto message = parse_stun(datagram);
  if (!message) return totals_.dropped.add(1);
  if (message->kind == StunClass::request) return receive_check(path, datagram, *message, now);
  const auto found = by_path_.find(path);
  if (found == by_path_.end()) return totals_.dropped.add(1);
  found->second->transport.receive_answer(path, datagram, *message, now, output_);
  after(*found->second, now);
}

void Core::receive_check(const Path& path, Bytes datagram, const StunMessage& message,
                         Monotonic now) {
  const auto named = by_ufrag_.find(message.local_ufrag());
  if (named == by_ufrag_.end()) return totals_.dropped.add(1);
  Entry& entry = *named->second;
  // A path in use is not handed over: whoever forges a browser's address must not cut it off.
  const auto holder = by_path_.find(path);
  const bool taken = holder != by_path_.end() && holder->second != &entry;
  if (taken && holder->second->transport.holds(path, now)) return totals_.dropped.add(1);
  const auto bound = entry.transport.receive_check(path, datagram, message, now, output_);
  if (bound.evicted) unbind_path(*bound.evicted);
  after(entry, now);
  if (!bound.added || entry.transport.lost()) return;
  if (taken) holder->second->transport.path_closed(path, now);
  by_path_[path] = &entry;
  output_.path_bound(path);
}

void Core::receive_media(Entry& from, const Path& path, MutableBytes buffer, std::size_t size,
                         Monotonic now) {
  const auto plain = from.transport.open_media(path, buffer.first(size), now);
  // A connection that is only checked, joined to itself, is no call.
  const bool in_call = from.partner != nullptr && from.partner != &from;
  if (plain && in_call && tap_ != nullptr)
    tap_->media(from.transport.id(), buffer.first(*plain), now);
  const bool sent = plain && from.partner != nullptr &&
                    from.partner->transport.send_media(buffer.first(*plain), output_);
  if (!sent) {
    from.missed = from.missed || plain.has_value();
    return totals_.dropped.add(1);
  }
  const Bytes packet(buffer.first(*plain));
  if (from.missed && !is_rtcp(packet) && from.video[payload_type_of(packet)]) {
    from.missed = false;
    from.ask_for_key_frame(ssrc_of(packet), output_);
  }
}

// RFC 4585, 6.3.1. What began while the other end was not up would be shown only once that end had
// noticed what it lacks.
void Core::Entry::ask_for_key_frame(std::uint32_t media_ssrc, Output& output) {
  std::array<std::uint8_t, 12> report{};
  write_u32(report, 0, 0x81CE'0002);  // Version 2, format 1, type 206, length 2
  write_u32(report, 4, own_ssrc);
  write_u32(report, 8, media_ssrc);
  transport.send_media(report, output);
}

void Core::path_closed(const Path& path, Monotonic now) {
  const auto found = by_path_.find(path);
  if (found == by_path_.end()) return;
  found->second->transport.path_closed(path, now);
  by_path_.erase(found);
}

void Core::advance(Monotonic now) {
  if (!deadline_ || now < *deadline_) return;
  deadline_.reset();
  for (auto& [id, entry] : transports_) {
    if (entry->transport.lost()) continue;
    entry->transport.advance(now, output_);
    after(*entry, now);
  }
  // Each pass looks at every transport: many deadlines close together share one.
  if (deadline_) deadline_ = std::max(*deadline_, now + advance_every);
}

}  // namespace visavis::relay
