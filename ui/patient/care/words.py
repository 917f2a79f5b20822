"""What a plan asks for and how often, in words."""

from datetime import datetime, timedelta

from triage.errors import Text
from triage.workflow.chart.care_shown import PlanLine
from ui.translate import in_language, shown_day, tr

_DAY = timedelta(days=1)


def thing_name(name: Text) -> str:
    """Return what is asked for; a plan that leaves it open asks for any answer or reading."""
    return in_language(name) or tr("any answer or reading")


def how_often(interval: timedelta) -> str:
    """Return "every day", "every 7 days" or "2 times a day"."""
    if interval < _DAY:
        return tr("{count} times a day").format(count=round(_DAY / interval))
    days = round(interval / _DAY)
    return tr("every day") if days == 1 else tr("every {count} days").format(count=days)


def plan_words(line: PlanLine, now: datetime) -> str:
    """Return a line of a plan in one sentence; one that is to come says from when."""
    said = f"{thing_name(line.name)}: {how_often(line.interval)}"
    return f"{said}, {tr('from {day}').format(day=shown_day(line.start, now))}" if line.is_coming else said
