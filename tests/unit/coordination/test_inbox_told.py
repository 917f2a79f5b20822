"""What an entry of the inbox says: the words of its conflict, which nothing rests on and nobody is named in."""

from dataclasses import replace

from tests.unit.coordination.words.made import at, blood, control, situation
from triage.coordination.conflicts.conflict import Code
from triage.coordination.conflicts.find import conflicts
from triage.coordination.inbox.findings import found_of
from triage.errors import Text


def test_that_an_entry_says_when_and_where_and_rests_on_none_of_its_words() -> None:
    known = situation(blood(start=at(26, "10.15")), control())
    overlap = next(one for one in found_of(known, "7", conflicts(known)) if one.code == Code.PATIENT_OVERLAP)
    assert overlap.title.da == "To aftaler samtidig tor 26/3 kl. 10.15"
    assert overlap.line.da == "Lungesygdomme 10.00–10.30 · Blodprøver 10.15–10.25"
    assert replace(overlap, title=Text("andet", "other")).basis == overlap.basis
