"""What is told on the telephone: wishes of a call are kept once, and a plan the patient wants is carried out."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from tests.fhir.fake_source import FakeSource
from tests.unit.workflow.rebooked import arrive, hospital, reaching, secretary, slot
from triage.coordination.conflicts.conflict import Code
from triage.coordination.notes import Arranged, Note, NoteKind, Told, Value
from triage.coordination.rebooking.plan import Result
from triage.coordination.situation.traveller import Needs, Unavailable, Wishes
from triage.coordination.words.wishes.read import read_wishes
from triage.errors import NotAllowedError, StaleError
from triage.store.tables.audit import audit
from triage.workflow.application import Application
from triage.workflow.coordinate.accept import accept
from triage.workflow.coordinate.coordination import Coordination
from triage.workflow.coordinate.patient import open_coordination, proposed
from triage.workflow.coordinate.remember import remember, remember_wishes
from triage.workflow.coordinate.wished import noted, offered, offers, placed

TODAY = date(2026, 11, 26)
BLOOD, LATER = "1|Appointment/blood", "1|Slot/later"


@pytest.fixture
def server() -> FakeSource:
    return FakeSource()


@pytest.fixture
def ward(app: Application, server: FakeSource) -> Application:
    """A secretary with a patient who drives twice; there is a time in Aarhus that is worse than today's, too."""
    arrive(app, server, *hospital(), slot("later", "blod-aarhus", "Blodprøve", 10, 9))
    return secretary(app)


def shown(app: Application) -> Coordination:
    return open_coordination(app, 1)


def details(app: Application, act: str) -> list[str]:
    with app.store.read() as connection:
        return [row.subject for row in connection.execute(audit.select().where(audit.c.act == act))]


def test_that_the_wishes_of_a_call_are_kept_beside_those_before_and_not_twice(ward: Application) -> None:
    remember(ward, 1, NoteKind.WISHES, Wishes(avoid_weekdays=frozenset({0})))
    wished = read_wishes("ikke tirsdag, ikke 3/12", TODAY)
    for _ in range(2):
        remember_wishes(ward, 1, wished)
    traveller = shown(ward).situation.travellers["1"]
    assert traveller.prefers == Wishes(avoid_weekdays=frozenset({0, 1}))
    assert [(one.start.date(), one.end.date()) for one in traveller.unavailable] == [
        (date(2026, 12, 3), date(2026, 12, 4))
    ]
    assert [one.kind for one in shown(ward).notes] == [NoteKind.WISHES, NoteKind.WISHES, NoteKind.UNAVAILABLE]


def test_that_wishes_that_were_only_looked_at_are_kept_nowhere(ward: Application) -> None:
    before = shown(ward)
    found = offers(before, read_wishes("ikke tirsdag, ikke 1/12", TODAY))
    assert found.shown.situation.travellers["1"].unavailable
    assert shown(ward).notes == ()
    assert before.situation.travellers["1"].unavailable == ()


def test_that_a_day_the_patient_cannot_takes_the_plan_with_it(ward: Application) -> None:
    best = proposed(shown(ward)).proposal
    assert best is not None
    assert {move.start.day for move in best.moves} == {1}
    found = offers(shown(ward), read_wishes("ikke 1/12", TODAY))
    assert found.shown.proposal is not None
    assert not any(move.start.day == 1 for move in found.shown.proposal.moves)
    assert Code.PATIENT_UNAVAILABLE in {one.code for one in found.shown.conflicts}


def test_that_a_time_that_costs_the_patient_more_is_carried_out_only_at_their_wish(
    ward: Application, server: FakeSource
) -> None:
    plan = placed(shown(ward), {BLOOD: LATER})
    assert plan.proposal is not None
    with pytest.raises(StaleError):
        accept(ward, 1, plan.proposal, plan.versions, reach=reaching(server))
    done = accept(ward, 1, plan.proposal, plan.versions, wished=plan.is_wished, reach=reaching(server))
    assert done.result is Result.APPLIED
    assert server.held["Appointment/blood"]["start"].startswith("2026-12-10")
    assert "at the patient's wish" in details(ward, "accept plan")[0]


def test_that_an_alternative_is_a_plan_like_the_best(ward: Application, server: FakeSource) -> None:
    found = offers(shown(ward), read_wishes("", TODAY))
    (other,) = (one for one in found.ranked if one.slot == LATER)
    plan = offered(found.shown, other)
    assert plan.proposal is not None
    assert [(move.appointment, move.to) for move in plan.proposal.moves] == [(BLOOD, LATER)]
    done = accept(ward, 1, plan.proposal, plan.versions, wished=plan.is_wished, reach=reaching(server))
    assert done.result is Result.APPLIED


def test_that_what_a_note_would_change_is_known_before_it_is_kept(ward: Application) -> None:
    before = shown(ward)
    needs = Note(1, "1", NoteKind.NEEDS, Needs("ar"), "", before.read_at)
    assert Code.INTERPRETER_MISSING in {one.code for one in noted(before, needs).conflicts}
    assert shown(ward).notes == ()


@pytest.mark.parametrize(
    ("kind", "value", "about"),
    [
        (NoteKind.UNAVAILABLE, Unavailable(datetime(2026, 12, 1), datetime(2026, 12, 2)), ""),  # noqa: DTZ001  # local
        (NoteKind.NEEDS, Needs("ar"), ""),
        (NoteKind.ARRANGED, Arranged(interpreter=True), BLOOD),
    ],
)
def test_that_a_note_of_any_kind_is_kept(ward: Application, kind: NoteKind, value: Value, about: str) -> None:
    remember(ward, 1, kind, value, about)
    (one,) = shown(ward).notes
    assert (one.kind, one.value, one.about) == (kind, value, about)


def test_that_nobody_without_the_right_keeps_anything(ward: Application) -> None:
    nobody = replace(ward, actor="ukendt")
    for keep in (
        lambda: remember(nobody, 1, NoteKind.NEEDS, Needs("ar")),
        lambda: remember(nobody, 1, NoteKind.TOLD, Told(TODAY), "1|ServiceRequest/r1"),
        lambda: remember_wishes(nobody, 1, read_wishes("ikke tirsdag", TODAY)),
    ):
        with pytest.raises(NotAllowedError):
            keep()
    assert shown(ward).notes == ()
