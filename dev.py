#!/usr/bin/env python3
"""Everything a fresh clone needs, with nothing but a Python: ``dev.py run`` and ``dev.py test`` first of all.

Standard library only; no system package is assumed. The environment lives in ``.venv`` and follows
``requirements.lock`` (hashes are required). System libraries are installed only when a probe shows that one is missing.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BUILD = ROOT / "build"
WINDOWS = os.name == "nt"
OLDEST_PYTHON = (3, 11)

QT_PACKAGES = ("libglib2.0-0", "libgl1", "libegl1", "libxkbcommon0", "libfontconfig1", "libdbus-1-3")
XCB_PACKAGES = ("libxkbcommon-x11-0", "libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0")
IMPORT_QT = "import PySide6.QtWidgets"
OPEN_DISPLAY = "from PySide6.QtWidgets import QApplication; QApplication([])"


class Stop(Exception):
    """The machine lacks something we may not or cannot install; the text says what to do."""


# --- the machine ------------------------------------------------------------------------------------------------------


def call(command: Sequence[object], **environment: str) -> int:
    """Run a command in the repository and return its exit status."""
    sys.stdout.flush()
    return subprocess.call([str(part) for part in command], cwd=ROOT, env={**os.environ, **environment})


def works(command: Sequence[object]) -> bool:
    """Say whether a command succeeds; what it prints is dropped."""
    quiet = subprocess.DEVNULL
    return subprocess.call([str(part) for part in command], cwd=ROOT, stdout=quiet, stderr=quiet) == 0


def install_system_packages(packages: Sequence[str], why: str) -> None:
    """Install Debian packages as root or by a silent sudo, or stop with the one line to type."""
    line = f"apt-get install -y --no-install-recommends {' '.join(packages)}"
    if shutil.which("apt-get") is None:
        raise Stop(f"{why}。请用本机的软件管理器安装与下列 Debian 软件包相当的库：{' '.join(packages)}")
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    prefix = [] if root else ["sudo", "-n"]
    if not root and not (shutil.which("sudo") and works(["sudo", "-n", "true"])):
        raise Stop(f"{why}。请执行（或请管理员执行）：\n  sudo {line}")
    print(f"{why}，正在安装：{' '.join(packages)}", flush=True)
    quiet_apt = ["env", "DEBIAN_FRONTEND=noninteractive"]
    install = [*prefix, *quiet_apt, *line.split(), "-qq"]
    refresh = [*prefix, "apt-get", "update", "-qq"]
    if not works(install) and (call(refresh) != 0 or call(install) != 0):
        raise Stop(f"{why}，自动安装没有成功。请执行：\n  sudo apt-get update && sudo {line}")


def has_display() -> bool:
    """Say whether a window can be shown here."""
    return WINDOWS or sys.platform == "darwin" or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def ensure_qt(python: Path, *, display: bool) -> None:
    """Install the libraries Qt links against, if importing it (or opening the display) fails."""
    probe = OPEN_DISPLAY if display else IMPORT_QT
    if works([python, "-c", probe]) or not sys.platform.startswith("linux"):
        return
    install_system_packages(QT_PACKAGES + (XCB_PACKAGES if display else ()), "Qt 缺少系统库")
    if not works([python, "-c", probe]):
        raise Stop(f'Qt 仍不能启动；请执行以下命令查看原因：\n  {python} -c "{probe}"')


# --- the environment --------------------------------------------------------------------------------------------------


def venv_python() -> Path:
    """Return the interpreter of the environment."""
    return VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")


def ensure_environment(*locks: str) -> Path:
    """Make ``.venv`` follow the locks and return its interpreter; nothing happens when the stamps are right."""
    python = venv_python()
    if not python.exists() or not works([python, "-c", "import sys; sys.exit(sys.version_info < (3, 11))"]):
        create_venv()
    for lock in ("requirements.lock", *locks):
        stamp = VENV / f"{lock}.stamp"
        wanted = hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()
        if not stamp.exists() or stamp.read_text("ascii") != wanted:
            install_lock(python, ROOT / lock)
            stamp.write_text(wanted, "ascii")
    put_source_on_path(python)
    return python


def create_venv() -> None:
    """Create ``.venv``: by uv, by venv with its own pip, or by venv served by the system's pip."""
    print("正在建立运行环境 .venv …", flush=True)
    uv = shutil.which("uv")
    if uv and call([uv, "venv", "--quiet", "--clear", "--python", sys.executable, VENV]) == 0:
        return
    if importlib.util.find_spec("ensurepip") is None and importlib.util.find_spec("pip") is None:
        # Debian and its kin keep ensurepip in a package of its own.
        version = f"python{sys.version_info.major}.{sys.version_info.minor}"
        install_system_packages([f"{version}-venv"], "Python 缺少 venv 组件")
        importlib.invalidate_caches()
    without_pip = [] if importlib.util.find_spec("ensurepip") else ["--without-pip"]
    if call([sys.executable, "-m", "venv", "--clear", *without_pip, VENV]) != 0:
        raise Stop(f"不能建立 {VENV}；请检查该目录是否可写、磁盘是否已满")


def install_lock(python: Path, lock: Path) -> None:
    """Install exactly what a lock names, hashes checked, by the first installer that manages."""
    print(f"正在安装 {lock.name} 中的软件包 …", flush=True)
    if any(call([*installer, "--require-hashes", "-r", lock]) == 0 for installer in installers(python)):
        return
    raise Stop(f"{lock.name} 未能安装完整：请检查网络或 pip 的软件源设置（pip config list）后重试")


def installers(python: Path) -> list[list[str]]:
    """Return the ways to install into the environment; it is ours, so an externally managed Python is left alone."""
    found = []
    uv = shutil.which("uv")
    if uv:
        found.append([uv, "pip", "install", "--quiet", "--python", str(python)])
    quiet = ["install", "--quiet", "--disable-pip-version-check", "--no-warn-script-location"]
    if works([python, "-m", "pip", "--version"]):
        found.append([str(python), "-m", "pip", *quiet])
    elif importlib.util.find_spec("pip"):
        found.append([sys.executable, "-m", "pip", "--python", str(python), *quiet])
    return found


def put_source_on_path(python: Path) -> None:
    """Let the environment import from ``src``; a relative line survives Chinese folder names on any code page."""
    query = "import sysconfig; print(ascii(sysconfig.get_path('purelib'))[1:-1])"
    answer = subprocess.run([str(python), "-c", query], capture_output=True, text=True, check=True, cwd=ROOT).stdout
    packages = Path(answer.strip().encode("ascii").decode("unicode_escape"))
    path_file = packages / "smallbranch-src.pth"
    line = Path(os.path.relpath(ROOT / "src", packages)).as_posix() + "\n"
    if not path_file.exists() or path_file.read_text("utf-8") != line:
        path_file.write_text(line, "utf-8")


# --- the commands -----------------------------------------------------------------------------------------------------


def run(arguments: list[str]) -> int:
    """Open the practice branch in a window, or print its quarter where there is no display."""
    python = ensure_environment()
    program: list[object] = [python, "-m", "smallbranch"]
    if arguments:
        return call([*program, *arguments], PYTHONUTF8="1")
    practice = BUILD / "practice"
    program += ["--data", practice]
    if not (practice / "book.db").exists():
        BUILD.mkdir(exist_ok=True)
        status = call([*program, "practice"], PYTHONUTF8="1")
        if status != 0:
            return status
    if not has_display():
        print("没有显示器，不开窗口。")
        return print_quarter(program)
    try:
        ensure_qt(python, display=True)
    except Stop as stop:
        print(f"{stop}\n窗口暂时打不开。", file=sys.stderr)
        return print_quarter(program)
    build_translations()
    return call([*program, "gui"], PYTHONUTF8="1")


def print_quarter(program: list[object]) -> int:
    """Print the practice branch's third quarter and its sheet for the coordination zone into ``build``."""
    print("在 build/ 中生成练习支部 2026 年第三季度的台账和协作区表：")
    papers = (("ledger", "print", "台账-2026Q3.pdf"), ("zone", "export", "协作区-2026Q3.xlsx"))
    for book, verb, name in papers:
        target = BUILD / name
        target.unlink(missing_ok=True)
        status = call([*program, book, verb, "--period", "2026Q3", "--out", target], PYTHONUTF8="1")
        if status != 0:
            return status
    return 0


def test(arguments: list[str]) -> int:
    """Run the tests without a display, on every core; further arguments go to pytest."""
    python = ensure_environment()
    ensure_qt(python, display=False)
    return call(
        [python, "-m", "pytest", "-n", "auto", "--dist", "worksteal", *arguments],
        QT_QPA_PLATFORM="offscreen",
        PYTHONUTF8="1",
    )


def lint(arguments: list[str]) -> int:
    """Check style, types, layers and translations; ``lint fix`` repairs what can be repaired."""
    python = ensure_environment("requirements-lint.lock")
    ruff = [python, "-m", "ruff"]
    if arguments == ["fix"]:
        return call([*ruff, "check", "--fix"]) or call([*ruff, "format"])
    steps: dict[str, list[object]] = {
        "style": [*ruff, "check"],
        "format": [*ruff, "format", "--check"],
        "types": [python, "-m", "mypy"],
        "layers": [python.with_name("lint-imports"), "--no-cache"],
    }
    failed = [name for name, step in steps.items() if call(step, PYTHONUTF8="1") != 0]
    if (ROOT / "i18n" / "en.ts").exists() and i18n(["check"]) != 0:
        failed.append("translations")
    print(f"lint: {'failed: ' + ', '.join(failed) if failed else 'clean'}", flush=True)
    return 1 if failed else 0


def bench(arguments: list[str]) -> int:
    """Run the benchmarks of ``bench/``."""
    python = ensure_environment("requirements-bench.lock")
    return call([python, "-m", "bench", *arguments], QT_QPA_PLATFORM="offscreen", PYTHONUTF8="1")


def i18n(arguments: list[str]) -> int:
    """Bring ``i18n/en.ts`` up to date and compile it; ``i18n check`` says whether it is stale or incomplete."""
    python = ensure_environment()
    ensure_qt(python, display=False)
    catalogue = ROOT / "i18n" / "en.ts"
    if arguments != ["check"]:
        return update_catalogue(python, catalogue) or build_translations()
    BUILD.mkdir(exist_ok=True)
    fresh = BUILD / "en.ts"
    shutil.copyfile(catalogue, fresh)
    status = update_catalogue(python, fresh)
    text = fresh.read_text("utf-8")
    if status != 0 or text != catalogue.read_text("utf-8"):
        print("i18n/en.ts is stale: run `python3 dev.py i18n` and translate what is new")
        return 1
    if 'type="unfinished"' in text:
        print(f"i18n/en.ts: {text.count(chr(34) + 'unfinished')} texts wait for a translation")
        return 1
    return compare_compiled(python, fresh, catalogue.with_suffix(".qm"))


def compare_compiled(python: Path, fresh: Path, compiled: Path) -> int:
    """Say whether the compiled catalogue in the tree (a wheel ships it) is what the texts compile to."""
    again = fresh.with_suffix(".qm")
    status = call([python.with_name("pyside6-lrelease"), "-silent", fresh, "-qm", again])
    if status != 0 or not compiled.exists() or again.read_bytes() != compiled.read_bytes():
        print("i18n/en.qm is stale: run `python3 dev.py i18n` and commit it")
        return 1
    return 0


def update_catalogue(python: Path, catalogue: Path) -> int:
    """Collect the texts of the window into a catalogue; no line numbers, so that only texts make it stale."""
    sources = sorted((ROOT / "src" / "smallbranch" / "gui").rglob("*.py"))
    languages = ["-source-language", "zh_CN", "-target-language", "en_US"]
    options = ["-silent", "-no-obsolete", "-locations", "none", *languages]
    return call([python.with_name("pyside6-lupdate"), *options, *sources, "-ts", catalogue])


def build_translations() -> int:
    """Compile every catalogue that is newer than its compiled form."""
    status = 0
    for catalogue in sorted((ROOT / "i18n").glob("*.ts")):
        compiled = catalogue.with_suffix(".qm")
        if not compiled.exists() or compiled.stat().st_mtime < catalogue.stat().st_mtime:
            lrelease = venv_python().with_name("pyside6-lrelease")
            status |= call([lrelease, "-silent", catalogue, "-qm", compiled])
    return status


def freeze(arguments: list[str]) -> int:
    """Build the program as one folder in ``build/dist`` and let it test itself."""
    python = ensure_environment("requirements-freeze.lock")
    build_translations()
    folders = ["--distpath", BUILD / "dist", "--workpath", BUILD / "pyinstaller"]
    pyinstaller = [python, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *folders, *arguments]
    status = call([*pyinstaller, "installer/smallbranch.spec"], PYTHONUTF8="1")
    return status or call([BUILD / "dist" / "smallbranch" / "smallbranch", "self-test"])


def screenshots(arguments: list[str]) -> int:
    """Draw the pages of the practice branch for the documentation."""
    python = ensure_environment()
    ensure_qt(python, display=False)
    return call([python, "docs/screenshots.py", *arguments], QT_QPA_PLATFORM="offscreen", PYTHONUTF8="1")


COMMANDS = {command.__name__: command for command in (run, test, lint, bench, i18n, screenshots, freeze)}


def main() -> int:
    """Dispatch to the command named on the command line."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    parser = argparse.ArgumentParser(prog="dev.py", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    listing = "\n".join(f"{name}: {command.__doc__}" for name, command in COMMANDS.items())
    parser.add_argument("command", choices=COMMANDS, metavar="COMMAND", help=listing)
    options, rest = parser.parse_known_args(sys.argv[1:2])
    rest += sys.argv[2:]
    if sys.version_info < OLDEST_PYTHON:
        print("需要 Python 3.11 或更新的版本（Debian 12、Ubuntu 24.04 自带）", file=sys.stderr)
        return 2
    try:
        return COMMANDS[options.command](rest)
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
