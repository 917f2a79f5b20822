"""The log as chains: one form to be hashed in, and every kind of flaw told apart with its place."""

import json
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from triage.access.chain import (
    START,
    ChainCheck,
    Fault,
    Flaw,
    Head,
    Line,
    Link,
    canonical,
    hash_of,
    head_words,
    heads_in,
    vouched_for,
)

CHAIN = "pc-1"


def chained(*acts: str) -> list[Link]:
    """Lines of a chain from the first on."""
    links, before = [], START
    for number, act in enumerate(acts, start=1):
        line = Line(1000 + number, "anna", act, patient=number)
        before = hash_of(before, CHAIN, number, line)
        links.append(Link(number, number, line, before))
    return links


def faults(links: Sequence[Link], *outside: Head, kept: Head | None = None) -> list[Fault]:
    """What is found where the store's own note fits the lines that are left, unless it is `kept`."""
    check = ChainCheck(CHAIN, vouched_for(outside).get(CHAIN, {}))
    for link in links:
        check.read(link)
    check.close(kept or check.head)
    return check.faults


def test_that_a_line_is_hashed_as_sorted_json_with_everything_it_says() -> None:
    line = Line(5, "anna", "view", 7, (), "case 1", "Anna Ø", "", "clinician", "Lunge", "enrolment", None, "s1")
    text = canonical(CHAIN, 3, line).decode()
    found = json.loads(text)
    assert list(found) == sorted(found)
    assert text == json.dumps(found, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert set(found) == {"chain", "number", "v", *Line.__slots__}


def test_that_a_hash_covers_the_line_before() -> None:
    line = Line(5, "anna", "view")
    assert hash_of(START, CHAIN, 1, line) == sha256(START.encode() + canonical(CHAIN, 1, line)).hexdigest()
    assert hash_of("1" * 64, CHAIN, 1, line) != hash_of(START, CHAIN, 1, line)


def test_that_nothing_is_wrong_with_what_nobody_touched() -> None:
    assert faults(chained("view", "list", "undo")) == []
    assert faults([]) == []


def test_that_a_changed_line_is_found_where_it_stands() -> None:
    links = chained("view", "view", "view")
    links[1] = replace(links[1], line=replace(links[1].line, actor="bo"))
    assert faults(links) == [Fault(Flaw.CHANGED, CHAIN, 2, 2)]


def test_that_deleted_lines_are_found_as_a_gap() -> None:
    links = chained(*["view"] * 6)
    assert faults([links[0], *links[4:]]) == [Fault(Flaw.MISSING, CHAIN, 2, 4)]
    assert faults(links[2:]) == [Fault(Flaw.MISSING, CHAIN, 1, 2)]


def test_that_lines_that_changed_places_are_found() -> None:
    first, second, third = chained("view", "list", "undo")
    swapped = [replace(first, line=second.line, hash=second.hash), replace(second, line=first.line, hash=first.hash)]
    assert Fault(Flaw.CHANGED, CHAIN, 1, 1) in faults([*swapped, third])
    assert Fault(Flaw.MOVED, CHAIN, 2, 2) in faults([replace(first, id=9), second, replace(third, id=10)])


def test_that_a_cut_end_is_found_by_the_head_kept_outside() -> None:
    links = chained(*["view"] * 5)
    outside = Head(CHAIN, 5, links[4].hash)
    assert faults(links[:3], outside) == [Fault(Flaw.CUT, CHAIN, 4, 5)]
    assert faults([], outside) == [Fault(Flaw.CUT, CHAIN, 1, 5)]


def test_that_a_cut_end_is_found_by_the_stores_own_note() -> None:
    links = chained("view", "view")
    assert faults(links[:1], kept=Head(CHAIN, 2, links[1].hash)) == [Fault(Flaw.CUT, CHAIN, 2, 2)]


def test_that_a_head_behind_its_chain_is_no_fault() -> None:
    links = chained(*["view"] * 5)
    assert faults(links, Head(CHAIN, 3, links[2].hash)) == []


def test_that_a_chain_hashed_anew_is_found_by_the_head_kept_outside() -> None:
    outside = Head(CHAIN, 2, chained("view", "view")[1].hash)
    assert faults(chained("view", "list", "view"), outside) == [Fault(Flaw.REPLACED, CHAIN, 2, 2)]


def test_that_heads_are_read_as_they_were_written() -> None:
    heads = [Head("pc-1", 5, "a" * 64), Head("earlier", 12, "b" * 64)]
    assert list(heads_in(head_words(heads))) == heads
    assert list(heads_in("")) == list(heads_in("half; of it x")) == []
