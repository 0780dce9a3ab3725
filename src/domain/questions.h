#pragma once

#include <string>
#include <vector>

#include "domain/account.h"

namespace visavis {

/// What a stand-in with a prepared story finds hard: details of a claim, asked from a side that
/// the profile does not show. In English, as a representative would say it.
std::vector<std::string> questions_about_claims(const Profile& profile);
/// What can be asked of everybody, and of what else the profile says: three or more.
std::vector<std::string> other_questions(const Profile& profile);

}  // namespace visavis
