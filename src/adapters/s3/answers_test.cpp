#include "adapters/s3/answers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "adapters/s3/requests.h"

namespace visavis::s3 {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(CanonicalQuery, IsSortedAndHasASignForEach) {
  // AWS, "Create a canonical request": sorted by name, and "uploads" without a value has its sign.
  EXPECT_EQ(canonical_query({{"uploads", ""}, {"prefix", "a/b c~"}}), "prefix=a%2Fb%20c~&uploads=");
  EXPECT_EQ(canonical_query({{"uploadId", "x+/="}, {"partNumber", "7"}}),
            "partNumber=7&uploadId=x%2B%2F%3D");
  EXPECT_EQ(canonical_query({}), "");
}

TEST(Answers, AnErrorsCodeIsAWord) {
  EXPECT_EQ(error_code("<?xml version='1.0'?><Error><Code>NoSuchKey</Code></Error>"), "NoSuchKey");
  EXPECT_EQ(error_code("<Error><Code>a line\nof a log</Code></Error>"), "");
  EXPECT_EQ(error_code("<Other><Code>NoSuchKey</Code></Other>"), "");
  EXPECT_EQ(error_code("Bad gateway"), "");
  EXPECT_EQ(error_code(""), "");
}

TEST(Answers, AnUploadsId) {
  EXPECT_EQ(upload_id("<InitiateMultipartUploadResult xmlns=\"u\"><UploadId>a/b==</UploadId>"
                      "</InitiateMultipartUploadResult>"),
            "a/b==");
  EXPECT_EQ(upload_id("<InitiateMultipartUploadResult/>"), std::nullopt);
  EXPECT_EQ(upload_id("<Error/>"), std::nullopt);
}

TEST(Answers, AStatusDoesNotSayThatItIsCompleted) {
  EXPECT_TRUE(
      is_completed("<CompleteMultipartUploadResult><Key>k</Key>"
                   "</CompleteMultipartUploadResult>"));
  EXPECT_FALSE(is_completed("<Error><Code>InternalError</Code></Error>"));
  EXPECT_FALSE(is_completed("<CompleteMultipartUploadResult><Key>k"));
  EXPECT_FALSE(is_completed(""));
}

TEST(Answers, Parts) {
  const auto page = parts(
      "<ListPartsResult><IsTruncated>true</IsTruncated>"
      "<NextPartNumberMarker>2</NextPartNumberMarker>"
      "<Part><PartNumber>1</PartNumber><ETag>&quot;ab&quot;</ETag><Size>9</Size></Part>"
      "<Part><PartNumber>2</PartNumber><ETag>cd</ETag><Size>3</Size></Part></ListPartsResult>");
  ASSERT_TRUE(page);
  EXPECT_THAT(page->entries, ElementsAre(StoredPart{1, 9, "ab"}, StoredPart{2, 3, "cd"}));
  EXPECT_EQ(page->next, "2");
  for (const auto* wrong : {"-1", "x", "", "99999999999999999999"})
    EXPECT_FALSE(parts("<ListPartsResult><Part><PartNumber>1</PartNumber><Size>" +
                       std::string{wrong} + "</Size></Part></ListPartsResult>"))
        << wrong;
}

TEST(Answers, UploadsOfOneName) {
  EXPECT_THAT(uploads_of("<ListMultipartUploadsResult><Upload><Key>a</Key><UploadId>1</UploadId>"
                         "</Upload><Upload><Key>a.b</Key><UploadId>2</UploadId></Upload>"
                         "</ListMultipartUploadsResult>",
                         "a"),
              ElementsAre("1"));
  EXPECT_THAT(uploads_of("no XML", "a"), IsEmpty());
}

TEST(Answers, Objects) {
  const auto page = objects(
      "<ListBucketResult><IsTruncated>false</IsTruncated><NextContinuationToken>t"
      "</NextContinuationToken><Contents><Key>0f/x</Key><Size>12</Size>"
      "<LastModified>2026-11-30T16:20:01.500Z</LastModified></Contents>"
      "<Contents><Key>y</Key><Size>1</Size><LastModified>soon</LastModified></Contents>"
      "</ListBucketResult>");
  ASSERT_TRUE(page);
  ASSERT_EQ(page->entries.size(), 2U);
  EXPECT_EQ(page->entries[0].name, "0f/x");
  EXPECT_EQ(page->entries[0].bytes, 12U);
  EXPECT_EQ(to_rfc3339(page->entries[0].written), "2026-11-30T16:20:01.000Z");
  EXPECT_EQ(page->entries[1].written, Timestamp{});
  EXPECT_EQ(page->next, "");
  EXPECT_FALSE(objects("<ListBucketResult><Contents><Key>y</Key></Contents></ListBucketResult>"));
}

}  // namespace
}  // namespace visavis::s3
