"""Views, rows that wait, presence and sheets, in memory."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from triage.errors import Text
from triage.worklist.gains import ListMark, NewRows
from triage.worklist.row import Query, Row
from triage.worklist.sheet import ListSheet, SheetRow
from triage.worklist.views import BUILT_IN, ListMenus, View, ViewLine
from ui.desks.list_desk import ListDesk

_AT = datetime.fromisoformat("2026-11-23T10:00:00+01:00")


@dataclass
class MadeUpLists:
    """`gained`, `there` and `menu` are what is told; `present`, `sheets` and `done` what was asked for, in order."""

    rows: Callable[[Query], Sequence[Row]] = lambda _query: ()
    kept: list[View] = field(default_factory=list)
    gained: NewRows = field(default_factory=NewRows)
    there: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    menu: ListMenus = field(default_factory=ListMenus)
    present: list[int | None] = field(default_factory=list)
    sheets: list[tuple[object, ...]] = field(default_factory=list)
    done: list[tuple[object, ...]] = field(default_factory=list)
    is_not_acute: bool = True
    marks: int = 0

    def desk(self) -> ListDesk:
        """Return the functions as the screens take them."""
        return ListDesk(
            mark=self.mark,
            new_since=lambda query, mark: self.gained,
            menus=lambda: self.menu,
            says_not_acute=lambda: self.is_not_acute,
            views=self.views,
            save_view=self.save,
            rename_view=lambda key, name: self._change(key, name=Text(name, name)),
            replace_view=lambda key, query: self._change(key, query=query),
            share_view=lambda key, shared: self._change(key, shared=shared),
            remove_view=self.remove,
            note_presence=self.present.append,
            who_is_there=lambda cases: {case: self.there[case] for case in cases if case in self.there},
            list_sheet=self.sheet,
            save_xlsx=self.save_xlsx,
        )

    def mark(self) -> ListMark:
        """Return how far it is."""
        self.marks += 1
        return ListMark(self.marks, 0, 0, _AT)

    def views(self) -> tuple[ViewLine, ...]:
        """Return the built-in views and those that are kept, counted."""
        return tuple(self._line(view) for view in (*BUILT_IN, *self.kept))

    def save(self, name: str, query: Query, shared: bool) -> View:
        """Keep a view."""
        made = View(len(self.kept) + 1, "", Text(name, name), query, shared, "tester", may_change=True)
        self.kept.append(made)
        return made

    def remove(self, key: int) -> None:
        """Forget a view."""
        self.done.append(("remove", key))
        self.kept = [view for view in self.kept if view.key != key]

    def sheet(self, query: Query, purpose: str, with_cpr: bool) -> ListSheet:
        """Return the rows as a sheet."""
        self.sheets.append((query, purpose, with_cpr))
        found = self.rows(query)
        rows = tuple(_sheet_row(row, with_cpr=with_cpr) for row in found)
        shown = Text("Hele afdelingen", "The whole department")
        return ListSheet(rows, len(rows), purpose, "tester", _AT, shown, with_cpr)

    def save_xlsx(
        self, query: Query, purpose: str, with_cpr: bool, path: Path, language: str
    ) -> ListSheet:
        """Remember where a sheet would be."""
        self.done.append(("xlsx", path, language))
        return self.sheet(query, purpose, with_cpr)

    def _line(self, view: View) -> ViewLine:
        rows = () if view.query is None else self.rows(view.query)
        return ViewLine(view, len(rows), sum(row.colour.value == "red" for row in rows))

    def _change(self, key: int, **changes: object) -> View:
        self.done.append(("change", key, changes))
        self.kept = [replace(view, **changes) if view.key == key else view for view in self.kept]
        return next(view for view in self.kept if view.key == key)


def _sheet_row(row: Row, *, with_cpr: bool) -> SheetRow:
    return SheetRow(
        name=row.name,
        cpr="610152-9995" if with_cpr else "",
        programme=row.programme,
        colour=row.colour,
        reason=row.reason,
        deadline=row.deadline,
        newest=row.newest,
        team=row.team or "",
        owner=row.owner or "",
        also=row.also,
    )
