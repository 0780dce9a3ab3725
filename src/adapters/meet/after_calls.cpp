#include "adapters/meet/after_calls.h"

#include <algorithm>
#include <array>
#include <spdlog/spdlog.h>
#include <utility>

#include "adapters/meet/planner.h"
#include "base/cases.h"

namespace visavis::meet {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

/// Whoever was in the middle of joining is in it by then.
constexpr Duration second_end_after = minutes{1};
/// Of the call's end. Google makes a recording in about the time that it lasted, and says that it
/// can take a day.
constexpr std::array<Duration, 5> looks = {minutes{10}, hours{1}, hours{6}, hours{24}, hours{72}};
/// Google forgets a conference 30 days after its end.
constexpr Duration give_up_after = hours{29 * 24};
constexpr Duration end_again_max = minutes{5}, look_again_max = hours{1};
constexpr Duration look_again_min = minutes{1};
/// Another process may have put something into the store.
constexpr Duration idle_max = std::chrono::seconds{10};
constexpr std::size_t ends_max = 16, looks_max = 4;  // at once
/// Of those that are due: to see past those under way, and past looks to what is to be ended.
constexpr std::size_t due_max = 256;

/// Meet makes nothing of it else.
std::optional<ArtifactKind> first_kind(const MeetingSpace& meeting) {
  if (meeting.records) return ArtifactKind::recording;
  if (meeting.transcribes) return ArtifactKind::transcript;
  return std::nullopt;
}

bool has_all_kinds(const MeetingSpace& meeting, const std::vector<MeetingArtifact>& files) {
  const auto has = [&](ArtifactKind kind) {
    return std::ranges::any_of(files, [&](const auto& one) { return one.kind == kind; });
  };
  return (!meeting.records || has(ArtifactKind::recording)) &&
         (!meeting.transcribes || has(ArtifactKind::transcript));
}

std::optional<Timestamp> next_look(Timestamp over, Timestamp now) {
  for (const auto after : looks)
    if (over + after > now) return over + after;
  return std::nullopt;
}

}  // namespace

AfterCalls::AfterCalls(const MeetConfig& config, app::OverMeetings& meetings, ArtifactsFound found,
                       Budgets& budgets, const app::Clock& clock, app::Entropy& entropy)
    : config_(config),
      meetings_(meetings),
      found_(std::move(found)),
      budgets_(budgets),
      clock_(clock),
      entropy_(entropy) {}

/// What cannot be recorded holds up nothing else.
void AfterCalls::record(Monotonic now) {
  for (auto left = unrecorded_.size(); left > 0; --left) {
    auto one = std::move(unrecorded_.front());
    unrecorded_.pop_front();
    try {
      one();
    } catch (const std::exception& failure) {
      spdlog::error("meet: {}", failure.what());
      record_at_ = now + config_.store_pause;
      unrecorded_.push_back(std::move(one));
    }
  }
}

void AfterCalls::start(Jobs& jobs, std::size_t room, Monotonic now) {
  if (now >= record_at_) record(now);
  try {
    if (now >= pause_until_ && (look_ || now >= look_at_)) look_for_due(now);
  } catch (const std::exception& failure) {
    // Whatever it is, it must not end the thread, and with it all meetings.
    spdlog::error("meet: {}", failure.what());
    pause_until_ = now + config_.store_pause;
    look_ = true;
  }
  for (auto& [number, work] : works_) {
    if (jobs.size() >= room) return;
    if (!work.asked) ask(jobs, number, work, now);
  }
}

void AfterCalls::look_for_due(Monotonic now) {
  const Timestamp wall = clock_.now();
  auto looks_now = static_cast<std::size_t>(
      std::ranges::count_if(works_, [](const auto& one) { return one.second.over.ended; }));
  auto ends_now = works_.size() - looks_now;
  for (auto& over : meetings_.due(wall, due_max)) {
    const auto number = over.number;
    auto& under_way = over.ended ? looks_now : ends_now;
    if (works_.contains(number) || under_way >= (over.ended ? looks_max : ends_max)) continue;
    ++under_way;
    Work work;
    if (over.ended) {
      work.step = Records{};
    } else if (!put_out_once_.contains(number)) {
      work.step = End{};
    }
    work.over = std::move(over);
    works_.emplace(number, std::move(work));
  }
  const auto next = meetings_.next_due(wall);
  const Duration wait = next ? std::clamp<Duration>(*next - wall, Duration{}, idle_max) : idle_max;
  look_at_ = now + std::max<Duration>(wait, std::chrono::milliseconds{1});
  look_ = false;
}

std::optional<Monotonic> AfterCalls::next_due(Monotonic now) {
  std::optional<Monotonic> first = std::max(look_ ? now : look_at_, pause_until_);
  if (!unrecorded_.empty()) first = earlier(first, std::max(now, record_at_));
  for (const auto& [number, work] : works_) {
    if (work.asked) continue;
    first = earlier(first, budgets_.free_at(work.over.meeting.organiser, quota_of(work), now));
  }
  return first;
}

void AfterCalls::ask(Jobs& jobs, std::int64_t number, Work& work, Monotonic now) {
  const auto& meeting = work.over.meeting;
  const bool end = std::holds_alternative<End>(work.step);
  const auto quota = quota_of(work);
  if (budgets_.free_at(meeting.organiser, quota, now) > now) return;
  auto request = std::visit(
      Cases{[&](const Close&) { return restrict_access(meeting.space); },
            [&](const End&) { return end_active_conference(meeting.space); },
            [&](const Records& records) { return list_records(meeting.space, records.page); },
            [&](const Files& files) {
              return files.kind == ArtifactKind::recording
                         ? list_recordings(work.records.front(), files.page)
                         : list_transcripts(work.records.front(), files.page);
            }},
      work.step);
  work.asked = true;
  budgets_.spend(meeting.organiser, quota, now);
  jobs.push_back(
      {meeting.organiser, quota, std::move(request),
       [this, number](const Answer& answer, Monotonic at) { answered(number, answer, at); }, end});
}

void AfterCalls::answered(std::int64_t number, const Answer& answer, Monotonic now) {
  auto& work = works_.at(number);
  const bool end = std::holds_alternative<End>(work.step);
  const auto* body = std::get_if<std::string>(&answer);
  if (body != nullptr || (end && is_ended(answer)))
    budgets_.succeeded(work.over.meeting.organiser, quota_of(work));
  if (std::holds_alternative<Close>(work.step)) return closed(work, answer, now);
  if (end && is_ended(answer)) return put_out(work);
  if (body == nullptr) return failed(work, std::get<Failure>(answer), now);
  if (std::holds_alternative<Records>(work.step))
    read_records_of(work, *body, now);
  else
    read_files_of(work, *body, now);
}

/// Where Google does not let us, it stays as it is: everybody is put out all the same.
void AfterCalls::closed(Work& work, const Answer& answer, Monotonic now) {
  const auto* failure = std::get_if<Failure>(&answer);
  if (failure != nullptr && is_organisers(failure->fault)) return failed(work, *failure, now);
  if (failure != nullptr) spdlog::info("meet: a meeting's link cannot be closed");
  work.asked = false;
  work.step = End{};
}

Quota AfterCalls::quota_of(const Work& work) {
  const bool writes =
      std::holds_alternative<Close>(work.step) || std::holds_alternative<End>(work.step);
  return writes ? Quota::write : Quota::read;
}

void AfterCalls::put_out(const Work& work) {
  const auto number = work.over.number;
  const Timestamp wall = clock_.now();
  if (put_out_once_.insert(number).second) return again_at(work, wall + second_end_after);
  const auto next = next_look(work.over.over, wall);
  const bool done = !first_kind(work.over.meeting) || !next;
  to_record(number, [this, number, done, next] {
    if (done)
      meetings_.done(number);
    else
      meetings_.ended(number, *next);
    put_out_once_.erase(number);
  });
}

void AfterCalls::read_records_of(Work& work, const std::string& body, Monotonic now) {
  auto page = read_records(body);
  if (!page) return failed(work, unreadable(), now);
  for (auto& record : page->items) {
    work.complete = work.complete && record.over;
    work.records.push_back(std::move(record.name));
  }
  work.asked = false;
  if (page->next.empty())
    begin_record(work);
  else
    work.step = Records{std::move(page->next)};
}

void AfterCalls::begin_record(Work& work) {
  const auto kind = first_kind(work.over.meeting);
  if (work.records.empty() || !kind)
    looked(work);
  else
    work.step = Files{*kind, {}};
}

void AfterCalls::read_files_of(Work& work, const std::string& body, Monotonic now) {
  auto& files = std::get<Files>(work.step);
  const bool recordings = files.kind == ArtifactKind::recording;
  auto page = recordings ? read_recordings(body) : read_transcripts(body);
  if (!page) return failed(work, unreadable(), now);
  for (auto& one : page->items) {
    work.complete = work.complete && one.generated;
    if (one.generated) work.files.push_back(std::move(one.kept));
  }
  work.asked = false;
  if (!page->next.empty()) {
    files.page = std::move(page->next);
  } else if (recordings && work.over.meeting.transcribes) {
    files = {ArtifactKind::transcript, {}};
  } else {
    work.records.pop_front();
    begin_record(work);
  }
}

/// All that there is by now is known.
void AfterCalls::looked(const Work& work) {
  const auto number = work.over.number;
  const auto next = next_look(work.over.over, clock_.now());
  if (next && !(work.complete && has_all_kinds(work.over.meeting, work.files)))
    return again_at(work, *next);
  to_record(number, [this, number] { meetings_.done(number); });
}

void AfterCalls::failed(const Work& work, const Failure& failure, Monotonic now) {
  const auto& over = work.over;
  const Quota quota = quota_of(work);
  const bool end = quota == Quota::write;
  if (is_organisers(failure.fault)) budgets_.failed(over.meeting.organiser, quota, failure, now);
  auto wait = backoff(over.attempts + 1, end ? end_again_max : look_again_max, failure.retry_after,
                      entropy_);
  if (!end) wait = std::max(wait, look_again_min);
  again_at(work, clock_.now() + wait);
}

void AfterCalls::again_at(const Work& work, Timestamp next) {
  const auto number = work.over.number;
  const bool give_up = next >= work.over.over + give_up_after;
  if (give_up) spdlog::error("meet: the meeting of {} is given up", work.over.call.text());
  to_record(number, [this, number, next, give_up] {
    if (!give_up) return meetings_.again(number, next);
    meetings_.done(number);
    put_out_once_.erase(number);
  });
}

void AfterCalls::to_record(std::int64_t number, std::function<void()> last) {
  works_.at(number).asked = true;  // Nothing more is asked.
  unrecorded_.emplace_back([this, number, record = std::move(last)] {
    const Work& work = works_.at(number);
    if (!work.files.empty()) found_(work.over.verification, work.over.call, work.files);
    record();
    works_.erase(number);
    look_ = true;
  });
}

}  // namespace visavis::meet
