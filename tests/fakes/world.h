#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "app/access/hand_off.h"
#include "app/access/open_link.h"
#include "app/call/call_photo.h"
#include "app/live/committed_steps.h"
#include "app/ports/store_failure.h"
#include "app/review/second_review.h"
#include "app/verification/committed_log.h"
#include "app/verification/require_verification.h"
#include "app/waiting/book_slot.h"

#include "fakes/clock.h"
#include "fakes/entropy.h"
#include "fakes/meetings.h"
#include "fakes/memory_store.h"
#include "fakes/recorder.h"
#include "fakes/still_keeper.h"

namespace visavis::fakes {

/// A relay without media: it knows which transports are open and joined, and marks what it
/// forwards.
class FakeRelay : public app::Relay {
 public:
  app::TransportId open(app::Reach reach) override { return opened(reach); }
  app::TransportId open_beside(app::TransportId, app::Reach reach) override {
    return opened(reach);
  }
  Result<std::string, app::SdpRefusal> forward_offer(app::TransportId from, app::TransportId to,
                                                     std::string_view sdp) override {
    offered[from] = sdp;
    return forward(from, to, sdp);
  }
  Result<std::string, app::SdpRefusal> forward_answer(app::TransportId from, app::TransportId to,
                                                      std::string_view sdp) override {
    return forward(from, to, sdp);
  }
  Result<std::string, app::SdpRefusal> answer_offer(app::TransportId from,
                                                    std::string_view sdp) override {
    auto answer = forward(from, from, sdp);
    if (!answer) return refuse(answer.error());
    return "answer to " + std::string{sdp};
  }
  /// "other codecs": not what was promised.
  Result<app::Taken, app::SdpRefusal> take_answer(app::TransportId from,
                                                  std::string_view sdp) override {
    const auto taken = forward(from, from, sdp);
    if (!taken) return refuse(taken.error());
    return sdp == "other codecs" ? app::Taken::otherwise : app::Taken::as_promised;
  }
  void join(app::TransportId a, app::TransportId b) override {
    unjoin(a);
    unjoin(b);
    joined.insert({a, b});
  }
  void unjoin(app::TransportId transport) override {
    std::erase_if(joined, [&](const auto& pair) {
      return pair.first == transport || pair.second == transport;
    });
  }
  void close(app::TransportId transport) override {
    open_transports.erase(transport);
    unjoin(transport);
  }
  app::SentMedia sent_media(app::TransportId transport) const override {
    const auto found = sent.find(transport);
    return found == sent.end() ? app::SentMedia{} : found->second;
  }
  void ask_for_key_frame(app::TransportId transport, std::uint32_t ssrc) override {
    key_frames.emplace_back(transport, ssrc);
  }
  app::RelayTotals totals() const override { return {}; }

  std::set<app::TransportId> open_transports;
  std::map<app::TransportId, app::Reach> reaches;
  std::set<std::pair<app::TransportId, app::TransportId>> joined;
  std::map<app::TransportId, std::string> offered;  ///< by whom, to somebody else
  std::map<app::TransportId, app::SentMedia> sent;
  std::vector<std::pair<app::TransportId, std::uint32_t>> key_frames;  ///< asked for

 private:
  app::TransportId opened(app::Reach reach) {
    const app::TransportId id{++last_};
    reaches[id] = reach;
    open_transports.insert(id);
    return id;
  }
  Result<std::string, app::SdpRefusal> forward(app::TransportId from, app::TransportId to,
                                               std::string_view sdp) {
    if (!open_transports.contains(from) || !open_transports.contains(to)) {
      return refuse(app::SdpRefusal::unknown_transport);
    }
    if (sdp == "bad") return refuse(app::SdpRefusal::malformed);
    const auto codec = sdp == "with h264" ? app::MediaCodec::h264 : app::MediaCodec::vp8;
    sent[from] = {{{96, app::MediaKind::video, codec, 90'000}}, {}};
    return "relayed " + std::string{sdp};
  }
  std::uint64_t last_ = 0;
};

/// Keeps what was sent to whom: to an applicant what the device in charge gets, and to each device.
class RecordingConnections : public app::LiveConnections {
 public:
  void send(VerificationId applicant, DeviceId device, const app::ToApplicant& message) override {
    devices[{applicant, device}].push_back(message);
    const auto* view = std::get_if<app::ApplicantView>(&message);
    if (view == nullptr || view->device.in_charge) applicants[applicant].push_back(message);
  }
  void send(StaffId member, const app::ToStaff& message) override {
    staff[member].push_back(message);
  }
  void close(VerificationId, DeviceId device, app::CloseReason) override {
    closed_devices.insert(device);
  }
  void close(StaffId member, app::CloseReason) override { closed_staff.insert(member); }
  void recheck(StaffId member) override { rechecked_staff.insert(member); }

  /// What the page shows: the last state, with the news of the queue since then.
  app::ApplicantView page(VerificationId applicant) const;
  app::StaffView console(StaffId member) const;

  std::map<VerificationId, std::vector<app::ToApplicant>> applicants;
  std::map<std::pair<VerificationId, DeviceId>, std::vector<app::ToApplicant>> devices;
  std::map<StaffId, std::vector<app::ToStaff>> staff;
  std::set<DeviceId> closed_devices;
  std::set<StaffId> closed_staff, rechecked_staff;
};

class RecordingBoard : public app::PermissionBoard {
 public:
  void publish(const app::PermissionEntry& entry) override {
    entries.insert_or_assign(std::pair{entry.marketplace, entry.account}, entry);
  }
  void publish_key(const SecretHash& key, MarketplaceId marketplace) override {
    keys[key] = marketplace;
  }
  void withdraw_key(ApiKeyId key) override {
    std::erase_if(keys, [&](const auto& one) { return id_of(one.first) == key; });
  }

  std::map<std::pair<MarketplaceId, AccountId>, app::PermissionEntry> entries;
  std::map<SecretHash, MarketplaceId> keys;
};

class CountingSender : public app::OutboxSender {
 public:
  void wake() override { ++wakes; }
  int wakes = 0;
};

/// The store's thread without a thread: work is done at once, and what follows from it waits for
/// settle(), as it waits for the app's thread in the real program.
class InlineExecutor : public app::StoreExecutor {
 public:
  InlineExecutor(app::StoreConnection& store, const app::Clock& clock, app::StepRules rules);

  void run(app::Access access, Work work, Done done,
           std::optional<std::chrono::steady_clock::time_point> asked = {}) override;
  std::optional<std::string> trouble() const override { return std::nullopt; }
  /// Tells what was committed and answers, until nothing is left but what `slow` keeps.
  void settle();
  /// The same with what `slow` keeps.
  void settle_all();
  /// What becomes of the work that `slow` has kept longest.
  enum class Fate {
    done,
    given_up,        ///< the asker hears that the store does not answer, and it is never done
    done_unnoticed,  ///< the asker hears so, and it is done all the same
  };
  void end_oldest(Fate fate);

  std::function<void(const std::vector<app::Committed>&)> tell;
  /// While set, nothing is begun and everybody hears that the store does not answer.
  bool silent = false;
  /// While set, work is kept as behind a slow disk.
  bool slow = false;

 private:
  struct Job {
    Work work;
    Done done;
  };
  std::optional<app::StoreFault> perform(const Work& work);
  void finish(const Job& job);
  void finish_kept();
  std::vector<app::Committed> committed();

  app::StoreConnection& store_;
  app::Steps steps_;
  app::CommittedLog log_;
  std::deque<Job> kept_;
  std::deque<std::function<void()>> waiting_;
};

/// A whole Visavis without sockets: the real use cases and the people who are here, over stand-ins
/// for the ports.
class World {
 public:
  explicit World(std::uint64_t seed = 1, bool with_mails = true);
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  // What is said and not answered yet, because the store is slow, is refused here as unavailable.
  // Somebody whose devices nobody tells apart has one.
  void connected(VerificationId applicant) { connected(only_device(applicant)); }
  void disconnected(VerificationId applicant) { disconnected(only_device(applicant)); }
  Result<Done, Refusal> said(VerificationId applicant, const app::FromApplicant& message) {
    return said(only_device(applicant), message);
  }
  void connected(const ApplicantDevice& device);
  void disconnected(const ApplicantDevice& device);
  Result<Done, Refusal> said(const ApplicantDevice& device, const app::FromDevice& message);
  void connected(const Staff& member);
  void disconnected(StaffId member);
  Result<Done, Refusal> said(StaffId member, const app::FromStaff& message);
  void relay_event(const app::RelayEvent& event);
  void meeting_event(const app::MeetingEvent& event);
  void tick();
  /// Time passes as in a real server: with ticks.
  void pass(Duration time, Duration step = std::chrono::milliseconds{250});
  /// The program dies and begins anew: everybody's connection is gone.
  void restart();
  /// What a page without a WebSocket would show.
  app::ApplicantView view(VerificationId applicant, DeviceId device = {});
  app::LiveCounts counts() const { return people->counts(); }
  /// Whoever asked has one answer, and has it by now.
  void check_all_answered();

  /// Work with the store, as a door has it done: what it commits is told. Throws StoreFailure.
  template <class Work>
  auto with_store(Work work) {
    using Value = std::invoke_result_t<Work&, app::StoreConnection&, app::Steps&>;
    std::optional<app::StoreResult<Value>> result;
    app::with_store(executor, app::Access::writes, std::move(work),
                    [&](auto done) { result.emplace(std::move(done)); });
    executor.settle_all();
    if (!*result) throw app::StoreFailure(result->error().what);
    return std::move(*result).take();
  }

  MemoryStore store;
  MemoryConnection connection{store};
  FakeClock clock;
  SeededEntropy entropy;
  FakeRelay relay;
  FakeMeetings meetings;
  FakeRecorder recorder;   ///< there, where calls that are no meetings are recorded
  FakeStillKeeper stills;  ///< likewise
  RecordingConnections live;
  RecordingBoard board;
  CountingSender webhooks, mailer;
  Policy policy = shipped_policy();
  Schedule schedule;
  app::MeetingRules meeting_rules;  ///< from the next beginning on (restart)
  const std::string public_url = "https://verify.example";
  int faults = 0;  ///< that were survived

  InlineExecutor executor;
  std::unique_ptr<app::Live> people;

 private:
  struct Asked {
    void emplace(const Result<Done, Refusal>& one) {
      ++answers;
      result = one;
    }
    int answers = 0;
    std::optional<Result<Done, Refusal>> result = {};
  };
  std::shared_ptr<Asked> to_be_answered();
  Result<Done, Refusal> answered(const Asked& asked);
  static ApplicantDevice only_device(VerificationId applicant) { return {applicant, DeviceId{}}; }
  void begin();

  const bool with_mails_;
  app::Permissions permissions_;
  app::Outboxes outboxes_;
  std::unique_ptr<app::CommittedSteps> steps_;
  std::vector<std::shared_ptr<Asked>> asked_;
};

// The use cases, as the doors call them.
struct RequiredVerification {
  Verification verification;
  std::string url;
};
Result<RequiredVerification, Refusal> require_verification(World& world, MarketplaceId marketplace,
                                                           const app::RequireVerification& wanted);
Result<Verification, Refusal> change(World& world, VerificationId id, const Command& command);
Result<Verification, Refusal> give_consent(World& world, VerificationId id,
                                           const std::string& version);
Result<Verification, Refusal> cancel_verification(World& world, MarketplaceId marketplace,
                                                  VerificationId id);
Result<Effect, Refusal> report_effect_done(World& world, MarketplaceId marketplace,
                                           const AccountId& account, std::string_view effect);
Result<Verification, Refusal> decide_call(World& world, const Staff& author, CallId call,
                                          const Decision& decision);
Result<Verification, Refusal> review_decision(World& world, const Staff& reviewer,
                                              VerificationId id, Verdict verdict,
                                              const std::string& internal_text);
/// One that is taken: with a reason, and a list whose marks suit the outcome.
Decision decision(Outcome outcome, const InCall& in_call);
std::vector<app::OpenReview> open_reviews(World& world, const Staff& viewer);
Result<app::OpenedLink, Refusal> open_link(World& world, std::string_view token,
                                           std::string_view device);
std::optional<VerificationId> applicant_of_device(World& world, std::string_view device);
Result<app::HandOff, Refusal> hand_off(World& world, std::string_view device);
std::string mint_link(World& world, VerificationId id, Timestamp expires);
Result<app::CallPhoto, Refusal> call_photo(World& world, VerificationId applicant);
app::FreeSlots free_slots(World& world, const Verification& verification);

}  // namespace visavis::fakes
