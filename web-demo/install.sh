#!/usr/bin/env bash
# Installs the Debian packages of the given lists that are missing, asking the package manager once.
# usage: install.sh LIST...
set -euo pipefail

is_installed() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

# A line names one package, or several of which any one will do. A command of that name does as well: node
# may come from elsewhere and bring npm along.
is_met() {
  local choice
  for choice in ${1//|/ }; do
    if is_installed "$choice" || command -v "$choice" >/dev/null; then return 0; fi
  done
  return 1
}

missing=()
while read -r line; do
  is_met "$line" || missing+=("${line%%|*}")
done < <(cat "$@" | grep -v '^#')
[ ${#missing[@]} -eq 0 ] && exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || {
    echo "These packages are missing; please install them as root: ${missing[*]}" >&2
    exit 1
  }
  as_root=(sudo)
fi
echo "Installing ${#missing[@]} packages: ${missing[*]}"
"${as_root[@]}" apt-get update -q
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends --no-remove "${missing[@]}"
