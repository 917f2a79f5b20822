"""A patient's courses: since when, what is asked for how often, what is lacking, and the ways to change it."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from PySide6.QtWidgets import QVBoxLayout

from triage.workflow.chart.care_shown import CareView, CourseShown, DismissedAnswer
from triage.workflow.chart.chart import Chart
from ui.actions import trigger
from ui.patient.care.words import plan_words, thing_name
from ui.translate import programme_name, shown_day, tr
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.plain_label import PlainLabel

_A_MINUTE = timedelta(minutes=1)
_WEEK = timedelta(weeks=1)


def plan_card(chart: Chart, now: datetime) -> Card:
    """Return the card; a patient who is enrolled nowhere has one that says so."""
    care, card = chart.care, Card(tr("Course and plan"))
    for course in care.courses:
        card.add(_label(_course_words(course, now), "strong"))
        for line in course.lines:
            card.add(_label(plan_words(line, now)))
        if not course.lines:
            card.add(_label(tr("The plan asks for nothing."), "muted"))
    if not care.courses:
        card.add(_label(tr("Not enrolled in a programme."), "muted"))
    for lacking in care.lacking:
        day = shown_day(lacking.due - _A_MINUTE, now)
        card.add(_label(tr("Missing: {what}, by {day}").format(what=thing_name(lacking.name), day=day), "error"))
    for one in care.dismissed:
        card.add(_label(_dismissed_words(one, now), "muted"))
    buttons = QVBoxLayout()
    buttons.setSpacing(6)
    for text, key, command in _offered(care):
        buttons.addWidget(_button(text, key, command))
    card.add(buttons)
    return card


def _offered(care: CareView) -> Iterator[tuple[str, str, str]]:
    if care.programmes:
        yield tr("Enrol …"), "Shift+I", "enrol"
    if care.courses:
        yield tr("Change plan …"), "Shift+M", "change_plan"
    if care.lacking:
        yield tr("Do not wait …"), "Shift+V", "dismiss_answer"
    if care.courses:
        yield tr("End the course …"), "Shift+A", "end_course"


def _button(text: str, key: str, command: str) -> KeyButton:
    button = KeyButton(text, key)
    button.clicked.connect(lambda: trigger(button, command))
    return button


def _course_words(course: CourseShown, now: datetime) -> str:
    parts = [programme_name(course.programme)]
    if course.is_on_hold:
        parts.append(tr("on hold at the source"))
    elif course.start is not None and course.start <= now:
        parts.append(tr("week {number}").format(number=(now - course.start) // _WEEK + 1))
    elif course.start is not None:
        parts.append(tr("from {day}").format(day=shown_day(course.start, now)))
    if course.made_by is not None:
        parts.append(tr("enrolled here by {who}").format(who=course.made_by))
    return " · ".join(parts)


def _dismissed_words(one: DismissedAnswer, now: datetime) -> str:
    until = shown_day(one.until - _A_MINUTE, now)
    words = tr("{what}: not waited for until {day} – {reason} ({who})")
    return words.format(day=until, what=thing_name(one.name), reason=one.reason.rstrip("."), who=one.author)


def _label(text: str, role: str = "") -> PlainLabel:
    label = PlainLabel(text, role) if role else PlainLabel(text)
    label.setWordWrap(True)
    return label
