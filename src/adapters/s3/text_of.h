#pragma once

#include <cstdint>
#include <openssl/evp.h>
#include <span>
#include <string>

namespace visavis::s3 {

/// A digest in hexadecimal, as requests and ETags have it.
std::string digest_text(std::span<const std::uint8_t> bytes, const EVP_MD* digest);

/// An ETag without its quotes.
std::string unquoted(std::string etag);

}  // namespace visavis::s3
