"""The states of expected answers and the reasons of pauses in words."""

from datetime import datetime, timedelta

from triage.clinical.care import Pause, PauseReason
from triage.errors import Text
from triage.scoring.danish_time import danish_day, danish_midnight, when
from triage.worklist.due_times import Window
from triage.worklist.expected import ExpectedState

_A_MINUTE = timedelta(minutes=1)


def pause_words(pause: Pause) -> Text:
    """Return "ferie, 20. nov. til og med 5. dec."; what is not known of it is left out."""
    why = REASONS[pause.reason]
    start = Text("", "") if pause.start is None else _day(pause.start)
    through = Text("", "") if pause.end is None else _day(pause.end - _A_MINUTE)
    return Text(
        why.da + (f", fra {start.da}" if start.da else "") + (f" til og med {through.da}" if through.da else ""),
        why.en + (f", from {start.en}" if start.en else "") + (f" through {through.en}" if through.en else ""),
    )


def _day(time: datetime) -> Text:
    """Return "28. okt.": the day alone."""
    found = when(time)
    return Text(found.da.partition(" kl. ")[0], found.en.partition(" at ")[0])


def due_words(window: Window) -> Text:
    """Return "28. okt." for an answer that is due before that day ends, "29. okt. kl. 12.00" within a day."""
    ends_a_day = danish_midnight(danish_day(window.due)) == window.due
    return _day(window.due - _A_MINUTE) if ends_a_day else when(window.due)


STATES = {
    ExpectedState.EXPECTED: Text("ventes", "expected"),
    ExpectedState.ANSWERED: Text("besvaret", "answered"),
    ExpectedState.LATE: Text("forsinket", "late"),
    ExpectedState.ANSWERED_LATE: Text("besvaret for sent", "answered late"),
    ExpectedState.MISSED: Text("ikke indsendt", "not sent"),
    ExpectedState.PAUSED: Text("pause", "paused"),
    ExpectedState.CANCELLED: Text("bortfaldet", "cancelled"),
    ExpectedState.DISMISSED: Text("ventes ikke", "not waited for"),
}
REASONS = {
    PauseReason.HOLIDAY: Text("ferie", "holiday"),
    PauseReason.ADMISSION: Text("indlagt", "admitted"),
    PauseReason.ON_HOLD: Text("forløbet er sat på pause", "the course is on hold"),
    PauseReason.OTHER: Text("aftalt", "agreed"),
    PauseReason.DISMISSED: Text("et svar, der mangler, ventes ikke", "a missing answer is not waited for"),
}
