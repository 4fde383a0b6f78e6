#!/usr/bin/env bash
# Installs what is missing, builds everything with warnings as errors, runs every test and ends with a line
# "N passed, N failed".
set -euo pipefail
cd "$(dirname "$0")/.."

web-demo/install.sh web-demo/packages.txt tests/packages.txt
web-demo/build.sh -DGUICHET_WERROR=ON -DGUICHET_TESTS=ON
(
  cd tests
  [ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --no-audit --no-fund --ignore-scripts
)

# The tests' tools want node 20 and Debian 12 has 18: npm carries node itself.
if [ "$(node -p 'parseInt(process.versions.node)')" -lt 20 ]; then
  node_package=node-linux-$(uname -m | sed 's/x86_64/x64/; s/aarch64/arm64/')
  [ -x "build/node/node_modules/$node_package/bin/node" ] ||
    npm install --prefix build/node --no-save --no-audit --no-fund --ignore-scripts "$node_package@20.19.5"
  PATH=$PWD/build/node/node_modules/$node_package/bin:$PATH
fi
exec node tests/run.mjs
