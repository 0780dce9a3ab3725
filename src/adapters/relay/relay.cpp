#include "adapters/relay/relay.h"

#include <algorithm>
#include <array>
#include <openssl/rand.h>
#include <stdexcept>
#include <utility>

#include "adapters/relay/listening.h"
#include "adapters/relay/sdp_common.h"
#include "adapters/relay/sdp_media.h"
#include "adapters/relay/sdp_recordable.h"
#include "base/check.h"

namespace visavis::relay {
namespace {

using app::SdpRefusal;
using app::TransportId;

// A transport's id says which thread it lives on, so that no table is needed to find it.
constexpr unsigned thread_shift = 48;

std::size_t thread_index(TransportId transport) {
  return static_cast<std::size_t>(static_cast<std::uint64_t>(transport) >> thread_shift);
}

std::string random_text(std::size_t length) {
  static constexpr std::string_view letters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text(length, ' ');
  std::vector<unsigned char> bytes(length);
  CHECK(RAND_bytes(bytes.data(), static_cast<int>(length)) == 1);
  for (std::size_t i = 0; i < length; ++i) text[i] = letters[bytes[i] & 63];
  return text;
}

// RFC 8445, 5.3 wants 24 and 128 bits of randomness; the first character of the ufrag is not
// random.
Credentials make_credentials(std::size_t thread) {
  return {ufrag_mark(thread) + random_text(15), random_text(24)};
}

std::vector<IpAddress> parse_addresses(const std::vector<std::string>& texts) {
  std::vector<IpAddress> addresses;
  for (const std::string& text : texts) {
    const auto address = IpAddress::parse(text);
    if (!address) throw std::invalid_argument("not an IP address: " + text);
    addresses.push_back(*address);
  }
  return addresses;
}

}  // namespace

EmbeddedRelay::EmbeddedRelay(RelayConfig config) : config_(std::move(config)) {
  if (config_.threads == 0 || config_.threads > threads_max)
    throw std::invalid_argument("relay threads: 1 to 64");
  const auto listen = of_this_machine(parse_addresses(config_.listen));
  if (listen.empty()) throw std::invalid_argument("no relay listen address");
  advertised_ = parse_addresses(config_.advertised);
  if (advertised_.empty()) advertised_ = reachable_addresses(listen);
  if (advertised_.empty()) throw std::invalid_argument("no address to advertise");
  Listening listening = listen_on(listen, config_.port, config_.threads);
  port_ = listening.port;
  for (std::size_t i = 0; i < config_.threads; ++i)
    threads_.push_back(std::make_unique<RelayThread>(
        i, std::move(listening.threads[i]), dtls_, config_.limits, config_.on_event, config_.tap));
  for (const auto& thread : threads_) thread->meet(threads_);
  for (const auto& thread : threads_) thread->start();
}

// All threads have to stand still before the first goes: they hand over to each other.
EmbeddedRelay::~EmbeddedRelay() {
  for (const auto& thread : threads_) thread->stop();
}

RelayThread& EmbeddedRelay::thread_of(TransportId transport) {
  return *threads_.at(thread_index(transport));
}

TransportId EmbeddedRelay::open(app::Reach reach) {
  const std::scoped_lock lock(mutex_);
  return open_on(next_ % threads_.size(), reach);
}

TransportId EmbeddedRelay::open_beside(TransportId other, app::Reach reach) {
  const std::scoped_lock lock(mutex_);
  const std::size_t thread = thread_index(other);
  return open_on(thread < threads_.size() ? thread : 0, reach);
}

TransportId EmbeddedRelay::open_on(std::size_t thread, app::Reach reach) {
  const TransportId id{static_cast<std::uint64_t>(thread) << thread_shift | next_++};
  const Credentials credentials = make_credentials(thread);
  opened_[id].credentials = credentials;
  opened_[id].reach = reach;
  threads_[thread]->post(
      [id, credentials, reach](Core& core, Monotonic) { core.open(id, credentials, reach); });
  return id;
}

Result<std::string, SdpRefusal> EmbeddedRelay::forward_offer(TransportId from, TransportId to,
                                                             std::string_view sdp) {
  return forward(from, to, sdp, SdpKind::offer);
}

Result<std::string, SdpRefusal> EmbeddedRelay::forward_answer(TransportId from, TransportId to,
                                                              std::string_view sdp) {
  return forward(from, to, sdp, SdpKind::answer);
}

Result<std::string, SdpRefusal> EmbeddedRelay::forward(TransportId from, TransportId to,
                                                       std::string_view sdp, SdpKind kind) {
  auto description = parse_sdp(sdp, kind);
  if (!description) return refuse(description.error());
  const std::scoped_lock lock(mutex_);
  const auto sender = opened_.find(from);
  const auto receiver = opened_.find(to);
  if (sender == opened_.end() || receiver == opened_.end())
    return refuse(SdpRefusal::unknown_transport);
  // The relay has promised the sender that nothing but the common part will be used.
  if (sender->second.common) description = common_part(*description);
  if (description && config_.tap != nullptr) description = recordable_part(*std::move(description));
  if (!description) return refuse(description.error());
  if (const auto refusal = adopt(from, sender->second, *description)) return refuse(*refusal);
  thread_of(to).post([to](Core& core, Monotonic now) { core.credentials_given_out(to, now); });
  receiver->second.told = *description;
  return written(*description, kind, receiver->second);
}

Result<std::string, SdpRefusal> EmbeddedRelay::answer_offer(TransportId from,
                                                            std::string_view sdp) {
  const auto offer = parse_sdp(sdp, SdpKind::offer);
  if (!offer) return refuse(offer.error());
  const std::scoped_lock lock(mutex_);
  const auto found = opened_.find(from);
  if (found == opened_.end()) return refuse(SdpRefusal::unknown_transport);
  Opened& opened = found->second;
  const auto common = common_part(*offer);
  if (!common) return refuse(common.error());
  const Result<SessionDescription, SdpRefusal> answer =
      opened.told ? answer_again(*opened.told, *offer) : answer_to(*common);
  if (!answer) return refuse(answer.error());
  if (const auto refusal = adopt(from, opened, *offer)) return refuse(*refusal);
  opened.common = opened.common || !opened.told;
  opened.told = *answer;
  thread_of(from).post(
      [from](Core& core, Monotonic now) { core.credentials_given_out(from, now); });
  return written(directed(*answer, *offer), SdpKind::answer, opened);
}

Result<app::Taken, SdpRefusal> EmbeddedRelay::take_answer(TransportId from, std::string_view sdp) {
  const auto answer = parse_sdp(sdp, SdpKind::answer);
  if (!answer) return refuse(answer.error());
  const std::scoped_lock lock(mutex_);
  const auto found = opened_.find(from);
  if (found == opened_.end()) return refuse(SdpRefusal::unknown_transport);
  if (const auto refusal = adopt(from, found->second, *answer)) return refuse(*refusal);
  const auto& told = found->second.told;
  return !told || takes(*answer, *told) ? app::Taken::as_promised : app::Taken::otherwise;
}

std::string EmbeddedRelay::written(const SessionDescription& description, SdpKind kind,
                                   const Opened& to) const {
  const std::uint16_t port = config_.advertised_port == 0 ? port_ : config_.advertised_port;
  const RelaySide relay{to.credentials, dtls_.fingerprint(), advertised_, port,
                        to.reach != app::Reach::tcp};
  return write_sdp(description, kind, relay);
}

std::optional<SdpRefusal> EmbeddedRelay::adopt(TransportId id, Opened& opened,
                                               const SessionDescription& description) {
  // A new certificate is a new DTLS session: the app opens a new transport for it.
  if (opened.browser_fingerprint && *opened.browser_fingerprint != description.fingerprint)
    return SdpRefusal::other_certificate;
  // RFC 8839, 4.4.1.1.1: a new ufrag restarts ICE, and the other side has to answer with a new one.
  const bool restart =
      !opened.browser_ufrag.empty() && opened.browser_ufrag != description.ice.ufrag;
  opened.browser_ufrag = description.ice.ufrag;
  if (restart) {
    opened.credentials = make_credentials(thread_index(id));
    thread_of(id).post([id, credentials = opened.credentials](Core& core, Monotonic) {
      core.renew_credentials(id, credentials);
    });
  }
  opened.sent = relay::sent_media(description);
  const BrowserSide browser{description.ice, video_types(description)};
  thread_of(id).post(
      [id, browser](Core& core, Monotonic now) { core.know_browser(id, browser, now); });
  if (!opened.browser_fingerprint) {
    opened.browser_fingerprint = description.fingerprint;
    thread_of(id).post([id, fingerprint = description.fingerprint](Core& core, Monotonic now) {
      core.expect_fingerprint(id, fingerprint, now);
    });
  }
  return std::nullopt;
}

void EmbeddedRelay::join(TransportId a, TransportId b) {
  const std::scoped_lock lock(mutex_);
  if (!opened_.contains(a) || !opened_.contains(b)) return;
  CHECK(thread_index(a) == thread_index(b));  // open_beside() is there for this.
  thread_of(a).post([a, b](Core& core, Monotonic) { core.join(a, b); });
}

void EmbeddedRelay::unjoin(TransportId transport) {
  const std::scoped_lock lock(mutex_);
  if (!opened_.contains(transport)) return;
  thread_of(transport).post([transport](Core& core, Monotonic) { core.unjoin(transport); });
}

void EmbeddedRelay::close(TransportId transport) {
  const std::scoped_lock lock(mutex_);
  if (opened_.erase(transport) == 0) return;
  thread_of(transport).post([transport](Core& core, Monotonic) { core.close(transport); });
}

app::SentMedia EmbeddedRelay::sent_media(TransportId transport) const {
  const std::scoped_lock lock(mutex_);
  const auto found = opened_.find(transport);
  if (found == opened_.end()) return {};
  return found->second.sent;
}

void EmbeddedRelay::ask_for_key_frame(TransportId transport, std::uint32_t ssrc) {
  const std::scoped_lock lock(mutex_);
  if (!opened_.contains(transport)) return;
  thread_of(transport).post(
      [transport, ssrc](Core& core, Monotonic) { core.ask_for_key_frame(transport, ssrc); });
}

app::RelayTotals EmbeddedRelay::totals() const {
  app::RelayTotals sum;
  for (const auto& thread : threads_) {
    const CoreTotals& totals = thread->totals();
    sum.packets_in += totals.packets_in.value();
    sum.packets_out += totals.packets_out.value();
    sum.bytes_in += totals.bytes_in.value();
    sum.bytes_out += totals.bytes_out.value();
    sum.dropped += totals.dropped.value();
  }
  const std::scoped_lock lock(mutex_);
  sum.transports = opened_.size();
  return sum;
}

}  // namespace visavis::relay
