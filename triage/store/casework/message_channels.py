"""Where the patients of a source are written to, as somebody has set it up; without a row nothing is sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from triage.store.clock_time import from_ms, to_ms
from triage.store.tables import case, message_channel, patient, source
from triage.worklist.source import WriteBack


@dataclass(frozen=True, slots=True)
class MessageChannel:
    """The channel of a source's patients in a programme, or with an empty one of all that have no row of their own.

    `is_used` tells whether the source takes tasks: only then does anybody there learn that someone is to be written to.
    """

    source: str
    programme: str
    name: str
    author: str
    at: datetime
    is_used: bool


def channel_of_case(connection: Connection, key: int) -> str:
    """Return where the patient of case `key` is written to, "" where nothing is sent."""
    of_case = (
        select(message_channel.c.name)
        .join(patient, patient.c.source_id == message_channel.c.source_id)
        .join(source, source.c.id == patient.c.source_id)
        .join(case, case.c.patient_id == patient.c.id)
        .where(case.c.id == key, message_channel.c.programme.in_(["", case.c.programme]))
        .where(source.c.write_back == WriteBack.TASK.value, source.c.url.is_not(None))
        .order_by(message_channel.c.programme.desc())
        .limit(1)
    )
    return connection.execute(of_case).scalar() or ""


def channels(connection: Connection) -> Sequence[MessageChannel]:
    """Return every channel that is set up, by source and programme."""
    found = select(message_channel, source.c.name.label("source"), source.c.url, source.c.write_back).join(
        source, source.c.id == message_channel.c.source_id
    )
    return [
        MessageChannel(
            source=row.source,
            programme=row.programme,
            name=row.name,
            author=row.author,
            at=from_ms(row.at),
            is_used=row.url is not None and row.write_back == WriteBack.TASK.value,
        )
        for row in connection.execute(found.order_by(source.c.name, message_channel.c.programme))
    ]


def set_channel(
    connection: Connection, source_key: int, programme: str, name: str, author: str, at: datetime
) -> None:
    """Set the channel of a source's programme; an empty name takes it away."""
    mine = (message_channel.c.source_id == source_key) & (message_channel.c.programme == programme)
    connection.execute(delete(message_channel).where(mine))
    if name:
        line = {"source_id": source_key, "programme": programme, "name": name, "author": author, "at": to_ms(at)}
        connection.execute(insert(message_channel).values(**line))
