#include "fakes/world.h"

#include <exception>

#include "app/call/decide_call.h"
#include "app/verification/give_consent.h"
#include "app/verification/manage_verification.h"
#include "base/check.h"

namespace visavis::fakes {
namespace {

template <class View, class News, class Sent, class Take>
View last_shown(const Sent& sent, Take take) {
  std::optional<View> shown;
  for (const auto& message : sent) {
    if (const auto* view = std::get_if<View>(&message)) shown = *view;
    if (const auto* news = std::get_if<News>(&message)) {
      CHECK(shown.has_value());  // A state comes first on every connection.
      take(*shown, *news);
    }
  }
  if (!shown) throw std::runtime_error("nothing was shown");
  return *shown;
}

}  // namespace

app::ApplicantView RecordingConnections::page(VerificationId applicant) const {
  const auto sent = applicants.find(applicant);
  if (sent == applicants.end()) throw std::runtime_error("nothing was shown");
  return last_shown<app::ApplicantView, app::QueueChanged>(
      sent->second, [](app::ApplicantView& view, const app::QueueChanged& news) {
        view.queue = news.queue;
        view.opening = news.opening;
      });
}

app::StaffView RecordingConnections::console(StaffId member) const {
  const auto sent = staff.find(member);
  if (sent == staff.end()) throw std::runtime_error("nothing was shown");
  return last_shown<app::StaffView, app::QueueFigures>(
      sent->second, [](app::StaffView& view, const app::QueueFigures& figures) {
        static_cast<app::QueueFigures&>(view) = figures;
      });
}

InlineExecutor::InlineExecutor(app::StoreConnection& store, const app::Clock& clock,
                               app::StepRules rules)
    : store_(store),
      steps_(store.verifications(), store.marketplaces(), clock, rules),
      log_(store) {
  log_.begin();
}

void InlineExecutor::run(app::Access, Work work, Done done,
                         std::optional<std::chrono::steady_clock::time_point>) {
  kept_.push_back({std::move(work), std::move(done)});
  if (!slow) finish_kept();
}

void InlineExecutor::finish_kept() {
  while (!kept_.empty()) {
    const Job job = std::move(kept_.front());
    kept_.pop_front();
    finish(job);
  }
}

void InlineExecutor::finish(const Job& job) {
  const auto fault = perform(job.work);
  waiting_.emplace_back([this, fault, told = committed(), done = job.done] {
    if (tell && !told.empty()) tell(told);
    done(fault);
  });
}

std::optional<app::StoreFault> InlineExecutor::perform(const Work& work) {
  if (silent) return app::StoreFault{app::StoreFault::Kind::unavailable, "silent"};
  try {
    store_.together([&] { work(store_, steps_); });
    return std::nullopt;
  } catch (const std::exception& error) {
    steps_.undone_from(0);
    return app::StoreFault{app::StoreFault::Kind::failed, error.what()};
  }
}

void InlineExecutor::end_oldest(Fate fate) {
  if (kept_.empty()) return;
  Job job = std::move(kept_.front());
  kept_.pop_front();
  if (fate != Fate::done) {
    waiting_.emplace_back([done = std::exchange(job.done, [](const auto&) {})] {
      done(app::StoreFault{app::StoreFault::Kind::unavailable, "slow"});
    });
  }
  if (fate != Fate::given_up) finish(job);
  settle();
}

std::vector<app::Committed> InlineExecutor::committed() {
  if (silent) return {};
  const auto own = steps_.take();
  try {
    return log_.next(own);
  } catch (const std::exception&) {
    // As the real one: told again once the log can be read.
    return {own.begin(), own.end()};
  }
}

void InlineExecutor::settle() {
  if (!slow) finish_kept();
  while (!waiting_.empty()) {
    const auto next = std::move(waiting_.front());
    waiting_.pop_front();
    next();
  }
}

void InlineExecutor::settle_all() {
  const bool was_slow = std::exchange(slow, false);
  settle();
  slow = was_slow;
}

World::World(std::uint64_t seed, bool with_mails)
    : entropy(seed),
      executor(connection, clock, {policy, with_mails, true}),
      with_mails_(with_mails),
      permissions_(board, policy, clock),
      outboxes_({&webhooks, &mailer}) {
  executor.tell = [this](const auto& committed) { steps_->tell(committed); };
  begin();
}

void World::begin() {
  people = std::make_unique<app::Live>(
      executor, live, relay, clock, entropy,
      app::LiveRules{policy, schedule, with_mails_, meeting_rules},
      [this](std::string_view) { ++faults; },
      app::BesidesRelay{&meetings, meeting_rules.others_kept ? &recorder : nullptr,
                        meeting_rules.others_kept ? &stills : nullptr});
  steps_ = std::make_unique<app::CommittedSteps>(permissions_, outboxes_, *people);
}

void World::restart() {
  executor.settle_all();
  begin();
  steps_->restore(connection);
}

void World::connected(const ApplicantDevice& device) {
  if (!people->knows(device.verification)) {
    auto introduction = with_store([&](app::StoreConnection& all, app::Steps&) {
      return app::read_introduction(all, device.verification);
    });
    people->introduce(std::move(introduction).value());
  }
  people->connected(device);
  executor.settle();
}

void World::disconnected(const ApplicantDevice& device) {
  people->disconnected(device);
  executor.settle();
}

std::shared_ptr<World::Asked> World::to_be_answered() {
  asked_.push_back(std::make_shared<Asked>());
  return asked_.back();
}

Result<Done, Refusal> World::answered(const Asked& asked) {
  if (executor.slow && asked.answers == 0) return refuse(Refusal::unavailable);
  CHECK(asked.answers == 1);
  return *asked.result;
}

void World::check_all_answered() {
  executor.settle_all();
  for (const auto& asked : asked_) CHECK(asked->answers == 1);
}

Result<Done, Refusal> World::said(const ApplicantDevice& device, const app::FromDevice& message) {
  const auto answer = to_be_answered();
  people->said(device, message, [answer](const auto& result) { answer->emplace(result); });
  executor.settle();
  return answered(*answer);
}

void World::connected(const Staff& member) {
  people->connected(member);
  executor.settle();
}

void World::disconnected(StaffId member) {
  people->disconnected(member);
  executor.settle();
}

Result<Done, Refusal> World::said(StaffId member, const app::FromStaff& message) {
  const auto answer = to_be_answered();
  people->said(member, message, [answer](const auto& result) { answer->emplace(result); });
  executor.settle();
  return answered(*answer);
}

void World::relay_event(const app::RelayEvent& event) {
  people->relay_event(event);
  executor.settle();
}

void World::meeting_event(const app::MeetingEvent& event) {
  people->meeting_event(event);
  executor.settle();
}

void World::tick() {
  people->tick();
  executor.settle();
}

void World::pass(Duration time, Duration step) {
  for (Duration done{0}; done < time; done += step) {
    clock.pass(std::min(step, time - done));
    tick();
  }
}

app::ApplicantView World::view(VerificationId applicant, DeviceId device) {
  const auto introduction = with_store([&](app::StoreConnection& all, app::Steps&) {
    return app::read_introduction(all, applicant);
  });
  return people->view(introduction.value(), device);
}

Result<RequiredVerification, Refusal> require_verification(World& world, MarketplaceId marketplace,
                                                           const app::RequireVerification& wanted) {
  return world.with_store(
      [&](app::StoreConnection& store, app::Steps& steps) -> Result<RequiredVerification, Refusal> {
        const auto required =
            app::require_verification(steps, world.entropy, world.clock.now(), marketplace, wanted);
        if (!required) return refuse(required.error());
        return RequiredVerification{
            required.value(), app::mint_link(world.entropy, store.links(), world.public_url,
                                             required->id, world.clock.now() + link_lifetime)};
      });
}

Result<Verification, Refusal> change(World& world, VerificationId id, const Command& command) {
  return world.with_store(
      [&](app::StoreConnection&, app::Steps& steps) { return steps.change(id, command); });
}

Result<Verification, Refusal> give_consent(World& world, VerificationId id,
                                           const std::string& version) {
  return world.with_store([&](app::StoreConnection& store, app::Steps& steps) {
    return app::give_consent(store.verifications(), steps, id, version);
  });
}

Result<Verification, Refusal> cancel_verification(World& world, MarketplaceId marketplace,
                                                  VerificationId id) {
  return world.with_store([&](app::StoreConnection& store, app::Steps& steps) {
    return app::cancel_verification(store.verifications(), steps, marketplace, id);
  });
}

Result<Effect, Refusal> report_effect_done(World& world, MarketplaceId marketplace,
                                           const AccountId& account, std::string_view effect) {
  return world.with_store([&](app::StoreConnection& store, app::Steps& steps) {
    return app::report_effect_done(store.verifications(), steps, marketplace, account, effect);
  });
}

Result<Verification, Refusal> decide_call(World& world, const Staff& author, CallId call,
                                          const Decision& decision) {
  return world.with_store([&](app::StoreConnection& store, app::Steps& steps) {
    return app::decide_call(store.verifications(), steps, author, call, decision);
  });
}

Decision decision(Outcome outcome, const InCall& in_call) {
  Decision decision;
  decision.outcome = outcome;
  for (const auto& reason : all_reasons())
    if (reason.outcome == outcome && decision.reasons.empty()) decision.reasons = {reason.reason};
  const auto mark = outcome == Outcome::failed ? ChecklistMark::not_ok : ChecklistMark::ok;
  for (const auto& item : in_call.checklist) decision.checklist.push_back({item.item, mark});
  return decision;
}

Result<Verification, Refusal> review_decision(World& world, const Staff& reviewer,
                                              VerificationId id, Verdict verdict,
                                              const std::string& internal_text) {
  return world.with_store([&](app::StoreConnection&, app::Steps& steps) {
    return app::review_decision(steps, reviewer, id, verdict, internal_text);
  });
}

std::vector<app::OpenReview> open_reviews(World& world, const Staff& viewer) {
  return world.with_store([&](app::StoreConnection& store, app::Steps& steps) {
    return app::open_reviews(store.verifications(), store.marketplaces(), store.staff(),
                             steps.policy(), viewer);
  });
}

Result<app::OpenedLink, Refusal> open_link(World& world, std::string_view token,
                                           std::string_view device) {
  std::optional<app::Introduction> introduction;
  auto opened = world.with_store([&](app::StoreConnection& store, app::Steps&) {
    auto link = app::open_link(store.links(), world.entropy, world.clock.now(), token, device);
    if (link && link->takes_charge)
      introduction = app::read_introduction(store, link->verification);
    return link;
  });
  if (introduction) world.people->expect(*introduction, *opened->takes_charge);
  return opened;
}

std::optional<VerificationId> applicant_of_device(World& world, std::string_view device) {
  return app::applicant_of_device(world.store, world.clock.now(), device);
}

Result<app::HandOff, Refusal> hand_off(World& world, std::string_view device) {
  return world.with_store([&](app::StoreConnection& store, app::Steps&) {
    return app::hand_off(store.verifications(), store.links(), world.entropy, world.clock.now(),
                         world.public_url, device);
  });
}

std::string mint_link(World& world, VerificationId id, Timestamp expires) {
  return world.with_store([&](app::StoreConnection& store, app::Steps&) {
    return app::mint_link(world.entropy, store.links(), world.public_url, id, expires);
  });
}

Result<app::CallPhoto, Refusal> call_photo(World& world, VerificationId applicant) {
  return app::call_photo(world.store, world.store, applicant);
}

app::FreeSlots free_slots(World& world, const Verification& verification) {
  return app::free_slots(world.store, world.schedule, verification, world.clock.now());
}

}  // namespace visavis::fakes
