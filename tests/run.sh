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

PATH=$(web-demo/node.sh):$PATH
exec node tests/run.mjs
