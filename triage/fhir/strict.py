"""The byte reader: a body is read exactly, or refused with the reason.

Refused are: anything but one UTF-8 JSON object with a resourceType (a byte order mark is allowed), duplicate keys,
NaN and Infinity, more than 20 MB, nesting deeper than 1,000 (told from the bytes before parsing), HTML, an empty body,
and an OperationOutcome in the place of an answer. A number or text that cannot be used is left in place for `screen` to
find, so that it costs one resource of a Bundle and not all.
"""

import json
import re
from itertools import accumulate
from typing import NoReturn, TypeAlias

from triage.errors import Text, UnreadableError
from triage.fhir.number import Number, UnusableNumber, read_number

Json: TypeAlias = "dict[str, Json] | list[Json] | str | Number | UnusableNumber | bool | None"
Object: TypeAlias = dict[str, "Json"]

BODY_LIMIT = 20_000_000
DEPTH_LIMIT = 1_000

_BOM = b"\xef\xbb\xbf"
_STRING = re.compile(rb'"(?:[^"\\]++|\\.)*+"', re.DOTALL)
_NOT_BRACKET = bytes(set(range(256)) - set(b"[]{}"))
_STEP = {ord("["): 1, ord("{"): 1, ord("]"): -1, ord("}"): -1}


class BodyError(UnreadableError):
    """A whole body was refused; `code` is from FHIR's issue-type list."""

    def __init__(self, code: str, da: str, en: str) -> None:
        super().__init__(Text(da, en))
        self.code = code

    def __reduce__(self) -> "tuple[type[BodyError], tuple[str, str, str]]":
        return BodyError, (self.code, self.text.da, self.text.en)


def read_body(body: bytes, limit: int = BODY_LIMIT) -> Object:
    """Return the resource in `body`; numbers are `Number`, kept as written. Raises BodyError."""
    if len(body) > limit:
        size = f"{limit // 1_000_000} MB"
        raise BodyError(
            "too-costly",
            f"Svaret er større end {size} og er ikke læst. Hent færre ressourcer ad gangen.",
            f"The body is larger than {size} and was not read. Ask for fewer resources at a time.",
        )
    content = body.removeprefix(_BOM)
    _refuse_what_is_not_json(content)
    _refuse_deep(content)
    return _resource(_parse(_decode(content)))


def _refuse_what_is_not_json(content: bytes) -> None:
    start = content.lstrip()[:200]
    if not start:
        raise BodyError(
            "structure",
            "Svaret er tomt. Der kan mangle data; hent igen.",
            "The body is empty. Data may be missing; fetch again.",
        )
    if not start.startswith(b"<"):
        return
    if b"http://hl7.org/fhir" in start:
        raise BodyError(
            "not-supported",
            "Svaret er FHIR i XML. Bed kilden om JSON.",
            "The body is FHIR in XML. Ask the source for JSON.",
        )
    raise BodyError(
        "login",
        "Kilden svarede med en webside i stedet for data: adressen er forkert, eller sessionen er udløbet. "
        "Kontrollér adressen. Log på igen.",
        "The source answered with a web page instead of data: the address is wrong, or the session has ended. "
        "Check the address. Sign in again.",
    )


def _refuse_deep(content: bytes) -> None:
    if content.count(b"{") + content.count(b"[") <= DEPTH_LIMIT:
        return
    brackets = _STRING.sub(b"", content).translate(None, _NOT_BRACKET)
    if max(accumulate(map(_STEP.__getitem__, brackets)), default=0) > DEPTH_LIMIT:
        raise _too_deep()


def _too_deep() -> BodyError:
    return BodyError(
        "too-costly",
        "Indholdet er indlejret dybere end 1.000 niveauer og er ikke læst. Kontakt kilden.",
        "The content is nested deeper than 1,000 levels and was not read. Contact the source.",
    )


def _decode(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as fault:
        raise BodyError(
            "structure",
            f"Indholdet er ikke UTF-8 (byte {fault.start}). Kontakt kilden.",
            f"The content is not UTF-8 (byte {fault.start}). Contact the source.",
        ) from None


def _parse(text: str) -> Json:
    try:
        document: Json = _DECODER.decode(text)
    except RecursionError:
        raise _too_deep() from None
    except json.JSONDecodeError as fault:
        raise BodyError(
            "structure",
            f"Indholdet er ikke gyldig JSON (linje {fault.lineno}, tegn {fault.colno}); det kan være skåret over.",
            f"The content is no valid JSON (line {fault.lineno}, character {fault.colno}); it may have been cut.",
        ) from None
    return document


def _unique(pairs: list[tuple[str, Json]]) -> Object:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise BodyError(
            "structure",
            "Et felt står to gange i samme element, så det kan ikke afgøres, hvad der gælder. Kontakt kilden.",
            "A field stands twice in one element, so what holds cannot be told. Contact the source.",
        )
    return found


def _no_constant(name: str) -> NoReturn:
    raise BodyError(
        "structure",
        f"Indholdet har {name} i stedet for et tal. Kontakt kilden.",
        f"The content has {name} in the place of a number. Contact the source.",
    )


_DECODER = json.JSONDecoder(
    object_pairs_hook=_unique, parse_float=read_number, parse_int=read_number, parse_constant=_no_constant
)


def _resource(document: Json) -> Object:
    if not isinstance(document, dict) or not isinstance(document.get("resourceType"), str):
        raise BodyError(
            "structure",
            "Indholdet er ikke en FHIR-ressource (resourceType mangler). Kontrollér, at det er en FHIR-fil.",
            "The content is no FHIR resource (resourceType is missing). Check that this is a FHIR file.",
        )
    if document["resourceType"] == "OperationOutcome":
        raise BodyError(
            "exception",
            "Kilden svarede med en fejlmeddelelse i stedet for data. Hent igen, eller kontakt kilden.",
            "The source answered with a fault report instead of data. Fetch again, or contact the source.",
        )
    return document
