"""The region's own responses, as they are: marked and unmarked again, not a character of the rest is changed."""

from pathlib import Path

import pytest

from tests.acceptance.sources import root
from triage.fhir.region.mark import EXAMINED, Mark, mark_on, same_answers, with_mark
from triage.fhir.serialise import serialise
from triage.fhir.strict import read_body

_FILES = sorted((root() / "rm-hjemmebehandling").glob("questionnaireresponse-*.json"))
_MISSING = [pytest.param(None, marks=pytest.mark.skip(reason="no data of the region under TRIAGE_ACCEPTANCE/fhir"))]


@pytest.mark.parametrize("path", _FILES or _MISSING, ids=lambda path: path.stem if path else "none")
def test_that_a_mark_can_be_set_and_taken_away_without_a_trace(path: Path) -> None:
    before = read_body(path.read_bytes())
    was = mark_on(before)
    marked = with_mark(before, Mark(EXAMINED, "Practitioner/visita-anna"))
    assert mark_on(marked) == Mark(EXAMINED, "Practitioner/visita-anna")
    assert same_answers(before, marked)
    assert serialise(with_mark(marked, was)) == serialise(before)
