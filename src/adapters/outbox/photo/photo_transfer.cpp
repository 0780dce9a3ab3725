#include "adapters/outbox/photo/photo_transfer.h"

#include <utility>

#include "app/call/profile_photo.h"

namespace visavis::photo {
namespace {

/// A marketplace's address may lead on to its CDN's, and that to a copy nearby.
constexpr long redirections_max = 3;

constexpr long ok = 200;

/// RFC 9110, 15.5: it will not be there next time. Not so: too early, too slow, too many.
bool is_final(int status) {
  return status >= 400 && status < 500 && status != 408 && status != 425 && status != 429;
}

}  // namespace

PhotoTransfer::PhotoTransfer(const outbox::HttpRules& rules, const std::string& url,
                             std::shared_ptr<std::string> file)
    : OutgoingHttp(rules, url, {"accept: image/jpeg, image/png, image/webp"}),
      file_(std::move(file)) {
  // Who could change it on the way would choose the face that staff compare.
  const char* protocols = rules.allow_private_targets ? "http,https" : "https";
  curl::set(handle(), CURLOPT_PROTOCOLS_STR, protocols);
  curl::set(handle(), CURLOPT_REDIR_PROTOCOLS_STR, protocols);
  curl::set(handle(), CURLOPT_FOLLOWLOCATION, 1L);
  curl::set(handle(), CURLOPT_MAXREDIRS, redirections_max);
}

bool PhotoTransfer::received(std::string_view part) {
  long status = 0;
  curl_easy_getinfo(handle(), CURLINFO_RESPONSE_CODE, &status);
  if (status != ok) return true;
  too_large_ = file_->size() + part.size() > app::profile_photo_bytes_max;
  if (!too_large_) file_->append(part);
  return !too_large_;
}

void PhotoTransfer::judge(int status, CURLcode code, outbox::Outcome& outcome) const {
  if (too_large_) {
    outcome.error = "it is larger than 8 MiB";
    outcome.then = outbox::Then::never;
  } else if (code != CURLE_OK && status < 400) {
    // Of a redirection only the last answer is known, and not why it led nowhere.
    outcome.error = curl_easy_strerror(code);
    if (code == CURLE_TOO_MANY_REDIRECTS || code == CURLE_UNSUPPORTED_PROTOCOL)
      outcome.then = outbox::Then::never;
  } else if (status != ok) {
    outcome.error = "HTTP " + std::to_string(status);
    if (is_final(status)) outcome.then = outbox::Then::never;
  }
}

}  // namespace visavis::photo
