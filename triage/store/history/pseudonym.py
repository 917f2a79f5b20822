"""Numbers that stand for patients where nobody is named: the same within a department, and telling nothing."""

import hmac
from hashlib import sha256

from sqlalchemy import Connection, select

from triage.store.tables import history_fill

_DIGITS = 8


def pseudonyms(connection: Connection, places: set[tuple[int, int]]) -> dict[tuple[int, int], str]:
    """Return "4471 0283" for each department and patient; the secret that they hang on is the store's own."""
    secret = bytes.fromhex(connection.execute(select(history_fill.c.secret)).scalar_one())
    return {place: _number(secret, *place) for place in places}


def _number(secret: bytes, department: int, patient: int) -> str:
    digest = hmac.new(secret, f"{department}/{patient}".encode(), sha256).digest()
    digits = f"{int.from_bytes(digest, 'big') % 10**_DIGITS:0{_DIGITS}}"
    return f"{digits[:4]} {digits[4:]}"
