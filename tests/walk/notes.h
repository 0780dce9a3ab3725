#pragma once

#include <set>
#include <string>
#include <vector>

#include "walk/what_is_so.h"

namespace visavis::walk {

/// What a walk's pages, consoles and mails say, beside what is so: lines of JSON. One says what is
/// so ("so"); those after it say what was shown then.
class Notes {
 public:
  explicit Notes(Walk& walk) : walk_(walk), truth_(walk) {}

  /// What has changed since it was called last.
  void take();

  std::vector<std::string> lines;
  std::size_t pages = 0;
  std::set<std::string> statuses;  ///< of verifications with a page

 private:
  void note_page(const Person& one, const std::string& so);
  void note_console(const Member& one);
  void note_mails();
  void note(std::string line);

  Walk& walk_;
  Truth truth_;
  std::optional<WorldSo> so_;  ///< not written yet
  std::map<VerificationId, std::set<std::string>> pages_noted_;
  std::int64_t position_ = 0;                     ///< of the events whose mails are noted
  std::map<VerificationId, Verification> after_;  ///< them
};

}  // namespace visavis::walk
