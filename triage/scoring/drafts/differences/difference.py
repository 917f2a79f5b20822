"""One difference between two versions, and how lists of things differ."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from triage.errors import Text
from triage.scoring.drafts.aligned import same
from triage.scoring.drafts.flow_text import flow_text
from triage.scoring.files.yaml_text import Yaml
from triage.scoring.numbers import shown

_Item = TypeVar("_Item")
NOTHING = Text("intet", "nothing")


class Kind(StrEnum):
    """What a difference is about."""

    LIMIT = "limit"
    RULE = "rule"
    INPUT = "input"
    CONDITION = "condition"
    TEST = "test"
    HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference; `path` is its place in the file ("params.spo2_red")."""

    kind: Kind
    path: str
    text: Text


def became(what: Text, before: Text, after: Text) -> Text:
    """Return "grund: a → b"."""
    return Text(f"{what.da}: {before.da} → {after.da}", f"{what.en}: {before.en} → {after.en}")


def written_as(value: Yaml) -> Text:
    """Return a value as the file writes it, numbers with the decimal sign of each language."""
    match value:
        case None:
            return NOTHING
        case bool():
            return Text("ja" if value else "nej", "yes" if value else "no")
        case str():
            return Text(value, value)
        case list() if all(isinstance(one, str) for one in value):
            listed = ", ".join(value) or "–"
            return Text(listed, listed)
        case _ if hasattr(value, "as_tuple"):
            return Text(shown(value, "da"), shown(value, "en"))
        case _:
            found = flow_text(value)
            return Text(found, found)


def changed_keys(before: Mapping[str, Yaml], after: Mapping[str, Yaml]) -> Iterator[str]:
    """Yield the fields that differ, those of `before` first."""
    for name in dict.fromkeys((*before, *after)):
        if not same(before.get(name), after.get(name)):
            yield name


def came_and_went(
    before: Mapping[str, _Item], after: Mapping[str, _Item]
) -> tuple[list[str], list[str], list[str]]:
    """Return the names that are new, those that are gone, and those that are in both."""
    new = [name for name in after if name not in before]
    gone = [name for name in before if name not in after]
    return new, gone, [name for name in before if name in after]
