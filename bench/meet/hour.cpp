// The planner of calls in Google Meet against the emulator, in a time that is told to both:
// requests really go over HTTP, and only waiting is left out. ./dev bench meet; see README.md.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <exception>
#include <fmt/format.h>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <spdlog/spdlog.h>

#include "adapters/meet/after_calls.h"
#include "adapters/meet/meet_client.h"
#include "adapters/meet/planner.h"

#include "emulator.h"
#include "fakes/entropy.h"
#include "story.h"

namespace visavis::bench {
namespace {

using Seconds = std::chrono::duration<double>;

constexpr double median_bar_s = 3;
/// Half of Google's.
constexpr double project_bar = 3000, user_bar = 300;
constexpr Duration step = std::chrono::milliseconds{100};
/// For the last meetings to be ended twice.
constexpr Duration epilogue = std::chrono::minutes{2};

struct Options {
  std::string url, key;
  std::vector<std::string> organisers, representatives;
  std::size_t calls = 300, at_once = 50;
  std::size_t in_flight = meet::MeetConfig{}.in_flight_max;
  int minutes = 60, latency_ms = 200;
  std::uint64_t seed = 1;
};

/// Where it is told to stand.
class ToldClock : public app::Clock {
 public:
  explicit ToldClock(Timestamp begin) : begin_(begin), now_(begin) {}
  Timestamp now() const override { return now_; }
  Monotonic steady() const override { return Monotonic{std::chrono::hours{1000}} + passed(); }
  Duration passed() const { return now_ - begin_; }
  void set(Timestamp now) { now_ = now; }

 private:
  const Timestamp begin_;
  Timestamp now_;
};

/// The store's part, in memory.
class OverInMemory : public app::OverMeetings {
 public:
  void add(app::OverMeeting over) {
    over.number = ++last_;
    kept_.emplace(last_, Kept{over, over.over});
  }
  std::vector<app::OverMeeting> due(Timestamp now, std::size_t limit) override {
    std::vector<app::OverMeeting> all;
    for (const auto& [number, one] : kept_)
      if (one.due <= now && all.size() < limit) all.push_back(one.over);
    return all;
  }
  std::optional<Timestamp> next_due(Timestamp now) override {
    std::optional<Timestamp> next;
    for (const auto& [number, one] : kept_)
      if (one.due > now) next = next ? std::min(*next, one.due) : one.due;
    return next;
  }
  void ended(std::int64_t number, Timestamp next) override {
    kept_.at(number).over.ended = true;
    kept_.at(number).due = next;
  }
  void again(std::int64_t number, Timestamp next) override {
    ++kept_.at(number).over.attempts;
    kept_.at(number).due = next;
  }
  void done(std::int64_t number) override { kept_.erase(number); }
  std::size_t size() const { return kept_.size(); }

 private:
  struct Kept {
    app::OverMeeting over;
    Timestamp due;
  };
  std::int64_t last_ = 0;
  std::map<std::int64_t, Kept> kept_;
};

enum class Where { out, door, inside };

struct Person {
  Emulator::Visit visit;
  Where where = Where::out;
};

/// Somebody came or left, and it was not told yet.
struct Change {
  std::string participant;
  bool came = false;
  Duration at{};
};

struct Call {
  MeetingSpace space;
  std::string email;
  Person representative, applicant;
  std::vector<Change> untold;
};

struct Figures {
  std::vector<double> delays_s;
  std::vector<double> ends_s;  ///< from a call's end until its people are out
  std::size_t untold = 0, unseen = 0, no_space = 0, failed = 0, hosts = 0, most_at_once = 0;
};

class Hour {
 public:
  explicit Hour(const Options& options)
      : options_(options), emulator_(options.url), clock_(emulator_.now()) {}

  Figures play() {
    const auto scenes = story(options_.calls, options_.at_once,
                              std::chrono::minutes{options_.minutes}, options_.seed);
    const auto last = scenes.back().at + epilogue;
    auto next = scenes.begin();
    while (clock_.passed() < last) {
      hand_out();
      ask();
      // What happens now is seen by what is asked next: not sooner than it would be.
      for (; next != scenes.end() && next->at <= clock_.passed(); ++next) play(*next);
      clock_.set(emulator_.advance(step));
    }
    return std::move(figures_);
  }
  /// Nobody is in them any more, and that is known.
  std::size_t not_ended() { return std::max(over_.size(), emulator_.spaces_with_people()); }
  boost::json::object counts() { return emulator_.counts(); }

 private:
  meet::MeetConfig config() const {
    meet::MeetConfig config;
    std::ifstream file{options_.key};
    config.credentials.assign(std::istreambuf_iterator<char>{file}, {});
    config.organisers = options_.organisers;
    config.api_url = options_.url;
    config.in_flight_max = options_.in_flight;
    return config;
  }

  void ask() {
    const auto now = clock_.steady();
    const std::size_t room = config_.in_flight_max - std::min(config_.in_flight_max, held_.size());
    meet::Jobs jobs;
    after_.start(jobs, room, now);
    planner_.start(jobs, room, now);
    for (auto& job : jobs) client_.start(std::move(job));
    const auto latency = std::chrono::milliseconds{options_.latency_ms};
    while (client_.in_flight() > 0)
      for (auto& one : client_.wait(std::chrono::seconds{1}))
        held_.emplace(now + latency, std::move(one));
  }

  void hand_out() {
    const auto now = clock_.steady();
    while (!held_.empty() && held_.begin()->first <= now) {
      const auto one = std::move(held_.extract(held_.begin()).mapped());
      if (std::holds_alternative<meet::Failure>(one.answer)) ++figures_.failed;
      if (meet::is_ended(one.answer)) ended(one.job.request.target);
      one.job.then(one.answer, now);
    }
    for (const auto& event : planner_.take_events()) {
      if (const auto* seen = std::get_if<app::MeetingSeen>(&event)) told(*seen);
      if (std::holds_alternative<app::MeetingUnseen>(event)) ++figures_.unseen;
      if (std::holds_alternative<app::MeetingHostKnown>(event)) ++figures_.hosts;
    }
  }

  /// The second end of a meeting is nobody's.
  void ended(const std::string& target) {
    if (const auto over = over_since_.extract(target); !over.empty())
      figures_.ends_s.push_back(Seconds{clock_.passed() - over.mapped()}.count());
  }

  void told(const app::MeetingSeen& seen) {
    const auto call = calls_.find(seen.call);
    if (call == calls_.end()) return;
    std::vector<Change> still;
    for (auto& change : call->second.untold) {
      // Of one person, what happened first is told first.
      const bool waits = std::ranges::any_of(
          still, [&](const Change& one) { return one.participant == change.participant; });
      if (!waits && shows(seen, change))
        figures_.delays_s.push_back(Seconds{clock_.passed() - change.at}.count());
      else
        still.push_back(std::move(change));
    }
    call->second.untold = std::move(still);
  }
  static bool shows(const app::MeetingSeen& seen, const Change& change) {
    const auto found =
        std::ranges::find(seen.participants, change.participant, &app::MeetingParticipant::id);
    return found != seen.participants.end() && found->left.has_value() != change.came;
  }

  static CallId id_of(std::size_t call) {
    IdBytes bytes{};
    bytes[14] = static_cast<std::uint8_t>(call >> 8U);
    bytes[15] = static_cast<std::uint8_t>(call);
    return CallId{bytes};
  }

  void play(const Scene& scene) {
    const auto id = id_of(scene.call);
    if (scene.deed == Deed::begin) return begin(id);
    const auto found = calls_.find(id);
    if (found == calls_.end()) return;  // It found no space.
    auto& call = found->second;
    switch (scene.deed) {
      case Deed::begin:
        return;
      case Deed::representative_joins:
        come(call, call.representative, emulator_.join_as(call.space.space, call.email));
        return admit(call);
      case Deed::applicant_joins:
        call.applicant = {emulator_.knock(call.space.space, "Ana Applicant"), Where::door};
        return admit(call);
      case Deed::representative_leaves:
        return leave(call, call.representative);
      case Deed::applicant_leaves:
        return leave(call, call.applicant);
      case Deed::end:
        figures_.untold += call.untold.size();
        planner_.unfollow(id);
        over_since_.emplace(meet::end_active_conference(call.space.space).target, clock_.passed());
        over_.add({.verification = {}, .call = id, .meeting = call.space, .over = clock_.now()});
        after_.look();
        free_.push_back(call.email);
        calls_.erase(found);
    }
  }

  void begin(CallId id) {
    auto space = planner_.take();
    if (!space) {
      ++figures_.no_space;
      return;
    }
    if (free_.empty()) throw std::runtime_error{"there are too few representatives"};
    Call call{.space = std::move(*space),
              .email = free_.front(),
              .representative = {},
              .applicant = {},
              .untold = {}};
    free_.erase(free_.begin());
    planner_.follow(id, call.space, call.email, clock_.steady());
    calls_.emplace(id, std::move(call));
    figures_.most_at_once = std::max(figures_.most_at_once, calls_.size());
  }

  void come(Call& call, Person& person, Emulator::Visit visit) const {
    person = {std::move(visit), Where::inside};
    call.untold.push_back({person.visit.participant, true, clock_.passed()});
  }
  /// By the representative, at once; without one, whoever knocks waits.
  void admit(Call& call) {
    if (call.applicant.where != Where::door || call.representative.where != Where::inside) return;
    come(call, call.applicant, emulator_.admit(call.applicant.visit, call.representative.visit));
  }
  void leave(Call& call, Person& person) {
    if (person.where == Where::out) return;
    emulator_.leave(person.visit.visitor);
    if (person.where == Where::inside)
      call.untold.push_back({person.visit.participant, false, clock_.passed()});
    person.where = Where::out;
  }

  const Options& options_;
  Emulator emulator_;
  ToldClock clock_;
  fakes::SeededEntropy entropy_{options_.seed};
  const meet::MeetConfig config_ = config();
  meet::MeetClient client_{config_, clock_};
  meet::Budgets budgets_{entropy_};
  meet::Planner planner_{config_, budgets_};
  OverInMemory over_;
  meet::AfterCalls after_{config_, over_, [](auto&&...) {}, budgets_, clock_, entropy_};
  std::multimap<Monotonic, meet::MeetClient::Ended> held_;  ///< by when they come
  std::map<CallId, Call> calls_;
  std::map<std::string, Duration> over_since_;  ///< by what is asked to end them
  std::vector<std::string> free_ = options_.representatives;
  Figures figures_;
};

/// The least that so great a share is not above; of sorted ones.
double percentile(const std::vector<double>& sorted, double share) {
  if (sorted.empty()) return INFINITY;
  const auto rank = std::ceil(share * static_cast<double>(sorted.size()));
  return sorted[static_cast<std::size_t>(std::max(1.0, rank)) - 1];
}

class Table {
 public:
  void say(std::string_view what, const std::string& value) {
    std::cout << fmt::format("{:<52}{:>20}\n", what, value);
  }
  /// Less than the bar.
  void hold(std::string_view what, double value, double bar, std::string_view shown) {
    fits_ = std::min(fits_, bar / value);
    std::cout << fmt::format("{:<52}{:>20}  bar: < {}{}\n", what, shown, bar, missed(value >= bar));
  }
  void none(std::string_view what, std::size_t count) {
    if (count > 0) fits_ = 0;
    std::cout << fmt::format("{:<52}{:>20}  bar: 0{}\n", what, count, missed(count > 0));
  }
  bool end() const {
    std::cout << fmt::format("meet: {:.2f}\n", fits_);
    return good_;
  }

 private:
  std::string_view missed(bool is) {
    good_ = good_ && !is;
    return is ? "  MISSED" : "";
  }
  double fits_ = INFINITY;
  bool good_ = true;
};

bool report(const Options& options, Figures figures, const boost::json::object& counts,
            std::size_t not_ended) {
  const auto number = [&](const char* name) { return counts.at(name).to_number<std::size_t>(); };
  std::map<std::string, double> peaks;  // of a quota: the project's, and the greatest of a user's
  for (const auto& [key, value] : counts.at("peaks").as_object()) {
    const std::string name{key};
    const auto kind = name.substr(0, name.find(' '));
    auto& peak = peaks[kind + (name.ends_with(" of the project") ? " project" : " user")];
    peak = std::max(peak, value.to_number<double>());
  }
  const auto share = [](double peak, double quota) {
    return fmt::format("{:.0f} ({:.1f} %)", peak, 100 * peak / quota);
  };
  auto& delays = figures.delays_s;
  std::ranges::sort(delays);
  const double median = percentile(delays, 0.5);
  Table table;
  table.say(
      "calls; most at once; organisers",
      fmt::format("{}; {}; {}", options.calls, figures.most_at_once, options.organisers.size()));
  table.say("changes told: people who came or left", std::to_string(delays.size()));
  table.hold("  from the change until it is told, s: median", median, median_bar_s,
             fmt::format("{:.1f}", median));
  table.say("  95th percentile; longest",
            fmt::format("{:.1f}; {:.1f}", percentile(delays, 0.95), percentile(delays, 1)));
  table.none("changes never told while the call went on", figures.untold);
  table.hold("reads in the busiest minute: project, of 6000", peaks["read project"], project_bar,
             share(peaks["read project"], 6000));
  table.hold("reads in the busiest minute: a user, of 600", peaks["read user"], user_bar,
             share(peaks["read user"], 600));
  table.say("other writes: project, of 1000; a user, of 100",
            fmt::format("{:.0f}; {:.0f}", peaks["write project"], peaks["write user"]));
  table.say("spaces made: project, of 100; a user, of 10",
            fmt::format("{:.0f}; {:.0f}", peaks["create project"], peaks["create user"]));
  table.say("requests in all: read, write, create, token",
            fmt::format("{}, {}, {}, {}", number("read"), number("write"), number("create"),
                        number("token")));
  table.none("answered 429", number("too_many"));
  table.none("takes that found no space", figures.no_space);
  table.say("other requests that failed; meetings told unseen",
            fmt::format("{}; {}", figures.failed, figures.unseen));
  table.say("representatives who became co-hosts", std::to_string(figures.hosts));
  auto& ends = figures.ends_s;
  std::ranges::sort(ends);
  table.say("from a call's end until all are out, s: median; longest",
            fmt::format("{:.1f}; {:.1f}", percentile(ends, 0.5), percentile(ends, 1)));
  table.none("meetings that were not ended", not_ended);
  return table.end();
}

bool run(const Options& options) {
  Hour hour{options};
  auto figures = hour.play();
  return report(options, std::move(figures), hour.counts(), hour.not_ended());
}

}  // namespace
}  // namespace visavis::bench

int main(int argc, char** argv) {
  visavis::bench::Options options;
  CLI::App app{
      "Plays calls in the emulator of Google Meet, whose clock is told, for ./dev bench meet."};
  app.add_option("--url", options.url, "the emulator's")->required();
  app.add_option("--key", options.key, "a service account's key file")->required();
  app.add_option("--organiser", options.organisers, "as often as wanted")->required();
  app.add_option("--representative", options.representatives, "as often as wanted")->required();
  app.add_option("--calls", options.calls, "that begin in the time");
  app.add_option("--at-once", options.at_once, "calls in the busiest moment");
  app.add_option("--minutes", options.minutes, "of the told time");
  app.add_option("--latency-ms", options.latency_ms,
                 "from a request to its answer, in the told time");
  app.add_option("--in-flight", options.in_flight, "requests at once");
  app.add_option("--seed", options.seed);
  CLI11_PARSE(app, argc, argv);
  spdlog::set_level(spdlog::level::warn);
  try {
    return visavis::bench::run(options) ? 0 : 1;
  } catch (const std::exception& error) {
    std::cerr << "visavis_meet_hour: " << error.what() << "\n";
    return 2;
  }
}
