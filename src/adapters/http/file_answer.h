#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "adapters/http/answers.h"
#include "app/ports/evidence_files.h"

namespace visavis::http {

/// A file that goes out in parts.
struct FileOnDisk {
  std::string_view media_type;  ///< a literal
  std::uint64_t bytes = 0;
  /// Its bytes from there on, so many. On a reader: it may wait for the disk.
  std::function<Result<std::string, app::UnreadEvidence>(std::uint64_t, std::size_t)> read;
  /// Before a part is given, on the store's thread.
  std::function<void(app::StoreConnection&)> before_given = [](app::StoreConnection&) {};
  std::vector<std::pair<std::string_view, std::string>> headers = {};
  /// A range without an end goes on to the file's: for who goes on with a download. A player, which
  /// asks so too, wants a part.
  bool open_ranges_go_on = false;
};

/// What the request asks for of it: all, or of a range at most 2 MiB.
Result<WorkerAnswer<app::Media>, Problem> answer_with(FileOnDisk file, const HttpRequest& request);

}  // namespace visavis::http
