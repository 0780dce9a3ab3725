#pragma once

#include <memory>
#include <string>

#include "adapters/outbox/carrier.h"
#include "adapters/outbox/curl.h"
#include "adapters/outbox/mail/mail_config.h"
#include "app/ports/mail_outbox.h"

namespace visavis::mail {

/// One attempt to hand one mail to the mail server: a connection of its own, TLS as the
/// configuration demands, a multipart message of text and HTML.
class SmtpTransfer final : public outbox::Transfer {
 public:
  /// `text` and `html` are the draft's, with its link filled in. `time_is_up` is asked every
  /// second, also while libcurl waits for the server's word: true breaks the attempt off. The
  /// config must outlive it.
  SmtpTransfer(const MailConfig& config, const app::OutgoingMail& mail, const std::string& text,
               const std::string& html, Timestamp now, outbox::TimeIsUp time_is_up);
  SmtpTransfer(const SmtpTransfer&) = delete;
  SmtpTransfer& operator=(const SmtpTransfer&) = delete;

  CURL* handle() const override { return handle_.get(); }
  outbox::Outcome outcome(CURLcode code) const override;

 private:
  void set_message(const app::OutgoingMail& mail, const std::string& text, const std::string& html,
                   Timestamp now);
  void add_part(const std::string& words, const char* type);
  void set_connection();
  static int on_progress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t);
  static int on_dialogue(CURL*, curl_infotype kind, char* data, std::size_t size, void* self);
  bool is_permanent(long reply) const;

  const MailConfig& config_;
  const outbox::TimeIsUp time_is_up_;
  bool about_this_mail_ = false;  ///< the server has been told whom it is for
  bool policy_ = false;           ///< the last 5xx's class was "security or policy"
  outbox::CurlList headers_, recipients_;
  std::unique_ptr<CURL, outbox::CurlFree> handle_;
  std::unique_ptr<curl_mime, outbox::CurlFree> message_;  ///< freed before the handle
};

}  // namespace visavis::mail
