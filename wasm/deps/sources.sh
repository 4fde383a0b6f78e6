#!/bin/sh
# sources.sh FOLDER: the Debian source packages that Guichet is built from, unpacked in FOLDER.
# The machine's own package sources are read, never changed: source entries are made from them in a private list.
set -eu
folder=$1
packages='libphonenumber=8.12.57 protobuf=3.21.12'

mkdir -p "$folder/apt/parts" "$folder/apt/lists/partial"
cd "$folder"
for list in /etc/apt/sources.list /etc/apt/sources.list.d/*; do
  [ -r "$list" ] || continue
  case $list in
    *.sources) awk -v RS= -v ORS='\n\n' '/(^|\n)Types:.*deb/ && /(^|\n)Suites:.*(bookworm|stable)/' "$list" |
                 sed 's/^Types:.*/Types: deb-src/' > "apt/parts/$(basename "$list")" ;;
    *.list)    sed -nE '/ (bookworm|(old)*stable)[^ ]* /s/^[[:space:]]*deb[[:space:]]/deb-src /p' "$list" \
                 > "apt/parts/$(basename "$list")" ;;
  esac
done
echo "Dir::Etc::SourceParts \"$PWD/apt/parts\"; Dir::Etc::SourceList \"/dev/null\";
Dir::State::Lists \"$PWD/apt/lists\"; Dir::Cache \"$PWD/apt\"; APT::Sandbox::User \"\";" > apt/conf
export APT_CONFIG="$PWD/apt/conf"

apt-get -q=2 update >&2
for package in $packages; do
  name=${package%=*} upstream=${package#*=}
  version=$(apt-cache showsrc "$name" | sed -n "s/^Version: \($upstream[+-].*\)/\1/p" | sort -V | tail -n 1)
  [ -n "$version" ] || { echo "apt has no source package $name $upstream" >&2; exit 1; }
  apt-get -q=2 source --download-only "$name=$version" >&2
  dpkg-source --no-check -q -x "$name"_*.dsc "$name" >&2
done
rm -rf apt ./*.tar.* ./*.dsc
