#include "app/call/talk.h"

#include <utility>

namespace visavis::app {
namespace {

constexpr std::size_t chat_messages_max = 200;
constexpr std::size_t chat_bytes_max = std::size_t{32} * 1024;

}  // namespace

void Talk::add(CallSide from, Personal<std::string> text, Timestamp at) {
  chat_bytes += text.reveal().size();
  chat.push_back({++last_message, from, std::move(text), at});
  while (chat.size() > chat_messages_max || chat_bytes > chat_bytes_max) {
    chat_bytes -= chat.front().text.reveal().size();
    chat.pop_front();
  }
}

CallTalk Talk::seen_by(CallSide side, std::optional<Timestamp> peer_away_since) const {
  const Side& peer = side == CallSide::applicant ? representative : applicant;
  return {{chat.begin(), chat.end()}, peer.switches, peer_away_since};
}

}  // namespace visavis::app
