"""Whose names are easily taken for each other's: the same family name and nearly the same given name."""

import unicodedata


def is_namesake(family: str, given: str, other_family: str, other_given: str) -> bool:
    """Return whether somebody in a hurry may take the one name for the other; without a name nobody is alike."""
    one, other = _first(_key(given)), _first(_key(other_given))
    is_same_family = bool(family.strip()) and _key(family) == _key(other_family)
    return is_same_family and bool(one and other) and (one == other or _is_near(one, other))


def _key(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _first(given: str) -> str:
    return given.split(" ")[0].split("-")[0]


def _is_near(one: str, other: str) -> bool:
    """Return whether one letter more, less or other makes the one of the other; short names differ by much in that."""
    short, long = sorted((one, other), key=len)
    if len(short) < 3 or len(long) - len(short) > 1:
        return False
    same = next((place for place, letter in enumerate(short) if letter != long[place]), len(short))
    return short[same:] == long[same + 1 :] or (len(short) == len(long) and short[same + 1 :] == long[same + 1 :])
