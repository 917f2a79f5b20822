"""The rounds of the watch, with pulls that only remember and a clock that is set."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from threading import Event
from time import monotonic, sleep

import pytest

from tests.builders import NOW
from triage.errors import SourceError, Text
from triage.store.sources import add_source, change_source, record_fault, record_success, sources
from triage.store.watch import StoppedError, ask_round, read_watch
from triage.workflow.application import Application
from triage.workflow.watching.cycle import Step
from triage.workflow.watching.rounds import Rounds
from triage.worklist.source import SourceSettings

FAULT = Text("Disken er fuld.", "The disk is full.")


@dataclass
class Region:
    """Sources that answer as told, and a record of what was asked and scored."""

    app: Application
    time: datetime = NOW
    asked: list[int] = field(default_factory=list)
    scored: list[frozenset[int]] = field(default_factory=list)
    answers: dict[int, Callable[[], object]] = field(default_factory=dict)
    written: int = 0
    fault: Text | None = None

    def add(self, name: str, **settings: object) -> int:
        """Set up a source and return its key."""
        return add_source(self.app.store, name, SourceSettings(f"https://{name}.example/r4", **settings))

    def pull(self, app: Application, key: int) -> None:
        """Answer as told, else with success."""
        self.asked.append(key)
        self.answers.get(key, lambda: None)()
        record_success(app.store, key, self.time)

    def score(self, _app: Application, loading: Collection[int]) -> Text | None:
        """Remember for whom it was scored."""
        self.scored.append(frozenset(loading))
        return self.fault

    def write(self, _app: Application, _loading: Collection[int]) -> None:
        """Count the errand."""
        self.written += 1

    def rounds(self, *others: Step) -> Rounds:
        """Return rounds over these sources."""
        errands = (Step(Text("Skrivning", "Writing"), self.write), *others)
        return Rounds(replace(self.app, clock=lambda: self.time), self.pull, self.score, errands)

    def pass_time(self, rounds: Rounds, **time: float) -> None:
        """Let time pass, and everything that is due then come to its end."""
        self.time += timedelta(**time)
        rounds.tick()
        finish(rounds)


def finish(rounds: Rounds) -> None:
    """Tick until nothing runs."""
    until = monotonic() + 20
    while not rounds.is_idle:
        assert monotonic() < until
        sleep(0.002)
        rounds.tick()


@pytest.fixture
def region(app: Application) -> Iterator[Region]:
    return Region(app)


def row(region: Region):
    with region.app.store.read() as connection:
        return read_watch(connection, NOW)


def test_that_each_source_is_asked_at_its_own_interval(region: Region) -> None:
    often, seldom = region.add("often"), region.add("seldom", interval=timedelta(minutes=3))
    rounds = region.rounds()
    for _ in range(4):
        region.pass_time(rounds, minutes=1)
    assert (region.asked.count(often), region.asked.count(seldom)) == (4, 2)


def test_that_an_errand_is_run_no_oftener_than_it_says(region: Region) -> None:
    ran: list[str] = []
    always = Step(Text("Altid", "Always"), lambda *_: ran.append("always"))
    seldom = Step(Text("Sjældent", "Seldom"), lambda *_: ran.append("seldom"), timedelta(hours=1))
    rounds = region.rounds(always, seldom)
    for _ in range(7):
        region.pass_time(rounds, minutes=10)
    assert (ran.count("always"), ran.count("seldom")) == (7, 2)


def test_that_a_source_that_fails_is_given_a_rest_and_the_others_go_on(region: Region) -> None:
    ill, well = region.add("ill"), region.add("well")
    region.answers[ill] = lambda: 1 / 0
    rounds = region.rounds()
    for _ in range(12):
        region.pass_time(rounds, minutes=1)
    assert region.asked.count(well) == 12
    assert region.asked.count(ill) == 4


def test_that_a_fault_of_the_program_is_told_without_its_content(region: Region) -> None:
    def fail() -> None:
        raise KeyError("610152-9995")

    region.answers[region.add("ill")] = fail
    region.pass_time(region.rounds())
    (source,) = sources(region.app.store)
    assert "KeyError, test_rounds.py:" in source.health.fault.da
    assert "610152" not in source.health.fault.da


def test_that_a_slow_source_holds_nobody_back(region: Region) -> None:
    slow, quick, may_end = region.add("slow"), region.add("quick"), Event()
    region.answers[slow] = lambda: may_end.wait(20)
    rounds = region.rounds()
    rounds.tick()
    until = monotonic() + 20
    while region.scored[-1:] != [frozenset({slow})] and monotonic() < until:
        rounds.tick()
    assert sources(region.app.store)[1].health.last_success == NOW
    may_end.set()
    finish(rounds)
    assert region.asked == [slow, quick]
    assert region.scored[-1] == frozenset()


def test_that_a_source_that_was_read_before_is_scored_while_it_is_read(region: Region) -> None:
    known, may_end = region.add("known"), Event()
    record_success(region.app.store, known, NOW - timedelta(hours=1))
    region.answers[known] = lambda: may_end.wait(20)
    rounds = region.rounds()
    rounds.tick()
    assert region.scored == [frozenset()]
    may_end.set()
    finish(rounds)


def test_that_a_person_who_asks_has_every_source_looked_at(region: Region) -> None:
    keys = [region.add("ill"), region.add("well")]
    off = region.add("off", enabled=False)
    record_fault(region.app.store, keys[0], FAULT, NOW)
    record_success(region.app.store, keys[1], NOW)
    rounds = region.rounds()
    region.pass_time(rounds)
    assert region.asked == []
    ask_round(region.app.store)
    region.pass_time(rounds)
    assert region.asked == keys
    assert off not in region.asked
    assert row(region).asked == row(region).answered == 1


def test_that_a_round_is_answered_after_the_last_source_only(region: Region) -> None:
    slow, may_end = region.add("slow"), Event()
    region.answers[slow] = lambda: may_end.wait(20)
    rounds = region.rounds()
    ask_round(region.app.store)
    rounds.tick()
    assert (row(region).answered, row(region).is_busy) == (0, True)
    may_end.set()
    finish(rounds)
    assert (row(region).answered, row(region).is_busy) == (1, False)


def test_that_who_grows_overdue_is_scored_although_no_source_is_due(region: Region) -> None:
    rounds = region.rounds()
    for _ in range(4):
        region.pass_time(rounds, seconds=20)
    assert len(region.scored) == 2


def test_that_decisions_are_written_back_within_seconds(region: Region) -> None:
    rounds = region.rounds()
    for _ in range(3):
        region.pass_time(rounds, seconds=6)
    assert region.written == 3


def test_that_what_goes_wrong_in_scoring_is_told_until_it_goes_right(region: Region) -> None:
    rounds = region.rounds()
    region.fault = FAULT
    region.pass_time(rounds)
    assert row(region).fault == FAULT
    region.fault = None
    region.pass_time(rounds, minutes=1)
    assert row(region).fault is None


def test_that_a_pull_that_was_stopped_ends_the_rounds(region: Region) -> None:
    def stop() -> None:
        raise StoppedError

    region.answers[region.add("any")] = stop
    with pytest.raises(StoppedError):
        region.pass_time(region.rounds())
    assert sources(region.app.store)[0].health.failures == 0


def test_that_a_source_switched_off_is_asked_no_more(region: Region) -> None:
    key, rounds = region.add("any"), region.rounds()
    region.pass_time(rounds)
    change_source(region.app.store, key, SourceSettings("https://any.example/r4", enabled=False))
    region.pass_time(rounds, hours=1)
    assert region.asked == [key]


def test_that_a_fault_with_a_sentence_is_told_in_its_words(region: Region) -> None:
    def refuse() -> None:
        raise SourceError(FAULT)

    region.answers[region.add("ill")] = refuse
    region.pass_time(region.rounds())
    assert sources(region.app.store)[0].health.fault == FAULT
