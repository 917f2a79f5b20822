"""What waits for a secretary or a clinician beside the list of what is at odds; bound to one application."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from triage.workflow.application import Changed
from ui.desks.loading import LOADING, Opened

# Names of facts alone: to load them all would hold back the first painting.
if TYPE_CHECKING:
    from triage.workflow.coordinate.free_times import FreeTimes


@dataclass(frozen=True, slots=True)
class RequestsDesk:
    """Requests of clinicians, questions to them, and free times; every function may be slow and runs in the background.

    The first three take an entry of the inbox. An answer is whether the visit that a question is about is needed, with
    words. `free_times` takes for how many days, and names patients: it writes it in the log first.
    """

    take_request: Callable[[int], Changed]
    book_request: Callable[[int], Changed]
    return_request: Callable[[int, str], Changed]
    answer_question: Callable[[int, bool, str], Changed]
    free_times: Callable[[int], FreeTimes]


def requests_desk(app: Opened) -> RequestsDesk:
    """Bind the workflow's functions to the application that `app` gives."""
    return RequestsDesk(
        take_request=partial(_take_request, app),
        book_request=partial(_book_request, app),
        return_request=partial(_return_request, app),
        answer_question=partial(_answer_question, app),
        free_times=partial(_free_times, app),
    )


# Imported where it is called, on a thread, as in `ui.desks.desk`.


def _take_request(app: Opened, entry: int) -> Changed:
    with LOADING:
        from triage.workflow.coordinate.requests import take_request

    return take_request(app(), entry)


def _book_request(app: Opened, entry: int) -> Changed:
    with LOADING:
        from triage.workflow.coordinate.requests import book_request

    return book_request(app(), entry)


def _return_request(app: Opened, entry: int, words: str) -> Changed:
    with LOADING:
        from triage.workflow.coordinate.requests import return_request

    return return_request(app(), entry, words)


def _answer_question(app: Opened, question: int, needed: bool, words: str) -> Changed:
    with LOADING:
        from triage.workflow.coordinate.questions import answer_question

    return answer_question(app(), question, needed=needed, words=words)


def _free_times(app: Opened, days: int) -> FreeTimes:
    with LOADING:
        from triage.workflow.coordinate.free_times import free_times

    return free_times(app(), days)
