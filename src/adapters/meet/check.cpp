#include "adapters/meet/check.h"

#include <algorithm>
#include <stdexcept>

#include "adapters/meet/answers.h"
#include "adapters/meet/meet_client.h"
#include "base/check.h"

namespace visavis::meet {
namespace {

using app::MeetingFault;

/// What Google wrote, for people, in one line.
std::string in_googles_words(const Failure& failure) {
  std::string words = failure.message.substr(0, 400);
  std::ranges::replace_if(
      words, [](unsigned char c) { return c < 0x20 || c == 0x7F; }, ' ');
  if (words.empty()) words = failure.code;
  if (failure.http == 0) return words;
  return "HTTP " + std::to_string(failure.http) + (words.empty() ? "" : ", " + words);
}

/// One organiser, tried.
class Trial {
 public:
  Trial(const MeetConfig& config, MeetClient& client, const std::string& organiser)
      : config_(config), client_(client), organiser_(organiser) {}

  std::vector<CheckLine> lines() {
    const auto made = ask(create_space(config_, config_.cohost));
    if (!succeeded(made, "makes no meeting")) return std::move(lines_);
    const auto space = read_space(std::get<std::string>(made));
    if (!space) {
      say(false, "Google's answer cannot be read: it is of another version");
      return std::move(lines_);
    }
    const bool reads =
        succeeded(ask(get_active_conference(space->name)), "cannot read its meeting");
    const auto ended = ask(end_active_conference(space->name));
    const bool ends = is_ended(ended) || succeeded(ended, "cannot end its meeting");
    if (reads && ends) say(true, "made a meeting, read it, ended it");
    if (config_.cohost) try_cohosts(space->name);
    return std::move(lines_);
  }

 private:
  Answer ask(Request request) {
    client_.start({organiser_, Quota::read, std::move(request), {}});
    for (;;)
      if (auto ended = client_.wait(config_.timeout); !ended.empty())
        return std::move(ended.front().answer);
  }
  void say(bool ok, const std::string& words) { lines_.push_back({ok, organiser_ + ": " + words}); }
  bool succeeded(const Answer& answer, const std::string& or_else) {
    const auto* failure = std::get_if<Failure>(&answer);
    if (failure == nullptr) return true;
    say(false, or_else + ": " + remedy(*failure));
    return false;
  }
  void try_cohosts(const std::string& space) {
    const auto answer = ask(list_members(space));
    const auto* failure = std::get_if<Failure>(&answer);
    if (failure != nullptr && failure->is_unknown_method())
      say(true,
          "Google makes no co-hosts for this project yet: whoever is of the organisation admits "
          "people to meetings");
    else if (succeeded(answer, "cannot make co-hosts"))
      say(true, "can make co-hosts");
  }
  std::string remedy(const Failure& failure) const;
  std::string refused_key(const Failure& failure) const;
  std::string delegation() const;

  const MeetConfig& config_;
  MeetClient& client_;
  const std::string& organiser_;
  std::vector<CheckLine> lines_;
};

std::string Trial::delegation() const {
  const auto& account = client_.account();
  const auto& id = account.client_id();
  return "the Workspace does not let the service account act for its users. In the Admin console, "
         "Security > Access and data control > API controls > Domain-wide delegation, add the "
         "client ID " +
         (id.empty() ? "of " + account.email() : id) + " with the scope " +
         std::string{meet_scope} +
         "; if it is there, see that its scope is exactly this one. It can take a day until that "
         "holds";
}

std::string Trial::refused_key(const Failure& failure) const {
  return "Google refuses the service account's key: it was deleted or disabled, or this machine's "
         "clock is wrong (" +
         in_googles_words(failure) + ")";
}

std::string Trial::remedy(const Failure& failure) const {
  const auto& project = client_.account().project();
  switch (failure.fault) {
    case MeetingFault::unreachable:
      return "no answer from " +
             (failure.of_token ? client_.account().token_url() : config_.api_url) + " (" +
             in_googles_words(failure) + ")";
    case MeetingFault::key_refused:
      return refused_key(failure);
    case MeetingFault::not_delegated:
      return delegation();
    case MeetingFault::api_disabled:
      return "the Google Meet REST API is not enabled in the project: "
             "https://console.cloud.google.com/apis/library/meet.googleapis.com?project=" +
             project;
    case MeetingFault::forbidden:
      if (failure.of_token)
        return "the Workspace has no such user, or the user is suspended (" +
               in_googles_words(failure) + ")";
      return "Google does not let this user: see whether Google Meet is on for them in the Admin "
             "console, and what their edition can (" +
             in_googles_words(failure) + ")";
    case MeetingFault::exhausted:
      return "a quota is used up: try again in a minute (" + in_googles_words(failure) + ")";
    case MeetingFault::gone:
    case MeetingFault::misunderstood:
      return in_googles_words(failure);
  }
  CHECK(false);
}

}  // namespace

std::vector<CheckLine> check(const MeetConfig& config, const app::Clock& clock) {
  std::vector<CheckLine> lines;
  try {
    MeetClient client{config, clock};
    lines.push_back({true, "the service account's key is " + client.account().email() + "'s"});
    if (config.organisers.empty()) lines.push_back({false, "there is no organiser"});
    for (const auto& organiser : config.organisers)
      for (auto& line : Trial{config, client, organiser}.lines()) lines.push_back(std::move(line));
  } catch (const std::runtime_error& error) {
    lines.push_back({false, error.what()});
  }
  return lines;
}

}  // namespace visavis::meet
