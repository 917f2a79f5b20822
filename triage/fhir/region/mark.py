"""Region Midtjylland's own mark on a response: whether it was examined, and by whom."""

import re
from dataclasses import dataclass

from triage.clinical.handling import Handling
from triage.fhir.elements import one, text
from triage.fhir.region.extensions import SYSTEM, extension
from triage.fhir.remarks import Unusable
from triage.fhir.resource_view import ResourceView
from triage.fhir.strict import Json, Object
from triage.fhir.times import instant

STATUS = f"{SYSTEM}/examination-status"
AUTHOR = f"{SYSTEM}/examination-author"
EXAMINED = "EXAMINED"
NOT_EXAMINED = "NOT_EXAMINED"

_PATH = "QuestionnaireResponse"
_OUR_AUTHORS = "Practitioner/visita-"
_NOT_IN_IDS = re.compile(r"[^A-Za-z0-9\-.]")
_ID_LENGTH = 64 - len("visita-")


@dataclass(frozen=True, slots=True)
class Mark:
    """The two extensions as they stand; None where the response has none."""

    status: str | None
    author: str | None

    @property
    def is_ours(self) -> bool:
        """Return whether the response was marked by this program, here or elsewhere."""
        return self.status == EXAMINED and (self.author or "").startswith(_OUR_AUTHORS)


def author_of(actor: str) -> str:
    """Return how an actor is written as author: a reference in form, that of no practitioner of the region."""
    return _OUR_AUTHORS + _NOT_IN_IDS.sub("-", actor)[:_ID_LENGTH]


def read_handling(view: ResourceView) -> tuple[Handling, ...]:
    """Return what the response's own mark says, nothing where it is not marked at all, or not legibly.

    A mark is no part of what the patient answered: what is wrong with it keeps nothing else out of use.
    """
    if view.type != _PATH:
        return ()
    try:
        mark = mark_on(view.body)
        at = instant(one(view.body, "meta", _PATH) or {}, "lastUpdated", f"{_PATH}.meta")
    except Unusable:
        return ()
    if mark.status is None:
        return ()
    return (Handling(view.reference, view.patient(), mark.status == EXAMINED, mark.author, at),)


def mark_on(response: Object) -> Mark:
    """Return the mark of a response; raises Unusable where the extensions are no text."""
    return Mark(_value(response, "examination-status"), _value(response, "examination-author"))


def with_mark(response: Object, mark: Mark) -> Object:
    """Return the response with its mark changed and everything else as it was, in its order."""
    wanted = {STATUS: mark.status, AUTHOR: mark.author}
    held = response.get("extension")
    extensions: list[Json] = []
    for each in held if isinstance(held, list) else []:
        url = each.get("url") if isinstance(each, dict) else None
        if url not in (STATUS, AUTHOR):
            extensions.append(each)
        elif (value := wanted.pop(str(url), None)) is not None:
            extensions.append({"url": url, "valueString": value})
    extensions += [{"url": url, "valueString": value} for url, value in wanted.items() if value is not None]
    return {**response, "extension": extensions}


def same_answers(first: Object, second: Object) -> bool:
    """Return whether two versions of a response differ in nothing but their mark, version and rendered text."""
    return _without_mark(first) == _without_mark(second)


def _value(response: Object, name: str) -> str | None:
    found = extension(response, name, _PATH)
    return text(found, "valueString", f"{_PATH}.extension") if found else None


def _without_mark(response: Object) -> Object:
    unmarked = with_mark(response, Mark(None, None))
    return {name: value for name, value in unmarked.items() if name not in ("meta", "text") and value != []}
