#!/usr/bin/env bash
# Prints the folder of a node of version 20 at least, which the demo's provider and the tests' tools want: Debian 12 has
# 18, and npm carries node itself.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ "$(node -p 'parseInt(process.versions.node)')" -ge 20 ]; then
  dirname "$(command -v node)"
  exit
fi
package=node-linux-$(uname -m | sed 's/x86_64/x64/; s/aarch64/arm64/')
folder=$PWD/build/node/node_modules/$package/bin
[ -x "$folder/node" ] ||
  npm install --prefix build/node --no-save --no-audit --no-fund --ignore-scripts "$package@20.19.5" >&2
echo "$folder"
