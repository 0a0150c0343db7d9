"""What a heading means: exact words first, then the longest known word in it, then likeness."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from smallbranch.intake.pack import HeadingPack, heading_key, without_brackets

SURE = 60.0
_LONGEST = 24
_CHINESE_OF_TWO = re.compile(
    r"(?P<zh>[\u4e00-\u9fff][^A-Za-z]*?)[\s/|]*[A-Za-z][A-Za-z .,'/-]{2,}"
)  # 入党时间 Date of joining


@dataclass(frozen=True, slots=True)
class Claim:
    """A column may hold `field` (empty for a column that is known to be left out); higher scores are surer."""

    field: str
    score: float


IGNORED = Claim("", 100.0)


def claims(text: str, pack: HeadingPack) -> tuple[Claim, ...]:
    """Return the fields one heading text may mean, best first; empty when it is no known heading."""
    whole, bare = heading_key(text), heading_key(without_brackets(text))
    for key, penalty in ((whole, 0.0), (bare, 1.0)):
        if key in pack.exact:
            return tuple(Claim(field, rank - penalty) for field, rank in pack.exact[key])
        if key in pack.ignored:
            return (IGNORED,)
    key = bare or whole
    if any(part in whole for part in pack.ignored_parts):
        return (IGNORED,) if 0 < len(key) <= _LONGEST and not key.isdigit() else ()
    chinese = heading_key(_CHINESE_OF_TWO.sub(r"\g<zh>", text.strip()))
    if chinese in pack.exact:
        return tuple(Claim(field, rank - 2.0) for field, rank in pack.exact[chinese])
    if not key or len(key) > _LONGEST or key.isdigit():
        return ()
    found = _contained(key, pack)
    return (found,) if found else ()


def path_claims(path: tuple[str, ...], pack: HeadingPack) -> tuple[Claim, ...]:
    """Return the fields a column may mean, by its headings from the top group down to the lowest."""
    leaf = path[-1]
    if len(path) == 1:
        return claims(leaf, pack)
    for text in ("".join(path), leaf + path[-2]):
        key = heading_key(text)
        if key in pack.exact:
            return tuple(Claim(field, rank) for field, rank in pack.exact[key])
    groups = [heading_key(text) for text in path[:-1]]
    if any(part in group for group in groups for part in pack.ignored_parts):
        return (IGNORED,)
    return claims(leaf, pack) or _of_group(path, pack)


def alike(text: str, pack: HeadingPack) -> Claim | None:
    """Return the field whose heading is most like an unknown one (a typing mistake), if any is near enough."""
    key = heading_key(without_brackets(text))
    if not 3 <= len(key) <= _LONGEST or key in pack.ignored:
        return None
    best = Claim("", 0.0)
    for heading, owners in pack.exact.items():
        if len(set(heading) & set(key)) * 10 < 6 * max(len(heading), len(key)):
            continue
        score = SequenceMatcher(None, heading, key).ratio() * 80
        if score > best.score:
            best = Claim(owners[0][0], score)
    return best if best.score >= SURE else None


def _contained(key: str, pack: HeadingPack) -> Claim | None:
    best = Claim("", 0.0)
    for start in range(len(key) - 1):
        for end in range(start + 2, len(key) + 1):
            owners = pack.exact.get(key[start:end])
            if owners is None or key[start:end] in pack.whole_only:
                continue
            score = 45 + 45 * (end - start) / len(key) + (4 if end == len(key) else 0)
            if score > best.score:
                best = Claim(owners[0][0], score)
    return best if best.score >= SURE else None


def _of_group(path: tuple[str, ...], pack: HeadingPack) -> tuple[Claim, ...]:
    """Return what the group says when the lower heading alone says nothing (联系电话 over 一, 二)."""
    found = claims(path[-2], pack)
    return tuple(Claim(claim.field, claim.score - 35) for claim in found if claim.field) or tuple(
        claim for claim in found if not claim.field
    )
