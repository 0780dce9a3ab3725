#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/described.h"
#include "domain/account.h"

namespace visavis {

enum class ChecklistKind { consent, question, challenge, document };
BOOST_DESCRIBE_ENUM(ChecklistKind, consent, question, challenge, document)
/// `skipped` is said by a press; what nobody touched is `not_asked`. Rows from before it have
/// `skipped` for both, and stay as they are.
enum class ChecklistMark { ok, not_ok, skipped, not_asked };
BOOST_DESCRIBE_ENUM(ChecklistMark, ok, not_ok, skipped, not_asked)

struct ChecklistItem {
  std::string item;  ///< "consent", "q1", "challenge", "document": unique within a call
  ChecklistKind kind = ChecklistKind::question;
  Personal<std::string> text;  ///< what the representative asks or looks for, out of the profile
  bool required = true;
  friend bool operator==(const ChecklistItem&, const ChecklistItem&) = default;
};
BOOST_DESCRIBE_STRUCT(ChecklistItem, (), (item, kind, text, required))

struct ChecklistResult {
  std::string item;
  ChecklistMark result = ChecklistMark::not_asked;
  friend bool operator==(const ChecklistResult&, const ChecklistResult&) = default;
};
BOOST_DESCRIBE_STRUCT(ChecklistResult, (), (item, result))

/// What the applicant reads when it is an item's turn: the same thing, said to them.
struct Caption {
  ChecklistKind kind = ChecklistKind::question;
  Personal<std::string> text;  ///< in English, like the call
  std::string gesture;  ///< which challenge it is, for words and a picture: "turn_head"; else empty
  friend bool operator==(const Caption&, const Caption&) = default;
};
Caption caption_of(const ChecklistItem& item);

/// Consent, three questions drawn from the profile, one physical challenge, and a document on
/// doubt. The same profile and draw give the same list; another draw asks other questions, so
/// answers cannot be handed on.
std::vector<ChecklistItem> draw_checklist(const Profile& profile, std::uint64_t draw);

}  // namespace visavis
