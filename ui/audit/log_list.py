"""The search in the audit log: by person, act, period and patient."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from triage.access.log_view import LogCount, LogQuery, LogRow
from triage.access.log_words import act_words
from ui.audit.words import log_columns, log_headings, log_sentence
from ui.background import Background
from ui.desks.desk import Desk
from ui.translate import in_language, tr
from ui.widgets.fields import choice
from ui.widgets.row_list import ListWords, RowList
from ui.widgets.row_table import RowTable
from ui.widgets.windowed_model import Listing, WindowedModel
from ui.widgets.wrapped_table import WrappedTable


class LogTable(RowTable, WrappedTable):
    """The lines, every text of them whole."""


class LogList(RowList[LogQuery, LogCount, LogRow]):
    """All lines, or where the person reads no others the own ones; `patient_wanted` asks for one patient's lines."""

    patient_wanted = Signal()

    def __init__(self, desk: Desk, background: Background, parent: QWidget | None = None) -> None:
        self._desk = desk
        self._patients: tuple[int, ...] | None = None
        periods = ((tr("All times"), 0), (tr("Today"), 1), (tr("The last 7 days"), 7), (tr("The last 30 days"), 30))
        self.period = choice(tr("Period"), *periods, (tr("The last year"), 365))
        self.act = choice(tr("What"), (tr("All acts"), ""))
        table = LogTable()
        super().__init__(_model(desk, background), table, (self.period, self.act), _words(), parent)
        self.setProperty("edge", "top")
        self.patient_button = QPushButton(tr("One patient …"))
        self.patient_button.clicked.connect(self._choose_patient)
        self.title_line.addWidget(self.patient_button)
        table.show_wrapped()

    def offer_acts(self, acts: Sequence[str]) -> None:
        """Offer the acts that the log tells of; one that is chosen stays so."""
        chosen = self.act.currentData()
        while self.act.count() > 1:
            self.act.removeItem(1)
        for word, act in sorted((in_language(act_words(act)), act) for act in {_kind(act) for act in acts}):
            self.act.addItem(word, act)
        self.act.setCurrentIndex(max(0, self.act.findData(chosen)))

    def show_patient(self, patients: tuple[int, ...] | None) -> None:
        """List the lines about one patient's records alone; None lists all again."""
        self._patients = patients
        self.patient_button.setText(tr("One patient …") if patients is None else tr("All patients again"))
        self.model.ask(self.asked())

    def asked(self) -> LogQuery:
        """Return what the fields ask for."""
        days = int(self.period.currentData())
        since = _midnight(self._desk.now()) - timedelta(days=days - 1) if days else None
        return LogQuery(self.search.words(), self._patients, self.act.currentData() or "", since)

    def show_asked(self, query: LogQuery) -> None:
        """Show in the fields what is asked for."""
        self.search.setText(query.words)
        self.act.setCurrentIndex(max(0, self.act.findData(query.act)))

    def empty(self) -> str:
        """Return what is said when the query finds nothing."""
        is_all = self.model.query == LogQuery()
        return tr("Nothing stands in the log yet.") if is_all else tr("No line fits the filters.")

    def kept(self) -> LogQuery:
        """Return what a list built anew asks for; the period begins anew too."""
        return replace(self.model.query, since=None)

    def _choose_patient(self) -> None:
        if self._patients is None:
            self.patient_wanted.emit()
        else:
            self.show_patient(None)


def _kind(act: str) -> str:
    """Return what a line did without its outcome, so that "decide:visit" and "decide:phone" are one choice."""
    return act.partition(":")[0]


def _midnight(now: datetime) -> datetime:
    return now.replace(hour=0, minute=0, second=0, microsecond=0)


def _model(desk: Desk, background: Background) -> WindowedModel[LogQuery, LogCount, LogRow]:
    listing = Listing(
        count=desk.audit.count_log,
        rows=desk.audit.list_log,
        key=lambda row: row.key,
        headings=log_headings,
        columns=log_columns,
        sentence=log_sentence,
        now=desk.now,
    )
    return WindowedModel(listing, background, LogQuery(), LogCount(0))


def _words() -> ListWords:
    return ListWords(
        title=tr("Audit log"),
        search=tr("Search the log by person"),
        hint=tr("Login or name …"),
        waiting=tr("Fetching the log …"),
        failed=tr("The log could not be read. {fault} Press F5 to try again."),
    )
