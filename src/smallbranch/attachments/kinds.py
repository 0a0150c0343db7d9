"""What a file can belong to, and what kind of file it is."""

from __future__ import annotations

from enum import StrEnum


class Owner(StrEnum):
    """The records a file can belong to; a development application is the applicant's own file."""

    MEMBER = "member"
    EVENT = "event"
    PROJECT_TEAM = "project_team"
    REGISTER_ENTRY = "register_entry"
    MICRO_LECTURE = "micro_lecture"
    DEVELOPMENT_APPLICATION = "development_application"


class Kind(StrEnum):
    """A photo, a scan, a sign-in sheet, a paper that identifies a person (never shown unasked), another file."""

    PHOTO = "photo"
    SCAN = "scan"
    SIGN_IN_SHEET = "sign_in_sheet"
    ID_DOCUMENT = "id_document"
    FILE = "file"


PICTURES = frozenset({"image/jpeg"})
"""What is stored of a picture is always this; other files stay what they are."""
