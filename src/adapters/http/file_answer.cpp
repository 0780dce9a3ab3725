#include "adapters/http/file_answer.h"

#include <memory>
#include <spdlog/spdlog.h>

namespace visavis::http {
namespace {

constexpr std::uint64_t part_max = std::uint64_t{2} * 1024 * 1024;

struct Task {
  FileOnDisk file;
  ByteRange range;
  /// Nothing: the disk does not give it now.
  std::optional<Result<std::string, app::UnreadEvidence>> read = {};
};

Refusal refusal_of(app::UnreadEvidence why) {
  return why == app::UnreadEvidence::erased ? Refusal::evidence_gone : Refusal::evidence_damaged;
}

void read(Task& task) {
  const auto size = static_cast<std::size_t>(task.range.last - task.range.first + 1);
  try {
    task.read = task.file.read(task.range.first, size);
  } catch (const std::exception& error) {
    spdlog::error("evidence cannot be read: {}", error.what());
  }
}

Answered<app::Media> given(Task& task, app::StoreConnection& store) {
  if (!task.read) return refuse(Problem::unavailable());
  if (!*task.read) return refuse(Problem{refusal_of(task.read->error())});
  task.file.before_given(store);
  Answer<app::Media> answer{task.file.media_type, std::move(*task.read).value()};
  answer.response.headers = std::move(task.file.headers);
  const auto& [file, range, read] = task;
  const bool goes_on = !range.asked || (range.open && file.open_ranges_go_on);
  answer.response.part = FilePart{range, file.bytes, goes_on ? file.bytes - 1 : range.last};
  return answer;
}

}  // namespace

Result<WorkerAnswer<app::Media>, Problem> answer_with(FileOnDisk file, const HttpRequest& request) {
  const auto range = byte_range(request.range, file.bytes, part_max);
  if (!range) return refuse(Problem{Refusal::range_not_satisfiable});
  const auto task = std::make_shared<Task>(Task{std::move(file), *range});
  return WorkerAnswer<app::Media>{
      app::Rush::no, [task] { read(*task); },
      [task](app::StoreConnection& store) { return given(*task, store); }, WorkedBy::readers};
}

}  // namespace visavis::http
