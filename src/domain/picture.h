#pragma once

#include <cstdint>
#include <optional>

#include "base/described.h"

namespace visavis {

/// What a picture shows, roughly: 64 bits of its lowest frequencies, once of the whole picture and
/// once of its middle at 16:9, as a camera's photo shows more than its video. Scaling, encoding and
/// light change a few bits of it; another scene changes about half. It does not see small things: a
/// changed letter on a document leaves it as it is.
struct PictureHash {
  std::uint64_t whole = 0;
  std::uint64_t wide = 0;
  friend bool operator==(const PictureHash&, const PictureHash&) = default;
};

/// In how many bits two hashes differ, 0 to 64: as whole pictures or as wide ones, whichever are
/// closer.
int distance(const PictureHash& one, const PictureHash& other);

enum class Likeness { same, different, unsure };
BOOST_DESCRIBE_ENUM(Likeness, same, different, unsure)

/// Whether the two are pictures of the same scene.
Likeness compare(const PictureHash& one, const PictureHash& other);

/// How good a picture is, as measured.
struct PictureQuality {
  int lines = 0;       ///< pixels of its shorter side
  int sharpness = 0;   ///< of its sharpest tenth: 1000 as sharp as pixels can be, under 100 blurred
  int glare = 0;       ///< thousandths of it that are blown highlights in areas of some size
  int light = 0;       ///< mean brightness, 0 to 255
  int shadows = 0;     ///< a twentieth of it is as dark as this, or darker
  int highlights = 0;  ///< a twentieth of it is as bright as this, or brighter
  /// Thousandths of it that the largest thing with four corners takes: a document, if one is shown.
  std::optional<int> card = std::nullopt;
  friend bool operator==(const PictureQuality&, const PictureQuality&) = default;
};
BOOST_DESCRIBE_STRUCT(PictureQuality, (),
                      (lines, sharpness, glare, light, shadows, highlights, card))

/// What a picture has to have. As shipped, for pictures of documents; measured in docs/evidence.md.
struct QualityFloor {
  int lines = 720;
  int sharpness = 100;
  int glare_max = 30;
  int light = 50;
  friend bool operator==(const QualityFloor&, const QualityFloor&) = default;
};
BOOST_DESCRIBE_STRUCT(QualityFloor, (), (lines, sharpness, glare_max, light))

/// What is told to who has to take it again: one thing at a time.
enum class PictureVerdict { ok, too_small, too_dark, glare, blurred };
BOOST_DESCRIBE_ENUM(PictureVerdict, ok, too_small, too_dark, glare, blurred)

/// Of more flaws than one, what has to be changed first: dark pictures are blurred, too.
PictureVerdict judge(const PictureQuality& quality, const QualityFloor& floor);

}  // namespace visavis
