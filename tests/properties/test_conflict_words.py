"""Conflicts in words, whatever departments, services and sites are called and whatever the numbers are."""

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.properties.examples import appointments
from tests.unit.coordination.words.made import SAMPLES, everything
from tests.unit.coordination.words.spoken import faults
from triage.coordination.conflicts.conflict import Code, Conflict
from triage.coordination.situation.situation import Situation
from triage.coordination.situation.supply import Site
from triage.coordination.situation.visit import Mode, Visit
from triage.coordination.words.conflict import conflict_words
from triage.coordination.words.names import Names
from triage.coordination.words.phrases import TITLE_WIDTH

LETTERS = st.text("abcdefgh æøåÆØÅ-", max_size=70).map(lambda said: said.replace("-", "-x") and f"A{said}z")
NUMBERS = st.integers(0, 10_000)
DAY = "2026-03-01T00:00"


@st.composite
def situations(draw: st.DrawFn) -> Situation:
    """The situation in which each conflict has something to be about, with other names, places and times."""
    known = everything()
    names = draw(st.lists(LETTERS, min_size=3, max_size=3))
    modes = st.sampled_from(list(Mode))

    def renamed(one: Visit) -> Visit:
        start = (
            None
            if draw(st.booleans())
            else datetime.fromisoformat(DAY) + timedelta(minutes=draw(st.integers(0, 600_000)))
        )
        return replace(one, service=names[0], dept=f"{names[1]}@viborg", start=start, mode=draw(modes))

    sites = {key: Site(key, names[2]) for key in known.sites}
    return replace(known, visits={key: renamed(one) for key, one in known.visits.items()}, sites=sites)


@appointments
@given(situations(), st.sampled_from(list(Code)), NUMBERS, LETTERS)
def test_that_whatever_things_are_called_a_title_fits_and_nothing_of_the_program_is_left(
    known: Situation, code: Code, number: int, name: str
) -> None:
    sample = SAMPLES[code]
    data = {key: number if isinstance(value, int) else value for key, value in sample.data.items()}
    words = conflict_words(Conflict(code, sample.items, data), known, Names(patients={"7": name, "8": name}), "7")
    assert max(len(words.title.da), len(words.title.en)) <= TITLE_WIDTH
    for said in (words.title, words.line, words.advice):
        assert faults(said) == []
    assert words.title.da
    assert words.advice.da
