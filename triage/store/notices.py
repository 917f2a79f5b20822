"""Notices: written in the transaction that changed what a colour rested on, and marked by who read them."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from triage.clinical.colour import Colour
from triage.clinical.notice import Notice, NoticeKind
from triage.errors import Text
from triage.store.clock_time import from_ms, from_ms_or_none, to_ms
from triage.store.intake.alarms import Alarm
from triage.store.tables import notice

Row = dict[str, Any]


def notice_row(patient: int, kind: NoticeKind, at: int, since: int | None = None, alarm: Alarm | None = None) -> Row:
    """Return a notice as a row; `at` and `since` are in ms."""
    text = notice_text(kind, None if alarm is None else alarm.colour)
    return {
        "patient_id": patient,
        "case_id": None if alarm is None else alarm.case,
        "kind": kind.value,
        "at": at,
        "since": since,
        "da": text.da,
        "en": text.en,
    }


def write_notice(connection: Connection, patient: int, kind: NoticeKind, at: int) -> None:
    """Write a notice in the caller's transaction; `at` is in ms."""
    connection.execute(insert(notice).values(**notice_row(patient, kind, at)))


def write_told(
    connection: Connection, patient: int, case_key: int | None, kind: NoticeKind, text: Text, at: datetime
) -> None:
    """Write a notice about a case, or about the patient alone, in the words of whoever told of it."""
    about = {"patient_id": patient, "case_id": case_key, "kind": kind.value, "at": to_ms(at)}
    # Nobody is told the key: a secretary may leave a notice that only those read who decide.
    connection.execute(insert(notice).inline().values(**about, da=text.da, en=text.en))


def was_told(connection: Connection, patient: int, kind: NoticeKind, text: Text) -> bool:
    """Return whether a notice in these words was written about the patient before."""
    same = (notice.c.patient_id == patient, notice.c.kind == kind.value, notice.c.da == text.da)
    return connection.execute(select(notice.c.id).where(*same).limit(1)).first() is not None


def notices_of(connection: Connection, patient: int) -> tuple[Notice, ...]:
    """Return every notice about a patient, newest first."""
    found = select(notice).where(notice.c.patient_id == patient).order_by(notice.c.id.desc())
    return tuple(_notice(row) for row in connection.execute(found))


def mark_seen(connection: Connection, key: int, actor: str, at: datetime) -> int | None:
    """Note who read a notice first, and return its patient; None where there is none, or somebody read it before."""
    unseen = (notice.c.id == key) & notice.c.seen_at.is_(None)
    seen = update(notice).where(unseen).values(seen_by=actor, seen_at=to_ms(at))
    return connection.execute(seen.returning(notice.c.patient_id)).scalar()


def count_unseen(connection: Connection) -> int:
    """Return how many notices nobody has read."""
    return int(connection.execute(select(func.count()).where(notice.c.seen_at.is_(None))).scalar_one())


def notice_text(kind: NoticeKind, colour: Colour | None) -> Text:
    """Return what a notice says; `colour` is that of the assessment that rested on what changed."""
    if colour is not None and kind in _RESTED:
        da, en = _RESTED[kind]
        word = _WORDS[colour]
        return Text(da.format(colour=word.da), en.format(colour=word.en))
    return _PLAIN[kind]


def _notice(row: Any) -> Notice:  # noqa: ANN401 - a row has the columns of its query
    return Notice(
        id=row.id,
        patient=row.patient_id,
        case=row.case_id,
        kind=NoticeKind(row.kind),
        at=from_ms(row.at),
        since=from_ms_or_none(row.since),
        text=Text(row.da, row.en),
        seen_by=row.seen_by,
        seen_at=from_ms_or_none(row.seen_at),
    )


_WORDS = {Colour.RED: Text("rød", "red"), Colour.YELLOW: Text("gul", "yellow")}
_RESTED = {
    NoticeKind.WITHDRAWN: (
        "En {colour} vurdering hvilede på data, som kilden har trukket tilbage. Vurdér patienten igen.",
        "A {colour} assessment rested on data that the source has withdrawn. Assess the patient again.",
    ),
    NoticeKind.AMENDED: (
        "En {colour} vurdering hvilede på data, som kilden har rettet. Se, hvad der er ændret, og vurdér igen.",
        "A {colour} assessment rested on data that the source has amended. See what changed, and assess again.",
    ),
    NoticeKind.HELD: (
        "En {colour} vurdering hvilede på data, hvis nye udgave ikke kan bruges og er i karantæne. Se patienten igen.",
        "A {colour} assessment rested on data whose new version cannot be used and is in quarantine. See the patient.",
    ),
}
_PLAIN = {
    NoticeKind.WITHDRAWN: Text("Kilden har trukket data tilbage.", "The source has withdrawn data."),
    NoticeKind.AMENDED: Text("Kilden har rettet data.", "The source has amended data."),
    NoticeKind.HELD: Text("Nye udgaver af data er i karantæne.", "New versions of data are in quarantine."),
    NoticeKind.MOVED_AWAY: Text(
        "Data, der stod hos patienten, hører til en anden patient og er flyttet. Se på det, der blev besluttet imens.",
        "Data that stood with this patient are another patient's and were moved. Look at what was decided meanwhile.",
    ),
    NoticeKind.MOVED_HERE: Text(
        "Data, der stod hos en anden patient, er flyttet hertil. Se på det, der blev besluttet uden dem.",
        "Data that stood with another patient were moved here. Look at what was decided without them.",
    ),
    NoticeKind.OTHER_CPR: Text(
        "Kilden har givet patienten et andet CPR-nummer. Den hidtidige identitet står, og ændringen er i karantæne. "
        "Kontrollér hos kilden, hvem data hører til.",
        "The source gave the patient another CPR number. The former identity stands, and the change is in quarantine. "
        "Check at the source whose the data are.",
    ),
    NoticeKind.BY_CPR_ALONE: Text(
        "En kilde har sendt data med patientens CPR-nummer, som den ikke selv kender én patient med. De er i karantæne "
        "og indgår ikke i farven. Se dem under Modtagelse.",
        "A source sent data with the patient's CPR number, for which it has no one patient of its own. They are in "
        "quarantine and no part of the colour. See them under Intake.",
    ),
}
