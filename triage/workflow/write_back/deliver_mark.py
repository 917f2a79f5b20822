"""Mark a response at its source as examined, by its own extensions, or take our mark away; the source wins."""

from collections.abc import Callable

from triage.clinical.decision import SendState
from triage.clinical.outgoing import Outgoing
from triage.errors import ConflictError, SourceError, Text
from triage.fhir.http.exchange import Exchange
from triage.fhir.region.mark import EXAMINED, NOT_EXAMINED, Mark, mark_on, same_answers, with_mark
from triage.fhir.remarks import Unusable
from triage.fhir.serialise import serialise
from triage.fhir.strict import Object, read_body
from triage.store.outbox import Entry, Settled

_RESPONSE = "QuestionnaireResponse"
_REREADS = 3

# What is to stand on the newest version: a mark to write, or what became of the matter already.
Judge = Callable[[Object, Mark], Mark | Settled]


def mark(exchange: Exchange, entry: Entry, decided_on: Object) -> Settled:
    """Mark the response as examined by who decided, if its answers are still those that were `decided_on`."""
    author = Outgoing.read(dict(entry.body)).author

    def judge(newest: Object, found: Mark) -> Mark | Settled:
        if found.is_ours:
            return Settled(SendState.ANSWERED)
        if found.status == EXAMINED:
            return Settled(SendState.CONFLICT, fault=_handled_by(found.author))
        if not same_answers(newest, decided_on):
            return Settled(SendState.CONFLICT, fault=_CHANGED)
        return Mark(EXAMINED, author)

    return _change(exchange, entry, judge)


def unmark(exchange: Exchange, entry: Entry) -> Settled:
    """Take our mark away; one that somebody else has set since stays."""
    author = Outgoing.read(dict(entry.body)).author

    def judge(newest: Object, found: Mark) -> Mark | Settled:
        if found.status != EXAMINED:
            return Settled(SendState.ANSWERED)
        if found.author != author:
            return Settled(SendState.CONFLICT, fault=_handled_by(found.author))
        return Mark(NOT_EXAMINED, None)

    return _change(exchange, entry, judge)


def _change(exchange: Exchange, entry: Entry, judge: Judge) -> Settled:
    """Read, judge and write, again where somebody wrote in between."""
    id_ = entry.target.partition("/")[2]
    for _ in range(_REREADS):
        try:
            stored = exchange.read(_RESPONSE, id_)
        except SourceError as fault:
            if fault.status in (404, 410):
                return Settled(SendState.CONFLICT, fault=_GONE)
            raise
        if stored is None or stored.etag is None:
            return Settled(SendState.REFUSED, fault=_NO_VERSIONS)
        newest = read_body(stored.body)
        judged = judge(newest, _mark_on(newest))
        if isinstance(judged, Settled):
            return Settled(judged.state, entry.target, stored.etag, judged.fault)
        try:
            written = exchange.update(_RESPONSE, id_, serialise(with_mark(newest, judged)), stored.etag)
        except ConflictError:
            continue
        return Settled(SendState.ANSWERED, entry.target, written.etag)
    raise SourceError(_KEEPS_CHANGING)


def _mark_on(response: Object) -> Mark:
    try:
        return mark_on(response)
    except Unusable as fault:
        # A mark that cannot be read is somebody's: it is not written over.
        raise SourceError(fault.finding.text, status=422) from None


def _handled_by(author: str | None) -> Text:
    return Text(
        f"Besvarelsen er behandlet ved kilden af {author or 'en anden'}. Det står uændret der; se, hvad de gjorde",
        f"The response is handled at the source by {author or 'somebody else'}. That stands; see what they did",
    )


_CHANGED = Text(
    "Besvarelsen er ændret ved kilden, siden du tog beslutningen. Den er ikke markeret som behandlet; se den igen",
    "The response was changed at the source after you decided. It is not marked as handled; look at it again",
)
_GONE = Text(
    "Besvarelsen findes ikke længere ved kilden, så der er intet at markere. Kontakt kilden, hvis den mangler",
    "The response is no longer at the source, so there is nothing to mark. Contact the source if it should be there",
)
_NO_VERSIONS = Text(
    "Kilden fortæller ikke, hvilken version den har, så andres kunne blive overskrevet. Markér besvarelsen i kilden",
    "The source does not tell which version it has, so nothing is changed: it could be somebody else's. Mark it there",
)
_KEEPS_CHANGING = Text(
    "Besvarelsen ændres hele tiden ved kilden. Den prøves igen",
    "The response keeps changing at the source. It is tried again",
)
