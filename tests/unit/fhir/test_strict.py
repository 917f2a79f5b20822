import json
from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.errors import UnreadableError
from triage.fhir.number import read_number
from triage.fhir.serialise import serialise
from triage.fhir.strict import BodyError, read_body

PATIENT = b'{"resourceType":"Patient","id":"p1"}'

REFUSED = {
    "empty": (b"", "structure"),
    "blank": (b" \n", "structure"),
    "html": (b"<!DOCTYPE html><title>Log on</title>", "login"),
    "xml": (b'<Patient xmlns="http://hl7.org/fhir"/>', "not-supported"),
    "cut": (PATIENT[:-3], "structure"),
    "two documents": (PATIENT + PATIENT, "structure"),
    "Latin-1": ('{"resourceType":"Patient","id":"Søren"}'.encode("latin-1"), "structure"),
    "UTF-16": (PATIENT.decode().encode("utf-16"), "structure"),
    "NaN": (b'{"resourceType":"Basic","a":NaN}', "structure"),
    "Infinity": (b'{"resourceType":"Basic","a":-Infinity}', "structure"),
    "duplicate key": (b'{"resourceType":"Basic","a":{"value":71,"value":95}}', "structure"),
    "raw NUL": (b'{"resourceType":"Basic","a":"\x00"}', "structure"),
    "list": (b"[1]", "structure"),
    "no type": (b"{}", "structure"),
    "type of another form": (b'{"resourceType":["Patient"]}', "structure"),
    "outcome": (b'{"resourceType":"OperationOutcome"}', "exception"),
    "deep": (b"[" * 100_000, "too-costly"),
    "1,001 levels": (b'{"resourceType":"Basic","a":' + b"[" * 1000 + b"]" * 1000 + b"}", "too-costly"),
}


@pytest.mark.parametrize(("body", "code"), REFUSED.values(), ids=REFUSED)
def test_that_a_body_that_is_no_fhir_is_refused_with_its_reason(body: bytes, code: str):
    with pytest.raises(BodyError) as fault:
        read_body(body)
    assert fault.value.code == code
    assert fault.value.text.da
    assert fault.value.text.en


def test_that_a_byte_order_mark_is_harmless():
    assert read_body(b"\xef\xbb\xbf" + PATIENT)["id"] == "p1"


def test_that_a_body_over_the_limit_is_refused_before_it_is_read():
    with pytest.raises(BodyError, match="larger than 20 MB"):
        read_body(b" " * 20_000_001)


def test_that_brackets_in_texts_are_no_depth():
    body = json.dumps({"resourceType": "Basic", "text": '\\"[{' * 2_000}).encode()
    assert read_body(body)["resourceType"] == "Basic"


def test_that_trailing_zeros_are_kept():
    number = read_body(b'{"resourceType":"Basic","a":72.50}')["a"]
    assert isinstance(number, Decimal)
    assert str(number) == "72.50"


@pytest.mark.parametrize("text", ["1e999", "9" * 33, "0." + "1" * 31, "-1E+400", "1e9999999999999999999999"])
def test_that_a_number_that_cannot_be_used_is_no_decimal(text: str):
    assert not isinstance(read_number(text), Decimal)


NUMBERS = st.from_regex(r"-?(0|[1-9][0-9]{0,40})(\.[0-9]{1,40})?([eE][+-]?[0-9]{1,5})?", fullmatch=True)


@given(st.lists(NUMBERS))
def test_that_every_number_is_written_again_as_it_came(texts: list[str]):
    body = f'{{"resourceType":"Basic","a":[{",".join(texts)}]}}'.encode()
    assert serialise(read_body(body)) == body


VALUES = st.recursive(
    st.none() | st.booleans() | st.text(st.characters(codec=None)),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(VALUES)
def test_that_every_text_is_written_again_as_it_came(value: object):
    document = {"resourceType": "Basic", "a": value}
    assert json.loads(serialise(read_body(json.dumps(document).encode()))) == document


@given(st.binary())
def test_that_no_bytes_do_more_than_be_refused(noise: bytes):
    with suppress(UnreadableError):
        assert read_body(noise)["resourceType"]
