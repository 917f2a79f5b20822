"""The menu behind "+ Filter": everything the list can be narrowed by, each line with the rows it stands for."""

from collections.abc import Callable, Iterable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from triage.clinical.colour import WORST_FIRST
from triage.worklist.row import EVERYBODY, Counts, Query
from triage.worklist.views import ListMenus
from ui.translate import colour_word, in_language, shown_count, tr
from ui.widgets.leaving import let_go_after
from ui.widgets.plain_label import one_line
from ui.worklist.asked import flag_words, is_filtered, programme_words, team_name, with_choice, with_flag

Ask = Callable[[Query], None]
# A filter's value, its name and how many rows it has; None where that is not counted.
_Choice = tuple[object, str, int | None]


def filter_menu(query: Query, counts: Counts, every_colour: Counts, menus: ListMenus, ask: Ask) -> QMenu:
    """Return the menu; a line chosen asks for the query with that filter more, or without it."""
    menu = QMenu()
    _submenu(menu, tr("Department"), "departments", _departments(menus), query, ask)
    _submenu(menu, tr("Programme"), "programmes", [(c, programme_words(c), n) for c, n in menus.programmes], query, ask)
    _add_owners(menu, query, counts, menus, ask)
    colours = [(colour, colour_word(colour), every_colour.by_colour.get(colour, 0)) for colour in WORST_FIRST]
    _submenu(menu, tr("Colour"), "colours", colours, query, ask)
    reasons = [(kind.code, in_language(kind.words), kind.count) for kind in menus.reasons]
    _submenu(menu, tr("Reason"), "reasons", reasons, query, ask)
    teams = [(team, team_name(team), number) for team, number in sorted(counts.by_team.items())]
    _submenu(menu, tr("Care team"), "teams", teams, query, ask)
    menu.addSeparator()
    for flag, number in _flags(counts):
        _add_flag(menu, flag, number, query, ask)
    menu.addSeparator()
    clear = menu.addAction(line(tr("Take every filter away"), "Shift+F4"))
    clear.setEnabled(is_filtered(query))
    clear.triggered.connect(lambda: ask(EVERYBODY))
    return menu


def line(name: str, beside: str | None) -> str:
    """Return a menu's line: a name that is no more than text, and to the right what belongs to it."""
    plain = one_line(name).replace("&", "&&")
    return plain if beside is None else f"{plain}\t{beside}"


def pop_up(menu: QMenu, below: QWidget) -> None:
    """Open a menu under a button with its first line chosen, so that the keys go on from there."""
    menu.setParent(below, menu.windowFlags())
    let_go_after(menu.aboutToHide, menu)
    first = next((action for action in menu.actions() if action.isEnabled() and not action.isSeparator()), None)
    if first is not None:
        menu.setActiveAction(first)
    menu.popup(below.mapToGlobal(below.rect().bottomLeft()))


def _submenu(menu: QMenu, title: str, field: str, choices: Iterable[_Choice], query: Query, ask: Ask) -> None:
    """Add what `field` may be; nothing where there is no choice and none is made."""
    found = list(choices)
    if len(found) < 2 and not getattr(query, field):
        return
    below = menu.addMenu(title)
    for value, name, number in found:
        action = _checkable(below, line(name, None if number is None else shown_count(number)))
        action.setChecked(value in getattr(query, field))
        action.triggered.connect(lambda _=False, value=value: ask(with_choice(query, field, value)))


def _add_owners(menu: QMenu, query: Query, counts: Counts, menus: ListMenus, ask: Ask) -> None:
    below = menu.addMenu(tr("Responsible"))
    for flag, word in (("mine", tr("Me")), ("unowned", tr("Nobody"))):
        action = _checkable(below, line(word, shown_count(getattr(counts, flag))))
        action.setChecked(getattr(query, flag))
        action.triggered.connect(lambda _=False, flag=flag: ask(with_flag(query, flag)))
    for login, name, number in menus.owners:
        action = _checkable(below, line(name, shown_count(number)))
        action.setChecked(login in query.owners)
        action.triggered.connect(lambda _=False, login=login: ask(with_choice(query, "owners", login)))


def _add_flag(menu: QMenu, flag: str, number: int | None, query: Query, ask: Ask) -> None:
    action = _checkable(menu, line(flag_words(flag), None if number is None else shown_count(number)))
    action.setChecked(getattr(query, flag))
    action.triggered.connect(lambda: ask(with_flag(query, flag)))


def _flags(counts: Counts) -> tuple[tuple[str, int | None], ...]:
    return (
        ("missing", counts.missing),
        ("told", counts.notices),
        ("snoozed", counts.snoozed),
        ("escalated", counts.escalated),
        ("promised", counts.promised),
        ("unjudged", counts.unjudged),
        ("closed", None),
    )


def _departments(menus: ListMenus) -> list[_Choice]:
    return [(key, name, None) for key, name in menus.departments]


def _checkable(menu: QMenu, text: str) -> QAction:
    action = menu.addAction(text)
    action.setCheckable(True)
    return action
