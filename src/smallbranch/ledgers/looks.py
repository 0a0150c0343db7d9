"""Which look the branch's text documents have: the standard's, or that of an old file of its own, kept in the book."""

from __future__ import annotations

import json

from smallbranch.documents.docx_look import DocxLook, to_setting
from smallbranch.roster.commands import SetSetting

LOOK_SETTING = "docx_look"


def keep_look(look: DocxLook | None) -> SetSetting:
    """Return the command that keeps a look, or goes back to the standard."""
    return SetSetting(key=LOOK_SETTING, value="" if look is None else json.dumps(to_setting(look), ensure_ascii=False))
