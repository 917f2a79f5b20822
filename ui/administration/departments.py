"""Departments, and which teams, programmes, sources and clinics belong to them."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QLineEdit

from triage.access.acts import Act
from triage.access.department import Department, Part
from ui.administration.choices import GrowingChoice, fill, tick_box
from ui.administration.section import Section
from ui.background import Background
from ui.desks.desk import Desk
from ui.translate import programme_name, tr
from ui.widgets.short_table import ShortTable


class DepartmentsSection(Section):
    """What no line names belongs to the first department."""

    sees = (Act.SEE_USERS,)
    sets = (Act.SET_USERS,)

    def __init__(self, desk: Desk, background: Background) -> None:
        told = tr("Everything that belongs to no other department belongs to the first.")
        super().__init__(desk, background, tr("Departments"), told)
        self.table = ShortTable(tr("Departments"), (tr("Department"), tr("SOR code"), tr("What belongs to it")))
        self.add(self.table)
        self.place, self.kind, self.value = GrowingChoice(tr("Department")), GrowingChoice(tr("Kind")), QLineEdit()
        for part in Part:
            self.kind.addItem(part_word(part), part)
        belongs = (
            (tr("Department"), self.place),
            (tr("Kind"), self.kind),
            (tr("Name, or code of the programme"), self.value),
        )
        self.add_form(tr("Let something belong to a department"), belongs, tr("Assign"), self.assign)
        self.name, self.sor = QLineEdit(), QLineEdit()
        self.sensitive = tick_box(tr("others see its appointments as time taken"))
        made = ((tr("Name"), self.name), (tr("SOR code"), self.sor), (tr("Sensitive"), self.sensitive))
        self.add_form(tr("Add a department"), made, tr("Add the department"), self.make)
        self.old, self.new = GrowingChoice(tr("Department")), QLineEdit()
        renamed = ((tr("Department"), self.old), (tr("New name"), self.new))
        self.add_form(tr("Rename a department"), renamed, tr("Rename"), self.rename)

    def refresh(self) -> None:
        """Read the departments."""
        self.ask(self._desk.administration.list_departments, self._show)

    def make(self) -> None:
        """Make the department that the form names."""
        work = partial(
            self._desk.administration.make_department, self.name.text(), self.sor.text(), self.sensitive.isChecked()
        )
        self.carry_out(work, tr("The department was made."), lambda _: self.name.clear())

    def rename(self) -> None:
        """Give the department chosen another name."""
        work = partial(
            self._desk.administration.rename_department, self.old.currentData(), self.new.text().strip(), None
        )
        self.carry_out(work, tr("The department was renamed."), lambda _: self.new.clear())

    def assign(self) -> None:
        """Let something belong to the department chosen, and its open cases with it."""
        value = self.value.text().strip()
        if not value:
            self.refuse(tr("Write what is to belong to the department."))
            return
        part = Part(self.kind.currentData())
        work = partial(self._desk.administration.assign, self.place.currentData(), part, value)
        self.carry_out(work, tr("It belongs to the department now, with its open cases."), lambda _: self.value.clear())

    def _show(self, departments: Sequence[Department]) -> None:
        self.table.show_rows([(one.name, (_named(one), one.sor, _parts(one))) for one in departments])
        names = [(one.name, one.name) for one in departments]
        fill(self.place, names)
        fill(self.old, names)


def part_word(part: Part) -> str:
    """Return what can belong to a department, as a word."""
    words = {
        Part.TEAM: tr("Care team"),
        Part.PROGRAMME: tr("Programme"),
        Part.SOURCE: tr("Source"),
        Part.SERVICE: tr("Clinic"),
    }
    return words[part]


def _named(one: Department) -> str:
    return f"{one.name} ({tr('sensitive')})" if one.is_sensitive else one.name


def _parts(one: Department) -> str:
    named = ((part, programme_name(value) if part is Part.PROGRAMME else value) for part, value in one.parts)
    return "; ".join(f"{part_word(part)}: {value}" for part, value in named)
