"""The form as data: what is wrong with one is named with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from smallbranch.kernel.errors import EnvironmentProblem
from smallbranch.zone.forms import OFFERED, load_form, read_form

SHEET = '[form]\nid = "x"\ntitle = "x"\nversion = "1"\n\n[[sheet]]\nname = "a"\ntitle = "a"\n'


def test_the_shipped_form_is_right_and_uses_every_dataset(repository: Path) -> None:
    form = load_form(repository / "resources" / "zone" / "standard.toml")
    assert {sheet.dataset for sheet in form.sheets} == set(OFFERED)
    assert all(column.width for sheet in form.sheets for column in sheet.columns[:2])


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('dataset = "unit"\ncolumns = [{ key = "id_number", title = "身份证号" }]', "zone_field_not_offered"),
        ('dataset = "members"\ncolumns = []', "pack_unknown_value"),
        ('dataset = "unit"\ncolumns = []\nmacro = "x"', "pack_unknown_key"),
        ("dataset = ", "pack_syntax"),
    ],
)
def test_a_wrong_form_is_not_used(tmp_path: Path, line: str, code: str) -> None:
    path = tmp_path / "form.toml"
    path.write_text(SHEET + line, "utf-8")
    form, problems = read_form(path)
    assert form is None
    assert code in [problem.code for problem in problems]
    assert problems[0].where.startswith("form.toml")
    with pytest.raises(EnvironmentProblem):
        load_form(path)
