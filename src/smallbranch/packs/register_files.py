"""Read register files; a register that cannot be used is left out and listed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from smallbranch.packs.ledger_schema import LedgerDefinition, layout_problems
from smallbranch.packs.reading import PackFile
from smallbranch.packs.register_checks import register_problems
from smallbranch.packs.register_schema import RegisterDefinition, as_ledger

TABLE = "register"


def read_registers(
    shipped: Iterable[PackFile], own: Iterable[PackFile], ledgers: Mapping[str, LedgerDefinition]
) -> dict[str, RegisterDefinition]:
    """Return the registers by id in the order of the volume; an own one may not take an id that is used already."""
    found: dict[str, RegisterDefinition] = {}
    for file in shipped:
        register = read_register(file)
        if register is not None:
            found[register.id] = register
    for file in own:
        register = read_register(file)
        if register is not None and (register.id in found or register.id in ledgers):
            file.complain((TABLE, "id"), "pack_register_taken", value=register.id)
        elif register is not None:
            found[register.id] = register
    return dict(sorted(found.items(), key=lambda item: (item[1].order, item[0])))


def read_register(file: PackFile) -> RegisterDefinition | None:
    """Return the register of a file; what is wrong with it is noted in the file, and then there is none."""
    if not file.data:
        return None
    file.refuse_unknown([TABLE])
    if TABLE not in file.data:
        file.complain((TABLE,), "pack_missing_key")
        return None
    register = file.read(RegisterDefinition, file.data[TABLE], (TABLE,))
    if register is None:
        return None
    problems = register_problems(register)
    if not problems:
        # What is left is the width of the page, which all fields share.
        problems = [(("fields",), code, params) for _, code, params in layout_problems(as_ledger(register))]
    for path, code, params in problems:
        file.complain((TABLE, *path), code, **params)
    return None if problems else register
