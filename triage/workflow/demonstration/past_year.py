"""The year before a demonstration: patients who are well or elsewhere by now, decided on, and followed to what came."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from triage.access.roles import Role
from triage.clinical.colour import Colour
from triage.clinical.decision import Action, OutcomeKind
from triage.demo.chance import Chance
from triage.demo.former_patients import COPD, WEEKS, FormerPatient, FormerPatients, Sitting, former_patients
from triage.demo.texts import read_texts
from triage.store.clock_time import to_ms
from triage.workflow.application import Application
from triage.workflow.casework.decide import decide
from triage.workflow.casework.follow_up import list_bookings, note_outcome, settle_booking
from triage.workflow.demonstration.demo_keys import make_demo_keys
from triage.workflow.demonstration.made_up_time import MadeUpTime
from triage.workflow.demonstration.past_double_read import read_twice
from triage.workflow.demonstration.past_rules import adopt_rules, change_limit, see_notices
from triage.workflow.demonstration.past_weeks import Past
from triage.workflow.greens.policy import change_policy
from triage.workflow.intake.import_files import import_files
from triage.workflow.lists.list_cases import list_cases
from triage.workflow.people.people import add_person, grant
from triage.workflow.score.score import score
from triage.workflow.tune.budget import watch_budgets
from triage.worklist.double_read import Wanted
from triage.worklist.greens import Policy
from triage.worklist.row import Query, Row

# Who decided all of it, and works here no more: so the two who read anew never decided themselves.
STAFF, _CALLED = "demo-vikar", "Opdigtet Vikar"
_SECRETARY = "demo-sekretaer"
# Weeks before now: the limit was changed, the sample was read.
_CHANGED, _READ = 22, 2
_SAMPLE = Wanted(COPD, size=60, weeks=14)
# More greens go to a person, in hundredths of a percent, than in the present.
_SHARE = 4_000
_ALL = 200
_NOTE = "Opdigtet"


def before_all(now: datetime) -> datetime:
    """Return a time before everything that is made up."""
    return now - timedelta(weeks=WEEKS + 2)


def live_past_year(app: Application, seed: int, folder: Path) -> list[Past]:
    """Let made-up people work through the year, week by week, and return what they assessed.

    Whoever stays must have had their roles since `before_all`.
    """
    now = app.clock()
    add_person(app, STAFF, _CALLED)
    grant(app, STAFF, Role.CLINICIAN, start=before_all(now), end=now)
    # Until now the one who decides works here, and no longer.
    time = MadeUpTime(app, now - timedelta(minutes=1))
    year = _Year(time, former_patients(read_texts(), now, seed), folder, Chance(seed, "past year"))
    year.begin()
    for week in range(WEEKS, -1, -1):
        year.live(week)
    return year.past


@dataclass(slots=True)
class _Year:
    time: MadeUpTime
    patients: FormerPatients
    folder: Path
    chance: Chance
    past: list[Past] = field(default_factory=list)
    # Decisions of the week before, with what is to be noted of each.
    awaited: list[tuple[int, OutcomeKind]] = field(default_factory=list)
    # Who is who, by the key of the store.
    known: dict[int, FormerPatient] = field(default_factory=dict)

    @property
    def staff(self) -> Application:
        """Return the application with the one who decides at work."""
        return self.time.at_work(STAFF)

    def begin(self) -> None:
        """Make the keys of those who sign, the sample of greens, and the first rules of the department's own."""
        self.time.weeks = WEEKS + 1
        make_demo_keys(self.time.at_work(self.time.app.actor))
        change_policy(self.time.app, Policy(COPD, share=_SHARE))
        adopt_rules(self.time, COPD)

    def live(self, week: int) -> None:
        """Take in a week, and do all that it asks for."""
        self.time.weeks = week
        self.patients.write_week(self.folder / f"{week:02d}", week)
        import_files(self.staff, [self.folder / f"{week:02d}"])
        score(self.staff)
        if week == _CHANGED:
            change_limit(self.time, COPD, STAFF, self._waiting())
        self._follow_up()
        self._decide(week)
        if week < _CHANGED:
            watch_budgets(self.staff)
        if week == _READ:
            read_twice(self.time, _SAMPLE, self._truth)
        if week in (_CHANGED, 0):
            see_notices(self.time)

    def _waiting(self) -> Sequence[Row]:
        return list_cases(self.staff, Query(programmes=(COPD,)), 0, _ALL)

    def _decide(self, week: int) -> None:
        """Decide on every alarm and on greens that were drawn, and end what is over."""
        former = {f"Patient/{one.person.id}": one for one in self.patients.everybody}
        for row in self._waiting():
            one = former[row.reference]
            self.known[row.patient] = one
            sitting = one.in_week(week)
            if sitting is None:
                self._end(row)
                continue
            self.past.append(Past(row.patient, to_ms(self.time()), row.colour))
            is_last = week == one.last
            if is_last and row.colour is Colour.GREEN is sitting.truth:
                self._end(row)
            elif is_last or row.drawn or row.colour is not Colour.GREEN:
                self._decide_on(row, sitting)
        self._settle_bookings()

    def _end(self, row: Row) -> None:
        """End the course of whoever is well, or measures no more."""
        decide(self.staff, row.case, Action.END_COURSE, _NOTE)

    def _decide_on(self, row: Row, sitting: Sitting) -> None:
        action = _action(row.colour, sitting.truth, self.chance)
        decision = decide(self.staff, row.case, action, _NOTE).decision
        came = _outcome(action, sitting.truth, self.chance)
        if came is not None and decision is not None:
            self.awaited.append((decision, came))

    def _follow_up(self) -> None:
        for decision, came in self.awaited:
            note_outcome(self.staff, decision, came)
        self.awaited.clear()

    def _settle_bookings(self) -> None:
        secretary = self.time.at_work(_SECRETARY)
        for one in list_bookings(secretary):
            settle_booking(secretary, one.id)

    def _truth(self, patient: int, at: datetime) -> Colour:
        """Return how ill a patient was in a week, whether or not anybody had to decide on them then."""
        one = self.known.get(patient)
        sitting = one.in_week(round((self.time.now - at) / timedelta(weeks=1))) if one is not None else None
        return sitting.truth if sitting is not None else Colour.GREEN


def _action(colour: Colour, truth: Colour, chance: Chance) -> Action:
    """Return what is decided: mostly as the colour asks; where the patient is better or worse, often as they are."""
    if colour is Colour.GREEN:
        return Action.NO_VISIT if truth is Colour.GREEN else Action.VISIT
    if truth.rank > colour.rank and chance.happens(400):
        return Action.NO_VISIT
    if colour is Colour.RED or chance.happens(550):
        return Action.VISIT
    return Action.MESSAGE if chance.happens(250) else Action.PHONE


def _outcome(action: Action, truth: Colour, chance: Chance) -> OutcomeKind | None:
    if action is Action.PHONE:
        return OutcomeKind.REACHED
    if action is not Action.VISIT:
        return None
    if chance.happens(40):
        return OutcomeKind.NO_SHOW
    needed = {Colour.RED: 950, Colour.YELLOW: 600}.get(truth, 100)
    return OutcomeKind.NEEDED if chance.happens(needed) else OutcomeKind.NOT_NEEDED
