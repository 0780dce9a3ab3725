#include "adapters/pictures/confined_reader.h"

#include <exception>
#include <spdlog/spdlog.h>
#include <utility>

#include "adapters/pictures/exchange.h"

namespace visavis::pictures {

using app::PictureFault;

ConfinedReader::ConfinedReader(ReaderConfig config) : config_(std::move(config)) {
  for (std::size_t i = 0; i < config_.threads; ++i) threads_.emplace_back([this] { serve(); });
}

ConfinedReader::~ConfinedReader() {
  std::deque<Job> left;
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
    left = std::exchange(jobs_, {});
    for (const auto& one : running_)
      if (const auto worker = one.lock()) worker->cut();
  }
  wake_.notify_all();
  for (Job& job : left) job.on_done(refuse(PictureFault::busy));
  for (std::thread& thread : threads_) thread.join();
}

void ConfinedReader::read(std::vector<std::uint8_t> file, app::OnPictureRead on_done) {
  if (file.size() > app::picture_file_bytes_max) return on_done(refuse(PictureFault::too_large));
  take({encode(Request{FileRequest{file}}), std::move(on_done)});
}

void ConfinedReader::decode(app::VideoFrames video, app::OnPictureRead on_done) {
  VideoRequest request{.codec = video.codec, .config = video.config, .frames = {}};
  std::size_t bytes = video.config.size();
  for (const auto& frame : video.frames) {
    request.frames.emplace_back(frame);
    bytes += frame.size() + length_bytes;
  }
  if (request.frames.empty()) return on_done(refuse(PictureFault::nothing));
  if (request.frames.size() > frames_max || bytes > message_bytes_max / 2)
    return on_done(refuse(PictureFault::too_large));
  take({encode(Request{std::move(request)}), std::move(on_done)});
}

void ConfinedReader::take(Job job) {
  {
    const std::scoped_lock lock(mutex_);
    if (!stopping_ && jobs_.size() < config_.waiting_max) {
      jobs_.push_back(std::move(job));
      wake_.notify_one();
      return;
    }
  }
  job.on_done(refuse(PictureFault::busy));
}

void ConfinedReader::serve() {
  std::unique_lock lock{mutex_};
  while (true) {
    wake_.wait(lock, [this] { return stopping_ || !jobs_.empty(); });
    if (stopping_) return;
    Job job = std::move(jobs_.front());
    jobs_.pop_front();
    lock.unlock();
    job.on_done(answer_to(job.request));
    lock.lock();
  }
}

app::PictureRead ConfinedReader::answer_to(Bytes request) {
  try {
    const auto said = ask(request);
    {
      const std::scoped_lock lock(mutex_);
      if (!said && stopping_) return refuse(PictureFault::busy);
    }
    auto answer = said ? read_answer(*said) : std::nullopt;
    if (answer && (*answer || answer->error() != PictureFault::failed)) return *std::move(answer);
    if (answer) {
      spdlog::error("pictures: a process that reads them could not be confined");
      return refuse(PictureFault::failed);
    }
    spdlog::warn("pictures: a process died, took too long or answered nonsense");
    return refuse(PictureFault::unreadable);
  } catch (const std::exception& error) {
    spdlog::error("pictures: {}", error.what());
    return refuse(PictureFault::failed);
  }
}

std::optional<std::vector<std::uint8_t>> ConfinedReader::ask(Bytes request) {
  const auto worker = std::make_shared<WorkerProcess>(config_.command);
  {
    const std::scoped_lock lock(mutex_);
    if (stopping_) return std::nullopt;
    std::erase_if(running_, [](const auto& one) { return one.expired(); });
    running_.push_back(worker);
  }
  return worker->ask(request, config_.patience);
}

}  // namespace visavis::pictures
