#include "adapters/http/metrics.h"

#include <prometheus/family.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

namespace visavis::http {
namespace {

constexpr std::string_view duration_name = "http_server_request_duration_seconds";

std::size_t bucket_of(std::chrono::nanoseconds duration) {
  const double seconds = std::chrono::duration<double>(duration).count();
  std::size_t bucket = 0;
  while (bucket < request_duration_bounds.size() && seconds > request_duration_bounds[bucket])
    ++bucket;
  return bucket;
}

/// One writer: a plain load and store is enough, and cheaper than fetch_add.
void grow(std::atomic<std::uint64_t>& number, std::uint64_t by) {
  number.store(number.load(std::memory_order_relaxed) + by, std::memory_order_relaxed);
}

prometheus::ClientMetric permission_metric(const std::vector<PermissionCounters>& threads) {
  prometheus::ClientMetric metric;
  metric.label = {{"method", "GET"}, {"route", std::string{permission_route}}, {"status", "200"}};
  std::array<std::uint64_t, request_duration_bounds.size() + 1> buckets{};
  double seconds = 0;
  for (const PermissionCounters& counters : threads) {
    const auto totals = counters.totals();
    for (std::size_t i = 0; i < buckets.size(); ++i) buckets[i] += totals.buckets[i];
    seconds += static_cast<double>(totals.nanoseconds) / 1e9;
  }
  std::uint64_t cumulative = 0;
  for (std::size_t i = 0; i < buckets.size(); ++i) {
    cumulative += buckets[i];
    const double bound = i < request_duration_bounds.size()
                             ? request_duration_bounds[i]
                             : std::numeric_limits<double>::infinity();
    metric.histogram.bucket.push_back({cumulative, bound});
  }
  metric.histogram.sample_count = cumulative;
  metric.histogram.sample_sum = seconds;
  return metric;
}

prometheus::MetricFamily family(const MetricSample& sample) {
  prometheus::MetricFamily family{sample.name, sample.help, prometheus::MetricType::Gauge, {}};
  prometheus::ClientMetric metric;
  if (sample.kind == MetricSample::Kind::counter) {
    family.type = prometheus::MetricType::Counter;
    metric.counter.value = sample.value;
  } else {
    metric.gauge.value = sample.value;
  }
  family.metric.push_back(std::move(metric));
  return family;
}

}  // namespace

void PermissionCounters::add(std::uint64_t checks, std::chrono::nanoseconds each) {
  grow(buckets_[bucket_of(each)], checks);
  grow(nanoseconds_, checks * static_cast<std::uint64_t>(each.count()));
}

PermissionCounters::Totals PermissionCounters::totals() const {
  Totals totals;
  for (std::size_t i = 0; i < buckets_.size(); ++i)
    totals.buckets[i] = buckets_[i].load(std::memory_order_relaxed);
  totals.nanoseconds = nanoseconds_.load(std::memory_order_relaxed);
  return totals;
}

struct Metrics::State {
  explicit State(std::size_t threads) : permissions(threads) {}

  prometheus::Registry registry;
  prometheus::Family<prometheus::Histogram>& durations =
      prometheus::BuildHistogram()
          .Name(std::string{duration_name})
          .Help("Time from a request's first bytes to its answer.")
          .Register(registry);
  std::vector<PermissionCounters> permissions;
  std::mutex mutex;
  std::vector<MetricSample> samples;  ///< under `mutex`
};

Metrics::Metrics(std::size_t threads) : state_(std::make_unique<State>(threads)) {}
Metrics::~Metrics() = default;

PermissionCounters& Metrics::permission_counters(std::size_t thread) {
  return state_->permissions[thread];
}

void Metrics::observe(std::string_view route, std::string_view method, int status,
                      std::chrono::nanoseconds duration) {
  static const prometheus::Histogram::BucketBoundaries bounds{request_duration_bounds.begin(),
                                                              request_duration_bounds.end()};
  state_->durations
      .Add({{"method", std::string{method}},
            {"route", std::string{route}},
            {"status", std::to_string(status)}},
           bounds)
      .Observe(std::chrono::duration<double>(duration).count());
}

void Metrics::show(std::vector<MetricSample> samples) {
  const std::lock_guard lock{state_->mutex};
  state_->samples = std::move(samples);
}

std::string Metrics::text() const {
  auto families = state_->registry.Collect();
  auto permissions = permission_metric(state_->permissions);
  const auto durations = std::find_if(families.begin(), families.end(), [](const auto& candidate) {
    return candidate.name == duration_name;
  });
  if (durations != families.end()) {
    durations->metric.push_back(std::move(permissions));
  } else {
    families.push_back({std::string{duration_name},
                        "Time from a request's first bytes to its answer.",
                        prometheus::MetricType::Histogram,
                        {std::move(permissions)}});
  }
  {
    const std::lock_guard lock{state_->mutex};
    for (const MetricSample& sample : state_->samples) families.push_back(family(sample));
  }
  return prometheus::TextSerializer{}.Serialize(families);
}

}  // namespace visavis::http
