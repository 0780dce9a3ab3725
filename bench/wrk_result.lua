-- What wrk's scripts here have in common: prints what was seen as JSON.
function done(summary, latency, _)
  local errors = summary.errors
  io.write(string.format(
    '\nresult {"rate": %f, "p50_ms": %f, "p99_ms": %f, "errors": %d}\n',
    summary.requests / (summary.duration / 1e6),
    latency:percentile(50) / 1e3,
    latency:percentile(99) / 1e3,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout
  ))
end
