#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace visavis {

/// An e-mail address. Not every one that RFC 5321 allows, but every one that people have: one @
/// between a name and a domain of ASCII letters, digits and what mail servers take as it is. So it
/// needs no quotes, and can begin neither a second recipient nor a second header.
class Email {
 public:
  static constexpr std::size_t bytes_max = 254;  ///< RFC 5321's path, without < and >

  /// Nothing for what is no such address.
  static std::optional<Email> parse(std::string_view text);
  /// One that may have other letters than ASCII's before the @ (RFC 6531): mail reaches it where
  /// every server on the way knows SMTPUTF8.
  static std::optional<Email> parse_international(std::string_view text);

  /// As it was written.
  const std::string& text() const { return text_; }
  /// What two ways to write it are compared by. Mail servers may tell capitals in the name apart;
  /// people do not.
  std::string lower_case() const;

 private:
  explicit Email(std::string_view text) : text_(text) {}
  std::string text_;
};

}  // namespace visavis
