"""Opening hours and check-days of each department, with what becomes of deadlines before anything is saved."""

from collections.abc import Sequence
from datetime import time
from functools import partial

from PySide6.QtWidgets import QGridLayout, QLineEdit

from triage.access.acts import Act
from triage.workflow.application import Changed
from triage.worklist.department_hours import HoursOf, Moved, NewHours
from triage.worklist.programme_use import ProgrammeOf
from triage.worklist.working_hours import WorkingHours
from ui.administration.choices import GrowingChoice, fill, tick_box
from ui.administration.days import days_in, days_words, month_days_in, time_in, weekday_names
from ui.administration.section import Section
from ui.background import Background
from ui.desks.desk import Desk
from ui.translate import programme_name, shown_count, tr
from ui.typed_day import written_day
from ui.widgets.fields import in_a_row
from ui.widgets.short_table import ShortTable

_TIME_WIDTH = 76


class HoursSection(Section):
    """Saving shows first how many deadlines move, and saves when it is asked for again."""

    sees = (Act.SET_PROGRAMMES, Act.SEE_USERS)
    sets = (Act.SET_PROGRAMMES,)

    def __init__(self, desk: Desk, background: Background) -> None:
        told = tr(
            "Deadlines in working hours pass while the department is open. A red never waits for a check-day. "
            "Public holidays are closed by themselves."
        )
        super().__init__(desk, background, tr("Hours and check-days"), told)
        self._hours: Sequence[HoursOf] = ()
        self._seen: NewHours | None = None
        headings = (tr("Department"), tr("Opening hours"), tr("Check-days"))
        self.table = ShortTable(tr("Hours and check-days"), headings)
        self.add(self.table)
        self.place, self.programme = GrowingChoice(tr("Department")), GrowingChoice(tr("Programme"))
        self.from_file = tick_box(tr("as in the program's file"))
        self.open = [tick_box(name) for name in weekday_names()]
        self.times = [(_time_field(tr("Opens")), _time_field(tr("Closes"))) for _ in self.open]
        self.checks = [tick_box(name[:3]) for name in weekday_names()]
        self.closed, self.every_year = QLineEdit(), QLineEdit()
        self.closed.setPlaceholderText("28.12.2026, 29.12.2026")
        self.every_year.setPlaceholderText("5.6., 24.12., 31.12.")
        fields = (
            (tr("Department"), self.place),
            (tr("Hours"), self.from_file),
            ("", self._week()),
            (tr("Closed on"), self.closed),
            (tr("Closed every year"), self.every_year),
            (tr("Programme"), self.programme),
            (tr("Check-days (none: every day)"), in_a_row(*self.checks)),
        )
        self.add_form(tr("Change hours and check-days"), fields, tr("Show what moves, then save"), self.set)
        self.place.currentIndexChanged.connect(lambda _: self._show_chosen())
        self.programme.currentIndexChanged.connect(lambda _: self._show_checks())

    def refresh(self) -> None:
        """Read the hours and the programmes."""
        self.ask(self._desk.administration.list_programmes, self._show_programmes)
        self.ask(self._desk.administration.list_hours, self._show)

    def set(self) -> None:
        """Show what moves; the second time, with nothing changed in between, save."""
        wanted = self.wanted()
        if wanted is None:
            return
        if wanted == self._seen:
            self._seen = None
            self.carry_out(partial(self._desk.administration.set_hours, wanted), "", self._tell_saved)
            return
        self.message.say(tr("Counting the deadlines …"))
        work = partial(self._desk.administration.preview_hours, wanted)
        self._background.read(work, self._deaf(partial(self._previewed, wanted)), self._deaf(self._failed))

    def wanted(self) -> NewHours | None:
        """Return what the form asks for; None where something in it cannot be, which is said."""
        try:
            hours = None if self.from_file.isChecked() else self._typed()
        except ValueError as fault:
            self.refuse(str(fault))
            return None
        days = frozenset(day for day, box in enumerate(self.checks) if box.isChecked())
        programme = self.programme.currentData()
        return NewHours(self.place.currentData(), hours, {programme: days} if programme else {})

    def _typed(self) -> WorkingHours:
        by_weekday: dict[int, tuple[time, time]] = {}
        for day, (box, (opens, closes)) in enumerate(zip(self.open, self.times, strict=True)):
            if box.isChecked():
                by_weekday[day] = time_in(opens.text()), time_in(closes.text())
                if by_weekday[day][0] >= by_weekday[day][1]:
                    words = tr("{day}: write the opening time before the closing time.")
                    raise ValueError(words.format(day=box.text()))
        if not by_weekday:
            raise ValueError(tr("The department must be open on one weekday at least."))
        return WorkingHours(by_weekday, month_days_in(self.every_year.text()), days_in(self.closed.text()))

    def _previewed(self, wanted: NewHours, moved: Moved) -> None:
        self._seen = wanted
        self.message.say(tr("{moved} Press again to save.").format(moved=moved_words(moved)), "strong")
        self.ensureWidgetVisible(self.message)

    def _tell_saved(self, answer: tuple[Moved, Changed]) -> None:
        moved, changed = answer
        self.done.emit(changed)
        self._said(tr("Saved. {moved}").format(moved=moved_words(moved)))

    def _show(self, hours: Sequence[HoursOf]) -> None:
        self._hours = hours
        self.table.show_rows([(one.department, _texts(one)) for one in hours])
        fill(self.place, self.settable(one.department for one in hours))
        self._show_chosen()

    def _show_programmes(self, programmes: Sequence[ProgrammeOf]) -> None:
        codes = dict.fromkeys(one.use.programme for one in programmes)
        fill(self.programme, [(programme_name(code), code) for code in codes])

    def _show_chosen(self) -> None:
        one = self._chosen()
        if one is None:
            return
        self.from_file.setChecked(not one.is_own)
        for day, (box, (opens, closes)) in enumerate(zip(self.open, self.times, strict=True)):
            hours = one.hours.by_weekday.get(day)
            box.setChecked(hours is not None)
            opens.setText("" if hours is None else f"{hours[0]:%H.%M}")
            closes.setText("" if hours is None else f"{hours[1]:%H.%M}")
        self.closed.setText(", ".join(written_day(day) for day in sorted(one.hours.closed_days)))
        every = sorted(one.hours.closed_every_year)
        self.every_year.setText(", ".join(f"{day}.{month}." for month, day in every))
        self._show_checks()

    def _show_checks(self) -> None:
        one = self._chosen()
        days = frozenset() if one is None else one.check_days.get(self.programme.currentData() or "", frozenset())
        for day, box in enumerate(self.checks):
            box.setChecked(day in days)

    def _chosen(self) -> HoursOf | None:
        return next((one for one in self._hours if one.department == self.place.currentData()), None)

    def _week(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setColumnStretch(3, 1)
        grid.setHorizontalSpacing(8)
        for row, (box, (opens, closes)) in enumerate(zip(self.open, self.times, strict=True)):
            for column, field in enumerate((box, opens, closes)):
                grid.addWidget(field, row, column)
                field.setEnabled(True)
            for field in (opens, closes):
                field.setAccessibleName(f"{box.text()}: {field.accessibleName()}")
                field.textEdited.connect(lambda _: self.from_file.setChecked(False))
            box.clicked.connect(lambda _: self.from_file.setChecked(False))
        return grid


def moved_words(moved: Moved) -> str:
    """Return what becomes of the deadlines, in one sentence."""
    if not moved.count:
        return tr("No deadline of an open case moves.")
    words = tr("{count} deadlines move: {later} later, {earlier} earlier; {overdue} are overdue then.")
    numbers = {"count": moved.count, "later": moved.later, "earlier": moved.earlier, "overdue": moved.overdue}
    return words.format(**{name: shown_count(number) for name, number in numbers.items()})


def hours_words(hours: WorkingHours) -> str:
    """Return a week, days with the same hours together."""
    told: list[str] = []
    by_hours: dict[tuple[time, time], list[int]] = {}
    for day, span in sorted(hours.by_weekday.items()):
        by_hours.setdefault(span, []).append(day)
    for (opens, closes), days in by_hours.items():
        told.append(f"{days_words(days)} {opens:%H.%M}–{closes:%H.%M}")
    return "; ".join(told)


def _texts(one: HoursOf) -> tuple[str, str, str]:
    whose = hours_words(one.hours) if one.is_own else f"{hours_words(one.hours)} ({tr('from the file')})"
    checks = (f"{programme_name(code)}: {days_words([*days])}" for code, days in sorted(one.check_days.items()))
    return one.department, whose, "; ".join(checks) or tr("every day of work")


def _time_field(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setFixedWidth(_TIME_WIDTH)
    field.setAccessibleName(name)
    return field
