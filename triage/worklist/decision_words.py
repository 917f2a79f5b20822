"""What a decision asks for, in words."""

from datetime import date, datetime, timedelta

from triage.clinical.details import (
    AskedOf,
    ChangeInterval,
    Details,
    Message,
    NewQuestionnaire,
    Phone,
    Urgency,
    Visit,
)
from triage.errors import Text
from triage.scoring.danish_time import DENMARK, danish_day, danish_midnight, when
from triage.worklist.choices import Choices

_DAY = timedelta(days=1)
_NOTHING = Text("", "")


def due_of(details: Details, at: datetime) -> datetime | None:
    """Return by when what is decided at `at` is to be done, None where nothing was said."""
    match details:
        case Phone():
            return details.end
        case Visit(urgency=Urgency.SAME_DAY):
            return danish_midnight(danish_day(at) + _DAY)
        case Visit(urgency=Urgency.WITHIN_DAYS):
            return danish_midnight(danish_day(at) + timedelta(days=1 + (details.within_days or 0)))
    return None


def asked_words(details: Details | None, choices: Choices) -> Text:
    """Return what is asked for in a few words, without the kind itself; empty where there is nothing to add."""
    match details:
        case Visit():
            return _joined(urgency_words(details), _prepare_words(details, choices))
        case Phone():
            return window_words(details)
        case Message(channel=""):
            return Text("der sendes intet", "nothing is sent")
        case Message():
            return Text(f"skrives i {details.channel}", f"written in {details.channel}")
        case ChangeInterval():
            return _interval_words(details)
        case NewQuestionnaire():
            return _joined(Text(details.title, details.title), ASKED_OF[details.asked_of])
    return _NOTHING


def pairs_of(details: Details) -> tuple[tuple[str, str], ...]:
    """Return what is asked for as pairs of a code and a text, for other programs."""
    match details:
        case Visit():
            days = [("within-days", str(details.within_days))] if details.within_days else []
            prepare = [("prepare", code) for code in details.prepare]
            return (("urgency", details.urgency.value), *days, *prepare)
        case ChangeInterval():
            return ("interval-days", str(details.days)), ("from", details.start.isoformat())
        case NewQuestionnaire():
            return ("questionnaire", details.questionnaire), ("asked-of", details.asked_of.value)
        case Message() if details.channel:
            return (("channel", details.channel),)
    return ()


def urgency_words(visit: Visit) -> Text:
    """Return how soon the patient is to be seen."""
    match visit.urgency:
        case Urgency.SAME_DAY:
            return Text("samme dag", "same day")
        case Urgency.WITHIN_DAYS:
            days = visit.within_days
            return Text(f"inden for {days} {'dag' if days == 1 else 'dage'}", f"within {days} day{'s' * (days != 1)}")
    return Text("næste planlagte besøg", "next regular visit")


def window_words(phone: Phone) -> Text:
    """Return "26. nov. kl. 13-15", empty where no window was promised."""
    if phone.start is None:
        return _NOTHING
    day, hours = _day(danish_day(phone.start)), hour_words(phone)
    return Text(f"{day.da} kl. {hours.da}", f"{day.en} {hours.en}")


def hour_words(phone: Phone) -> Text:
    """Return the hours of a window alone, "13–15"."""
    if phone.start is None or phone.end is None:
        return _NOTHING
    start, end = phone.start.astimezone(DENMARK), phone.end.astimezone(DENMARK)
    da, en = (f"{_clock(start, mark)}–{_clock(end, mark)}" for mark in ".:")
    return Text(da, en)


def _clock(time: datetime, mark: str) -> str:
    return str(time.hour) if mark == "." and not time.minute else f"{time.hour}{mark}{time.minute:02}"


def _prepare_words(visit: Visit, choices: Choices) -> Text:
    found = [choices.prepare.get(code, Text(code, code)) for code in visit.prepare]
    own = [Text(visit.instructions, visit.instructions)] if visit.instructions else []
    listed = [*found, *own]
    if not listed:
        return _NOTHING
    da, en = ", ".join(one.da for one in listed), ", ".join(one.en for one in listed)
    return Text(f"forbered: {da}", f"prepare: {en}")


def _interval_words(interval: ChangeInterval) -> Text:
    day = _day(interval.start)
    every = every_words(interval.days)
    return Text(f"{every.da} fra {day.da}", f"{every.en} from {day.en}")


def every_words(days: int) -> Text:
    """Return "hver dag", "hver 14. dag"."""
    return Text("hver dag", "every day") if days == 1 else Text(f"hver {days}. dag", f"every {days} days")


def _day(day: date) -> Text:
    found = when(danish_midnight(day))
    return Text(found.da.partition(" kl. ")[0], found.en.partition(" at ")[0])


def _joined(*texts: Text) -> Text:
    return Text("; ".join(one.da for one in texts if one.da), "; ".join(one.en for one in texts if one.en))


ASKED_OF = {
    AskedOf.PATIENT: Text("besvares af patienten", "answered by the patient"),
    AskedOf.RELATIVE: Text("besvares af en pårørende", "answered by a relative"),
    AskedOf.PROFESSIONAL: Text("besvares af personalet", "answered by staff"),
}
