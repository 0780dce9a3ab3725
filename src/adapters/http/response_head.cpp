#include "adapters/http/response_head.h"

#include <array>
#include <charconv>
#include <cstdio>
#include <cstring>

namespace visavis::http {
namespace {

bool has(const HttpResponse& response, std::string_view name) {
  for (const auto& header : response.headers)
    if (header.first == name) return true;
  return false;
}

void field(std::string& head, std::string_view name, std::string_view value) {
  head.append(name).append(": ").append(value).append("\r\n");
}

void part_fields(std::string& head, const FilePart& part) {
  field(head, "Accept-Ranges", "bytes");
  if (!part.range.asked) return;
  field(head, "Content-Range",
        "bytes " + std::to_string(part.range.first) + '-' + std::to_string(part.until) + '/' +
            std::to_string(part.bytes));
}

std::uint64_t length_of(const HttpResponse& response) {
  if (!response.part) return response.content().size();
  return response.part->until - response.part->range.first + 1;
}

}  // namespace

std::string_view status_text(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 204:
      return "No Content";
    case 206:
      return "Partial Content";
    case 302:
      return "Found";
    case 304:
      return "Not Modified";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 409:
      return "Conflict";
    case 410:
      return "Gone";
    case 413:
      return "Content Too Large";
    case 415:
      return "Unsupported Media Type";
    case 416:
      return "Range Not Satisfiable";
    case 422:
      return "Unprocessable Content";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 501:
      return "Not Implemented";
    case 503:
      return "Service Unavailable";
    default:
      return "Other";
  }
}

std::string response_head(const HttpResponse& response, const HeadContext& context) {
  std::string head;
  head.reserve(512);
  head.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ");
  head.append(status_text(response.status)).append("\r\n");
  field(head, "Date", context.date);
  field(head, "X-Request-Id", context.request_id);
  if (!response.content_type.empty()) field(head, "Content-Type", response.content_type);
  // 204 and 304 have no body, and must not say how long it is not.
  if (response.status != 204 && response.status != 304)
    field(head, "Content-Length", std::to_string(length_of(response)));
  if (response.part) part_fields(head, *response.part);
  field(head, "X-Content-Type-Options", "nosniff");
  if (!has(response, "Referrer-Policy")) field(head, "Referrer-Policy", "no-referrer");
  if (!has(response, "Cache-Control")) field(head, "Cache-Control", "no-store");
  if (context.strict_transport) field(head, "Strict-Transport-Security", "max-age=31536000");
  for (const auto& [name, value] : response.headers) field(head, name, value);
  if (!context.keep_alive) field(head, "Connection", "close");
  head.append("\r\n");
  return head;
}

std::string http_date(Timestamp at) {
  constexpr std::array<const char*, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<const char*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                               "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto day = std::chrono::floor<std::chrono::days>(at);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss clock{std::chrono::floor<std::chrono::seconds>(at - day)};
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%s, %02u %s %04d %02d:%02d:%02d GMT",
                days[std::chrono::weekday{day}.c_encoding()], static_cast<unsigned>(date.day()),
                months[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()),
                static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                static_cast<int>(clock.seconds().count()));
  return text.data();
}

void FixedText::append(std::string_view text) {
  if (!fits_ || text.size() > buffer_.size() - size_) {
    fits_ = false;
    return;
  }
  std::memcpy(buffer_.data() + size_, text.data(), text.size());
  size_ += text.size();
}

void FixedText::append_number(std::size_t number) {
  std::array<char, 20> digits{};
  const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  append({digits.data(), static_cast<std::size_t>(end - digits.data())});
}

}  // namespace visavis::http
