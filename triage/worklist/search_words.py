"""What somebody types to find a row of the list: a CPR number, parts of a name, or what the reason is called."""

from dataclasses import dataclass, field
from re import fullmatch

from triage.clinical.folded import folded, folded_parts

# Fewer letters stand in nearly every reason.
_LEAST_REASON = 3


@dataclass(frozen=True, slots=True)
class SearchWords:
    """Words as they are looked up: `cpr` with its hyphen, or else `parts` that names begin with, and `reason`.

    `parts` are those that say most first. `reason` is empty where the words are too short to be looked for in reasons.
    """

    cpr: str = field(default="", repr=False)
    parts: tuple[str, ...] = ()
    reason: str = ""

    @property
    def is_nothing(self) -> bool:
        """Return whether nothing is looked for."""
        return not (self.cpr or self.parts)


def search_words(typed: str) -> SearchWords:
    """Return what `typed` asks for; a part of a CPR number finds nobody by the number."""
    number = fullmatch(r"\s*(\d{6})[- ]?(\d{4})\s*", typed)
    if number is not None:
        return SearchWords(cpr=f"{number[1]}-{number[2]}")
    written = tuple(word for word in folded(typed).replace(",", " ").split() if word)
    reason = " ".join(written)
    known = tuple(part for part in folded_parts(typed) if part in written)
    return SearchWords("", tuple(sorted(known, key=len, reverse=True)), reason if len(reason) >= _LEAST_REASON else "")
