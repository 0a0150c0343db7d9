"""What must never leave the branch; all fictional."""

from __future__ import annotations

ID_CANARY, PHONE_CANARY = "11010519491231002X", "13912345678"
ADDRESS_CANARY, RESIDENCE_CANARY = "练习市和平路99号2栋303", "户籍地练习县金桥镇7号"
WIDE_PHONE = "".join(chr(ord(digit) + 0xFEE0) for digit in PHONE_CANARY)
BLACK = "\uff0a\uff0a\uff0a"
CANARIES = (ID_CANARY, PHONE_CANARY, ADDRESS_CANARY, RESIDENCE_CANARY, "和平路", "金桥镇")
