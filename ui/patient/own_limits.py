"""The limits that count for this patient alone: who set them, why, and until when."""

from datetime import datetime, timedelta

from triage.workflow.chart.care_shown import OwnLimitShown
from triage.workflow.chart.chart import Chart
from ui.actions import trigger
from ui.translate import in_language, shown_day, tr
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.plain_label import PlainLabel

_A_MINUTE = timedelta(minutes=1)


def limits_card(chart: Chart, now: datetime) -> Card:
    """Return the card; a patient without limits of their own has one that says so."""
    card = Card(tr("Own limits"))
    for one in chart.care.limits:
        card.add(_label(in_language(one.words), "strong"))
        if not one.is_used:
            card.add(_label(tr("Does not fit the rules now in force, and counts for nothing. Set it again."), "error"))
        for line in _lines(one, now):
            card.add(_label(line, "muted"))
    if not chart.care.limits:
        card.add(_label(tr("None. The department's limits count."), "muted"))
    if chart.care.choices or chart.care.limits:
        button = KeyButton(tr("Set or lift …"), "Shift+G")
        button.clicked.connect(lambda: trigger(button, "own_limits"))
        card.add(button)
    return card


def _lines(one: OwnLimitShown, now: datetime) -> tuple[str, ...]:
    through = shown_day(one.expiry - _A_MINUTE, now)
    usual = tr("Counts through {day} (otherwise {value})").format(value=in_language(one.usual), day=through)
    return usual, f"{one.reason} ({one.author}, {shown_day(one.at, now)})"


def _label(text: str, role: str) -> PlainLabel:
    label = PlainLabel(text, role)
    label.setWordWrap(True)
    return label
