"""A unit in words is used where the code's own definition says the same, and nowhere else."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tests.fhir.build import coded, document, observation
from tests.fhir.kinds import KINDS
from tests.properties.examples import core
from triage.fhir.codes import unit_codes
from triage.fhir.dialects.dialect_catalogue import dialect_of
from triage.fhir.dialects.dialect_file import dialect_files
from triage.fhir.read import read_document

DIALECTS = {file.name: dialect_of(file) for file in dialect_files()}
CODES = sorted({code for kind in KINDS.values() for code in kind.codes})
words = st.sampled_from(
    ["mmHg", "mm[Hg]", "kPa", "%", "kg", "g", "lb", "°C", "°F", "/min", "mmol/L", "", " ", "x", None]
)


@core
@given(st.sampled_from(sorted(DIALECTS)), st.sampled_from(CODES), words)
def test_that_a_unit_in_words_is_never_guessed(name: str, code: tuple[str, str], shown: str | None) -> None:
    quantity = {"value": 80, **({} if shown is None else {"unit": shown})}
    body = observation(code=coded(code[1], code[0]), valueQuantity=quantity)
    (received,) = read_document(document(body), KINDS, dialect=name)
    (reading,) = received.facts
    defined = DIALECTS[name].unit([code])
    says_so = shown == defined or defined in unit_codes(shown or "")
    is_left_out = not shown and DIALECTS[name].unit_may_be_absent
    assert reading.unit == (defined if defined and (says_so or is_left_out) else None)
    assert (reading.fault is None) == (reading.unit is not None)
    assert reading.value == Decimal(80)
