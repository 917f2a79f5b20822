"""What a secretary does to an entry of the inbox: put it off, wait for an answer, set it aside, take it up again."""

from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from triage.access.acts import Act
from triage.access.warrant import Warrant
from triage.coordination.inbox.entry import WRITE_FAILED, Irrelevant, State
from triage.coordination.inbox.putting_off import LONGEST, latest_day
from triage.errors import NotAllowedError, Text, WrongUseError
from triage.scoring.danish_time import danish_day
from triage.store.auditing import audit
from triage.store.coordination.findings_said import Place, Said, finding_place, same_elsewhere, say
from triage.workflow.application import Application, Changed
from triage.workflow.rights.permit import permit

LONGEST_TEXT = 500
_LEAST_TEXT = 3
# An answer that nobody named a day for is asked for again after a week.
_PATIENCE = timedelta(days=7)


def snooze(app: Application, key: int, until: date, words: str) -> Changed:
    """Put an entry off until a day, on which it is there again; a critical one no longer than it can wait.

    Raises WrongUseError for a day that has come or is too late, and for what failed to be written: that waits for
    somebody by name.
    """
    today = danish_day(app.clock())
    with app.store.write() as connection:
        place, warrant = to_handle(app, connection, key)
        _refuse_failure(place)
        latest = latest_day(place.severity, place.due, today)
        if not today < until <= latest:
            raise WrongUseError(_bad_day(latest))
        said = Said("snoozed", State.SNOOZED, _checked(words), until=until)
        return _said(app, connection, place, said, "snooze entry", warrant)


def await_answer(app: Application, key: int, whom: str, by: date | None = None) -> Changed:
    """Let an entry wait for somebody's answer until a day; from the day after it is shown that none came."""
    today = danish_day(app.clock())
    with app.store.write() as connection:
        place, warrant = to_handle(app, connection, key)
        _refuse_failure(place)
        until = by or today + _PATIENCE
        if not today <= until <= today + LONGEST:
            raise WrongUseError(_bad_day(today + LONGEST))
        said = Said("waiting", State.WAITING, until=until, waits_for=needed_words(whom))
        return _said(app, connection, place, said, "await answer", warrant)


def not_relevant(app: Application, key: int, reason: Irrelevant, words: str = "") -> Changed:
    """Set an entry aside with the reason, by which it is measured how often its rule is right.

    It comes back when what it rests on changes. Raises WrongUseError where OTHER comes without words.
    """
    with app.store.write() as connection:
        place, warrant = to_handle(app, connection, key)
        _refuse_failure(place)
        told = needed_words(words) if reason is Irrelevant.OTHER else _checked(words)
        said = Said("not_relevant", State.NOT_RELEVANT, told, reason=reason)
        return _said(app, connection, place, said, "set entry aside", warrant)


def reopen(app: Application, key: int) -> Changed:
    """Take an entry up again that was put off, waited or was set aside."""
    with app.store.write() as connection:
        place, warrant = to_handle(app, connection, key)
        return _said(app, connection, place, Said("reopened", State.OPEN), "reopen entry", warrant)


def settle_failure(app: Application, key: int, words: str) -> Changed:
    """Note what was done about a plan that could neither be written nor undone; who says so stands by it by name."""
    with app.store.write() as connection:
        place, warrant = to_handle(app, connection, key)
        if place.code != WRITE_FAILED:
            raise WrongUseError(_NO_FAILURE)
        said = Said("settled", State.OPEN, needed_words(words), is_gone=True)
        return _said(app, connection, place, said, "settle failure", warrant)


def to_handle(app: Application, connection: Connection, key: int) -> tuple[Place, Warrant]:
    """Return an entry of the person's own department, and on what it rests that they may say something of it."""
    place = finding_place(connection, key)
    if place is None:
        raise WrongUseError(GONE)
    warrant = permit(app, connection, Act.BOOK, place.patient)
    if place.department not in warrant.departments:
        raise NotAllowedError(_OTHERS)
    return place, warrant


def _said(
    app: Application, connection: Connection, place: Place, said: Said, act: str, warrant: Warrant
) -> Changed:
    now: datetime = app.clock()
    others = same_elsewhere(connection, place.key, warrant.departments)
    if not say(connection, place.key, said, app.actor, now):
        raise WrongUseError(GONE)
    # It was shown as one, and is answered as one.
    for other in others:
        say(connection, other, said, app.actor, now)
    reason = f", {said.reason}" if said.reason else ""
    until = f", {said.until}" if said.until else ""
    audit.log(connection, now, app.actor, act, place.patient, f"{place.code} {place.key}{reason}{until}", warrant)
    return Changed(patients=(place.patient,))


def _refuse_failure(place: Place) -> None:
    if place.code == WRITE_FAILED:
        raise WrongUseError(_FAILURE)


def _checked(words: str) -> str:
    told = words.strip()
    if len(told) > LONGEST_TEXT:
        raise WrongUseError(
            Text(f"Teksten må højst være {LONGEST_TEXT} tegn.", f"The text may have {LONGEST_TEXT} signs at most.")
        )
    return told


def needed_words(words: str) -> str:
    """Return what was written; raises WrongUseError where that is nothing, or too much."""
    told = _checked(words)
    if len(told) < _LEAST_TEXT:
        raise WrongUseError(_NO_WORDS)
    return told


def _bad_day(latest: date) -> Text:
    return Text(
        f"Vælg en dag efter i dag og senest {latest:%d.%m.%Y}. Intet er ændret.",
        f"Choose a day after today, {latest:%d.%m.%Y} at the latest. Nothing was changed.",
    )


GONE = Text(
    "Punktet findes ikke længere; grundlaget er ændret. Se indbakken igen.",
    "The entry is there no more; what it rested on has changed. See the inbox again.",
)
_OTHERS = Text(
    "Punktet står i en anden afdelings indbakke. Bed den afdeling om at tage stilling.",
    "The entry stands in another department's inbox. Ask that department to see to it.",
)
_NO_WORDS = Text(
    "Skriv, hvad der gælder, med mindst tre tegn.", "Write what is the case, in three signs or more."
)
_FAILURE = Text(
    "Ændringen kunne hverken skrives eller fortrydes i kalenderne. Den bliver stående, til nogen skriver, hvad der er "
    "gjort.",
    "The change could neither be written nor undone in the calendars. It stands until somebody writes what was done.",
)
_NO_FAILURE = Text(
    "Kun en ændring, der ikke kunne skrives, afsluttes sådan. Vælg «ikke relevant» for andre punkter.",
    'Only a change that could not be written is settled like this. Choose "not relevant" for other entries.',
)
