"""What a source tells beside the facts that are judged: shown to a person, and no part of any colour."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PersonAside:
    """How to talk with a patient: `language` as the source names it, None where it names none; and when they died."""

    language: str | None = None
    needs_interpreter: bool | None = None
    died: date | None = None


@dataclass(frozen=True, slots=True)
class ResponseAside:
    """How a response was given: `mode` is a code of HL7 ParticipationMode or the source's own words.

    `source` is the reference of who answered, e.g. "RelatedPerson/r1".
    """

    mode: str | None = None
    source: str | None = None
