"""A pause, whichever it is, makes nobody greener and hides no alarm."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import NOW, ago, patient, reading
from triage.clinical.care import Enrolment, Pause, PauseReason, PlanStep
from triage.clinical.colour import Colour
from triage.store.records import Facts
from triage.workflow.catalogue import Catalogue
from triage.workflow.score.assess_patient import assess_patient
from triage.workflow.score.outcome import Subject

CATALOGUE = Catalogue(runs_examples=True)
DAYS = timedelta(days=1)
moments = st.integers(-30 * 24, 10 * 24).map(lambda hours: NOW + timedelta(hours=hours))
pauses = st.builds(Pause, st.sampled_from(PauseReason), st.none() | moments, st.none() | moments)
values = st.lists(st.tuples(st.sampled_from(["94", "88", "84"]), st.integers(0, 30 * 24)), max_size=6)


def colour(values_: list[tuple[str, int]], days: int, paused: tuple[Pause, ...], status: str) -> Colour:
    step = PlanStep(ago(days=60), None, days * DAYS)
    course = Enrolment("CarePlan/c1", "1", "copd", status, step.start, plan=(step,), pauses=paused)
    taken = [
        reading(value, number, patient="1", time=ago(hours=hours), received=ago(hours=hours))
        for number, (value, hours) in enumerate(values_)
    ]
    facts = Facts(enrolments=[course], readings=sorted(taken, key=lambda one: one.time))
    (*_, last) = assess_patient(CATALOGUE, Subject(patient(id="1"), facts, None, {}, {}, NOW))
    return last.colour


@given(values, st.sampled_from([1, 7]), st.lists(pauses, max_size=2), st.sampled_from(["active", "on-hold"]))
def test_that_a_pause_makes_nobody_greener_and_hides_no_alarm(
    values_: list[tuple[str, int]], days: int, paused: list[Pause], status: str
):
    plain, on_pause = colour(values_, days, (), "active"), colour(values_, days, tuple(paused), status)
    assert on_pause is not Colour.GREEN or plain is Colour.GREEN
    assert plain.rank > Colour.YELLOW.rank or on_pause is plain
