"""One assessment as it is kept: a status and a whole number for each input, and the little that is no number."""

import json
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import IntFlag

from triage.clinical.canonical import canonical_text
from triage.scoring.evaluate.kept.layout import Kept, Layout
from triage.scoring.inputs.values import Status
from triage.scoring.numbers import scale
from triage.scoring.rules.conditions import Literal
from triage.scoring.rules.model import ValueType

Found = tuple[Literal | None, Status]


class Mark(IntFlag):
    """What a row is beside its inputs.

    BLOCKED was kept from green by what stands outside the rules. PASSED_OVER is the state of an earlier sitting, which
    is recorded only where it was an alarm. WITHOUT_RULES was grey because no rule set was in use. UNFIT could not be
    kept exactly.
    """

    BLOCKED = 1
    PASSED_OVER = 2
    WITHOUT_RULES = 4
    UNFIT = 8


@dataclass(frozen=True, slots=True)
class KeptRow:
    """The inputs of one assessment under `layout`; `rest` is JSON of the patient's own limits and of loose texts."""

    layout: Layout
    rules: str
    mark: Mark
    body: bytes
    rest: str | None = None


@dataclass(frozen=True, slots=True)
class Rest:
    """What of a row is no column of whole numbers: own limits by parameter, and texts by the place of their input."""

    own: Mapping[str, Decimal]
    texts: Mapping[int, str]


def kept_row(
    layout: Layout, rules: str, found: Sequence[Found], mark: Mark, own: Mapping[str, Decimal] | None = None
) -> KeptRow:
    """Return the row of an assessment under the rule set of hash `rules`; `found` are its inputs in their order."""
    texts: dict[int, str] = {}
    pairs = zip(layout.inputs, found, strict=True)
    numbers = [number_of(one, kept, place, texts) for place, (kept, one) in enumerate(pairs)]
    body = _shape(layout).pack(*(int(status) for _, status in found), *numbers)
    return KeptRow(layout, rules, mark, body, _rest(own or {}, texts))


def read_rest(rest: str) -> Rest:
    """Return what `kept_row` put beside the numbers."""
    said = json.loads(rest)
    own = {name: Decimal(value) for name, value in said.get("own", {}).items()}
    return Rest(own, {int(place): text for place, text in said.get("texts", {}).items()})


def number_of(found: Found, kept: Kept, place: int, texts: dict[int, str]) -> int:
    """Return an input as a whole number; a loose text is put into `texts` under `place`.

    Raises ValueError for one that cannot be exact.
    """
    value, status = found
    if status is not Status.KNOWN or kept.type is ValueType.ANY:
        return 0
    match value:
        case bool():
            return int(value)
        case Decimal():
            return scale(value, kept.decimals)
        case str() if kept.codes:
            return kept.codes.index(value)
        case str():
            texts[place] = value
            return 0
    raise ValueError(f"{kept.name} is known and has no value")


def _shape(layout: Layout) -> struct.Struct:
    count = len(layout.inputs)
    return struct.Struct(f"<{count}B{count}q")


def _rest(own: Mapping[str, Decimal], texts: Mapping[int, str]) -> str | None:
    said: dict[str, object] = {}
    if own:
        said["own"] = {name: str(value) for name, value in own.items()}
    if texts:
        said["texts"] = texts
    return canonical_text(said) if said else None


def without_inputs(mark: Mark, rules: str, nothing: Layout) -> KeptRow:
    """Return the row of an assessment of which there is nothing to judge again; it is counted all the same."""
    return KeptRow(nothing, rules, mark, b"")
