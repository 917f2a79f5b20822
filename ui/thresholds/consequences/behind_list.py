"""The patients behind a number: read by the page as one looks, named only to who may see them, and logged first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from triage.clinical.colour import Colour
from ui.background import Background
from ui.thresholds.consequences.sequel_words import sequel_words
from ui.translate import colour_word, in_language, shown_count, shown_time, tr
from ui.widgets.card import Card
from ui.widgets.list_body import ListBody
from ui.widgets.plain_label import PlainLabel, one_line
from ui.widgets.row_table import RowTable
from ui.widgets.table import IN_A_CARD, dress
from ui.widgets.windowed_model import Listing, WindowedModel
from ui.widgets.wrapped_table import WrappedTable

if TYPE_CHECKING:
    from triage.scoring.rules.model import RuleSet
    from triage.workflow.tune.replay.patients_behind import PatientBehind
    from ui.desks.tuning.asked import Rows
    from ui.desks.tuning.facts import Replayed
    from ui.desks.tuning_desk import TuningDesk
    from ui.thresholds.live import Values

_LEAST = 232


@dataclass(frozen=True, slots=True, eq=False)
class Number:
    """A number whose patients are asked for: the rows of the history behind it; None of nothing asked yet."""

    replayed: Replayed | None = None
    rows: Rows | None = None
    draft: RuleSet | None = None
    values: Values | None = None


@dataclass(frozen=True, slots=True)
class _Count:
    total: int = 0


class BehindTable(RowTable, WrappedTable):
    """The lines, every text of them whole."""


class BehindList(Card):
    """Says what to do until a number is asked about."""

    def __init__(self, desk: TuningDesk, background: Background, now: datetime) -> None:
        super().__init__()
        self._desk = desk
        self.title = PlainLabel(tr("Patients behind a number"), "strong")
        self.heading.addWidget(self.title, 1)
        self.setAccessibleName(tr("Patients behind a number"))
        listing: Listing[Number, _Count, PatientBehind] = Listing(
            count=lambda asked: _Count(0 if asked.rows is None else len(asked.rows)),
            rows=self._read,
            key=lambda row: row.row,
            headings=_headings,
            columns=_columns,
            sentence=lambda row, at: ", ".join(filter(None, _columns(row, at))),
            now=lambda: now,
        )
        self.model = WindowedModel(listing, background, Number(), _Count(), self)
        self.table = BehindTable()
        self.table.setModel(self.model)
        dress(self.table, tr("Patients behind a number"), IN_A_CARD)
        self.table.setMinimumHeight(_LEAST)
        self.table.show_wrapped()
        self.body = ListBody(self.table, tr("Fetching the patients …"), tr("The patients could not be read. {fault}"))
        self.body.message.setContentsMargins(0, 8, 0, 8)
        holder = QVBoxLayout()
        holder.addLayout(self.body)
        self.add(holder)
        self.model.state_changed.connect(self._show_state)
        self._asked = False
        self._show_state()

    def show_number(self, number: Number, before: Colour, after: Colour) -> None:
        """List who is behind a number."""
        self._asked = True
        rows = 0 if number.rows is None else len(number.rows)
        words = tr("Patients behind the number: {before} → {after} ({count})")
        texts = {"before": colour_word(before).lower(), "after": colour_word(after).lower()}
        self.title.setText(words.format(count=shown_count(rows), **texts))
        self.model.ask(number, 0)
        self.table.setFocus()

    def forget(self) -> None:
        """Show nobody: the numbers are others by now."""
        self._asked = False
        self.title.setText(tr("Patients behind a number"))
        self.model.ask(Number())

    def current(self) -> PatientBehind | None:
        """Return the line chosen."""
        index = self.table.currentIndex()
        return self.model.row_at(index.row()) if index.isValid() else None

    def _read(self, asked: Number, offset: int, limit: int) -> Sequence[PatientBehind]:
        if asked.replayed is None or asked.rows is None or asked.draft is None or not len(asked.rows):
            return ()
        found = self._desk.behind(asked.replayed, asked.rows, asked.draft, asked.values or {}, offset, limit)
        return found.patients

    def _show_state(self) -> None:
        nothing = tr("Nobody: the number is 0.")
        self.body.show_state(self.model, nothing if self._asked else _how())


def _how() -> str:
    return tr(
        "Choose a number in the table with the arrows and press Enter: who is behind it is listed here, and logged."
    )


def _headings() -> tuple[str, ...]:
    return tr("Patient"), tr("Why"), tr("Afterwards")


def _columns(row: PatientBehind, now: datetime) -> tuple[str, ...]:
    parts = ("" if row.why is None else in_language(row.why), shown_time(row.at, now))
    # A number in the place of a name is one word; a name may be broken.
    called = one_line(row.called) if row.is_named else one_line(row.called).replace(" ", "\u00a0")
    return called, " · ".join(filter(None, parts)), sequel_words(row.outcome)
