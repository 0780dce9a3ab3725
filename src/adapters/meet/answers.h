#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/ports/meetings.h"
#include "base/time.h"

// What Google answers, read from JSON. Members that nobody here knows are passed over; one that is
// needed and missing, of another type, or with a name that could not stand in a path makes the
// whole answer unreadable: then there is nothing.
namespace visavis::meet {

struct Token {
  std::string text;
  Duration lifetime{};
};
std::optional<Token> read_token(std::string_view body);

struct Space {
  std::string name;  ///< "spaces/jQCFfuBOdN5z"
  std::string url;   ///< https, or http on this machine
};
std::optional<Space> read_space(std::string_view body);

/// The record's name; empty: nobody is in the space.
std::optional<std::string> read_active_conference(std::string_view body);

/// Somebody who has a role in a space.
struct Member {
  std::string email;
  std::string user;  ///< "users/123", or empty where Google does not tell it
};
std::optional<Member> read_member(std::string_view body);

template <class Item>
struct Page {
  std::vector<Item> items;
  std::string next;  ///< token of the next page; empty: this is the last
};

std::optional<Page<Member>> read_members(std::string_view body);

struct Record {
  std::string name;
  bool over = false;  ///< everybody has left
};
std::optional<Page<Record>> read_records(std::string_view body);
/// Each with one join.
std::optional<Page<app::MeetingParticipant>> read_participants(std::string_view body);
/// Their names.
std::optional<Page<std::string>> read_sessions(std::string_view body);

struct Artifact {
  MeetingArtifact kept;
  bool generated = false;  ///< the file is there
};
std::optional<Page<Artifact>> read_recordings(std::string_view body);
std::optional<Page<Artifact>> read_transcripts(std::string_view body);

/// RFC 3339, with up to nine digits of a second and any offset, to milliseconds.
std::optional<Timestamp> read_time(std::string_view text);

}  // namespace visavis::meet
