"""What the page of the audit log may ask of the workflow, bound to one application."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from ui.desks.loading import LOADING, Opened

# Names of facts alone: to load them all would hold back the first painting.
if TYPE_CHECKING:
    from triage.access.chain import Fault
    from triage.access.log_view import (
        LogCount,
        LogHealth,
        LogQuery,
        LogRights,
        LogRow,
        ReviewCounts,
        ReviewQuery,
        ReviewRow,
    )
    from triage.access.review import ReviewState


@dataclass(frozen=True, slots=True)
class Proof:
    """What came of proving the log whole; `is_outside` tells that a head was kept where the store's owner cannot go."""

    lines: int
    faults: tuple[Fault, ...]
    is_outside: bool


@dataclass(frozen=True, slots=True)
class ForCitizen:
    """What a citizen may know, as text for a spreadsheet, with the number of lines and of records."""

    csv: str
    lines: int
    records: int


@dataclass(frozen=True, slots=True)
class AuditDesk:
    """The workflow on the audit log as the screens see it; every function may be slow and runs in the background.

    The lists write a line that names their patients before they return. `patients_of` and `for_citizen` take a CPR
    number; `for_citizen` takes the language too.
    """

    rights: Callable[[], LogRights]
    health: Callable[[], LogHealth]
    look_through: Callable[[], int]
    list_reviews: Callable[[ReviewQuery, int, int], Sequence[ReviewRow]]
    count_reviews: Callable[[ReviewQuery], ReviewCounts]
    close_review: Callable[[int, ReviewState, str], None]
    list_log: Callable[[LogQuery, int, int], Sequence[LogRow]]
    count_log: Callable[[LogQuery], LogCount]
    acts: Callable[[], Sequence[str]]
    patients_of: Callable[[str], tuple[int, ...]]
    verify: Callable[[], Proof]
    for_citizen: Callable[[str, str], ForCitizen]


def audit_desk(app: Opened) -> AuditDesk:
    """Bind the workflow's functions to the application that `app` gives."""
    return AuditDesk(
        rights=partial(_rights, app),
        health=partial(_health, app),
        look_through=partial(_look_through, app),
        list_reviews=partial(_list_reviews, app),
        count_reviews=partial(_count_reviews, app),
        close_review=partial(_close_review, app),
        list_log=partial(_list_log, app),
        count_log=partial(_count_log, app),
        acts=partial(_acts, app),
        patients_of=partial(_patients_of, app),
        verify=partial(_verify, app),
        for_citizen=partial(_for_citizen, app),
    )


# Imported where it is called, on a thread, as in `ui.desks.desk`.


def _rights(app: Opened) -> LogRights:
    with LOADING:
        from triage.workflow.auditing.rights import log_rights

    return log_rights(app())


def _health(app: Opened) -> LogHealth:
    with LOADING:
        from triage.workflow.auditing.read_log import log_health

    return log_health(app())


def _look_through(app: Opened) -> int:
    with LOADING:
        from triage.workflow.auditing.look_through import look_through

    return look_through(app())


def _list_reviews(app: Opened, query: ReviewQuery, offset: int, limit: int) -> Sequence[ReviewRow]:
    with LOADING:
        from triage.workflow.auditing.reviews import list_reviews

    return list_reviews(app(), query, offset, limit)


def _count_reviews(app: Opened, query: ReviewQuery) -> ReviewCounts:
    with LOADING:
        from triage.workflow.auditing.reviews import count_reviews

    return count_reviews(app(), query)


def _close_review(app: Opened, key: int, state: ReviewState, note: str) -> None:
    with LOADING:
        from triage.workflow.auditing.reviews import close_review

    close_review(app(), key, state, note)


def _list_log(app: Opened, query: LogQuery, offset: int, limit: int) -> Sequence[LogRow]:
    with LOADING:
        from triage.workflow.auditing.read_log import list_log

    return list_log(app(), query, offset, limit)


def _count_log(app: Opened, query: LogQuery) -> LogCount:
    with LOADING:
        from triage.workflow.auditing.read_log import count_lines_of

    return count_lines_of(app(), query)


def _acts(app: Opened) -> Sequence[str]:
    with LOADING:
        from triage.workflow.auditing.read_log import acts_known

    return acts_known(app())


def _patients_of(app: Opened, cpr: str) -> tuple[int, ...]:
    with LOADING:
        from triage.workflow.auditing.read_log import patients_known_as

    return patients_known_as(app(), cpr)


def _verify(app: Opened) -> Proof:
    with LOADING:
        from triage.workflow.auditing.verify import verify_log

    found = verify_log(app())
    return Proof(found.lines, found.faults, found.is_outside)


def _for_citizen(app: Opened, cpr: str, language: str) -> ForCitizen:
    with LOADING:
        from triage.workflow.auditing.extract import extract_csv, extract_log

    found = extract_log(app(), cpr)
    return ForCitizen(extract_csv(found, language), len(found.mentions), found.records)
