#!/usr/bin/env bash
# What calls in real browsers do by the clock: first pictures, a lossy line, an outage. ./dev bench browsers [WORD...]
set -euo pipefail
cd "$(dirname "$0")/../tests/e2e"
exec npm run --silent measured -- "$@"
