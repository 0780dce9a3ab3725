#include "domain/checklist.h"

#include <algorithm>
#include <array>

#include "domain/questions.h"

namespace visavis {
namespace {

using Text = Personal<std::string>;

// Movements that real-time face swaps handle badly; blinking, nodding and small turns are beaten.
struct Challenge {
  std::string_view gesture;  ///< names the picture that the applicant's page draws
  std::string_view to_representative;
  std::string_view to_applicant;
};
constexpr std::array<Challenge, 6> challenges{{
    {"turn_head",
     "Ask the applicant to turn their head all the way to the left until you can see the ear, then "
     "to the right.",
     "Turn your head all the way to the left, then all the way to the right."},
    {"hand_across_face",
     "Ask the applicant to move an open hand slowly down over their face, from forehead to chin.",
     "Slowly move your open hand down over your face, from forehead to chin."},
    {"press_cheek", "Ask the applicant to press a finger against one cheek, then release.",
     "Press a finger against your cheek, then release."},
    {"lean_in", "Ask the applicant to lean in until their face fills the picture, then lean back.",
     "Lean in until your face fills the screen, then lean back."},
    {"three_fingers",
     "Ask the applicant to hold up three fingers in front of one eye, then the other.",
     "Hold up three fingers in front of one eye, then the other."},
    {"hand_on_head",
     "Ask the applicant to put a hand on top of their head and look up at the ceiling.",
     "Put a hand on top of your head and look up at the ceiling."},
}};

// SplitMix64: a fixed way from one drawn number to many, the same on every machine.
std::uint64_t next_number(std::uint64_t& state) {
  state += 0x9E3779B97F4A7C15ULL;
  std::uint64_t z = state;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31);
}

/// The first `count` of a shuffle.
std::vector<std::string> pick(std::vector<std::string> from, std::size_t count,
                              std::uint64_t& state) {
  count = std::min(count, from.size());
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t other = i + static_cast<std::size_t>(next_number(state) % (from.size() - i));
    std::swap(from[i], from[other]);
  }
  from.resize(count);
  return from;
}

}  // namespace

std::vector<ChecklistItem> draw_checklist(const Profile& profile, std::uint64_t draw) {
  std::vector<ChecklistItem> items;
  items.push_back({"consent", ChecklistKind::consent,
                   Text{"The applicant agrees, in the call, to being verified by video."}, true});
  std::vector<std::string> questions = pick(questions_about_claims(profile), 2, draw);
  for (auto& question : pick(other_questions(profile), 3 - questions.size(), draw)) {
    questions.push_back(std::move(question));
  }
  for (std::size_t i = 0; i < questions.size(); ++i) {
    items.push_back({"q" + std::to_string(i + 1), ChecklistKind::question,
                     Text{std::move(questions[i])}, true});
  }
  items.push_back(
      {"challenge", ChecklistKind::challenge,
       Text{std::string{challenges[static_cast<std::size_t>(next_number(draw) % challenges.size())]
                            .to_representative}},
       true});
  items.push_back(
      {"document", ChecklistKind::document,
       Text{"If in doubt, ask for a government ID: check name and photo, and tilt it to see the "
            "security features."},
       false});
  return items;
}

Caption caption_of(const ChecklistItem& item) {
  switch (item.kind) {
    case ChecklistKind::consent:
      return {item.kind, Text{"Say whether you agree to being verified by video."}, ""};
    case ChecklistKind::question:
      return {item.kind, item.text, ""};
    case ChecklistKind::challenge:
      for (const auto& challenge : challenges) {
        if (challenge.to_representative == item.text.reveal())
          return {item.kind, Text{std::string{challenge.to_applicant}},
                  std::string{challenge.gesture}};
      }
      // Drawn by another version: the representative says what it is.
      return {item.kind, Text{"Make the movement the representative describes."}, ""};
    case ChecklistKind::document:
      return {item.kind, Text{"Hold your identity document up to the camera."}, ""};
  }
  return {item.kind, item.text, ""};
}

}  // namespace visavis
