#!/usr/bin/env bash
# Builds what the demo and the tests run: the native binaries, the WebAssembly modules and the widget.
# Extra arguments go to the native configure step. Quick when nothing changed.
set -euo pipefail
cd "$(dirname "$0")/.."

step() { printf '\n\033[1m%s\033[0m\n' "$*"; }

launcher=()
command -v ccache >/dev/null && launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
# A second clone finds what the first has compiled.
export CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1

step "The WebAssembly modules"
cmake --preset wasm --log-level=NOTICE
cmake --build --preset wasm

step "The widget"
(
  cd wasm/js
  [ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --no-audit --no-fund --ignore-scripts
  npm run --silent build -- --wasm ../../build/wasm/wasm --out ../../build/widget
)

step "The edge"
cmake --preset native --log-level=NOTICE "${launcher[@]}" "$@"
cmake --build --preset native
