#include "adapters/s3/answers.h"

#include <algorithm>
#include <charconv>
#include <pugixml.hpp>

#include "adapters/s3/text_of.h"

namespace visavis::s3 {
namespace {

constexpr std::size_t code_size_max = 64, token_size_max = 2048;

/// Entities of a document's own are not read (pugixml has none), so nothing grows beyond the text.
class Document {
 public:
  explicit Document(std::string_view text) {
    read_ = document_.load_buffer(text.data(), text.size()).status == pugi::status_ok;
  }
  /// What stands around all, if it is called so.
  pugi::xml_node root(const char* name) const {
    return read_ ? document_.child(name) : pugi::xml_node{};
  }

 private:
  pugi::xml_document document_;
  bool read_ = false;
};

template <class Number>
std::optional<Number> number(std::string_view text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::string token(const pugi::xml_node& in, const char* name) {
  std::string text = in.child_value(name);
  return text.size() <= token_size_max ? text : std::string{};
}

bool is_true(const pugi::xml_node& in, const char* name) {
  return std::string_view{in.child_value(name)} == "true";
}

/// Seconds are enough: 2026-11-30T16:00:00.000Z
Timestamp time_of(std::string_view text) {
  const auto part = [&](std::size_t at, std::size_t size) {
    return text.size() < at + size ? -1 : number<int>(text.substr(at, size)).value_or(-1);
  };
  const std::chrono::year_month_day day{std::chrono::year{part(0, 4)},
                                        std::chrono::month{static_cast<unsigned>(part(5, 2))},
                                        std::chrono::day{static_cast<unsigned>(part(8, 2))}};
  const int hour = part(11, 2), minute = part(14, 2), second = part(17, 2);
  if (!day.ok() || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60)
    return {};
  return std::chrono::sys_days{day} + std::chrono::hours{hour} + std::chrono::minutes{minute} +
         std::chrono::seconds{second};
}

}  // namespace

std::string error_code(std::string_view text) {
  const Document document{text};
  std::string code = document.root("Error").child_value("Code");
  const bool word = std::ranges::all_of(code, [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  });
  return word && code.size() <= code_size_max ? code : "";
}

std::optional<std::string> upload_id(std::string_view text) {
  const Document document{text};
  auto id = token(document.root("InitiateMultipartUploadResult"), "UploadId");
  if (id.empty()) return std::nullopt;
  return id;
}

bool is_completed(std::string_view text) {
  const Document document{text};
  return !document.root("CompleteMultipartUploadResult").empty();
}

std::optional<Page<StoredPart>> parts(std::string_view text) {
  const Document document{text};
  const auto result = document.root("ListPartsResult");
  if (result.empty()) return std::nullopt;
  Page<StoredPart> page;
  for (const auto& one : result.children("Part")) {
    const auto part = number<std::uint32_t>(one.child_value("PartNumber"));
    const auto bytes = number<std::uint64_t>(one.child_value("Size"));
    if (!part || !bytes) return std::nullopt;
    page.entries.push_back({*part, *bytes, unquoted(one.child_value("ETag"))});
  }
  if (is_true(result, "IsTruncated")) page.next = token(result, "NextPartNumberMarker");
  return page;
}

std::vector<std::string> uploads_of(std::string_view text, std::string_view name) {
  const Document document{text};
  std::vector<std::string> ids;
  for (const auto& one : document.root("ListMultipartUploadsResult").children("Upload"))
    if (one.child_value("Key") == name)
      if (auto id = token(one, "UploadId"); !id.empty()) ids.push_back(std::move(id));
  return ids;
}

std::optional<Page<app::StoredObject>> objects(std::string_view text) {
  const Document document{text};
  const auto result = document.root("ListBucketResult");
  if (result.empty()) return std::nullopt;
  Page<app::StoredObject> page;
  for (const auto& one : result.children("Contents")) {
    const auto bytes = number<std::uint64_t>(one.child_value("Size"));
    if (!bytes) return std::nullopt;
    page.entries.push_back(
        {one.child_value("Key"), *bytes, time_of(one.child_value("LastModified"))});
  }
  if (is_true(result, "IsTruncated")) page.next = token(result, "NextContinuationToken");
  return page;
}

}  // namespace visavis::s3
