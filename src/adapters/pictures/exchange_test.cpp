#include "adapters/pictures/exchange.h"

#include <gtest/gtest.h>

#include "adapters/pictures/made_test.h"

namespace visavis::pictures {
namespace {

using app::PictureFault;

Bytes content(const ByteVector& message) {
  CHECK(read_u32(message, 0) == message.size() - length_bytes);
  return Bytes{message}.subspan(length_bytes);
}

app::ReadPicture picture() {
  return {.jpeg = {0xff, 0xd8, 1, 2, 0xff, 0xd9},
          .width = 640,
          .height = 480,
          .hash = {0x0123'4567'89ab'cdef, 0xfedc'ba98'7654'3210},
          .quality = {480, 200, 3, 120, 10, 240, 250}};
}

TEST(Exchange, SaysWhatWasSaid) {
  const ByteVector file{1, 2, 3};
  const auto files = encode(Request{FileRequest{file}});
  const auto read = read_request(content(files));
  ASSERT_TRUE(read);
  EXPECT_EQ(std::get<FileRequest>(*read).file.size(), 3U);
  const auto videos =
      encode(Request{VideoRequest{app::MediaCodec::h264, file, {Bytes{file}, Bytes{file}}}});
  const auto video = read_request(content(videos));
  ASSERT_TRUE(video);
  EXPECT_EQ(std::get<VideoRequest>(*video).codec, app::MediaCodec::h264);
  EXPECT_EQ(std::get<VideoRequest>(*video).frames.size(), 2U);
  const auto answers = encode(app::PictureRead{picture()});
  const auto answer = read_answer(content(answers));
  ASSERT_TRUE(answer && *answer);
  EXPECT_EQ((*answer)->quality, picture().quality);
  EXPECT_EQ((*answer)->hash, picture().hash);
  EXPECT_EQ((*answer)->jpeg, picture().jpeg);
  for (const auto fault :
       {PictureFault::too_large, PictureFault::unreadable, PictureFault::failed}) {
    const auto refusals = encode(app::PictureRead{refuse(fault)});
    EXPECT_EQ(read_answer(content(refusals))->error(), fault);
  }
}

TEST(Exchange, BelievesNoWorker) {
  const auto answer_with = [](auto change) {
    auto one = picture();
    change(one);
    const auto message = encode(app::PictureRead{one});
    return read_answer(content(message)).has_value();
  };
  EXPECT_TRUE(answer_with([](auto&) {}));
  EXPECT_FALSE(answer_with([](auto& one) { one.width = 0; }));
  EXPECT_FALSE(answer_with([](auto& one) { one.height = 4'000'000'000; }));
  EXPECT_FALSE(answer_with([](auto& one) { one.jpeg = {'<', 'h', 't', 'm', 'l', '>'}; }));
  EXPECT_FALSE(answer_with([](auto& one) { one.jpeg.clear(); }));
  EXPECT_FALSE(answer_with([](auto& one) { one.quality.light = 256; }));
  EXPECT_FALSE(answer_with([](auto& one) { one.quality.sharpness = -1; }));
  EXPECT_FALSE(answer_with([](auto& one) { one.quality.card = 1001; }));
  // Busy is for the reader alone to say.
  const auto busy = encode(app::PictureRead{refuse(PictureFault::busy)});
  EXPECT_FALSE(read_answer(content(busy)));
  const auto whole = encode(app::PictureRead{picture()});
  for (std::size_t size = 0; size + 1 < content(whole).size(); ++size)
    EXPECT_FALSE(read_answer(content(whole).first(size))) << size;
}

TEST(Exchange, ReadsNoRequestThatIsCutOrGoesOn) {
  const ByteVector frame{1, 2, 3};
  const auto message = encode(Request{VideoRequest{app::MediaCodec::vp8, {}, {Bytes{frame}}}});
  for (std::size_t size = 0; size < content(message).size(); ++size)
    EXPECT_FALSE(read_request(content(message).first(size))) << size;
  auto longer = message;
  longer.push_back(0);
  EXPECT_FALSE(read_request(Bytes{longer}.subspan(length_bytes)));
}

}  // namespace
}  // namespace visavis::pictures
