#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <variant>

#include "app/words/time_zone.h"
#include "base/time.h"

namespace visavis::app {

/// What a message is filled with, by name.
using Values = std::map<std::string, std::variant<std::string, Timestamp>, std::less<>>;

/// One message in ICU MessageFormat: "Hello {name}".
class Message {
 public:
  /// `formats` is the tag by which dates, numbers and plurals are formed: "en-GB". A message is a
  /// part of the program: one that does not parse is a bug.
  Message(std::string_view pattern, std::string_view formats);
  ~Message();
  Message(Message&& other) noexcept;
  Message& operator=(Message&& other) noexcept;
  Message(const Message&) = delete;
  Message& operator=(const Message&) = delete;

  /// A name without a value stays as it stands in its braces; values are not looked into. Times are
  /// said in `zone` (time_zone.h); in UTC where the machine does not know it.
  std::string say(const Values& values, std::string_view zone = utc) const;
  /// The names of all that is filled in.
  const std::set<std::string>& names() const;
  /// As it is written: "{button}" is only a name.
  const std::string& pattern() const;

 private:
  struct Parsed;
  std::unique_ptr<Parsed> parsed_;
};

}  // namespace visavis::app
