#include "adapters/meet/service_account.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <span>
#include <stdexcept>

#include "base/check.h"

namespace visavis::meet {
namespace {

namespace json = boost::json;

/// Our clock may be ahead of Google's, who refuse what is from the future.
constexpr std::chrono::seconds skew{30};
/// Google's limit, from `iat` on.
constexpr std::chrono::seconds lifetime{3600};

[[noreturn]] void refuse(const std::string& what) {
  throw std::runtime_error{"the service account's key: " + what};
}

std::string text_of(const json::object& key, std::string_view name, bool required) {
  const auto* value = key.if_contains(name);
  if (value != nullptr && value->is_string()) return std::string{value->as_string()};
  if (required) refuse("\"" + std::string{name} + "\" is missing");
  return {};
}

/// RFC 4648, 5, without padding.
std::string base64url(std::span<const unsigned char> bytes) {
  std::string text(4 * ((bytes.size() + 2) / 3) + 1, '\0');
  const int size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), bytes.data(),
                                   static_cast<int>(bytes.size()));
  text.resize(static_cast<std::size_t>(size));
  text.resize(std::min(text.find('='), text.size()));
  std::ranges::replace(text, '+', '-');
  std::ranges::replace(text, '/', '_');
  return text;
}

std::string base64url(const std::string& text) {
  return base64url({reinterpret_cast<const unsigned char*>(text.data()), text.size()});
}

struct FreeDigest {
  void operator()(EVP_MD_CTX* digest) const { EVP_MD_CTX_free(digest); }
};

std::string sign_rs256(EVP_PKEY* key, const std::string& text) {
  const std::unique_ptr<EVP_MD_CTX, FreeDigest> digest{EVP_MD_CTX_new()};
  std::vector<unsigned char> signature(static_cast<std::size_t>(EVP_PKEY_get_size(key)));
  std::size_t size = signature.size();
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  CHECK(digest != nullptr);
  CHECK(EVP_DigestSignInit(digest.get(), nullptr, EVP_sha256(), nullptr, key) == 1);
  CHECK(EVP_DigestSign(digest.get(), signature.data(), &size, bytes, text.size()) == 1);
  return base64url({signature.data(), size});
}

/// No password: OpenSSL would ask for one on the terminal.
int no_password(char*, int, int, void*) { return -1; }

EVP_PKEY* read_private_key(const std::string& pem) {
  struct FreeBio {
    void operator()(BIO* bio) const { BIO_free(bio); }
  };
  const std::unique_ptr<BIO, FreeBio> bio{
      BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()))};
  CHECK(bio != nullptr);
  return PEM_read_bio_PrivateKey(bio.get(), nullptr, &no_password, nullptr);
}

}  // namespace

void ServiceAccount::Free::operator()(evp_pkey_st* key) const { EVP_PKEY_free(key); }

ServiceAccount::ServiceAccount(std::string_view text) {
  boost::system::error_code failed;
  const json::value value = json::parse(text, failed);
  if (failed || !value.is_object()) refuse("it is not a JSON object");
  const auto& key = value.get_object();
  // What people take for it is an OAuth client's: {"web":{...}}.
  if (text_of(key, "type", false) != "service_account")
    refuse("it is a file of another kind, as its \"type\" is not \"service_account\"");
  email_ = text_of(key, "client_email", true);
  client_id_ = text_of(key, "client_id", false);
  project_ = text_of(key, "project_id", false);
  key_id_ = text_of(key, "private_key_id", true);
  token_url_ = text_of(key, "token_uri", true);
  if (!is_safe_url(token_url_)) refuse("\"token_uri\" is not https");
  key_.reset(read_private_key(text_of(key, "private_key", true)));
  if (key_ == nullptr) refuse("\"private_key\" cannot be read");
  if (EVP_PKEY_get_base_id(key_.get()) != EVP_PKEY_RSA) refuse("\"private_key\" is not RSA");
}

std::string ServiceAccount::assertion(std::string_view user, Timestamp now) const {
  const auto issued = std::chrono::floor<std::chrono::seconds>(now) - skew;
  const auto iat = issued.time_since_epoch().count();
  const json::object head{{"alg", "RS256"}, {"typ", "JWT"}, {"kid", key_id_}};
  const json::object claims{{"iss", email_},     {"sub", user}, {"scope", meet_scope},
                            {"aud", token_url_}, {"iat", iat},  {"exp", iat + lifetime.count()}};
  const std::string text =
      base64url(json::serialize(head)) + "." + base64url(json::serialize(claims));
  return text + "." + sign_rs256(key_.get(), text);
}

bool is_safe_url(std::string_view url) {
  if (url.starts_with("https://")) return true;
  for (const std::string_view host : {"http://127.0.0.1", "http://localhost", "http://[::1]"}) {
    if (!url.starts_with(host)) continue;
    const auto rest = url.substr(host.size());
    if (rest.empty() || rest.front() == ':' || rest.front() == '/')
      return rest.find('@') == std::string_view::npos;
  }
  return false;
}

}  // namespace visavis::meet
