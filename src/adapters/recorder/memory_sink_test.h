#pragma once

#include <vector>

#include "adapters/recorder/packets_test.h"
#include "app/ports/recording.h"

namespace visavis::recorder {

/// For tests: what a side records, in memory.
struct MemorySink : app::RecordingSink {
  struct File {
    app::RecordingSegment segment;
    ByteVector bytes;
  };
  void begin(const app::RecordingSegment& segment) override { files.push_back({segment, {}}); }
  void append(Bytes bytes) override {
    files.back().bytes.insert(files.back().bytes.end(), bytes.begin(), bytes.end());
  }
  void sync() override { ++syncs; }
  void missed() override { ++gaps; }

  std::vector<File> files;
  int syncs = 0;
  int gaps = 0;
};

}  // namespace visavis::recorder
