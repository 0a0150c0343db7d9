"""Read the looks of an old text document: fonts, sizes, line pitch and margins of its styles, nothing else of it.

The file comes from anywhere: only three of its parts are opened, each up to a limit; a part with a document type is
refused, no link is followed, nothing of its text is kept.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from smallbranch.documents.blocks import Orientation
from smallbranch.documents.docx_look import DocxLook
from smallbranch.documents.fonts import FontRole
from smallbranch.documents.whole_file import reason_of
from smallbranch.kernel.errors import EnvironmentProblem, Refused
from smallbranch.kernel.findings import Finding, Severity

LARGEST_FILE, LARGEST_PART, MOST_PARTS = 30_000_000, 40_000_000, 5_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_MM_PER_TWIP = 25.4 / 1440
_SIZES, _PITCHES, _MARGINS = (5.0, 72.0), (8.0, 80.0), (3.0, 90.0)
_DEEPEST, _LONGEST_NAME = 20, 60
_ROLES = (
    (FontRole.BODY, ("normal", "正文")),
    (FontRole.TITLE, ("title", "标题")),
    (FontRole.HEI, ("heading 1", "标题 1")),
    (FontRole.KAI, ("heading 2", "标题 2")),
)
_WORDS = {FontRole.BODY: "正文", FontRole.TITLE: "标题", FontRole.HEI: "标题 1", FontRole.KAI: "标题 2"}


@dataclass(frozen=True, slots=True)
class _Style:
    font: str = ""
    size: float = 0.0
    pitch: float = 0.0


def read_look(path: Path) -> tuple[DocxLook, tuple[Finding, ...]]:
    """Return the look of a document and what could not be taken from it, so that the standard stays there.

    Raises:
        EnvironmentProblem: `no_file` or `styles_file_unreadable`.
        Refused: `styles_file_unfit`, `styles_file_macros`, `styles_nothing_found`.
    """
    parts = _parts(path)
    styles = _styles(parts["word/styles.xml"], _theme_font(parts.get("word/theme/theme1.xml")))
    found = {role: next((styles[name] for name in names if name in styles), _Style()) for role, names in _ROLES}
    body, title = found[FontRole.BODY], found[FontRole.TITLE]
    margins = _margins(parts["word/document.xml"])
    look = DocxLook(
        {role: style.font for role, style in found.items() if style.font},
        body.size,
        title.size,
        body.pitch,
        margins,
        path.name,
    )
    if look.is_standard:
        raise Refused("styles_nothing_found", file=path.name)
    return look, tuple(_missing(found, look))


def _missing(found: Mapping[FontRole, _Style], look: DocxLook) -> Iterator[Finding]:
    fonts = [_WORDS[role] for role, style in found.items() if not style.font]
    lost = [f"{name}的字体" for name in fonts]
    lost += ["正文字号"] * (not look.body_pt) + ["标题字号"] * (not look.title_pt) + ["固定行距"] * (not look.pitch_pt)
    lost += ["页边距"] * (not look.margins)
    if lost:
        yield Finding("styles_kept_standard", Severity.INFO, {"what": "、".join(lost)})


# ── the package ──────────────────────────────────────────────────────────────────────────────────────────────────


def _parts(path: Path) -> Mapping[str, ElementTree.Element]:
    wanted = ("word/styles.xml", "word/document.xml", "word/theme/theme1.xml")
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise _unfit(path)
        with zipfile.ZipFile(path) as package:
            names = package.namelist()
            if len(names) > MOST_PARTS:
                raise _unfit(path)
            if any(name.lower().endswith("vbaproject.bin") for name in names):
                raise Refused("styles_file_macros", file=path.name)
            found = {name: _tree(path, package, name) for name in wanted if name in names}
    except FileNotFoundError as problem:
        raise EnvironmentProblem("no_file", path=str(path)) from problem
    except zipfile.BadZipFile as problem:
        raise _unfit(path) from problem
    except (NotImplementedError, RuntimeError) as problem:  # packed or locked in a way zip readers do not open
        raise _unfit(path) from problem
    except OSError as problem:
        raise EnvironmentProblem("styles_file_unreadable", path=str(path), reason=reason_of(problem)) from problem
    if not {"word/styles.xml", "word/document.xml"} <= found.keys():
        raise _unfit(path)
    return found


def _tree(path: Path, package: zipfile.ZipFile, name: str) -> ElementTree.Element:
    with package.open(name) as part:
        data = part.read(LARGEST_PART + 1)  # the size the package claims need not be the true one
    if len(data) > LARGEST_PART:
        raise _unfit(path)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data or not data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        raise _unfit(path)
    try:
        return ElementTree.fromstring(data)  # entities were refused above
    except (ElementTree.ParseError, LookupError, ValueError) as problem:
        raise _unfit(path) from problem


def _unfit(path: Path) -> Refused:
    return Refused("styles_file_unfit", file=path.name)


# ── styles ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _styles(root: ElementTree.Element, theme_font: str) -> Mapping[str, _Style]:
    """Return the paragraph styles by lower-case name, each with what it inherits."""
    nodes = {node.get(f"{_W}styleId", ""): node for node in root.iter(f"{_W}style")}
    defaults = root.find(f"{_W}docDefaults")
    base = _own(defaults, theme_font) if defaults is not None else _Style()
    found: dict[str, _Style] = {}
    for node in nodes.values():
        name = node.find(f"{_W}name")
        if node.get(f"{_W}type") == "paragraph" and name is not None:
            found.setdefault(name.get(f"{_W}val", "").lower(), _inherited(node, nodes, base, theme_font))
    return found


def _inherited(
    node: ElementTree.Element, nodes: Mapping[str, ElementTree.Element], base: _Style, theme_font: str
) -> _Style:
    chain = [node]
    while len(chain) < _DEEPEST:
        above = chain[-1].find(f"{_W}basedOn")
        parent = nodes.get(above.get(f"{_W}val", "")) if above is not None else None
        if parent is None or parent in chain:
            break
        chain.append(parent)
    styles = [*(_own(one, theme_font) for one in chain), base]
    return _Style(
        next((one.font for one in styles if one.font), ""),
        next((one.size for one in styles if one.size), 0.0),
        next((one.pitch for one in styles if one.pitch), 0.0),
    )


def _own(node: ElementTree.Element, theme_font: str) -> _Style:
    fonts, size, spacing = (next(node.iter(f"{_W}{tag}"), None) for tag in ("rFonts", "sz", "spacing"))
    font = ""
    if fonts is not None:
        themed = fonts.get(f"{_W}eastAsiaTheme")
        font = _name(fonts.get(f"{_W}eastAsia", "")) or (theme_font if themed else "")
    points = _number(size.get(f"{_W}val") if size is not None else None) / 2
    return _Style(font, points if _SIZES[0] <= points <= _SIZES[1] else 0.0, _pitch(node, spacing))


def _pitch(node: ElementTree.Element, spacing: ElementTree.Element | None) -> float:
    """Return an exact line pitch; a multiple of the line's own height is none."""
    spacings = [one for one in node.iter(f"{_W}spacing") if one.get(f"{_W}line")] if spacing is not None else []
    for one in spacings:
        points = _number(one.get(f"{_W}line")) / 20
        if one.get(f"{_W}lineRule") in ("exact", "atLeast") and _PITCHES[0] <= points <= _PITCHES[1]:
            return points
    return 0.0


def _theme_font(root: ElementTree.Element | None) -> str:
    minor = root.find(f".//{_A}minorFont") if root is not None else None
    if minor is None:
        return ""
    east = minor.find(f"{_A}ea")
    hans = next((one for one in minor.findall(f"{_A}font") if one.get("script") == "Hans"), None)
    return _name(
        (east.get("typeface", "") if east is not None else "") or (hans.get("typeface", "") if hans is not None else "")
    )


def _name(text: str) -> str:
    name = text.strip()
    return name if len(name) <= _LONGEST_NAME and name.isprintable() else ""


def _margins(root: ElementTree.Element) -> Mapping[Orientation, tuple[float, float, float, float]]:
    """Return the margins of the last set-up of each orientation on A4."""
    found = {}
    for setup in root.iter(f"{_W}sectPr"):
        size, margin = setup.find(f"{_W}pgSz"), setup.find(f"{_W}pgMar")
        if size is None or margin is None:
            continue
        lying = _number(size.get(f"{_W}w")) > _number(size.get(f"{_W}h"))
        edges = [_number(margin.get(f"{_W}{edge}")) * _MM_PER_TWIP for edge in ("top", "bottom", "left", "right")]
        if all(_MARGINS[0] <= edge <= _MARGINS[1] for edge in edges):
            way = Orientation.LANDSCAPE if lying else Orientation.PORTRAIT
            top, bottom, left, right = (round(edge, 1) for edge in edges)
            found[way] = (top, bottom, left, right)
    return found


def _number(text: str | None) -> float:
    try:
        return float(text or 0)
    except ValueError:
        return 0.0
