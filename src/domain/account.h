#pragma once

#include <string>
#include <vector>

#include "base/personal.h"

namespace visavis {

struct WorkClaim {
  std::string title, company, from, to;
  friend bool operator==(const WorkClaim&, const WorkClaim&) = default;
};

struct EducationClaim {
  std::string degree, school, year;
  friend bool operator==(const EducationClaim&, const EducationClaim&) = default;
};

/// What the marketplace's profile said when the verification was required. Only `name` is sure to
/// be there.
struct Profile {
  std::string name, photo_url, title, country;
  std::vector<std::string> skills;
  std::vector<WorkClaim> work;
  std::vector<EducationClaim> education;
  friend bool operator==(const Profile&, const Profile&) = default;
};

}  // namespace visavis
