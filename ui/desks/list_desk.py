"""What the list may ask beside its rows: views, what waits, who is where, and the list as a sheet; bound to one app."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from ui.desks.loading import LOADING, Opened

# Names of facts alone: to load them all would hold back the first painting.
if TYPE_CHECKING:
    from pathlib import Path

    from triage.worklist.gains import ListMark, NewRows
    from triage.worklist.row import Query
    from triage.worklist.sheet import ListSheet
    from triage.worklist.views import ListMenus, View, ViewLine

There = Mapping[int, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class ListDesk:
    """The workflow beside the list as the screens see it; every function may be slow and runs in the background.

    `mark` is asked before a list is read, and `new_since` with it later. `note_presence` takes the case whose patient
    is on the screen, None when none is any longer; `who_is_there` tells the others. `says_not_acute`: a programme
    of the list is no acute service. `list_sheet` and `save_xlsx` take a query, the purpose and whether CPR numbers go
    along, and write the log before they return.
    """

    mark: Callable[[], ListMark]
    new_since: Callable[[Query, ListMark], NewRows]
    menus: Callable[[], ListMenus]
    says_not_acute: Callable[[], bool]
    views: Callable[[], tuple[ViewLine, ...]]
    save_view: Callable[[str, Query, bool], View]
    rename_view: Callable[[int, str], View]
    replace_view: Callable[[int, Query], View]
    share_view: Callable[[int, bool], View]
    remove_view: Callable[[int], None]
    note_presence: Callable[[int | None], None]
    who_is_there: Callable[[Sequence[int]], There]
    list_sheet: Callable[[Query, str, bool], ListSheet]
    save_xlsx: Callable[[Query, str, bool, Path, str], ListSheet]


def list_desk(app: Opened) -> ListDesk:
    """Bind the workflow's functions to the application that `app` gives."""
    return ListDesk(
        mark=partial(_mark, app),
        new_since=partial(_new_since, app),
        menus=partial(_menus, app),
        says_not_acute=partial(_says_not_acute, app),
        views=partial(_views, app),
        save_view=partial(_save_view, app),
        rename_view=partial(_rename_view, app),
        replace_view=partial(_replace_view, app),
        share_view=partial(_share_view, app),
        remove_view=partial(_remove_view, app),
        note_presence=partial(_note_presence, app),
        who_is_there=partial(_who_is_there, app),
        list_sheet=partial(_list_sheet, app),
        save_xlsx=partial(_save_xlsx, app),
    )


# Imported where it is called, on a thread, as in `ui.desks.desk`.


def _mark(app: Opened) -> ListMark:
    with LOADING:
        from triage.workflow.lists.gains import mark

    return mark(app())


def _new_since(app: Opened, query: Query, before: ListMark) -> NewRows:
    with LOADING:
        from triage.workflow.lists.gains import new_since

    return new_since(app(), query, before)


def _menus(app: Opened) -> ListMenus:
    with LOADING:
        from triage.workflow.lists.menus import menus

    return menus(app())


def _says_not_acute(app: Opened) -> bool:
    with LOADING:
        from triage.workflow.lists.not_acute import says_not_acute

    return says_not_acute(app())


def _views(app: Opened) -> tuple[ViewLine, ...]:
    with LOADING:
        from triage.workflow.lists.views import views

    return views(app())


def _save_view(app: Opened, name: str, query: Query, shared: bool) -> View:
    with LOADING:
        from triage.workflow.lists.views import save_view

    return save_view(app(), name, query, shared=shared)


def _rename_view(app: Opened, key: int, name: str) -> View:
    with LOADING:
        from triage.workflow.lists.views import rename_view

    return rename_view(app(), key, name)


def _replace_view(app: Opened, key: int, query: Query) -> View:
    with LOADING:
        from triage.workflow.lists.views import replace_view

    return replace_view(app(), key, query)


def _share_view(app: Opened, key: int, shared: bool) -> View:
    with LOADING:
        from triage.workflow.lists.views import share_view

    return share_view(app(), key, shared=shared)


def _remove_view(app: Opened, key: int) -> None:
    with LOADING:
        from triage.workflow.lists.views import remove_view

    remove_view(app(), key)


def _note_presence(app: Opened, case: int | None) -> None:
    with LOADING:
        from triage.workflow.lists.presence import note_presence

    note_presence(app(), case)


def _who_is_there(app: Opened, cases: Sequence[int]) -> There:
    with LOADING:
        from triage.workflow.lists.presence import who_is_there

    return who_is_there(app(), cases)


def _list_sheet(app: Opened, query: Query, purpose: str, with_cpr: bool) -> ListSheet:
    with LOADING:
        from triage.workflow.lists.sheet import list_sheet

    return list_sheet(app(), query, purpose, with_cpr=with_cpr)


def _save_xlsx(
    app: Opened, query: Query, purpose: str, with_cpr: bool, path: Path, language: str
) -> ListSheet:
    with LOADING:
        from triage.workflow.lists.xlsx import save_xlsx

    return save_xlsx(app(), query, purpose, path, language, with_cpr=with_cpr)
