"""States of what the appointments page puts on paper: letters held and ready, the list of letters, map and drafts."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QDialog

from tests.screens.coordination_states import shown_patient
from tests.screens.frame_states import rest
from tests.ui.made_up_coordination import NOW, proposal
from tests.ui.made_up_paper import HELD, paper, waiting, with_region
from triage.workflow.coordinate.coordination import Coordination
from ui.appointments.paper.letter_dialog import LetterDialog
from ui.appointments.paper.ready_dialog import ReadyDialog
from ui.appointments.paper.target import Target
from ui.main_window import MainWindow

State = Callable[[MainWindow], AbstractContextManager[None]]
_TARGETS = (Target.PRINTER, Target.PDF)


@contextmanager
def _over(window: MainWindow, make: Callable[[], QDialog]) -> Iterator[None]:
    window.commands.show_appointments()
    rest(window)
    dialog = make()
    dialog.setParent(window, dialog.windowFlags())
    dialog.open()
    yield
    dialog.close()
    dialog.deleteLater()


def _letter(*, is_held: bool = False, is_large: bool = False) -> LetterDialog:
    shown = paper(hold=HELD) if is_held else paper(is_asked=True)
    dialog = LetterDialog((shown,), _TARGETS, lambda: NOW, None)
    dialog.large.setChecked(is_large)
    dialog.drafts.setChecked(is_large)
    return dialog


def _list() -> ReadyDialog:
    dialog = ReadyDialog(waiting() * 4, _TARGETS)
    dialog.show_fault("Printeren tog ikke imod. Se efter, om den er tændt, eller gem brevet som PDF.")
    return dialog


def _ways() -> Coordination:
    return replace(with_region(), proposal=proposal())


def _unknown() -> Coordination:
    return replace(_ways(), is_home_unknown=True, patient=replace(with_region().patient, postal_code=None))


STATES: Mapping[str, State] = {
    "coordination-map": partial(shown_patient, shown=_ways, down=True),
    "coordination-map-no-home": partial(shown_patient, shown=_unknown, down=True),
    "coordination-letter": partial(_over, make=_letter),
    "coordination-letter-held": partial(_over, make=partial(_letter, is_held=True)),
    "coordination-letter-large": partial(_over, make=partial(_letter, is_large=True)),
    "coordination-letters": partial(_over, make=_list),
    "coordination-no-letters": partial(_over, make=partial(ReadyDialog, (), _TARGETS)),
}
