"""The draw of the sample, and that what stands in the way of a green always keeps it open."""

from collections.abc import Iterator
from contextlib import closing as closed_after
from dataclasses import dataclass, replace
from itertools import count
from math import sqrt
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, update

from tests.builders import NOW, patient, received
from tests.properties.examples import core
from tests.store.test_cases import outcome, record
from triage.bootstrap import open_application
from triage.clinical.colour import Colour
from triage.clinical.notice import NoticeKind
from triage.settings import Settings
from triage.store.clock_time import to_ms
from triage.store.greens.draws import draw_greens
from triage.store.greens.found import GreenSight
from triage.store.greens.policies import set_policy
from triage.store.intake.intake import Intake
from triage.store.notices import write_notice
from triage.store.sources import source_id
from triage.store.tables import case, green_draw
from triage.store.tables import patient as patients
from triage.workflow.application import Application
from triage.workflow.greens.close import close_some
from triage.worklist.green_list import GreenQuery
from triage.worklist.greens import WHOLE, Closing, Policy, is_drawn
from triage.worklist.row import Viewer

SECRET = bytes(range(32))
SHARES = st.integers(0, WHOLE)
HASHES = st.binary(min_size=32, max_size=32).map(bytes.hex)


@core
@given(HASHES, SHARES, SHARES)
def test_that_a_larger_share_holds_all_of_a_smaller_one(sha256: str, one: int, other: int) -> None:
    small, large = sorted((one, other))
    assert is_drawn(SECRET, sha256, large) or not is_drawn(SECRET, sha256, small)


@core
@given(HASHES, SHARES, st.binary(min_size=32, max_size=32))
def test_that_the_same_green_is_never_drawn_anew(sha256: str, share: int, secret: bytes) -> None:
    assert is_drawn(secret, sha256, share) == is_drawn(bytes(secret), str(sha256), share)


@pytest.mark.parametrize("share", [50, 200, 1_000, 5_000])
def test_that_the_share_drawn_is_the_share_asked_for(share: int) -> None:
    number, chance = 50_000, share / WHOLE
    drawn = sum(is_drawn(SECRET, f"{key:064x}", share) for key in range(number))
    # Five standard deviations: the hashes are fixed, so it holds always or never.
    assert abs(drawn - number * chance) < 5 * sqrt(number * chance * (1 - chance))


@dataclass(frozen=True)
class Made:
    """A case as it is drawn: plain and green, but for the flags that are set."""

    colour: Colour = Colour.GREEN
    closed: bool = False
    new: bool = False
    to_score: bool = False
    notice: bool = False
    missing: bool = False
    worse: bool = False
    owner: str | None = None
    lapsed: bool = False
    snoozed: bool = False
    by_person: bool = False
    sampled: bool = False
    undrawn: bool = False

    @property
    def is_free(self) -> bool:
        """Return whether it may be closed with others, said a second time."""
        is_held = self.owner == "bodil" and not self.lapsed
        barred = (self.closed, self.new, self.to_score, self.notice, self.missing, self.worse, is_held)
        return self.colour is Colour.GREEN and not any((*barred, self.snoozed, self.by_person, self.sampled))


# One flag in eight, so that plain greens come up too.
RARELY = st.integers(0, 7).map(lambda number: number == 0)
MADE = st.builds(
    Made,
    colour=st.sampled_from([Colour.GREEN] * 6 + list(Colour)),
    **dict.fromkeys(
        ("closed", "new", "to_score", "notice", "missing", "worse", "lapsed", "snoozed", "by_person", "sampled"),
        RARELY,
    ),
    undrawn=RARELY,
    owner=st.sampled_from([None, None, None, "bodil", "tester"]),
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Application]:
    home: Path = tmp_path_factory.mktemp("greens")
    app = open_application(Settings(home=home, actor="tester"), is_demo=True, clock=lambda: NOW)
    with closed_after(app.store):
        with app.store.write() as connection:
            set_policy(connection, Policy("by_person", Closing.PERSON), "tester", NOW)
            set_policy(connection, Policy("copd", share=0), "tester", NOW)
        yield app


NUMBERS = count(1)


def put(app: Application, made: Made) -> tuple[int, int]:
    """Store a case, and return it with the result that is shown of it."""
    number = next(NUMBERS)
    Intake(app.store, source_id(app.store, "test")).accept([received(patient(number))], lambda: NOW)
    with app.store.write() as connection:
        who = connection.execute(patients.select().where(patients.c.reference == f"Patient/p{number}")).one().id
    programme = "by_person" if made.by_person else "copd"
    one = outcome(made.colour, f"{number:064x}", patient=who, programme=programme)
    (key,) = record(app.store, one)
    if made.worse:
        record(app.store, outcome(Colour.YELLOW, "worse", patient=who, programme="other"))
    with app.store.write() as connection:
        shown = connection.execute(case.select().where(case.c.id == key)).one().result_id
        if not made.undrawn:
            _draw(connection, key, shown, made)
        if made.notice:
            write_notice(connection, who, NoticeKind.AMENDED, to_ms(NOW))
        connection.execute(update(case).where(case.c.id == key).values(**_values(made)))
        connection.execute(update(patients).where(patients.c.id == who).values(to_score=int(made.to_score)))
    if made.new:
        record(app.store, outcome(made.colour, f"{number + 10**9:064x}", patient=who, programme=programme))
        with app.store.write() as connection:
            connection.execute(update(patients).where(patients.c.id == who).values(to_score=int(made.to_score)))
    return key, shown


def _draw(connection, key: int, shown: int, made: Made) -> None:
    if made.sampled:
        row = {"result_id": shown, "drawn": 1, "share": 200, "policy": 0, "at": 0}
        connection.execute(insert(green_draw).values(**row))
    else:
        draw_greens(connection, [key], NOW)


def _values(made: Made) -> dict[str, object]:
    lease = to_ms(NOW) + (-1 if made.lapsed else 60_000)
    return {
        "is_open": int(not made.closed),
        "missing": int(made.missing),
        "owner": made.owner,
        "lease_until": lease if made.owner else None,
        "snoozed_until": to_ms(NOW) + 60_000 if made.snoozed else None,
    }


@settings(max_examples=40, suppress_health_check=list(HealthCheck), deadline=None)
@given(st.lists(MADE, min_size=1, max_size=8))
def test_that_only_what_nothing_stands_in_the_way_of_is_closed_with_others(
    desk: Application, drawn: list[Made]
) -> None:
    from triage.workflow.greens.close import begin_closing

    # Nobody can be drawn and lack a draw.
    made = [replace(one, undrawn=one.undrawn and not one.sampled) for one in drawn]
    cases = [put(desk, one) for one in made]
    done = close_some(desk, begin_closing(desk, len(cases)), cases)
    assert list(done.closed) == [key for (key, _), one in zip(cases, made, strict=True) if one.is_free]
    assert len(done.closed) + len(done.left) == done.shown == len(cases)


@settings(max_examples=20, suppress_health_check=list(HealthCheck), deadline=None)
@given(st.lists(MADE, min_size=1, max_size=8))
def test_that_the_preview_shows_what_is_then_closed_and_counts_all_the_rest(
    desk: Application, drawn: list[Made]
) -> None:
    for one in drawn:
        put(desk, replace(one, undrawn=False))
    with desk.store.read() as connection:
        shown = GreenSight(connection, Viewer("tester", NOW)).shown(GreenQuery())
        is_green = (case.c.is_open == 1) & (case.c.colour_rank == Colour.GREEN.rank)
        all_open = len(connection.execute(case.select().where(is_green)).all())
    from triage.workflow.greens.close import close_greens

    assert shown.total == all_open
    assert close_greens(desk, shown.cases).closed == tuple(key for key, _ in shown.cases)
