"""Write a resource as bytes again, every number as it was written."""

import json
import re
import secrets

from triage.fhir.number import Number, UnusableNumber
from triage.fhir.strict import Json

# Marks a number among the strings for a moment; no text that comes in can know it.
_MARK = secrets.token_hex(16)
_MARKED = re.compile(f'"{_MARK}([^"]*)"')


def serialise(document: Json) -> bytes:
    """Return compact UTF-8 JSON; lone surrogates are kept as escapes."""
    try:
        return _written(_PLAIN, document).encode("utf-8")
    except UnicodeEncodeError:
        return _written(_ESCAPED, document).encode("ascii")


def _written(encoder: json.JSONEncoder, document: Json) -> str:
    return _MARKED.sub(r"\1", encoder.encode(document))


def _marked(number: object) -> str:
    if isinstance(number, Number | UnusableNumber):
        return _MARK + number.text
    raise TypeError(type(number).__name__)


# What was parsed holds no circle.
_PLAIN, _ESCAPED = (
    json.JSONEncoder(default=_marked, check_circular=False, ensure_ascii=is_ascii, separators=(",", ":"))
    for is_ascii in (False, True)
)
