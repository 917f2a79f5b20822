"""`triage administration hours`: opening hours and check-days, and which deadlines they move."""

from argparse import Namespace
from dataclasses import replace
from datetime import date, time

from triage.commands.shown import print_json, say
from triage.commands.status import Status
from triage.errors import Text, WrongUseError
from triage.workflow.administration.opening_hours import list_hours, preview_hours, set_hours
from triage.workflow.application import Application
from triage.worklist.department_hours import HoursOf, Moved, NewHours
from triage.worklist.working_hours import WorkingHours

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def run_hours(app: Application, arguments: Namespace) -> Status:
    """Set what was named, or with --dry-run tell what would move; then list what counts."""
    moved = None
    if any((arguments.open, arguments.close, arguments.check, arguments.from_file)):
        wanted = _wanted(app, arguments)
        moved = preview_hours(app, wanted) if arguments.dry_run else set_hours(app, wanted)[0]
    found = list_hours(app)
    if arguments.json:
        print_json({"departments": [_as_json(one) for one in found], "moved": _moved_as_json(moved)})
        return Status.DONE
    for one in found:
        print(f"{one.department}: {_week(one.hours)}")
    if moved is not None:
        say(
            Text(
                f"{moved.count} frister flyttes: {moved.later} senere, {moved.earlier} tidligere.",
                f"{moved.count} deadlines move: {moved.later} later, {moved.earlier} earlier.",
            )
        )
    return Status.DONE


def _wanted(app: Application, arguments: Namespace) -> NewHours:
    named = arguments.department
    before = next((one for one in list_hours(app) if named in (None, one.department)), None)
    if before is None:
        raise WrongUseError(Text(f"Ingen afdeling hedder {named}.", f"No department is called {named}."))
    checks = dict(_check(text) for text in arguments.check)
    is_other = arguments.open or arguments.close
    kept = before.hours if before.is_own else None
    hours = None if arguments.from_file else _other(before.hours, arguments) if is_other else kept
    return NewHours(named, hours, checks)


def _other(hours: WorkingHours, arguments: Namespace) -> WorkingHours:
    week, closed = dict(hours.by_weekday), set(hours.closed_days)
    for text in arguments.open:
        day, _, span = text.partition("=")
        week[_weekday(day)] = _span(span)
    for text in arguments.close:
        if text in _WEEKDAYS:
            week.pop(_weekday(text), None)
        else:
            closed.add(_day(text))
    return replace(hours, by_weekday=week, closed_days=frozenset(closed))


def _check(text: str) -> tuple[str, frozenset[int]]:
    programme, _, days = text.partition("=")
    return programme, frozenset(_weekday(day) for day in days.split(",") if day)


def _weekday(text: str) -> int:
    if text not in _WEEKDAYS:
        known = ", ".join(_WEEKDAYS)
        raise WrongUseError(Text(f"{text} er ingen ugedag. Skriv {known}.", f"{text} is no weekday. Write {known}."))
    return _WEEKDAYS.index(text)


def _span(text: str) -> tuple[time, time]:
    try:
        opens, closes = (time.fromisoformat(part) for part in text.split("-"))
    except ValueError:
        raise WrongUseError(_NO_SPAN) from None
    if opens >= closes:
        raise WrongUseError(_NO_SPAN)
    return opens, closes


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise WrongUseError(Text(f"{text} er ingen dag.", f"{text} is no day.")) from None


def _week(hours: WorkingHours) -> str:
    days = sorted(hours.by_weekday.items())
    return ", ".join(f"{_WEEKDAYS[day]} {opens:%H:%M}-{closes:%H:%M}" for day, (opens, closes) in days)


def _as_json(one: HoursOf) -> dict[str, object]:
    week = {_WEEKDAYS[day]: [f"{at:%H:%M}" for at in span] for day, span in one.hours.by_weekday.items()}
    checks = {programme: [_WEEKDAYS[day] for day in sorted(days)] for programme, days in one.check_days.items()}
    closed = sorted(day.isoformat() for day in one.hours.closed_days)
    return {"department": one.department, "own": one.is_own, "hours": week, "closed_days": closed, "check_days": checks}


def _moved_as_json(moved: Moved | None) -> dict[str, int] | None:
    if moved is None:
        return None
    return {"later": moved.later, "earlier": moved.earlier, "overdue": moved.overdue}


_NO_SPAN = Text(
    "Skriv åbningstiden som mon=08:00-16:00, åbning før lukning.",
    "Write the hours as mon=08:00-16:00, opening before closing.",
)
