"""The next appointments in short; all of them stand on their own page."""

from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout

from triage.clinical.appointment import Appointment
from triage.workflow.chart.chart import Chart
from ui.actions import trigger
from ui.translate import shown_time, tr
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.plain_label import PlainLabel

_FEW = 3


def visit_card(chart: Chart, now: datetime) -> Card:
    """Return the next appointments, and how many are at odds."""
    card = Card(tr("Appointments"))
    button = KeyButton(tr("All"), "Ctrl+2")
    button.setAccessibleName(tr("All appointments"))
    button.clicked.connect(lambda: trigger(button, "appointments"))
    card.heading.addWidget(button)
    coming = [one for one in chart.appointments if one.is_active and (one.start is None or one.start >= now)]
    coming.sort(key=lambda one: one.start or datetime.max.replace(tzinfo=now.tzinfo))
    for one in coming[:_FEW]:
        card.add(_visit(one, now, is_doubted=one.id in chart.doubted))
    if not coming:
        card.add(PlainLabel(tr("None to come."), "muted"))
    if len(coming) > _FEW:
        card.add(PlainLabel(f"{tr('More on the appointments page')}: {len(coming) - _FEW}", "muted"))
    if chart.conflicts:
        card.add(PlainLabel(f"{tr('Appointments that cannot both be kept')}: {len(chart.conflicts)}", "error"))
    return card


def _visit(visit: Appointment, now: datetime, *, is_doubted: bool) -> QVBoxLayout:
    """Return an appointment on lines of its own: the column may be narrow, and nothing of it is cut."""
    lines = QVBoxLayout()
    lines.setSpacing(1)
    lines.addWidget(PlainLabel(shown_time(visit.start, now) if visit.start else tr("time not set"), "muted"))
    # Of time that is only "taken" every part says the same.
    parts = dict.fromkeys(part for part in (visit.service, visit.department, visit.site) if part)
    lines.addWidget(PlainLabel(", ".join(parts)))
    if is_doubted:
        lines.addWidget(PlainLabel(tr("perhaps unnecessary"), "strong"))
    return lines
