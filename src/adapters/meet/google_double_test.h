#pragma once

#include <algorithm>
#include <deque>
#include <map>
#include <string>
#include <vector>

#include "adapters/meet/job.h"
#include "base/check.h"

// For tests of this folder.
namespace visavis::meet {

/// Answers jobs as Google does, out of meetings in memory. Not safe for threads.
class GoogleDouble {
 public:
  struct Participant {
    std::string record, id, who;
    std::vector<std::pair<Monotonic, std::optional<Monotonic>>> sessions;
  };

  static std::string text_of(Monotonic at) {
    const Duration since = std::chrono::floor<Duration>(at.time_since_epoch());
    return to_rfc3339(from_unix_ms(1'700'000'000'000) + since);
  }
  static Failure failure(int http, const std::string& status) {
    return api_failure(http, R"({"error":{"status":")" + status + R"("}})");
  }

  /// Somebody joins the space's conference, which begins then if there is none.
  void join(const std::string& space, const std::string& who, Monotonic at,
            const std::string& kind = "anonymousUser") {
    auto& record = active[space];
    if (record.empty()) record = "conferenceRecords/c" + std::to_string(++conferences);
    auto& all = people[record];
    auto found = std::ranges::find(all, who, &Participant::who);
    if (found == all.end()) {
      const auto number = std::to_string(all.size() + 1);
      all.push_back({record, record + "/participants/" + number, who, {}});
      found = std::prev(all.end());
      kinds[found->id] = kind;
    }
    found->sessions.emplace_back(at, std::nullopt);
  }
  void leave(const std::string& space, const std::string& who, Monotonic at) {
    auto& all = people.at(active.at(space));
    std::ranges::find(all, who, &Participant::who)->sessions.back().second = at;
  }
  void end(const std::string& space) { active.erase(space); }

  Answer answer(const Job& job) {
    const auto& target = job.request.target;
    ++asked[job.request.shape];
    if (const auto at = faults.find(job.organiser); at != faults.end()) return at->second;
    if (const auto at = shape_faults.find(job.request.shape); at != shape_faults.end())
      return at->second;
    if (job.request.shape == "/v2/spaces") return made(job);
    const auto name = target.substr(4, target.find('?') - 4);
    if (name.ends_with("/members") && job.request.method == Method::get)
      return R"({"members":[{"email":"a@example.com","user":"users/6"},)"
             R"({"email":"rep@example.com","user":"users/7"}]})";
    if (name.ends_with("/members") && is_member) return failure(409, "ALREADY_EXISTS");
    if (name.ends_with("/members")) return R"({"user":"users/7"})";
    if (name.ends_with("/participants")) return participants(name, target);
    if (name.ends_with("/participantSessions")) return sessions(name);
    const auto at = active.find(name);
    if (at == active.end()) return "{}";
    return R"({"activeConference":{"conferenceRecord":")" + at->second + R"("}})";
  }

  std::map<std::string, Failure> faults;        ///< by organiser
  std::map<std::string, Failure> shape_faults;  ///< by the shape of what is asked
  std::map<std::string, int> asked;             ///< by shape
  std::vector<std::string> bodies_of_spaces;
  std::size_t page_size = 100;
  bool is_member = false;  ///< whoever is to become a co-host is one already

 private:
  std::string made(const Job& job) {
    bodies_of_spaces.push_back(job.request.body);
    const auto number = std::to_string(++spaces);
    return R"({"name":"spaces/s)" + number + R"(","meetingUri":"https://meet.google.com/s)" +
           number + R"("})";
  }
  std::string participants(const std::string& name, const std::string& target) {
    const auto& all = people[name.substr(0, name.rfind('/'))];
    const auto token = target.find("pageToken=");
    std::size_t from = token == std::string::npos ? 0 : std::stoul(target.substr(token + 10));
    const std::size_t to = std::min(from + page_size, all.size());
    std::string text = R"({"participants":[)";
    for (; from < to; ++from) text += (text.back() == '[' ? "" : ",") + shown(all[from]);
    text += "]";
    if (to < all.size()) text += R"(,"nextPageToken":")" + std::to_string(to) + "\"";
    return text + "}";
  }
  std::string shown(const Participant& one) {
    std::string text = R"({"name":")" + one.id + R"(","earliestStartTime":")" +
                       text_of(one.sessions.front().first) + "\"";
    const bool in = std::ranges::any_of(one.sessions, [](const auto& s) { return !s.second; });
    if (!in) text += R"(,"latestEndTime":")" + text_of(*one.sessions.back().second) + "\"";
    return text + ",\"" + kinds[one.id] + R"(":{"displayName":")" + one.who + R"("}})";
  }
  std::string sessions(const std::string& name) {
    const auto id = name.substr(0, name.rfind('/'));
    for (const auto& [record, all] : people)
      for (const auto& one : all) {
        if (one.id != id) continue;
        std::string text;
        for (std::size_t i = 0; i < one.sessions.size(); ++i)
          text += std::string{text.empty() ? "" : ","} + R"({"name":"x"})";
        return R"({"participantSessions":[)" + text + "]}";
      }
    return "{}";
  }

  std::map<std::string, std::string> active;  ///< record by space
  std::map<std::string, std::vector<Participant>> people;
  std::map<std::string, std::string> kinds;
  int spaces = 0, conferences = 0;
};

}  // namespace visavis::meet
