#!/usr/bin/env bash
# Installs what is missing, builds, and starts the demo: the edge with SQLite, the page and the mails.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

"$here/install.sh" "$here/packages.txt"
"$here/build.sh" -DGUICHET_TESTS=OFF
mkdir -p "$here/../build/demo"
"$here/../build/native/guichet" register build "$here/addresses.csv" -o "$here/../build/demo/fr.gar"
exec "$here/../build/native/guichet" serve --config "$here/guichet.toml" --make-keys
