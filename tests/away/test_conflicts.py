"""What could not be kept is shown to a person, who keeps or discards it."""

import pytest

from tests.away.builders import Workstation, arrive, as_person, listed, people
from tests.away.conftest import MakeWorkstation
from tests.builders import fhir_spo2
from triage.clinical.decision import Action, Seen
from triage.errors import WrongUseError
from triage.workflow.application import Application
from triage.workflow.away.conflicts import discard, keep_anyway, list_conflicts
from triage.workflow.away.merge import merge
from triage.workflow.casework.decide import decide
from triage.workflow.chart.open_chart import open_chart


@pytest.fixture
def station(shared: Application, workstation: MakeWorkstation) -> Workstation:
    arrive(shared, *people(1))
    made = workstation("anna")
    made.keep()
    return made


def overtaken(shared: Application, station: Workstation) -> int:
    """Anna decides without a connection what another decides with one; return the case."""
    (row,) = listed(station.copy)
    station.decide(row, Action.VISIT, "Ses i dag")
    decide(shared, row.case, Action.PHONE, "Ringer")
    merge(station.shared, station.copy)
    return row.case


def keep(app: Application) -> None:
    """Keep the first conflict by who has just looked at the patient."""
    first = list_conflicts(app)[0]
    keep_anyway(app, first.id, open_chart(app, first.case).seen)


def test_that_a_conflict_says_who_decided_what_and_why_not(shared: Application, station: Workstation) -> None:
    case = overtaken(shared, station)
    (found,) = list_conflicts(shared)
    assert (found.case, found.actor, found.body["action"], found.name) == (case, "anna", "visit", "Eksempel, Person 1")
    assert "tester har behandlet sagen" in found.why.da


def test_that_what_is_kept_anyway_corrects_the_decision_that_stands(shared: Application, station: Workstation) -> None:
    case = overtaken(shared, station)
    keep(shared)
    newest, former = open_chart(shared, case).decisions
    assert (newest.action, newest.corrects, former.corrected_by) == (Action.VISIT, former.id, newest.id)
    assert newest.note.startswith("Ses i dag [anna")
    assert list_conflicts(shared) == ()


def test_that_what_is_kept_anyway_closes_the_open_case(shared: Application, station: Workstation) -> None:
    (row,) = listed(station.copy)
    station.decide(row, Action.VISIT)
    arrive(shared, fhir_spo2(80, 9))
    merge(station.shared, station.copy)
    keep(shared)
    assert listed(shared) == []


def test_that_what_is_discarded_changes_nothing_and_leaves_the_list(shared: Application, station: Workstation) -> None:
    case = overtaken(shared, station)
    discard(shared, list_conflicts(shared)[0].id)
    assert [made.action for made in open_chart(shared, case).decisions] == [Action.PHONE]
    assert list_conflicts(shared) == ()


def test_that_a_conflict_is_settled_once(shared: Application, station: Workstation) -> None:
    overtaken(shared, station)
    key = list_conflicts(shared)[0].id
    keep(shared)
    with pytest.raises(WrongUseError):
        keep_anyway(shared, key, Seen())
    with pytest.raises(WrongUseError):
        discard(shared, key)


def test_that_colleagues_of_the_department_see_it_too(shared: Application, station: Workstation) -> None:
    overtaken(shared, station)
    assert len(list_conflicts(as_person(shared, "bent"))) == 1


@pytest.mark.parametrize("others_decide", [True, False])
def test_that_nothing_is_kept_by_who_was_not_shown_the_news(
    shared: Application, station: Workstation, *, others_decide: bool
) -> None:
    (row,) = listed(station.copy)
    before = open_chart(shared, row.case).seen
    station.decide(row, Action.VISIT)
    arrive(shared, fhir_spo2(80, 9))
    if others_decide:
        decide(shared, row.case, Action.PHONE)
    merge(station.shared, station.copy)
    with pytest.raises(WrongUseError, match="News"):
        keep_anyway(shared, list_conflicts(shared)[0].id, before)
    assert len(list_conflicts(shared)) == 1
