#!/bin/bash
# The page in a real browser: every view, keys, addresses, exports, edits, a hostile report, light and dark, 360 px, and
# what axe says of each view.
#
#   test.sh PROGRAM [FOLDER]
#
# Needs Debian's chromium, and npm. Leaves the screenshots in FOLDER (build/screenshots).
set -euo pipefail
program=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
pictures=$(realpath -m "${2:-build/screenshots}")
run=$(mktemp -d /tmp/rapporteur-page.XXXXXX)
servers=()
finish() {
  for server in "${servers[@]}"; do kill "$server" 2>/dev/null || true; done
  rm -rf "$run"
}
trap finish EXIT

cp "$here"/{package.json,package-lock.json,.npmrc,views.test.js} "$run"
npm ci --silent --prefix "$run"
"$program" read "$here/../../examples" "$here/reports" --db "$run/record.db" >/dev/null
cp "$run/record.db" "$run/edited.db"

# serve RECORD [OPTION…]: sets `page` to its address.
serve() {
  "$program" serve --db "$run/$1.db" --port 0 "${@:2}" >"$run/$1.address" &
  servers+=($!)
  for _ in $(seq 100); do grep -q http "$run/$1.address" && break; sleep 0.1; done
  page=$(grep -o 'http://[^ ]*' "$run/$1.address")
}
serve edited --allow-edits
edited=$page
serve record
mkdir -p "$pictures"
cd "$run"
PAGE="${page%/}" EDITED="${edited%/}" PICTURES="$pictures" CHROMIUM="$(command -v chromium)" node --test views.test.js
echo "screenshots: $pictures"
