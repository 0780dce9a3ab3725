#pragma once

#include <curl/curl.h>
#include <functional>
#include <memory>
#include <string>

#include "adapters/mail/mail_config.h"
#include "app/ports/mail_outbox.h"

namespace visavis::mail {

/// How one attempt ended.
struct Outcome {
  int reply = 0;           ///< the server's last SMTP reply; 0 without one
  std::string error;       ///< empty when the server took the mail; names nobody
  bool permanent = false;  ///< the server will never take it
};

/// One attempt to hand one mail to the mail server: a connection of its own, TLS as the
/// configuration demands, a multipart message of text and HTML.
class SmtpTransfer {
 public:
  /// `text` and `html` are the draft's, with its link filled in. `give_up` is asked every second,
  /// also while libcurl waits for the server's word: true breaks the attempt off. The config must
  /// outlive it.
  SmtpTransfer(const MailConfig& config, const app::OutgoingMail& mail, const std::string& text,
               const std::string& html, Timestamp now, std::function<bool()> give_up);
  SmtpTransfer(const SmtpTransfer&) = delete;
  SmtpTransfer& operator=(const SmtpTransfer&) = delete;

  CURL* handle() const { return handle_.get(); }
  Outcome outcome(CURLcode code) const;

 private:
  void set_message(const app::OutgoingMail& mail, const std::string& text, const std::string& html,
                   Timestamp now);
  void add_part(const std::string& words, const char* type);
  void set_connection();
  static int on_progress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t);
  static int on_dialogue(CURL*, curl_infotype kind, char* data, std::size_t size, void* self);
  bool is_permanent(long reply) const;

  struct Free {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
    void operator()(curl_mime* mime) const { curl_mime_free(mime); }
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
  };
  const MailConfig& config_;
  const std::function<bool()> give_up_;
  bool about_this_mail_ = false;  ///< the server has been told whom it is for
  bool policy_ = false;           ///< the last 5xx's class was "security or policy"
  std::unique_ptr<curl_slist, Free> headers_, recipients_;
  std::unique_ptr<CURL, Free> handle_;
  std::unique_ptr<curl_mime, Free> message_;  ///< freed before the handle
};

}  // namespace visavis::mail
