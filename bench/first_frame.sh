#!/usr/bin/env bash
# From accepting to the applicant's first frame, in two real browsers. ./dev bench first_frame [CALLS]
set -euo pipefail
cd "$(dirname "$0")/../tests/e2e"
exec npm run --silent first_frame -- "$@"
