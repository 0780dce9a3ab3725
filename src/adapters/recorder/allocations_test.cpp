#include <cstdint>
#include <cstdlib>
#include <gtest/gtest.h>
#include <new>

#include "adapters/recorder/recorder.h"

// This test program's operator new counts, for each thread alone: the recorder's own may allocate.
namespace {
thread_local std::uint64_t allocated = 0;
}  // namespace

void* operator new(std::size_t size) {
  ++allocated;
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  ++allocated;
  return std::malloc(size);
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace visavis::recorder {
namespace {

struct Deaf : app::RecordingListener, app::RecordingSink {
  void key_frame_wanted(app::TransportId, std::uint32_t) override {}
  void recording_fault(app::TransportId, app::RecordingFault, const std::string&) override {}
  void recording_ended(app::TransportId, const app::RecordingTotals&) override {}
  void begin(const app::RecordingSegment&) override {}
  void append(Bytes) override {}
  void sync() override {}
  void missed() override {}
};

TEST(Recorder, ARelayThreadAllocatesNothing) {
  Deaf deaf;
  Recorder recorder(deaf, {.ring_bytes = 16 * 1024});
  recorder.begin(app::TransportId{1}, {}, deaf, true);
  const std::uint8_t packet[1200] = {0x80, 96};
  const auto before = allocated;
  for (int i = 0; i < 1000; ++i)
    for (const std::uint64_t id : {1U, 2U})
      recorder.media(app::TransportId{id}, packet, Monotonic{});
  EXPECT_EQ(allocated, before);
  const auto one = std::make_unique<int>(1);
  EXPECT_EQ(allocated, before + 1);
}

}  // namespace
}  // namespace visavis::recorder
