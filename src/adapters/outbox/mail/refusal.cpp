#include "adapters/outbox/mail/refusal.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>

#include "base/ascii.h"

namespace visavis::mail {
namespace {

using outbox::Then;

/// Of a reply: enough for people, and for the link that some servers give.
constexpr std::size_t text_bytes_max = 400;
constexpr std::size_t told_bytes_max = 240;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Up to so many digits at the text's beginning, taken from it.
std::optional<int> take_number(std::string_view& text, std::size_t digits_max) {
  std::size_t digits = 0;
  while (digits < text.size() && digits < digits_max && is_digit(text[digits])) ++digits;
  int number = 0;
  if (digits == 0) return std::nullopt;
  std::from_chars(text.data(), text.data() + digits, number);
  text.remove_prefix(digits);
  return number;
}

bool take_dot(std::string_view& text) {
  if (!text.starts_with('.')) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<EnhancedCode> enhanced_code(std::string_view text) {
  const auto status = take_number(text, 1);
  if (!status || !take_dot(text)) return std::nullopt;
  const auto subject = take_number(text, 3);
  if (!subject || !take_dot(text)) return std::nullopt;
  const auto detail = take_number(text, 3);
  if (!detail || (!text.empty() && text.front() != ' ')) return std::nullopt;
  return EnhancedCode{*status, *subject, *detail};
}

/// RFC 3463, 3.2 and 3.3; 5.1.10 is RFC 7505, 5.6.7 RFC 6531. Of the addressing codes 5.1.7
/// and 5.1.8 are about the sender, and 5.1.0 is said of either.
bool is_about_recipient(const EnhancedCode& code) {
  static constexpr std::array addresses{1, 2, 3, 4, 6, 10};
  if (code.subject == 1) return std::ranges::find(addresses, code.detail) != addresses.end();
  return code.subject == 2 || (code.subject == 6 && code.detail == 7);
}

/// Part of a word, or of a name: what a part of the address must not be followed or preceded by, to
/// be it.
bool is_word(char c) { return is_ascii_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80; }

void hide(std::string& text, std::string_view part) {
  if (part.empty()) return;
  constexpr std::string_view shown = "(address)";
  const std::string wanted = ascii_lowered(part);
  for (std::size_t at = 0; (at = ascii_lowered(text).find(wanted, at)) != std::string::npos;) {
    const std::size_t end = at + part.size();
    const bool alone =
        (at == 0 || !is_word(text[at - 1])) && (end == text.size() || !is_word(text[end]));
    if (!alone) {
      at = end;
      continue;
    }
    text.replace(at, part.size(), shown);
    at += shown.size();
  }
}

/// What is no printable ASCII does no good in a log.
std::string printable(std::string_view text) {
  std::string line{text.substr(0, told_bytes_max)};
  for (char& c : line)
    if (c < 0x20 || c >= 0x7F) c = '?';
  return line;
}

}  // namespace

bool add_line(Reply& reply, std::string_view line) {
  std::string_view text = trimmed(line, "\r\n");
  const auto code = take_number(text, 3);
  const bool last = !text.starts_with('-');
  if (code && !text.empty()) text.remove_prefix(1);
  const auto enhanced = enhanced_code(text);
  if (reply.code == 0) {
    reply.code = code.value_or(0);
    reply.enhanced = enhanced;
  }
  // Each line begins with it again.
  if (enhanced && enhanced == reply.enhanced)
    text.remove_prefix(std::min(text.find(' '), text.size()));
  text = trimmed(text, " ");
  if (reply.text.size() < text_bytes_max) {
    if (!reply.text.empty()) reply.text += ' ';
    reply.text += text.substr(0, text_bytes_max);
  }
  return last;
}

Then what_then(Place place, const Reply& reply) {
  const bool for_ever = reply.code >= 500 && reply.code <= 599 && reply.enhanced &&
                        reply.enhanced->status == 5 && is_about_recipient(*reply.enhanced);
  switch (place) {
    case Place::connection:
    case Place::hello:
    case Place::tls:
    case Place::sign_in:
    case Place::sender:
      return Then::hold;
    case Place::recipient:
    case Place::data:
    case Place::message:
      return for_ever ? Then::never : Then::again;
  }
  return Then::again;
}

std::string told(Place place, const Reply& reply, std::string_view address) {
  std::string text = reply.text;
  const std::string_view name = address.substr(0, address.rfind('@'));
  hide(text, address);
  hide(text, name);
  hide(text, name.substr(0, name.find('+')));
  if (name.size() < address.size()) hide(text, address.substr(name.size() + 1));
  std::string told = "the mail server answered ";
  told.append(asked(place)).append(" with: ").append(std::to_string(reply.code));
  if (reply.enhanced)
    told += " " + std::to_string(reply.enhanced->status) + "." +
            std::to_string(reply.enhanced->subject) + "." + std::to_string(reply.enhanced->detail);
  return text.empty() ? told : told + " " + printable(text);
}

std::string_view asked(Place place) {
  switch (place) {
    case Place::connection:
      return "the connection";
    case Place::hello:
      return "EHLO";
    case Place::tls:
      return "STARTTLS";
    case Place::sign_in:
      return "AUTH";
    case Place::sender:
      return "MAIL";
    case Place::recipient:
      return "RCPT";
    case Place::data:
      return "DATA";
    case Place::message:
      return "the message";
  }
  return "";
}

}  // namespace visavis::mail
