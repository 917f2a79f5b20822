"""How greens are drawn for a person, and what is said of how often a person disagrees."""

from dataclasses import replace

import pytest

from triage.clinical.colour import Colour
from triage.errors import WrongUseError
from triage.worklist.green_list import Agreement, Batch
from triage.worklist.greens import WHOLE, Closing, GreenFacts, Kept, Policy, checked, is_drawn, weight, why_kept, wilson

FREE = GreenFacts(is_open=True, colour=Colour.GREEN, is_complete=True, is_drawn=False, closing=Closing.BULK)
SECRET = bytes(range(32))


def test_that_nothing_stands_in_the_way_of_a_plain_green() -> None:
    assert why_kept(FREE) is None


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"is_open": False}, Kept.GONE),
        ({"is_elsewhere": True}, Kept.NOT_ALLOWED),
        ({"is_private": True}, Kept.PRIVATE),
        ({"colour": Colour.GREY}, Kept.NOT_GREEN),
        ({"is_new": True}, Kept.CHANGED),
        ({"has_news": True}, Kept.NEWS),
        ({"is_complete": False}, Kept.INCOMPLETE),
        ({"has_words": True}, Kept.UNREAD),
        ({"has_notice": True}, Kept.NOTICE),
        ({"missing": 1}, Kept.MISSING),
        ({"is_worse": True}, Kept.WORSE),
        ({"is_owned": True}, Kept.OWNED),
        ({"is_snoozed": True}, Kept.SNOOZED),
        ({"is_doubted": True}, Kept.DOUBT),
        ({"closing": Closing.PERSON}, Kept.PERSON),
        ({"is_drawn": None}, Kept.NOT_DRAWN),
        ({"is_drawn": True}, Kept.SAMPLED),
    ],
)
def test_that_each_exception_keeps_a_green_open(change: dict[str, object], why: Kept) -> None:
    assert why_kept(replace(FREE, **change)) is why


def test_that_none_or_all_are_drawn_at_the_ends() -> None:
    hashes = [f"{number:064x}" for number in range(500)]
    assert not any(is_drawn(SECRET, sha256, 0) for sha256 in hashes)
    assert all(is_drawn(SECRET, sha256, WHOLE) for sha256 in hashes)


def test_that_another_secret_draws_others() -> None:
    hashes = [f"{number:064x}" for number in range(2_000)]
    drawn = [{sha256 for sha256 in hashes if is_drawn(bytes([key]) * 32, sha256, 500)} for key in (1, 2)]
    assert drawn[0] != drawn[1]


def test_that_one_in_fifty_stands_for_fifty() -> None:
    assert (weight(200), weight(WHOLE), weight(0)) == (50, 1, None)


def test_that_the_interval_is_wilsons() -> None:
    low, high = wilson(1, 50) or (0, 0)
    assert (round(low, 4), round(high, 4)) == (0.0035, 0.1050)
    assert wilson(0, 0) is None


def test_that_no_disagreement_in_few_is_no_proof_of_none() -> None:
    found = Agreement("copd", "kol", "1", greens=500, drawn=10, agreed=10, yellow=0, red=0)
    assert found.rate == 0
    assert (found.interval or (0, 0))[1] > 0.25


def test_that_the_counts_of_an_act_add_up() -> None:
    batch = Batch(1, 5, (1, 2), ((3, Kept.OWNED),))
    assert (batch.not_reached, len(batch.closed) + len(batch.left) + batch.not_reached) == (2, batch.shown)


@pytest.mark.parametrize("policy", [Policy("copd", share=-1), Policy("copd", share=10_001), Policy("copd", rounds=0)])
def test_that_a_policy_out_of_bounds_is_refused(policy: Policy) -> None:
    with pytest.raises(WrongUseError):
        checked(policy)
