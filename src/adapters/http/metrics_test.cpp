#include "adapters/http/metrics.h"

#include <gtest/gtest.h>

namespace visavis::http {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;

TEST(Metrics, MergesThePermissionChecksOfAllThreads) {
  Metrics metrics{2};
  metrics.permission_counters(0).add(3, microseconds{10});
  metrics.permission_counters(1).add(2, milliseconds{30});
  metrics.observe(permission_route, "GET", 404, milliseconds{1});
  metrics.observe("/v1/events", "GET", 200, milliseconds{1});
  const std::string text = metrics.text();
  const std::string labels =
      R"({method="GET",route=")" + std::string{permission_route} + R"(",status="200")";
  for (const std::string& line :
       {"http_server_request_duration_seconds_count" + labels + "} 5",
        "http_server_request_duration_seconds_bucket" + labels + R"(,le="0.005"} 3)",
        "http_server_request_duration_seconds_bucket" + labels + R"(,le="0.05"} 5)",
        "http_server_request_duration_seconds_bucket" + labels + R"(,le="+Inf"} 5)"})
    EXPECT_NE(text.find(line), std::string::npos) << line << "\n" << text;
  const std::string type = "# TYPE http_server_request_duration_seconds histogram";
  EXPECT_EQ(text.find(type), text.rfind(type)) << "the family comes once";
}

TEST(Metrics, ShowsTheSamplesOfOthers) {
  Metrics metrics{1};
  metrics.show({{"visavis_queue_length", "Applicants waiting.", MetricSample::Kind::gauge, 3},
                {"visavis_packets_total", "Packets.", MetricSample::Kind::counter, 9}});
  const std::string text = metrics.text();
  EXPECT_NE(text.find("# TYPE visavis_queue_length gauge\nvisavis_queue_length 3"),
            std::string::npos);
  EXPECT_NE(text.find("# TYPE visavis_packets_total counter\nvisavis_packets_total 9"),
            std::string::npos);
}

}  // namespace
}  // namespace visavis::http
