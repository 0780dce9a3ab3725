#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "app/ports/meetings.h"

namespace visavis::meet {

/// Who is and was in one meeting, over all of its conferences: put together from what Google lists.
class Attendance {
 public:
  struct Change {
    bool any = false;
    std::vector<std::string> came;  ///< new or back: their ids; how often they joined is not known
  };
  /// All participants of one conference, the latest: whoever was in one before it has left that.
  Change seen(const std::string& record, const std::vector<app::MeetingParticipant>& listed);
  /// How often somebody joined. Whether that was not known.
  bool counted(const std::string& id, int joins);

  /// How many are in it now.
  std::size_t present() const;
  /// Whether somebody of this conference is in it, by what was seen last.
  bool is_anybody_in(const std::string& record) const;
  /// In the order in which they came.
  std::vector<app::MeetingParticipant> all() const;

 private:
  bool end_others(const std::string& record, Timestamp at);

  std::map<std::string, app::MeetingParticipant> known_;
};

}  // namespace visavis::meet
