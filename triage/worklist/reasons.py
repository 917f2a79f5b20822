"""Kinds of reason: what a reason is about without its numbers, so that a list can be narrowed to one."""

from dataclasses import dataclass
from re import compile

from triage.errors import Text

# Where the words end and what was measured begins: a number, a dash for what is not known, a bracket or a colon.
_VALUE = compile(r"\s*(?:[<>≤≥±+−-]?\d|[–(:;]|\s-\s).*", 16)
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class ReasonKind:
    """A kind of reason that occurs, and how many rows it lists; `code` names it in a query."""

    code: str
    words: Text
    count: int


def reason_kind(reason: Text) -> Text:
    """Return what a reason is about: "Iltmætning" of "Iltmætning 85 % (grænse 87 %)"."""
    return Text(_kind(reason.da), _kind(reason.en))


def _kind(text: str) -> str:
    kind = _VALUE.sub("", text).strip(" .,")
    return (kind or text.strip())[:_LONGEST].rstrip()
