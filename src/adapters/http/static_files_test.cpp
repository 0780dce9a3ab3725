#include "adapters/http/static_files.h"

#include <fstream>
#include <gtest/gtest.h>
#include <unistd.h>
#include <zlib.h>

namespace visavis::http {
namespace {

namespace fs = std::filesystem;

class StaticFilesTest : public testing::Test {
 protected:
  StaticFilesTest() {
    fs::create_directories(root_ / "assets");
    fs::create_directories(root_ / "help");
    write("help/es.html", "<!doctype html><html lang=es>");
    write("verify.html", "<!doctype html>" + std::string(1000, 'v'));
    write("console.html", "<!doctype html>");
    write("assets/app-1.js", "let a=1;" + std::string(1000, ' '));
    write("assets/small.css", "a{}");
    write("assets/notes.secret", "not for the web");
    write("favicon.svg", "<svg/>");
    write("../" + root_.filename().string() + ".outside", "outside");
    fs::create_symlink(root_.string() + ".outside", root_ / "assets" / "link.js");
    add_static_routes(router_, load_static_files(root_), "https://verify.example");
  }
  ~StaticFilesTest() override {
    fs::remove_all(root_);
    fs::remove(root_.string() + ".outside");
  }
  void write(const std::string& name, const std::string& content) {
    std::ofstream{root_ / name, std::ios::binary} << content;
  }
  HttpResponse get(const std::string& path, const std::string& encoding = "",
                   const std::string& tag = "") {
    HttpRequest request;
    request.accept_encoding = encoding;
    request.if_none_match = tag;
    const auto found = router_.find(Method::get, path);
    if (found.route == nullptr) return problem_response(Problem{Refusal::not_found}, "", "");
    return std::get<FrontHandler>(found.route->handler)(request).value();
  }
  static std::string header(const HttpResponse& response, std::string_view name) {
    for (const auto& [key, value] : response.headers)
      if (key == name) return value;
    return "";
  }
  fs::path root_ = fs::temp_directory_path() / ("visavis_static_" + std::to_string(::getpid()));
  Router router_;
};

TEST_F(StaticFilesTest, ServesPagesWithTheirGuards) {
  const auto page = get("/verify");
  EXPECT_EQ(page.status, 200);
  EXPECT_EQ(page.content_type, "text/html; charset=utf-8");
  EXPECT_TRUE(page.content().starts_with("<!doctype html>"));
  EXPECT_EQ(header(page, "Cache-Control"), "no-cache");
  const auto policy = header(page, "Content-Security-Policy");
  for (const auto* part :
       {"default-src 'none'", "script-src 'self'", "connect-src 'self' wss://verify.example",
        "frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'"})
    EXPECT_NE(policy.find(part), std::string::npos) << part;
  EXPECT_EQ(policy.find("unsafe"), std::string::npos);
  EXPECT_EQ(policy.find("http:;"), std::string::npos);
  EXPECT_NE(header(page, "Permissions-Policy").find("camera=(self)"), std::string::npos);
  EXPECT_EQ(header(page, "Cross-Origin-Opener-Policy"), "same-origin");
}

TEST_F(StaticFilesTest, ServesPagesInFoldersWithTheSameGuards) {
  const auto page = get("/help/es");
  EXPECT_EQ(page.content(), "<!doctype html><html lang=es>");
  EXPECT_EQ(header(page, "Content-Security-Policy"),
            header(get("/verify"), "Content-Security-Policy"));
  EXPECT_NE(header(page, "Content-Security-Policy"), "");
}

TEST_F(StaticFilesTest, CachesAssetsForGood) {
  const auto asset = get("/assets/app-1.js");
  EXPECT_EQ(asset.status, 200);
  EXPECT_NE(header(asset, "Cache-Control").find("immutable"), std::string::npos);
  const auto again = get("/assets/app-1.js", "", header(asset, "ETag"));
  EXPECT_EQ(again.status, 304);
  EXPECT_EQ(again.content(), "");
}

TEST_F(StaticFilesTest, CompressesOnceForThoseWhoTakeIt) {
  const auto packed = get("/assets/app-1.js", "br, gzip");
  EXPECT_EQ(header(packed, "Content-Encoding"), "gzip");
  EXPECT_LT(packed.content().size(), 200U);
  const auto plain = get("/assets/app-1.js");
  EXPECT_EQ(header(plain, "Content-Encoding"), "");
  EXPECT_EQ(header(plain, "Vary"), "Accept-Encoding");
  EXPECT_NE(header(plain, "ETag"), header(packed, "ETag"));
  EXPECT_EQ(header(get("/assets/app-1.js", "gzip;q=0"), "Content-Encoding"), "");
  EXPECT_EQ(header(get("/assets/app-1.js", "gzip;q=0.5"), "Content-Encoding"), "gzip");
  EXPECT_EQ(header(get("/assets/small.css", "gzip"), "Content-Encoding"), "") << "not worth it";
}

TEST_F(StaticFilesTest, ServesNothingElse) {
  EXPECT_EQ(get("/favicon.svg").status, 200);
  for (const auto* path :
       {"/verify.html", "/assets/notes.secret", "/assets/link.js", "/assets/", "/assets",
        "/assets/../verify.html", "/assets/%2e%2e/verify", "/../etc/passwd", "/etc/passwd"})
    EXPECT_EQ(get(path).status, 404) << path;
  const auto home = get("/");
  EXPECT_EQ(home.status, 302);
  EXPECT_EQ(header(home, "Location"), "/console");
  EXPECT_EQ(header(get("/console/audit"), "Location"), "/console#/audit");
  const auto slash = get("/verify/");
  EXPECT_EQ(slash.status, 302);
  EXPECT_EQ(header(slash, "Location"), "/verify") << "as people type it";
  EXPECT_EQ(get("/assets/app-1.js/").status, 404);
}

TEST(ContentSecurityPolicy, AllowsNothingFromElsewhere) {
  for (const auto& [url, live] :
       {std::pair{"http://localhost:8080", "ws://localhost:8080"},
        std::pair{"https://verify.you.example", "wss://verify.you.example"}}) {
    const auto policy = content_security_policy(url);
    EXPECT_NE(policy.find("connect-src 'self' " + std::string{live} + ";"), std::string::npos);
    EXPECT_NE(policy.find("img-src 'self' data:;"), std::string::npos);
  }
}

TEST_F(StaticFilesTest, BothPagesMustBeThere) {
  const auto refusal = [&](const fs::path& folder) -> std::string {
    try {
      load_static_files(folder);
    } catch (const std::runtime_error& error) {
      return error.what();
    }
    return "accepted";
  };
  EXPECT_EQ(refusal(root_), "accepted");
  fs::remove(root_ / "console.html");
  EXPECT_EQ(refusal(root_), "the web pages in " + root_.string() + " lack console.html");
  EXPECT_EQ(refusal(root_ / "nowhere"),
            "the web pages' folder " + (root_ / "nowhere").string() + " is not there");
  EXPECT_TRUE(load_static_files({}).empty()) << "a server without pages";
}

}  // namespace
}  // namespace visavis::http
