// Passkeys of staff as the console's pages add and use them, with an authenticator made here.
#include <array>
#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <memory>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>

#include "network/service.h"

namespace visavis {
namespace {

using fakes::RawResponse;
using fakes::request_text;
using fakes::Service;
using testing::HasSubstr;

/// A security key of one credential (ES256), as a browser hands over what it says.
class Authenticator {
 public:
  Authenticator() : key_(EVP_EC_gen("P-256"), EVP_PKEY_free) {}

  std::string client_data(const std::string& type, const std::string& challenge) const {
    return R"({"type":")" + type + R"(","challenge":")" + challenge +
           R"(","origin":"https://verify.example","crossOrigin":false})";
  }
  /// Somebody touched it and was verified; a key follows.
  std::string made() {
    const std::string point = public_point();
    // COSE (RFC 9053): EC2, ES256, P-256, x, y.
    return head(0x45) + std::string(16, '\0') + std::string{'\0', char(credential.size())} +
           credential + "\xA5\x01\x02\x03\x26\x20\x01\x21\x58\x20" + point.substr(1, 32) +
           "\x22\x58\x20" + point.substr(33);
  }
  std::string used() { return head(0x05); }
  std::string signature(const std::string& data, const std::string& client_data) const {
    const auto hash = app::hash_secret(client_data);
    const std::string text = data + std::string{hash.begin(), hash.end()};
    std::array<unsigned char, 80> bytes{};
    std::size_t size = bytes.size();
    const std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context{EVP_MD_CTX_new(),
                                                                     EVP_MD_CTX_free};
    EXPECT_EQ(EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key_.get()), 1);
    EXPECT_EQ(EVP_DigestSign(context.get(), bytes.data(), &size,
                             reinterpret_cast<const unsigned char*>(text.data()), text.size()),
              1);
    return {bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size)};
  }

  const std::string credential = "a credential of sixteen";

 private:
  std::string head(char flags) {
    const auto hash = app::hash_secret("verify.example");
    ++count_;
    return std::string{hash.begin(), hash.end()} + flags + std::string{'\0', '\0', '\0', count_};
  }
  std::string public_point() const {
    std::array<unsigned char, 65> point{};
    std::size_t size = 0;
    EXPECT_EQ(EVP_PKEY_get_octet_string_param(key_.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(),
                                              point.size(), &size),
              1);
    return {point.begin(), point.begin() + static_cast<std::ptrdiff_t>(size)};
  }

  std::unique_ptr<EVP_PKEY, void (*)(EVP_PKEY*)> key_;
  char count_ = 0;
};

class PasskeyRoutesTest : public testing::Test {
 protected:
  static std::string cookie_in(const RawResponse& answer, std::string_view name) {
    for (const auto& one : answer.set_cookies)
      if (one.starts_with("__Host-" + std::string{name} + "="))
        return "Cookie: " + one.substr(0, one.find(';')) + "\r\n";
    return {};
  }
  RawResponse password() {
    return service.post("/console/session", R"({"email":"rep@example.com","password":")" +
                                                std::string{Service::password} + R"("})");
  }
  RawResponse posts(const std::string& path, const std::string& cookie) {
    return service.ask(request_text("POST " + path, std::string{Service::origin} + cookie)).value();
  }
  RawResponse removes(const std::string& path, const std::string& cookie) {
    return service.ask(request_text("DELETE " + path, std::string{Service::origin} + cookie))
        .value();
  }
  static boost::json::object json(const RawResponse& answer) {
    EXPECT_EQ(answer.status, 200) << answer.body;
    return boost::json::parse(answer.body).as_object();
  }
  static std::string challenge_in(const RawResponse& answer) {
    return std::string{json(answer).at("challenge").as_string()};
  }
  RawResponse adds(Authenticator& key, const std::string& name = "Blue key") {
    const auto asked = posts("/console/second-factor/passkeys/options", cookie);
    const auto words = key.client_data("webauthn.create", challenge_in(asked));
    return service.post("/console/second-factor/passkeys",
                        boost::json::serialize(boost::json::object{
                            {"name", name},
                            {"client_data", app::to_base64url(words)},
                            {"authenticator_data", app::to_base64url(key.made())}}),
                        cookie);
  }
  static std::string signed_by(Authenticator& key, const std::string& challenge) {
    const auto words = key.client_data("webauthn.get", challenge);
    const auto data = key.used();
    return boost::json::serialize(
        boost::json::object{{"credential", app::to_base64url(key.credential)},
                            {"client_data", app::to_base64url(words)},
                            {"authenticator_data", app::to_base64url(data)},
                            {"signature", app::to_base64url(key.signature(data, words))}});
  }

  Service service;
  Staff rita = service.add_staff();
  std::string cookie = cookie_in(password(), "visavis_staff");
  Authenticator key;
};

TEST_F(PasskeyRoutesTest, IsAddedListedAndRemoved) {
  const auto asked = json(posts("/console/second-factor/passkeys/options", cookie));
  EXPECT_EQ(asked.at("rp_id").as_string(), "verify.example");
  EXPECT_EQ(asked.at("user_name").as_string(), "rep@example.com");
  EXPECT_EQ(asked.at("algorithms"), (boost::json::array{-7, -8, -257}));
  const auto added = adds(key);
  EXPECT_THAT(added.body, HasSubstr(R"({"codes":[")"));
  const auto listed = json(service.get("/console/second-factor", cookie));
  EXPECT_EQ(listed.at("proven"), true);
  const auto& passkey = listed.at("passkeys").as_array().at(0).as_object();
  EXPECT_EQ(passkey.at("name").as_string(), "Blue key");
  EXPECT_EQ(json(posts("/console/second-factor/passkeys/options", cookie)).at("known"),
            (boost::json::array{app::to_base64url(key.credential)}));
  EXPECT_EQ(adds(key).status, 422) << "it is known";

  const std::string path =
      "/console/second-factor/passkeys/" + std::string{passkey.at("id").as_string()};
  EXPECT_EQ(removes("/console/second-factor/passkeys/no", cookie).status, 404);
  EXPECT_EQ(removes(path, cookie).status, 204);
  EXPECT_THAT(removes(path, cookie).body, HasSubstr("second_factor_not_set_up"));
}

TEST_F(PasskeyRoutesTest, SignsInTheSecondStep) {
  adds(key);
  const auto half = password();
  EXPECT_THAT(half.body, HasSubstr(R"("passkeys":true)"));
  const std::string step = cookie_in(half, "visavis_staff_step");
  const auto asked = posts("/console/session/passkey/options", step);
  EXPECT_EQ(json(asked).at("credentials"), (boost::json::array{app::to_base64url(key.credential)}));
  const std::string body = signed_by(key, challenge_in(asked));
  const auto in = service.post("/console/session/passkey", body, step);
  ASSERT_EQ(in.status, 200) << in.body;
  EXPECT_THAT(service.get("/console/session", cookie_in(in, "visavis_staff")).body,
              HasSubstr(R"("second_factor":true)"));
  EXPECT_THAT(service.post("/console/session/passkey", body, step).body, HasSubstr("sign_in_over"));
  EXPECT_EQ(posts("/console/session/passkey/options", step).status, 401);
  const std::string again = cookie_in(password(), "visavis_staff_step");
  EXPECT_THAT(service.post("/console/session/passkey", body, again).body,
              HasSubstr("passkey_refused"))
      << "its challenge was taken";
}

TEST_F(PasskeyRoutesTest, ProvesASessionFromBefore) {
  const std::string before = cookie_in(password(), "visavis_staff");
  EXPECT_THAT(service.post("/console/second-factor/passkey", signed_by(key, "no"), before).body,
              HasSubstr("second_factor_not_set_up"));
  adds(key);
  EXPECT_EQ(service.get("/console/sessions", before).status, 403);
  const auto asked = posts("/console/second-factor/passkey/options", before);
  EXPECT_THAT(
      service.post("/console/second-factor/passkey", signed_by(key, challenge_in(asked)), before)
          .body,
      HasSubstr(R"("second_factor":true)"));
  EXPECT_EQ(service.get("/console/sessions", before).status, 200);
}

TEST_F(PasskeyRoutesTest, ChallengesAndProofsAreLimited) {
  adds(key);
  int given = 0;
  while (given < 100 && posts("/console/second-factor/passkey/options", cookie).status == 200)
    ++given;
  EXPECT_LE(given, 20);
  const std::string step = cookie_in(password(), "visavis_staff_step");
  int refused = 0;
  while (refused < 100 &&
         service.post("/console/session/passkey", signed_by(key, "made_up"), step).status == 422)
    ++refused;
  EXPECT_EQ(refused, 6);
}

}  // namespace
}  // namespace visavis
