"""What the page of appointments may ask of the workflow, bound to one application."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from triage.workflow.application import Application, Changed
from ui.desks.loading import LOADING, Opened
from ui.desks.notes_desk import NotesDesk, notes_desk
from ui.desks.paper_desk import PaperDesk, paper_desk
from ui.desks.requests_desk import RequestsDesk, requests_desk

# Names of facts alone: to load them all would hold back the first painting.
if TYPE_CHECKING:
    from datetime import date

    from triage.coordination.inbox.entry import InboxRow, Irrelevant
    from triage.coordination.inbox.query import InboxCounts, InboxQuery
    from triage.coordination.proposals.proposal import Proposal
    from triage.workflow.coordinate.coordination import Coordination
    from triage.workflow.coordinate.plans import Accepted


@dataclass(frozen=True, slots=True)
class CoordinationDesk:
    """The workflow on appointments as the screens see it; every function may be slow and runs in the background.

    `list_inbox`, `open_patient` and `plans_of` name patients, and write it in the log first. `propose` reads nothing
    and asks nobody. The same proposal accepted twice is carried out once; `accept` takes last who of the clinicians
    said yes, where one must.
    """

    list_inbox: Callable[[InboxQuery, int, int], Sequence[InboxRow]]
    count_inbox: Callable[[InboxQuery], InboxCounts]
    snooze: Callable[[int, date, str], Changed]
    await_answer: Callable[[int, str, date | None], Changed]
    not_relevant: Callable[[int, Irrelevant, str], Changed]
    reopen: Callable[[int], Changed]
    settle_failure: Callable[[int, str], Changed]
    open_patient: Callable[[int], Coordination]
    propose: Callable[[Coordination], Coordination]
    plans_of: Callable[[int], Sequence[Accepted]]
    accept: Callable[[Proposal, Coordination, str | None], Accepted]
    take_back: Callable[[int], Accepted]
    plan_now: Callable[[int], Accepted]
    answer_request: Callable[[int, str, bool], Accepted]
    note_prompt: Callable[[int, Sequence[str]], None]
    requests: RequestsDesk = field(default_factory=lambda: requests_desk(_nowhere))
    paper: PaperDesk = field(default_factory=lambda: paper_desk(_nowhere))
    notes: NotesDesk = field(default_factory=lambda: notes_desk(_nowhere))


def coordination_desk(app: Opened) -> CoordinationDesk:
    """Bind the workflow's functions to the application that `app` gives."""
    return CoordinationDesk(
        list_inbox=partial(_list_inbox, app),
        count_inbox=partial(_count_inbox, app),
        snooze=partial(_snooze, app),
        await_answer=partial(_await_answer, app),
        not_relevant=partial(_not_relevant, app),
        reopen=partial(_reopen, app),
        settle_failure=partial(_settle_failure, app),
        open_patient=partial(_open_patient, app),
        propose=_propose,
        plans_of=partial(_plans_of, app),
        accept=partial(_accept, app),
        take_back=partial(_take_back, app),
        plan_now=partial(_plan_now, app),
        answer_request=partial(_answer_request, app),
        note_prompt=partial(_note_prompt, app),
        requests=requests_desk(app),
        paper=paper_desk(app),
        notes=notes_desk(app),
    )


# Imported where it is called, on a thread, as in `ui.desks.desk`.


def _list_inbox(app: Opened, query: InboxQuery, offset: int, limit: int) -> Sequence[InboxRow]:
    with LOADING:
        from triage.workflow.coordinate.inbox import list_inbox

    return list_inbox(app(), query, offset, limit)


def _count_inbox(app: Opened, query: InboxQuery) -> InboxCounts:
    with LOADING:
        from triage.workflow.coordinate.inbox import count_inbox

    return count_inbox(app(), query)


def _snooze(app: Opened, entry: int, until: date, reason: str) -> Changed:
    with LOADING:
        from triage.workflow.coordinate.handle import snooze

    return snooze(app(), entry, until, reason)


def _await_answer(app: Opened, entry: int, whom: str, by: date | None) -> Changed:
    with LOADING:
        from triage.workflow.coordinate.handle import await_answer

    return await_answer(app(), entry, whom, by)


def _not_relevant(app: Opened, entry: int, reason: Irrelevant, words: str) -> Changed:
    with LOADING:
        from triage.workflow.coordinate.handle import not_relevant

    return not_relevant(app(), entry, reason, words)


def _reopen(app: Opened, entry: int) -> Changed:
    with LOADING:
        from triage.workflow.coordinate.handle import reopen

    return reopen(app(), entry)


def _settle_failure(app: Opened, entry: int, words: str) -> Changed:
    with LOADING:
        from triage.workflow.coordinate.handle import settle_failure

    return settle_failure(app(), entry, words)


def _open_patient(app: Opened, patient: int) -> Coordination:
    with LOADING:
        from triage.workflow.coordinate.patient import open_coordination

    return open_coordination(app(), patient)


def _propose(shown: Coordination) -> Coordination:
    with LOADING:
        from triage.workflow.coordinate.patient import proposed

    return proposed(shown)


def _plans_of(app: Opened, patient: int) -> Sequence[Accepted]:
    with LOADING:
        from triage.workflow.coordinate.plans import plans_of

    return plans_of(app(), patient)


def _accept(app: Opened, proposal: Proposal, seen: Coordination, agreed: str | None) -> Accepted:
    with LOADING:
        from triage.workflow.coordinate.accept import accept

    return accept(app(), seen.patient_key, proposal, seen.versions, agreed=agreed, wished=seen.is_wished)


def _take_back(app: Opened, plan: int) -> Accepted:
    with LOADING:
        from triage.workflow.coordinate.take_back import take_back

    return take_back(app(), plan)


def _plan_now(app: Opened, plan: int) -> Accepted:
    with LOADING:
        from triage.workflow.coordinate.plans import plan_now

    return plan_now(app(), plan)


def _answer_request(app: Opened, plan: int, appointment: str, is_yes: bool) -> Accepted:
    with LOADING:
        from triage.workflow.coordinate.plans import answer_request

    return answer_request(app(), plan, appointment, is_yes=is_yes)


def _note_prompt(app: Opened, patient: int, codes: Sequence[str]) -> None:
    with LOADING:
        from triage.workflow.coordinate.prompts_shown import note_prompt

    note_prompt(app(), patient, codes)


def _nowhere() -> Application:
    raise LookupError("this desk has no application")
