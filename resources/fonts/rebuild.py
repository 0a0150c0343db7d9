"""Build the bundled fonts: fetch pinned packages, check their digests, subset, rename where the licence asks.

Run `python resources/fonts/rebuild.py [--from FOLDER]`; with `--from` the archives are taken from FOLDER instead of
being fetched with `npm pack` and `apt-get download`. Needs uharfbuzz and fonttools. See README.md beside this file.
"""

from __future__ import annotations

import argparse
import bz2
import hashlib
import io
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

import uharfbuzz as hb
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent
SERIF = "expo-google-fonts-noto-serif-sc-0.4.3.tgz"
SANS = "expo-google-fonts-noto-sans-sc-0.4.3.tgz"
KAI = "fonts-lxgw-wenkai_1.250+repack-1_all.deb"
SIGNS = "fonts-dejavu-core_2.37-6_all.deb"
UNIHAN = "unicode-data_15.0.0-1_all.deb"

FETCH = {
    SERIF: ["npm", "pack", "@expo-google-fonts/noto-serif-sc@0.4.3"],
    SANS: ["npm", "pack", "@expo-google-fonts/noto-sans-sc@0.4.3"],
    KAI: ["apt-get", "download", "fonts-lxgw-wenkai=1.250+repack-1"],
    SIGNS: ["apt-get", "download", "fonts-dejavu-core=2.37-6"],
    UNIHAN: ["apt-get", "download", "unicode-data=15.0.0-1"],
}
DIGESTS = {
    SERIF: "ff6bcf5ba68d92dfecc05544bb150f9e724741a932354a0dd97e7289c40a3f5e",
    SANS: "0d69d0f4971d2ff574e3d93cbc218dc950bf3f3f8f8e2c008d97687ed53aee59",
    KAI: "6d1e4c4aac78ad32062aefa2c836ee4d6e58f9dcf8b3f4407c9eefe304615318",
    SIGNS: "8892669e51aab4dc56682c8e39d8ddb7d70fad83c369344e1e240bf3ca22bb76",
    UNIHAN: "5efef23bbb1c6a133ecbdd63a2cfa07159ccacf5466a49e2426101c5ecd691fc",
}
SYMBOLS = (
    (0x20, 0x7E), (0xA0, 0x17F), (0x1CD, 0x1DC), (0x391, 0x3C9), (0x410, 0x451), (0x2010, 0x2027), (0x2030, 0x205E),
    (0x2070, 0x209C), (0x20A0, 0x20BF), (0x2100, 0x218B), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x2460, 0x24FF),
    (0x2500, 0x257F), (0x2581, 0x258F), (0x25A0, 0x25FF), (0x2600, 0x2667), (0x2701, 0x27BE), (0x3000, 0x303F),
    (0x3105, 0x312F), (0x3220, 0x32B0), (0x3300, 0x33FF), (0xFE10, 0xFE19), (0xFE30, 0xFE6B), (0xFF01, 0xFFE6),
)  # fmt: skip
SIGN_CHARACTERS = set(range(0x2600, 0x2670)) | set(range(0x2701, 0x27BF)) | {0x20, 0x2B1C, 0x2B50}
"""Ticks and boxes (☑ ☐ ✔ ✘) that the Chinese fonts lack."""
NAMES = "䶮㛃𬭩𠅤𬸚𬭎𣲗𬱖𬺈㑇㤘𫖯𫍣𨱏𠙶𬴊赟喆堃垚犇龑㼆淼翀璟昇祎頔旸"
"""Given-name characters that must be there whatever the lists say."""


@dataclass(frozen=True)
class Face:
    """One file to write: where it comes from and, when renamed, its new family and PostScript name."""

    target: str
    archive: str
    member: str
    family: str = ""
    postscript: str = ""


FACES = (
    Face("NotoSerifSC-Regular.ttf", SERIF, "package/400Regular/NotoSerifSC_400Regular.ttf"),
    Face("NotoSerifSC-Bold.ttf", SERIF, "package/700Bold/NotoSerifSC_700Bold.ttf"),
    Face("NotoSansSC-Medium.ttf", SANS, "package/500Medium/NotoSansSC_500Medium.ttf"),
    Face(
        "SmallBranchKai-Light.ttf",
        KAI,
        "./usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Light.ttf",
        "SmallBranch Kai Light",
        "SmallBranchKai-Light",
    ),
    Face(
        "SmallBranchSigns.ttf",
        SIGNS,
        "./usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
        "SmallBranch Signs",
        "SmallBranchSigns",
    ),
)
LICENCES = (
    ("OFL-NotoSerifSC.txt", SERIF, "package/LICENSE_FONT"),
    ("OFL-NotoSansSC.txt", SANS, "package/LICENSE_FONT"),
    ("OFL-SmallBranchKai.txt", KAI, "./usr/share/doc/fonts-lxgw-wenkai/copyright"),
    ("LICENCE-SmallBranchSigns.txt", SIGNS, "./usr/share/doc/fonts-dejavu-core/copyright"),
)


def main() -> int:
    """Fetch, check and build; print one line per file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--from", dest="folder", type=Path, help="folder that already holds the archives")
    folder = parser.parse_args().folder
    with tempfile.TemporaryDirectory() as fetched:
        source = folder or fetch(Path(fetched))
        for name, digest in DIGESTS.items():
            if hashlib.sha256((source / name).read_bytes()).hexdigest() != digest:
                sys.exit(f"{name}: SHA-256 differs from the pinned one")
        wanted = wanted_characters(source)
        for face in FACES:
            kept = SIGN_CHARACTERS if face.archive == SIGNS else wanted
            data = rename(subset(read(source / face.archive, face.member), kept), face)
            (HERE / face.target).write_bytes(data)
            print(f"{face.target}: {len(data)} bytes, SHA-256 {hashlib.sha256(data).hexdigest()}")
        for target, archive, member in LICENCES:
            (HERE / target).write_bytes(read(source / archive, member))
    return 0


def fetch(folder: Path) -> Path:
    """Fetch the archives through the ordinary package clients."""
    for command in FETCH.values():
        subprocess.run(command, cwd=folder, check=True)
    return folder


def read(archive: Path, member: str) -> bytes:
    """Return one member of an npm tarball or a Debian package."""
    data = archive.read_bytes()
    if archive.suffix == ".deb":
        data = subprocess.run(["dpkg-deb", "--fsys-tarfile", str(archive)], check=True, capture_output=True).stdout
    with tarfile.open(fileobj=io.BytesIO(data)) as tar:
        found = tar.extractfile(member)
        if found is None:
            sys.exit(f"{archive.name}: no {member}")
        return found.read()


def wanted_characters(source: Path) -> set[int]:
    """Return the 8,105 standard characters (Unihan kTGH), GB 2312, symbols and the name characters."""
    listing = bz2.decompress(read(source / UNIHAN, "./usr/share/unicode/Unihan_OtherMappings.txt.bz2")).decode()
    lines = (line.split("\t") for line in listing.splitlines() if "\tkTGH\t" in line)
    standard = {int(fields[0][2:], 16) for fields in lines}
    if len(standard) != 8105:
        sys.exit(f"kTGH lists {len(standard)} characters instead of 8105")
    (HERE / "standard-8105.txt").write_text("".join(map(chr, sorted(standard))) + "\n", encoding="utf-8")
    codes = (bytes((row, cell)) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    gb2312 = {ord(text) for code in codes if len(text := code.decode("gb2312", "ignore")) == 1}
    symbols = {code for first, last in SYMBOLS for code in range(first, last + 1)}
    return standard | gb2312 | symbols | {ord(character) for character in NAMES}


def subset(data: bytes, wanted: set[int]) -> bytes:
    """Keep the wanted characters and drop hints and layout tables (texts are never shaped)."""
    plan = hb.SubsetInput()
    plan.sets(hb.SubsetInputSets.UNICODE).set(wanted)
    plan.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NAME_LEGACY
    dropped = plan.sets(hb.SubsetInputSets.DROP_TABLE_TAG)
    for tag in ("GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx", "DSIG", "STAT"):
        dropped.add(int.from_bytes(tag.encode(), "big"))
    return bytes(hb.subset(hb.Face(data), plan).blob.data)


def rename(data: bytes, face: Face) -> bytes:
    """Give a changed font with a reserved name its own name; the copyright lines stay."""
    if not face.family:
        return data
    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    names = font["name"]
    names.names = [each for each in names.names if each.nameID in (0, 13, 14) and each.platformID == 3]
    texts = {1: face.family, 2: "Regular", 3: face.postscript, 4: face.family, 5: "Version 1.0", 6: face.postscript}
    for number, text in texts.items():
        names.setName(text, number, 3, 1, 0x409)
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


if __name__ == "__main__":
    raise SystemExit(main())
