#pragma once

#include <string>

#include "adapters/meet/meet_config.h"
#include "base/time.h"

namespace visavis::meet {

enum class Method { get, post, patch };

/// A request to the Meet API. Names of resources are as answers gave them.
struct Request {
  Method method = Method::get;
  std::string target;  ///< path and query
  std::string body;    ///< JSON; none of a GET
  std::string shape;   ///< for the log: the path, without names
};

// https://developers.google.com/workspace/meet/api/reference/rest/v2, and the discovery document.
// Each asks for the fields that answers.h reads. `page` is empty for the first one.

/// `moderated`: only the organiser and co-hosts admit others.
Request create_space(const MeetConfig& config, bool moderated);
/// Then every member of the organisation who is in it may admit others.
Request stop_moderation(const std::string& space);
/// Whoever is not of the organisation has to knock then.
Request restrict_access(const std::string& space);
Request add_cohost(const std::string& space, const std::string& email);
Request list_members(const std::string& space);
Request get_active_conference(const std::string& space);
Request end_active_conference(const std::string& space);
Request list_records(const std::string& space, const std::string& page);
Request list_participants(const std::string& record, const std::string& page);
Request list_sessions(const std::string& participant, const std::string& page);
Request list_recordings(const std::string& record, const std::string& page);
Request list_transcripts(const std::string& record, const std::string& page);

/// RFC 3986: everything but unreserved characters is encoded.
std::string percent_encoded(std::string_view text);

}  // namespace visavis::meet
