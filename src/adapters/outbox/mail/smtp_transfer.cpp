#include "adapters/outbox/mail/smtp_transfer.h"

#include <string_view>
#include <utility>

#include "adapters/outbox/mail/headers.h"
#include "base/check.h"
#include "base/email.h"

namespace visavis::mail {
namespace {

using outbox::append;
using outbox::set;

/// SMTP knows no other line end.
std::string with_crlf(const std::string& text) {
  std::string lines;
  lines.reserve(text.size() + text.size() / 32);
  for (const char c : text) {
    if (c == '\r') continue;
    if (c == '\n') lines += '\r';
    lines += c;
  }
  return lines;
}

bool is_policy(std::string_view reply) { return reply.size() > 7 && reply.substr(4, 4) == "5.7."; }

}  // namespace

SmtpTransfer::SmtpTransfer(const MailConfig& config, const app::OutgoingMail& mail,
                           const std::string& text, const std::string& html, Timestamp now,
                           outbox::TimeIsUp time_is_up)
    : config_(config), time_is_up_(std::move(time_is_up)), handle_(curl_easy_init()) {
  CHECK(handle_ != nullptr);
  set_message(mail, text, html, now);
  set_connection();
}

void SmtpTransfer::set_message(const app::OutgoingMail& mail, const std::string& text,
                               const std::string& html, Timestamp now) {
  CURL* const h = handle();
  const auto& to = mail.draft.to.reveal();
  CHECK(Email::parse(to) && Email::parse(config_.from));
  set(h, CURLOPT_MAIL_FROM, ("<" + config_.from + ">").c_str());
  append(recipients_, "<" + to + ">");
  set(h, CURLOPT_MAIL_RCPT, recipients_.get());

  for (const auto& line : header_lines(mail, config_.from, now)) append(headers_, line);
  set(h, CURLOPT_HTTPHEADER, headers_.get());
  message_.reset(curl_mime_init(h));
  CHECK(message_ != nullptr);
  add_part(text, "text/plain; charset=utf-8");
  add_part(html, "text/html; charset=utf-8");  // The last one is what programs prefer.
  set(h, CURLOPT_MIMEPOST, message_.get());
}

void SmtpTransfer::add_part(const std::string& words, const char* type) {
  const std::string lines = with_crlf(words);
  curl_mimepart* const part = curl_mime_addpart(message_.get());
  CHECK(part != nullptr && curl_mime_data(part, lines.data(), lines.size()) == CURLE_OK &&
        curl_mime_type(part, type) == CURLE_OK &&
        curl_mime_encoder(part, "quoted-printable") == CURLE_OK);
}

void SmtpTransfer::set_connection() {
  CURL* const h = handle();
  set(h, CURLOPT_URL, config_.server.c_str());
  set(h, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  set(h, CURLOPT_USE_SSL,
      static_cast<long>(config_.allow_plaintext ? CURLUSESSL_TRY : CURLUSESSL_ALL));
  set(h, CURLOPT_SSL_VERIFYPEER, 1L);
  set(h, CURLOPT_SSL_VERIFYHOST, 2L);
  if (!config_.ca_file.empty()) set(h, CURLOPT_CAINFO, config_.ca_file.c_str());
  if (!config_.user.empty()) {
    set(h, CURLOPT_USERNAME, config_.user.c_str());
    set(h, CURLOPT_PASSWORD, config_.password.c_str());
  }
  set(h, CURLOPT_PROXY, "");
  set(h, CURLOPT_FORBID_REUSE, 1L);  // A mail's fate is that of its own connection.
  set(h, CURLOPT_TIMEOUT_MS, static_cast<long>(config_.timeout.count()));
  // For each single answer too: libcurl waits for the last one apart from the timeout above.
  set(h, CURLOPT_SERVER_RESPONSE_TIMEOUT, static_cast<long>(config_.timeout.count() / 1000));
  set(h, CURLOPT_XFERINFOFUNCTION, &SmtpTransfer::on_progress);
  set(h, CURLOPT_XFERINFODATA, this);
  set(h, CURLOPT_NOPROGRESS, 0L);
  set(h, CURLOPT_DEBUGFUNCTION, &SmtpTransfer::on_dialogue);
  set(h, CURLOPT_DEBUGDATA, this);
  set(h, CURLOPT_VERBOSE, 1L);
  set(h, CURLOPT_NOSIGNAL, 1L);
  set(h, CURLOPT_QUICK_EXIT, 1L);  // A name lookup that hangs must not hold up the stop.
}

int SmtpTransfer::on_progress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return static_cast<SmtpTransfer*>(self)->time_is_up_() ? 1 : 0;
}

/// Only notes how far it got: passwords and addresses pass by here too.
int SmtpTransfer::on_dialogue(CURL*, curl_infotype kind, char* data, std::size_t size, void* self) {
  auto& transfer = *static_cast<SmtpTransfer*>(self);
  const std::string_view line{data, size};
  if (kind == CURLINFO_HEADER_OUT && line.starts_with("RCPT TO:")) transfer.about_this_mail_ = true;
  if (kind == CURLINFO_HEADER_IN && line.starts_with('5')) transfer.policy_ = is_policy(line);
  return 0;
}

/// 5xx is for ever, but only about this mail. Before the server knows whom it is for, and where it
/// does not trust us (class 7 of RFC 3463: sign-in, relaying, reputation), an operator can mend it
/// while the mail waits.
bool SmtpTransfer::is_permanent(long reply) const {
  const bool about_us = reply == 530 || reply == 534 || reply == 535 || reply == 538;
  return reply >= 500 && reply <= 599 && about_this_mail_ && !policy_ && !about_us;
}

outbox::Outcome SmtpTransfer::outcome(CURLcode code) const {
  if (code == CURLE_OK) return {250, {}, false, std::nullopt};
  long reply = 0;
  curl_easy_getinfo(handle(), CURLINFO_RESPONSE_CODE, &reply);
  // What the server says beside the number may quote the address.
  std::string error = curl_easy_strerror(code);
  if (reply >= 400) error = "SMTP " + std::to_string(reply) + " (" + error + ")";
  return {static_cast<int>(reply), std::move(error), is_permanent(reply), std::nullopt};
}

}  // namespace visavis::mail
