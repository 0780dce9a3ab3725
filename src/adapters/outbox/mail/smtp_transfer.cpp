#include "adapters/outbox/mail/smtp_transfer.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "adapters/outbox/mail/headers.h"
#include "base/ascii.h"
#include "base/check.h"
#include "base/email.h"

namespace visavis::mail {
using curl::append;
using curl::set;

namespace {

/// Nothing depends on the answer to QUIT.
constexpr auto quit_patience = std::chrono::seconds{5};

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

/// smtp://host:587/name: libcurl greets with what stands in the path.
std::string url_of(const MailConfig& config) {
  std::string name;
  for (const char c : config.ehlo_name)
    name += c == '[' ? "%5B" : c == ']' ? "%5D" : std::string{c};
  std::string server = config.server;
  if (server.ends_with('/')) server.pop_back();
  return server + "/" + name;
}

}  // namespace

SmtpTransfer::SmtpTransfer(Route route, const app::OutgoingMail& mail, const std::string& text,
                           const std::string& html, Timestamp now)
    : route_(std::move(route)),
      to_(mail.draft.to.reveal()),
      first_way_(route_.sign_in),
      handle_(curl_easy_init()) {
  CHECK(handle_ != nullptr);
  set_message(mail, text, html, now);
  set_connection();
  set_limits();
}

void SmtpTransfer::set_message(const app::OutgoingMail& mail, const std::string& text,
                               const std::string& html, Timestamp now) {
  CURL* const h = handle();
  const std::string& from = route_.config.from;
  CHECK(Email::parse_international(to_) && Email::parse(from));
  set(h, CURLOPT_MAIL_FROM, ("<" + from + ">").c_str());
  append(recipients_, "<" + to_ + ">");
  for (const auto& line : header_lines(mail, from, now)) append(headers_, line);
  set(h, CURLOPT_HTTPHEADER, headers_.get());
  message_.reset(curl_mime_init(h));
  CHECK(message_ != nullptr);
  add_part(text, "text/plain; charset=utf-8");
  add_part(html, "text/html; charset=utf-8");  // The last one is what programs prefer.
  asks_ = !is_ascii(to_);
  if (asks_)
    begin_question();
  else
    begin_mail();
}

/// Whether the server knows SMTPUTF8 is heard at a connection's beginning only, and libcurl would
/// name the recipient to one that does not, too: so a connection first does nothing else.
void SmtpTransfer::begin_question() {
  set(handle(), CURLOPT_FRESH_CONNECT, 1L);
  set(handle(), CURLOPT_CUSTOMREQUEST, "NOOP");
  set(handle(), CURLOPT_NOBODY, 1L);
}

void SmtpTransfer::begin_mail() {
  CURL* const h = handle();
  set(h, CURLOPT_FRESH_CONNECT, 0L);
  set(h, CURLOPT_CUSTOMREQUEST, static_cast<char*>(nullptr));
  set(h, CURLOPT_NOBODY, 0L);
  set(h, CURLOPT_MAIL_RCPT, recipients_.get());
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
  const MailConfig& config = route_.config;
  set(h, CURLOPT_URL, url_of(config).c_str());
  set(h, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  set(h, CURLOPT_USE_SSL,
      static_cast<long>(config.allow_plaintext ? CURLUSESSL_TRY : CURLUSESSL_ALL));
  set(h, CURLOPT_SSL_VERIFYPEER, 1L);
  set(h, CURLOPT_SSL_VERIFYHOST, 2L);
  if (!config.ca_file.empty()) {
    set(h, CURLOPT_CAINFO, config.ca_file.c_str());
    set(h, CURLOPT_CAPATH, static_cast<char*>(nullptr));  // Else the system's are trusted, too.
  }
  if (!config.user.empty()) set_sign_in();
  set(h, CURLOPT_PROXY, "");
}

void SmtpTransfer::set_sign_in() {
  const MailConfig& config = route_.config;
  std::string way = "AUTH=" + config.sign_in.at(way_in());
  std::ranges::transform(way, way.begin(), ascii_upper);
  set(handle(), CURLOPT_USERNAME, config.user.c_str());
  set(handle(), CURLOPT_PASSWORD, config.password.c_str());
  set(handle(), CURLOPT_LOGIN_OPTIONS, way.c_str());
}

std::size_t SmtpTransfer::way_in() const {
  return (first_way_ + tried_) % route_.config.sign_in.size();
}

void SmtpTransfer::set_limits() {
  CURL* const h = handle();
  const MailConfig& config = route_.config;
  set(h, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(config.hello_timeout.count()));
  set(h, CURLOPT_TIMEOUT_MS, static_cast<long>(config.timeout.count()));
  // For each single answer too: libcurl waits for the last one apart from the timeout above.
  set(h, CURLOPT_SERVER_RESPONSE_TIMEOUT, static_cast<long>(config.timeout.count() / 1000));
  set(h, CURLOPT_XFERINFOFUNCTION, &SmtpTransfer::on_progress);
  set(h, CURLOPT_XFERINFODATA, this);
  set(h, CURLOPT_NOPROGRESS, 0L);
  set(h, CURLOPT_DEBUGFUNCTION, &SmtpTransfer::on_dialogue);
  set(h, CURLOPT_DEBUGDATA, this);
  set(h, CURLOPT_VERBOSE, 1L);
  set(h, CURLOPT_ERRORBUFFER, error_.data());
  set(h, CURLOPT_NOSIGNAL, 1L);
  set(h, CURLOPT_QUICK_EXIT, 1L);  // A name lookup that hangs must not hold up the stop.
}

int SmtpTransfer::on_progress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  const auto& transfer = *static_cast<SmtpTransfer*>(self);
  const auto& quit = transfer.quit_;
  const bool waited = quit && std::chrono::steady_clock::now() - *quit >= quit_patience;
  return waited || transfer.route_.time_is_up() ? 1 : 0;
}

/// Passwords and addresses pass by here too: what is said is only looked at for how far it got.
int SmtpTransfer::on_dialogue(CURL*, curl_infotype kind, char* data, std::size_t size, void* self) {
  auto& transfer = *static_cast<SmtpTransfer*>(self);
  const std::string_view line{data, size};
  if (kind == CURLINFO_HEADER_OUT) transfer.said(line);
  if (kind == CURLINFO_HEADER_IN) transfer.heard(line);
  return 0;
}

void SmtpTransfer::said(std::string_view command) {
  if (command.starts_with("QUIT")) {
    quit_ = std::chrono::steady_clock::now();
    return;
  }
  reply_ = {};
  refusal_.reset();
  if (command.starts_with("EHLO ") || command.starts_with("HELO ")) {
    place_ = Place::hello;
    knows_utf8_ = false;
  }
  if (command.starts_with("STARTTLS")) place_ = Place::tls;
  if (command.starts_with("AUTH ")) place_ = Place::sign_in;
  if (command.starts_with("MAIL FROM:")) {
    if (place_ == Place::sign_in) route_.sign_in = way_in();
    place_ = Place::sender;
  }
  if (command.starts_with("RCPT TO:")) place_ = Place::recipient;
  if (command.starts_with("DATA") && place_ == Place::recipient) place_ = Place::data;
}

void SmtpTransfer::heard(std::string_view line) {
  if (quit_) return;
  if (place_ == Place::hello && line.size() > 4) {
    const auto offer = trimmed(line.substr(4), "\r\n ");
    if (offer.starts_with("AUTH ")) offered_ = offer.substr(5);
    if (offer == "SMTPUTF8") knows_utf8_ = true;
  }
  if (!add_line(reply_, line)) return;
  const int code = reply_.code;
  if (code >= 400) refusal_ = reply_;
  // Only now both sides know where they are: libcurl would keep a connection, too, on which the
  // answer to a message is still to come.
  const bool settled = asks_ || place_ == Place::message;
  set(handle(), CURLOPT_FORBID_REUSE, settled && code != 421 ? 0L : 1L);
  if (place_ == Place::data && code == 354) place_ = Place::message;
  reply_ = {};
}

bool SmtpTransfer::once_more(CURLcode code) {
  if (code == CURLE_OK && asks_) {
    asks_ = false;
    if (knows_utf8_) begin_mail();
    return knows_utf8_;
  }
  if (code == CURLE_OK || code == CURLE_ABORTED_BY_CALLBACK) return false;
  if (may_sign_in_otherwise(code)) {
    ++tried_;
    if (refusal_) sign_in_refusal_ = refusal_;
    set_sign_in();
  } else if (kept_connection_was_dead()) {
    renewed_ = true;
  } else {
    return false;
  }
  set(handle(), CURLOPT_FRESH_CONNECT, 1L);
  place_ = Place::connection;
  reply_ = {};
  refusal_.reset();
  quit_.reset();
  return true;
}

/// A server ends connections after so many mails, or so much time, as it likes.
bool SmtpTransfer::kept_connection_was_dead() const {
  long made = 0;
  curl_easy_getinfo(handle(), CURLINFO_NUM_CONNECTS, &made);
  const bool ended = !refusal_ || refusal_->code == 421;
  return made == 0 && !renewed_ && ended && place_ <= Place::sender;
}

bool SmtpTransfer::may_sign_in_otherwise(CURLcode code) const {
  const bool for_now = refusal_ && refusal_->code < 500;
  return code == CURLE_LOGIN_DENIED && place_ <= Place::sign_in && !for_now &&
         tried_ + 1 < route_.config.sign_in.size();
}

std::string SmtpTransfer::why(CURLcode code) const {
  if (code == CURLE_OK)
    return "the mail server takes no address with other letters than ASCII's before the @ (it has "
           "no SMTPUTF8)";
  if (refusal_) return told(place_, *refusal_, to_);
  if (code == CURLE_LOGIN_DENIED && sign_in_refusal_)
    return told(Place::sign_in, *sign_in_refusal_, to_);
  if (code == CURLE_LOGIN_DENIED)
    return "the mail server offers other ways to sign in than mail.sign_in names: " + offered_;
  const std::string error = error_[0] != '\0' ? error_.data() : curl_easy_strerror(code);
  return error + " (after " + std::string{asked(place_)} + ")";
}

outbox::Outcome SmtpTransfer::outcome(CURLcode code) const {
  using outbox::Then;
  if (code == CURLE_OK && place_ == Place::message) return {250, {}, Then::again, std::nullopt};
  const Reply reply = refusal_.value_or(Reply{});
  const auto then = code == CURLE_OK ? Then::again : what_then(place_, reply);
  return {reply.code, why(code), then, std::nullopt};
}

}  // namespace visavis::mail
