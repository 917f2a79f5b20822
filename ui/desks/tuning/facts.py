"""What the page of limits is given in one piece."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime
    from decimal import Decimal

    from triage.access.rule_versions.taken import RefusedLine
    from triage.access.rule_versions.working_draft import WorkingDraft
    from triage.clinical.observation import ReadingKind
    from triage.errors import Text
    from triage.scoring.drafts.draft import Draft
    from triage.scoring.drafts.live_check import Live
    from triage.scoring.drafts.words.names import Names
    from triage.scoring.evaluate.evaluation import Ranks
    from triage.scoring.instruments.model import Instrument
    from triage.scoring.replay.counting.counts import Counts
    from triage.scoring.replay.dragging.drag import Drag
    from triage.scoring.replay.history import History
    from triage.scoring.replay.sequel.missed import Missed
    from triage.scoring.replay.sequel.yields import RuleYield
    from triage.scoring.rules.model import RuleSet
    from triage.workflow.tune.green_share import GreenShare
    from triage.workflow.tune.keys.keys import OwnKey
    from triage.workflow.tune.library import LibraryEntry
    from triage.workflow.tune.replay.outcomes import Recorded
    from triage.workflow.tune.versions import VersionShown


class Kind(Enum):
    """What is looked at: what is in force, a draft that is written, or a version that was sent."""

    IN_FORCE = auto()
    DRAFT = auto()
    VERSION = auto()


@dataclass(frozen=True, slots=True)
class Subject:
    """One of the texts of a programme; `key` is a draft's number or a version's content hash."""

    programme: str
    kind: Kind = Kind.IN_FORCE
    key: int | str = ""


@dataclass(frozen=True, slots=True)
class Board:
    """Where every programme stands: versions, drafts, what is refused and why, and whether the person can sign.

    `refused_lines` are rows among the signed steps that count for nothing.
    """

    programmes: Sequence[str]
    versions: Sequence[VersionShown]
    drafts: Sequence[WorkingDraft]
    library: Sequence[LibraryEntry]
    refused: Mapping[str, Text]
    key: OwnKey
    refused_lines: Mapping[str, Sequence[RefusedLine]] = field(default_factory=dict)

    def versions_of(self, programme: str) -> list[VersionShown]:
        """Return a programme's versions, newest first."""
        return [one for one in self.versions if one.version.programme == programme]

    def drafts_of(self, programme: str) -> list[WorkingDraft]:
        """Return a programme's drafts."""
        return [one for one in self.drafts if one.programme == programme]


@dataclass(frozen=True, slots=True)
class Sent:
    """The report that was signed beside a version: what the check found, and what the replay said.

    `ahead` is what approving it now would do to open cases and to the work of a week, which is not signed; `is_over`
    tells that more is expected than there is room for, so that whoever approves says why.
    """

    findings: Sequence[Text]
    replay: Sequence[Text]
    ahead: Sequence[Text] = ()
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class InHand:
    """The text that is looked at, read; `base` is what is in force, None where nothing is.

    `report` is what was signed beside a version, None where it could not be read. `kinds` and `instruments` are the
    catalogues that inputs are chosen from.
    """

    subject: Subject
    base: RuleSet | None = field(repr=False)
    draft: Draft = field(repr=False)
    names: Names = field(repr=False)
    working: WorkingDraft | None = None
    version: VersionShown | None = None
    report: Sent | None = field(default=None, repr=False)
    kinds: Mapping[str, ReadingKind] = field(default_factory=dict, repr=False)
    instruments: Mapping[str, Instrument] = field(default_factory=dict, repr=False)

    def with_draft(self, draft: Draft) -> InHand:
        """Return the same in hand with its text as it is now."""
        if draft.rule_set.inputs == self.draft.rule_set.inputs:
            return replace(self, draft=draft)
        # Imported on use: it was loaded with the text in hand.
        from triage.scoring.drafts.words.names import names_of

        return replace(self, draft=draft, names=names_of(draft.rule_set, self.kinds, self.instruments))


@dataclass(frozen=True, slots=True)
class Period:
    """What is replayed: a programme's assessments from `start` until `end`."""

    programme: str
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Replayed:
    """A period ready to be dragged over; `seconds` is how long that took.

    `patients` counts people by the key of their department, all of them under None; `left_out` says in words what of
    the period could not be replayed. So many assessments were made by an `earlier` version than that in force.
    """

    period: Period
    history: History = field(repr=False)
    recorded: Recorded = field(repr=False)
    drag: Drag = field(repr=False)
    patients: Mapping[int | None, int] = field(default_factory=dict)
    left_out: Sequence[tuple[Text, int]] = ()
    seconds: float = 0.0
    earlier: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Moved:
    """A draft as it stands under the hand: its limits, the colours and counts they give, and whose are looked at."""

    draft: RuleSet = field(repr=False)
    values: Mapping[str, Decimal]
    ranks: Ranks = field(repr=False)
    counts: Counts = field(repr=False)
    department: int | None = None


@dataclass(frozen=True, slots=True)
class Aftermath:
    """What came of those who are red or yellow: slower to count than colours, so it follows when a drag rests.

    `admitted` are the patients who were red before it: now, by the draft, and in all. `missed` may be why it cannot be
    told; `rules` are the rules in words.
    """

    admitted: tuple[int, int, int]
    yields: Sequence[RuleYield]
    missed: Missed | Text
    warnings: Sequence[Text]
    rules: Mapping[str, Text]


@dataclass(frozen=True, slots=True)
class Place:
    """A department, and the visits and calls it has room for in a week; None where nobody said."""

    key: int
    name: str
    weekly: int | None


@dataclass(frozen=True, slots=True)
class Followed:
    """How a version in force goes: what was expected beside what came, in words and by week, and the share of greens.

    A week is its Monday and its reds and yellows.
    """

    words: Sequence[Text]
    weeks: Sequence[tuple[date, int]]
    shares: Sequence[GreenShare]


@dataclass(frozen=True, slots=True)
class Checked:
    """What the linter and the tests of the file say of a text, and whether it can be sent for approval."""

    live: Live
    is_submittable: bool
