"""What is said of entries before any database: kinds, prompts, deadlines, when to look again, and joined requests."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.unit.coordination.conflicts.made import at, by_id, course, policy, situation, visit
from triage.clinical.details import Urgency
from triage.coordination.conflicts.conflict import Code, Conflict, Severity
from triage.coordination.conflicts.find import conflicts
from triage.coordination.inbox.due import due_of
from triage.coordination.inbox.entry import BOOKING_REQUEST, VISIT_NOT_NEEDED, Found, Part, codes_of, part_of, rank_of
from triage.coordination.inbox.findings import found_of, requested, with_requests
from triage.coordination.inbox.holes import holes
from triage.coordination.inbox.look import next_look
from triage.coordination.inbox.prompts import prompts
from triage.coordination.situation.situation import Situation
from triage.coordination.situation.supply import Slot
from triage.coordination.situation.traveller import CallBack, RedAlarm, Traveller
from triage.coordination.situation.visit import Pro
from triage.coordination.travel.table import Travel

OVERLAP = Conflict(Code.PATIENT_OVERLAP, ("a", "b"))
LATE = Conflict(Code.DEADLINE_BREACH, ("a", "path"), {"due": "2026-03-11", "days": 2})


def test_that_every_code_is_of_one_part() -> None:
    for code in Code:
        assert sum(code.value in codes_of(part) for part in Part) == (part_of(code.value) is not Part.OTHER)


def test_that_only_what_the_act_makes_impossible_or_late_interrupts() -> None:
    walk, wish = Conflict(Code.WALK_TIME_SHORT, ("a", "b")), Conflict(Code.PREFERENCE_MISSED, ("a",))
    red = Conflict(Code.TRIAGE_RED_LATE, ("p",))
    assert prompts([], [walk, wish, red, LATE, OVERLAP]) == (LATE, OVERLAP)
    assert prompts([OVERLAP, LATE], [OVERLAP, LATE]) == ()


def test_that_a_breach_that_grows_interrupts_again() -> None:
    later = Conflict(Code.DEADLINE_BREACH, LATE.items, {"due": "2026-03-11", "days": 3})
    assert prompts([LATE], [later]) == (later,)
    assert prompts([later], [LATE]) == ()


def test_that_the_gravest_come_first_then_the_first_due_then_what_saves_most() -> None:
    day = date(2026, 3, 10)
    ranks = [
        rank_of(Severity.CRITICAL, day, 60),
        rank_of(Severity.CRITICAL, day, None),
        rank_of(Severity.CRITICAL, day + timedelta(days=1), 600),
        rank_of(Severity.CRITICAL, None, 600),
        rank_of(Severity.HIGH, day, 600),
    ]
    assert ranks == sorted(set(ranks))


@pytest.mark.parametrize(
    ("conflict", "due"),
    [
        (LATE, date(2026, 3, 11)),
        (OVERLAP, date(2026, 3, 10)),
        (Conflict(Code.TRIAGE_RED_LATE, ("p",)), date(2026, 3, 4)),
        (Conflict(Code.UNPLACED, ("a",)), date(2026, 3, 11)),
        (Conflict(Code.CALLBACK_OVERDUE, ("call",)), date(2026, 3, 1)),
        (Conflict(Code.NOTICE_OVERDUE, ("path",)), date(2026, 3, 11)),
        (Conflict(Code.TRANSPORT_MISSING, ("a",), {"cutoff": "2026-03-09T12:00"}), date(2026, 3, 9)),
    ],
    ids=lambda one: one.code if isinstance(one, Conflict) else "",
)
def test_that_a_conflict_is_due_on_the_day_it_is_about(conflict: Conflict, due: date) -> None:
    call = CallBack("call", at("1 9.00"), at("1 10.00"))
    who = Traveller("p", red_alarms=(RedAlarm("Lunge", at("2 7.00")),), callbacks=(call,))
    known = situation(visit("a"), visit("b", "9.15"), traveller=who, pathways=by_id([course()]))
    assert due_of(conflict, known, "p") == due


def test_that_one_is_looked_at_again_when_a_visit_ends_and_at_midnight() -> None:
    assert next_look(situation(visit("a", "2 9.00")), "p") == at("2 9.30")
    assert next_look(situation(visit("a", "20 9.00")), "p") == at("3 0.00")
    assert next_look(situation(), "p") is None


def test_that_nothing_changes_before_the_next_look() -> None:
    """Hour by hour for a fortnight: whatever is told differs only where a look was announced."""
    answers = Pro("green", complete=True, answered=at("1 12.00"))
    call = CallBack("call", at("3 9.00"), at("3 10.00"))
    who = Traveller("p", callbacks=(call,))
    start = situation(
        visit("a", "4 9.00", purpose="control", pro=answers),
        visit("b", "4 9.15"),
        visit("c", "12 13.00"),
        traveller=who,
        pathways=by_id([course(notice_required=True, completed_by=("c",))]),
        policy=policy(pro_fresh_days=2),
    )
    told, look = conflicts(start), next_look(start, "p")
    for hour in range(1, 24 * 14):
        now = start.now + timedelta(hours=hour)
        later = replace(start, now=now)
        if look is None or now < look:
            assert conflicts(later) == told
        else:
            told, look = conflicts(later), next_look(later, "p")


def test_that_a_visit_nobody_needs_is_to_be_given_back_and_no_question_any_more() -> None:
    answers = Pro("green", complete=True, answered=at("1 12.00"))
    known = situation(visit("a", purpose="control", pro=answers))
    assert [one.code for one in found_of(known, "p", conflicts(known))] == [Code.TRIAGE_GREEN_VISIT]
    assert [one.code for one in found_of(known, "p", conflicts(known), {"a"})] == [VISIT_NOT_NEEDED]


def test_that_a_red_and_the_visit_asked_for_it_are_one_entry() -> None:
    red = Found(Code.TRIAGE_RED_LATE, ("p",), Severity.CRITICAL, due=date(2026, 3, 5))
    asked = requested(7, Urgency.WITHIN_DAYS, date(2026, 3, 4), is_to_take_back=False)
    other = requested(8, None, None, is_to_take_back=False)
    joined, left = with_requests([red], [(other, "interval"), (asked, "visit")])
    assert (joined.code, joined.request, joined.due) == (Code.TRIAGE_RED_LATE, 7, date(2026, 3, 4))
    assert (left.code, left.request) == (BOOKING_REQUEST, 8)


def test_that_other_times_of_the_same_visits_are_news() -> None:
    before, after = situation(visit("a"), visit("b", "9.15")), situation(visit("a"), visit("b", "9.20"))
    (one,), (other,) = found_of(before, "p", conflicts(before)), found_of(after, "p", conflicts(after))
    assert (one.code, one.items) == (other.code, other.items)
    assert one.basis != other.basis


def free(key: str, start: str, site: str = "AUH") -> Slot:
    return Slot(key, "control", "Lunge", site, at(start), 30)


def users(known: Situation, until: str = "30 0.00", unneeded: tuple[str, ...] = ()) -> dict[str, list[str]]:
    found = holes(known, {"Lunge"}, at(until), unneeded)
    return {hole.slot or hole.given_back: [user.visit for user in hole.users] for hole in found}


def test_that_a_free_time_is_for_who_keeps_a_limit_then_who_has_none_then_who_waited_longest() -> None:
    waiting = {
        "p": Traveller("p", waiting_since=date(2026, 1, 1)),
        "q": Traveller("q", waiting_since=date(2026, 1, 5)),
        "r": Traveller("r", waiting_since=date(2026, 1, 3)),
        "s": Traveller("s"),
    }
    known = situation(
        visit("a", "20 9.00"),
        visit("b", None, patient="q", status="proposed"),
        visit("c", "25 9.00", patient="r"),
        visit("d", "20 9.00", patient="s"),
        travellers=waiting,
        travel=Travel({frozenset((f"home:{key}", "AUH")): 40 for key in waiting}),
        pathways=by_id([course(patient="s", completed_by=("d",))]),
        slots=by_id([free("f", "9 9.00")]),
    )
    assert users(known) == {"f": ["d", "b", "a", "c"]}


def test_that_nobody_is_suggested_whom_a_free_time_would_harm() -> None:
    known = situation(visit("a", "20 9.00"), visit("b", "9 9.15", service="other"), slots=by_id([free("f", "9 9.00")]))
    assert users(known) == {"f": []}


def test_that_a_visit_given_back_is_a_free_time_for_others_alone() -> None:
    known = situation(visit("a", "9 9.00"), visit("b", "20 9.00", patient="q"))
    assert users(known, unneeded=("a",)) == {"a": ["b"]}


def test_that_times_of_others_and_of_later_are_not_listed() -> None:
    known = situation(visit("a", "20 9.00"), slots=by_id([free("f", "9 9.00"), free("g", "12 9.00")]))
    assert users(known, until="10 0.00") == {"f": ["a"]}
    assert holes(known, {"Hjerte"}, at("30 0.00")) == ()
