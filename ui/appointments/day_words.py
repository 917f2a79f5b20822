"""Days and times of a calendar as people write them, and what an appointment says of itself."""

from datetime import date, datetime

from triage.clinical.appointment import Appointment
from ui.appointments.calendar import Column
from ui.translate import language, tr

_DAYS_DA = ("ma", "ti", "on", "to", "fr", "lø", "sø")
_DAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def clock(time: datetime) -> str:
    """Return a time of day, "10.00" or "10:00"; `time` is already in the zone it is read in."""
    return time.strftime("%H.%M" if language() == "da" else "%H:%M")


def clock_span(start: datetime, end: datetime | None) -> str:
    """Return from when to when."""
    return f"{clock(start)}\N{EN DASH}{clock(end)}" if end else clock(start)


def short_day(day: date) -> str:
    """Return "26/11"."""
    return f"{day.day}/{day.month}"


def day_name(day: date) -> str:
    """Return weekday and day, "to 26/11"."""
    return f"{(_DAYS_DA if language() == 'da' else _DAYS_EN)[day.weekday()]} {short_day(day)}"


def column_title(column: Column) -> str:
    """Return what stands over a column: the day, how many days it stands for, or that times are not set."""
    if column.first is None or column.last is None:
        return tr("Time not set")
    if column.is_stretch:
        return f"{(column.last - column.first).days + 1} {tr('days')}"
    return day_name(column.first)


def state_words(appointment: Appointment, at_odds: bool) -> str:
    """Return what sets an appointment apart: at odds with another, not in force, by telephone or video."""
    words = [tr("Conflict")] if at_odds else []
    if not appointment.is_active:
        words.append(_status_word(appointment.status))
    if appointment.mode != "physical":
        words.append({"phone": tr("by telephone"), "video": tr("by video")}.get(appointment.mode, appointment.mode))
    return ", ".join(words)


def _status_word(status: str) -> str:
    words = {
        "cancelled": tr("cancelled"),
        "noshow": tr("did not come"),
        "fulfilled": tr("held"),
        "waitlist": tr("on the waiting list"),
        "entered-in-error": tr("entered in error"),
    }
    return words.get(status, status)
