"""Everything a clinician is shown about one patient, ready to draw."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from triage.clinical.appointment import Appointment
from triage.clinical.care import Enrolment
from triage.clinical.colour import Colour
from triage.clinical.decision import Decision
from triage.clinical.observation import ReadingKind
from triage.clinical.patient import Patient
from triage.coordination.conflicts import Conflict
from triage.errors import Text


@dataclass(frozen=True, slots=True)
class Reason:
    """One fired rule in words, with where the values came from and what the limit rests on."""

    colour: Colour
    text: Text
    detail: Text


@dataclass(frozen=True, slots=True)
class Assessment:
    """A stored result: colour, reasons worst first, and what is unknown or would have changed the colour.

    `is_approved` tells whether the rule set was signed for use on patients when it was put in force.
    """

    programme: str
    colour: Colour
    at: datetime
    deadline: datetime | None
    reasons: tuple[Reason, ...]
    unknown: tuple[Text, ...]
    could_be: tuple[Text, ...]
    rule_set: str
    version: str
    is_approved: bool = True


@dataclass(frozen=True, slots=True)
class Point:
    """A reading on a trend; `withdrawn` ones are drawn hollow and are no part of any score."""

    time: datetime
    value: Decimal
    device: str | None
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class LimitStep:
    """A limit in force from `start` until `end` (None = still).

    `comparison` is how the rule compares a value with it ("<=", "<", ">=", ">"), None where that is not known.
    """

    colour: Colour
    value: Decimal
    start: datetime
    end: datetime | None
    comparison: str | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """One kind of reading over time, oldest first, with the limits in force then."""

    kind: ReadingKind
    points: tuple[Point, ...]
    limits: tuple[LimitStep, ...]


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """A question with the newest answer and the one before."""

    question: str
    answer: str
    previous: str | None
    free_text: bool


@dataclass(frozen=True, slots=True)
class ResponseView:
    """The newest response to a questionnaire; free text is the patient's own words.

    `scores` are the instruments in it, each a sentence with the answer to its safety item.
    """

    title: str
    authored: datetime | None
    answered_by: str | None
    lines: tuple[AnswerLine, ...]
    scores: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """One patient: banner, colour per programme, answers, trends, appointments with conflicts, decisions.

    The sites of appointments stand by their names.
    """

    patient_key: int
    patient: Patient
    case: int | None
    closed: bool
    assessments: tuple[Assessment, ...]
    responses: tuple[ResponseView, ...]
    series: tuple[Series, ...]
    devices: dict[str, str]
    appointments: tuple[Appointment, ...]
    conflicts: tuple[Conflict, ...]
    decisions: tuple[Decision, ...]
    enrolments: tuple[Enrolment, ...] = ()
