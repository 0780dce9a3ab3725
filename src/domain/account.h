#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/described.h"
#include "base/personal.h"

namespace visavis {

struct WorkClaim {
  std::string title, company, from, to;
  friend bool operator==(const WorkClaim&, const WorkClaim&) = default;
};
BOOST_DESCRIBE_STRUCT(WorkClaim, (), (title, company, from, to))

struct EducationClaim {
  std::string degree, school, year;
  friend bool operator==(const EducationClaim&, const EducationClaim&) = default;
};
BOOST_DESCRIBE_STRUCT(EducationClaim, (), (degree, school, year))

/// What the marketplace's profile said when the verification was required. Only `name` is sure to
/// be there.
struct Profile {
  std::string name = {}, photo_url = {}, title = {}, country = {};
  std::vector<std::string> skills = {};
  std::vector<WorkClaim> work = {};
  std::vector<EducationClaim> education = {};
  friend bool operator==(const Profile&, const Profile&) = default;
};
BOOST_DESCRIBE_STRUCT(Profile, (), (name, photo_url, title, country, skills, work, education))

/// Where and in which language the account's owner is told what happens.
struct Contact {
  Personal<std::string> email;
  std::string language;                       ///< BCP 47, "en" when the marketplace does not say
  std::optional<std::string> time_zone = {};  ///< IANA: "Europe/Berlin"; UTC when it does not say
  friend bool operator==(const Contact&, const Contact&) = default;
};
BOOST_DESCRIBE_STRUCT(Contact, (), (email, language, time_zone))

}  // namespace visavis
