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
};

/// What the request asks for of it, at most 2 MiB at once.
Result<WorkerAnswer<app::Media>, Problem> answer_with(FileOnDisk file, const HttpRequest& request);

}  // namespace visavis::http
