#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "adapters/meet/answers.h"
#include "adapters/meet/job.h"
#include "app/ports/clock.h"

namespace visavis::meet {

/// Is given the files of a call's meeting that are there: more than once, with the same among them.
/// Throws StoreFailure: then it is given them again.
using ArtifactsFound =
    std::function<void(VerificationId, CallId, std::vector<MeetingArtifact> files)>;

/// What is still to be done when a call is over: everybody is put out of its meeting, twice, as
/// somebody may have come back by the link in the meantime; before the second time the link is made
/// useless. Then its files are looked for, while Google makes them. What is done is recorded in the
/// store, on the thread of its caller.
class AfterCalls {
 public:
  /// All must outlive it.
  AfterCalls(const MeetConfig& config, app::OverMeetings& meetings, ArtifactsFound found,
             Budgets& budgets, const app::Clock& clock, app::Entropy& entropy);

  /// There may be a meeting that ended.
  void look() { look_ = true; }
  /// Records what ended, then adds what is to be asked now, until there are `room` jobs. What the
  /// store does not take is tried again after a pause.
  void start(Jobs& jobs, std::size_t room, Monotonic now);
  /// Only records: for a stop.
  void record(Monotonic now);
  std::optional<Monotonic> next_due(Monotonic now);

 private:
  struct Close {};  ///< whoever comes by the link has to knock from then on
  struct End {};
  struct Records {
    std::string page;
  };
  struct Files {
    ArtifactKind kind = ArtifactKind::recording;
    std::string page;
  };
  using Step = std::variant<Close, End, Records, Files>;
  struct Work {
    app::OverMeeting over;
    Step step;
    bool asked = false;
    std::deque<std::string> records;  ///< still to be looked into; the first one now
    bool complete = true;             ///< every conference is over, and all of its files are made
    std::vector<MeetingArtifact> files;
  };

  void look_for_due(Monotonic now);
  void ask(Jobs& jobs, std::int64_t number, Work& work, Monotonic now);
  void answered(std::int64_t number, const Answer& answer, Monotonic now);
  static Quota quota_of(const Work& work);
  void closed(Work& work, const Answer& answer, Monotonic now);
  void put_out(const Work& work);
  void read_records_of(Work& work, const std::string& body, Monotonic now);
  void read_files_of(Work& work, const std::string& body, Monotonic now);
  void begin_record(Work& work);
  void looked(const Work& work);
  void failed(const Work& work, const Failure& failure, Monotonic now);
  void again_at(const Work& work, Timestamp next);
  /// Recorded when the store takes it; then the work is over.
  void to_record(std::int64_t number, std::function<void()> last);

  const MeetConfig& config_;
  app::OverMeetings& meetings_;
  const ArtifactsFound found_;
  Budgets& budgets_;
  const app::Clock& clock_;
  app::Entropy& entropy_;

  std::map<std::int64_t, Work> works_;
  std::set<std::int64_t> put_out_once_;
  std::deque<std::function<void()>> unrecorded_;
  bool look_ = true;
  Monotonic look_at_{}, pause_until_{}, record_at_{};
};

}  // namespace visavis::meet
