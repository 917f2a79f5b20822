"""A day of the calendar as Danes type and read it."""

from datetime import date, datetime

from ui.translate import tr


def typed_day(text: str, told: str = "") -> date:
    """Return the day in "24.12.2026"; a ValueError says what to correct, of `told` where something else was typed."""
    try:
        return datetime.strptime(text, "%d.%m.%Y").date()  # noqa: DTZ007 - a day of the calendar has no zone
    except ValueError:
        typed = (told or text)[:20]
        raise ValueError(tr("“{text}” is no day. Write days such as 24.12.2026.").format(text=typed)) from None


def written_day(day: date) -> str:
    """Return a day as it is typed."""
    return f"{day.day}.{day.month}.{day.year}"
