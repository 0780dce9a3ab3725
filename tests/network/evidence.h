#pragma once

#include <functional>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>

#include "app/records/hash_chain.h"

#include "network/service.h"

namespace visavis::fakes {

/// Files in the place of a vault's.
class TextFiles final : public app::EvidenceFiles {
 public:
  explicit TextFiles(std::string content) : text(std::move(content)) {}
  Result<std::string, app::UnreadEvidence> read(const app::EvidenceRecord&, std::uint64_t offset,
                                                std::size_t size_max) override {
    if (before) before();
    if (broken) throw app::StoreFailure{"the disk is gone"};
    if (refusal) return refuse(*refusal);
    return text.substr(static_cast<std::size_t>(offset), size_max);
  }
  std::string text;
  std::optional<app::UnreadEvidence> refusal;
  bool broken = false;
  std::function<void()> before;  ///< on the thread that reads
};

class EvidenceTest : public testing::Test {
 protected:
  explicit EvidenceTest(std::string content = "a picture that moves") : files(std::move(content)) {
    (void)service.with_store([&](app::StoreConnection& all, app::Steps& steps) {
      const auto& v = required.verification;
      all.evidence().add_evidence({evidence, v.id, v.marketplace, v.account, call,
                                   CallSide::applicant, service.clock.now(), "a key"});
      return steps.change(v.id, KeepRecording{call, file()});
    });
  }
  RecordedFile file() {
    return {evidence,     CallSide::applicant, service.clock.now(),          Duration{61'500},
            "video/webm", files.text.size(),   app::sha256_text(files.text), "f4c1",
            false};
  }
  std::string proven(const Staff& staff) { return service.proven_cookie(staff.id); }
  RawResponse list(const std::string& cookie) {
    return service.get("/console/verifications/" + required.verification.id.text() + "/evidence",
                       cookie);
  }
  std::string path(std::string_view what) const {
    return "/console/evidence/" + evidence.text() + std::string{what};
  }
  RawResponse look(const std::string& cookie, std::string_view why = "Second review") {
    return service.post(path("/looks"), R"({"why":")" + std::string{why} + R"("})", cookie);
  }
  RawResponse part(const std::string& cookie, std::string_view range = "") {
    const std::string header = range.empty() ? "" : "Range: " + std::string{range} + "\r\n";
    return service.get(path("/file"), cookie + header);
  }
  /// On the store's thread, which each request passes on its way to the files.
  void changes(const std::function<void()>& files_change) {
    service.with_store([&](app::StoreConnection&, app::Steps&) {
      files_change();
      return 0;
    });
  }
  void pass(Duration time) {
    service.app.run([&] { service.clock.pass(time); });
  }

  TextFiles files;
  FakeStillKeeper stills;
  Service service{[this] {
    ServiceOptions options;
    options.evidence = &files;
    options.stills = &stills;
    return options;
  }()};
  Service::Required required = service.require();
  const EvidenceId evidence{IdBytes{5}};
  const CallId call{IdBytes{6}};
  Staff sam = service.add_staff("sam@example.com", Role::supervisor);
};

}  // namespace visavis::fakes
