"""How well a few letters fit a text: the start of a word best, letters in their order at worst."""

import unicodedata
from functools import lru_cache

# However they are typed: "lås", "laas" and "las" are one.
_LETTERS = str.maketrans({"æ": "a", "ø": "o", "å": "a", "ß": "s"})
_PAIRS = (("aa", "a"), ("ae", "a"), ("oe", "o"))
# What is found so by chance alone is not worth showing.
_LEAST_LOOSE = 3
_INSIDE, _LOOSE = 10, 30


def score(typed: str, text: str) -> int | None:
    """Return how far what is typed is from `text`, 0 for the start of it; None where a word of it is not there.

    Words may come in any order; capital letters, accents and how æ, ø and å are written do not matter.
    """
    found = folded(text)
    total = 0
    for word in folded(typed).split():
        distance = _distance(word, found)
        if distance is None:
            return None
        total += distance
    return total


@lru_cache(maxsize=2000)
def folded(text: str) -> str:
    """Return a text as it is compared."""
    plain = text.casefold().translate(_LETTERS)
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(sign))
    for pair, letter in _PAIRS:
        plain = plain.replace(pair, letter)
    return plain


def _distance(word: str, text: str) -> int | None:
    if text.startswith(word):
        return 0
    place = text.find(f" {word}")
    if place >= 0:
        return 1 + min(place // 8, _INSIDE - 2)
    if word in text and len(word) > 1:
        return _INSIDE
    return _loose(word, text) if len(word) >= _LEAST_LOOSE else None


def _loose(word: str, text: str) -> int | None:
    """Return the distance of letters that follow one another in a text, from the start of one of its words on."""
    starts = [place for place, sign in enumerate(text) if sign == word[0] and (place == 0 or text[place - 1] == " ")]
    gaps = [gap for start in starts if (gap := _gaps(word, text, start)) is not None]
    # Letters far apart make no word.
    return _LOOSE + min(gaps) if gaps and min(gaps) <= len(word) + 2 else None


def _gaps(word: str, text: str, start: int) -> int | None:
    place = start
    for sign in word[1:]:
        following = text.find(sign, place + 1)
        if following < 0:
            return None
        place = following
    return place - start + 1 - len(word)
