#include "adapters/meet/service_account.h"

#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

namespace visavis::meet {
namespace {

namespace json = boost::json;

struct Pkey {
  explicit Pkey(EVP_PKEY* made) : key(made) {}
  ~Pkey() { EVP_PKEY_free(key); }
  Pkey(const Pkey&) = delete;
  Pkey& operator=(const Pkey&) = delete;
  std::string pem() const {
    BIO* const bio = BIO_new(BIO_s_mem());
    PEM_write_bio_PrivateKey(bio, key, nullptr, nullptr, 0, nullptr, nullptr);
    char* text = nullptr;
    const auto size = BIO_get_mem_data(bio, &text);
    std::string pem{text, static_cast<std::size_t>(size)};
    BIO_free(bio);
    return pem;
  }
  EVP_PKEY* key;
};

json::object key_file(const std::string& pem) {
  return {{"type", "service_account"},
          {"project_id", "p"},
          {"private_key_id", "k1"},
          {"private_key", pem},
          {"client_email", "visavis@p.iam.gserviceaccount.com"},
          {"client_id", "1023"},
          {"token_uri", "https://oauth2.googleapis.com/token"}};
}

std::string decoded(std::string text) {
  for (char& c : text) c = c == '-' ? '+' : c == '_' ? '/' : c;
  const std::size_t padding = (4 - text.size() % 4) % 4;
  text.append(padding, '=');
  std::string bytes(text.size(), '\0');
  const int size = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()),
                                   reinterpret_cast<const unsigned char*>(text.data()),
                                   static_cast<int>(text.size()));
  EXPECT_GE(size, 0);
  bytes.resize(static_cast<std::size_t>(std::max(size, 0)) - padding);
  return bytes;
}

bool verifies(EVP_PKEY* key, const std::string& text, const std::string& signature) {
  EVP_MD_CTX* const digest = EVP_MD_CTX_new();
  EVP_DigestVerifyInit(digest, nullptr, EVP_sha256(), nullptr, key);
  const int code = EVP_DigestVerify(
      digest, reinterpret_cast<const unsigned char*>(signature.data()), signature.size(),
      reinterpret_cast<const unsigned char*>(text.data()), text.size());
  EVP_MD_CTX_free(digest);
  return code == 1;
}

TEST(ServiceAccount, AsksForATokenInAUsersNameAndSignsIt) {
  const Pkey key{EVP_RSA_gen(2048)};
  const ServiceAccount account{json::serialize(key_file(key.pem()))};
  const auto text = account.assertion("org@example.com", from_unix_ms(1'800'000'000'900));
  const auto first = text.find('.'), last = text.rfind('.');
  ASSERT_NE(first, last);
  EXPECT_EQ(text.find_first_of("+/="), std::string::npos);
  EXPECT_TRUE(verifies(key.key, text.substr(0, last), decoded(text.substr(last + 1))));
  EXPECT_FALSE(verifies(key.key, text.substr(0, last) + "A", decoded(text.substr(last + 1))));
  EXPECT_EQ(json::parse(decoded(text.substr(0, first))),
            json::value({{"alg", "RS256"}, {"typ", "JWT"}, {"kid", "k1"}}));
  EXPECT_EQ(json::parse(decoded(text.substr(first + 1, last - first - 1))),
            json::value({{"iss", "visavis@p.iam.gserviceaccount.com"},
                         {"sub", "org@example.com"},
                         {"scope", "https://www.googleapis.com/auth/meetings.space.created"},
                         {"aud", "https://oauth2.googleapis.com/token"},
                         {"iat", 1'799'999'970},
                         {"exp", 1'800'003'570}}));
  EXPECT_EQ(account.client_id(), "1023");
}

std::string refusal(const json::value& file) {
  try {
    const ServiceAccount account{json::serialize(file)};
    return "taken";
  } catch (const std::runtime_error& error) {
    return error.what();
  }
}

TEST(ServiceAccount, SaysWhatIsWrongWithAKeyFileAndNeverTheKey) {
  const Pkey rsa{EVP_RSA_gen(2048)}, curve{EVP_EC_gen("P-256")};
  const auto with = [&](std::string_view name, const json::value& value) {
    auto file = key_file(rsa.pem());
    file[name] = value;
    return file;
  };
  const struct {
    json::value file;
    std::string words;
  } rows[] = {
      {json::array{}, "it is not a JSON object"},
      {with("type", "authorized_user"), R"("type" is not "service_account")"},
      {json::object{{"web", json::object{{"client_id", "1"}}}}, "a file of another kind"},
      {with("client_email", 7), R"("client_email" is missing)"},
      {with("private_key_id", nullptr), R"("private_key_id" is missing)"},
      {with("token_uri", "http://oauth2.googleapis.com/token"), R"("token_uri" is not https)"},
      {with("private_key", "secret"), R"("private_key" cannot be read)"},
      {with("private_key", json::string{curve.pem()}), R"("private_key" is not RSA)"},
      {with("token_uri", "http://127.0.0.1:9/token"), "taken"},
      {with("client_id", nullptr), "taken"},
  };
  for (const auto& row : rows) {
    const auto said = refusal(row.file);
    EXPECT_THAT(said, testing::HasSubstr(row.words));
    EXPECT_THAT(said, testing::Not(testing::HasSubstr("secret")));
    EXPECT_THAT(said, testing::Not(testing::HasSubstr("BEGIN")));
  }
  EXPECT_THROW(ServiceAccount{"{\"type\""}, std::runtime_error);
}

TEST(ServiceAccount, SendsWhatIsSecretByTlsOrWithinTheMachine) {
  for (const auto* safe : {"https://x", "http://127.0.0.1:8080/a", "http://localhost/",
                           "http://[::1]:1", "http://127.0.0.1"})
    EXPECT_TRUE(is_safe_url(safe)) << safe;
  for (const auto* unsafe : {"http://example.com", "http://127.0.0.1.example.com", "ftp://x", "",
                             "http://localhost:a@example.com/", "javascript:https://x"})
    EXPECT_FALSE(is_safe_url(unsafe)) << unsafe;
}

}  // namespace
}  // namespace visavis::meet
