"""A department at work, any day: what people, sources, rules, clocks and crashes do in any order, on both databases.

Every step is done to a plain model, to a file and to a server. All three must agree after each, and what is promised
must hold: nothing lost, no second owner, no decision twice, no colour changed in silence.
"""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.builders import fhir_spo2
from tests.postgresql import Server
from tests.properties.casework_checks import (
    picture,
)
from tests.properties.casework_meeting import Look, Meeting
from tests.properties.casework_model import CLINICIANS, PEOPLE, SECRETARY, Looked
from tests.properties.casework_side import Side
from tests.properties.casework_start import started_with
from triage.clinical.colour import Colour
from triage.clinical.decision import Action
from triage.workflow.casework import own
from triage.workflow.casework.decide import correct, decide, undo
from triage.workflow.casework.escalate import tend_cases
from triage.workflow.casework.follow_up import list_bookings, settle_booking
from triage.workflow.score.score import score

NUMBERS = st.integers(0, 11)
# Red, yellow or green, by the shipped rules and by the stricter ones.
VALUES = st.sampled_from([80, 88, 90, 92, 97])
ACTIONS = st.sampled_from([Action.VISIT, Action.PHONE, Action.NO_VISIT])
WHO = st.sampled_from(PEOPLE)


class Casework(Meeting):
    """Two patients, two clinicians, a secretary, a source, a workstation that can be away."""

    # --- what comes

    @rule(patient=st.integers(0, 1), value=VALUES, is_scored=st.booleans())
    def arrive(self, patient: int, value: int, is_scored: bool) -> None:
        number = len(self.sent) + 10
        self._send(fhir_spo2(value, number, patient + 1, self.model.now), is_scored)

    @precondition(lambda self: self.sent)
    @rule(which=NUMBERS, value=VALUES, is_withdrawn=st.booleans(), is_scored=st.booleans())
    def amend(self, which: int, value: int, is_withdrawn: bool, is_scored: bool) -> None:
        was = self.sent[which % len(self.sent)]
        status = "entered-in-error" if is_withdrawn else "amended"
        self._send({**was, "status": status, "valueQuantity": {**was["valueQuantity"], "value": value}}, is_scored)

    @precondition(lambda self: self.sent)
    @rule(which=NUMBERS)
    def come_again(self, which: int) -> None:
        self._send(self.sent[which % len(self.sent)], is_scored=True, is_new=False)

    @rule(is_scored=st.booleans())
    def come_unreadable(self, is_scored: bool) -> None:
        wrong = fhir_spo2(96, len(self.sent) + 10, 1, self.model.now, effectiveDateTime="i går")
        self._send(wrong, is_scored)

    def _send(self, resource: dict[str, Any], is_scored: bool, is_new: bool = True) -> None:
        if is_new:
            version = {"versionId": str(len(self.sent) + 10), "lastUpdated": self.model.now.isoformat()}
            resource = {**resource, "meta": version}
            self.sent.append(resource)
            self.arrived[int(resource["subject"]["reference"][-1]) - 1] += 1
        self._both(lambda side: side.take_in(side.app(), resource))
        self.model.received += 1
        if is_scored:
            self._both(Side.score)
        self._meet(is_opening=is_scored)

    # --- time and rules

    @rule(minutes=st.sampled_from([1, 16, 40, 26 * 60, 80 * 60]))
    def pass_time(self, minutes: int) -> None:
        self.model.now += timedelta(minutes=minutes)

    @rule()
    def tend(self) -> None:
        self._both(lambda side: (side.score(), tend_cases(side.app())))
        self.model.end_leases()
        self._meet(is_opening=True)

    @rule()
    def change_rules(self) -> None:
        for side in self.sides:
            side.is_strict = not side.is_strict
        self._both(Side.score)
        self._meet(is_opening=True)

    # --- who has what

    @rule(number=NUMBERS)
    def look(self, number: int) -> None:
        case = number % len(self.model.cases)
        found = self.model.cases[case]
        looked = Looked(case, found.fence, self.model.news[found.patient])
        seen = tuple(side.seen(side.key("patient", found.patient)) for side in self.sides)
        self.looks.append(Look(looked, found.owner, seen))

    @precondition(lambda self: self.looks)
    @rule(number=NUMBERS, who=WHO, with_fence=st.booleans())
    def claim(self, number: int, who: str, with_fence: bool) -> None:
        looked = self._look(number).looked
        fence = looked.fence if with_fence else None
        may = self.model.claim(who, looked.case, fence)
        self._must(may, lambda side: own.claim(side.app(who), side.key("case", looked.case), fence))

    @precondition(lambda self: self.looks)
    @rule(number=NUMBERS, who=WHO)
    def renew(self, number: int, who: str) -> None:
        looked = self._look(number).looked
        may = self.model.is_own(who, looked.case, looked.fence)
        if may:
            self.model.give(looked.case, who)
        self._must(may, lambda side: own.renew(side.app(who), side.key("case", looked.case), looked.fence))

    @precondition(lambda self: self.looks)
    @rule(number=NUMBERS, who=WHO)
    def release(self, number: int, who: str) -> None:
        looked = self._look(number).looked
        may = self.model.is_own(who, looked.case, looked.fence)
        if may:
            self.model.free(looked.case)
        self._must(may, lambda side: own.release(side.app(who), side.key("case", looked.case), looked.fence))

    @precondition(lambda self: self.looks)
    @rule(number=NUMBERS, who=WHO, to=WHO)
    def hand_over(self, number: int, who: str, to: str) -> None:
        looked = self._look(number).looked
        may = self.model.is_own(who, looked.case, looked.fence) and to != who and to in CLINICIANS
        if may:
            self.model.give(looked.case, to, is_new=True)
        self._must(may, lambda side: own.hand_over(side.app(who), side.key("case", looked.case), looked.fence, to))

    @precondition(lambda self: self.looks)
    @rule(number=NUMBERS, who=WHO)
    def take_over(self, number: int, who: str) -> None:
        look = self._look(number)
        case, fence, owner = look.looked.case, look.looked.fence, look.owner or "nobody"
        found = self.model.cases[case]
        may = who in CLINICIANS and found.is_open and found.fence == fence and found.owner in (None, owner)
        if may:
            self.model.give(case, who, is_new=True)
        self._must(may, lambda side: own.take_over(side.app(who), side.key("case", case), owner, fence, "Går hjem"))

    # --- decisions

    @precondition(lambda self: self.looks)
    @rule(number=NUMBERS, who=WHO, with_fence=st.booleans(), action=ACTIONS)
    def decide(self, number: int, who: str, with_fence: bool, action: Action) -> None:
        look, note = self._look(number), self._note()
        case, fence = look.looked.case, look.looked.fence if with_fence else None
        may = self.model.decide(who, look.looked, note, fence)
        self._must(
            may,
            lambda side: decide(side.app(who), side.key("case", case), action, note, self._seen(side, look), fence),
        )

    @precondition(lambda self: self.model.lines)
    @rule(number=NUMBERS, who=WHO)
    def undo(self, number: int, who: str) -> None:
        line = number % len(self.model.lines)
        may = self.model.undo(who, line)
        self._must(may, lambda side: undo(side.app(who), side.key("decision", line)), is_opening=may)

    @precondition(lambda self: self.model.lines)
    @rule(number=NUMBERS, who=WHO, action=ACTIONS)
    def correct(self, number: int, who: str, action: Action) -> None:
        line, note = number % len(self.model.lines), self._note()
        may = self.model.correct(who, line, note)
        self._must(may, lambda side: correct(side.app(who), side.key("decision", line), action, note, "slip"))

    @rule(who=st.sampled_from(CLINICIANS))
    def close_greens(self, who: str) -> None:
        closed = [side.close_greens(who) for side in self.sides]
        assert len(set(closed)) == 1
        self._follow(who)

    @rule()
    def book(self) -> None:
        self._both(lambda side: [settle_booking(side.app(SECRETARY), one.id) for one in list_bookings(side.app())[:1]])

    # --- without a connection

    @rule()
    def leave(self) -> None:
        self._merge()
        self._both(Side.go_away)
        self.kept_news = dict(self.model.news)
        self.kept_cases = len(self.model.cases)

    @precondition(lambda self: self.kept_news is not None)
    @rule(number=NUMBERS, action=ACTIONS)
    def decide_away(self, number: int, action: Action) -> None:
        case, note = number % self.kept_cases, self._note()
        refused = self._both(lambda side: side.decide_away(case, action, note))
        if refused is None:
            news = self.kept_news[self.model.cases[case].patient]
            self.waiting.append((Looked(case, 0, news), note))

    @precondition(lambda self: self.waiting)
    @rule()
    def come_back(self) -> None:
        self._merge()

    def _merge(self) -> None:
        self._both(Side.merge)
        kept = [self.model.decide("bo", looked, note) for looked, note in self.waiting]
        self.conflicts += kept.count(False)
        self.waiting = []
        self._meet()
        assert len(self.found["away_conflict"]) == self.conflicts

    # --- the power goes

    @precondition(lambda self: self.looks)
    @rule(number=NUMBERS, who=st.sampled_from(CLINICIANS), after=st.integers(0, 40))
    def crash_deciding(self, number: int, who: str, after: int) -> None:
        look = self._look(number)
        if not self.model.may_write(who, look.looked.case) or self.model.has_news(look.looked):
            return
        for side in self.sides:
            key, seen = side.key("case", look.looked.case), self._seen(side, look)
            assert side.crash(0, after, lambda app: decide(app, key, Action.VISIT, "x", seen), who)  # noqa: B023
        self._meet()

    @rule(patient=st.integers(0, 1), value=VALUES, after=st.integers(0, 40))
    def crash_taking_in(self, patient: int, value: int, after: int) -> None:
        lost = fhir_spo2(value, len(self.sent) + 10, patient + 1, self.model.now)
        for side in self.sides:
            assert side.crash(0, after, lambda app: side.take_in(app, lost), "tester")  # noqa: B023
        self._meet()

    @rule(kept=st.integers(0, 1), after=st.integers(0, 40))
    def crash_scoring(self, kept: int, after: int) -> None:
        crashed = [side.crash(kept, after, score, "tester") for side in self.sides]
        assert len(set(crashed)) == 1
        self._meet(is_opening=True)

    def _follow(self, who: str) -> None:
        """Let the model close what a closing of many closed: greens that were open and that nobody else had."""
        for line in self.found_lines()[len(self.model.lines) :]:
            case = line["case_id"]
            assert self.model.may_write(who, case)
            assert self.found["case"][case]["colour_rank"] == Colour.GREEN.rank
            self.model.close(case, who, line["note"])
        self._meet()

    def found_lines(self) -> list[dict[str, Any]]:
        """Return the decisions as they stand now."""
        with self.sides[0].store.read() as connection:
            return picture(connection)["decision"]


def run(server: Server, folder: Path, examples: int, steps: int) -> None:
    with started_with(server, folder) as start:
        tried = settings(
            max_examples=examples, stateful_step_count=steps, suppress_health_check=list(HealthCheck), deadline=None
        )
        run_state_machine_as_test(lambda: Casework(start), settings=tried)


@pytest.mark.timeout(900)
def test_that_a_department_works_as_the_plain_model_says(tmp_path: Path, postgresql: Server) -> None:
    run(postgresql, tmp_path, 16, 30)


@pytest.mark.full
@pytest.mark.timeout(7200)
def test_that_a_department_works_so_whatever_happens(tmp_path: Path, postgresql: Server) -> None:
    run(postgresql, tmp_path, 500, 50)
