#pragma once

#include "adapters/recorder/picture.h"

namespace visavis::recorder {

/// RFC 7741.
class Vp8Builder : public PictureBuilder {
 public:
  bool begins(Bytes payload) const override;
  bool add(Bytes payload) override;
  std::optional<Picture> take() override;

 private:
  Picture picture_;
};

}  // namespace visavis::recorder
