"""Ownership as a plain model: who may do what to a case, and how that is refused."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.builders import NOW
from triage.clinical.colour import Colour
from triage.errors import OwnedError, WrongUseError
from triage.worklist.ownership import (
    LEASE,
    LONGEST_SNOOZE,
    Holding,
    Snooze,
    SnoozeReason,
    claim,
    hand_over,
    lapse,
    release,
    renew,
    snooze,
    take_over,
    wake,
)

FREE = Holding()
ANNAS = claim(FREE, "anna", NOW)
TOMORROW = Snooze(NOW + timedelta(days=1), SnoozeReason.TEST_RESULT)
OVER = NOW + LEASE


def test_that_a_case_nobody_has_is_taken_for_a_lease() -> None:
    assert (ANNAS.owner, ANNAS.lease_until, ANNAS.fence) == ("anna", NOW + LEASE, 1)


def test_that_a_colleague_is_told_who_has_it_and_since_when() -> None:
    with pytest.raises(OwnedError, match=r"anna has the case \(since 23 Nov at 10:00\)") as refused:
        claim(ANNAS, "bo", NOW + timedelta(minutes=14))
    assert refused.value.owner == "anna"


def test_that_use_renews_without_a_new_number() -> None:
    later = NOW + timedelta(minutes=10)
    assert claim(ANNAS, "anna", later) == renew(ANNAS, "anna", later, 1) == replace(ANNAS, lease_until=later + LEASE)


def test_that_a_lease_that_ran_out_is_anybodys() -> None:
    assert claim(ANNAS, "bo", OVER).owner == "bo"


def test_that_who_had_it_before_another_can_do_nothing_more() -> None:
    bos = claim(ANNAS, "bo", OVER)
    for stale in (
        lambda: claim(bos, "anna", OVER, 1),
        lambda: renew(bos, "anna", OVER, 1),
        lambda: release(bos, "anna", OVER, 1),
        lambda: hand_over(bos, "anna", OVER, 1, "carl"),
        lambda: snooze(bos, "anna", OVER, 1, replace(TOMORROW)),
    ):
        with pytest.raises(OwnedError):
            stale()


def test_that_a_number_of_before_another_had_it_is_refused_though_nobody_has_it_now() -> None:
    given_back = release(claim(ANNAS, "bo", OVER), "bo", OVER, 2)
    with pytest.raises(OwnedError, match="do not have the case any longer"):
        claim(given_back, "anna", OVER, 1)


def test_that_what_is_handed_over_is_the_colleagues() -> None:
    bos = hand_over(ANNAS, "anna", NOW, 1, "bo")
    assert (bos.owner, bos.fence) == ("bo", 2)


@pytest.mark.parametrize("to", ["", "  ", "anna"])
def test_that_a_case_is_handed_to_somebody_else(to: str) -> None:
    with pytest.raises(WrongUseError, match="Choose the colleague"):
        hand_over(ANNAS, "anna", NOW, 1, to)


def test_that_taking_over_needs_a_reason() -> None:
    with pytest.raises(WrongUseError, match="Write a reason"):
        take_over(ANNAS, "bo", NOW, 1, " ")
    assert take_over(ANNAS, "bo", NOW, 1, "Anna er gået hjem").owner == "bo"


def test_that_nobody_takes_over_from_another_than_was_shown() -> None:
    with pytest.raises(WrongUseError, match="in the same moment"):
        take_over(claim(ANNAS, "bo", OVER), "carl", OVER, 1, "Anna er gået hjem")


def test_that_what_is_put_off_is_nobodys_and_comes_back() -> None:
    waits = snooze(ANNAS, "anna", NOW, 1, TOMORROW)
    assert (waits.owner, waits.is_snoozed_at(NOW)) == (None, True)
    assert not lapse(waits, TOMORROW.until).is_snoozed_at(NOW)
    assert not wake(waits).is_snoozed_at(NOW)


def test_that_who_takes_up_a_case_that_was_put_off_brings_it_back() -> None:
    assert claim(snooze(ANNAS, "anna", NOW, 1, TOMORROW), "bo", NOW).snoozed_until is None


def test_that_a_red_is_never_put_off() -> None:
    with pytest.raises(WrongUseError, match="red case cannot be put off"):
        snooze(replace(FREE, colour=Colour.RED), "anna", NOW, None, TOMORROW)


@pytest.mark.parametrize(
    "wanted",
    [
        Snooze(NOW, SnoozeReason.PATIENT),
        Snooze(NOW + LONGEST_SNOOZE + timedelta(minutes=1), SnoozeReason.PATIENT),
        Snooze(NOW + timedelta(days=1), SnoozeReason.OTHER, " "),
    ],
)
def test_that_a_case_is_put_off_to_a_time_to_come_for_a_reason(wanted: Snooze) -> None:
    with pytest.raises(WrongUseError):
        snooze(FREE, "anna", NOW, None, wanted)


def test_that_nothing_is_done_to_a_case_that_is_closed() -> None:
    closed = replace(ANNAS, is_open=False)
    for act in (lambda: claim(closed, "anna", NOW), lambda: release(closed, "anna", NOW, 1), lambda: wake(closed)):
        with pytest.raises(WrongUseError, match="already been handled"):
            act()
