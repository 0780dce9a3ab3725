#pragma once

#include <functional>
#include <list>
#include <mutex>
#include <openssl/ssl.h>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace visavis::mails {

/// What one connection said.
struct Session {
  std::vector<std::string> commands;
  std::string message;             ///< the last one, as it came, without the final dot
  std::vector<std::string> taken;  ///< the messages that were answered with 250
  bool tls = false;
};

/// A mail server on 127.0.0.1 that does as a test wants: a thread a connection.
class SmtpPeer {
 public:
  struct Options {
    SSL_CTX* tls = nullptr;  ///< offers STARTTLS; nothing without it
    bool tls_at_once = false;
    bool sign_in = false;  ///< offers AUTH
    /// What to answer to a command ("RCPT TO:<...>", "." for the message's end, "" for the
    /// connection) instead of "yes"; an empty text drops the connection. Runs on the connection's
    /// thread.
    std::function<std::optional<std::string>(std::string_view command)> answer;
    std::string ways_in = "PLAIN";  ///< mechanisms of AUTH
    bool utf8 = false;              ///< offers SMTPUTF8
  };
  explicit SmtpPeer(Options options);
  ~SmtpPeer();
  SmtpPeer(const SmtpPeer&) = delete;
  SmtpPeer& operator=(const SmtpPeer&) = delete;

  std::string url() const;
  std::vector<Session> sessions() const;
  /// How many commands of all sessions begin so.
  std::size_t commands(std::string_view beginning) const;
  /// The messages that were taken.
  std::vector<std::string> messages() const;

 private:
  class Connection;
  void accept_all();
  void serve(int socket);
  void publish(std::size_t index, const Session& session);

  const Options options_;
  int listener_;
  int port_ = 0;
  mutable std::mutex mutex_;
  std::vector<Session> sessions_;
  std::list<std::thread> serving_;
  std::thread accepting_;
};

}  // namespace visavis::mails
