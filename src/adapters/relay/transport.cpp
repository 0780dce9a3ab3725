#include "adapters/relay/transport.h"

#include <algorithm>
#include <utility>

#include "base/check.h"

namespace visavis::relay {
namespace {

constexpr std::size_t credentials_max = 2;

void send_error(const Path& to, const StunMessage& request, const Credentials& own,
                std::uint16_t code, std::string_view reason, Output& output) {
  StunWriter writer(StunClass::error, request.transaction);
  writer.error(code, reason);
  if (request.unknown_count > 0)
    writer.unknown_attributes(std::span(request.unknown_required).first(request.unknown_count));
  output.send(to, writer.finish(own.pwd));
}

const Credentials* credentials_for(const std::vector<Credentials>& all, std::string_view ufrag) {
  const auto found = std::ranges::find(all, ufrag, &Credentials::ufrag);
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

Transport::Transport(app::TransportId id, Credentials credentials, const DtlsContext& dtls,
                     const TransportLimits& limits)
    : id_(id), limits_(limits), dtls_(dtls) {
  credentials_.push_back(std::move(credentials));
}

std::optional<std::string> Transport::renew_credentials(Credentials credentials) {
  credentials_.insert(credentials_.begin(), std::move(credentials));
  if (credentials_.size() <= credentials_max) return std::nullopt;
  std::string expired = std::move(credentials_.back().ufrag);
  credentials_.pop_back();
  return expired;
}

void Transport::credentials_given_out(Monotonic now) {
  if (auto* waiting = std::get_if<Waiting>(&stage_); waiting != nullptr && !waiting->given_out)
    waiting->given_out = now;
}

void Transport::expect_fingerprint(const Fingerprint& fingerprint, Monotonic now, Output& output) {
  if (expected_) return;  // A second certificate would be a second browser.
  expected_ = fingerprint;
  settle(now, output);
}

// A request that cannot be authenticated gets no answer at all, not even the 401 of RFC
// 8489, 9.1.3: its source may be forged, and then the answer would hit a stranger.
Ways::Bound Transport::receive_check(const Path& path, Bytes datagram, const StunMessage& message,
                                     Monotonic now, Output& output) {
  if (lost() || message.kind != StunClass::request || message.method != stun_binding ||
      !message.has_fingerprint)
    return {};
  const Credentials* own = credentials_for(credentials_, message.local_ufrag());
  if (own == nullptr || !stun_integrity_ok(datagram, message, own->pwd)) return {};
  if (message.unknown_count > 0) {
    send_error(path, message, *own, 420, "Unknown Attribute", output);
    return {};
  }
  // RFC 8445, 7.3.1.1: a lite agent never controls, so a browser that wants to be controlled too
  // has to change its mind.
  if (message.controlled) {
    send_error(path, message, *own, 487, "Role Conflict", output);
    return {};
  }
  const auto bound = ways_.bind(path, now);
  if (bound.evicted && dtls_path_ == bound.evicted) dtls_path_.reset();
  Way& way = *ways_.find(path);
  way.priority = message.priority.value_or(0);
  way.heard = heard_ = now;
  if (message.use_candidate) ways_.nominate(way, now);
  StunWriter writer(StunClass::success, message.transaction);
  output.send(path, writer.xor_mapped_address(path.remote).finish(own->pwd));
  return bound;
}

void Transport::path_closed(const Path& path, Monotonic now) {
  ways_.close(path, now);
  if (dtls_path_ == path) dtls_path_.reset();
}

void Transport::receive_dtls(const Path& path, Bytes datagram, Monotonic now, Output& output) {
  if (lost() || ways_.find(path) == nullptr) return;
  dtls_path_ = path;
  dtls_.receive(datagram);
  flush_dtls(output);
  settle(now, output);
}

// The browser's ClientHello may come before its answer, and with it the fingerprint, is here. The
// handshake goes on meanwhile; the verdict, and any media, waits for the fingerprint.
void Transport::settle(Monotonic now, Output& output) {
  if (lost()) return;
  if (dtls_.state() == Dtls::State::closed) return lose(output);
  if (connected() || dtls_.state() != Dtls::State::up || !expected_) return;
  auto srtp =
      same_fingerprint(*expected_, dtls_.peer_fingerprint()) ? Srtp::create(dtls_.keys()) : nullptr;
  if (srtp == nullptr) return lose(output);
  stage_ = Connected{std::move(srtp)};
  heard_ = std::max(heard_, now);
  // The check that nominates may have been lost, and Chromium repeats it only after 2.5 s. A
  // browser shakes hands on the path it chose (RFC 8445, 12.1.1 allows any valid pair before
  // nomination).
  if (const Way* way = dtls_path_ ? ways_.find(*dtls_path_) : nullptr;
      way != nullptr && selected() == nullptr)
    ways_.select(*way);
  output.event(app::TransportConnected{id_});
}

void Transport::flush_dtls(Output& output) {
  const Path* to = dtls_path_ ? &*dtls_path_ : selected();
  for (const auto& datagram : dtls_.take_output())
    if (to != nullptr) output.send(*to, datagram);
}

void Transport::lose(Output& output) {
  close(output);
  output.event(app::TransportLost{id_});
}

void Transport::close(Output& output) {
  if (lost()) return;
  dtls_.close();
  flush_dtls(output);
  stage_ = Lost{};
}

std::optional<std::size_t> Transport::open_media(const Path& path, MutableBytes buffer,
                                                 std::size_t size, Monotonic now) {
  auto* up = std::get_if<Connected>(&stage_);
  Way* way = up != nullptr ? ways_.find(path) : nullptr;
  if (way == nullptr) return std::nullopt;
  const auto plain = up->srtp->open(buffer, size);
  if (plain) {
    heard_ = now;
    ways_.follow_media(*way, now);
  }
  return plain;
}

bool Transport::send_media(MutableBytes buffer, std::size_t size, Output& output) {
  auto* up = std::get_if<Connected>(&stage_);
  if (up == nullptr || selected() == nullptr) return false;
  const auto sealed = up->srtp->seal(buffer, size);
  if (sealed) output.send(*selected(), buffer.first(*sealed));
  return sealed.has_value();
}

void Transport::advance(Monotonic now, Output& output) {
  if (lost()) return;
  if (const auto due = dtls_.deadline(now); due && *due <= now) {
    dtls_.retransmit();
    flush_dtls(output);
    settle(now, output);
  }
  if (const auto* waiting = std::get_if<Waiting>(&stage_)) {
    if (waiting->given_out && now - *waiting->given_out >= limits_.connect) lose(output);
  } else if (connected() && now - heard_ >= limits_.silence) {
    lose(output);
  }
}

std::optional<Monotonic> Transport::deadline(Monotonic now) const {
  if (lost()) return std::nullopt;
  std::optional<Monotonic> due = dtls_.deadline(now);
  const auto earlier = [&due](Monotonic at) { due = due ? std::min(*due, at) : at; };
  if (const auto* waiting = std::get_if<Waiting>(&stage_)) {
    if (waiting->given_out) earlier(*waiting->given_out + limits_.connect);
  } else {
    earlier(heard_ + limits_.silence);
  }
  return due;
}

}  // namespace visavis::relay
