"""States of the appointments page: a proposal in every state, an inbox put aside, and what is not shown."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from functools import partial
from typing import cast

from tests.screens.frame_states import rest
from tests.ui.made_up_coordination import (
    BLOOD_A,
    LUNG,
    NOTHING,
    coordination,
    entry,
    move_outcome,
    plan,
    proposal,
    visit,
)
from triage.coordination.inbox.entry import WRITE_FAILED
from triage.coordination.rebooking.capability import Capability
from triage.coordination.rebooking.plan import Result, Stage
from triage.coordination.taken import Taken
from triage.errors import Text
from triage.workflow.coordinate.coordination import Coordination
from triage.workflow.coordinate.plans import Accepted
from ui.appointments.inbox.aside import AwaitAnswer, NotRelevant, SettleFailure, Snooze
from ui.appointments.page import AppointmentsPage
from ui.appointments.told import told
from ui.main_window import MainWindow

State = Callable[[MainWindow], AbstractContextManager[None]]
_KINDS = (Snooze, AwaitAnswer, NotRelevant, SettleFailure)
_LONG = "Tværfaglig lungerehabiliteringsundersøgelse med kontrastultralydsskanning"
_FAULT = Text("Blodprøver svarede ikke. Ring 12 34 56 78.", "The laboratory did not answer. Call 12 34 56 78.")


def _page(window: MainWindow) -> AppointmentsPage:
    window.commands.show_appointments()
    rest(window)
    return cast("AppointmentsPage", window.frame.full_page())


@contextmanager
def shown_patient(
    window: MainWindow, shown: Callable[[], Coordination], *, is_proposed: bool = True, down: bool = False
) -> Iterator[None]:
    """Show a made-up patient, with the proposal or before it is there."""
    page = _page(window)
    page.opening.forget()
    made = shown()
    page.side.show_patient(made)
    if is_proposed:
        page.side.plan.show_proposal(made)
    page.side.plan.show_told(told(made))
    bar = page.side.plan.verticalScrollBar()
    rest(window)
    bar.setValue(bar.maximum() if down else 0)
    yield
    page.side.show_nobody()


@contextmanager
def _asked(window: MainWindow, *, needs_clinician: bool = False) -> Iterator[None]:
    with shown_patient(window, _proposed):
        confirm = _page(window).side.confirm
        confirm.ask(_proposed(), proposal(), needs_clinician=needs_clinician)
        yield
        confirm.hide()


@contextmanager
def _told(window: MainWindow, accepted: Callable[[], Accepted]) -> Iterator[None]:
    with shown_patient(window, _proposed):
        bar = _page(window).side.bar
        bar.show_plan(replace(accepted(), undo_until=window.desk.now()), "EKSEMPELSEN, Aksel")
        yield
        bar.show_plan(None)


@contextmanager
def _form(window: MainWindow, kind: type) -> Iterator[None]:
    page = _page(window)
    page.entries.form.begin(kind, entry(1, WRITE_FAILED if kind is SettleFailure else "LONG_WAIT", data={"wait": 150}))
    page.entries.form.show_fault(str(_FAULT.da))
    yield
    page.entries.form.leave()


@contextmanager
def _said(window: MainWindow, text: str, role: str) -> Iterator[None]:
    page = _page(window)
    if role == "error":
        page.side.show_fault(text)
    else:
        page.side.show_waiting()
    yield
    page.side.show_nobody()


@contextmanager
def _news(window: MainWindow) -> Iterator[None]:
    page = _page(window)
    page.list.news.show_difference(3)
    yield
    page.list.news.show_difference(0)


def _proposed() -> Coordination:
    return replace(coordination(), proposal=proposal())


def _nothing() -> Coordination:
    return replace(coordination(), proposal=NOTHING, slots_left_out=120, is_home_unknown=True)


def _in_order() -> Coordination:
    return replace(coordination(visit("v2", LUNG, "2026-12-01T09:00", "Kontrol")), proposal=NOTHING, conflicts=())


def _masked() -> Coordination:
    return replace(_in_order(), taken=tuple(Taken(one.start, one.end) for one in coordination().taken), is_masked=True)


def _without() -> Coordination:
    return replace(_in_order(), situation=replace(_in_order().situation, visits={}), taken=(), proposal=NOTHING)


def _long() -> Coordination:
    days = [visit(f"w{day}", LUNG, f"2026-12-{day:02}T09:00", _LONG) for day in range(1, 12)]
    return replace(coordination(*days), proposal=NOTHING)


def _requested() -> Accepted:
    calls = move_outcome("v3", BLOOD_A, Capability.PHONE, phone="12 34 56 78")
    return plan(Result.REQUESTED, move_outcome("v1", LUNG, Capability.REQUEST), calls)


def _failed() -> Accepted:
    return plan(Result.NEEDS_HUMAN, move_outcome("v3", BLOOD_A, stage=Stage.FAILED, fault=_FAULT))


STATES: Mapping[str, State] = {
    "coordination-proposal": partial(shown_patient, shown=_proposed),
    "coordination-proposal-below": partial(shown_patient, shown=_proposed, down=True),
    "coordination-looking": partial(shown_patient, shown=coordination, is_proposed=False),
    "coordination-nothing-proposed": partial(shown_patient, shown=_nothing, down=True),
    "coordination-in-order": partial(shown_patient, shown=_in_order),
    "coordination-masked": partial(shown_patient, shown=_masked),
    "coordination-no-appointments": partial(shown_patient, shown=_without),
    "coordination-long-words": partial(shown_patient, shown=_long),
    "coordination-asked": _asked,
    "coordination-clinician": partial(_asked, needs_clinician=True),
    "coordination-applied": partial(_told, accepted=plan),
    "coordination-requested": partial(_told, accepted=_requested),
    "coordination-failed": partial(_told, accepted=_failed),
    "coordination-waiting": partial(_said, text="", role="muted"),
    "coordination-not-opened": partial(_said, text=_FAULT.da, role="error"),
    "coordination-news": _news,
    **{f"coordination-{kind.__name__}": partial(_form, kind=kind) for kind in _KINDS},
}
READ_ONLY: Mapping[str, State] = {
    "coordination-read-only": partial(shown_patient, shown=lambda: replace(_proposed(), may_book=False)),
}
