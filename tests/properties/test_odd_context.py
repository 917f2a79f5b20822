"""Whatever stands in an element of a resource around a patient, the reader has foreseen it."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fhir.build import Body, read
from tests.properties.examples import EXAMPLES
from tests.unit.fhir.test_services_and_tasks import flag, offer, referral, schedule, slot, task
from tests.unit.fhir.test_stays_and_courses import encounter, episode, relative
from triage.clinical.received import Disposition

stage = {"status": "onhold", "period": {"start": "2026-07-01", "end": "2026-07-14"}}
bodies = st.sampled_from(
    [
        encounter(),
        episode(statusHistory=[stage], team=[{"reference": "CareTeam/t1"}]),
        relative(),
        offer(),
        schedule(planningHorizon={"start": "2026-07-01"}),
        slot(),
        referral(),
        task(executionPeriod={"start": "2026-07-01"}, authoredOn="2026-07-01"),
        flag(period={"start": "2026-07-01"}),
    ]
)
odd = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-9, 9)
    | st.sampled_from(["", "x", "2026-02-30", "9999-12-31", "Patient/p1"]),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["reference", "coding", "start"]), inner)
    ),
    max_leaves=4,
)


def places(element: Any) -> list[tuple[Any, Any]]:
    """Every member of an element, however deep, as what holds it and its name or number."""
    members = element.items() if isinstance(element, dict) else enumerate(element) if isinstance(element, list) else ()
    return [place for name, inner in members for place in [(element, name), *places(inner)]]


def copied(element: Any) -> Any:
    if isinstance(element, dict):
        return {name: copied(inner) for name, inner in element.items()}
    return [copied(inner) for inner in element] if isinstance(element, list) else element


@given(bodies, st.data(), odd)
@settings(max_examples=EXAMPLES)
def test_that_an_odd_element_is_never_an_unforeseen_one(body: Body, data: st.DataObject, value: Any) -> None:
    changed = copied(body)
    holder, name = data.draw(st.sampled_from([place for place in places(changed) if place[1] != "resourceType"]))
    holder[name] = value
    received = read(changed)
    assert "exception" not in {finding.code for finding in received.findings}
    assert received.findings or received.disposition is Disposition.ACCEPTED
    assert not (received.facts and received.disposition is Disposition.QUARANTINED)
