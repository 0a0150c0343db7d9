"""What the words of an imported roster mean: categories, posts, yes and no."""

from __future__ import annotations

import re

from msgspec import Struct

CATEGORIES = {
    "正式党员": "full_member",
    "预备党员": "probationary_member",
    "发展对象": "prospective_member",
    "入党积极分子": "activist_applicant",
    "积极分子": "activist_applicant",
    "入党申请人": "membership_applicant",
    "申请人": "membership_applicant",
}
_POSTS = {
    "书记": "secretary",
    "支书": "secretary",
    "副书记": "deputy_secretary",
    "组织": "organization_commissioner",
    "宣传": "publicity_commissioner",
    "纪检": "discipline_commissioner",
    "纪律检查": "discipline_commissioner",
    "青年": "youth_commissioner",
    "统战": "united_front_commissioner",
    "群工": "masses_commissioner",
    "群众工作": "masses_commissioner",
    "群众委员": "masses_commissioner",  # 群众 alone says that somebody is no member
    "保密": "confidentiality_commissioner",
    "生活": "welfare_commissioner",
    "支委": "committee_member",
    "委员": "committee_member",
    "支委会委员": "committee_member",
    "支部委员会委员": "committee_member",
}
_NO_POST = frozenset({"", "无", "党员", "普通党员", "正式党员", "预备党员", "群众", "—", "-", "/"})
_BREAKS = re.compile(r"[、,，;；/／\s]+|兼任|兼|和|及")
_ORGANISATION = re.compile(r"^.*?(?:党支部|党总支|支部委员会|支部)(?=.)")
_LEADER = re.compile(r"(?:小组)?组长")
_ROLES = "组织|宣传|纪检|纪律检查|青年|统战|群工|群众工作|保密|生活"
_SEVERAL = re.compile(f"(?:{_ROLES}){{2,}}")
_ONE = re.compile(_ROLES)


class PostWords(Struct, frozen=True):
    """The posts a cell names, whether it names a cell leader, and the words nobody knows."""

    posts: tuple[str, ...] = ()
    leader: bool = False
    unknown: tuple[str, ...] = ()


def read_posts(text: str) -> PostWords:
    """Read a cell of the column 党内职务, which may name several posts."""
    posts: list[str] = []
    unknown: list[str] = []
    leader = False
    for part in _BREAKS.split(text):
        found = _post_of(part)
        if found:
            posts += [post for post in found if post not in posts]
        elif _LEADER.search(part):
            leader = True
        elif part not in _NO_POST:
            unknown.append(part)
    return PostWords(tuple(posts), leader, tuple(unknown))


def _post_of(part: str) -> list[str]:
    bare = _ORGANISATION.sub("", part)
    role = bare.removesuffix("委员") or bare
    if _SEVERAL.fullmatch(role):
        return [_POSTS[word] for word in _ONE.findall(role)]
    known = _POSTS.get(bare) or _POSTS.get(role)
    return [known] if known else []


def read_flag(text: str) -> bool | None:
    """Return yes or no; None for anything else."""
    return {"是": True, "否": False}.get(text)
