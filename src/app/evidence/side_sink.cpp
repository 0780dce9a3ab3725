#include "app/evidence/side_sink.h"

#include <stdexcept>
#include <string>
#include <utility>

#include "app/evidence/growing_record.h"
#include "app/sealing/wrapped_key.h"
#include "base/check.h"

namespace visavis::app {
namespace {

template <class T>
T taken(Result<T, VaultRefusal> result) {
  if (!result)
    throw std::runtime_error("the vault refuses a recording: " +
                             std::to_string(static_cast<int>(result.error())));
  return std::move(result).value();
}

}  // namespace

SideSink::~SideSink() { drop(); }

void SideSink::begin(const RecordingSegment& segment) {
  if (file_) finish();
  or_drop([&] { grow(segment); });
}

void SideSink::grow(const RecordingSegment& segment) {
  const auto key = new_key(places_.entropy);
  id_ = EvidenceId{places_.entropy.id_bytes()};
  growing_.add(id_);
  // The recorder counts on the steady clock, and people on the wall's.
  const auto began = on_wall(places_.clock, segment.start);
  const auto record = growing_record(places_, side_, id_, key, began);
  places_.store.together([&] { places_.store.evidence().add_evidence(record); });
  file_ = taken(places_.vault.grow(id_, key));
}

void SideSink::append(Bytes bytes) {
  CHECK(file_);
  or_drop([&] { taken(file_->append(bytes)); });
}

void SideSink::sync() {
  if (file_) or_drop([&] { taken(file_->sync()); });
}

/// One that is not marked as ended well is told to be without its end, or something in it.
void SideSink::finish() {
  or_drop([&] {
    if (file_ && missed_) taken(file_->sync());
    if (file_ && !missed_) taken(file_->finish());
  });
  drop();
}

/// Nobody writes it any more: it may be finished.
void SideSink::drop() {
  file_.reset();
  missed_ = false;
  growing_.remove(id_);
}

template <class Work>
void SideSink::or_drop(Work work) {
  try {
    work();
  } catch (...) {
    drop();
    throw;
  }
}

}  // namespace visavis::app
