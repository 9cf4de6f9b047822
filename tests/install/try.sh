#!/bin/sh
# Installs a build into a folder of its own and builds and runs the example program against what was installed.
# try.sh BUILD-FOLDER
set -eu
build=$1
here=$(cd "$(dirname "$0")" && pwd)
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cmake --install "$build" --prefix "$place/usr" >/dev/null
for file in bin/rapporteur share/man/man1/rapporteur.1 share/bash-completion/completions/rapporteur share/zsh/site-functions/_rapporteur; do
  [ -s "$place/usr/$file" ] || { echo "not installed: $file" >&2; exit 1; }
done
cmake -G Ninja -S "$here" -B "$place/build" -DCMAKE_PREFIX_PATH="$place/usr" -DCMAKE_BUILD_TYPE=Release >/dev/null
cmake --build "$place/build" >/dev/null
printf 'date 2022-01-13\nRepresentatives of Russia and the United States met in Geneva on January 10.\n' >"$place/geneva.txt"
"$place/build/who_met_whom" "$place/geneva.txt"
echo "installed and used: $("$place/usr/bin/rapporteur" --version)"
