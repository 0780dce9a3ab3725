#pragma once

#include <vector>

#include "adapters/recorder/picture.h"

namespace visavis::recorder {

/// RFC 9628. The layers of a picture become a superframe, which decoders show the largest of.
class Vp9Builder : public PictureBuilder {
 public:
  bool begins(Bytes payload) const override;
  bool add(Bytes payload) override;
  std::optional<Picture> take() override;

 private:
  Picture picture_;
  std::vector<std::size_t> layers_;  ///< where each ends
  bool in_layer_ = false;
  PictureSize told_;  ///< of the largest layer, by the scalability structure
};

}  // namespace visavis::recorder
