"""A booked visit that may not be needed, in words: on the patient's page, among the greens, in the question."""

from datetime import datetime

from triage.worklist.asked_visit import AskedVisit
from ui.translate import shown_time, tr
from ui.widgets.plain_label import one_line


def visit_words(visit: AskedVisit, now: datetime) -> str:
    """Return what the visit is, where and when."""
    when = shown_time(visit.start, now) if visit.start else tr("time not set")
    return " · ".join(part for part in (one_line(visit.service), one_line(visit.department), when) if part)
