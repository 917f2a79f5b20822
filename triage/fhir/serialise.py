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
        return _written(document, ascii_only=False).encode("utf-8")
    except UnicodeEncodeError:
        return _written(document, ascii_only=True).encode("ascii")


def _written(document: Json, *, ascii_only: bool) -> str:
    text = json.dumps(document, default=_marked, ensure_ascii=ascii_only, separators=(",", ":"))
    return _MARKED.sub(r"\1", text)


def _marked(number: object) -> str:
    if isinstance(number, Number | UnusableNumber):
        return _MARK + number.text
    raise TypeError(type(number).__name__)
