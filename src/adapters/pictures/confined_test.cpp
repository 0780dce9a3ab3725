#include <atomic>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <future>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <thread>
#include <unistd.h>

#include "adapters/pictures/confine.h"
#include "adapters/pictures/confined_reader.h"
#include "adapters/pictures/made_test.h"
#include "adapters/pictures/worker_process.h"

namespace visavis::pictures {
namespace {

using app::PictureFault;
using testing::ExitedWithCode;
using testing::HasSubstr;
using testing::KilledBySignal;

std::vector<std::string> worker() {
  return {std::filesystem::read_symlink("/proc/self/exe").parent_path() / "visavis_picture_worker"};
}
std::vector<std::string> shell(const std::string& script) { return {"/bin/sh", "-c", script}; }

/// Does something in a process that is confined, which then ends well.
template <class Work>
void confined(Work work) {
  if (!confine({.descriptor = STDERR_FILENO})) ::_exit(1);
  work();
  ::_exit(0);
}

TEST(ConfinementDeathTest, AllowsComputing) {
  EXPECT_EXIT(confined([] {
                const std::vector<char> some(1 << 24, 'x');
                if (some.back() != 'x') ::_exit(2);
              }),
              ExitedWithCode(0), "");
}

TEST(ConfinementDeathTest, KillsWhoeverAsksForMore) {
  const auto killed = KilledBySignal(SIGSYS);
  EXPECT_EXIT(confined([] { ::open("/etc/passwd", O_RDONLY); }), killed, "");
  EXPECT_EXIT(confined([] { ::socket(AF_INET, SOCK_STREAM, 0); }), killed, "");
  EXPECT_EXIT(confined([] { ::socket(AF_UNIX, SOCK_DGRAM, 0); }), killed, "");
  EXPECT_EXIT(confined([] { ::syscall(SYS_execve, "/bin/sh", nullptr, nullptr); }), killed, "");
  EXPECT_EXIT(confined([] { ::syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0); }), killed, "");
  EXPECT_EXIT(confined([] { ::kill(::getppid(), SIGTERM); }), killed, "");
  EXPECT_EXIT(confined([] { ::syscall(SYS_ptrace, 16, 1, 0, 0); }), killed, "");
  EXPECT_EXIT(confined([] { ::unlink("/tmp/nothing"); }), killed, "");
  EXPECT_EXIT(confined([] {
                char byte = 0;
                [[maybe_unused]] const auto got = ::read(STDIN_FILENO, &byte, 1);
              }),
              killed, "");
  EXPECT_EXIT(confined([] {
                ::mmap(nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
              }),
              killed, "");
  EXPECT_EXIT(confined([] { ::mmap(nullptr, 4096, PROT_READ, MAP_PRIVATE, STDERR_FILENO, 0); }),
              killed, "");
}

TEST(ConfinementDeathTest, EndsWhoeverComputesForTooLong) {
  EXPECT_EXIT(
      {
        if (!confine({.descriptor = STDERR_FILENO, .cpu_seconds = 1})) ::_exit(1);
        for (volatile int forever = 0; forever >= 0; forever = 0) {
        }
      },
      KilledBySignal(SIGXCPU), "");
}

TEST(WorkerProcess, IsConfinedBeforeItReads) {
  WorkerProcess process(worker());
  // It waits for a request once it is: there is nothing to be seen of that but its state.
  std::string status;
  while (status.find("Seccomp:\t2") == std::string::npos) {
    std::ifstream file("/proc/" + std::to_string(process.id()) + "/status");
    status.assign(std::istreambuf_iterator<char>(file), {});
    ASSERT_FALSE(status.empty());
    ASSERT_EQ(status.find("State:\tZ"), std::string::npos) << "it ended";
  }
  EXPECT_THAT(status, HasSubstr("NoNewPrivs:\t1"));
  EXPECT_THAT(status, HasSubstr("Threads:\t1"));
  std::vector<std::string> descriptors;
  std::error_code error;
  for (const auto& one :
       std::filesystem::directory_iterator("/proc/" + std::to_string(process.id()) + "/fd", error))
    descriptors.push_back(one.path().filename());
  if (!error) EXPECT_THAT(descriptors, testing::UnorderedElementsAre("0", "1", "2", "3"));
}

struct Reading {
  std::promise<app::PictureRead> promise;
  std::future<app::PictureRead> answer = promise.get_future();
  app::OnPictureRead on_done() {
    return [this](app::PictureRead read) { promise.set_value(std::move(read)); };
  }
};

TEST(ConfinedReader, ReadsFilesAndVideoAsThisProcessDoes) {
  ConfinedReader reader({.command = worker(), .patience = std::chrono::minutes{20}});
  Reading file;
  Reading moving;
  reader.read(made(scene), file.on_done());
  reader.decode(video(app::MediaCodec::vp8), moving.on_done());
  const auto read = file.answer.get();
  const auto here = read_here(made(scene));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->jpeg, here->jpeg);
  EXPECT_EQ(read->hash, here->hash);
  EXPECT_EQ(read->quality, here->quality);
  const auto last = moving.answer.get();
  ASSERT_TRUE(last);
  EXPECT_EQ(last->width, 640U);
}

TEST(ConfinedReader, LosesOnePictureByAWorkerThatDiesHangsOrLies) {
  for (const auto* script :
       {"exit 0", "kill -SEGV $$", "cat <&3 >/dev/null", "printf '\\0\\0\\0\\1\\125' >&3; cat <&3",
        "printf '\\377\\377\\377\\377' >&3; cat <&3", "printf '\\0\\0\\1\\0short' >&3"}) {
    SCOPED_TRACE(script);
    ConfinedReader reader({.command = shell(script), .patience = std::chrono::milliseconds{1500}});
    for (int i = 0; i < 2; ++i) {
      Reading one;
      reader.read(made(scene), one.on_done());
      EXPECT_EQ(one.answer.get().error(), PictureFault::unreadable);
    }
  }
}

TEST(ConfinedReader, ReadsOthersWhileOneTakesAllOfItsTime) {
  const auto begun =
      std::filesystem::temp_directory_path() / ("visavis_picture_" + std::to_string(::getpid()));
  std::filesystem::remove(begun);
  // Of the processes the first makes that folder, and hangs; the others read.
  const std::string script =
      "mkdir " + begun.string() + " && cat <&3 >/dev/null; exec " + worker().front();
  Reading hostile;
  Reading honest[2];
  {
    ConfinedReader reader({.command = shell(script), .patience = std::chrono::minutes{20}});
    reader.read(made(scene), hostile.on_done());
    while (!std::filesystem::exists(begun)) std::this_thread::yield();
    for (Reading& one : honest) reader.read(made(scene), one.on_done());
    for (Reading& one : honest)
      EXPECT_EQ(one.answer.wait_for(std::chrono::minutes{5}), std::future_status::ready);
    EXPECT_NE(hostile.answer.wait_for(std::chrono::seconds{0}), std::future_status::ready);
  }
  std::filesystem::remove(begun);
}

TEST(ConfinedReader, SaysThatItIsToBlameWhereNoProcessBegins) {
  ConfinedReader reader({.command = {"/nonexistent/program"}});
  Reading one;
  reader.read(made(scene), one.on_done());
  EXPECT_EQ(one.answer.get().error(), PictureFault::failed);
}

TEST(ConfinedReader, RefusesWhatIsTooMuchAtOnce) {
  std::atomic<int> refused = 0;
  int asked = 0;
  {
    ConfinedReader reader({.command = shell("cat <&3 >/dev/null"), .waiting_max = 1});
    const auto on_done = [&refused](const app::PictureRead& read) {
      if (!read && read.error() == PictureFault::busy) ++refused;
    };
    const auto taken = [&] {
      const int before = refused;
      reader.read({1}, on_done);
      ++asked;
      return refused == before;
    };
    // Two are read for ever, one waits.
    for (int there = 0; there < 3;)
      if (taken()) ++there;
    EXPECT_FALSE(taken());
  }
  EXPECT_EQ(refused, asked) << "cut off when it stops";
}

}  // namespace
}  // namespace visavis::pictures
