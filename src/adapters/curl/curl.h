#pragma once
// libcurl's things with an owner. What it refuses of them would be a bug of ours.

#include <curl/curl.h>
#include <memory>
#include <string>

#include "base/check.h"

namespace visavis::curl {

struct Free {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  void operator()(curl_mime* mime) const { curl_mime_free(mime); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
struct MultiFree {
  void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
};
using List = std::unique_ptr<curl_slist, Free>;
using Easy = std::unique_ptr<CURL, Free>;
using Multi = std::unique_ptr<CURLM, MultiFree>;

/// For several transfers at once. libcurl is made ready with the first, and the process
/// hears of peers that closed by an error (EPIPE) alone from then on.
Multi make_multi();

/// For CURLOPT_SSL_CTX_FUNCTION, with what it is given: trusts the certificates of the file (PEM),
/// too.
CURLcode trust_also(void* tls_context, const std::string& file);

template <class Value>
void set(CURL* handle, CURLoption option, Value value) {
  CHECK(curl_easy_setopt(handle, option, value) == CURLE_OK);
}

inline void append(List& list, const std::string& line) {
  curl_slist* const longer = curl_slist_append(list.get(), line.c_str());
  CHECK(longer != nullptr);
  static_cast<void>(list.release());
  list.reset(longer);
}

}  // namespace visavis::curl
