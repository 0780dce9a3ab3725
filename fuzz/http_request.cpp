// A request must be read alike however its bytes are cut.
#include <cstdint>
#include <string>

#include "adapters/http/request_parser.h"
#include "base/check.h"

using namespace visavis;

namespace {

struct Reading {
  http::RequestParser::State state;
  std::string path, body;
};

/// As the connection does it: the head at once, then pieces.
Reading read(std::string_view bytes, std::size_t piece) {
  http::RequestParser parser{1024};
  std::string input;
  const auto head_end = bytes.find("\r\n\r\n");
  std::size_t given =
      std::min(bytes.size(), head_end == std::string_view::npos ? bytes.size() : head_end + 4);
  input = bytes.substr(0, given);
  input.erase(0, parser.feed(input));
  while (given < bytes.size() && parser.state() == http::RequestParser::State::body_incomplete) {
    const auto more = bytes.substr(given, piece);
    given += more.size();
    input.append(more);
    input.erase(0, parser.feed(input));
  }
  Reading reading{parser.state(), {}, {}};
  if (reading.state == http::RequestParser::State::complete) {
    auto request = parser.take();
    reading.path = request.path;
    reading.body = request.body;
  }
  return reading;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 1 || size > http::head_bytes_max) return 0;
  const std::string_view bytes{reinterpret_cast<const char*>(data + 1), size - 1};
  const Reading whole = read(bytes, bytes.size() + 1);
  const Reading pieces = read(bytes, 1 + data[0] % 16);
  if (whole.state == http::RequestParser::State::complete) {
    CHECK(pieces.state == whole.state);
    CHECK(pieces.path == whole.path && pieces.body == whole.body);
    CHECK(whole.body.size() <= 1024);
  }
  return 0;
}
