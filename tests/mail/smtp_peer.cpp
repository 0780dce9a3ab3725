#include "mail/smtp_peer.h"

#include <memory>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/check.h"

namespace visavis::mails {

/// A connection's lines, through TLS or not.
class SmtpPeer::Connection {
 public:
  explicit Connection(int socket) : socket_(socket) {}
  ~Connection() { ::close(socket_); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  bool begin_tls(SSL_CTX* context) {
    ssl_.reset(SSL_new(context));
    SSL_set_fd(ssl_.get(), socket_);
    return SSL_accept(ssl_.get()) == 1;
  }
  /// Without its line end; nothing at the end of the connection.
  std::optional<std::string> line() {
    std::size_t end = 0;
    while ((end = read_.find("\r\n")) == std::string::npos) {
      char buffer[4096];
      const auto size = ssl_ ? SSL_read(ssl_.get(), buffer, sizeof buffer)
                             : static_cast<int>(::recv(socket_, buffer, sizeof buffer, 0));
      if (size <= 0) return std::nullopt;
      read_.append(buffer, static_cast<std::size_t>(size));
    }
    std::string taken = read_.substr(0, end);
    read_.erase(0, end + 2);
    return taken;
  }
  void say(const std::string& text) {
    const std::string lines = text + "\r\n";
    if (ssl_)
      SSL_write(ssl_.get(), lines.data(), static_cast<int>(lines.size()));
    else
      ::send(socket_, lines.data(), lines.size(), MSG_NOSIGNAL);
  }

 private:
  struct Free {
    void operator()(SSL* ssl) const { SSL_free(ssl); }
  };
  int socket_;
  std::unique_ptr<SSL, Free> ssl_;
  std::string read_;
};

namespace {

/// What a server that is content answers.
std::string usual_answer(const std::string& command, const SmtpPeer::Options& options,
                         const Session& session) {
  if (command.empty()) return "220 peer";
  if (command.starts_with("EHLO"))
    return std::string{"250-peer\r\n"} +
           (options.tls != nullptr && !session.tls ? "250-STARTTLS\r\n" : "") +
           (options.sign_in ? "250-AUTH " + options.ways_in + "\r\n" : "") +
           (options.utf8 ? "250-SMTPUTF8\r\n" : "") + "250 8BITMIME";
  if (command == "STARTTLS") return "220 go on";
  if (command.starts_with("AUTH ")) return "334 ";
  if (command == "DATA") return "354 go on";
  if (command == "QUIT") return "221 bye";
  return "250 yes";
}

/// How many lines of secrets come after it.
int secrets_after(const std::string& command) {
  return command == "AUTH PLAIN" ? 1 : command == "AUTH LOGIN" ? 2 : 0;
}

}  // namespace

SmtpPeer::SmtpPeer(Options options)
    : options_(std::move(options)), listener_(::socket(AF_INET, SOCK_STREAM, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  auto* plain = reinterpret_cast<sockaddr*>(&address);
  socklen_t size = sizeof address;
  CHECK(::bind(listener_, plain, size) == 0 && ::listen(listener_, 64) == 0);
  CHECK(::getsockname(listener_, plain, &size) == 0);
  port_ = ntohs(address.sin_port);
  accepting_ = std::thread{[this] { accept_all(); }};
}

SmtpPeer::~SmtpPeer() {
  ::shutdown(listener_, SHUT_RDWR);
  accepting_.join();
  ::close(listener_);
  for (auto& thread : serving_) thread.join();
}

std::string SmtpPeer::url() const {
  return (options_.tls_at_once ? "smtps" : "smtp") + std::string{"://127.0.0.1:"} +
         std::to_string(port_);
}

std::vector<Session> SmtpPeer::sessions() const {
  const std::lock_guard lock{mutex_};
  return sessions_;
}

std::vector<std::string> SmtpPeer::messages() const {
  std::vector<std::string> all;
  for (const auto& session : sessions())
    all.insert(all.end(), session.taken.begin(), session.taken.end());
  return all;
}

std::size_t SmtpPeer::commands(std::string_view beginning) const {
  std::size_t count = 0;
  for (const auto& session : sessions())
    for (const auto& command : session.commands) count += command.starts_with(beginning) ? 1 : 0;
  return count;
}

void SmtpPeer::accept_all() {
  for (;;) {
    const int socket = ::accept(listener_, nullptr, nullptr);
    if (socket < 0) return;
    serving_.emplace_back([this, socket] { serve(socket); });
  }
}

void SmtpPeer::publish(std::size_t index, const Session& session) {
  const std::lock_guard lock{mutex_};
  sessions_[index] = session;
}

void SmtpPeer::serve(int socket) {
  Connection connection{socket};
  Session session;
  std::size_t index = 0;
  {
    const std::lock_guard lock{mutex_};
    index = sessions_.size();
    sessions_.emplace_back();
  }
  if (options_.tls_at_once) session.tls = connection.begin_tls(options_.tls);
  const auto answer_to = [&](const std::string& command) {
    std::optional<std::string> own;
    if (options_.answer) own = options_.answer(command);
    return own.value_or(usual_answer(command, options_, session));
  };
  const std::string greeting = answer_to("");
  if (greeting.empty()) return;
  connection.say(greeting);
  bool in_message = false;
  int secrets = 0;
  while (auto line = connection.line()) {
    if (in_message && *line != ".") {
      session.message += (line->starts_with(".") ? line->substr(1) : *line) + "\r\n";
      continue;
    }
    in_message = false;
    session.commands.push_back(*line);
    // After AUTH come name and password, which look like no command.
    std::string answer = answer_to(*line);
    if (secrets > 0 && answer.starts_with("250")) answer = --secrets > 0 ? "334 " : "235 welcome";
    if (answer.starts_with("334") && secrets == 0) secrets = secrets_after(*line);
    if (*line == "." && answer.starts_with("250")) session.taken.push_back(session.message);
    publish(index, session);
    if (answer.empty()) return;
    connection.say(answer);
    if (*line == "STARTTLS" && answer.starts_with("220")) {
      session.tls = connection.begin_tls(options_.tls);
      if (!session.tls) return;
    }
    in_message = answer.starts_with("354");
    if (in_message) session.message.clear();
    if (answer.starts_with("221")) return;
  }
}

}  // namespace visavis::mails
