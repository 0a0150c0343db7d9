"""The hash chain over salted commitments (`facts` and personal data apart, so that the latter can be erased later)."""

from __future__ import annotations

import hashlib
import json
import secrets
from typing import Any

GENESIS = bytes(32)
_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical(value: Any) -> str:
    """Return the one JSON text of a value: sorted keys, no spaces, no escapes beyond JSON's own."""
    return _CANONICAL.encode(value)


def new_salt() -> str:
    """Return 16 random bytes in hex."""
    return secrets.token_hex(16)


def commitment(domain: str, salt: str, text: str) -> str:
    """Return the salted commitment to a text; `domain` keeps facts and personal data apart."""
    return hashlib.sha256(f"smallbranch/{domain}/1\0".encode() + bytes.fromhex(salt) + text.encode()).hexdigest()


def entry_hash(previous: str, seq: int, meta: str, fact_commitment: str, pii_commitment: str) -> str:
    """Return the hash of an entry: previous hash, number, length-prefixed meta, both commitments."""
    body = meta.encode()
    parts = (
        b"smallbranch/entry/1\0",
        bytes.fromhex(previous) if previous else GENESIS,
        seq.to_bytes(8, "big"),
        len(body).to_bytes(8, "big"),
        body,
        bytes.fromhex(fact_commitment),
        bytes.fromhex(pii_commitment),
    )
    return hashlib.sha256(b"".join(parts)).hexdigest()
