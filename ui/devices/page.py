"""The devices page: the list, the device chosen, and the dialogs that invalidate its readings or take that back."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter

from triage.clinical.device import Invalidation
from triage.workflow.application import Changed
from triage.worklist.devices import DeviceQuery, DeviceRow
from ui.background import Background
from ui.desks.desk import Desk
from ui.devices.details import DeviceDetails
from ui.devices.dialog import Asked, ConsequenceDialog
from ui.devices.list import DeviceList
from ui.devices.period import PeriodFields
from ui.devices.words import period
from ui.errors import explained
from ui.frame.full_page import FullPage
from ui.translate import tr
from ui.widgets.leaving import let_go
from ui.widgets.plain_label import one_line

_LIST, _DETAILS = 850, 440


@dataclass(frozen=True, slots=True)
class Kept:
    """What a page built anew takes up: the query, and the device chosen with the row it stood in."""

    query: DeviceQuery
    key: int | None = None
    row: int = 0


class DevicesPage(FullPage):
    """Every device, and on the right what rests on the one chosen."""

    list: DeviceList

    def __init__(self, desk: Desk, background: Background, kept: object) -> None:
        super().__init__()
        self._desk, self._background = desk, background
        self.dialog: ConsequenceDialog | None = None
        self.list = DeviceList(desk, background)
        self.details = DeviceDetails(desk)
        self._lay_out()
        self.list.chosen.connect(self._show_row)
        self.list.opened.connect(self.trace)
        self.details.trace_wanted.connect(self.trace)
        self.details.invalidate_wanted.connect(self.act)
        self.details.restore_wanted.connect(self.ask_to_restore)
        self.details.patient_wanted.connect(self.open_patient)
        before = kept if isinstance(kept, Kept) else Kept(DeviceQuery())
        self.list.ask(before.query, before.row)
        self.list.choose(before.key)

    def refresh(self) -> None:
        """Read the devices again; patients shown are read again only when asked for, for each look is logged."""
        self.list.model.refresh()
        self._read_history()

    def trace(self) -> None:
        """Show patients and decisions of the device chosen; the look-up is logged."""
        key = self.details.key
        if key is not None:
            self.details.show_waiting()
            work = partial(self._desk.devices.trace, key)
            self._background.read(work, self.heard(self.details.show_trace), self.heard(self._broke))

    def open_patient(self) -> None:
        """Go to the patient chosen among those who were measured with the device."""
        case = self.details.case_chosen()
        if case is not None:
            self.case_wanted.emit(case)

    def act(self) -> None:
        """Ask which readings of the device chosen are to be invalidated."""
        row = self.list.current()
        if row is None:
            return
        fields, devices, key = PeriodFields(self._desk.now().date()), self._desk.devices, row.key
        asked = Asked(
            tr("Invalidate readings"),
            one_line(row.device.label),
            lambda reason: partial(devices.preview, fields.draft(key, reason)),
            lambda reason: partial(devices.invalidate, fields.draft(key, reason)),
        )
        self._open(asked, fields)

    def ask_to_restore(self, line: Invalidation) -> None:
        """Ask for the reason to take an invalidation back."""
        devices = self._desk.devices
        asked = Asked(
            tr("Take the invalidation back"),
            period(line.start, line.end, self._desk.now()),
            lambda _: partial(devices.preview_restoration, line.id),
            lambda reason: partial(devices.restore, line.id, reason),
        )
        self._open(asked, None)

    def kept(self) -> object:
        """Return what is listed and chosen."""
        return Kept(self.list.model.query, self.details.key, max(0, self.list.table.currentIndex().row()))

    def _open(self, asked: Asked, fields: PeriodFields | None) -> None:
        if self.dialog is not None:
            let_go(self.dialog)
        self.dialog = ConsequenceDialog(self._desk, self._background, asked, fields, self)
        self.dialog.changed.connect(self._show_change)
        self.dialog.open()

    def _show_change(self, changed: Changed) -> None:
        self.refresh()
        self.changed.emit(changed)

    def _show_row(self, row: DeviceRow | None) -> None:
        if row is None:
            return
        is_other = row.key != self.details.key
        self.details.show_device(row)
        if is_other:
            self._read_history()

    def _read_history(self) -> None:
        key = self.details.key
        if key is not None:
            work = partial(self._desk.devices.history, key)
            self._background.read(work, self.heard(self.details.show_history), self.heard(self._broke))

    def _broke(self, fault: BaseException) -> None:
        self.details.show_fault(explained(fault))

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.list)
        split.addWidget(self.details)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.setStretchFactor(0, 1)
        split.setSizes([_LIST, _DETAILS])
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(split)
