// What a mail server answers, line by line.
#include <cstdint>
#include <string>

#include "adapters/outbox/mail/refusal.h"
#include "base/check.h"

using namespace visavis;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view rest{reinterpret_cast<const char*>(data), size};
  mail::Reply reply;
  while (!rest.empty()) {
    const auto line = rest.substr(0, rest.find('\n') + 1);
    const auto taken = line.empty() ? rest : line;
    rest.remove_prefix(taken.size());
    if (!mail::add_line(reply, taken)) continue;
    CHECK(reply.code >= 0 && reply.code <= 999);
    (void)mail::what_then(mail::Place::recipient, reply);
    const std::string told = mail::told(mail::Place::recipient, reply, "zoe@home.example");
    CHECK(told.size() < 1000);
    for (const char c : told) CHECK(c >= 0x20 && c < 0x7F);
    reply = {};
  }
  return 0;
}
