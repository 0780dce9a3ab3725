#include "webhooks/self_signed.h"

#include <cstdio>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

namespace visavis::webhooks {

SelfSigned::SelfSigned()
    : key_(EVP_EC_gen("P-256")),
      certificate_(X509_new()),
      context_(SSL_CTX_new(TLS_server_method())) {
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

SelfSigned::~SelfSigned() {
  SSL_CTX_free(context_);
  X509_free(certificate_);
  EVP_PKEY_free(key_);
}

void SelfSigned::save(const std::filesystem::path& file) const {
  auto* out = std::fopen(file.c_str(), "w");
  PEM_write_X509(out, certificate_);
  std::fclose(out);
}

}  // namespace visavis::webhooks
