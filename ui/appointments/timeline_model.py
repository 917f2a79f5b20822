"""The calendar as a table model: a row for each department, one for the trips, a column for each day."""

from datetime import datetime

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from triage.clinical.appointment import Appointment
from ui.appointments.calendar import Calendar, Column
from ui.appointments.day_words import clock_span, column_title, state_words
from ui.crash.guards import never_raises
from ui.translate import tr

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_EMPTY = Calendar((), (), {}, {}, frozenset())


class TimelineModel(QAbstractTableModel):
    """Cells are asked for by `visits_at` and `trip_text`; each is also one sentence for those who hear it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._calendar = _EMPTY
        self._now: datetime | None = None

    def show_calendar(self, calendar: Calendar | None, now: datetime) -> None:
        """Show another calendar, None for an empty one; times are shown in the zone of `now`."""
        self.beginResetModel()
        self._calendar = calendar or _EMPTY
        self._now = now
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of departments, and one more for the trips."""
        lanes = len(self._calendar.lanes)
        return 0 if parent.isValid() or not lanes else lanes + 1

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._calendar.columns)

    @never_raises
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell as one sentence; empty where nothing stands."""
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row, column = index.row(), index.column()
        if self.is_trip_row(row):
            return self.trip_text(column).replace("\n", " ")
        visits = self.visits_at(row, column)
        if not visits:
            return ""
        place = f"{self.lane_title(row).replace(chr(10), ', ')}, {column_title(self.column(column))}"
        return f"{place}: " + "; ".join(self.visit_text(one).replace("\n", " ") for one in visits)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the day over a column, the department and site beside a row."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return column_title(self.column(section))
        return self.lane_title(section)

    def is_trip_row(self, row: int) -> bool:
        """Return whether `row` is the last one, of the trips."""
        return row == len(self._calendar.lanes)

    def column(self, column: int) -> Column:
        """Return which days a column stands for."""
        return self._calendar.columns[column]

    def visits_at(self, row: int, column: int) -> tuple[Appointment, ...]:
        """Return the appointments of a cell, earliest first."""
        return self._calendar.cells.get((row, column), ())

    def visits_in(self, column: int) -> list[Appointment]:
        """Return every appointment of a column."""
        return [one for (_, place), visits in self._calendar.cells.items() if place == column for one in visits]

    def filled(self) -> list[tuple[int, int]]:
        """Return (row, column) of every cell with an appointment, in order of time."""
        return sorted(self._calendar.cells, key=lambda place: (place[1], place[0]))

    def place_of(self, appointment: str) -> tuple[int, int] | None:
        """Return (row, column) of an appointment by its id, None where it is not shown."""
        cells = self._calendar.cells.items()
        return next((place for place, visits in cells if any(one.id == appointment for one in visits)), None)

    def is_at_odds(self, appointment: Appointment) -> bool:
        """Return whether an appointment cannot be kept together with another."""
        return appointment.id in self._calendar.at_odds

    def visit_text(self, appointment: Appointment) -> str:
        """Return time, service and what sets an appointment apart, on a line each."""
        when = self._span(appointment.start, appointment.end)
        doubt = tr("perhaps unnecessary") if appointment.id in self._calendar.doubted else ""
        lines = (when, appointment.service, state_words(appointment, self.is_at_odds(appointment)), doubt)
        return "\n".join(line for line in lines if line)

    def trip_text(self, column: int) -> str:
        """Return from when to when the patient is at hospitals on a day, and at which; empty without a trip."""
        trip = self._calendar.trips.get(column)
        return f"{self._span(trip.start, trip.end)}\n{' → '.join(trip.sites)}".strip() if trip else ""

    def lane_title(self, row: int) -> str:
        """Return department and site, or what the last row is, on two lines."""
        if self.is_trip_row(row):
            return f"{tr('Trips')}\n{tr('first to last visit')}"
        lane = self._calendar.lanes[row]
        modes = {"phone": tr("by phone"), "video": tr("by video")}
        return f"{lane.department}\n{modes.get(lane.mode) or lane.site or tr('place unknown')}"

    def _span(self, start: datetime | None, end: datetime | None) -> str:
        if start is None or self._now is None:
            return tr("time not set")
        zone = self._now.tzinfo
        return clock_span(start.astimezone(zone), end.astimezone(zone) if end else None)
