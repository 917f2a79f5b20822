"""Users and roles: who may do what, where and until when, and grants that wait for a second person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from triage.access.acts import Act
from triage.access.administration import Given, Standing
from triage.access.at_work import AtWork
from triage.access.department import Department
from triage.access.roles import Role
from triage.access.words import ROLE_WORDS
from triage.scoring.danish_time import DENMARK, danish_midnight
from ui.administration.choices import GrowingChoice, fill, tick_box
from ui.administration.section import Section
from ui.background import Background
from ui.desks.desk import Desk
from ui.translate import in_language, tr
from ui.widgets.fields import choice, day_field, day_in, in_a_row
from ui.widgets.short_table import ShortTable

if TYPE_CHECKING:
    from triage.workflow.people.people import PersonLine

_HALF_A_YEAR = timedelta(days=182)


class PeopleSection(Section):
    """People with their roles, and forms to add a person and to give or propose a role."""

    sees = (Act.SEE_USERS,)
    sets = (Act.SET_USERS, Act.ASK_USERS)

    def __init__(self, desk: Desk, background: Background) -> None:
        told = tr("Nobody changes their own roles. A department head proposes; an administrator confirms.")
        super().__init__(desk, background, tr("Users and roles"), told)
        self._people: Sequence[PersonLine] = ()
        self._names: dict[int, str] = {}
        headings = (tr("User"), tr("Role"), tr("From – until"), tr("State"))
        self.table = ShortTable(tr("Users and roles"), headings)
        self.add(self.table)
        self.add_buttons(
            (tr("Confirm the role"), self.confirm),
            (tr("End the role"), self.end_role),
            (tr("Bar the user, or let in again"), self.switch_user),
        )
        self.login, self.name = QLineEdit(), QLineEdit()
        self.who, self.place = GrowingChoice(tr("User")), GrowingChoice(tr("Department"))
        self.role = choice(tr("Role"), *((in_language(ROLE_WORDS[role]), role) for role in Role))
        today = desk.now().date()
        self.start, self.end = day_field(today, tr("From")), day_field(today + _HALF_A_YEAR, tr("Until and with"))
        self.ends = tick_box(tr("ends"))
        period = in_a_row(self.start, self.ends, self.end)
        period.setSpacing(12)
        fields = ((tr("User"), self.who), (tr("Role"), self.role), (tr("Department"), self.place), (tr("From"), period))
        self.add_form(tr("Give or propose a role"), fields, tr("Give the role"), self.give)
        fields_of_person = ((tr("Login"), self.login), (tr("Name"), self.name))
        self._add_card = self.add_form(tr("Add a user"), fields_of_person, tr("Add the user"), self.add_person)

    def offer(self, who: AtWork) -> None:
        """A department head proposes roles, and makes no users."""
        super().offer(who)
        self._add_card.setVisible(who.may(Act.SET_USERS))

    def refresh(self) -> None:
        """Read people and departments."""
        self.ask(self._desk.administration.list_departments, self._show_departments)
        self.ask(self._desk.administration.list_people, self._show)

    def add_person(self) -> None:
        """Make a user without any role."""
        work = partial(self._desk.administration.add_person, self.login.text(), self.name.text())
        self.carry_out(work, tr("The user was made. Give a role next."), lambda _: self._clear())

    def give(self) -> None:
        """Give or propose the role that the form names."""
        start, end = day_in(self.start), day_in(self.end) if self.ends.isChecked() else None
        work = partial(
            self._desk.administration.grant,
            self.who.currentData(),
            Role(self.role.currentData()),
            self.place.currentData(),
            None if start == self._desk.now().date() else danish_midnight(start),
            None if end is None else danish_midnight(end + timedelta(days=1)),
        )
        self.carry_out(work, tr("The role is given."), self._tell_standing)

    def confirm(self) -> None:
        """Confirm the role chosen, which another proposed."""
        key = self._grant_key()
        if key is not None:
            self.carry_out(partial(self._desk.administration.confirm, key), tr("The role is confirmed."))

    def end_role(self) -> None:
        """Take the role chosen back; it counts no more at once."""
        key = self._grant_key()
        if key is not None:
            self.carry_out(partial(self._desk.administration.revoke, key), tr("The role has ended."))

    def switch_user(self) -> None:
        """Bar the user chosen, or let in again."""
        found = self._chosen()
        if found is not None:
            is_active = not found.is_active
            work = partial(self._desk.administration.set_active, found.login, is_active)
            self.carry_out(work, tr("The user is let in again.") if is_active else tr("The user is barred."))

    def _show(self, people: Sequence[PersonLine]) -> None:
        self._people = people
        self.table.show_rows([row for one in people for row in self._rows_of(one)])
        fill(self.who, [(_named(one), one.login) for one in people if one.is_active])

    def _show_departments(self, departments: Sequence[Department]) -> None:
        self._names = {one.key: one.name for one in departments}
        fill(self.place, self.settable(one.name for one in departments))

    def _rows_of(self, one: PersonLine) -> Iterator[tuple[object, tuple[str, ...]]]:
        barred = "" if one.is_active else tr("barred")
        if not one.grants:
            yield (one.login, None), (_named(one), tr("no role"), "", barred)
        for given, standing in one.grants:
            where = self._names.get(given.department, "")
            named = f" · {where}" if len(self._names) > 1 else ""
            state = " · ".join(filter(None, (standing_word(given, standing), barred)))
            role = in_language(ROLE_WORDS[given.role]) + named
            yield (one.login, given.key), (_named(one), role, _period(given), state)

    def _tell_standing(self, given: Given) -> None:
        if given.needs_second:
            self.message.say(tr("The role is proposed, and counts once another confirms it."), "strong")

    def _grant_key(self) -> int | None:
        chosen = self.table.key()
        key = chosen[1] if isinstance(chosen, tuple) else None
        if key is None:
            self.refuse(tr("Choose a row with a role first."))
        return key

    def _chosen(self) -> PersonLine | None:
        chosen = self.table.key()
        login = chosen[0] if isinstance(chosen, tuple) else ""
        return next((one for one in self._people if one.login == login), None)

    def _clear(self) -> None:
        self.login.clear()
        self.name.clear()


def standing_word(given: Given, standing: Standing) -> str:
    """Return whether a grant counts, as a word."""
    if standing is Standing.WAITING and given.needs_second and given.approved_by is None:
        return tr("waits for a second person")
    words = {Standing.WAITING: tr("begins later"), Standing.IN_FORCE: tr("in force"), Standing.ENDED: tr("ended")}
    return words[standing]


def _named(one: PersonLine) -> str:
    return f"{one.name} ({one.login})"


def _period(given: Given) -> str:
    end = "" if given.end is None else _day(given.end - timedelta(seconds=1))
    return f"{_day(given.start)} – {end}"


def _day(time: datetime) -> str:
    return f"{time.astimezone(DENMARK):%d.%m.%Y}"
