"""A workflow in memory with made-up people, and pages that only remember what they were shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from PySide6.QtWidgets import QWidget

from tests.ui.made_up_administration import MadeUpAdministration
from tests.ui.made_up_audit import MadeUpAudit
from tests.ui.made_up_care import MadeUpCare
from tests.ui.made_up_coordination import MadeUpCoordination
from tests.ui.made_up_devices import MadeUpDevices
from tests.ui.made_up_double_reads import MadeUpDoubleReads
from tests.ui.made_up_drafts import MadeUpDrafts
from tests.ui.made_up_greens import MadeUpGreens
from tests.ui.made_up_intake import MadeUpIntake
from tests.ui.made_up_lists import MadeUpLists
from tests.ui.made_up_ownership import MadeUpOwnership
from tests.ui.made_up_session import MadeUpSession
from tests.ui.made_up_tuning import MadeUpTuning
from triage.clinical.care import PauseReason
from triage.clinical.choice import Choice, plain
from triage.clinical.colour import Colour
from triage.clinical.decision import Action, Decision, OutcomeKind, Seen
from triage.clinical.patient import Patient
from triage.errors import OwnedError, StoreError, Text, WrongUseError
from triage.scoring.danish_time import DENMARK
from triage.workflow.application import Changed
from triage.workflow.chart.chart import Chart
from triage.workflow.watching.news import News
from triage.worklist.account import Conservation, SourceState
from triage.worklist.offers import Offers
from triage.worklist.row import Counts, Query, Row
from triage.worklist.source import Health, SourceSettings
from ui.desks.decision_desk import DecisionDesk
from ui.desks.desk import Desk
from ui.desks.journal_desk import JournalDesk
from ui.desks.list_desk import ListDesk
from ui.desks.trend_desk import TrendDesk
from ui.frame.pages import Pages
from ui.theme import Theme

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=DENMARK)
FAULT = StoreError(Text("Databasen svarer ikke.", "The database does not answer."))
OVERTAKEN = WrongUseError(Text("Der er kommet nyt.", "There is news."))
ACCOUNT = Conservation(received=1284, accepted=1241, with_findings=36, quarantined=7, unchanged=0, scored=4, grey=1)
NOTHING_NEW = News(mark=(0,))
_ORDER = ("red", "yellow", "grey", "green")


def row(case: int = 1, colour: str = "red", **changes: object) -> Row:
    """A made-up person's line: COPD, an oxygen saturation, four hours to act."""
    made = Row(
        case=case,
        patient=100 + case,
        name=f"Eksempel, Person {case}",
        programme="copd",
        colour=Colour(colour),
        reason=Text("Iltmætning 85 % (grænse 87 %)", "Oxygen saturation 85 % (limit 87 %)"),
        deadline=NOW + timedelta(hours=4, minutes=5),
        newest=NOW - timedelta(minutes=3),
    )
    return replace(made, **changes)


def chart(case: int = 1, **changes: object) -> Chart:
    """An empty chart of the person of `case`."""
    person = Patient(f"Patient/p{case}", "610152-9995", "Eksempel", f"Person {case}")
    made = Chart(100 + case, person, case, False, (), (), (), {}, (), (), ())
    return replace(made, **changes)


def source(minutes: float | None = None, fault: Text | None = None, **changes: object) -> SourceState:
    """A made-up server from which all was fetched `minutes` ago (None = never), and which fails since with `fault`."""
    last = None if minutes is None else NOW - timedelta(minutes=minutes)
    health = Health(last, last, int(fault is not None), last if fault else None, fault)
    made = SourceState(1, "http://fhir.example/r4", SourceSettings("http://fhir.example/r4"), health)
    return replace(made, **changes)


@dataclass
class MadeUpWorkflow:
    """Lists, opens, decides and undoes in memory; `fault` is raised by whatever is asked while it is set.

    Data `came` at some time, and a decision must be made on a chart that showed them.
    """

    rows: list[Row] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    pictures: list[tuple[int, str]] = field(default_factory=list)
    sources: tuple[SourceState, ...] = field(default_factory=lambda: (source(minutes=2),))
    account: Conservation = ACCOUNT
    heard: News = NOTHING_NEW
    rounds: int = 0
    pauses: list[tuple[object, ...]] = field(default_factory=list)
    ended: list[int] = field(default_factory=list)
    devices: MadeUpDevices = field(default_factory=MadeUpDevices)
    intake: MadeUpIntake = field(default_factory=MadeUpIntake)
    greens: MadeUpGreens = field(default_factory=MadeUpGreens)
    coordination: MadeUpCoordination = field(default_factory=MadeUpCoordination)
    audit: MadeUpAudit = field(default_factory=MadeUpAudit)
    administration: MadeUpAdministration = field(default_factory=MadeUpAdministration)
    own: MadeUpOwnership = field(default_factory=MadeUpOwnership)
    lists: MadeUpLists = field(default_factory=MadeUpLists)
    session: MadeUpSession = field(default_factory=lambda: MadeUpSession(now=NOW))
    offers: Offers = field(default_factory=Offers)
    care: MadeUpCare = field(default_factory=MadeUpCare)
    double_reads: MadeUpDoubleReads = field(default_factory=MadeUpDoubleReads)
    tuning: MadeUpTuning = field(default_factory=MadeUpTuning)
    drafts: MadeUpDrafts = field(default_factory=lambda: MadeUpDrafts(NOW))
    outcomes: list[tuple[int, OutcomeKind]] = field(default_factory=list)
    is_demo: bool = False
    fault: Exception | None = None
    came: int = 0
    unjudged: int = 0
    asked: list[tuple[int, int]] = field(default_factory=list)
    opened: list[int] = field(default_factory=list)

    @classmethod
    def with_colours(cls, *colours: str) -> "MadeUpWorkflow":
        """One person for each colour named."""
        return cls(rows=[row(number, colour) for number, colour in enumerate(colours, 1)])

    def list_cases(self, query: Query, offset: int, limit: int) -> Sequence[Row]:
        """Return a window of the rows found, worst first."""
        self._maybe_fail()
        self.asked.append((offset, limit))
        return self._found(query)[offset : offset + limit]

    def count_cases(self, query: Query) -> Counts:
        """Count the rows found."""
        self._maybe_fail()
        found = self._found(query)
        all_red = sum(each.colour is Colour.RED for each in self._found(Query()))
        shown_red = 0 if query.closed else sum(each.colour is Colour.RED for each in found)
        by_colour = {colour: sum(each.colour is colour for each in found) for colour in Colour}
        mine = sum(each.owner == "tester" for each in self.rows)
        late = sum(each.escalated is not None for each in self.rows)
        return Counts(by_colour, all_red - shown_red, mine=mine, escalated=late, unjudged=self.unjudged)

    def open_chart(self, case: int) -> Chart:
        """Return the chart of a case with its decisions."""
        self._maybe_fail()
        self.opened.append(case)
        is_closed = next(each.closed for each in self.rows if each.case == case)
        made = tuple(each for each in self.decisions if each.case == case)
        seen = Seen(received=self.came)
        return chart(case, closed=is_closed, decisions=made, seen=seen, offers=self.offers)

    def decide(
        self, case: int, chosen: Choice | Action, note: str, seen: Seen | None = None, fence: int | None = None
    ) -> Changed:
        """Close the case, unless something came after `seen`."""
        choice = plain(chosen)
        self._maybe_fail()
        if seen is not None and seen.received < self.came:
            raise OVERTAKEN
        if fence is not None and fence != next(each.fence for each in self.rows if each.case == case):
            raise OwnedError(Text("Du har ikke sagen længere.", "You do not have the case any longer."), None)
        self._keep(case, choice, note)
        self._close(case, closed=True)
        return Changed(cases=(case,), decision=self.decisions[-1].id)

    def undo(self, decision: int) -> Changed:
        """Open the case of a decision again."""
        self._maybe_fail()
        place = decision - 1
        self.decisions[place] = replace(self.decisions[place], undone=True)
        self._close(self.decisions[place].case, closed=False)
        return Changed(cases=(self.decisions[place].case,), decision=decision)

    def correct(self, decision: int, choice: Choice, note: str, why: str) -> Changed:
        """Put another decision in the place of one."""
        self._maybe_fail()
        old = self.decisions[decision - 1]
        self._keep(old.case, choice, note, corrects=decision)
        self.decisions[decision - 1] = replace(old, undone=True, corrected_by=len(self.decisions), why=why)
        return Changed(cases=(old.case,), decision=len(self.decisions))

    def note_outcome(self, decision: int, kind: OutcomeKind) -> Changed:
        """Keep what came of a decision."""
        self._maybe_fail()
        self.outcomes.append((decision, kind))
        return Changed(cases=(self.decisions[decision - 1].case,))

    def news(self, before: tuple[int, ...] | None) -> News:
        """Return what there is to hear."""
        self._maybe_fail()
        return self.heard if before != self.heard.mark else replace(self.heard, changed=None)

    def ask_round(self) -> None:
        """Count that a round was asked for."""
        self._maybe_fail()
        self.rounds += 1

    def pause(self, who: int, reason: PauseReason, first: date, last: date | None, note: str) -> Changed:
        """Keep a pause."""
        self._maybe_fail()
        self.pauses.append((who, reason, first, last, note))
        return Changed(patients=(who,))

    def end_pause(self, key: int) -> Changed:
        """Keep which pause was ended."""
        self._maybe_fail()
        self.ended.append(key)
        return Changed()

    def journal_text(self, case: int, language: str) -> str:
        """Return text for the record of a case."""
        self._maybe_fail()
        return f"Fra Visita: sag {case} ({language})"

    def note_picture(self, case: int, way: str) -> None:
        """Remember that the trends of a case left the program."""
        self._maybe_fail()
        self.pictures.append((case, way))

    def desk(self) -> Desk:
        """Return the functions as the screens take them."""
        return Desk(
            list_cases=self.list_cases,
            count_cases=self.count_cases,
            open_chart=self.open_chart,
            decide=self.decide,
            undo=self.undo,
            source_states=lambda: self.sources,
            conservation=lambda: self.account,
            now=lambda: NOW,
            news=self.news,
            ask_round=self.ask_round,
            row_of=lambda case: next(each for each in self.rows if each.case == case),
            rows_of=lambda cases: [next(each for each in self.rows if each.case == case) for case in cases],
            pause=self.pause,
            end_pause=self.end_pause,
            devices=self.devices.desk(),
            intake=self.intake.desk(),
            greens=self.greens.desk(),
            coordination=self.coordination.desk(),
            decisions=DecisionDesk(
                correct=self.correct,
                note_outcome=self.note_outcome,
                keep_draft=self.drafts.keep,
                discard_draft=self.drafts.discard,
                my_drafts=self.drafts.mine,
            ),
            audit=self.audit.desk(),
            administration=self.administration.desk(),
            own=replace(self.own, rows=lambda: self.rows, done=self.own.done).desk(),
            actor="tester",
            is_demo=self.is_demo,
            session=self.session.desk(),
            lists=self._lists_desk(),
            journal=JournalDesk(self.journal_text),
            trends=TrendDesk(self.note_picture),
            care=self.care.desk(self.session.find_patient),
            tuning=self.tuning.desk(),
            double_reads=self.double_reads.desk(),
        )

    def _lists_desk(self) -> ListDesk:
        self.lists.rows = self._found
        return self.lists.desk()

    def _found(self, query: Query) -> list[Row]:
        found = [each for each in self.rows if each.closed == (query.closed or query.unjudged) and _fits(each, query)]
        return sorted(found, key=lambda each: _ORDER.index(each.colour.value))

    def _keep(self, case: int, choice: Choice, note: str, corrects: int | None = None) -> None:
        made = Decision(
            len(self.decisions) + 1,
            case,
            choice.action,
            note,
            "tester",
            NOW,
            details=choice.details,
            reason=choice.reason,
            corrects=corrects,
        )
        self.decisions.append(made)

    def _close(self, case: int, *, closed: bool) -> None:
        self.rows = [replace(each, closed=closed) if each.case == case else each for each in self.rows]

    def _maybe_fail(self) -> None:
        if self.fault is not None:
            raise self.fault


class RememberingPage(QWidget):
    """Remembers what it was told to show, newest last: a chart, None, "waiting" or a fault's text."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[object] = []

    def show_chart(self, chart: Chart | None) -> None:
        """Remember the chart."""
        self.shown.append(chart)

    def show_waiting(self) -> None:
        """Remember that it waits."""
        self.shown.append("waiting")

    def show_fault(self, text: str) -> None:
        """Remember the fault."""
        self.shown.append(text)


def stand_in_pages(theme: Theme, now: Callable[[], datetime]) -> Pages:
    """Return pages that only remember."""
    return Pages(RememberingPage(), RememberingPage())


def _fits(found: Row, query: Query) -> bool:
    return (
        (not query.programmes or found.programme in query.programmes)
        and (not query.colours or found.colour in query.colours)
        and (not query.escalated or found.escalated is not None)
        and all(_starts(found.name, word) for word in query.words.casefold().split())
    )


def _starts(name: str, word: str) -> bool:
    return any(part.startswith(word) for part in name.casefold().replace(",", " ").split())
