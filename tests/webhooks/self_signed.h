#pragma once

#include <filesystem>
#include <openssl/ssl.h>

namespace visavis::webhooks {

/// A certificate for 127.0.0.1 that nobody vouches for, and a TLS context that shows it.
class SelfSigned {
 public:
  SelfSigned();
  ~SelfSigned();
  SelfSigned(const SelfSigned&) = delete;
  SelfSigned& operator=(const SelfSigned&) = delete;

  SSL_CTX* context() const { return context_; }
  void save(const std::filesystem::path& file) const;

 private:
  EVP_PKEY* key_;
  X509* certificate_;
  SSL_CTX* context_;
};

}  // namespace visavis::webhooks
