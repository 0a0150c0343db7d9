"""The posts of a branch in the order lists show them (ORG-08, and the extra ones of ORG-09)."""

from __future__ import annotations

from typing import Literal, get_args

Post = Literal[
    "secretary",
    "deputy_secretary",
    "organization_commissioner",
    "publicity_commissioner",
    "discipline_commissioner",
    "youth_commissioner",
    "united_front_commissioner",
    "masses_commissioner",
    "confidentiality_commissioner",
    "welfare_commissioner",
    "committee_member",
]
POSTS: tuple[Post, ...] = get_args(Post)
HEADS: tuple[Post, ...] = ("secretary", "deputy_secretary")
SEATS: tuple[Post, ...] = tuple(post for post in POSTS if post not in HEADS)
"""What somebody elected to the committee may be given; several at once are usual."""
USUAL: tuple[Post, ...] = (
    "secretary",
    "organization_commissioner",
    "publicity_commissioner",
    "discipline_commissioner",
)
