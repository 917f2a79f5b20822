"""What is shown of a patient's courses, of the answers that are lacking, and of the patient's own limits."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from triage.errors import Text


@dataclass(frozen=True, slots=True)
class PlanLine:
    """What a plan asks for, and how often; `name` is empty where the plan leaves it open.

    `is_coming` tells that it does so from `start` on, which is later.
    """

    what: str
    name: Text
    interval: timedelta
    start: datetime
    is_coming: bool = False


@dataclass(frozen=True, slots=True)
class CourseShown:
    """A course that runs: since when, what its plan asks for now and later, and whether it was made here and by whom.

    `unhandled` are the answers that a person must look at before it can end.
    """

    programme: str
    start: datetime | None
    lines: tuple[PlanLine, ...]
    made_by: str | None = None
    is_on_hold: bool = False
    unhandled: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class LackingAnswer:
    """An answer that was due at `due` and has not come; the next of its kind is due at `until`."""

    programme: str
    what: str
    name: Text
    due: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class DismissedAnswer:
    """An answer that `author` said is not waited for until `until`, and why."""

    programme: str
    name: Text
    due: datetime
    until: datetime
    reason: str
    author: str


@dataclass(frozen=True, slots=True)
class OwnLimitShown:
    """A limit of the patient's own that counts now: `words` is it as a sentence, `usual` the rule set's own.

    `is_used` is False where it does not fit the rule set in force: then it counts for nothing, and nobody is green.
    """

    key: int
    programme: str
    param: str
    words: Text
    usual: Text
    author: str
    reason: str
    at: datetime
    expiry: datetime
    is_used: bool = True


@dataclass(frozen=True, slots=True)
class LimitChoice:
    """A limit that may be the patient's own: what it is about, between which values, and what counts now.

    `words` is the sentence for a value, in which `{value}` stands for it.
    """

    programme: str
    param: str
    name: Text
    unit: Text
    least: Decimal
    most: Decimal
    value: Decimal
    words: Text


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that a plan can ask for: a questionnaire's url or a kind of reading."""

    what: str
    name: Text


@dataclass(frozen=True, slots=True)
class CareView:
    """Courses, answers lacking, own limits and which limits can be the patient's own.

    `programmes` are those that the patient can be enrolled in.
    """

    courses: tuple[CourseShown, ...] = ()
    lacking: tuple[LackingAnswer, ...] = ()
    dismissed: tuple[DismissedAnswer, ...] = ()
    limits: tuple[OwnLimitShown, ...] = ()
    choices: tuple[LimitChoice, ...] = ()
    programmes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CareOffers:
    """What a plan can ask for, by programme, and whose a patient can be."""

    things: tuple[tuple[str, tuple[Thing, ...]], ...] = ()
    teams: tuple[str, ...] = ()

    def things_of(self, programme: str) -> tuple[Thing, ...]:
        """Return what a plan in the programme can ask for."""
        return dict(self.things).get(programme, ())
