"""A decision as it is told to the source: who, what, when, on which data and by which rules."""

from dataclasses import dataclass
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Outgoing:
    """Kept as it was when the decision was made; references are the source's own, times ISO 8601 with zone.

    `covers` is what the decision answers, what the colour rests on first. `author` is how the actor is written in the
    source's own mark, `resource` the key of the version that was decided on where one is marked.

    `asks` says in Danish what the action asks for, `begins` and `deadline` within which time, `details` the same as
    pairs for programs.
    """

    patient: str
    covers: tuple[str, ...]
    action: str
    note: str
    actor: str
    author: str
    at: str
    deadline: str | None
    colour: str
    programme: str
    rule_set: str
    version: str
    rule_set_sha256: str
    resource: int | None = None
    asks: str = ""
    begins: str | None = None
    details: tuple[tuple[str, str], ...] = ()

    @classmethod
    def read(cls, body: dict[str, Any]) -> Self:
        """Return what was stored as JSON."""
        details = tuple((name, value) for name, value in body.get("details", ()))
        return cls(**{**body, "covers": tuple(body["covers"]), "details": details})
