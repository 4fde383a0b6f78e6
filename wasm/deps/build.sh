#!/bin/sh
# build.sh native|wasm [COMPILER FLAGS]: libphonenumber (for Wasm also protobuf-lite) as static libraries.
# Prints the folder that holds include/ and lib/. It is outside of any build tree and named after the content of
# this recipe and the flags, so a second run only prints it.
set -eu
target=$1
flags=${2-}
here=$(cd "$(dirname "$0")" && pwd)
cache=${GUICHET_CACHE:-$HOME/.cache/guichet}

hash=$(cd "$here" && { find . -type f ! -path '*/node_modules/*' ! -name deps.cmake | LC_ALL=C sort | xargs sha256sum
                       echo "$flags"; } | sha256sum | cut -c 1-16)
result=$cache/deps-$hash/$target
[ -d "$result" ] && { echo "$result"; exit; }

mkdir -p "$cache/deps-$hash"
exec 9> "$cache/deps.lock"
flock 9
[ -d "$result" ] && { echo "$result"; exit; }
work=$(mktemp -d "$cache/deps-$hash/$target.XXXXXX")
trap 'rm -rf "$work"' EXIT

sources=$cache/sources-$(sha256sum "$here/sources.sh" | cut -c 1-16)
if [ ! -d "$sources" ]; then
  echo "Fetching the source packages of libphonenumber and protobuf" >&2
  "$here/sources.sh" "$work/sources"
  mv "$work/sources" "$sources"
fi

echo "Building libphonenumber for $target" >&2
cp -r "$here/metadata" "$work/metadata"
(cd "$work/metadata" && npm ci --ignore-scripts --silent --no-audit --no-fund >&2)
mkdir -p "$work/generated/phonenumbers" "$work/generated/guichet_deps"
node "$work/metadata/generate.mjs" "$work/generated"
protoc --proto_path="$sources/libphonenumber/resources" --cpp_out="$work/generated/phonenumbers" \
  phonemetadata.proto phonenumber.proto

python3 "$here/decimal_zeros.py" > "$work/generated/guichet_deps/decimal_zeros.h"
python3 "$here/unicode_groups.py" > "$work/generated/guichet_deps/unicode_groups.h"

toolchain=
if [ "$target" = wasm ]; then
  toolchain=-DCMAKE_TOOLCHAIN_FILE=${EMSCRIPTEN_TOOLCHAIN:-/usr/share/emscripten/cmake/Modules/Platform/Emscripten.cmake}
fi
log=$work/log
{ cmake -G Ninja -S "$here" -B "$work/build" $toolchain -DCMAKE_BUILD_TYPE=None -DCMAKE_CXX_FLAGS="$flags" \
    -DSOURCES="$sources" -DGENERATED="$work/generated" -DCMAKE_INSTALL_PREFIX="$work/install" &&
  cmake --build "$work/build" --target install; } > "$log" 2>&1 || { tail -n 40 "$log" >&2; exit 1; }
mv "$work/install" "$result"
echo "$result"
