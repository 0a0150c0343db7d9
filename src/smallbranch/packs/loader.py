"""Load every pack there is: shipped ones from resources, the user's own from the data folder over them."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from smallbranch.packs.calendar import HolidayCalendar
from smallbranch.packs.calendar_files import read_calendar_files
from smallbranch.packs.layers import lay
from smallbranch.packs.ledger_schema import LedgerDefinition, layout_problems
from smallbranch.packs.problems import PackProblem
from smallbranch.packs.reading import PackFile
from smallbranch.packs.references import dangling
from smallbranch.packs.register_files import read_registers
from smallbranch.packs.register_schema import RegisterDefinition, as_ledger
from smallbranch.packs.rule_files import RulePack, read_rule_pack
from smallbranch.packs.rulebook import RuleBook
from smallbranch.packs.schema import Rule

T = TypeVar("T")
CALENDAR_FILE = "calendar-extra.toml"


class Shared(Mapping[str, T]):
    """A mapping that nobody changes but the loader."""

    def __init__(self, held: Mapping[str, T]) -> None:
        self._held = dict(held)

    def __getitem__(self, key: str) -> T:
        return self._held[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)

    def replace(self, held: Mapping[str, T]) -> None:
        """Hold another content."""
        self._held = dict(held)


class Packs(Struct, frozen=True):
    """Everything the packs say, and everything that is wrong with them; `version` names their state on issued paper."""

    rules: RuleBook
    ledgers: Mapping[str, LedgerDefinition]
    registers: Mapping[str, RegisterDefinition]
    calendar: HolidayCalendar
    problems: tuple[PackProblem, ...]
    version: str

    def take_registers(self, fresh: Packs) -> None:
        """Take the registers and ledgers of a later load, in place: every service holds these mappings."""
        for mine, theirs in ((self.ledgers, fresh.ledgers), (self.registers, fresh.registers)):
            assert isinstance(mine, Shared)
            mine.replace(theirs)


def load_packs(resources: Path, data_dir: Path | None = None) -> Packs:
    """Load all packs; wrong entries are left out and listed, never raised.

    Args:
        resources: the shipped `resources` folder.
        data_dir: the data folder of the book; its `packs/rules`, `packs/ledgers` and `packs/calendar` override by id,
            its `packs/registers` add registers.
    """
    own = data_dir / "packs" if data_dir else None
    ledger_files = _files(resources / "ledgers", own and own / "ledgers")
    rule_files = _files(resources / "rules", own and own / "rules")
    shipped_registers, own_registers = _files(resources / "registers", None), _files(None, own and own / "registers")
    register_files = [*shipped_registers, *own_registers]
    ledgers, problems = _load_ledgers(ledger_files)
    registers = read_registers(shipped_registers, own_registers, ledgers)
    # A ledger file of a register's id is another way to print it, and wins.
    ledgers = _in_order({register.id: as_ledger(register) for register in registers.values()} | ledgers)
    packs = _read_packs(rule_files)
    rules = _settle(packs, ledgers)
    shipped = [path for path in _toml(resources / "rules") if path.name == CALENDAR_FILE]
    days, calendar_problems = read_calendar_files([*shipped, *_toml(own and own / "calendar")])
    noted = (problem for file in (*rule_files, *register_files) for problem in file.problems)
    version = _version(packs, [*rule_files, *ledger_files, *register_files])
    return Packs(
        RuleBook(rules),
        Shared(ledgers),
        Shared(registers),
        HolidayCalendar(days),
        (*noted, *problems, *calendar_problems),
        version,
    )


def _toml(folder: Path | None) -> list[Path]:
    return sorted(folder.glob("*.toml")) if folder and folder.is_dir() else []


def _files(shipped: Path | None, own: Path | None) -> list[PackFile]:
    return [PackFile(path) for path in (*_toml(shipped), *_toml(own)) if path.name != CALENDAR_FILE]


def _read_packs(files: Iterable[PackFile]) -> dict[str, RulePack]:
    packs: dict[str, RulePack] = {}
    for file in files:
        pack = read_rule_pack(file)
        if pack.head is None:
            continue
        known = packs.get(pack.head.id)
        if known is None or known.head is None or known.head.layer is pack.head.layer:
            packs[pack.head.id] = pack
        else:
            file.complain(("pack", "id"), "pack_id_taken", value=pack.head.id)
    return packs


def _settle(packs: Mapping[str, RulePack], ledgers: Collection[str]) -> list[Rule]:
    rules, conflicts = lay(rule for pack in packs.values() for rule in pack.rules)
    for conflict in conflicts:
        pack = packs[conflict.rule.pack]
        note = pack.warn if conflict.kept else pack.complain
        note(conflict.rule, "id", conflict.code, above=conflict.above.article)
    lost: list[Rule] = []
    for rule, key, value, known in dangling(rules, ledgers):
        packs[rule.pack].complain(rule, key, "pack_unknown_value", value=value, choices=", ".join(known))
        lost.append(rule)
    return [rule for rule in rules if rule not in lost]


def _version(packs: Mapping[str, RulePack], files: Iterable[PackFile]) -> str:
    names = [f"{pack.head.id} {pack.head.version}" for pack in packs.values() if pack.head]
    digest = hashlib.sha256("".join(file.digest for file in files).encode()).hexdigest()
    return f"{'; '.join(names)} ({digest[:8]})"


def _load_ledgers(files: Iterable[PackFile]) -> tuple[dict[str, LedgerDefinition], list[PackProblem]]:
    found: dict[str, LedgerDefinition] = {}
    problems: list[PackProblem] = []
    for file in files:
        ledger = _read_ledger(file)
        if ledger is not None:
            found[ledger.id] = ledger
        problems += file.problems
    return found, problems


def _in_order(ledgers: Mapping[str, LedgerDefinition]) -> dict[str, LedgerDefinition]:
    return dict(sorted(ledgers.items(), key=lambda item: (item[1].order, item[0])))


def _read_ledger(file: PackFile) -> LedgerDefinition | None:
    if not file.data:
        return None
    file.refuse_unknown(["ledger"])
    if "ledger" not in file.data:
        file.complain(("ledger",), "pack_missing_key")
        return None
    ledger = file.read(LedgerDefinition, file.data["ledger"], ("ledger",))
    if ledger is None:
        return None
    found = layout_problems(ledger)
    for path, code, params in found:
        file.complain(("ledger", *path), code, **params)
    return None if found else ledger
