"""The inputs of a rule set that are made of readings, for many patients at once: columns in, columns out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from triage.clinical.observation import ReadingKind
from triage.clinical.readings import Ints, Readings
from triage.scoring.inputs.meta import MetaColumn, meta_columns
from triage.scoring.inputs.plan import Plans
from triage.scoring.inputs.readings import ReadingColumn, reading_columns
from triage.scoring.readings.clean import clean_columns
from triage.scoring.readings.cleaned import Cleaned
from triage.scoring.rules.model import RuleSet

# So many readings at a time take some fifty megabytes, and stay in the processor's own memory.
_BLOCK = 200_000


@dataclass(frozen=True, slots=True, eq=False)
class InputBlock:
    """The inputs of the patients `first` to `end`, each by name."""

    first: int
    end: int
    cleaned: Cleaned
    readings: Mapping[str, ReadingColumn]
    meta: Mapping[str, MetaColumn]


def input_blocks(
    rule_set: RuleSet, kinds: Mapping[str, ReadingKind], readings: Readings, plans: Plans, now: Ints
) -> Iterator[InputBlock]:
    """Yield the inputs block by block; `now` is each patient's (microseconds), plans and `readings.patients` alike.

    What each input used is in its column, as rows of the block's `cleaned`; what was left out is there with the reason.
    Keep only what you need of a block: all of them hold all readings.
    """
    first = 0
    for block in readings.blocks(_BLOCK):
        end = first + len(block.patients)
        cleaned, own = clean_columns(block, np.asarray(now[first:end]), kinds), plans.part(first, end)
        yield InputBlock(
            first, end, cleaned, reading_columns(rule_set, cleaned, own), meta_columns(rule_set, cleaned, own)
        )
        first = end
