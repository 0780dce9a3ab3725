#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "adapters/curl/curl.h"
#include "adapters/outbox/carrier.h"

namespace visavis::outbox {

/// What holds for every request to an address that a marketplace names.
struct HttpRules {
  bool allow_private_targets = false;           ///< on this machine or its network, too
  std::string ca_file = {};                     ///< trusted beside the system's, if set
  Duration timeout = std::chrono::seconds{15};  ///< for the whole of one attempt
  std::string user_agent = "Visavis";
};

/// One request to an address that a marketplace names: verifies TLS, uses no proxy, and connects
/// only to addresses that are allowed. A redirection is followed where the kind of request says so.
class OutgoingHttp : public Transfer {
 public:
  OutgoingHttp(const OutgoingHttp&) = delete;
  OutgoingHttp& operator=(const OutgoingHttp&) = delete;

  CURL* handle() const final { return handle_.get(); }
  Outcome outcome(CURLcode code) const override;

 protected:
  /// The rules must outlive it.
  OutgoingHttp(const HttpRules& rules, const std::string& url,
               const std::vector<std::string>& head);

  /// A part of the answer's body. False ends the transfer.
  virtual bool received(std::string_view part) = 0;
  /// What an answer means, whose status is 200 or more. `retry_after` is set already.
  virtual void judge(int status, CURLcode code, Outcome& outcome) const = 0;

 private:
  void set_limits();
  static curl_socket_t open_socket(void* self, curlsocktype purpose, curl_sockaddr* address);
  static CURLcode on_tls(CURL*, void* context, void* self);
  static std::size_t on_body(char* data, std::size_t size, std::size_t count, void* self);

  const HttpRules& rules_;
  curl::List headers_;
  curl::Easy handle_;
  bool address_refused_ = false;
};

}  // namespace visavis::outbox
