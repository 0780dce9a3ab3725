#!/usr/bin/env bash
# From accepting to the applicant's first frame, in two real browsers. ./dev bench first_frame [CALLS]
set -euo pipefail
cd "$(dirname "$0")/.."
./dev build
cd tests/e2e
[ -d node_modules ] || npm ci --silent --no-audit --no-fund
exec npm run --silent first_frame -- "$@"
