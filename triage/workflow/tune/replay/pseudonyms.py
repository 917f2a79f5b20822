"""Numbers that stand for patients where nobody is named: told anew by every run of the program, and telling nothing."""

import hmac
from hashlib import sha256
from secrets import token_bytes

_SECRET_BYTES = 32
_DIGITS = 8


class Pseudonyms:
    """Gives a patient one number for each person and department, for as long as the program runs.

    The secret behind them is in this memory alone: a stored one could be read by somebody, and whoever has it tries
    every patient's key until the number fits.
    """

    def __init__(self) -> None:
        self._secret = token_bytes(_SECRET_BYTES)

    def number(self, viewer: str, department: int, patient: int) -> str:
        """Return "4471 0283" as `viewer` sees it; another sees another."""
        told = f"{department}/{patient}/{viewer}".encode()
        digest = hmac.new(self._secret, told, sha256).digest()
        digits = f"{int.from_bytes(digest, 'big') % 10**_DIGITS:0{_DIGITS}}"
        return f"{digits[:4]} {digits[4:]}"
