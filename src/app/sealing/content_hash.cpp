#include "app/sealing/content_hash.h"

#include <openssl/evp.h>

#include "base/check.h"

namespace visavis::app {
namespace {

EVP_MD_CTX* digest(void* context) { return static_cast<EVP_MD_CTX*>(context); }

}  // namespace

ContentHash::ContentHash() : context_(EVP_MD_CTX_new()) {
  CHECK(context_ && EVP_DigestInit_ex(digest(context_.get()), EVP_sha256(), nullptr) == 1);
}

void ContentHash::Free::operator()(void* context) const { EVP_MD_CTX_free(digest(context)); }

void ContentHash::add(std::span<const std::uint8_t> bytes) {
  CHECK(EVP_DigestUpdate(digest(context_.get()), bytes.data(), bytes.size()) == 1);
}

Hash ContentHash::finish() {
  Hash hash;
  CHECK(EVP_DigestFinal_ex(digest(context_.get()), hash.data(), nullptr) == 1);
  return hash;
}

}  // namespace visavis::app
