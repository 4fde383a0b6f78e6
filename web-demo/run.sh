#!/usr/bin/env bash
# Installs what is missing, builds, and starts the demo: the edge with SQLite, the page and the mails, and a provider to
# sign in with, which ends with the edge.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

"$here/install.sh" "$here/packages.txt"
"$here/build.sh" -DGUICHET_TESTS=OFF
mkdir -p "$here/../build/demo"
"$here/../build/native/guichet" register build "$here/addresses.csv" -o "$here/../build/demo/fr.gar"
secret=$here/../build/demo/exemple.secret
[ -s "$secret" ] || (umask 077 && openssl rand -hex 32 >"$secret")
"$("$here/node.sh")/node" "$here/provider.mjs" --listen 127.0.0.1:8782 --edge http://127.0.0.1:8780 \
  --secret-file "$secret" >"$here/../build/demo/provider.log" 2>&1 &
exec "$here/../build/native/guichet" serve --config "$here/guichet.toml" --make-keys
