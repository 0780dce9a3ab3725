#pragma once

#include <vector>

#include "adapters/recorder/picture.h"

namespace visavis::recorder {

/// RFC 6184, modes 0 and 1: single NAL units, STAP-A and FU-A. The picture is a list of NAL units,
/// each behind its length in four bytes (ISO/IEC 14496-15); its config is an avcC box's content.
class H264Builder : public PictureBuilder {
 public:
  bool begins(Bytes payload) const override;
  bool add(Bytes payload) override;
  std::optional<Picture> take() override;

 private:
  bool add_unit(Bytes unit);
  bool add_aggregate(Bytes rest);
  bool add_fragment(Bytes payload);
  void close_fragment();

  Picture picture_;
  std::optional<std::size_t> fragment_;  ///< where the length of the unit in pieces stands
  /// The latest, which outlive their picture.
  std::vector<std::uint8_t> sequence_parameters_;
  std::vector<std::uint8_t> picture_parameters_;
};

/// The size that a sequence parameter set (H.264, 7.3.2.1.1) says, cropped.
std::optional<PictureSize> size_in_sps(Bytes unit);

}  // namespace visavis::recorder
