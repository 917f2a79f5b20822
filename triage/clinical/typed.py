"""What of a typed text a person can see - what cannot be seen is no reason, and no name - and the number it says."""

from decimal import Decimal
from re import fullmatch


def visible(text: str) -> str:
    """Return a text without the signs that show nothing (of zero width, of direction), and without space around it."""
    return "".join(sign for sign in text if sign.isprintable() or sign in "\n\t").strip()


def typed_number(text: str) -> Decimal | None:
    """Return the number: 88,5 is 88.5. None for what is none, or could be read in two ways ("1.000,5")."""
    typed = text.strip()
    if fullmatch(r"[+-]?[0-9]{1,9}([.,][0-9]{1,6})?", typed) is None:
        return None
    return Decimal(typed.replace(",", "."))
