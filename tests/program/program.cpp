#include "program/program.h"

#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <gtest/gtest.h>
#include <memory>
#include <regex>
#include <signal.h>
#include <sqlite3.h>
#include <stdexcept>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

#include "base/check.h"

namespace visavis::program {
namespace {

struct Pipe {
  Pipe() { CHECK(::pipe2(ends, O_CLOEXEC) == 0); }
  int ends[2] = {-1, -1};
};

struct Close {
  void operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }
};
std::unique_ptr<sqlite3, Close> open(const std::filesystem::path& file) {
  sqlite3* connection = nullptr;
  CHECK(sqlite3_open(file.c_str(), &connection) == SQLITE_OK);
  sqlite3_busy_timeout(connection, 10'000);
  return std::unique_ptr<sqlite3, Close>{connection};
}

std::string found(const std::string& text, const std::string& pattern) {
  std::smatch match;
  return std::regex_search(text, match, std::regex{pattern}) ? match[1].str() : "";
}

}  // namespace

Process::Process(const std::vector<std::string>& arguments, const std::string& input,
                 std::optional<rlimit> descriptors) {
  Pipe in;
  Pipe out;
  Pipe err;
  std::vector<std::string> words{VISAVIS_PROGRAM};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  for (auto& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  id_ = ::fork();
  CHECK(id_ >= 0);
  if (id_ == 0) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::dup2(in.ends[0], STDIN_FILENO);
    ::dup2(out.ends[1], STDOUT_FILENO);
    ::dup2(err.ends[1], STDERR_FILENO);
    if (descriptors) ::setrlimit(RLIMIT_NOFILE, &*descriptors);
    ::execv(VISAVIS_PROGRAM, argv.data());
    ::_exit(127);
  }
  for (const int end : {in.ends[0], out.ends[1], err.ends[1]}) ::close(end);
  CHECK(::write(in.ends[1], input.data(), input.size()) == static_cast<ssize_t>(input.size()));
  ::close(in.ends[1]);
  out_reader_ = std::thread{[this, end = out.ends[0]] { read_from(end, out_); }};
  err_reader_ = std::thread{[this, end = err.ends[0]] { read_from(end, err_); }};
}

Process::~Process() {
  if (!waited_) signal(SIGKILL);
  wait();
}

void Process::read_from(int descriptor, std::string& to) {
  char chunk[4096];
  for (ssize_t size = 0; (size = ::read(descriptor, chunk, sizeof chunk)) > 0;) {
    const std::lock_guard lock{mutex_};
    to.append(chunk, static_cast<std::size_t>(size));
  }
  ::close(descriptor);
}

void Process::signal(int number) const { ::kill(id_, number); }

Finished Process::wait() {
  if (!waited_) CHECK(::waitpid(id_, &status_, 0) == id_);
  waited_ = true;
  if (out_reader_.joinable()) out_reader_.join();
  if (err_reader_.joinable()) err_reader_.join();
  return {WIFEXITED(status_) ? WEXITSTATUS(status_) : -1, out_, err_};
}

bool Process::ended() {
  if (!waited_) waited_ = ::waitpid(id_, &status_, WNOHANG) == id_;
  return waited_;
}

std::string Process::err() {
  const std::lock_guard lock{mutex_};
  return err_;
}

Installation::Installation() {
  std::string pattern = std::filesystem::temp_directory_path() / "visavis_program_XXXXXX";
  CHECK(::mkdtemp(pattern.data()) != nullptr);
  folder = pattern;
  for (const auto* page : {"verify.html", "console.html"})
    std::ofstream{folder / page} << "<!doctype html><title>test</title>";
  std::ofstream{folder / "visavis.toml"}
      << "[server]\nport = 0\nweb_root = \"" << folder.string() << "\"\n[store]\npath = \""
      << store().string()
      << "\"\n[operators]\nport = 0\n[relay]\nlisten = [\"127.0.0.1\"]\nport = 0\n";
}

Installation::~Installation() {
  service_.reset();
  std::filesystem::remove_all(folder);
}

Finished Installation::command(std::vector<std::string> arguments, const std::string& input) const {
  arguments.insert(arguments.end(), {"-c", (folder / "visavis.toml").string()});
  Process process{arguments, input, descriptors};
  return process.wait();
}

void Installation::set_up() {
  const auto made = command({"marketplace", "add", "--name", "Larkfold"});
  ASSERT_EQ(made.code, 0) << made.err;
  key = found(made.out, "\"api_key\":\"([^\"]+)\"");
}

void Installation::serve(std::vector<std::string> more) {
  std::vector<std::string> arguments{"serve", "-c", (folder / "visavis.toml").string()};
  arguments.insert(arguments.end(), more.begin(), more.end());
  service_.reset();
  service_.emplace(arguments, "", descriptors);
  const std::string listening = "listening on 127\\.0\\.0\\.1:([0-9]+)";
  std::string answer;
  ASSERT_TRUE(eventually([&] {
    answer = found(service_->err(), listening);
    return !answer.empty() || service_->ended();
  }));
  ASSERT_FALSE(answer.empty()) << service_->wait().err;
  port = static_cast<std::uint16_t>(std::stoi(answer));
  operators_port = static_cast<std::uint16_t>(
      std::stoi(found(service_->err(), "operators on 127\\.0\\.0\\.1:([0-9]+)")));
}

Finished Installation::stop() {
  service_->signal(SIGTERM);
  return service_->wait();
}

fakes::RawResponse Installation::ask(const std::string& line, const std::string& body) const {
  fakes::RawClient client{port};
  const auto answer = client.ask(fakes::request_text(line,
                                                     "Authorization: Bearer " + key +
                                                         "\r\nContent-Type: application/json\r\n"
                                                         "Connection: close\r\n",
                                                     body));
  return answer.value_or(fakes::RawResponse{});
}

int Installation::ready() const {
  const auto answer = fakes::RawClient{operators_port}.ask(
      fakes::request_text("GET /readyz", "Connection: close\r\n"));
  return answer ? answer->status : 0;
}

int Installation::create() {
  const std::string account = std::to_string(++accounts_);
  return ask("POST /v1/verifications",
             R"({"account":")" + account +
                 R"(","trigger":"manual","profile":{"name":"Ada Osei","title":"Analyst"}})")
      .status;
}

void Installation::execute(const std::string& sql) const {
  const auto connection = open(store());
  ASSERT_EQ(sqlite3_exec(connection.get(), sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
      << sqlite3_errmsg(connection.get());
}

std::int64_t Installation::count(const std::string& table) const {
  const auto connection = open(store());
  sqlite3_stmt* statement = nullptr;
  CHECK(sqlite3_prepare_v2(connection.get(), ("SELECT count(*) FROM " + table).c_str(), -1,
                           &statement, nullptr) == SQLITE_OK);
  const auto rows = sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : -1;
  sqlite3_finalize(statement);
  return rows;
}

std::size_t Installation::occurrences(const std::string& text, const std::string& words) {
  std::size_t count = 0;
  for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) ++count;
  return count;
}

}  // namespace visavis::program
