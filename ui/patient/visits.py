"""The next appointments in short; all of them stand on their own page."""

from collections.abc import Iterator
from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout

from triage.clinical.appointment import Appointment
from triage.coordination.trips import combinable, trips
from triage.workflow.chart.chart import Chart
from ui.actions import trigger
from ui.translate import shown_day, shown_time, tr
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.plain_label import PlainLabel

_FEW = 3


def visit_card(chart: Chart, now: datetime) -> Card:
    """Return the next appointments, how many are at odds, and which journeys could perhaps be one."""
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
    for hint in _hints(coming, now):
        label = PlainLabel(hint, "strong")
        label.setProperty("surface", "yellow")
        card.add(label)
    return card


def _hints(coming: list[Appointment], now: datetime) -> Iterator[str]:
    """Yield a sentence for each site with several journeys in a week: whether the visits fit is for a planner."""
    days: dict[str, dict[datetime, None]] = {}
    for first, second in combinable(trips(coming)):
        for site in sorted(set(first.sites) & set(second.sites)):
            days.setdefault(site, {}).update({first.start: None, second.start: None})
    words = tr("{count} journeys to {site} could perhaps be one: {days}")
    for site, starts in days.items():
        named = ", ".join(shown_day(start, now) for start in sorted(starts))
        yield words.format(count=len(starts), site=site, days=named)


def _visit(visit: Appointment, now: datetime, *, is_doubted: bool) -> QVBoxLayout:
    """Return an appointment on lines of its own: the column may be narrow, and nothing of it is cut."""
    lines = QVBoxLayout()
    lines.setSpacing(1)
    lines.addWidget(PlainLabel(shown_time(visit.start, now) if visit.start else tr("time not set"), "muted"))
    lines.addWidget(PlainLabel(", ".join(part for part in (visit.service, visit.department, visit.site) if part)))
    if is_doubted:
        lines.addWidget(PlainLabel(tr("perhaps unnecessary"), "strong"))
    return lines
