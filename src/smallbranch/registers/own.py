"""The branch's own registers: written as files of the data folder, in force from the moment they are there."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from smallbranch.documents.whole_file import write_whole
from smallbranch.kernel.errors import EnvironmentProblem, Refused
from smallbranch.kernel.places import resources_dir
from smallbranch.packs.loader import Packs, load_packs
from smallbranch.packs.problems import PackProblem
from smallbranch.packs.reading import PackFile
from smallbranch.packs.register_files import read_register
from smallbranch.packs.register_schema import RegisterDefinition
from smallbranch.packs.register_text import register_text


def folder_of(data_folder: Path) -> Path:
    """Return where own registers lie."""
    return data_folder / "packs" / "registers"


def own_files(data_folder: Path) -> dict[str, Path]:
    """Return the file of each own register that can be used, by id."""
    found: dict[str, Path] = {}
    for path in sorted(folder_of(data_folder).glob("*.toml")):
        register = read_register(PackFile(path))
        if register is not None:
            found.setdefault(register.id, path)
    return found


def stamp(data_folder: Path) -> frozenset[tuple[str, int, int]]:
    """Return what tells whether a file was put in, changed or taken out since: names, times and sizes."""
    found = ((path.name, path.stat()) for path in folder_of(data_folder).glob("*.toml"))
    return frozenset((name, state.st_mtime_ns, state.st_size) for name, state in found)


def look_again(data_folder: Path, packs: Packs) -> tuple[PackProblem, ...]:
    """Put in force what lies in the folder now; return what is wrong with files there."""
    fresh = load_packs(resources_dir(), data_folder)
    packs.take_registers(fresh)
    names = {path.name for path in folder_of(data_folder).glob("*.toml")}
    return tuple(one for one in fresh.problems if one.file in names)


def keep_register(register: RegisterDefinition, data_folder: Path, packs: Packs) -> Path:
    """Write a register's file, new or in place of its own, and put it in force.

    Raises:
        Refused: `register_id_taken` by a shipped ledger or register, or `register_unusable` with the first problem.
        EnvironmentProblem: the file could not be written.
    """
    mine = own_files(data_folder)
    if register.id in packs.ledgers and (register.id not in mine or register.id in _shipped()):
        raise Refused("register_id_taken", id=register.id)
    target = mine.get(register.id) or folder_of(data_folder) / f"{register.id}.toml"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise EnvironmentProblem("cannot_create", path=str(target.parent)) from problem
    before = target.read_bytes() if target.exists() else None
    write_whole(target, register_text(register).encode())
    fresh = load_packs(resources_dir(), data_folder)
    if register.id not in fresh.registers:
        _take_back(target, before)
        wrong = next((one for one in fresh.problems if one.file == target.name), None)
        where, key = (wrong.where, wrong.key) if wrong else (target.name, "")
        raise Refused("register_unusable", where=where, key=key)
    packs.take_registers(fresh)
    return target


def remove_register(register_id: str, data_folder: Path, packs: Packs) -> None:
    """Take an own register's file away; one that has entries is for the caller to keep.

    Raises:
        EnvironmentProblem: the file could not be removed.
    """
    target = own_files(data_folder).get(register_id)
    if target is not None:
        try:
            target.unlink()
        except OSError as problem:
            raise EnvironmentProblem("file_not_written", path=str(target), reason=str(problem.strerror)) from problem
    packs.take_registers(load_packs(resources_dir(), data_folder))


def _take_back(target: Path, before: bytes | None) -> None:
    if before is None:
        target.unlink(missing_ok=True)
    else:
        write_whole(target, before)


def check_file(source: Path, data_folder: Path) -> tuple[RegisterDefinition | None, list[PackProblem]]:
    """Return the register of a file with what is wrong with it, as if it were put into the data folder now."""
    file = PackFile(source)
    register = read_register(file)
    if register is not None and register.id in _shipped():
        file.complain(("register", "id"), "pack_register_taken", value=register.id)
        register = None
    return register, file.problems


def _shipped() -> Collection[str]:
    """Return the ids the program itself brings; what lies in the data folder may claim any."""
    return load_packs(resources_dir()).ledgers.keys()


def add_file(source: Path, data_folder: Path, packs: Packs) -> RegisterDefinition:
    """Take a register's file into the data folder; raise `Refused` when it cannot be used."""
    file = PackFile(source)
    register = read_register(file)
    if register is None:
        wrong = file.problems[0].where if file.problems else file.name
        raise Refused("register_unusable", where=wrong, key=file.problems[0].key if file.problems else "")
    keep_register(register, data_folder, packs)
    return register
