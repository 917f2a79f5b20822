"""The service catalogue as a file."""

import pytest

from triage.coordination.catalogue.file import parse_services
from triage.coordination.rebooking.capability import Capability
from triage.errors import RuleSetError
from triage.resources import resource

SHIPPED = parse_services(resource("coordination", "services.yaml").read_text(encoding="utf-8"))


def faults(text: str) -> str:
    with pytest.raises(RuleSetError) as refused:
        parse_services(text)
    return refused.value.text.en


def test_that_a_service_is_known_by_every_word_for_it() -> None:
    assert {SHIPPED.service(words).name for words in ("Blodprøve", "blodprøver", " BLODPRØVETAGNING ")} == {"Blodprøve"}


def test_that_a_service_that_nobody_named_is_its_own_departments_alone() -> None:
    found = SHIPPED.service("Noget nyt")
    assert (found.name, found.any_dept, found.resources) == ("Noget nyt", False, ())


def test_that_the_first_line_that_fits_says_how_a_department_is_booked() -> None:
    assert SHIPPED.owner("Blodprøver@goedstrup", "goedstrup").capability is Capability.REQUEST
    assert SHIPPED.owner("Blodprøver@viborg", "viborg").capability is Capability.WRITE


def test_that_a_department_that_nobody_named_is_called_at_the_number_of_its_source() -> None:
    found = SHIPPED.owner("Øjne@viborg", "viborg", "+45 00 00 00 01")
    assert (found.name, found.capability, found.phone) == ("Øjne", Capability.PHONE, "+45 00 00 00 01")


def test_that_numbers_are_a_departments_own_only_where_it_says_so() -> None:
    own = parse_services("services: []\npolicy: {walk_min: 15, latest_return: '17:30'}\n").policy
    assert (own.walk_min, f"{own.latest_return:%H.%M}", own.arrive_early_min) == (15, "17.30", 10)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("services:\n  - {service: A, minuts: 3}\n", "line 2, services[0].minuts"),
        ("services:\n  - {service: A, minutes: 0}\n", "1 or more"),
        ("services:\n  - {service: A}\n  - {service: B, words: [a]}\n", "'a' is named twice"),
        ("services:\n  - {service: A, resources: [x]}\n", "'x' is not known"),
        ("services:\n  - {service: A}\norders:\n  - {before: B, after: A}\n", "'B' is not known"),
        ("services: []\nprep_rules:\n  - {first: a, second: b, min_hours: 1}\n", "'a' is not known"),
        ("services: []\nowners:\n  - {capability: mail}\n", "owners[0].capability"),
        ("services: []\npolicy: {pts: 3}\n", "Write under policy only"),
        ("services: []\npolicy: {pts_trip: 3.5}\n", "'pts_trip' is no whole number"),
    ],
)
def test_that_every_fault_is_told_with_its_place(text: str, told: str) -> None:
    assert told in faults(text)
