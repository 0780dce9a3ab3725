#include "adapters/outbox/webhook/webhook_carrier.h"

#include <algorithm>
#include <spdlog/spdlog.h>
#include <utility>

#include "adapters/outbox/webhook/http_transfer.h"
#include "adapters/outbox/webhook/signature.h"
#include "app/wire/shown.h"
#include "app/wire/text.h"

namespace visavis::webhook {
namespace {

outbox::Entry entry_of(const app::Delivery& delivery) {
  const auto& event = delivery.event;
  return {event.position,
          "event " + std::to_string(event.position) + " to " + event.marketplace.text(),
          delivery.attempts};
}

/// One for each secret, as Standard Webhooks has it: whoever knows one of them can check.
std::optional<std::string> signatures(const std::vector<std::string>& secrets, std::string_view id,
                                      std::int64_t unix_seconds, std::string_view body) {
  std::string all;
  for (const auto& secret : secrets) {
    const auto one = sign(secret, id, unix_seconds, body);
    if (!one) return std::nullopt;
    all += (all.empty() ? "" : " ") + *one;
  }
  return all;
}

}  // namespace

WebhookCarrier::WebhookCarrier(app::Outbox& outbox, WebhookConfig config)
    : outbox_(outbox), config_(std::move(config)), in_flight_(config_.in_flight_each) {}

std::vector<outbox::Attempt> WebhookCarrier::due(const outbox::Moment& now, std::size_t room,
                                                 const outbox::TimeIsUp&) {
  tell_paused();
  std::vector<outbox::Attempt> attempts;
  auto in_flight =
      in_flight_;  // Ours when all have been made: a fault must not leave half of them.
  // Some of those that are due are running: enough are asked for to see past them.
  for (const auto& delivery : outbox_.due(now.onward, 2 * config_.in_flight_each)) {
    if (attempts.size() == room) break;
    const auto& event = delivery.event;
    if (!in_flight.takes(event.position, event.marketplace)) continue;
    attempts.push_back({entry_of(delivery), way(delivery, now.wall)});
    in_flight.begin(event.position, {event.marketplace, delivery.url});
  }
  in_flight_ = std::move(in_flight);
  return attempts;
}

outbox::Way WebhookCarrier::way(const app::Delivery& delivery, Timestamp now) const {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
  auto body = app::text(app::shape::webhook(delivery.event));
  const auto signature =
      signatures(delivery.secrets, "evt_" + std::to_string(delivery.event.position), seconds, body);
  if (!signature)
    return outbox::Outcome{0, "the webhook secret is malformed", outbox::Then::again, std::nullopt};
  return std::make_unique<HttpTransfer>(config_, delivery, std::move(body), seconds, *signature);
}

std::optional<Timestamp> WebhookCarrier::next_due(Timestamp onward) {
  return outbox_.next_due(onward);
}

void WebhookCarrier::taken(std::int64_t position, int status, Timestamp now) {
  outbox_.delivered(position, status, now);
  in_flight_.end(position);
}

void WebhookCarrier::failed(std::int64_t position, const std::string& error,
                            std::optional<Timestamp> next, Timestamp now) {
  outbox_.failed(position, error, next, now);
  in_flight_.end(position);
}

std::string WebhookCarrier::held(std::int64_t position, const std::string& error,
                                 const outbox::Moment& now) {
  // Another one may be named since: that has said nothing.
  outbox_.pause(position, in_flight_.at(position).url, error, now.wall);
  in_flight_.end(position);
  return "kept: its endpoint is paused";
}

/// Once for each, also for those that were paused before the start.
void WebhookCarrier::tell_paused() {
  auto paused = outbox_.paused();
  for (const auto marketplace : paused)
    if (!std::ranges::binary_search(paused_, marketplace))
      spdlog::warn(
          "webhooks: the endpoint of {0} said that it is gone (HTTP 410): its events are kept, and "
          "sent after \"visavis marketplace resume --marketplace {0}\"",
          marketplace.text());
  paused_ = std::move(paused);
  paused_count_ = paused_.size();
}

}  // namespace visavis::webhook
