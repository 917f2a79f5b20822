"""What the list is asked for, in words: a chip for every filter in force, and the query without it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from triage.worklist.row import EVERYBODY, NOT_DISTRIBUTED, Query
from triage.worklist.views import ListMenus
from ui.translate import in_language, programme_name, tr
from ui.widgets.plain_label import one_line

# Of these one at most is asked for: a case that was put off is nobody's, and one's own cases were all taken.
_ALONE = ("mine", "unowned", "snoozed", "escalated")
_FLAGS = (*_ALONE, "missing", "told", "promised", "unjudged", "closed")


@dataclass(frozen=True, slots=True)
class Part:
    """A filter in force: what its chip says, and what is asked for when it is taken away."""

    words: str
    without: Query


def parts(query: Query, menus: ListMenus) -> tuple[Part, ...]:
    """Return the filters in force; colours and words are not among them, for they have places of their own."""
    named = (
        ("departments", tr("Department: {what}"), _department_names(query, menus)),
        ("programmes", tr("Programme: {what}"), [programme_words(code) for code in query.programmes]),
        ("owners", tr("Responsible: {what}"), _owner_names(query, menus)),
        ("reasons", tr("Reason: {what}"), _reason_names(query, menus)),
        ("teams", tr("Team: {what}"), [team_name(team) for team in query.teams]),
    )
    chips = [
        Part(form.format(what=", ".join(map(one_line, names))), without(query, field))
        for field, form, names in named
        if names
    ]
    flags = [Part(flag_words(flag), without(query, flag)) for flag in _FLAGS if getattr(query, flag)]
    return (*chips, *flags)


def without(query: Query, field: str) -> Query:
    """Return `query` with one filter as it is where nothing is asked for."""
    return _with(query, field, getattr(EVERYBODY, field))


def with_flag(query: Query, flag: str) -> Query:
    """Return `query` asking for these alone as well, or no longer where it did; at most one of who has a case."""
    is_wanted = not getattr(query, flag)
    for other in _ALONE if flag in _ALONE and is_wanted else ():
        query = without(query, other)
    return _with(query, flag, is_wanted)


def with_choice(query: Query, field: str, value: object) -> Query:
    """Return `query` with one more of its `field`, or without it where it was among them."""
    chosen = tuple(getattr(query, field))
    kept = tuple(one for one in chosen if one != value)
    return _with(query, field, kept if value in chosen else (*chosen, value))


def is_filtered(query: Query) -> bool:
    """Return whether anything is asked for but everybody, in whatever order."""
    return replace(query, order=EVERYBODY.order, reds_first=EVERYBODY.reds_first) != EVERYBODY


def flag_words(flag: str) -> str:
    """Return what a filter without choices is called."""
    return {
        "mine": tr("Responsible: me"),
        "unowned": tr("Responsible: nobody"),
        "snoozed": tr("Deferred"),
        "escalated": tr("Not taken"),
        "missing": tr("Missing answers"),
        "told": tr("Unread notices"),
        "promised": tr("Promised calls"),
        "unjudged": tr("Visits without outcome"),
        "closed": tr("Handled"),
    }[flag]


def team_name(team: str) -> str:
    """Return a team's name as it may be drawn."""
    return tr("Not distributed") if team == NOT_DISTRIBUTED else one_line(team)


def programme_words(code: str) -> str:
    """Return a programme's name, or that there is none."""
    return programme_name(code) if code else tr("No programme")


def _department_names(query: Query, menus: ListMenus) -> list[str]:
    return _named(query.departments, dict(menus.departments))


def _owner_names(query: Query, menus: ListMenus) -> list[str]:
    return _named(query.owners, {login: name for login, name, _ in menus.owners})


def _reason_names(query: Query, menus: ListMenus) -> list[str]:
    return _named(query.reasons, {kind.code: in_language(kind.words) for kind in menus.reasons})


def _named(keys: Iterable[object], names: Any) -> list[str]:  # noqa: ANN401 - a mapping from the keys' own type
    """Return the names; what has none any longer is shown as it is kept, for a filter in force is never unseen."""
    return [names.get(key, str(key)) for key in keys]


def _with(query: Query, field: str, value: object) -> Query:
    changes: dict[str, Any] = {field: value}
    return replace(query, **changes)
