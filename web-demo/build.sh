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

# Installs what the lock file of a folder names, if it is not there yet.
install_packages() {
  [ "$1/node_modules/.package-lock.json" -nt "$1/package-lock.json" ] ||
    npm ci --prefix "$1" --no-audit --no-fund --ignore-scripts
}

step "The widget"
install_packages wasm/js
(
  cd wasm/js
  npm run --silent build -- --wasm ../../build/wasm/wasm --out ../../build/widget
)

step "The demo's provider"
install_packages web-demo

step "The edge"
cmake --preset native --log-level=NOTICE "${launcher[@]}" "$@"
cmake --build --preset native
