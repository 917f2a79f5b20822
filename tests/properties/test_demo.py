import json
from collections import Counter
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from triage.demo.chance import Chance
from triage.demo.courses import Episode, Fate, fate_at
from triage.demo.days import Days
from triage.demo.people import make_person
from triage.demo.quantities import fixed
from triage.demo.region import generate
from triage.demo.texts import read_texts

TEXTS = read_texts()


@given(st.integers(0, 10**7), st.integers(0, 4))
def test_that_steps_are_written_as_the_same_decimal_number(steps, decimals):
    assert Decimal(fixed(steps, decimals)) == Decimal(steps).scaleb(-decimals)


@given(st.integers(), st.integers(1, 10**6), st.integers(-50, 50), st.integers(0, 100))
def test_that_chance_stays_within_its_limits(seed, limit, low, width):
    chance = Chance(seed)
    assert 0 <= chance.below(limit) < limit
    assert low <= chance.between(low, low + width) <= low + width


@given(st.integers(), st.integers(1, 500))
def test_that_noise_is_bounded_by_five_deviations(seed, sd):
    assert abs(Chance(seed).noise(sd)) <= 5 * sd


@given(st.integers(-60, 0), st.integers(1, 10), st.integers(0, 1000), st.integers(1, 9))
def test_that_an_episode_begins_at_its_onset_and_passes(onset, lasting, peak, ramp):
    episode = Episode(onset, onset + lasting, peak, ramp)
    degrees = [episode.degree(day) for day in range(onset - 5, onset + lasting + 8)]
    assert degrees[:5] == [0] * 5
    assert max(degrees) <= peak
    assert degrees[-1] == 0


def test_that_fates_fill_a_hundred():
    counts = Counter(map(fate_at, range(100)))
    assert set(counts) == set(Fate)
    assert counts[Fate.STEADY] > 50


@given(st.sets(st.integers(1, 69_999), min_size=2, max_size=40), st.integers())
def test_that_no_two_people_share_a_cpr_number(indexes, seed):
    texts, days = TEXTS, Days(datetime(2026, 11, 20, tzinfo=UTC), 1, 1)
    people = [
        make_person(index, "copd", texts.names, texts.places.sites, days, Chance(seed, index)) for index in indexes
    ]
    assert len({person.cpr for person in people}) == len(indexes)


@settings(max_examples=12, deadline=None)
@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001
    st.integers(0, 10**9),
    st.integers(1, 60),
)
def test_that_any_hour_of_any_day_gives_whole_files_of_the_past(now, seed, days):
    with TemporaryDirectory() as folder:
        generate(4, seed, Path(folder), now, days)
        for name, key in (("Observation", "effectiveDateTime"), ("QuestionnaireResponse", "authored")):
            for line in (Path(folder) / f"{name}.ndjson").read_text(encoding="utf-8").splitlines():
                assert datetime.fromisoformat(json.loads(line)[key]) <= now
