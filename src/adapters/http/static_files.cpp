#include "adapters/http/static_files.h"

#include <array>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <zlib.h>

#include "adapters/http/cookie.h"
#include "adapters/http/errors_page.h"
#include "app/access/secrets.h"

namespace visavis::http {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t total_bytes_max = 64U * 1024 * 1024;
constexpr std::size_t worth_compressing = 512;

struct Kind {
  std::string_view extension, content_type;
  bool compressible;
};
constexpr std::array kinds{
    Kind{".html", "text/html; charset=utf-8", true},
    Kind{".js", "text/javascript; charset=utf-8", true},
    Kind{".css", "text/css; charset=utf-8", true},
    Kind{".json", "application/json", true},
    Kind{".webmanifest", "application/manifest+json", true},
    Kind{".map", "application/json", true},
    Kind{".svg", "image/svg+xml", true},
    Kind{".txt", "text/plain; charset=utf-8", true},
    Kind{".wasm", "application/wasm", true},
    Kind{".png", "image/png", false},
    Kind{".jpg", "image/jpeg", false},
    Kind{".webp", "image/webp", false},
    Kind{".ico", "image/x-icon", false},
    Kind{".woff2", "font/woff2", false},
    Kind{".mp3", "audio/mpeg", false},
    Kind{".ogg", "audio/ogg", false},
    Kind{".wav", "audio/wav", false},
};

const Kind* kind_of(const fs::path& file) {
  for (const Kind& kind : kinds)
    if (file.extension() == kind.extension) return &kind;
  return nullptr;
}

std::string read_file(const fs::path& path) {
  std::ifstream file{path, std::ios::binary};
  std::string content{std::istreambuf_iterator<char>{file}, {}};
  if (!file) throw std::runtime_error{"cannot read " + path.string()};
  return content;
}

std::string gzip(const std::string& content) {
  z_stream stream{};
  constexpr int window_with_gzip_header = 15 + 16;
  if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, window_with_gzip_header, 9,
                   Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::runtime_error{"zlib cannot compress"};
  std::string packed(deflateBound(&stream, content.size()), '\0');
  std::string copy = content;  // zlib's interface wants it writable.
  stream.next_in = reinterpret_cast<Bytef*>(copy.data());
  stream.avail_in = static_cast<uInt>(copy.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  const int result = deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  if (result != Z_STREAM_END) throw std::runtime_error{"zlib cannot compress"};
  return packed;
}

std::string tag_of(std::string_view content) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string tag;
  const SecretHash hash = app::hash_secret(content);
  for (std::size_t i = 0; i < 16; ++i) {
    tag.push_back(digits[hash[i] >> 4U]);
    tag.push_back(digits[hash[i] & 15U]);
  }
  return tag;
}

/// Where a file is found: a page under its name without .html, everything else under its own.
std::string address_of(const fs::path& relative) {
  std::string address = '/' + relative.generic_string();
  if (relative.extension() == ".html") address.resize(address.size() - 5);
  return address;
}

/// An HTML page that is made and not read.
StaticFile made_page(std::string path, std::string content) {
  StaticFile file;
  file.path = std::move(path);
  file.content_type = "text/html; charset=utf-8";
  file.page = true;
  file.etag = tag_of(content);
  file.gzip = std::make_shared<const std::string>(gzip(content));
  file.plain = std::make_shared<const std::string>(std::move(content));
  return file;
}

StaticFile load(const fs::path& path, const fs::path& relative, const Kind& kind) {
  StaticFile file;
  file.path = address_of(relative);
  file.content_type = kind.content_type;
  file.page = relative.extension() == ".html";
  file.immutable = !file.page && relative.begin()->string() == "assets";
  file.plain = std::make_shared<const std::string>(read_file(path));
  file.etag = tag_of(*file.plain);
  if (kind.compressible && file.plain->size() >= worth_compressing) {
    const fs::path packed_path{path.string() + ".gz"};
    std::string packed = fs::is_regular_file(fs::symlink_status(packed_path))
                             ? read_file(packed_path)
                             : gzip(*file.plain);
    if (packed.size() < file.plain->size())
      file.gzip = std::make_shared<const std::string>(std::move(packed));
  }
  return file;
}

/// True when the header names gzip, and not only to refuse it.
bool accepts_gzip(std::string_view header) {
  const auto at = header.find("gzip");
  if (at == std::string_view::npos) return false;
  const std::string_view rest = header.substr(at + 4, header.find(',', at) - at - 4);
  return rest.find("q=0") == std::string_view::npos || rest.find("q=0.") != std::string_view::npos;
}

bool names_tag(std::string_view if_none_match, std::string_view quoted_tag) {
  return if_none_match == "*" || if_none_match.find(quoted_tag) != std::string_view::npos;
}

HttpResponse serve(const StaticFile& file, const std::string& policy, const HttpRequest& request) {
  HttpResponse response;
  const bool packed = file.gzip && accepts_gzip(request.accept_encoding);
  const std::string tag = '"' + file.etag + (packed ? "-gzip\"" : "\"");
  response.headers.emplace_back("ETag", tag);
  response.headers.emplace_back(
      "Cache-Control", file.immutable ? "public, max-age=31536000, immutable" : "no-cache");
  if (file.gzip) response.headers.emplace_back("Vary", "Accept-Encoding");
  if (file.page) {
    response.headers.emplace_back("Content-Security-Policy", policy);
    response.headers.emplace_back("Permissions-Policy",
                                  "camera=(self), microphone=(self), geolocation=(), payment=()");
    response.headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
    response.headers.emplace_back("X-Frame-Options", "DENY");
  }
  if (names_tag(request.if_none_match, tag)) {
    response.status = 304;
    response.content_type = {};
    return response;
  }
  response.content_type = file.content_type;
  response.shared_body = packed ? file.gzip : file.plain;
  if (packed) response.headers.emplace_back("Content-Encoding", "gzip");
  return response;
}

FrontHandler redirect_to(std::string path) {
  return [path = std::move(path)](const HttpRequest& request) -> Handled {
    HttpResponse response;
    response.status = 302;
    response.content_type = {};
    const std::string query = request.query.empty() ? "" : "?" + std::string{request.query};
    response.headers.emplace_back("Location", path + query);
    return response;
  };
}

}  // namespace

std::vector<StaticFile> load_static_files(const fs::path& web_root) {
  std::map<std::string, StaticFile> files;
  if (web_root.empty()) return {};
  if (!fs::is_directory(web_root))
    throw std::runtime_error{"the web pages' folder " + web_root.string() + " is not there"};
  std::size_t total = 0;
  for (const auto& found : fs::recursive_directory_iterator{web_root}) {
    if (!fs::is_regular_file(found.symlink_status())) continue;
    const Kind* kind = kind_of(found.path());
    if (kind == nullptr) continue;
    StaticFile file = load(found.path(), found.path().lexically_relative(web_root), *kind);
    total += file.plain->size() + (file.gzip ? file.gzip->size() : 0);
    if (total > total_bytes_max)
      throw std::runtime_error{"the web pages in " + web_root.string() + " are over 64 MiB"};
    files.emplace(file.path, std::move(file));
  }
  for (const auto* page : {"verify", "console"})
    if (!files.contains(std::string{"/"} + page))
      throw std::runtime_error{"the web pages in " + web_root.string() + " lack " + page + ".html"};
  std::vector<StaticFile> list;
  list.reserve(files.size());
  for (auto& [path, file] : files) list.push_back(std::move(file));
  return list;
}

std::string content_security_policy(std::string_view public_url) {
  const std::string origin = origin_of(public_url);
  const bool secure = origin.starts_with("https://");
  // 'self' does not cover ws: and wss: in browsers of before 2022.
  const std::string live = secure ? "wss" + origin.substr(5)
                                  : (origin.starts_with("http://") ? "ws" + origin.substr(4) : "");
  return "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; "
         "img-src 'self' data:; connect-src 'self' " +
         live +
         "; media-src 'self' blob: mediastream:; manifest-src 'self'; base-uri 'none'; "
         "form-action 'none'; frame-ancestors 'none'";
}

void add_static_routes(Router& router, const std::vector<StaticFile>& files,
                       std::string_view public_url) {
  const std::string policy = content_security_policy(public_url);
  const auto add = [&](const StaticFile& file) {
    router.add({Method::get, file.path, Door::open,
                FrontHandler{[file, policy](const HttpRequest& request) -> Handled {
                  return serve(file, policy, request);
                }},
                file.immutable ? "/assets" : file.path});
  };
  add(made_page("/docs/errors", errors_page()));
  for (const StaticFile& file : files) {
    add(file);
    // As people type it.
    if (file.page)
      router.add({Method::get, file.path + "/", Door::open, redirect_to(file.path), file.path});
  }
  router.add({Method::get, "/", Door::open, redirect_to("/console"), {}});
  router.add({Method::get, "/console/audit", Door::open, redirect_to("/console#/audit"), {}});
}

}  // namespace visavis::http
