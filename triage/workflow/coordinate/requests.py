"""What clinicians ask a secretary for: taken by one person, booked, or sent back to the clinician with the reason."""

from triage.clinical.notice import NoticeKind
from triage.coordination.inbox.entry import State
from triage.errors import Text, WrongUseError
from triage.store.auditing import audit
from triage.store.casework.booking_requests import return_asked, settle_request
from triage.store.coordination.findings_due import mark_due
from triage.store.coordination.findings_said import Said, say, take
from triage.store.notices import write_told
from triage.workflow.application import Application, Changed
from triage.workflow.coordinate.handle import GONE, needed_words, to_handle

__all__ = ["book_request", "return_request", "take_request"]


def take_request(app: Application, key: int) -> Changed:
    """Let the person work on an entry, so that no colleague does the same; raises WrongUseError where one has it."""
    now = app.clock()
    with app.store.write() as connection:
        place, warrant = to_handle(app, connection, key)
        if not take(connection, key, app.actor, now):
            raise WrongUseError(_TAKEN)
        audit.log(connection, now, app.actor, "take entry", place.patient, f"{place.code} {key}", warrant)
    return Changed(patients=(place.patient,))


def book_request(app: Application, key: int) -> Changed:
    """Note that what an entry asks for is booked, or taken back; what is still at odds then is found again.

    Raises WrongUseError where nobody asked, or the request waits for nobody any more.
    """
    now = app.clock()
    with app.store.write() as connection:
        place, warrant = to_handle(app, connection, key)
        if place.request is None:
            raise WrongUseError(_NO_REQUEST)
        settle_request(connection, place.request, app.actor, now)
        say(connection, key, Said("settled", State.OPEN, is_gone=True), app.actor, now)
        mark_due(connection, [place.patient])
        subject = f"booking request {place.request}"
        audit.log(connection, now, app.actor, "settle booking", place.patient, subject, warrant)
    return Changed(patients=(place.patient,))


def return_request(app: Application, key: int, words: str) -> Changed:
    """Send a request back to those who decide, with the reason: they are told at the patient, and decide anew.

    Raises WrongUseError without a reason, or where the request waits for nobody any more.
    """
    now, told = app.clock(), needed_words(words)
    with app.store.write() as connection:
        place, warrant = to_handle(app, connection, key)
        if place.request is None:
            raise WrongUseError(_NO_REQUEST)
        case = return_asked(connection, place.request, app.actor, now)
        if case is None:
            raise WrongUseError(GONE)
        say(connection, key, Said("returned", State.OPEN, told, is_gone=True), app.actor, now)
        write_told(connection, place.patient, case, NoticeKind.REQUEST_RETURNED, _returned(warrant.name, told), now)
        mark_due(connection, [place.patient])
        audit.log(connection, now, app.actor, "return request", place.patient, f"request {place.request}", warrant)
    return Changed(cases=(case,), patients=(place.patient,))


def _returned(name: str, words: str) -> Text:
    return Text(
        f"{name} har sendt ønsket om en tid tilbage: «{words}» Tag stilling igen.",
        f'{name} sent the request for a time back: "{words}" Decide again.',
    )


_TAKEN = Text(
    "En kollega har allerede punktet. Vælg et andet, eller tal med kollegaen.",
    "A colleague has the entry already. Choose another, or talk to the colleague.",
)
_NO_REQUEST = Text(
    "Ingen har bedt om en tid her. Kun ønsker fra en kliniker kan bookes eller sendes tilbage.",
    "Nobody asked for a time here. Only a clinician's requests can be booked or sent back.",
)
