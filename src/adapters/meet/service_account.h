#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/time.h"

// OpenSSL's EVP_PKEY.
struct evp_pkey_st;

namespace visavis::meet {

/// All that is asked for: make spaces, read and change those that were made so.
/// https://developers.google.com/workspace/meet/api/guides/authenticate-authorize
inline constexpr std::string_view meet_scope =
    "https://www.googleapis.com/auth/meetings.space.created";

/// A service account that acts for users of a Workspace (domain-wide delegation).
class ServiceAccount {
 public:
  /// Reads the key file's text. Throws std::runtime_error with what is wrong with it, which never
  /// says anything of the private key.
  explicit ServiceAccount(std::string_view json);

  const std::string& email() const { return email_; }
  /// What an administrator delegates the scope to; empty where the key file does not say it.
  const std::string& client_id() const { return client_id_; }
  const std::string& project() const { return project_; }
  /// Where tokens are asked for.
  const std::string& token_url() const { return token_url_; }

  /// A signed JWT that asks for a token in the name of the user (RFC 7523; RS256). It is valid for
  /// an hour.
  std::string assertion(std::string_view user, Timestamp now) const;

 private:
  struct Free {
    void operator()(evp_pkey_st* key) const;
  };
  std::string email_, client_id_, project_, key_id_, token_url_;
  std::unique_ptr<evp_pkey_st, Free> key_;
};

/// Whether credentials and tokens may be sent there: https, or this machine.
bool is_safe_url(std::string_view url);

}  // namespace visavis::meet
