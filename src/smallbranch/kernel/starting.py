"""Importing what stays until the program ends."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def kept_for_good() -> Iterator[None]:
    """Look for no garbage meanwhile, and never again in what is there afterwards: modules and mappings stay for good.

    Without this a command of the command line spends a quarter of its time on looking, most of it at its end.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
