#pragma once

namespace visavis::app {

/// Wakes the mail sender after a commit: there may be mails due.
class Mailer {
 public:
  virtual ~Mailer() = default;
  virtual void wake() = 0;
};

}  // namespace visavis::app
