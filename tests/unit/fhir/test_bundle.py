import json
from contextlib import suppress
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fhir.build import (
    appointment,
    bundle,
    codes,
    document,
    item,
    observation,
    person,
    quantity,
    read_all,
    response,
)
from tests.fhir.kinds import KINDS
from triage.clinical.received import Disposition
from triage.errors import UnreadableError
from triage.fhir.read import read_document, read_ndjson, read_resource
from triage.fhir.strict import BodyError, read_body


@pytest.mark.parametrize("type_", ["searchset", "message", "transaction", "collection", "batch", "history", "document"])
def test_that_every_entry_of_every_kind_of_bundle_is_accounted_for(type_: str):
    entries = [{"resource": person()}, {"resource": observation()}, {"resource": {"resourceType": "Nothing"}}]
    assert [r.type for r in read_all(bundle(*entries, type_=type_))] == ["Patient", "Observation", None]


def test_that_an_entrys_bytes_keep_their_numbers():
    text = json.dumps(bundle({"resource": observation(valueQuantity=quantity(72.5))})).replace("72.5", "7.250e1")
    (received,) = read_all(text)
    assert b'"value":7.250e1' in received.raw
    assert received.sha256 == sha256(received.raw).hexdigest()


def test_that_references_within_a_bundle_are_followed():
    urn = "urn:uuid:4b696341-294b-450b-98ed-390d3c957bd3"
    entries = [{"fullUrl": urn, "resource": person()}, {"resource": observation(subject={"reference": urn})}]
    assert read_all(bundle(*entries))[1].facts[0].patient == "Patient/p1"


def test_that_a_reference_to_nowhere_is_quarantined():
    (received,) = read_all(bundle({"resource": observation(subject={"reference": "urn:uuid:0"})}))
    assert codes(received) == ["not-found"]


@pytest.mark.parametrize("reference", ["Patient/p1", "https://x/fhir/Patient/p1", "Patient/p1/_history/3"])
def test_that_references_come_in_one_form(reference: str):
    (received,) = read_all(bundle({"resource": observation(subject={"reference": reference})}))
    assert received.subject == "Patient/p1"


@pytest.mark.parametrize("entry", [{}, {"resource": None}, {"resource": []}, "x", None, 7])
def test_that_an_entry_without_resource_is_quarantined_with_its_bytes(entry: object):
    (received,) = read_all(bundle(entry))
    assert received.disposition is Disposition.QUARANTINED
    assert json.loads(received.raw) == entry


def test_that_a_deleted_resource_is_withdrawn():
    (received,) = read_all(bundle({"request": {"method": "DELETE", "url": "Observation/o1"}}, type_="history"))
    assert (received.type, received.id, received.withdrawn) == ("Observation", "o1", True)


def test_that_what_the_server_remarks_is_no_match():
    outcome = {"resourceType": "OperationOutcome", "issue": [{"severity": "warning"}]}
    (received,) = read_all(bundle({"resource": outcome, "search": {"mode": "outcome"}}))
    assert (received.disposition, received.facts) == (Disposition.WITH_FINDINGS, ())


def test_that_bundles_in_bundles_are_opened():
    inner = bundle({"resource": observation()})
    assert [r.id for r in read_all(bundle({"resource": inner}, {"resource": person()}))] == ["o1", "p1"]


def test_that_bundles_packed_too_deep_are_quarantined():
    packed = bundle({"resource": observation()})
    for _ in range(9):
        packed = bundle({"resource": packed})
    (received,) = read_all(packed)
    assert codes(received) == ["too-costly"]


def test_that_an_entry_that_is_no_list_refuses_the_body_at_once():
    with pytest.raises(BodyError):
        read_document(document({"resourceType": "Bundle", "entry": {}}), KINDS)


def test_that_one_bad_number_costs_one_resource():
    good, bad = observation(), observation(id="o2", valueQuantity=quantity("HUGE"))
    text = json.dumps(bundle({"resource": good}, {"resource": bad})).replace('"HUGE"', "1e999")
    assert [r.disposition for r in read_all(text)] == [Disposition.ACCEPTED, Disposition.QUARANTINED]


def test_that_a_lone_surrogate_costs_one_resource():
    entries = {"resource": person(name=[{"family": "\ud800"}])}, {"resource": observation()}
    held, other = read_all(json.dumps(bundle(*entries)))
    assert held.disposition is Disposition.QUARANTINED
    assert b"\\ud800" in held.raw
    assert other.disposition is Disposition.ACCEPTED


def test_that_a_broken_line_is_kept_and_the_rest_goes_on():
    lines = [document(person()) + b"\r\n", b'{"resourceType":"Observation","id":', b"\n", document(observation())]
    first, broken, last = read_ndjson(lines, KINDS)
    assert (first.type, broken.disposition, last.type) == ("Patient", Disposition.QUARANTINED, "Observation")
    assert broken.raw == lines[1]


def test_that_a_broken_line_still_names_its_patient():
    line = document(observation(valueQuantity=quantity("X"))).replace(b'"X"', b"NaN")
    (received,) = read_ndjson([line], KINDS)
    assert (received.disposition, received.subject) == (Disposition.QUARANTINED, "Patient/p1")


def test_that_a_line_that_names_two_patients_is_about_none():
    line = document(observation(focus=[{"reference": "Patient/p2"}]))[:-1]
    (received,) = read_ndjson([line], KINDS)
    assert received.subject is None


def test_that_a_single_resource_keeps_the_bytes_it_came_in():
    raw = b" " + document(observation()) + b"\n"
    assert read_resource(read_body(raw), raw, KINDS).raw == raw


MANY = document(
    bundle(
        *(
            {"resource": resource, "fullUrl": f"urn:uuid:{n}"}
            for n, resource in enumerate(
                (person(), observation(), response(item("a", {"valueInteger": 1})), appointment(), observation(id="o2"))
            )
        )
    )
)
PIECES = st.sampled_from([b'"', b"{", b"}", b"[", b"]", b",", b":", b"null", b"true", b"1e9", b"-", b"\\u0000", b"[1]"])


@given(st.lists(st.tuples(st.integers(0, len(MANY)), st.integers(0, 40), PIECES | st.binary(max_size=4)), max_size=4))
def test_that_damaged_bytes_are_refused_or_read_and_never_crash(damages: list[tuple[int, int, bytes]]):
    body = MANY
    for place, length, piece in damages:
        body = body[:place] + piece + body[place + length :]
    with suppress(UnreadableError):
        assert all(received.raw for received in read_document(body, KINDS))


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["coding", "value", "reference", "item", "answer", "code"]), inner, max_size=3
        )
    ),
    max_leaves=5,
)
RESOURCES = (person(), observation(), response(item("a", {"valueInteger": 1})), appointment())
PLACES = sorted({(n, name) for n, resource in enumerate(RESOURCES) for name in resource if name != "resourceType"})


@given(st.sampled_from(PLACES), ANYTHING)
def test_that_an_element_of_any_form_ends_in_one_disposition(place: tuple[int, str], value: object):
    number, name = place
    (received,) = read_all({**RESOURCES[number], name: value})
    assert received.disposition in Disposition
    assert all(finding.text.da and finding.code != "exception" for finding in received.findings)


def test_that_an_empty_bundle_is_no_fault():
    assert read_all(bundle()) == read_all({"resourceType": "Bundle"}) == []
