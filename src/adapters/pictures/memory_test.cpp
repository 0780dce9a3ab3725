#include <cstdlib>
#include <filesystem>
#include <future>
#include <gtest/gtest.h>
#include <new>

#include "adapters/pictures/confined_reader.h"

// In this test program there is no memory of one size, which nothing asks for but the test.
namespace {
constexpr std::size_t not_there = 0xab'cdef;
}  // namespace

void* operator new(std::size_t size) {
  void* memory = size == not_there ? nullptr : std::malloc(size);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return std::malloc(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace visavis::pictures {
namespace {

// The sanitizer sees it when a worker is cut off that is gone.
TEST(ConfinedReader, ForgetsAWorkerForWhoseAnswerThereIsNoMemory) {
  const std::string answers = "printf '\\000\\253\\315\\357' >&3; cat <&3 >/dev/null";
  ConfinedReader reader({.command = {"/bin/sh", "-c", answers}, .threads = 1});
  std::promise<app::PictureRead> read;
  reader.read({1}, [&read](app::PictureRead one) { read.set_value(std::move(one)); });
  EXPECT_EQ(read.get_future().get().error(), app::PictureFault::failed);
}

}  // namespace
}  // namespace visavis::pictures
