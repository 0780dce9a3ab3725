#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "adapters/curl/curl.h"
#include "adapters/outbox/carrier.h"
#include "adapters/outbox/mail/mail_config.h"
#include "adapters/outbox/mail/refusal.h"
#include "app/ports/mail_outbox.h"

namespace visavis::mail {

/// Which of the configuration's ways to sign in the server took last: tried first. Any thread.
using SignInTaken = std::atomic<std::size_t>;

/// What a transfer is given beside the mail. All of it must outlive the transfer.
struct Route {
  const MailConfig& config;
  SignInTaken& sign_in;
  outbox::TimeIsUp time_is_up;
};

/// One attempt to hand one mail to the mail server: TLS as the configuration demands, over a
/// connection that is there already, or over a new one; a multipart message of text and HTML.
class SmtpTransfer final : public outbox::Transfer {
 public:
  /// `text` and `html` are the draft's, with its link filled in. `time_is_up` is asked every
  /// second, also while libcurl waits for the server's word: true breaks the attempt off.
  SmtpTransfer(Route route, const app::OutgoingMail& mail, const std::string& text,
               const std::string& html, Timestamp now);
  SmtpTransfer(const SmtpTransfer&) = delete;
  SmtpTransfer& operator=(const SmtpTransfer&) = delete;

  CURL* handle() const override { return handle_.get(); }
  bool once_more(CURLcode code) override;
  outbox::Outcome outcome(CURLcode code) const override;

 private:
  void set_message(const app::OutgoingMail& mail, const std::string& text, const std::string& html,
                   Timestamp now);
  void begin_question();
  void begin_mail();
  void add_part(const std::string& words, const char* type);
  void set_connection();
  void set_limits();
  void set_sign_in();
  std::size_t way_in() const;
  static int on_progress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t);
  static int on_dialogue(CURL*, curl_infotype kind, char* data, std::size_t size, void* self);
  void said(std::string_view command);
  void heard(std::string_view line);
  bool kept_connection_was_dead() const;
  bool may_sign_in_otherwise(CURLcode code) const;
  std::string why(CURLcode code) const;

  const Route route_;
  const std::string to_;
  const std::size_t first_way_;  ///< of signing in

  Place place_ = Place::connection;
  Reply reply_;                                     ///< being heard
  std::optional<Reply> refusal_, sign_in_refusal_;  ///< the latter of a way that was tried before
  std::string offered_;                             ///< what the server signs in by
  bool asks_ = false;  ///< for now, whether the server knows SMTPUTF8 (RFC 6531)
  bool knows_utf8_ = false;
  /// When it was said: what is heard after it matters no more.
  std::optional<std::chrono::steady_clock::time_point> quit_;
  bool renewed_ = false;   ///< once more, over a new connection
  std::size_t tried_ = 0;  ///< mechanisms before this one

  std::array<char, CURL_ERROR_SIZE> error_{};
  curl::List headers_, recipients_;
  std::unique_ptr<CURL, curl::Free> handle_;
  std::unique_ptr<curl_mime, curl::Free> message_;  ///< freed before the handle
};

}  // namespace visavis::mail
