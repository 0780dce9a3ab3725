#include "adapters/relay/transport.h"

#include <algorithm>
#include <openssl/rand.h>
#include <utility>

#include "base/check.h"

namespace visavis::relay {
namespace {

constexpr std::size_t generations_max = 2;
// RFC 8445, 5.1.2.1: what a check carries is the priority of what it comes from; a lite agent has
// host candidates alone.
constexpr std::uint32_t own_priority = 126U << 24 | 65535U << 8 | 255;
// A path that was nominated and has not answered: the check or its answer may have been lost.
constexpr auto ask_again = std::chrono::milliseconds(100);

void send_error(const Path& to, const StunMessage& request, const Credentials& own,
                std::uint16_t code, std::string_view reason, Output& output) {
  StunWriter writer(StunClass::error, request.transaction);
  writer.error(code, reason);
  if (request.unknown_count > 0)
    writer.unknown_attributes(std::span(request.unknown_required).first(request.unknown_count));
  output.send(to, writer.finish(own.pwd));
}

/// What is asked there again and again until it is answered.
bool is_to_answer(const Way& way) { return way.nominated && !way.answered && way.asked; }

}  // namespace

Transport::Transport(app::TransportId id, Credentials credentials, const DtlsContext& dtls,
                     const TransportLimits& limits, app::Reach reach)
    : id_(id), reach_(reach), limits_(limits), dtls_(dtls) {
  generations_.push_back({.number = 1, .own = std::move(credentials)});
}

std::vector<std::string> Transport::ufrags() const {
  std::vector<std::string> ufrags;
  for (const Generation& generation : generations_) ufrags.push_back(generation.own.ufrag);
  return ufrags;
}

std::optional<std::string> Transport::renew_credentials(Credentials credentials) {
  const std::uint32_t number = generations_.front().number + 1;
  generations_.insert(generations_.begin(), {.number = number, .own = std::move(credentials)});
  if (generations_.size() <= generations_max) return std::nullopt;
  std::string expired = std::move(generations_.back().own.ufrag);
  generations_.pop_back();
  return expired;
}

void Transport::know_browser(Credentials browser, Monotonic now, Output& output) {
  generations_.front().browser = std::move(browser);
  for (Way& way : ways_.all()) ask(way, now, output);
}

const Transport::Generation* Transport::generation_of(std::string_view own_ufrag) const {
  const auto found = std::ranges::find_if(
      generations_, [&](const Generation& one) { return one.own.ufrag == own_ufrag; });
  return found == generations_.end() ? nullptr : &*found;
}

// RFC 8445, 2.5 has a lite agent send no checks, and a full one answer all that are authentic.
void Transport::ask(Way& way, Monotonic now, Output& output) {
  const Generation& newest = generations_.front();
  if (way.answered || lost() || !newest.browser) return;
  StunWriter writer(StunClass::request, way.question);
  const Bytes check = writer.username(newest.browser->ufrag + ":" + newest.own.ufrag)
                          .priority(own_priority)
                          .controlled(0)
                          .finish(newest.browser->pwd);
  const bool may = Ways::may_send(way, check.size());
  way.asked = may ? std::optional(now) : std::nullopt;
  if (may) output.send(way.path, check);
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
  const Generation* generation = generation_of(message.local_ufrag());
  if (generation == nullptr || !stun_integrity_ok(datagram, message, generation->own.pwd))
    return {};
  const Credentials& own = generation->own;
  if (message.unknown_count > 0) {
    send_error(path, message, own, 420, "Unknown Attribute", output);
    return {};
  }
  // RFC 8445, 7.3.1.1: a lite agent never controls, so a browser that wants to be controlled too
  // has to change its mind.
  if (message.controlled) {
    send_error(path, message, own, 487, "Role Conflict", output);
    return {};
  }
  const auto bound = ways_.bind(path, dtls_path_, now);
  Way* const way = ways_.find(path);
  if (way == nullptr) return {};
  if (bound.added) CHECK(RAND_bytes(way->question.data(), sizeof way->question) == 1);
  way->heard = heard_ = now;
  way->received += datagram.size();
  if (message.use_candidate)
    ways_.nominate(*way, {generation->number, message.priority.value_or(0)}, now);
  StunWriter writer(StunClass::success, message.transaction);
  const Bytes answer = writer.xor_mapped_address(path.remote).finish(own.pwd);
  if (Ways::may_send(*way, answer.size())) output.send(path, answer);
  ask(*way, now, output);
  if (dtls_path_ == path) flush_dtls(output);
  const bool strays = !is_tcp(path.link) && half_udp_.checked(bound.added, now);
  if (strays && connected() && reach_ == app::Reach::either) lose(output, true);
  return bound;
}

std::optional<Monotonic> Transport::half_udp_due() const {
  const bool by_tcp = dtls_path_ && is_tcp(dtls_path_->link);
  if (!half_udp_.since() || by_tcp || reach_ != app::Reach::either ||
      dtls_.state() != Dtls::State::handshaking)
    return std::nullopt;
  return *half_udp_.since() + limits_.half_udp;
}

// The transaction is random, so whoever knows it was there to read it. An error will do.
void Transport::receive_answer(const Path& path, Bytes datagram, const StunMessage& message,
                               Monotonic now, Output& output) {
  Way* const way = ways_.find(path);
  if (lost() || way == nullptr || way->answered || message.transaction != way->question) return;
  const bool authentic = std::ranges::any_of(generations_, [&](const Generation& one) {
    return one.browser && stun_integrity_ok(datagram, message, one.browser->pwd);
  });
  if (!authentic) return;
  ways_.answered(*way, now);
  flush_dtls(output);
}

void Transport::path_closed(const Path& path, Monotonic now) {
  ways_.close(path, now);
  if (dtls_path_ == path) dtls_path_.reset();
}

void Transport::receive_dtls(const Path& path, Bytes datagram, Monotonic now, Output& output) {
  Way* const way = lost() ? nullptr : ways_.find(path);
  if (way == nullptr) return;
  way->received += datagram.size();
  dtls_path_ = path;
  if (!is_tcp(path.link)) half_udp_.shook(now);
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
  auto srtp = same_fingerprint(*expected_, dtls_.peer_fingerprint())
                  ? Srtp::create(dtls_.take_keys())
                  : nullptr;
  if (srtp == nullptr) return lose(output);
  stage_ = Connected{std::move(srtp)};
  heard_ = std::max(heard_, now);
  // What ends a handshake cannot be made without what it was answered with.
  Way* const way = dtls_path_ ? ways_.find(*dtls_path_) : nullptr;
  if (way != nullptr && shook_on_ == dtls_path_) {
    ways_.answered(*way, now);
    flush_dtls(output);
  }
  // The check that nominates may have been lost, and Chromium repeats it only after 2.5 s. A
  // browser shakes hands on the path it chose (RFC 8445, 12.1.1 allows any valid pair before
  // nomination).
  if (way != nullptr && way->answered && selected() == nullptr) ways_.select(*way);
  output.event(app::TransportConnected{id_});
}

void Transport::flush_dtls(Output& output) {
  for (auto& datagram : dtls_.take_output()) held_.push_back(std::move(datagram));
  const Path* to = dtls_path_ ? &*dtls_path_ : selected();
  Way* const way = to != nullptr ? ways_.find(*to) : nullptr;
  std::size_t sent = 0;
  while (way != nullptr && sent < held_.size() && Ways::may_send(*way, held_[sent].size())) {
    output.send(way->path, held_[sent++]);
    if (connected() || shook_elsewhere_) continue;
    shook_elsewhere_ = shook_on_ && *shook_on_ != way->path;
    shook_on_ = shook_elsewhere_ ? std::nullopt : std::optional(way->path);
  }
  held_.erase(held_.begin(), held_.begin() + static_cast<std::ptrdiff_t>(sent));
}

void Transport::lose(Output& output, bool half_udp) {
  close(output);
  output.event(app::TransportLost{id_, half_udp});
}

void Transport::close(Output& output) {
  if (lost()) return;
  dtls_.close();
  flush_dtls(output);
  stage_ = Lost{};
}

std::optional<std::size_t> Transport::open_media(const Path& path, MutableBytes packet,
                                                 Monotonic now) {
  auto* up = std::get_if<Connected>(&stage_);
  Way* way = up != nullptr ? ways_.find(path) : nullptr;
  if (way == nullptr) return std::nullopt;
  const auto plain = up->srtp->open(packet);
  if (plain) {
    heard_ = now;
    half_udp_.carried_media();
    ways_.follow_media(*way, now);
  }
  return plain;
}

bool Transport::send_media(Bytes packet, Output& output) {
  auto* up = std::get_if<Connected>(&stage_);
  const Path* to = selected();
  if (up == nullptr || to == nullptr) return false;
  const MutableBytes room = output.room(*to, packet.size() + Srtp::trailer_max);
  if (room.empty()) return true;  // Lost on the way, as on any network.
  const auto sealed = up->srtp->seal(packet, room);
  output.commit(*to, sealed.value_or(0));
  return sealed.has_value();
}

void Transport::advance(Monotonic now, Output& output) {
  if (lost()) return;
  if (const auto due = dtls_.deadline(now); due && *due <= now) {
    held_.clear();  // They are among what is sent again.
    dtls_.retransmit();
    flush_dtls(output);
    settle(now, output);
  }
  for (Way& way : ways_.all())
    if (is_to_answer(way) && now - *way.asked >= ask_again) ask(way, now, output);
  if (const auto* waiting = std::get_if<Waiting>(&stage_)) {
    if (waiting->given_out && now - *waiting->given_out >= limits_.connect) return lose(output);
    if (const auto due = half_udp_due(); due && *due <= now) lose(output, true);
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
    if (const auto half = half_udp_due()) earlier(*half);
  } else {
    earlier(heard_ + limits_.silence);
  }
  for (const Way& way : ways_.all())
    if (is_to_answer(way)) earlier(*way.asked + ask_again);
  return due;
}

}  // namespace visavis::relay
