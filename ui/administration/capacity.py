"""How many visits and calls each department has room for, beside the reds and yellows that wait now."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QGridLayout

from triage.access.acts import Act
from triage.worklist.capacity import CapacityOf
from ui.administration.choices import GrowingChoice, fill
from ui.administration.days import weekday_names
from ui.administration.section import Section
from ui.background import Background
from ui.desks.desk import Desk
from ui.translate import shown_count, tr
from ui.widgets.number_field import NumberField
from ui.widgets.plain_label import PlainLabel
from ui.widgets.short_table import ShortTable

_WIDTH = 46


class CapacitySection(Section):
    """Whole numbers by weekday; nothing else in the program is changed by them yet."""

    sees = (Act.SET_PROGRAMMES, Act.SEE_USERS)
    sets = (Act.SET_PROGRAMMES,)

    def __init__(self, desk: Desk, background: Background) -> None:
        told = tr("What the department can do in a day. It changes no colour and no deadline.")
        super().__init__(desk, background, tr("Capacity"), told)
        self._found: Sequence[CapacityOf] = ()
        headings = (tr("Department"), tr("Waiting now"), tr("Capacity today"))
        self.table = ShortTable(tr("Capacity"), headings)
        self.add(self.table)
        self.place = GrowingChoice(tr("Department"))
        self.visits, self.calls = (_week_of(tr("Visits")), _week_of(tr("Calls")))
        fields = ((tr("Department"), self.place), (tr("By weekday"), self._week()))
        self.add_form(tr("Change the capacity"), fields, tr("Save"), self.set)
        self.place.currentIndexChanged.connect(lambda _: self._show_chosen())

    def refresh(self) -> None:
        """Read capacity and load."""
        self.ask(self._desk.administration.list_capacity, self._show)

    def set(self) -> None:
        """Save the numbers typed."""
        visits, calls = _told(self.visits), _told(self.calls)
        if visits is None or calls is None:
            self.refuse(tr("Write whole numbers, such as 12."))
            return
        work = partial(self._desk.administration.set_capacity, self.place.currentData(), visits, calls)
        self.carry_out(work, tr("The capacity is saved."))

    def _show(self, found: Sequence[CapacityOf]) -> None:
        self._found = found
        today = self._desk.now().weekday()
        self.table.show_rows([(one.department, (one.department, _load(one), _today(one, today))) for one in found])
        fill(self.place, self.settable(one.department for one in found))
        self._show_chosen()

    def _show_chosen(self) -> None:
        one = next((one for one in self._found if one.department == self.place.currentData()), None)
        if one is None:
            return
        for fields, numbers in ((self.visits, one.capacity.visits), (self.calls, one.capacity.calls)):
            for field, number in zip(fields, numbers, strict=True):
                field.setText(str(number))

    def _week(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setColumnStretch(8, 1)
        grid.setHorizontalSpacing(6)
        for column, name in enumerate(weekday_names(), 1):
            grid.addWidget(PlainLabel(name[:3], "label"), 0, column)
        for row, (name, fields) in enumerate(((tr("Visits"), self.visits), (tr("Calls"), self.calls)), 1):
            grid.addWidget(PlainLabel(name, "muted"), row, 0)
            for column, field in enumerate(fields, 1):
                grid.addWidget(field, row, column)
        return grid


def _week_of(name: str) -> list[NumberField]:
    fields = [NumberField(f"{name}, {day}") for day in weekday_names()]
    for field in fields:
        field.setFixedWidth(_WIDTH)
    return fields


def _told(fields: Sequence[NumberField]) -> list[int] | None:
    """Return the numbers, None where one of them is none."""
    numbers = [number for field in fields if (number := field.whole()) is not None]
    return numbers if len(numbers) == len(fields) else None


def _load(one: CapacityOf) -> str:
    if one.load is None:
        return tr("not shown for your role")
    words = tr("{red} red and {yellow} yellow")
    return words.format(red=shown_count(one.load.red), yellow=shown_count(one.load.yellow))


def _today(one: CapacityOf, weekday: int) -> str:
    if not one.capacity.is_set:
        return tr("not told")
    words = tr("{calls} calls and {visits} visits")
    calls, visits = one.capacity.calls[weekday], one.capacity.visits[weekday]
    return words.format(calls=shown_count(calls), visits=shown_count(visits))
