"""What was decided so far, and when the patient comes next."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from triage.clinical.appointment import Appointment
from triage.clinical.decision import Decision
from triage.workflow.chart.chart import Chart
from ui.sending_words import decided_where
from ui.translate import action_name, shown_time, tr
from ui.widgets.card import Card
from ui.widgets.plain_label import PlainLabel

_FEW = 5


def decision_card(decisions: Sequence[Decision], now: datetime) -> Card:
    """Return every decision, newest first; one that was taken back stays and says so."""
    card = Card(tr("Decisions so far"))
    rows = [_decision_texts(one, now) for one in sorted(decisions, key=lambda one: one.at, reverse=True)]
    card.add(_grid(rows) if rows else PlainLabel(tr("None yet."), "muted"))
    return card


def visit_card(chart: Chart, now: datetime) -> Card:
    """Return the next appointments in short, and how many are at odds; all of them stand on their own page."""
    card = Card(tr("Appointments"))
    coming = [one for one in chart.appointments if one.is_active and (one.start is None or one.start >= now)]
    coming.sort(key=lambda one: one.start or datetime.max.replace(tzinfo=now.tzinfo))
    rows = [_visit_texts(one, now) for one in coming[:_FEW]]
    card.add(_grid(rows) if rows else PlainLabel(tr("None to come."), "muted"))
    if len(coming) > _FEW:
        card.add(PlainLabel(f"{tr('More on the appointments page')}: {len(coming) - _FEW}", "muted"))
    if chart.conflicts:
        card.add(PlainLabel(f"{tr('Appointments that cannot both be kept')}: {len(chart.conflicts)}", "error"))
    return card


def _grid(rows: Sequence[tuple[str, str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 2)
    grid.setColumnStretch(2, 3)
    for number, (when, what, more) in enumerate(rows):
        labels = (PlainLabel(when, "muted"), PlainLabel(what), PlainLabel(more, "muted"))
        for column, label in enumerate(labels):
            label.setWordWrap(column > 0)
            grid.addWidget(label, number, column, Qt.AlignmentFlag.AlignTop)
    return grid


def _decision_texts(decision: Decision, now: datetime) -> tuple[str, str, str]:
    undone = tr("taken back") if decision.undone else ""
    told = decided_where(decision, now)
    more = " · ".join(part for part in (undone, decision.actor, decision.note, told) if part)
    return shown_time(decision.at, now), action_name(decision.action), more


def _visit_texts(visit: Appointment, now: datetime) -> tuple[str, str, str]:
    when = shown_time(visit.start, now) if visit.start else tr("time not set")
    return when, visit.service, ", ".join(part for part in (visit.department, visit.site) if part)
