"""What the frozen program starts: the same door as ``python -m smallbranch``."""

from __future__ import annotations

import multiprocessing
import sys

from smallbranch.__main__ import main

if __name__ == "__main__":
    multiprocessing.freeze_support()
    sys.exit(main())
