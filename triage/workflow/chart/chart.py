"""Everything a clinician is shown about one patient, ready to draw."""

from dataclasses import dataclass, field
from datetime import datetime

from triage.clinical.appointment import Appointment
from triage.clinical.care import Enrolment, Pause
from triage.clinical.colour import Colour
from triage.clinical.decision import Decision, Seen
from triage.clinical.patient import Patient
from triage.coordination.conflicts.conflict import Conflict
from triage.errors import Text
from triage.workflow.chart.assessed import Value, Why
from triage.workflow.chart.beside import Beside
from triage.workflow.chart.care_shown import CareView
from triage.workflow.chart.changes_shown import Changes
from triage.workflow.chart.series import RuleChange, Series
from triage.worklist.asked_visit import AskedVisit
from triage.worklist.expected import Expected
from triage.worklist.former import FormerCase
from triage.worklist.offers import Offers


@dataclass(frozen=True, slots=True)
class Reason:
    """One fired rule in words, with where the values came from and what the limit rests on.

    `values` tell the same part by part; a result whose rule set is not known any more has `detail` alone.
    """

    colour: Colour
    text: Text
    detail: Text
    values: tuple[Value, ...] = ()


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
    why: Why = field(default_factory=Why)


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """A question with the newest answer and the one before; `fault` is why the answer counts for nothing.

    `change` is "better", "worse" or "changed": which way is told where the instrument says which way is bad.
    `is_safety` marks the question that a clinician always sees.
    """

    question: str
    answer: str
    previous: str | None
    free_text: bool
    fault: Text | None = None
    link_id: str = ""
    change: str = ""
    is_safety: bool = False
    is_required: bool = True


@dataclass(frozen=True, slots=True)
class ResponseView:
    """The newest response to a questionnaire; free text is the patient's own words.

    `scores` are the instruments in it, each a sentence with the answer to its safety item and the change since the
    response before, which was given at `before`; `faults` say what is wrong with the response as a whole. `mode` is how
    it was given (HL7 ParticipationMode, or the source's words), `relative` who of the relatives gave it.
    """

    title: str
    authored: datetime | None
    answered_by: str | None
    lines: tuple[AnswerLine, ...]
    scores: tuple[Text, ...] = ()
    faults: tuple[Text, ...] = ()
    key: str = ""
    before: datetime | None = None
    mode: str | None = None
    relative: str = ""


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What somebody wrote that no person has read yet: in answer to which question, or beside which reading."""

    words: str
    about: Text
    at: datetime | None
    answered_by: str | None = None
    is_reading: bool = False


@dataclass(frozen=True, slots=True)
class ExpectedLine:
    """One answer that should come, or came; `what` names the questionnaire or the kind of reading, if the plan does."""

    what: Text
    row: Expected


@dataclass(frozen=True, slots=True)
class ExpectedAnswers:
    """The ledger in short: the lines worth a look, the pauses that hold or are to come, and how the last weeks went.

    `endable` are the pauses that somebody noted here, each with its key.
    """

    lines: tuple[ExpectedLine, ...] = ()
    pauses: tuple[Pause, ...] = ()
    answered: int = 0
    lacking: int = 0
    endable: tuple[tuple[int, Pause], ...] = ()

    @property
    def is_telling(self) -> bool:
        """Return whether a pause or a missing answer is part of why the colour is what it is."""
        return bool(self.pauses) or any(line.row.is_lacking for line in self.lines)


@dataclass(frozen=True, slots=True)
class Chart:
    """One patient: banner, colour per programme, answers, trends, appointments with conflicts, decisions.

    The sites of appointments stand by their names; `conflicts` are those that leave no time for one another. `seen` is
    how far the data shown had come, to decide on, and `offers` what to choose from. `doubted` are the ids of
    appointments that a "no visit" may have made unnecessary. `chain` are the cases of the course before this one, the
    newest first. `unread` are own words that came since the last decision and stand in none of `responses`. `asked` are
    booked visits of which a clinician is asked whether they are needed.

    `is_masked` tells that something is left out for the role of the person: an empty part then says nothing.
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
    expected: ExpectedAnswers = ExpectedAnswers()
    changes: Changes = field(default_factory=Changes)
    seen: Seen = field(default_factory=Seen)
    is_masked: bool = False
    offers: Offers = field(default_factory=Offers)
    doubted: frozenset[str] = frozenset()
    chain: tuple[FormerCase, ...] = ()
    rule_changes: tuple[RuleChange, ...] = ()
    beside: Beside = field(default_factory=Beside)
    care: CareView = field(default_factory=CareView)
    unread: tuple[OwnWords, ...] = ()
    asked: tuple[AskedVisit, ...] = ()
