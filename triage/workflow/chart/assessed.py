"""The parts of an assessment as a chart shows them: what was compared, what it rests on, and what could have been."""

from dataclasses import dataclass, field
from datetime import datetime

from triage.errors import Text
from triage.scoring.explain.told import Held, Unknown
from triage.store.rule_versions.pending import WouldSay


@dataclass(frozen=True, slots=True)
class RestsOn:
    """Where a value stands on the page: the responses and their questions, or the newest reading of a kind."""

    responses: tuple[str, ...] = ()
    link_ids: tuple[str, ...] = ()
    kind: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """A value that a rule compared, the devices that it was measured with, and where it stands."""

    held: Held
    devices: tuple[str, ...] = ()
    rests_on: RestsOn = field(default_factory=RestsOn)


@dataclass(frozen=True, slots=True)
class Why:
    """What would have changed a colour beside what is measured, what is not known, and when the newest data are from.

    `department` is whose the case is, empty where it is nobody's; `is_listed` tells that the colour is the one in the
    list, and not that of another course or of a result that came since. `would_say` is what a newer version of the
    rules says, where the case keeps its own because somebody has it.
    """

    otherwise: tuple[Text, ...] = ()
    unknowns: tuple[Unknown, ...] = ()
    data_at: datetime | None = None
    department: str = ""
    is_listed: bool = False
    is_open: bool = True
    would_say: WouldSay | None = None
