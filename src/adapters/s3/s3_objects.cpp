#include "adapters/s3/s3_objects.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "adapters/s3/text_of.h"

namespace visavis::s3 {
namespace {

/// A refusal is told in a few words, also where few bytes were asked for.
constexpr std::size_t refusal_bytes_max = std::size_t{64} * 1024;

[[noreturn]] void fail(const std::string& name, const std::string& why) {
  throw app::VaultFailure(app::VaultTrouble::failed, "bucket: " + name + ": " + why);
}

/// What a part's ETag is, where the store does not encrypt by keys of its own: then it is never the
/// same, and the part is sent again.
std::string md5(std::span<const std::uint8_t> bytes) { return digest_text(bytes, EVP_md5()); }

std::span<const std::uint8_t> bytes_of(const std::string& text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

}  // namespace

void S3Objects::put(const std::string& name, const app::ObjectSource& from) {
  const auto at = full(name);
  if (from.bytes <= sizes_.part_bytes)
    put_whole(at, from);
  else
    put_in_parts(at, from);
  // What is deleted elsewhere because it is here is asked for once more.
  if (size(name) != from.bytes) fail(at, "what was sent is not there whole");
}

void S3Objects::put_whole(const std::string& name, const app::ObjectSource& from) {
  std::vector<std::uint8_t> bytes(static_cast<std::size_t>(from.bytes));
  from.read(0, bytes);
  if (requests_.perform({.method = Method::put, .name = name, .body = bytes}).missing)
    fail(name, "404 to a PUT");
}

void S3Objects::put_in_parts(const std::string& name, const app::ObjectSource& from) {
  const auto upload = begun_upload(name);
  const auto sent = sent_parts(name, upload);
  std::vector<std::uint8_t> bytes(sizes_.part_bytes);
  std::vector<std::string> etags;
  for (std::uint64_t offset = 0; offset < from.bytes; offset += sizes_.part_bytes) {
    const auto number = static_cast<std::uint32_t>(etags.size() + 1);
    const auto part = std::span{bytes}.first(
        static_cast<std::size_t>(std::min<std::uint64_t>(sizes_.part_bytes, from.bytes - offset)));
    from.read(offset, part);
    const auto there = sent.find(number);
    const bool same = there != sent.end() && there->second.bytes == part.size() &&
                      there->second.etag == md5(part);
    etags.push_back(same ? there->second.etag : send_part(name, upload, number, part));
  }
  complete(name, upload, etags);
}

/// The one that an earlier try began, or a new one.
std::string S3Objects::begun_upload(const std::string& name) {
  if (auto begun = uploads(name); !begun.empty()) return std::move(begun.back());
  const auto answer =
      requests_.perform({.method = Method::post, .name = name, .query = {{"uploads", ""}}});
  auto id = upload_id(answer.body);
  if (!id) fail(name, "no upload began");
  return std::move(*id);
}

std::vector<std::string> S3Objects::uploads(const std::string& name) {
  const auto answer = requests_.perform({.query = {{"prefix", name}, {"uploads", ""}}});
  return uploads_of(answer.body, name);
}

S3Objects::Parts S3Objects::sent_parts(const std::string& name, const std::string& upload) {
  Parts sent;
  std::string next;
  do {
    Request request{.name = name, .query = {{"uploadId", upload}}};
    if (!next.empty()) request.query.emplace_back("part-number-marker", next);
    const auto answer = requests_.perform(request);
    auto page = parts(answer.body);
    if (!page) return sent;
    for (auto& one : page->entries) sent.emplace(one.number, std::move(one));
    if (next == page->next) break;
    next = std::move(page->next);
  } while (!next.empty());
  return sent;
}

std::string S3Objects::send_part(const std::string& name, const std::string& upload,
                                 std::uint32_t number, std::span<const std::uint8_t> bytes) {
  auto answer =
      requests_.perform({.method = Method::put,
                         .name = name,
                         .query = {{"partNumber", std::to_string(number)}, {"uploadId", upload}},
                         .body = bytes});
  // It stands in the document that joins the parts.
  const bool usable = std::ranges::all_of(
      answer.etag, [](unsigned char c) { return std::isalnum(c) != 0 || c == '-'; });
  if (answer.missing || answer.etag.empty() || !usable) fail(name, "a part was not taken");
  return std::move(answer.etag);
}

void S3Objects::complete(const std::string& name, const std::string& upload,
                         const std::vector<std::string>& etags) {
  std::string body = "<CompleteMultipartUpload>";
  for (std::size_t i = 0; i < etags.size(); ++i)
    body += "<Part><PartNumber>" + std::to_string(i + 1) + "</PartNumber><ETag>\"" + etags[i] +
            "\"</ETag></Part>";
  body += "</CompleteMultipartUpload>";
  const auto answer = requests_.perform({.method = Method::post,
                                         .name = name,
                                         .query = {{"uploadId", upload}},
                                         .body = bytes_of(body)});
  if (!is_completed(answer.body))
    fail(name, "its parts were not joined: " + error_code(answer.body));
}

/// Whoever looks at evidence does not see a connection that was closed meanwhile.
Answer S3Objects::again_if_it_fails(const Request& request) {
  try {
    return requests_.perform(request);
  } catch (const app::VaultFailure&) {
    return requests_.perform(request);
  }
}

std::optional<std::uint64_t> S3Objects::size(const std::string& name) {
  const auto answer = again_if_it_fails({.method = Method::head, .name = full(name)});
  if (answer.missing) return std::nullopt;
  if (!answer.bytes) fail(name, "its length is not said");
  return answer.bytes;
}

std::optional<std::vector<std::uint8_t>> S3Objects::read(const std::string& name,
                                                         std::uint64_t offset, std::size_t bytes) {
  if (bytes == 0) return std::vector<std::uint8_t>{};
  const auto answer = again_if_it_fails({.name = full(name),
                                         .range = std::pair{offset, offset + bytes - 1},
                                         .answer_bytes_max = std::max(bytes, refusal_bytes_max)});
  if (answer.missing) return std::nullopt;
  if (answer.body.size() != bytes) fail(name, "less came than was asked for");
  return std::vector<std::uint8_t>(answer.body.begin(), answer.body.end());
}

void S3Objects::erase(const std::string& name) {
  const auto at = full(name);
  for (const auto& upload : uploads(at))
    requests_.perform({.method = Method::erase, .name = at, .query = {{"uploadId", upload}}});
  requests_.perform({.method = Method::erase, .name = at});
}

void S3Objects::list(const std::function<void(const app::StoredObject&)>& each) {
  const auto& prefix = requests_.config().prefix;
  std::string next;
  do {
    Request request{.query = {{"list-type", "2"},
                              {"max-keys", std::to_string(sizes_.page)},
                              {"prefix", prefix}}};
    if (!next.empty()) request.query.emplace_back("continuation-token", next);
    auto page = objects(again_if_it_fails(request).body);
    if (!page) fail("list", "the answer is none");
    for (auto& one : page->entries) {
      if (!one.name.starts_with(prefix)) continue;
      one.name.erase(0, prefix.size());
      each(one);
    }
    next = std::move(page->next);
  } while (!next.empty());
}

}  // namespace visavis::s3
