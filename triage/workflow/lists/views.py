"""Views of the list: counted as the list behind them is, kept, shared and changed; each change is logged."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from triage.access.acts import Act
from triage.access.roles import Role
from triage.access.warrant import Warrant
from triage.clinical.colour import Colour
from triage.clinical.typed import visible
from triage.errors import NotAllowedError, Text, WrongUseError
from triage.store.auditing import audit
from triage.store.clock_time import to_ms
from triage.store.list_counts import by_colour
from triage.store.lists.views import KeptView, add_view, change_view, is_name_taken, view_of, views_of
from triage.store.people.departments import places
from triage.workflow.application import Application
from triage.workflow.rights.masked_rows import viewer
from triage.workflow.rights.permit import permit, session_now
from triage.worklist.row import Query, Viewer
from triage.worklist.views import BUILT_IN, LONGEST_NAME, VIEW_VERSION, View, ViewLine, query_from, query_text


@dataclass(frozen=True, slots=True)
class _AtWork:
    """Who asks, where that person may share views, and where that person heads the department."""

    app: Application
    connection: Connection
    warrant: Warrant
    heads: Collection[int]

    def view(self, kept: KeptView) -> View:
        may_change = kept.owner == self.app.actor or kept.department in self.heads
        query, name = query_from(kept.query, kept.version), Text(kept.name, kept.name)
        return View(kept.key, "", name, query, kept.department is not None, kept.owner, may_change)

    def log(self, act: str, key: int, what: str = "") -> None:
        subject = f"view {key}{what and ': '}{what}"
        audit.log(self.connection, self.app.clock(), self.app.actor, act, subject=subject, warrant=self.warrant)


def views(app: Application) -> tuple[ViewLine, ...]:
    """Return the built-in views, one's own and those of the own departments, each with how many rows it lists now."""
    with app.store.read() as connection:
        here = _at_work(app, connection)
        who = viewer(app, connection, here.warrant)
        kept = (here.view(one) for one in views_of(connection, app.actor, here.warrant.departments))
        return tuple(_line(connection, view, who) for view in (*BUILT_IN, *kept))


def save_view(app: Application, name: str, query: Query, *, shared: bool = False) -> View:
    """Keep a view under a name; raises WrongUseError where the name is none or taken, or the query names somebody."""
    with app.store.write() as connection:
        here = _at_work(app, connection)
        place = _place(here) if shared else None
        kept = KeptView(0, app.actor, place, _named(name), VIEW_VERSION, _kept_query(query))
        _refuse_taken(connection, kept)
        made = replace(kept, key=add_view(connection, kept, app.clock()))
        here.log("save view", made.key)
        return here.view(made)


def rename_view(app: Application, key: int, name: str) -> View:
    """Call a view otherwise."""
    with app.store.write() as connection:
        here, kept = _changing(app, connection, key)
        renamed = replace(kept, name=_named(name))
        _refuse_taken(connection, renamed)
        # What people call things may name somebody.
        return _changed(here, renamed, "renamed")


def replace_view(app: Application, key: int, query: Query) -> View:
    """Let a view ask for something else."""
    with app.store.write() as connection:
        here, kept = _changing(app, connection, key)
        changed = replace(kept, query=_kept_query(query), version=VIEW_VERSION)
        return _changed(here, changed, f"{kept.query} > {changed.query}")


def share_view(app: Application, key: int, *, shared: bool) -> View:
    """Let the colleagues of the department see a view, or only its owner."""
    with app.store.write() as connection:
        here, kept = _changing(app, connection, key)
        moved = replace(kept, department=_place(here) if shared else None)
        _refuse_taken(connection, moved)
        return _changed(here, moved, f"{_seen_by(kept)} > {_seen_by(moved)}")


def remove_view(app: Application, key: int) -> None:
    """Take a view away from everybody; that it was there is kept."""
    with app.store.write() as connection:
        here, kept = _changing(app, connection, key)
        change_view(connection, kept.key, app.actor, app.clock(), removed=to_ms(app.clock()))
        here.log("remove view", key)


def _at_work(app: Application, connection: Connection) -> _AtWork:
    warrant = permit(app, connection, Act.SEE_LIST)
    grants = session_now(app, connection).grants
    return _AtWork(app, connection, warrant, {one.department for one in grants if one.role is Role.DEPARTMENT_HEAD})


def _line(connection: Connection, view: View, who: Viewer) -> ViewLine:
    # What cannot be read lists nothing, and says so.
    found = {} if view.query is None else by_colour(connection, view.query, who)
    return ViewLine(view, sum(found.values()), found.get(Colour.RED, 0))


def _changing(app: Application, connection: Connection, key: int) -> tuple[_AtWork, KeptView]:
    here = _at_work(app, connection)
    kept = view_of(connection, key, app.actor, here.warrant.departments)
    if kept is None:
        raise WrongUseError(_GONE)
    if not here.view(kept).may_change:
        raise NotAllowedError(_not_yours(kept.owner))
    return here, kept


def _seen_by(kept: KeptView) -> str:
    return "own" if kept.department is None else "shared"


def _changed(here: _AtWork, kept: KeptView, what: str) -> View:
    now = here.app.clock()
    said = {"name": kept.name, "query": kept.query, "version": kept.version, "department_id": kept.department}
    change_view(here.connection, kept.key, here.app.actor, now, **said)
    here.log("change view", kept.key, what)
    return here.view(kept)


def _place(here: _AtWork) -> int:
    """Return the department whose people see a shared view: the first one where the person sees whole lists."""
    mine = here.warrant.in_full
    if not mine:
        raise NotAllowedError(_ASK_A_CLINICIAN)
    first = places(here.connection).first
    return first if first in mine else min(mine)


def _named(name: str) -> str:
    shown = " ".join(name.split())
    if not visible(shown) or len(shown) > LONGEST_NAME:
        raise WrongUseError(_NO_NAME)
    return shown


def _kept_query(query: Query) -> str:
    if query.words.strip():
        raise WrongUseError(_NAMES_SOMEBODY)
    return query_text(query)


def _refuse_taken(connection: Connection, kept: KeptView) -> None:
    if is_name_taken(connection, kept.name, kept):
        raise WrongUseError(_TAKEN)


def _not_yours(owner: str) -> Text:
    return Text(
        f"Visningen er {owner}s. Kun ejeren eller afdelingens leder kan ændre den. Gem din egen under et andet navn.",
        f"The view is {owner}'s. Only the owner or the department head can change it. Save your own by another name.",
    )


_GONE = Text(
    "Visningen findes ikke længere. Åbn menuen igen.", "The view is not there any longer. Open the menu again."
)
_NO_NAME = Text(
    f"Giv visningen et navn på højst {LONGEST_NAME} tegn.",
    f"Give the view a name of at most {LONGEST_NAME} characters.",
)
_TAKEN = Text(
    "Der er allerede en visning med det navn. Vælg et andet, eller ret den, der er.",
    "There is a view of that name already. Choose another, or change the one there is.",
)
_NAMES_SOMEBODY = Text(
    "Søgeord gemmes ikke i en visning, for de kan være navne eller CPR-numre. Ryd søgningen, og gem igen.",
    "Search words are not kept in a view, for they may be names or CPR numbers. Clear the search, and save again.",
)
_ASK_A_CLINICIAN = Text(
    "Kun klinikere og afdelingsledere kan dele en visning. Gem den som din egen, eller bed en kollega dele den.",
    "Only clinicians and department heads can share a view. Save it as your own, or ask a colleague to share it.",
)
