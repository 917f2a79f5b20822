"""Views of the list: the ones everybody has, and the ones that people keep."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from triage.clinical.colour import Colour
from triage.errors import Text
from triage.worklist.reasons import ReasonKind
from triage.worklist.row import EVERYBODY, NOT_DISTRIBUTED, Order, Query

# A stored query of a greater version may hold filters that are not known here.
VIEW_VERSION = 1
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class View:
    """A named query: a built-in one has a `code`, a kept one a `key`, and `query` None where it cannot be read here."""

    key: int | None
    code: str
    name: Text
    query: Query | None
    shared: bool = False
    owner: str = ""
    may_change: bool = False


@dataclass(frozen=True, slots=True)
class ViewLine:
    """A view with how many rows it lists now, and how many of them are red."""

    view: View
    total: int
    red: int


@dataclass(frozen=True, slots=True)
class ListMenus:
    """What there is to narrow the list to: keys, logins or codes, names, and how many rows each lists alone."""

    departments: tuple[tuple[int, str], ...] = ()
    owners: tuple[tuple[str, str, int], ...] = ()
    reasons: tuple[ReasonKind, ...] = ()
    programmes: tuple[tuple[str, int], ...] = ()


def _built_in(code: str, da: str, en: str, **asked: Any) -> View:  # noqa: ANN401 - filters of every kind
    return View(None, code, Text(da, en), replace(EVERYBODY, **asked))


BUILT_IN = (
    _built_in("all", "Hele afdelingen", "The whole department"),
    _built_in("mine", "Mine", "Mine", mine=True),
    _built_in("free", "Ledige", "Free", unowned=True),
    _built_in("escalated", "Ikke taget", "Not taken", escalated=True),
    _built_in("missing", "Mangler svar", "Lacking answers", missing=True),
    _built_in("undistributed", "Ikke fordelt", "Not distributed", teams=(NOT_DISTRIBUTED,)),
    _built_in("told", "Ulæste beskeder", "Unread notices", told=True),
    _built_in("snoozed", "Udsatte", "Put off", snoozed=True),
    _built_in("promised", "Lovede opkald", "Promised calls", promised=True),
    _built_in("unjudged", "Besøg uden udfald", "Visits without an outcome", unjudged=True),
    _built_in("handled", "Behandlede", "Handled", closed=True),
)


def query_text(query: Query) -> str:
    """Return a query as JSON: what differs from the list of everybody, words that were looked for left out."""
    said = {
        one.name: _plain(getattr(query, one.name))
        for one in fields(Query)
        if one.name not in ("words", "by_patient") and getattr(query, one.name) != one.default
    }
    return json.dumps(said, sort_keys=True, ensure_ascii=False)


def query_from(text: str, version: int) -> Query | None:
    """Return the query of a view, None where it asks for what is not known here: no filter is dropped in silence."""
    try:
        said = json.loads(text)
        if version > VIEW_VERSION or not isinstance(said, dict):
            return None
        filters: dict[str, Any] = {name: _READ[name](value) for name, value in said.items()}
        return replace(EVERYBODY, **filters)
    except (ValueError, TypeError, KeyError):
        return None


def _plain(value: object) -> object:
    return [str(one) if isinstance(one, Colour) else one for one in value] if isinstance(value, tuple) else value


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise TypeError(value)
    return tuple(value)


def _keys(value: object) -> tuple[int, ...]:
    if not isinstance(value, list) or not all(type(one) is int for one in value):
        raise TypeError(value)
    return tuple(value)


_TRUTHS = ("closed", "missing", "told", "mine", "unowned", "snoozed", "escalated", "promised", "unjudged", "reds_first")
_READ: Mapping[str, Callable[[Any], object]] = {
    **dict.fromkeys(_TRUTHS, _truth),
    **dict.fromkeys(("programmes", "teams", "owners", "reasons"), _texts),
    "departments": _keys,
    "colours": lambda value: tuple(Colour(one) for one in _texts(value)),
    "order": Order,
}
