#pragma once

#include <memory>
#include <string>

#include "adapters/outbox/outgoing_http.h"

namespace visavis::photo {

/// One attempt to fetch a picture: a GET that follows a few redirections.
class PhotoTransfer final : public outbox::OutgoingHttp {
 public:
  /// What comes is put into `file`, which nobody else touches until this has ended. The rules must
  /// outlive it.
  PhotoTransfer(const outbox::HttpRules& rules, const std::string& url,
                std::shared_ptr<std::string> file);

 private:
  bool received(std::string_view part) override;
  void judge(int status, CURLcode code, outbox::Outcome& outcome) const override;

  const std::shared_ptr<std::string> file_;
  bool too_large_ = false;
};

}  // namespace visavis::photo
