#include "adapters/meet/meet_client.h"

#include <algorithm>
#include <spdlog/spdlog.h>
#include <utility>

#include "base/check.h"

namespace visavis::meet {
namespace {

constexpr Duration token_spare = std::chrono::minutes{1};
constexpr int unauthorized = 401;

bool is_success(int status) { return status >= 200 && status < 300; }

std::string_view verb(Method method) {
  switch (method) {
    case Method::get:
      return "GET";
    case Method::post:
      return "POST";
    case Method::patch:
      return "PATCH";
  }
  CHECK(false);
}

/// Without the slash that people write at the end.
std::string trimmed(std::string url) {
  while (url.ends_with('/')) url.pop_back();
  return url;
}

Failure no_answer(const HttpReply& reply) {
  return {app::MeetingFault::unreachable, 0, reply.error};
}

void log(std::string_view what, const HttpReply& reply, const Failure* failure) {
  const std::string id = reply.request_id.empty() ? "" : ", request " + reply.request_id;
  if (failure == nullptr)
    spdlog::debug("meet: {}: {}{}", what, reply.status, id);
  else if (failure->http == 409)  // After a restart: it is as we want it.
    spdlog::info("meet: {}: it is so already{}", what, id);
  else
    spdlog::warn("meet: {}: {} {} ({}){}", what, reply.status, failure->code,
                 fault_name(failure->fault), id);
}

}  // namespace

MeetClient::MeetClient(const MeetConfig& config, const app::Clock& clock)
    : api_url_(trimmed(config.api_url)),
      clock_(clock),
      account_(config.credentials),
      transfers_(config.ca_file, config.timeout) {
  if (!is_safe_url(api_url_)) throw std::runtime_error{"the address of Meet's API is not https"};
}

void MeetClient::start(Job job) {
  const auto number = ++last_number_;
  jobs_.emplace(number, Running{std::move(job), {}, false});
  go_on(number);
}

void MeetClient::go_on(std::uint64_t number) {
  const auto& organiser = jobs_.at(number).job.organiser;
  const auto kept = tokens_.find(organiser);
  if (kept != tokens_.end() && clock_.steady() < kept->second.until)
    return send(number, kept->second.text);
  auto& waiting = for_token_[organiser];
  waiting.push_back(number);
  if (waiting.size() == 1) ask_for_token(organiser);
}

void MeetClient::send(std::uint64_t number, const std::string& token) {
  auto& running = jobs_.at(number);
  running.token = token;
  const auto& request = running.job.request;
  std::vector<std::string> headers{"authorization: Bearer " + token, "accept: application/json"};
  if (request.method != Method::get) headers.emplace_back("content-type: application/json");
  transfers_.start(number,
                   {request.method, api_url_ + request.target, std::move(headers), request.body});
}

void MeetClient::ask_for_token(const std::string& organiser) {
  const auto number = ++last_number_;
  token_transfers_.emplace(number, organiser);
  const std::string body =
      "grant_type=" + percent_encoded("urn:ietf:params:oauth:grant-type:jwt-bearer") +
      "&assertion=" + account_.assertion(organiser, clock_.now());
  transfers_.start(number, {Method::post,
                            account_.token_url(),
                            {"content-type: application/x-www-form-urlencoded"},
                            body});
}

std::vector<MeetClient::Ended> MeetClient::wait(Duration patience) {
  std::vector<Ended> ended;
  for (auto& [number, reply] : transfers_.wait(patience)) {
    if (const auto token = token_transfers_.extract(number); !token.empty())
      token_came(token.mapped(), reply, ended);
    else
      reply_came(number, std::move(reply), ended);
  }
  return ended;
}

void MeetClient::token_came(const std::string& organiser, const HttpReply& reply,
                            std::vector<Ended>& ended) {
  const auto waiting = for_token_.extract(organiser).mapped();
  auto token = is_success(reply.status) ? read_token(reply.body) : std::nullopt;
  if (token) {
    log("token", reply, nullptr);
    const auto until = clock_.steady() + token->lifetime - token_spare;
    tokens_.insert_or_assign(organiser, Kept{token->text, until});
    for (const auto number : waiting) send(number, token->text);
    return;
  }
  Failure failure = reply.status == 0          ? no_answer(reply)
                    : is_success(reply.status) ? unreadable()
                                               : token_failure(reply.status, reply.body);
  failure.retry_after = reply.retry_after;
  failure.of_token = true;
  log("token", reply, &failure);
  for (const auto number : waiting) end(number, failure, ended);
}

void MeetClient::reply_came(std::uint64_t number, HttpReply reply, std::vector<Ended>& ended) {
  auto& running = jobs_.at(number);
  const auto& organiser = running.job.organiser;
  const std::string what =
      std::string{verb(running.job.request.method)} + " " + running.job.request.shape;
  if (is_success(reply.status)) {
    log(what, reply, nullptr);
    return end(number, std::move(reply.body), ended);
  }
  Failure failure = reply.status == 0 ? no_answer(reply) : api_failure(reply.status, reply.body);
  failure.retry_after = reply.retry_after;
  log(what, reply, &failure);
  if (reply.status == unauthorized) {
    // Another may have asked for a new one meanwhile.
    const auto kept = tokens_.find(organiser);
    if (kept != tokens_.end() && kept->second.text == running.token) tokens_.erase(kept);
    if (!std::exchange(running.asked_anew, true)) return go_on(number);
  }
  end(number, std::move(failure), ended);
}

void MeetClient::end(std::uint64_t number, Answer answer, std::vector<Ended>& ended) {
  ended.push_back({std::move(jobs_.extract(number).mapped().job), std::move(answer)});
}

bool MeetClient::is_finishing() const {
  return std::ranges::any_of(jobs_, [](const auto& one) { return one.second.job.finish; });
}

}  // namespace visavis::meet
