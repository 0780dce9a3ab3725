#include "app/ports/directory.h"

#include <array>
#include <sodium.h>

namespace visavis::app {

SecretHash hash_secret(std::string_view secret) {
  static_assert(crypto_hash_sha256_BYTES == sizeof(SecretHash));
  SecretHash hash;
  crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(secret.data()),
                     secret.size());
  return hash;
}

std::string_view name(Role role) {
  switch (role) {
    case Role::representative:
      return "representative";
    case Role::supervisor:
      return "supervisor";
    case Role::administrator:
      return "administrator";
    case Role::auditor:
      return "auditor";
  }
  return "";
}

std::optional<Role> role_named(std::string_view text) {
  for (const auto role :
       {Role::representative, Role::supervisor, Role::administrator, Role::auditor}) {
    if (name(role) == text) return role;
  }
  return std::nullopt;
}

}  // namespace visavis::app
