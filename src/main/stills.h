#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "app/evidence/still_keeping.h"
#include "app/ports/pictures.h"
#include "app/ports/still_keeper.h"

namespace visavis {

/// Keeps stills on a thread of its own: has them read, and seals them.
class StillsThread final : public app::StillKeeper {
 public:
  /// All must outlive it; `places` and `steps` are this thread's alone.
  StillsThread(app::EvidencePlaces places, app::Steps& steps, app::GrowingNow& growing,
               app::PictureReader& reader, app::RelayedStills& relayed);
  ~StillsThread() override;
  /// What waits is not kept, and is told of as interrupted at the next start. From any thread.
  void stop();

  void keep(const app::AskedStill& asked, std::vector<std::uint8_t> file) override;
  void keep_relayed(const app::AskedStill& asked) override;

 private:
  /// On its way to the vault: the file that came, then the picture, or why there is none.
  struct Job {
    app::TakenStill taken;
    std::vector<std::uint8_t> file = {};
    std::optional<app::PictureRead> picture = {};
    std::size_t bytes() const;
  };
  void add(Job job);
  void work();
  void begin_what_waits();
  void do_next(Job job);
  void begin(Job job);
  void keep(const app::TakenStill& taken, const app::PictureRead& picture);
  void miss(const app::TakenStill& taken, StillLoss why);

  app::StillKeeping keeping_;
  app::PictureReader& reader_;
  app::RelayedStills& relayed_;
  const app::Clock& clock_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> waiting_;
  std::size_t waiting_bytes_ = 0;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace visavis
