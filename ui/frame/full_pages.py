"""Which pages take the whole room; each is imported and built when it is first shown, for the start must be quick."""

from collections.abc import Mapping

from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.background import Background
from ui.desks.desk import Desk
from ui.frame.full_page import BuildFullPage, FullPage
from ui.frame.rail import ADMINISTRATION, APPOINTMENTS, AUDIT, DEVICES, GREENS, INTAKE, THRESHOLDS


class Rooms(QStackedWidget):
    """The worklist with the patient, and the full pages that were shown so far."""

    def __init__(self, first: QWidget, desk: Desk, background: Background, kept: Mapping[int, object]) -> None:
        super().__init__()
        self._desk = desk
        self._background = background
        self._kept = dict(kept)
        self._built: dict[int, FullPage] = {}
        self._first = first
        self.addWidget(first)

    def show_page(self, number: int) -> FullPage | None:
        """Bring page `number` forward, and return it where it is a full page that was built just now."""
        if number not in FULL_PAGES:
            self.setCurrentWidget(self._first)
            return None
        is_new = number not in self._built
        if is_new:
            self._built[number] = FULL_PAGES[number](self._desk, self._background, self._kept.pop(number, None))
            self.addWidget(self._built[number])
        page = self._built[number]
        self.setCurrentWidget(page)
        page.focus_list()
        return page if is_new else None

    def front(self) -> FullPage | None:
        """Return the full page in front, or None."""
        page = self.currentWidget()
        return page if isinstance(page, FullPage) else None

    def refresh(self) -> None:
        """Read the full pages again that were ever shown."""
        for page in self._built.values():
            page.refresh()

    def note_news(self) -> None:
        """Tell the full pages that were ever shown that something changed."""
        for page in self._built.values():
            page.note_news()

    def leave(self) -> dict[int, object]:
        """Hear no more answers, and return what the pages take up when the screen is built anew."""
        return self._kept | {number: page.leave() for number, page in self._built.items()}


def _appointments(desk: Desk, background: Background, kept: object) -> FullPage:
    from ui.appointments.page import AppointmentsPage

    return AppointmentsPage(desk, background, kept)


def _intake(desk: Desk, background: Background, kept: object) -> FullPage:
    from ui.intake.page import IntakePage

    return IntakePage(desk, background, kept)


def _devices(desk: Desk, background: Background, kept: object) -> FullPage:
    from ui.devices.page import DevicesPage

    return DevicesPage(desk, background, kept)


def _audit(desk: Desk, background: Background, kept: object) -> FullPage:
    from ui.audit.page import AuditPage

    return AuditPage(desk, background, kept)


def _greens(desk: Desk, background: Background, kept: object) -> FullPage:
    from ui.greens.page import GreensPage

    return GreensPage(desk, background, kept)


def _administration(desk: Desk, background: Background, kept: object) -> FullPage:
    from ui.administration.page import AdministrationPage

    return AdministrationPage(desk, background, kept)


def _thresholds(desk: Desk, background: Background, kept: object) -> FullPage:
    from ui.thresholds.page import ThresholdsPage

    return ThresholdsPage(desk, background, kept)


FULL_PAGES: Mapping[int, BuildFullPage] = {
    APPOINTMENTS: _appointments,
    INTAKE: _intake,
    DEVICES: _devices,
    AUDIT: _audit,
    GREENS: _greens,
    ADMINISTRATION: _administration,
    THRESHOLDS: _thresholds,
}
