"""A patient's conflicts, and what clinicians ask for, as entries of the inbox: each matter once."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date

from triage.clinical.details import Urgency
from triage.coordination.conflicts.conflict import Code, Conflict, Severity
from triage.coordination.inbox.due import due_of
from triage.coordination.inbox.entry import (
    BOOKING_REQUEST,
    TAKE_BACK_REQUEST,
    VISIT_NOT_NEEDED,
    Found,
)
from triage.coordination.situation.situation import Situation
from triage.coordination.words.conflict import conflict_words
from triage.coordination.words.names import Names

_VISIT = "visit"
_NO_NAMES = Names()


def found_of(
    situation: Situation,
    patient: str,
    conflicts: Iterable[Conflict],
    unneeded: Iterable[str] = (),
    names: Names = _NO_NAMES,
) -> tuple[Found, ...]:
    """Return a patient's conflicts as entries; `unneeded` are visits that a clinician has no need of any more.

    Such a visit is to be given back, and is no question any longer. `names` hold no patients: an entry names nobody.
    """
    idle = {one for one in unneeded if one in situation.visits and situation.visits[one].is_upcoming(situation.now)}
    told = [
        Found(
            *(one.code.value, one.items, one.severity, one.data, due_of(one, situation, patient)),
            times=_times(situation, one.items),
            title=words.title,
            line=words.line,
        )
        for one in conflicts
        if concerns(one, situation, patient) and not _is_answered(one, idle)
        for words in (conflict_words(one, situation, names, about=patient),)
    ]
    return (*told, *(_given_back(situation, one) for one in sorted(idle) if situation.visits[one].patient == patient))


def concerns(conflict: Conflict, situation: Situation, patient: str) -> bool:
    """Return whether one of the items is the patient or something of theirs."""
    return patient in owners_of(conflict.items, situation)


def owners_of(items: Iterable[str], situation: Situation) -> frozenset[str]:
    """Return the patients whom the items belong to."""
    return frozenset(one for item in items for one in _owners(item, situation))


def with_requests(found: Iterable[Found], requests: Sequence[tuple[Found, str]]) -> tuple[Found, ...]:
    """Return the entries with what is asked for; a red that is to be seen is joined with the visit asked for it.

    Each request comes with its kind. The joined entry is as urgent as the more urgent of the two.
    """
    entries, left = list(found), list(requests)
    for place, entry in enumerate(entries):
        visit = next((one for one in left if one[1] == _VISIT and one[0].code == BOOKING_REQUEST), None)
        if entry.code == Code.TRIAGE_RED_LATE and visit is not None:
            left.remove(visit)
            entries[place] = replace(entry, due=_earlier(entry.due, visit[0].due), request=visit[0].request)
    return (*entries, *(request for request, _ in left))


def requested(key: int, urgency: Urgency | None, latest: date | None, *, is_to_take_back: bool) -> Found:
    """Return what a decision asks for as an entry; what is due the same day is critical."""
    code = TAKE_BACK_REQUEST if is_to_take_back else BOOKING_REQUEST
    severity = Severity.CRITICAL if urgency is Urgency.SAME_DAY else Severity.HIGH
    if urgency is Urgency.NEXT_REGULAR and not is_to_take_back:
        severity = Severity.MEDIUM
    return Found(code, (f"request|{key}",), severity, {}, latest, key)


def _is_answered(one: Conflict, idle: AbstractSet[str]) -> bool:
    return one.code is Code.TRIAGE_GREEN_VISIT and idle >= set(one.items)


def _times(situation: Situation, items: Iterable[str]) -> str:
    visits = (situation.visits[one] for one in items if one in situation.visits)
    return "; ".join(f"{one.start} {one.minutes} {one.mode} {one.dept} {one.site}" for one in visits)


def _given_back(situation: Situation, visit: str) -> Found:
    return Found(VISIT_NOT_NEEDED, (visit,), Severity.MEDIUM, {}, situation.visits[visit].day)


def _owners(item: str, situation: Situation) -> Iterator[str]:
    if item in situation.travellers:
        yield item
    if item in situation.visits:
        yield situation.visits[item].patient
    if item in situation.pathways:
        yield situation.pathways[item].patient
    for traveller in situation.travellers.values():
        if any(call.id == item for call in traveller.callbacks):
            yield traveller.id


def _earlier(one: date | None, other: date | None) -> date | None:
    return min((day for day in (one, other) if day is not None), default=None)
