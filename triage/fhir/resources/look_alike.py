"""Names that look like others: letters of two alphabets in one word."""

import unicodedata

_ALPHABETS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "FULLWIDTH")


def is_mixed(name: str) -> bool:
    """Return whether one word of `name` has letters of more than one alphabet ("J\u0435nsen" with a Cyrillic e)."""
    return not name.isascii() and any(len({*map(_alphabet, word)} - {None}) > 1 for word in name.split())


def _alphabet(letter: str) -> str | None:
    if not letter.isalpha():
        return None
    name = unicodedata.name(letter, "")
    return next((alphabet for alphabet in _ALPHABETS if name.startswith(alphabet)), None)
