"""One page of a search: its bytes, where it goes on, and what the server had to say."""

import re
from dataclasses import dataclass
from datetime import datetime

from triage.errors import Text
from triage.fhir.strict import Json, Object

# An outcome is free text and may repeat what it was asked for.
_CPR = re.compile(r"\d{6}-?\d{4}")
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Page:
    """`body` is a searchset Bundle for `read_document`; `next` is opaque; `date` is the server's clock."""

    body: bytes
    next: str | None
    date: datetime | None
    warnings: tuple[Text, ...] = ()


def link(bundle: Object, relation: str) -> str | None:
    """Return the URL of the link called `relation`."""
    for found in _objects(bundle.get("link")):
        url = found.get("url")
        if found.get("relation") == relation and isinstance(url, str):
            return url
    return None


def warnings_in(bundle: Object) -> tuple[Text, ...]:
    """Return what the server remarks in entries that are no matches (search.mode "outcome")."""
    resources = [entry.get("resource") for entry in _objects(bundle.get("entry"))]
    outcomes = [found for found in _objects(resources) if found.get("resourceType") == "OperationOutcome"]
    return tuple(remark for outcome in outcomes for remark in remarks_of(outcome))


def remarks_of(outcome: Object) -> tuple[Text, ...]:
    """Return the issues of an OperationOutcome as sentences without personal numbers."""
    return tuple(_sentence(_words(issue)) for issue in _objects(outcome.get("issue")))


def _sentence(words: str) -> Text:
    shown = _CPR.sub("…", words)[:_LONGEST]
    return Text(f"Kilden bemærker: {shown}", f"The source remarks: {shown}")


def _words(issue: Object) -> str:
    details = issue.get("details")
    candidates = [
        issue.get("diagnostics"),
        details.get("text") if isinstance(details, dict) else None,
        issue.get("code"),
    ]
    return next((found for found in candidates if isinstance(found, str) and found), "")


def _objects(value: Json) -> list[Object]:
    return [member for member in value if isinstance(member, dict)] if isinstance(value, list) else []
