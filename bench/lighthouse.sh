#!/usr/bin/env bash
# Lighthouse's mobile performance of the applicant's entry page: the real server, a fresh one-time link a run.
# RUNS says how many (5), CHROME_PATH which browser.
set -euo pipefail
cd "$(dirname "$0")/.."

visavis=build/release/src/main/visavis
dir=$(mktemp -d)
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
relay_port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
cat >"$dir/visavis.toml" <<TOML
[server]
port = $port
public_url = "http://127.0.0.1:$port"
web_root = "$PWD/web/dist"
[operators]
port = 0
[store]
path = "$dir/visavis.sqlite"
[relay]
listen = "127.0.0.1"
port = $relay_port
TOML
key=$("$visavis" marketplace add -c "$dir/visavis.toml" --name Larkfold | sed -n 's/.*"api_key":"\([^"]*\)".*/\1/p')
"$visavis" serve -c "$dir/visavis.toml" >"$dir/log" 2>&1 &
server=$!
trap 'kill -TERM $server 2>/dev/null; wait $server 2>/dev/null; rm -rf "$dir"' EXIT
curl -fs --retry 30 --retry-connrefused --retry-delay 1 -o /dev/null "http://127.0.0.1:$port/healthz"

export CHROME_PATH=${CHROME_PATH:-/usr/bin/chromium}
node bench/lighthouse/run.js "http://127.0.0.1:$port" "$key" "${RUNS:-5}"
