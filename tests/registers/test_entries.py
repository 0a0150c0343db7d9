"""Entries of registers: what is stored, refused, found, printed, undone, and kept apart."""

from __future__ import annotations

import json

import pytest

from smallbranch.bootstrap import AppContext
from smallbranch.kernel.errors import InvalidInput
from smallbranch.kernel.periods import Period
from smallbranch.registers.commands import AddEntry, ChangeEntry, RemoveEntry
from smallbranch.roster.commands import ChangeMember, MemberFields

People = dict[str, int]
HELP = {
    "on": "2026-07-01",
    "whom": "结对户甲",
    "kind": "结对户",
    "visitors": "王芳、李强",
    "way": "慰问金",
    "fund": "党费",
}


def add(ctx: AppContext, register: str, **values: str) -> int:
    entry_id: int = ctx.dispatcher.do(AddEntry(register=register, values=values)).value
    return entry_id


def problems(ctx: AppContext, register: str, **values: str) -> dict[str, str]:
    with pytest.raises(InvalidInput) as caught:
        add(ctx, register, **values)
    return dict(caught.value.fields)


def test_an_entry_is_stored_by_kind_and_shown_for_print(ctx: AppContext, people: People) -> None:
    entry_id = add(ctx, "L33", **HELP, amount="1,200.5")
    (view,) = ctx.registers.entries("L33")
    assert (view.id, str(view.on_day)) == (entry_id, "2026-07-01")
    assert view.values["visitors"] == f"{people['王芳']}、{people['李强']}"
    assert (view.values["amount"], view.values["whom"]) == ("1200.50", "结对户甲")
    assert (view.shown["on"], view.shown["amount"], view.shown["visitors"]) == ("2026.07.01", "1,200.50", "王芳、李强")


def test_a_member_is_shown_by_his_name_now_that_it_was_corrected(ctx: AppContext, people: People) -> None:
    add(ctx, "L33", **{**HELP, "whom": str(people["张敏"])})
    ctx.dispatcher.do(ChangeMember(member_id=people["张敏"], fields=MemberFields(name="张旻")))
    assert ctx.registers.entries("L33")[0].shown["whom"] == "张旻"


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("on", "", "required"),
        ("on", "7月1日", "date_form"),
        ("kind", "远亲", "not_a_choice"),
        ("visitors", "查无此人", "unknown_member"),
        ("visitors", "999", "unknown_member"),
        ("amount", "一千", "number_form"),
        ("amount", "NaN", "number_form"),
        ("amount", "1.005", "money_form"),
        ("colour", "红", "unknown_field"),
        ("receipt", "王芳", "unknown_field"),
    ],
)
def test_what_does_not_fit_is_refused_at_its_field(
    ctx: AppContext, people: People, field: str, text: str, code: str
) -> None:
    assert problems(ctx, "L33", **{**HELP, field: text}) == {f"L33.{field}": code}
    assert ctx.registers.entries("L33") == ()


def test_a_refusal_names_the_field_as_the_register_does(ctx: AppContext, people: People) -> None:
    with pytest.raises(InvalidInput) as caught:
        add(ctx, "L33", **{**HELP, "amount": "一千"})
    assert ctx.messages.error(caught.value) == "金额（元）：应填数字。"


def test_numbers_flags_and_partial_dates(ctx: AppContext, people: People) -> None:
    assert problems(ctx, "L41", own_count="2.5")["L41.own_count"] == "integer_form"
    base = {"on": "2026-03-01", "member": "王芳", "post": "主任", "branch": "练习支部", "form": "党课"}
    assert problems(ctx, "L38", **base, ordinary="也许") == {"L38.ordinary": "flag_form"}
    add(ctx, "L38", **base, ordinary="是")
    assert ctx.registers.entries("L38")[0].shown["ordinary"] == "√"
    add(ctx, "L37", member="王芳", kind="流动党员", away_since="2026-02", on="2026-03-01", way="电话", talk="已联系")
    assert ctx.registers.entries("L37")[0].shown["away_since"] == "2026.02"


def test_changing_touches_the_named_fields_only(ctx: AppContext, people: People) -> None:
    entry_id = add(ctx, "L33", **HELP, amount="500")
    ctx.dispatcher.do(ChangeEntry(entry_id=entry_id, values={"visitors": "张敏", "amount": ""}))
    (view,) = ctx.registers.entries("L33")
    assert (view.shown["visitors"], view.shown["amount"], view.shown["kind"]) == ("张敏", "", "结对户")
    with pytest.raises(InvalidInput):
        ctx.dispatcher.do(ChangeEntry(entry_id=entry_id, values={"kind": ""}))


def test_undo_brings_back_what_was_there(ctx: AppContext, people: People) -> None:
    entry_id = add(ctx, "L33", **HELP)
    before = ctx.registers.entries("L33")
    ctx.dispatcher.do(ChangeEntry(entry_id=entry_id, values={"visitors": "张敏", "kind": "其他"}))
    ctx.book.undo()
    assert ctx.registers.entries("L33") == before
    ctx.dispatcher.do(RemoveEntry(entry_id=entry_id))
    assert ctx.registers.entries("L33") == ()
    ctx.book.undo()
    assert ctx.registers.entries("L33") == before


def test_a_period_takes_the_entries_of_its_days(ctx: AppContext, people: People) -> None:
    for day in ("2026-06-30", "2026-07-01", "2026-09-30", "2026-10-01"):
        add(ctx, "L33", **{**HELP, "on": day})
    found = [str(view.on_day) for view in ctx.registers.entries("L33", Period.parse("2026Q3"))]
    assert found == ["2026-07-01", "2026-09-30"]


def test_what_is_not_closed_is_carried_on(ctx: AppContext, people: People) -> None:
    item = {
        "raised_on": "2026-01-10", "problem": "窗口午间无人", "from": "考核", "measures": "轮值", "owner": "王芳",
        "due_on": "2026-03-31", "state": "进行中",
    }  # fmt: skip
    entry_id = add(ctx, "L21", **item)
    assert [len(ctx.registers.entries("L21", Period.parse(text))) for text in ("2025", "2026Q1", "2027")] == [0, 1, 1]
    ctx.dispatcher.do(ChangeEntry(entry_id=entry_id, values={"state": "已销号", "closed_on": "2026-04-01"}))
    counts = [len(ctx.registers.entries("L21", Period.parse(text))) for text in ("2026Q1", "2026Q2", "2026Q3")]
    assert counts == [1, 1, 0]


def test_search_reads_what_is_shown(ctx: AppContext, people: People) -> None:
    add(ctx, "L33", **HELP)
    add(ctx, "L33", **{**HELP, "whom": "老党员乙", "visitors": "张敏"})
    assert [view.shown["whom"] for view in ctx.registers.entries("L33", text="张敏")] == ["老党员乙"]
    assert ctx.registers.entries("L33", text="没有") == ()


def test_doubtful_entries_are_kept_and_said(ctx: AppContext, people: People) -> None:
    def codes(**values: str) -> list[str]:
        outcome = ctx.dispatcher.do(AddEntry(register="L33", values={**HELP, **values}))
        return [finding.code for finding in outcome.findings]

    assert codes() == []
    assert codes() == ["entry_twice"]
    assert codes(on="2027-01-01") == ["entry_in_future"]
    assert codes(on="2026-05-01", visitors=str(people["赵晨"])) == ["entry_member_not_here"]


def test_sensitive_text_stays_out_of_the_facts_of_the_journal(ctx: AppContext, people: People) -> None:
    said = "只对本人说的话"
    talk = {"on": "2026-03-01", "kind": "其他", "talker": "王芳", "listener": "李强", "content": said}
    entry_id = add(ctx, "L25", **talk)
    ctx.dispatcher.do(ChangeEntry(entry_id=entry_id, values={"content": said + "了"}))
    with ctx.book.raw() as raw:
        names = [row[1] for row in raw.execute("PRAGMA table_info(journal)")]
        facts = [name for name in names if "pii" not in name]
        rows = raw.execute(f"SELECT {','.join(facts)} FROM journal").fetchall()
        whole = json.dumps([list(map(str, row)) for row in raw.execute("SELECT * FROM journal")], ensure_ascii=False)
    assert said not in json.dumps([list(map(str, row)) for row in rows], ensure_ascii=False)
    assert said in whole
    masked = ctx.registers.entries("L25", unmasked=False)[0]
    assert said not in str(masked)
    assert ctx.registers.entries("L25", text="本人说的", unmasked=False) == ()


def test_an_unknown_register_or_entry_is_refused(ctx: AppContext) -> None:
    with pytest.raises(InvalidInput):
        ctx.registers.entries("L99")
    assert problems(ctx, "L99", a="b") == {"register": "unknown_register"}
    with pytest.raises(InvalidInput):
        ctx.dispatcher.do(RemoveEntry(entry_id=7))
