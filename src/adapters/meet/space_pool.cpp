#include "adapters/meet/space_pool.h"

#include <algorithm>
#include <utility>

#include "adapters/meet/answers.h"

namespace visavis::meet {

SpacePool::SpacePool(const MeetConfig& config, Budgets& budgets,
                     std::function<void(app::MeetingsReady)> tell)
    : config_(config), budgets_(budgets), tell_(std::move(tell)) {}

std::optional<MeetingSpace> SpacePool::take() {
  if (ready_.empty()) return std::nullopt;
  MeetingSpace space = std::move(ready_.front());
  ready_.pop_front();
  tell_if_changed();
  return space;
}

std::size_t SpacePool::missing() const {
  const std::size_t there = ready_.size() + making_;
  return config_.pool > there ? config_.pool - there : 0;
}

void SpacePool::start(Jobs& jobs, std::size_t room, bool moderated, Monotonic now) {
  const auto& all = config_.organisers;
  std::size_t passed_over = 0;
  while (missing() > 0 && jobs.size() < room && passed_over < all.size()) {
    const std::string& organiser = all[turn_++ % all.size()];
    if (budgets_.free_at(organiser, Quota::create, now) > now) {
      ++passed_over;
      continue;
    }
    passed_over = 0;
    ++making_;
    budgets_.spend(organiser, Quota::create, now);
    jobs.push_back(
        {organiser, Quota::create, create_space(config_, moderated),
         [this, organiser](const Answer& answer, Monotonic at) { made(organiser, answer, at); }});
  }
}

std::optional<Monotonic> SpacePool::next_due(Monotonic now) {
  if (missing() == 0 || config_.organisers.empty()) return std::nullopt;
  auto first = Monotonic::max();
  for (const auto& organiser : config_.organisers)
    first = std::min(first, budgets_.free_at(organiser, Quota::create, now));
  return first;
}

void SpacePool::made(const std::string& organiser, const Answer& answer, Monotonic now) {
  --making_;
  const auto* body = std::get_if<std::string>(&answer);
  const auto space = body != nullptr ? read_space(*body) : std::nullopt;
  if (space) {
    ready_.push_back({space->name, organiser, space->url, config_.record, config_.transcribe});
    why_.reset();
    budgets_.succeeded(organiser, Quota::create);
  } else {
    // Whatever it is, trying it at once again would spend what there is of spaces.
    const Failure failure = body != nullptr ? unreadable() : std::get<Failure>(answer);
    why_ = failure.fault;
    budgets_.failed(organiser, Quota::create, failure, now);
  }
  tell_if_changed();
}

void SpacePool::tell_if_changed() {
  const app::MeetingsReady now{ready_.size(), ready_.empty() ? why_ : std::nullopt};
  if (now.count == told_.count && now.why == told_.why) return;
  told_ = now;
  tell_(told_);
}

}  // namespace visavis::meet
