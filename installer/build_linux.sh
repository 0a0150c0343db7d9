#!/usr/bin/env bash
# Builds build/dist/smallbranch (a folder that runs where it lies), a .tar.xz of it and a .deb.
# Usage: installer/build_linux.sh [folder|tar|deb]...      (default: folder tar deb)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

version=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' src/smallbranch/__init__.py)
arch=$(dpkg --print-architecture 2>/dev/null || uname -m)
out=build/dist
wanted=("${@:-}")
[ -n "${wanted[0]}" ] || wanted=(folder tar deb)

wants() { [[ " ${wanted[*]} " == *" $1 "* ]]; }

if wants folder; then
    python3 dev.py freeze
fi

if wants tar; then
    tar -C "$out" -cJf "$out/smallbranch-$version-$arch.tar.xz" smallbranch
fi

if wants deb; then
    stage=build/deb
    rm -rf "$stage"
    mkdir -p "$stage/DEBIAN" "$stage/opt" "$stage/usr/bin" "$stage/usr/share/applications" "$stage/usr/share/doc/smallbranch"
    cp -a "$out/smallbranch" "$stage/opt/smallbranch"
    ln -s /opt/smallbranch/smallbranch "$stage/usr/bin/smallbranch"
    cp installer/smallbranch.desktop "$stage/usr/share/applications/"
    cp LICENSE "$stage/usr/share/doc/smallbranch/copyright"
    size=$(du -sk "$stage/opt" | cut -f1)
    sed -e "s/@VERSION@/$version/" -e "s/@ARCH@/$arch/" -e "s/@SIZE@/$size/" installer/control.in >"$stage/DEBIAN/control"
    # xz, because older dpkg cannot read zstd
    dpkg-deb --root-owner-group -Zxz --build "$stage" "$out/smallbranch_${version}_${arch}.deb"
fi

ls -lh "$out"
