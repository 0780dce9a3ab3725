#include "meet/google.h"

#include <openssl/evp.h>
#include <openssl/pem.h>

namespace visavis::meet_rooms {
namespace {

/// Made once: it takes a while.
std::string private_key() {
  static const std::string pem = [] {
    EVP_PKEY* const key = EVP_RSA_gen(2048);
    BIO* const bio = BIO_new(BIO_s_mem());
    PEM_write_bio_PrivateKey(bio, key, nullptr, nullptr, 0, nullptr, nullptr);
    char* text = nullptr;
    const auto size = BIO_get_mem_data(bio, &text);
    std::string made{text, static_cast<std::size_t>(size)};
    BIO_free(bio);
    EVP_PKEY_free(key);
    return made;
  }();
  return pem;
}

std::string in_json(const std::string& text) {
  std::string escaped;
  for (const char c : text) escaped += c == '\n' ? "\\n" : std::string{c};
  return escaped;
}

}  // namespace

Google::Google(SSL_CTX* tls)
    : server_([this](const webhooks::Request& request) { return respond(request); }, tls) {}

std::string Google::key_file() const {
  return R"({"type":"service_account","project_id":"a-project","private_key_id":"k1",)"
         R"("client_email":"visavis@a-project.iam.gserviceaccount.com","client_id":"1023",)"
         R"("token_uri":")" +
         server_.url("/token") + R"(","private_key":")" + in_json(private_key()) + "\"}";
}

void Google::answer(const std::string& path, Respond respond) {
  const std::lock_guard lock{mutex_};
  responds_[path] = std::move(respond);
}

std::vector<webhooks::Request> Google::requests(const std::string& path) const {
  auto all = server_.requests();
  std::erase_if(all, [&](const auto& one) { return !one.target.starts_with(path); });
  return all;
}

std::string Google::respond(const webhooks::Request& request) {
  Respond special;
  {
    const std::lock_guard lock{mutex_};
    for (const auto& [path, one] : responds_)
      if (request.target.starts_with(path)) special = one;
  }
  const auto said = special ? special(request) : std::nullopt;
  return said ? *said : usual(request);
}

std::string Google::usual(const webhooks::Request& request) {
  const auto json = [](const std::string& body) {
    return webhooks::answer(200, "content-type: application/json\r\n", body);
  };
  if (request.target == "/token")
    return json(R"({"access_token":"t)" + std::to_string(++tokens_) +
                R"(","expires_in":3599,"token_type":"Bearer"})");
  if (request.target.starts_with("/v2/spaces?")) {
    const auto number = std::to_string(++spaces_);
    return json(R"({"name":"spaces/s)" + number + R"(","meetingUri":"https://meet.google.com/s)" +
                number + R"("})");
  }
  if (request.target.find("/members") != std::string::npos)
    return json(R"({"name":"spaces/s/members/m","user":"users/7"})");
  return json("{}");
}

std::string error(int code, const std::string& status, const std::string& extra_head) {
  return webhooks::answer(code, extra_head,
                          R"({"error":{"code":)" + std::to_string(code) +
                              R"(,"message":"no","status":")" + status + R"("}})");
}

}  // namespace visavis::meet_rooms
