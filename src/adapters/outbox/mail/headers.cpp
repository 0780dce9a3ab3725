#include "adapters/outbox/mail/headers.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <sodium.h>

#include "base/email.h"
#include "base/utf8.h"

namespace visavis::mail {
namespace {

/// RFC 2047 allows 75 characters for "=?UTF-8?B?" ... "?=": 63 of base64, which 45 bytes fill.
constexpr std::size_t word_bytes_max = 45;

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

std::string encoded_word(std::string_view bytes) {
  std::array<char, sodium_base64_ENCODED_LEN(word_bytes_max, sodium_base64_VARIANT_ORIGINAL)>
      base64{};
  sodium_bin2base64(base64.data(), base64.size(),
                    reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                    sodium_base64_VARIANT_ORIGINAL);
  return std::string{"=?UTF-8?B?"} + base64.data() + "?=";
}

/// A name before an address: as a quoted string when it is ASCII, since it may hold what RFC 5322
/// gives a meaning to.
std::string phrase(std::string_view name) {
  std::string text = header_text(name);
  if (text.starts_with("=?")) return text;
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

}  // namespace

std::string header_text(std::string_view text) {
  std::string clean{text};
  std::replace_if(clean.begin(), clean.end(), is_control, ' ');
  const bool ascii = std::all_of(clean.begin(), clean.end(),
                                 [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  // Too long for one line, or taken for an encoded word: then it becomes some.
  if (ascii && clean.size() <= 900 && clean.find("=?") == std::string::npos) return clean;
  std::string words;
  for (std::size_t from = 0; from < clean.size();) {
    std::size_t size = std::min(word_bytes_max, clean.size() - from);
    // A character must not be cut in two.
    while (from + size < clean.size() && size > 1 && is_utf8_continuation(clean[from + size]))
      --size;
    words += (words.empty() ? "" : "\r\n ") + encoded_word(clean.substr(from, size));
    from += size;
  }
  return words;
}

std::string header_date(Timestamp at) {
  static constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto day = std::chrono::floor<std::chrono::days>(at);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss time{std::chrono::floor<std::chrono::seconds>(at - day)};
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%s, %02u %s %04d %02d:%02d:%02d +0000",
                days[std::chrono::weekday{day}.c_encoding()], static_cast<unsigned>(date.day()),
                months[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()),
                static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                static_cast<int>(time.seconds().count()));
  return text.data();
}

std::vector<std::string> header_lines(const app::OutgoingMail& mail, std::string_view from,
                                      Timestamp now) {
  const std::string domain{from.substr(from.rfind('@') + 1)};
  std::vector<std::string> lines{
      "From: " + phrase(mail.draft.sender_name) + " <" + std::string{from} + ">",
      "To: <" + mail.draft.to.reveal() + ">",
      "Subject: " + header_text(mail.draft.subject.reveal()), "Date: " + header_date(now),
      "Message-ID: <" + std::to_string(mail.number) + "." +
          std::to_string(to_unix_ms(mail.created)) + "@" + domain + ">",
      // RFC 3834: no holiday notice must answer it.
      "Auto-Submitted: auto-generated", "Content-Language: " + header_text(mail.draft.language),
      "Content-Type: multipart/alternative"};
  // Stored when it was written: whoever has the database must not begin another header with it.
  if (const auto to = Email::parse(mail.draft.reply_to))
    lines.push_back("Reply-To: <" + to->text() + ">");
  return lines;
}

}  // namespace visavis::mail
