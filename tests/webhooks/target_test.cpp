// Where the sender connects, and where it does not.
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include "webhooks/webhook_test.h"

namespace visavis::webhooks {
namespace {

TEST_F(WebhookTest, ConnectsToNoPrivateAddress) {
  TestServer server{[](const Request&) { return answer(200); }};
  config.allow_private_targets = false;
  const auto port = std::to_string(server.port());
  std::uint32_t number = 0;
  for (const auto& host : {"127.0.0.1", "localhost", "127.1", "2130706433", "0x7f.1", "0.0.0.0",
                           "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]"}) {
    add_marketplace(++number, std::string{"http://"} + host + ":" + port + "/");
    begin(number, number);
  }
  start_sender();
  EXPECT_TRUE(eventually([&] { return own->outbox().due(clock.now(), 10).empty(); }));
  EXPECT_TRUE(due_later()) << "failed, not delivered";
  EXPECT_EQ(server.connections(), 0U);
}

TEST_F(WebhookTest, SpeaksOnlyHttp) {
  TestServer server{[](const Request&) { return answer(200); }};
  const auto place = "://127.0.0.1:" + std::to_string(server.port()) + "/hook";
  std::uint32_t number = 0;
  for (const auto& url : {"ftp" + place, "gopher" + place, "dict" + place, "smtp" + place,
                          std::string{"file:///etc/hostname"}, std::string{"no url at all"}}) {
    add_marketplace(++number, url);
    begin(number, number);
  }
  start_sender();
  EXPECT_TRUE(eventually([&] { return own->outbox().due(clock.now(), 10).empty(); }));
  EXPECT_TRUE(due_later()) << "failed, not delivered";
  EXPECT_EQ(server.connections(), 0U);
}

TEST_F(WebhookTest, UsesNoProxyFromTheEnvironment) {
  TestServer proxy{[](const Request&) { return answer(200); }};
  TestServer server{[](const Request&) { return answer(200); }};
  ::setenv("http_proxy", proxy.url("").c_str(), 1);
  ::setenv("all_proxy", proxy.url("").c_str(), 1);
  add_marketplace(1, server.url());
  begin(1);
  start_sender();
  EXPECT_TRUE(eventually([&] { return all_delivered(); }));
  ::unsetenv("http_proxy");
  ::unsetenv("all_proxy");
  EXPECT_EQ(server.requests().size(), 1U);
  EXPECT_EQ(proxy.connections(), 0U);
}

/// A certificate for 127.0.0.1 that nobody vouches for, and a TLS context that shows it.
class SelfSigned {
 public:
  SelfSigned() : key_(EVP_EC_gen("P-256")), certificate_(X509_new()) {
    X509_set_version(certificate_, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate_), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate_), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate_), 3600);
    auto* name = X509_get_subject_name(certificate_);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>("test"), -1, -1, 0);
    X509_set_issuer_name(certificate_, name);
    X509_set_pubkey(certificate_, key_);
    auto* address = X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, "IP:127.0.0.1");
    X509_add_ext(certificate_, address, -1);
    X509_EXTENSION_free(address);
    X509_sign(certificate_, key_, EVP_sha256());
    SSL_CTX_use_certificate(context_, certificate_);
    SSL_CTX_use_PrivateKey(context_, key_);
  }
  ~SelfSigned() {
    SSL_CTX_free(context_);
    X509_free(certificate_);
    EVP_PKEY_free(key_);
  }
  SelfSigned(const SelfSigned&) = delete;
  SelfSigned& operator=(const SelfSigned&) = delete;

  SSL_CTX* context() const { return context_; }
  void save(const std::filesystem::path& file) const {
    auto* out = std::fopen(file.c_str(), "w");
    PEM_write_X509(out, certificate_);
    std::fclose(out);
  }

 private:
  EVP_PKEY* key_;
  X509* certificate_;
  SSL_CTX* context_ = SSL_CTX_new(TLS_server_method());
};

TEST_F(WebhookTest, TrustsNoCertificateThatNobodyVouchesFor) {
  const SelfSigned certificate;
  TestServer server{[](const Request&) { return answer(200); }, certificate.context()};
  add_marketplace(1, server.url());
  start_sender();
  begin(1);
  EXPECT_TRUE(failed_once());
  EXPECT_EQ(server.requests().size(), 0U) << "nothing was said";
}

TEST_F(WebhookTest, DeliversOverTlsToATrustedCertificate) {
  const SelfSigned certificate;
  const auto file =
      std::filesystem::path{testing::TempDir()} / ("visavis_ca_" + std::to_string(::getpid()));
  certificate.save(file);
  TestServer server{[](const Request&) { return answer(200); }, certificate.context()};
  add_marketplace(1, server.url());
  config.ca_file = file;
  start_sender();
  begin(1);
  EXPECT_TRUE(eventually([&] { return all_delivered(); }));
  EXPECT_EQ(server.requests().size(), 1U);
  std::filesystem::remove(file);
}

}  // namespace
}  // namespace visavis::webhooks
