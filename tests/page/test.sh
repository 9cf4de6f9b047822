#!/bin/bash
# The page in a real browser: every view, keys, addresses, exports, a hostile report, light and dark, 360 px.
#
#   test.sh PROGRAM [FOLDER]
#
# Needs Debian's chromium, and npm. Leaves the screenshots in FOLDER (build/screenshots).
set -euo pipefail
program=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
pictures=$(realpath -m "${2:-build/screenshots}")
run=$(mktemp -d /tmp/rapporteur-page.XXXXXX)
server=""
finish() {
  if [ -n "$server" ]; then kill "$server" 2>/dev/null || true; fi
  rm -rf "$run"
}
trap finish EXIT

cp "$here"/{package.json,package-lock.json,.npmrc,views.test.js} "$run"
npm ci --silent --prefix "$run"
"$program" read "$here/../../examples" "$here/reports" --db "$run/record.db" >/dev/null
"$program" serve --db "$run/record.db" --port 0 >"$run/address" &
server=$!
for _ in $(seq 100); do grep -q http "$run/address" && break; sleep 0.1; done
page=$(grep -o 'http://[^ ]*' "$run/address")
mkdir -p "$pictures"
cd "$run"
PAGE="${page%/}" PICTURES="$pictures" CHROMIUM="$(command -v chromium)" node --test views.test.js
echo "screenshots: $pictures"
