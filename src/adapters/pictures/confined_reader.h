#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "adapters/pictures/worker_process.h"
#include "app/ports/pictures.h"

namespace visavis::pictures {

struct ReaderConfig {
  /// The worker: a program that ends up in work().
  std::vector<std::string> command;
  /// Pictures that are looked at at once: a processor and a gigabyte each at the worst. Two, so
  /// that one that takes all of its time holds up no other.
  std::size_t threads = 2;
  /// That wait: at 12 MB each 200 MB.
  std::size_t waiting_max = 16;
  std::chrono::milliseconds patience{30'000};
};

/// Reads each picture in a confined process of its own. What happens there costs that picture.
class ConfinedReader : public app::PictureReader {
 public:
  explicit ConfinedReader(ReaderConfig config);
  /// What is being read is cut off, what waits is refused as busy.
  ~ConfinedReader() override;
  ConfinedReader(const ConfinedReader&) = delete;
  ConfinedReader& operator=(const ConfinedReader&) = delete;

  void read(std::vector<std::uint8_t> file, app::OnPictureRead on_done) override;
  void decode(app::VideoFrames video, app::OnPictureRead on_done) override;

 private:
  struct Job {
    std::vector<std::uint8_t> request;
    app::OnPictureRead on_done;
  };

  void take(Job job);
  void serve();
  app::PictureRead answer_to(Bytes request);
  std::optional<std::vector<std::uint8_t>> ask(Bytes request);

  const ReaderConfig config_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> jobs_;
  std::vector<std::weak_ptr<WorkerProcess>> running_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace visavis::pictures
