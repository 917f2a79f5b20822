"""States of the telephone mode, the notes and the free times of the appointments page."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from functools import partial

from tests.screens.coordination_states import shown_patient
from tests.screens.frame_states import rest
from tests.ui.made_up_coordination import NOW
from tests.ui.made_up_notes import MadeUpNotes, free_times, with_choices
from triage.clinical.patient import Contact
from triage.coordination.notes import Arranged, Note, NoteKind
from triage.coordination.situation.traveller import Wishes
from triage.coordination.words.wishes.read import read_wishes
from triage.workflow.coordinate.coordination import Coordination
from triage.workflow.coordinate.free_times import FreeTimes
from triage.workflow.coordinate.wished import noted
from ui.appointments.holes.holes_dialog import HolesDialog
from ui.appointments.holes.words import offers
from ui.appointments.notes.effect import effect_words
from ui.appointments.page import AppointmentsPage
from ui.appointments.telephone.listening import rank
from ui.main_window import MainWindow

State = Callable[[MainWindow], AbstractContextManager[None]]
_NOTES = (
    Note(1, "1", NoteKind.WISHES, Wishes(avoid_weekdays=frozenset({1, 4})), "demo-sekretaer", NOW),
    Note(2, "1", NoteKind.ARRANGED, Arranged(interpreter=True, transport=True), "demo-sekretaer", NOW, "v1"),
)


def _person() -> Coordination:
    made = with_choices()
    relative = Contact("Prøvesen, Ida Eksempel", "datter", "87654321")
    return replace(made, patient=replace(made.patient, contacts=(relative,)), notes=_NOTES)


def _page(window: MainWindow) -> AppointmentsPage:
    page = window.frame.full_page()
    if not isinstance(page, AppointmentsPage):
        raise LookupError("the appointments page is in front")
    return page


@contextmanager
def _on_the_line(window: MainWindow, typed: str) -> Iterator[None]:
    with shown_patient(window, _person, is_proposed=False):
        panel, shown = _page(window).side.telephone, _person()
        wished = read_wishes(typed, shown.situation.now.date())
        was = panel.field.blockSignals(True)
        panel.field.setText(typed)
        panel.field.blockSignals(was)
        panel.show_patient(shown)
        panel.show_wished(wished, may_book=True)
        panel.show()
        rest(window)
        found = rank(MadeUpNotes().desk(), shown, wished)
        panel.show_offers(found.lines)
        _page(window).side.plan.show_proposal(found.offers.shown)
        yield
        panel.field.clear()
        panel.hide()


@contextmanager
def _noting(window: MainWindow, kind: NoteKind, fault: str = "") -> Iterator[None]:
    with shown_patient(window, _person, is_proposed=False):
        form, shown = _page(window).side.note_form, _person()
        form.begin(shown)
        form.kind.setCurrentIndex(form.kind.findData(kind))
        rest(window)
        note = form.note()
        if note is not None:
            form.show_effect(effect_words(shown, noted(shown, note)))
        form.show_fault(fault)
        yield
        form.leave()


@contextmanager
def _holes(window: MainWindow, found: FreeTimes) -> Iterator[None]:
    window.commands.show_appointments()
    rest(window)
    dialog = HolesDialog(found, tuple(offers(found)))
    dialog.setParent(window, dialog.windowFlags())
    dialog.open()
    yield
    dialog.close()
    dialog.deleteLater()


_MANY = replace(free_times(), holes=tuple(free_times().holes) * 5)
_KINDS = (NoteKind.UNAVAILABLE, NoteKind.WISHES, NoteKind.NEEDS, NoteKind.WAIVER, NoteKind.DELAY, NoteKind.TOLD)
STATES: Mapping[str, State] = {
    "coordination-telephone": partial(_on_the_line, typed=""),
    "coordination-telephone-wishes": partial(_on_the_line, typed="ikke tirsdag, efter 10, hellere i Herning"),
    **{f"coordination-note-{kind.value}": partial(_noting, kind=kind) for kind in _KINDS},
    "coordination-note-fault": partial(
        _noting, kind=NoteKind.UNAVAILABLE, fault="Tiden slutter, før den begynder. Ret den."
    ),
    "coordination-holes": partial(_holes, found=_MANY),
    "coordination-no-holes": partial(_holes, found=FreeTimes((), {})),
}
