"""A signature counts for one statement, key and person: any byte that is changed anywhere is found."""

import json
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.access.rule_versions.canonical import canonical_json, parse_canonical, time_of, time_words
from triage.access.rule_versions.certificate import NEVER, Certificate, Entry, Revocation, said_in, signed_entry
from triage.access.rule_versions.key_pair import fingerprint, public_of, typed_fingerprint
from triage.access.rule_versions.register import Pin, Trust, seen_of, trust_in
from triage.access.rule_versions.signing import (
    canonical,
    forgery_fault,
    late_fault,
    revocation_fault,
    sign_with,
    signature_fault,
)
from triage.access.rule_versions.version import Signed, Statement, Step

AUTHORITY, OTHER_AUTHORITY, ANNA, BO = (bytes([number]) * 32 for number in range(1, 5))
ISSUER, PIN = public_of(AUTHORITY), Pin(fingerprint(public_of(AUTHORITY)))
THEN = datetime(2026, 1, 1, tzinfo=UTC)
PEOPLE = {"anna": ANNA, "bo": BO}

times = st.integers(0, 10**9).map(lambda minutes: THEN + timedelta(milliseconds=minutes))
hashes = st.binary(min_size=32, max_size=32).map(bytes.hex)
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
statements = st.builds(
    Statement,
    step=st.sampled_from(Step),
    programme=words,
    content_sha256=hashes,
    base_sha256=st.none() | hashes,
    report_sha256=hashes,
    valid_from=st.none() | times,
    serial=st.integers(1, 2**53 - 1),
    signer=st.sampled_from(["anna", "bo"]),
    at=times,
    reason=words,
)


def certificate(login: str, *steps: Step) -> Certificate:
    return Certificate(login, public_of(PEOPLE[login]), steps or tuple(Step), THEN, THEN, "ida")


def register(*said: Certificate | Revocation, seed: bytes = AUTHORITY) -> list[Entry]:
    return [signed_entry(seed, public_of(seed), number, one) for number, one in enumerate(said, 1)]


def trust(*said: Certificate | Revocation) -> Trust:
    return trust_in(register(*(said or (certificate("anna"), certificate("bo")))), PIN)


@given(statements)
def test_that_what_a_certified_person_signs_counts(statement: Statement) -> None:
    assert signature_fault(sign_with(PEOPLE[statement.signer], statement), trust()) is None


@given(statements, statements, st.sampled_from([field.name for field in fields(Statement)]))
def test_that_any_field_changed_is_refused(statement: Statement, other: Statement, name: str) -> None:
    signed = sign_with(PEOPLE[statement.signer], statement)
    changed = replace(statement, **{name: getattr(other, name)})
    assert (signature_fault(replace(signed, statement=changed), trust()) is None) is (changed == statement)


@given(statements, st.sampled_from(["public_key", "signature"]), st.data())
def test_that_any_sign_of_key_or_signature_changed_is_refused(
    statement: Statement, name: str, data: st.DataObject
) -> None:
    signed = sign_with(PEOPLE[statement.signer], statement)
    text = getattr(signed, name)
    place = data.draw(st.integers(0, len(text) - 1))
    sign = data.draw(st.characters(max_codepoint=127) | st.just(text[place].upper()))
    changed = text[:place] + sign + text[place + 1 :]
    assert (signature_fault(replace(signed, **{name: changed}), trust()) is None) is (changed == text)


@given(statements)
def test_that_a_signature_is_nobody_elses(statement: Statement) -> None:
    other = "bo" if statement.signer == "anna" else "anna"
    forged = sign_with(PEOPLE[other], statement)
    assert signature_fault(forged, trust()) is not None
    claimed = Signed(statement, public_of(PEOPLE[statement.signer]), forged.signature)
    assert signature_fault(claimed, trust()) is not None


@given(statements, st.sampled_from(Step))
def test_that_a_key_signs_only_the_steps_it_is_certified_for(statement: Statement, step: Step) -> None:
    signed = sign_with(PEOPLE[statement.signer], statement)
    fault = signature_fault(signed, trust(certificate(statement.signer, step)))
    assert (fault is None) is (step is statement.step)


@given(statements, times)
def test_that_a_revoked_key_counts_for_what_came_before_alone(statement: Statement, until: datetime) -> None:
    login = statement.signer
    off = Revocation(login, public_of(PEOPLE[login]), until, until, "ida", "holdt op")
    signed = sign_with(PEOPLE[login], statement)
    fault = signature_fault(signed, trust(certificate(login), off))
    assert (fault is None) is (statement.at < until)


@given(statements)
def test_that_the_authority_signs_no_rules(statement: Statement) -> None:
    said = replace(certificate(statement.signer), public_key=ISSUER)
    assert signature_fault(sign_with(AUTHORITY, statement), trust(said)) is not None


@given(statements)
def test_that_who_issued_a_certificate_signs_nothing_with_it(statement: Statement) -> None:
    said = replace(certificate(statement.signer), issued_by=statement.signer)
    assert signature_fault(sign_with(PEOPLE[statement.signer], statement), trust(said)) is not None


@given(st.sampled_from(["issuer", "body", "signature"]), st.integers(0, 1), st.data())
def test_that_any_sign_changed_in_the_register_is_refused(name: str, line: int, data: st.DataObject) -> None:
    entries = register(certificate("anna"), certificate("bo"))
    text = getattr(entries[line], name)
    place = data.draw(st.integers(0, len(text) - 1))
    sign = data.draw(st.characters(max_codepoint=127))
    changed = replace(entries[line], **{name: text[:place] + sign + text[place + 1 :]})
    if changed == entries[line]:
        return
    assert said_in(changed) is None
    believed = trust_in([*entries[:line], changed, *entries[line + 1 :]], PIN)
    # A line under another issuer is nothing said by the authority, and is missed unless it was the last.
    assert believed.fault is not None or (name == "issuer" and len(believed.certificates) == line == 1)


@given(st.integers(0, 2), st.integers(0, 3))
def test_that_lines_taken_away_are_missed_where_they_were_seen(kept: int, seen: int) -> None:
    off = Revocation("anna", public_of(ANNA), THEN, THEN, "ida", "stjålet")
    entries = register(certificate("anna"), certificate("bo"), off)
    pin = replace(PIN, number=seen, seen=seen_of(entries[:seen]))
    assert (trust_in(entries[:kept], pin).fault is None) is (kept >= seen)
    assert trust_in(entries, pin).fault is None


@given(st.permutations(range(3)))
def test_that_the_order_of_rows_makes_no_difference_and_their_numbers_do(order: list[int]) -> None:
    off = Revocation("anna", public_of(ANNA), THEN, THEN, "ida", "stjålet")
    entries = register(certificate("anna"), certificate("bo"), off)
    assert trust_in([entries[place] for place in order], PIN) == trust_in(entries, PIN)
    renumbered = [replace(entries[place], number=number) for number, place in enumerate(order, 1)]
    assert (trust_in(renumbered, PIN).fault is None) is (list(order) == [0, 1, 2])


def test_that_another_authority_is_as_if_it_said_nothing() -> None:
    theirs = register(certificate("anna"), seed=OTHER_AUTHORITY)
    assert trust_in([*register(certificate("bo")), *theirs], PIN).certificates == trust(certificate("bo")).certificates
    assert fingerprint(public_of(OTHER_AUTHORITY)) in str(trust_in(theirs, PIN).fault)


@given(st.dictionaries(st.text("abcdefæøå_1", min_size=1), words | st.integers(-(2**53) + 1, 2**53 - 1) | st.none()))
def test_that_canonical_bytes_have_one_form(content: dict[str, str | int | None]) -> None:
    found = canonical_json(content)
    assert parse_canonical(found) == content
    assert canonical_json(dict(reversed(content.items()))) == found
    assert json.loads(found) == content


@given(times)
def test_that_times_are_read_as_they_were_written(time: datetime) -> None:
    assert time_of(time_words(time)) == time


@given(statements, statements)
def test_that_different_statements_are_different_bytes(one: Statement, other: Statement) -> None:
    assert (canonical(one) == canonical(other)) is (one == other)


@given(st.binary(min_size=32, max_size=32), st.sampled_from([" ", "", ":", "-", "\n", "  "]), st.booleans())
def test_that_a_fingerprint_is_known_however_it_is_typed(seed: bytes, between: str, is_upper: bool) -> None:
    shown = fingerprint(public_of(seed))
    typed = between.join(shown.split())
    assert typed_fingerprint(typed.upper() if is_upper else typed) == shown
    assert typed_fingerprint(typed[:-1]) is None


def test_that_another_line_in_the_place_of_one_that_was_seen_is_missed() -> None:
    off = Revocation("anna", public_of(ANNA), THEN, THEN, "ida", "stjålet")
    seen = register(certificate("anna"), off)
    pin = replace(PIN, number=2, seen=seen_of(seen))
    assert trust_in(register(certificate("anna"), certificate("bo")), pin).fault is not None
    assert trust_in([*seen, signed_entry(AUTHORITY, ISSUER, 3, certificate("bo"))], pin).fault is None


@given(statements, times, times)
def test_that_a_key_that_was_revoked_a_while_ago_takes_no_step(
    statement: Statement, until: datetime, said: datetime
) -> None:
    login = statement.signer
    off = Revocation(login, public_of(PEOPLE[login]), until, said, "ida", "stjålet")
    fault = late_fault(sign_with(PEOPLE[login], statement), trust(certificate(login), off))
    is_late = statement.at >= until and statement.at - said > timedelta(minutes=10)
    assert (fault is not None) is is_late


@given(statements)
def test_that_a_revoked_key_forged_nothing(statement: Statement) -> None:
    login = statement.signer
    stolen = Revocation(login, public_of(PEOPLE[login]), NEVER, THEN, "ida", "stjålet")
    signed, believed = sign_with(PEOPLE[login], statement), trust(certificate(login), stolen)
    assert forgery_fault(signed, believed) is None
    assert revocation_fault(signed, believed) is not None


@pytest.mark.parametrize("time", [datetime(2026, 1, 1), THEN + timedelta(microseconds=1)])  # noqa: DTZ001 - it is refused
def test_that_a_time_without_a_zone_or_finer_than_it_is_stored_is_not_signed(time: datetime) -> None:
    statement = Statement(Step.SUBMIT, "copd", "c" * 64, None, "d" * 64, None, 1, "anna", time)
    with pytest.raises(ValueError, match="without zone, or finer"):
        sign_with(ANNA, statement)
    signed = sign_with(ANNA, replace(statement, at=THEN))
    assert signature_fault(replace(signed, statement=statement), trust()) is not None
