#pragma once

#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

#include "adapters/s3/s3_objects.h"

namespace visavis::s3 {

/// OpenStack Swift with its S3 API, on loopback, with a bucket.
class SwiftServer {
 public:
  SwiftServer() {
    std::string pattern = std::filesystem::temp_directory_path() / "visavis_swift_XXXXXX";
    folder_ = ::mkdtemp(pattern.data());
    std::array<int, 2> out{};
    EXPECT_EQ(::pipe(out.data()), 0);
    process_ = ::fork();
    if (process_ == 0) {
      ::dup2(out[1], STDOUT_FILENO);
      ::close(out[0]);
      ::close(out[1]);
      ::execl("/usr/bin/python3", "python3", VISAVIS_SWIFT, folder_.c_str(), access, secret,
              static_cast<char*>(nullptr));
      ::_exit(127);
    }
    ::close(out[1]);
    std::FILE* said = ::fdopen(out[0], "r");
    if (std::fscanf(said, "%d", &port_) != 1) port_ = 0;
    std::fclose(said);
    if (port_ != 0) Requests{config()}.perform({.method = Method::put});
  }
  ~SwiftServer() {
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
    std::filesystem::remove_all(folder_);
  }
  SwiftServer(const SwiftServer&) = delete;
  SwiftServer& operator=(const SwiftServer&) = delete;

  bool runs() const { return port_ != 0; }
  std::string host() const { return "127.0.0.1:" + std::to_string(port_); }
  S3Config config() const {
    return {.url = "http://" + host() + "/evidence",
            .region = "eu-central-1",
            .access_key = access,
            .secret_key = secret};
  }
  /// Of all requests so far, those whose line has both in it.
  std::vector<std::string> asked(const std::string& method, const std::string& what) const {
    std::ifstream log{folder_ / "requests.log"};
    std::vector<std::string> lines;
    for (std::string line; std::getline(log, line);)
      if (line.starts_with(method + ' ') && line.find(what) != std::string::npos)
        lines.push_back(line);
    return lines;
  }
  const std::filesystem::path& folder() const { return folder_; }

  static constexpr const char* access = "test:tester";
  static constexpr const char* secret = "a-secret/with+signs=";

 private:
  std::filesystem::path folder_;
  pid_t process_ = -1;
  int port_ = 0;
};

}  // namespace visavis::s3
