#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "adapters/pictures/hash.h"
#include "adapters/pictures/made_test.h"
#include "adapters/pictures/measure.h"

namespace visavis::pictures {
namespace {

using app::MediaCodec;
using app::PictureFault;
using testing::HasSubstr;
using testing::Not;

std::string latin(const ByteVector& bytes) { return {bytes.begin(), bytes.end()}; }

TEST(Pictures, AreReadOfEveryKindOfFile) {
  for (const auto* encoder : {"mjpeg -q:v 2", "png", "libwebp", "libwebp -lossless 1"}) {
    SCOPED_TRACE(encoder);
    const auto read = read_here(made(scene, "null", encoder));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->width, 640U);
    EXPECT_EQ(read->height, 360U);
    EXPECT_EQ(read->quality.lines, 360);
    EXPECT_EQ(compare(read->hash, read_here(made(scene))->hash), Likeness::same);
    EXPECT_TRUE(read_here(read->jpeg)) << "what is kept can be read";
  }
}

TEST(Pictures, AreTakenOutOfEveryKindOfVideo) {
  for (const auto codec : {MediaCodec::vp8, MediaCodec::vp9, MediaCodec::h264, MediaCodec::av1}) {
    SCOPED_TRACE(static_cast<int>(codec));
    const auto& all = video(codec);
    ASSERT_EQ(all.frames.size(), 12U);
    const auto last = decode_here(all);
    ASSERT_TRUE(last);
    EXPECT_EQ(last->height, 360U);
    // The last of them, and not the first: the scene moves.
    const auto still = read_here(made(scene, "select=eq(n\\,11)"));
    EXPECT_LE(distance(last->hash, still->hash), 4);
    auto cut = all;
    cut.frames.erase(cut.frames.begin());
    EXPECT_FALSE(decode_here(cut)) << "nothing without its key frame";
  }
}

TEST(Pictures, StandUprightAndSayNothingOfTheirCamera) {
  // Red above, blue below; 300 by 200.
  const auto& jpeg = made("color=red:s=300x200", "drawbox=0:100:300:100:blue:fill");
  const auto plain = read_here(jpeg);
  for (std::uint8_t way = 1; way <= 8; ++way) {
    SCOPED_TRACE(int{way});
    auto file = with_orientation(jpeg, way);
    const std::string camera = "Exif-of-a-camera";
    file.insert(file.begin() + 2, {0xff, 0xfe, 0, static_cast<std::uint8_t>(camera.size() + 2)});
    file.insert(file.begin() + 6, camera.begin(), camera.end());
    const auto read = read_here(file);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->width, way < 5 ? 300U : 200U);
    EXPECT_THAT(latin(read->jpeg), Not(HasSubstr("Exif")));
    EXPECT_THAT(latin(read->jpeg), Not(HasSubstr("Lavc")));
    // Where the first row (red, darker in BT.601: 76 to 29 of blue) is seen.
    const Luma luma = luma_of(read->jpeg);
    const bool swapped = way >= 5;
    const int begin = luma.at(10, 10);
    const int end = swapped ? luma.at(luma.width - 10, 10) : luma.at(10, luma.height - 10);
    const bool red_first = way == 1 || way == 2 || way == 5 || way == 8;
    EXPECT_EQ(begin > end, red_first) << begin << " " << end;
  }
}

TEST(Pictures, ThatAreNoneAreRefused) {
  const auto& jpeg = made(scene);
  EXPECT_EQ(read_here({}).error(), PictureFault::unreadable);
  EXPECT_EQ(read_here(ByteVector(1000, 'x')).error(), PictureFault::unreadable);
  EXPECT_EQ(read_here(Bytes{jpeg}.first(jpeg.size() / 2)).error(), PictureFault::unreadable);
  const auto& png = made(scene, "null", "png");
  EXPECT_EQ(read_here(Bytes{png}.first(png.size() / 2)).error(), PictureFault::unreadable);
  EXPECT_EQ(read_here(made("color=red:s=8000x6400", "null", "png")).error(),
            PictureFault::too_large);
  EXPECT_EQ(read_here(ByteVector(app::picture_file_bytes_max + 1)).error(),
            PictureFault::too_large);
}

struct Measured {
  const char* source;
  const char* filter;
};
PictureQuality quality(const Measured& of) {
  return read_here(made(of.source, of.filter))->quality;
}

/// As it is shipped, but for the size: these are small, to be quick.
const QualityFloor floor{.lines = 360};

constexpr const char* document =
    "color=0xd8d8d0:s=640x360,drawgrid=w=9:h=14:c=0x303030:t=2,drawbox=50:40:150:200:0x806040:"
    "fill";

TEST(Quality, OrdersSharpnessWhateverTheSize) {
  for (const auto* source : {scene, document}) {
    SCOPED_TRACE(source);
    const int sharp = quality({source, "null"}).sharpness;
    const int little = quality({source, "gblur=sigma=1"}).sharpness;
    const int blurred = quality({source, "gblur=sigma=4"}).sharpness;
    const int much = quality({source, "gblur=sigma=10"}).sharpness;
    EXPECT_GT(sharp, little);
    EXPECT_GT(little, blurred);
    EXPECT_GT(blurred, much);
    // Larger, it shows no more.
    EXPECT_LE(quality({source, "gblur=sigma=4,scale=2000:1125"}).sharpness, blurred * 3 / 2);
    EXPECT_EQ(judge(quality({source, "null"}), floor), PictureVerdict::ok);
    EXPECT_EQ(judge(quality({source, "gblur=sigma=6"}), floor), PictureVerdict::blurred);
    EXPECT_LT(quality({source, "gblur=sigma=6,noise=alls=6"}).sharpness, sharp / 2)
        << "noise is no detail";
  }
}

TEST(Quality, KnowsDarkGlaringAndSmallPictures) {
  const auto good = quality({scene, "null"});
  const auto dark = quality({scene, "eq=brightness=-0.45:contrast=0.5"});
  EXPECT_LT(dark.light, good.light);
  EXPECT_LE(dark.highlights, good.highlights);
  EXPECT_EQ(judge(dark, floor), PictureVerdict::too_dark);
  const auto glaring = quality({document, "drawbox=250:100:160:120:white:fill"});
  EXPECT_NEAR(glaring.glare, 83, 6);
  EXPECT_EQ(judge(glaring, floor), PictureVerdict::glare);
  EXPECT_LT(quality({document, "null"}).glare, 1);
  EXPECT_EQ(judge(quality({scene, "scale=320:180"}), floor), PictureVerdict::too_small);
}

TEST(Quality, SeesADocumentThatIsHeldOut) {
  const auto share = [](const std::string& filter) {
    return read_here(made("color=0x404038:s=640x360", filter))->quality.card;
  };
  const std::string card =
      "drawbox=120:68:320:202:0xe0e0d8:fill,drawbox=140:100:80:100:0x504030:fill";
  ASSERT_TRUE(share(card));
  EXPECT_NEAR(*share(card), 281, 12);
  ASSERT_TRUE(share(card + ",rotate=0.2:c=0x404038"));
  EXPECT_NEAR(*share(card + ",rotate=0.2:c=0x404038"), 281, 25);
  EXPECT_FALSE(share("null"));
  EXPECT_FALSE(share("drawbox=0:68:320:202:0xe0e0d8:fill")) << "a side of it is not seen";
  EXPECT_FALSE(share("drawbox=50:50:30:20:white:fill")) << "too small to be held out";
}

TEST(Hash, IsOfWhatIsShownAndNotOfItsForm) {
  const auto hash_of = [](const std::string& source, const std::string& filter) {
    return read_here(made(source, filter))->hash;
  };
  const std::string camera = "mandelbrot=s=800x600";
  const auto photo = hash_of(camera, "null");
  for (const auto* filter : {"scale=320:240", "eq=brightness=0.08:contrast=0.9", "gblur=sigma=2",
                             "noise=alls=20", "crop=800:450", "crop=800:450,scale=640:360"}) {
    SCOPED_TRACE(filter);
    EXPECT_EQ(compare(photo, hash_of(camera, filter)), Likeness::same)
        << distance(photo, hash_of(camera, filter));
  }
  for (const auto* other : {"testsrc2=s=800x600", "smptebars=s=640x360",
                            "cellauto=s=640x360:rule=110:seed=7", "rgbtestsrc=s=640x360"}) {
    SCOPED_TRACE(other);
    EXPECT_EQ(compare(photo, hash_of(other, "null")), Likeness::different)
        << distance(photo, hash_of(other, "null"));
  }
  EXPECT_EQ(compare(photo, hash_of(camera, "hflip")), Likeness::different);
  EXPECT_EQ(
      compare(hash_of("color=black:s=640x480", "null"), hash_of("color=black:s=320x180", "null")),
      Likeness::same);
}

}  // namespace
}  // namespace visavis::pictures
