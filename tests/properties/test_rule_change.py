"""Whatever is done while rules change: an open case goes by the newest version, or by its own while somebody has it."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.builders import NOW, fhir_spo2
from tests.changing import changing
from tests.empty_stores import put_empty_store
from triage.bootstrap import open_application
from triage.clinical.colour import Colour
from triage.clinical.decision import Action
from triage.errors import OwnedError, WrongUseError
from triage.settings import Settings
from triage.store.casework.ownership import holding_of
from triage.store.keeping.keys import DATABASE_NAME, DEMO_KEY
from triage.workflow.casework.decide import decide
from triage.workflow.casework.own import claim, release
from triage.workflow.score.score import score

PATIENTS = 3


class RulesChange(RuleBasedStateMachine):
    """Three patients, two clinicians, rules that come and go."""

    @initialize(values=st.lists(st.integers(80, 99), min_size=PATIENTS, max_size=PATIENTS))
    def begin(self, values: list[int]) -> None:
        """Take everybody in."""
        self.folder = TemporaryDirectory()
        made = Settings(home=Path(self.folder.name), actor="tester")
        put_empty_store(made.demo_home / DATABASE_NAME, DEMO_KEY)
        app = open_application(made, is_demo=True, clock=lambda: NOW)
        self.ward = changing(app, Path(self.folder.name))
        self.version, self.reading = 2, 0
        self.decided: dict[int, tuple[Colour, str]] = {}
        for number, value in enumerate(values, 1):
            self.ward.enrol(number, value)

    @rule(red=st.integers(82, 88))
    def change(self, red: int) -> None:
        """Let other rules come in force."""
        self.version += 1
        self.ward.rules(f"1.{self.version}.0", spo2_red=red)

    @rule(patient=st.integers(1, PATIENTS), value=st.integers(80, 99), later=st.sampled_from([5, 90]))
    def measure(self, patient: int, value: int, later: int) -> None:
        """Take a reading in."""
        self.ward.clock.on(minutes=later)
        self.reading += 1
        self.ward.arrive(fhir_spo2(value, 900 + self.reading, at=self.ward.clock.now, of=patient))

    @rule(place=st.integers(0, PATIENTS), who=st.sampled_from(["anna", "bo"]))
    def take(self, place: int, who: str) -> None:
        """Let somebody take a case, if nobody else has it."""
        self._try(place, lambda key: claim(self.ward.doctor(who), key))

    @rule(place=st.integers(0, PATIENTS), who=st.sampled_from(["anna", "bo"]))
    def give_back(self, place: int, who: str) -> None:
        """Let somebody give a case back, if they have it."""
        self._try(place, lambda key: release(self.ward.doctor(who), key, self._fence(key)))

    @rule(place=st.integers(0, PATIENTS))
    def decide_one(self, place: int) -> None:
        """Let anna decide a case, if nobody else has it; what it showed is what stays."""
        shown = {key: (colour, version) for key, colour, version in self.ward.cases()}

        def act(key: int) -> None:
            decide(self.ward.doctor(), key, Action.PHONE, "Ringer")
            self.decided[key] = shown[key]

        self._try(place, act)

    @rule(minutes=st.sampled_from([1, 16]))
    def look(self, minutes: int) -> None:
        """Let time pass, and look again."""
        self.ward.clock.on(minutes=minutes)
        score(self.ward.app)

    @invariant()
    def goes_by_the_newest_or_by_its_own(self) -> None:
        """An older version is kept by cases that somebody has alone, and each says what the newest would."""
        score(self.ward.app)
        newest = self.ward.app.catalogue.rule_sets["copd"].version
        for key, _colour, version in self.ward.cases():
            with self.ward.app.store.read() as connection:
                holding = holding_of(connection, key)
            assert holding is not None
            said = self.ward.says(key)
            if version == newest and said is None:
                continue
            assert holding.owner_at(self.ward.clock.now) is not None
            assert said is not None
            assert (said.version, said.colour is not None) == (newest, True)

    @invariant()
    def leaves_what_was_decided(self) -> None:
        """What was decided shows what it showed."""
        closed = {key: (colour, version) for key, colour, version in self.ward.cases(closed=True)}
        assert {key: closed[key] for key in self.decided} == self.decided

    def teardown(self) -> None:
        """Close the store."""
        if hasattr(self, "ward"):
            self.ward.app.store.close()
            self.folder.cleanup()

    def _try(self, place: int, act: Callable[[int], object]) -> None:
        keys = [key for key, *_ in self.ward.cases()]
        if place < len(keys):
            try:
                act(keys[place])
            except (OwnedError, WrongUseError):
                return

    def _fence(self, key: int) -> int:
        with self.ward.app.store.read() as connection:
            holding = holding_of(connection, key)
        return 0 if holding is None else holding.fence


TestRulesChange = RulesChange.TestCase
TestRulesChange.settings = settings(max_examples=15, stateful_step_count=12, deadline=None)
