#include "domain/questions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace visavis {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> asked_about(const WorkClaim& work) {
  Profile profile;
  profile.work = {work};
  return questions_about_claims(profile);
}

TEST(Questions, AskAboutWorkAsSomebodyWould) {
  EXPECT_THAT(asked_about({"Translator", "Nusa Museum", "2024-01", ""}),
              ElementsAre("What did a typical week as a translator at Nusa Museum look like?",
                          "Who did you work with most at Nusa Museum, and what did they do?",
                          "How did you get your job at Nusa Museum in January 2024?"));
  EXPECT_THAT(asked_about({"Translator", "Self-employed", "2024-01", ""}),
              ElementsAre("What did a typical week as a translator look like?",
                          "How did you find your first client as a translator?"));
}

TEST(Questions, TakeWorkForOneselfForNoEmployer) {
  for (const auto* company : {"", "Self-employed", "self employed", "FREELANCE", " Freelancer. ",
                              "Independent", "Various clients", "n/a", "autónomo"}) {
    EXPECT_THAT(asked_about({"", company, "2024-01", ""}), IsEmpty()) << company;
    for (const auto& question : asked_about({"Illustrator", company, "2024-01", ""}))
      EXPECT_EQ(question.find("2024"), std::string::npos) << company << ": " << question;
  }
}

TEST(Questions, SayTitlesInASentence) {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"Translator", "What did a typical week as a translator at Acme look like?"},
      {"Engineer", "What did a typical week as an engineer at Acme look like?"},
      {"UX Designer", "What did a typical week as a UX Designer at Acme look like?"},
      {"HR Manager", "What did a typical week as an HR Manager at Acme look like?"},
      {"English Teacher", "What did a typical week as an English Teacher at Acme look like?"},
      {"University Lecturer",
       "What did a typical week as a University Lecturer at Acme look like?"},
      {"Head of Design",
       "Your profile says “Head of Design” at Acme. What did a typical week look like?"},
      {"Manager, Sales",
       "Your profile says “Manager, Sales” at Acme. What did a typical week look like?"},
      {"翻訳者", "Your profile says “翻訳者” at Acme. What did a typical week look like?"},
      {"", "What did a typical week at Acme look like?"}};
  for (const auto& [title, question] : cases)
    EXPECT_EQ(asked_about({title, "Acme", "", ""}).front(), question);
}

TEST(Questions, SayMonthsInWords) {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"2024-01", "January 2024"},   {"2024-12", "December 2024"}, {"2023-09-15", "September 2023"},
      {"03/2021", "March 2021"},     {"3.2021", "March 2021"},     {"2019", "2019"},
      {"Spring 2019", "Spring 2019"}};
  for (const auto& [from, said] : cases)
    EXPECT_THAT(asked_about({"", "Acme", from, ""}),
                Contains("How did you get your job at Acme in " + said + "?"));
  for (const auto* from : {"", "2024-13", "2024-00", "a while ago", "24", "-", "/2024", "2024-"})
    EXPECT_EQ(asked_about({"", "Acme", from, ""}).size(), 2U) << from;
}

TEST(Questions, AskAboutStudies) {
  Profile profile;
  profile.education = {{"BA Japanese", "Kyoto City University of Arts", "2015"}, {"MA", "", ""}};
  EXPECT_THAT(
      questions_about_claims(profile),
      ElementsAre(
          "Your profile says “BA Japanese” at Kyoto City University of Arts. Which subject "
          "did you find hardest, and why?",
          "How did you usually get to Kyoto City University of Arts, and what was nearby?"));
}

TEST(Questions, AreThereForEveryProfile) {
  EXPECT_EQ(other_questions({}).size(), 3U);
  Profile profile;
  profile.skills = {"Japanese"};
  EXPECT_THAT(other_questions(profile),
              Contains("Tell me about your last project that involved Japanese."));
}

}  // namespace
}  // namespace visavis
