#include "adapters/curl/curl.h"

#include <openssl/ssl.h>

namespace visavis::curl {

Multi make_multi() {
  static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
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
