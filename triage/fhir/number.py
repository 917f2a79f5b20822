"""Numbers as they stand in the text: 72.50 stays 72.50."""

from decimal import Decimal, InvalidOperation
from math import isfinite
from typing import Self

NUMBER_LIMIT = 32


class Number(Decimal):
    """An exact decimal that remembers how it was written."""

    __slots__ = ("text",)
    text: str

    def __new__(cls, text: str) -> Self:
        """Take the JSON number `text`."""
        number = super().__new__(cls, text)
        number.text = text
        return number

    @property
    def exact(self) -> Decimal:
        """Return the value as a plain Decimal with the decimals it was sent with."""
        return Decimal(self)


class UnusableNumber:
    """A JSON number longer than 32 characters or outside a double; no reader takes it for a value."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text


def read_number(text: str) -> Number | UnusableNumber:
    """Return the number written as `text`; one that cannot be used keeps its text too."""
    if len(text) > NUMBER_LIMIT:
        return UnusableNumber(text)
    try:
        number = Number(text)
    except InvalidOperation:
        return UnusableNumber(text)
    if ("e" in text or "E" in text) and not isfinite(float(text)):
        return UnusableNumber(text)
    return number
