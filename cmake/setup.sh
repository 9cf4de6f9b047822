#!/bin/sh
# Installs the Debian packages that the build needs, and those that are named beside, if they are not there. Says so before
# it uses sudo.
set -eu
packages="g++ cmake ninja-build pkg-config libcli11-dev libfmt-dev libsimdjson-dev nlohmann-json3-dev libtbb-dev
libexpected-dev libsqlite3-dev libpq-dev postgresql zlib1g-dev libzstd-dev libicu-dev libxml2-dev libarchive-dev libcld2-dev libcpp-httplib-dev libgtest-dev libbenchmark-dev
clang-format clang-tidy python3 $*"
# The Python module, and readers that are not ours, which the tests hold the files we write against.
packages="$packages pybind11-dev python3-dev python3-setuptools python3-pandas python3-networkx python3-icalendar python3-feedparser
python3-jsonschema libxml2-utils"
# The page is built with npm; a Node.js that did not come from Debian brings its own.
command -v npm >/dev/null || packages="$packages nodejs npm"
missing=""
for package in $packages; do
  dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing="$missing $package"
done
[ -z "$missing" ] && exit 0
command -v apt-get >/dev/null || { echo "setup: needs these Debian 12 packages:$missing" >&2; exit 1; }
as_root=""
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || { echo "setup: as root, install:$missing" >&2; exit 1; }
  echo "setup: using sudo to install:$missing" >&2
  as_root=sudo
else
  echo "setup: installing:$missing" >&2
fi
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq
# shellcheck disable=SC2086
$as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
