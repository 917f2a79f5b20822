"""Putting words together: whatever is not known leaves no hole behind, and a title keeps to its width."""

from collections.abc import Iterable, Sequence

from triage.errors import Text

TITLE_WIDTH = 48
BUTTON_WIDTH = 56
NOTHING = Text("", "")


def text(da: str, en: str) -> Text:
    """Return a text without the double spaces, lonely commas and second full stops that an empty word leaves behind."""
    return Text(_tidy(da), _tidy(en))


def joined(parts: Iterable[Text], between: str = " ") -> Text:
    """Return the parts that say something, one after the other."""
    said = [part for part in parts if part.da]
    return Text(between.join(part.da for part in said), between.join(part.en for part in said))


def fitting(*candidates: Text, width: int = TITLE_WIDTH) -> Text:
    """Return in each language the first candidate that there is room for; for the last one there always is."""
    return Text(_fitting([one.da for one in candidates], width), _fitting([one.en for one in candidates], width))


def _fitting(candidates: Sequence[str], width: int) -> str:
    return next((one for one in candidates if len(one) <= width), candidates[-1])


def capital(words: Text) -> Text:
    """Return the words as they begin a sentence."""
    return Text(words.da[:1].upper() + words.da[1:], words.en[:1].upper() + words.en[1:])


def small(words: Text) -> Text:
    """Return the words as they stand within a sentence; an abbreviation stays as it is."""
    return Text(_small(words.da), _small(words.en))


def counted(number: int, one: Text, many: Text) -> Text:
    """Return "1 tur", "2 ture"."""
    words = one if number == 1 else many
    return Text(f"{number} {words.da}", f"{number} {words.en}")


def _small(said: str) -> str:
    return said if said[1:2].isupper() else said[:1].lower() + said[1:]


def _tidy(said: str) -> str:
    said = " ".join(said.split())
    for mark in ",.:;)":
        said = said.replace(f" {mark}", mark)
    # "30 min." at the end of a sentence.
    return said.replace("..", ".")
