#include "domain/questions.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "base/ascii.h"

namespace visavis {
namespace {

using Strings = std::vector<std::string>;

constexpr std::array<std::string_view, 12> month_names{
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

/// Where nobody is: there are no colleagues to ask about, and no job to start. Lower case.
constexpr std::array<std::string_view, 24> not_an_employer{"self",
                                                           "self-employed",
                                                           "self employed",
                                                           "selfemployed",
                                                           "self-employment",
                                                           "freelance",
                                                           "freelancer",
                                                           "freelancing",
                                                           "independent",
                                                           "independent contractor",
                                                           "contractor",
                                                           "own business",
                                                           "various",
                                                           "various clients",
                                                           "several clients",
                                                           "private clients",
                                                           "none",
                                                           "n/a",
                                                           "-",
                                                           "autónomo",
                                                           "autônomo",
                                                           "indépendant",
                                                           "selbstständig",
                                                           "freiberuflich"};

bool is_employer(std::string_view company) {
  const std::string plain = ascii_lowered(trimmed(company, " .()"));
  return !plain.empty() &&
         std::find(not_an_employer.begin(), not_an_employer.end(), plain) == not_an_employer.end();
}

bool all_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}
bool is_year(std::string_view text) { return text.size() == 4 && all_digits(text); }

std::optional<std::string> month_of_year(std::string_view year, std::string_view month) {
  if (!is_year(year) || !all_digits(month) || month.size() > 2) return std::nullopt;
  const int number = month.size() == 1 ? month[0] - '0' : 10 * (month[0] - '0') + month[1] - '0';
  if (number < 1 || number > 12) return std::nullopt;
  return std::string{month_names[static_cast<std::size_t>(number - 1)]} + " " + std::string{year};
}

/// "2024-01" and "01/2024" -> "January 2024"; "2019" and "Spring 2019" stay. What is no time, as
/// "a while ago", is nothing.
std::optional<std::string> when(std::string_view text) {
  text = trimmed(text, spaces_of_people);
  if (is_year(text)) return std::string{text};
  const auto parting = text.find_first_of("-/.");
  if (parting == std::string_view::npos) {
    const bool named = text.size() > 5 && is_year(text.substr(text.size() - 4)) &&
                       is_ascii_letter(text.front()) && text[text.size() - 5] == ' ';
    return named ? std::optional{std::string{text}} : std::nullopt;
  }
  const std::string_view first = text.substr(0, parting);
  const std::string_view rest = text.substr(parting + 1);
  if (!is_year(first)) return month_of_year(rest, first);
  return month_of_year(first, rest.substr(0, rest.find_first_of("-/.")));
}

/// Whether it is said "an": by its sound, so far as letters tell.
bool begins_with_vowel(std::string_view word) {
  const bool letters_alone = word.size() > 1 && std::none_of(word.begin(), word.end(), [](char c) {
                               return c >= 'a' && c <= 'z';
                             });
  if (letters_alone) return std::string_view{"AEFHILMNORSX"}.find(word[0]) != std::string::npos;
  const std::string lower = ascii_lowered(word);
  if (lower.starts_with("uni") || lower.starts_with("use") || lower.starts_with("eu")) return false;
  return std::string_view{"aeiou"}.find(lower[0]) != std::string_view::npos;
}

/// "Translator" -> "a translator", "UX Designer" -> "a UX Designer". Nothing for what does not name
/// somebody, as "Head of Design": with an article that would be no English.
std::optional<std::string> with_article(std::string_view title) {
  title = trimmed(title, spaces_of_people);
  const std::string_view first = title.substr(0, title.find(' '));
  const std::string_view last = title.substr(title.rfind(' ') + 1);
  const bool words = !title.empty() && std::all_of(title.begin(), title.end(), [](char c) {
    return is_ascii_letter(c) || c == ' ' || c == '-';
  });
  const auto ends = [&](std::string_view end) { return ascii_lowered(last).ends_with(end); };
  const bool person = ends("er") || ends("or") || ends("ist") || ends("ian") || ends("ant");
  if (!words || !person || ascii_lowered(title).find(" of ") != std::string::npos)
    return std::nullopt;
  std::string said{title};
  // More words may have a name among them: "English Teacher".
  if (first == title) said = ascii_lowered(title);
  return (begins_with_vowel(first) ? "an " : "a ") + said;
}

std::string typical_week(const WorkClaim& work, const std::string& at) {
  const auto person = with_article(work.title);
  if (person) return "What did a typical week as " + *person + at + " look like?";
  if (work.title.empty()) return "What did a typical week" + at + " look like?";
  return "Your profile says “" + work.title + "”" + at + ". What did a typical week look like?";
}

void add_own_business(const WorkClaim& work, Strings& questions) {
  if (work.title.empty()) return;
  questions.push_back(typical_week(work, ""));
  const auto person = with_article(work.title);
  if (person) questions.push_back("How did you find your first client as " + *person + "?");
}

void add_work(const WorkClaim& work, Strings& questions) {
  if (!is_employer(work.company)) return add_own_business(work, questions);
  const std::string& company = work.company;
  questions.push_back(typical_week(work, " at " + company));
  questions.push_back("Who did you work with most at " + company + ", and what did they do?");
  const auto start = when(work.from);
  if (start) questions.push_back("How did you get your job at " + company + " in " + *start + "?");
}

void add_education(const EducationClaim& education, Strings& questions) {
  const std::string& school = education.school;
  if (school.empty()) return;
  questions.push_back(education.degree.empty()
                          ? "Which subject did you find hardest at " + school + ", and why?"
                          : "Your profile says “" + education.degree + "” at " + school +
                                ". Which subject did you find hardest, and why?");
  questions.push_back("How did you usually get to " + school + ", and what was nearby?");
}

}  // namespace

Strings questions_about_claims(const Profile& profile) {
  Strings questions;
  for (const auto& work : profile.work) add_work(work, questions);
  for (const auto& education : profile.education) add_education(education, questions);
  return questions;
}

Strings other_questions(const Profile& profile) {
  Strings questions;
  for (const auto& skill : profile.skills)
    questions.push_back("Tell me about your last project that involved " + skill + ".");
  if (!profile.country.empty())
    questions.emplace_back("Which town are you in now, and what’s the weather like there today?");
  if (!profile.title.empty()) {
    questions.push_back("Your profile says “" + profile.title +
                        "”. How would you explain that job to somebody who has never heard of it?");
  }
  questions.emplace_back("What is your full name, and do you use any other name?");
  questions.emplace_back("Which recent client or project did you enjoy most, and why?");
  questions.emplace_back("Does anybody else use this account or do work in your name?");
  return questions;
}

}  // namespace visavis
