"""Which answers of a course a person must look at before it can end."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from sqlalchemy import Connection, select

from triage.errors import Text
from triage.scoring.danish_time import when
from triage.store.casework.decisions import last_decided
from triage.store.records import Facts
from triage.store.tables import case
from triage.workflow.care.names import names_of
from triage.workflow.catalogue import Catalogue

_MOST = 5
Came = tuple[datetime, str]


def unhandled(
    catalogue: Catalogue, connection: Connection, patient: int, programme: str, facts: Facts
) -> tuple[Text, ...]:
    """Return what came since somebody last decided, where a case of the programme is open; the newest first.

    A case that is open for another reason, such as what did not come, is told too.
    """
    mine = (case.c.patient_id == patient) & (case.c.programme == programme) & (case.c.is_open == 1)
    if connection.execute(select(case.c.id).where(mine).limit(1)).first() is None:
        return ()
    decided = last_decided(connection, [patient]).get(patient)
    newest = sorted(_came(facts, decided), reverse=True)[:_MOST]
    names = names_of(catalogue, connection, {what for _, what in newest if what})
    return tuple(_told(names, newest)) or (_OPEN,)


def _came(facts: Facts, decided: datetime | None) -> Iterator[Came]:
    for reading in facts.readings:
        if decided is None or reading.received is None or reading.received > decided:
            yield reading.time, reading.kind or ""
    for response in facts.responses:
        at = response.authored or response.received
        if at is not None and (decided is None or response.received is None or response.received > decided):
            yield at, response.questionnaire.partition("|")[0]


def _told(names: Mapping[str, Text], newest: list[Came]) -> Iterator[Text]:
    for at, what in newest:
        name, day = names.get(what, _SOMETHING), when(at)
        yield Text(f"{name.da}, {day.da}", f"{name.en}, {day.en}")


_SOMETHING = Text("en måling", "a reading")
_OPEN = Text("en åben sag, som ingen har taget stilling til", "an open case that nobody has decided")
