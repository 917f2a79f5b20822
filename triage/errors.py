"""The few errors a screen or a command can explain, each with what to do about it in Danish and English."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence in both languages of the program."""

    da: str
    en: str

    def in_language(self, language: str) -> str:
        """Return the sentence for `language` ("da" or "en"); anything but English is Danish."""
        return self.en if language.startswith("en") else self.da

    @property
    def content(self) -> dict[str, str]:
        """Return it as it stands in JSON."""
        return {"da": self.da, "en": self.en}


def listed(parts: Iterable[Text]) -> Text:
    """Return "a, b og c"; at least one part."""
    both = list(parts)
    return Text(_listed([part.da for part in both], "og"), _listed([part.en for part in both], "and"))


def _listed(parts: list[str], word: str) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {word} {parts[-1]}"


class VisitaError(Exception):
    """A fault that has a sentence for the person in front of it: what happened, where, and what to do."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class SourceError(VisitaError):
    """A FHIR source could not be read or written; what was fetched before the fault is kept.

    `status` is the HTTP status where the source answered with one.
    """

    def __init__(self, text: Text, status: int | None = None) -> None:
        super().__init__(text)
        self.status = status


class ConflictError(SourceError):
    """A source refused a change because it has a newer version (409, 412); read it again and show both."""


class StoreError(VisitaError):
    """The database could not be opened or written; nothing was changed."""


class StoreBusyError(StoreError):
    """Another transaction held the database for longer than this one could wait; nothing was changed."""


class StoreAwayError(StoreError):
    """The shared database does not answer. `is_unknown`: it went while a change was kept, which may have been kept."""

    def __init__(self, text: Text, *, is_unknown: bool = False) -> None:
        super().__init__(text)
        self.is_unknown = is_unknown


class UnreadableError(VisitaError):
    """A file or body is not what it should be."""


class RuleSetError(VisitaError):
    """A rule-set file has faults, each named with its place."""


class NotAllowedError(VisitaError):
    """The person at work may not do this; the sentence says what is missing and whom to ask."""


class BehindGlassError(NotAllowedError):
    """The patient may be looked up with a reason; where `needs_ground` only with the law's ground for it too."""

    def __init__(self, text: Text, *, needs_ground: bool) -> None:
        super().__init__(text)
        self.needs_ground = needs_ground


class WrongUseError(VisitaError):
    """The person asked for something that cannot be done as asked."""


class StaleError(WrongUseError):
    """What was to be carried out rests on something that was changed since; nothing was done. Look at it anew."""


class OwnedError(WrongUseError):
    """The case is somebody else's, `owner`, or was since (None): what was to be written was not."""

    def __init__(self, text: Text, owner: str | None) -> None:
        super().__init__(text)
        self.owner = owner
