#pragma once

#include <string>

namespace visavis::s3 {

/// A bucket, and who we are there.
struct S3Config {
  std::string url;  ///< of the bucket, without a slash at its end: https://s3.example.com/evidence
  std::string region;
  std::string prefix = {};  ///< before each object's name, like "visavis/"
  std::string access_key;
  std::string secret_key;
  std::string ca_file = {};  ///< certificates (PEM) trusted beside the system's, if set
};

}  // namespace visavis::s3
