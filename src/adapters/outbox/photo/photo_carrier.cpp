#include "adapters/outbox/photo/photo_carrier.h"

#include <utility>

#include "adapters/outbox/photo/photo_transfer.h"
#include "base/check.h"

namespace visavis::photo {

PhotoCarrier::PhotoCarrier(app::PhotoFetches& fetches, PhotoKeeper keeper, PhotoConfig config)
    : fetches_(fetches),
      keeper_(std::move(keeper)),
      config_(std::move(config)),
      in_flight_(config_.in_flight_each) {}

std::vector<outbox::Attempt> PhotoCarrier::due(const outbox::Moment& now, std::size_t room,
                                               const outbox::TimeIsUp&) {
  std::vector<outbox::Attempt> attempts;
  auto in_flight = in_flight_;  // Ours when all have been made.
  // Some of those that are due are running: enough are asked for to see past them.
  for (const auto& fetch : fetches_.due(now.onward, 2 * config_.in_flight_each)) {
    if (attempts.size() == room) break;
    if (!in_flight.takes(fetch.number, fetch.marketplace)) continue;
    auto file = std::make_shared<std::string>();
    attempts.push_back(
        {{fetch.number, fetch.verification.text(), fetch.attempts}, way(fetch, file)});
    in_flight.begin(fetch.number, {fetch.marketplace, fetch.verification, std::move(file)});
  }
  in_flight_ = std::move(in_flight);
  return attempts;
}

outbox::Way PhotoCarrier::way(const app::PhotoFetch& fetch,
                              const std::shared_ptr<std::string>& file) const {
  if (!fetch.url.starts_with("https://") && !config_.http.allow_private_targets)
    return outbox::Outcome{0, "the address is not https", outbox::Then::never, std::nullopt};
  return std::make_unique<PhotoTransfer>(config_.http, fetch.url, file);
}

std::optional<Timestamp> PhotoCarrier::next_due(Timestamp onward) {
  return fetches_.next_due(onward);
}

void PhotoCarrier::taken(std::int64_t number, int, Timestamp) {
  const auto& running = in_flight_.at(number);
  keeper_.keep(running.verification, *running.file);
  in_flight_.end(number);
}

void PhotoCarrier::failed(std::int64_t number, const std::string& error,
                          std::optional<Timestamp> next, Timestamp) {
  if (next)
    fetches_.failed(number, *next);
  else
    keeper_.miss(in_flight_.at(number).verification, error);
  in_flight_.end(number);
}

std::string PhotoCarrier::held(std::int64_t, const std::string&, const outbox::Moment&) {
  CHECK(false && "a picture has no receiver that could take nothing");
  return {};
}

}  // namespace visavis::photo
