// The quick reader of permission checks must accept nothing that the full parser reads otherwise.
#include <cstdint>
#include <string>

#include "adapters/http/permission_check.h"
#include "adapters/http/request_parser.h"
#include "base/check.h"

using namespace visavis;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string head{reinterpret_cast<const char*>(data), size};
  // Without help it takes the fuzzer long to find the frame of a check.
  if (size > 0 && data[0] == '!')
    head = "GET /v1/accounts/" + head.substr(1) + "\r\nHost: a\r\nAuthorization: Bearer k\r\n\r\n";
  const auto quick = http::read_permission_head(head);
  if (!quick) return 0;
  http::RequestParser parser{64};
  const std::size_t used = parser.feed(head + "GET / HTTP/1.1\r\n\r\n");
  CHECK(parser.state() == http::RequestParser::State::complete);
  CHECK(used == head.size());
  CHECK(parser.keep_alive());
  const http::HttpRequest full = parser.take();
  CHECK(full.method == http::Method::get);
  CHECK(full.path == "/v1/accounts/" + std::string{quick->account} + "/permissions/" +
                         std::string{quick->action});
  CHECK(full.query.empty() && full.body.empty() && !full.wants_websocket);
  CHECK(http::bearer_token(full.authorization) == quick->token);
  return 0;
}
