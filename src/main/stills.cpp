#include "main/stills.h"

#include <spdlog/spdlog.h>
#include <utility>

#include "app/records/hash_chain.h"
#include "app/sealing/content_hash.h"

namespace visavis {
namespace {

/// As many as a slow disk may keep waiting, files and pictures together.
constexpr std::size_t waiting_bytes_max = std::size_t{256} * 1024 * 1024;

std::string sha256_of(const std::vector<std::uint8_t>& file) {
  app::ContentHash hash;
  hash.add(file);
  return app::hexadecimal(hash.finish());
}

}  // namespace

StillsThread::StillsThread(app::EvidencePlaces places, app::Steps& steps, app::GrowingNow& growing,
                           app::PictureReader& reader, app::RelayedStills& relayed)
    : keeping_(places, steps, growing),
      reader_(reader),
      relayed_(relayed),
      clock_(places.clock),
      thread_([this] { work(); }) {}

StillsThread::~StillsThread() {
  stop();
  thread_.join();
}

void StillsThread::stop() {
  const std::scoped_lock lock(mutex_);
  stopping_ = true;
  wake_.notify_all();
}

std::size_t StillsThread::Job::bytes() const {
  return file.size() + (picture && *picture ? (*picture)->jpeg.size() : 0);
}

void StillsThread::keep(const app::AskedStill& asked, std::vector<std::uint8_t> file) {
  add({{asked, StillSource::camera}, std::move(file)});
}

void StillsThread::keep_relayed(const app::AskedStill& asked) {
  relayed_.still_now(asked.whose.call, CallSide::applicant,
                     [this, asked](Result<app::RelayedStill, app::PictureFault> still) {
                       app::TakenStill taken{asked, StillSource::relay};
                       if (!still) return add({std::move(taken), {}, refuse(still.error())});
                       // It shows what the camera saw when its packets came.
                       taken.asked.taken = app::on_wall(clock_, still->received);
                       add({std::move(taken), {}, std::move(still).value().picture});
                     });
}

void StillsThread::add(Job job) {
  const std::scoped_lock lock(mutex_);
  if (stopping_) return;
  if (waiting_bytes_ + job.bytes() > waiting_bytes_max)
    job = {std::move(job.taken), {}, refuse(app::PictureFault::busy)};
  waiting_bytes_ += job.bytes();
  waiting_.push_back(std::move(job));
  wake_.notify_all();
}

void StillsThread::work() {
  std::unique_lock lock{mutex_};
  while (true) {
    wake_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
    if (stopping_) return begin_what_waits();
    Job job = std::move(waiting_.front());
    waiting_.pop_front();
    waiting_bytes_ -= job.bytes();
    lock.unlock();
    do_next(std::move(job));
    lock.lock();
  }
}

/// The finisher of the next process tells what became of it.
void StillsThread::begin_what_waits() {
  for (const Job& job : waiting_) {
    if (job.picture) continue;
    try {
      keeping_.begin(job.taken.asked);
    } catch (const std::exception& error) {
      spdlog::error("a still is not kept, and that is not saved: {}", error.what());
    }
  }
}

void StillsThread::do_next(Job job) {
  if (job.picture) return keep(job.taken, *job.picture);
  begin(std::move(job));
}

void StillsThread::begin(Job job) {
  try {
    keeping_.begin(job.taken.asked);
  } catch (const std::exception& error) {
    spdlog::error("a still is not kept: {}", error.what());
    return miss(job.taken, StillLoss::not_kept);
  }
  job.taken.received_sha256 = sha256_of(job.file);
  reader_.read(std::move(job.file), [this, taken = job.taken](app::PictureRead read) {
    add({taken, {}, std::move(read)});
  });
}

void StillsThread::keep(const app::TakenStill& taken, const app::PictureRead& picture) {
  if (!picture) return miss(taken, app::loss_by(picture.error()));
  try {
    keeping_.keep(taken, *picture);
  } catch (const std::exception& error) {
    spdlog::error("a still is not kept: {}", error.what());
    miss(taken, StillLoss::not_kept);
  }
}

/// Of the relay's there may be none, and nothing is missed by it that was asked for.
void StillsThread::miss(const app::TakenStill& taken, StillLoss why) {
  if (taken.source == StillSource::relay) return;
  try {
    keeping_.miss(taken.asked, why);
  } catch (const std::exception& error) {
    spdlog::error("a still is missed, and that is not saved: {}", error.what());
  }
}

}  // namespace visavis
