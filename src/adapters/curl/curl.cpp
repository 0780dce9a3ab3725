#include "adapters/curl/curl.h"

#include <csignal>
#include <openssl/ssl.h>

namespace visavis::curl {

namespace {

CURLcode make_ready() {
  // Transfers on threads have CURLOPT_NOSIGNAL, and with it libcurl leaves SIGPIPE alone: a peer
  // that closes while TLS writes to it would end the process (CURLOPT_NOSIGNAL(3)).
  std::signal(SIGPIPE, SIG_IGN);
  return curl_global_init(CURL_GLOBAL_DEFAULT);
}

}  // namespace

Multi make_multi() {
  static const CURLcode ready = make_ready();
  CHECK(ready == CURLE_OK);
  Multi multi{curl_multi_init()};
  CHECK(multi != nullptr);
  return multi;
}

CURLcode trust_also(void* tls_context, const std::string& file) {
  const int code =
      SSL_CTX_load_verify_locations(static_cast<SSL_CTX*>(tls_context), file.c_str(), nullptr);
  return code == 1 ? CURLE_OK : CURLE_SSL_CACERT_BADFILE;
}

}  // namespace visavis::curl
