#pragma once

#include <vector>

#include "adapters/recorder/picture.h"

namespace visavis::recorder {

/// "RTP Payload Format For AV1" of the Alliance for Open Media. The picture is a temporal unit
/// whose OBUs have their sizes, without a delimiter; its config is the sequence header.
class Av1Builder : public PictureBuilder {
 public:
  bool begins(Bytes payload) const override;
  bool add(Bytes payload) override;
  std::optional<Picture> take() override;

 private:
  bool add_element(Bytes element, bool continues);

  std::vector<std::vector<std::uint8_t>> units_;
  std::size_t bytes_ = 0;
  bool open_ = false;  ///< the last unit goes on in the next packet
};

}  // namespace visavis::recorder
