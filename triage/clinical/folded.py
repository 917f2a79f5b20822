"""Words as they are compared: without capitals, accents, and the two ways of writing a Danish letter."""

from re import split
from unicodedata import combining, normalize

_DANISH = str.maketrans({"å": "aa", "æ": "ae", "ø": "oe", "ä": "ae", "ö": "oe", "ü": "u", "ð": "d", "þ": "th"})


def folded(text: str) -> str:
    """Return `text` in the one form that "Åse", "ÅSE" and "Aase" share."""
    before, plain = None, text
    # What one form hides another lets out: until nothing changes any more.
    while plain != before:
        before, plain = plain, _folded_once(plain)
    return plain


def _folded_once(text: str) -> str:
    plain = normalize("NFKC", text).casefold().translate(_DANISH)
    return "".join(letter for letter in normalize("NFKD", plain) if not combining(letter))


def folded_parts(text: str) -> tuple[str, ...]:
    """Return the words of a name folded, each once; a name with a hyphen is found by either half, and whole."""
    words = [word for word in split(r"[\s,.;]+", folded(text)) if word]
    halves = [half for word in words if "-" in word for half in word.split("-") if half]
    return tuple(dict.fromkeys((*words, *halves)))
