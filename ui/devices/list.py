"""The list of devices with its search and which of them are shown."""

from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox, QWidget

from triage.worklist.devices import DeviceQuery, DeviceRow, Which
from ui.background import Background
from ui.desks.desk import Desk
from ui.devices.words import columns, headings, sentence
from ui.translate import tr
from ui.widgets.row_list import ListWords, RowList
from ui.widgets.row_table import RowTable
from ui.widgets.windowed_model import Listing, WindowedModel
from ui.widgets.wrapped_table import WrappedTable


@dataclass(frozen=True, slots=True)
class Found:
    """How many devices a query finds."""

    total: int


class DeviceTable(RowTable, WrappedTable):
    """The devices, every text of them whole."""


class DeviceList(RowList[DeviceQuery, Found, DeviceRow]):
    """Every device, those whose readings are invalid, or those whose calibration is due."""

    def __init__(self, desk: Desk, background: Background, parent: QWidget | None = None) -> None:
        which, table = _which_box(), DeviceTable()
        super().__init__(_model(desk, background), table, (which,), _words(), parent)
        self.which = which
        self.setProperty("edge", "right")
        self.setContentsMargins(0, 0, 1, 0)
        table.show_wrapped()

    def asked(self) -> DeviceQuery:
        """Return what the fields ask for."""
        return DeviceQuery(self.search.words(), Which(self.which.currentData()))

    def show_asked(self, query: DeviceQuery) -> None:
        """Show in the fields what is asked for."""
        self.search.setText(query.text)
        self.which.setCurrentIndex(self.which.findData(query.which))

    def empty(self) -> str:
        """Return what is said when the query finds nothing."""
        return tr("No source has told of a device.") if self.model.query == DeviceQuery() else tr("No device fits.")


def _model(desk: Desk, background: Background) -> WindowedModel[DeviceQuery, Found, DeviceRow]:
    devices = desk.devices
    listing = Listing(
        count=lambda query: Found(devices.count_devices(query)),
        rows=devices.list_devices,
        key=lambda row: row.key,
        headings=headings,
        columns=columns,
        sentence=sentence,
        now=desk.now,
    )
    return WindowedModel(listing, background, DeviceQuery(), Found(0))


def _words() -> ListWords:
    return ListWords(
        title=tr("Devices"),
        search=tr("Search for a device"),
        hint=tr("UDI, serial number, model, lot …   /"),
        waiting=tr("Fetching the devices …"),
        failed=tr("The devices could not be read. {fault} Press F5 to try again."),
    )


def _which_box() -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(tr("Which devices"))
    box.addItem(tr("All devices"), Which.ALL)
    box.addItem(tr("Readings invalid"), Which.INVALIDATED)
    box.addItem(tr("Calibration due"), Which.DUE)
    return box
