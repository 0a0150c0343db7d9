"""`python -m bench [startup|cli|store|zone|intake|planning|ledgers|all] [--quick]`: prints Markdown rows, ✓ or ✗."""

from __future__ import annotations

import argparse
import subprocess
import sys
from importlib import import_module

from bench.timing import ROOT, environment, machine

PARTS = ("startup", "cli", "store", "zone", "intake", "planning")
ALL = (*PARTS, "ledgers")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("part", nargs="?", choices=(*ALL, "all"), default="all")
    parser.add_argument("--quick", action="store_true", help="fewer rounds and smaller books")
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT / "src"))
    wanted = ALL if options.part == "all" else (options.part,)
    print(f"{machine()}\n\n| what | measured | target | |\n|---|---|---|---|", flush=True)
    for part in (part for part in wanted if part in PARTS):
        for row in import_module(f"bench.{part}.run").run(quick=options.quick):
            print(row, flush=True)
    if "ledgers" in wanted:
        print(flush=True)
        return volumes(quick=options.quick)
    return 0


def volumes(*, quick: bool) -> int:
    """Compare the volume printer with Typst; it prints a table of its own."""
    sizes = ["--sizes", "small"] if quick else []
    return subprocess.call([sys.executable, str(ROOT / "bench" / "ledgers" / "run.py"), *sizes], env=environment())


if __name__ == "__main__":
    sys.exit(main())
