"""States of the page of administration, and what an auditor is asked."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from functools import partial

from PySide6.QtWidgets import QDialog

from tests.screens.frame_states import rest
from ui.administration.page import AdministrationPage
from ui.audit.page import AuditPage
from ui.main_window import MainWindow

State = Callable[[MainWindow], AbstractContextManager[None]]
_SECTIONS = 9


@contextmanager
def _section(window: MainWindow, number: int, *, is_last: bool = False) -> Iterator[None]:
    """Show a section, the last that the person may see where there are fewer; from its top or from its end."""
    window.commands.show_administration()
    rest(window)
    page = window.frame.full_page()
    assert isinstance(page, AdministrationPage)
    page.names.setCurrentRow(min(number, page.names.count() - 1))
    rest(window)
    section = page.section()
    assert section is not None
    bar = section.verticalScrollBar()
    bar.setValue(bar.maximum() if is_last else 0)
    yield
    bar.setValue(0)


@contextmanager
def _number(window: MainWindow, ask: Callable[[AuditPage], None]) -> Iterator[None]:
    """Ask for a citizen's number over the log."""
    window.commands.show_audit()
    rest(window)
    page = window.frame.full_page()
    assert isinstance(page, AuditPage)
    ask(page)
    rest(window)
    yield
    for dialog in window.findChildren(QDialog):
        dialog.reject()
    rest(window)


SECTION_STATES: Mapping[str, State] = {
    **{f"section-{number}": partial(_section, number=number) for number in range(_SECTIONS)},
    **{f"section-{number}-end": partial(_section, number=number, is_last=True) for number in range(_SECTIONS)},
}
NUMBER_STATES: Mapping[str, State] = {
    "audit-patient": partial(_number, ask=lambda page: page.log.patient_wanted.emit()),
    "audit-citizen": partial(_number, ask=lambda page: page.extract()),
}
