"""When nothing is expected of a patient: what clinicians noted, stays in hospital, and courses on hold."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from triage.clinical.care import Pause, PauseReason
from triage.clinical.encounter import EpisodeOfCare
from triage.errors import Text, WrongUseError
from triage.store.care.dismissals import dismissals_of
from triage.store.clock_time import from_ms, from_ms_or_none, to_ms, to_ms_or_none
from triage.store.context_rows import encounters_of, episodes_of
from triage.store.tables import patient, pause


@dataclass(frozen=True, slots=True)
class NotedPause:
    """A pause as a clinician gave it; `ended` and `ended_by` tell that it was cut short. Never deleted."""

    id: int
    patient: int
    reference: str
    reason: PauseReason
    note: str
    start: datetime
    end: datetime | None
    author: str
    at: datetime
    ended: datetime | None = None
    ended_by: str | None = None

    @property
    def last(self) -> datetime | None:
        """Return when it ended or will end, None = nobody knows."""
        return min((time for time in (self.end, self.ended) if time is not None), default=None)


@dataclass(frozen=True, slots=True)
class PausesOf:
    """A patient's pauses: those of every course, and those of one programme."""

    everywhere: tuple[Pause, ...]
    by_programme: dict[str, tuple[Pause, ...]]

    def of(self, programme: str) -> tuple[Pause, ...]:
        """Return all that hold for a course in `programme`."""
        return self.everywhere + self.by_programme.get(programme, ())


def pauses_of(connection: Connection, patients: Sequence[int]) -> dict[int, PausesOf]:
    """Return the pauses of a few hundred patients, whoever gave them."""
    everywhere: dict[int, list[Pause]] = {key: [] for key in patients}
    for noted in noted_pauses(connection, patients):
        if noted.last is None or noted.start < noted.last:
            everywhere[noted.patient].append(Pause(noted.reason, noted.start, noted.last))
    for key, stays in encounters_of(connection, patients).items():
        stayed = (Pause(PauseReason.ADMISSION, stay.start, stay.end) for stay in stays if stay.is_admission)
        everywhere[key] += stayed
    courses = episodes_of(connection, patients)
    by_programme = {key: _by_programme(courses[key], found) for key, found in everywhere.items()}
    for key, dismissed in dismissals_of(connection, patients).items():
        for one in dismissed:
            before = by_programme[key].get(one.programme, ())
            by_programme[key][one.programme] = (*before, one.as_pause())
    return {key: PausesOf(tuple(found), by_programme[key]) for key, found in everywhere.items()}


def noted_pauses(connection: Connection, patients: Sequence[int] | None = None) -> list[NotedPause]:
    """Return what clinicians noted, newest first, about these patients or all."""
    found = select(pause, patient.c.reference).join(patient, patient.c.id == pause.c.patient_id)
    if patients is not None:
        found = found.where(pause.c.patient_id.in_(patients))
    return [_noted(row) for row in connection.execute(found.order_by(pause.c.start.desc(), pause.c.id.desc()))]


def note_pause(connection: Connection, who: int, given: Pause, note: str, author: str, at: datetime) -> int:
    """Keep a pause and have the patient scored anew; returns its key. `given.start` is known."""
    if given.start is None:
        raise ValueError("a pause that somebody gives has a start")
    _score_anew(connection, who)
    values = {
        "patient_id": who,
        "reason": given.reason.value,
        "note": note,
        "start": to_ms(given.start),
        "end": to_ms_or_none(given.end),
        "author": author,
        "at": to_ms(at),
    }
    return int(connection.execute(insert(pause).values(**values).returning(pause.c.id)).scalar_one())


def end_pause(connection: Connection, key: int, author: str, at: datetime) -> int:
    """Cut a pause short at `at`, and return whose it is; raises WrongUseError where there is none to end."""
    ended = update(pause).where(pause.c.id == key, pause.c.ended.is_(None)).values(ended=to_ms(at), ended_by=author)
    who = connection.execute(ended.returning(pause.c.patient_id)).scalar()
    if who is None:
        raise WrongUseError(
            Text(
                f"Der er ingen åben pause {key}. Pausernes numre står i triage pause list.",
                f"There is no open pause {key}. triage pause list has the numbers.",
            )
        )
    _score_anew(connection, who)
    return int(who)


def _score_anew(connection: Connection, who: int) -> None:
    connection.execute(update(patient).where(patient.c.id == who).values(to_score=1))


def _by_programme(courses: Sequence[EpisodeOfCare], everywhere: list[Pause]) -> dict[str, tuple[Pause, ...]]:
    """Return the pauses of each programme's courses; those of a course that names none are added to `everywhere`."""
    found: dict[str, list[Pause]] = defaultdict(list)
    for course in courses:
        (everywhere if course.programme is None else found[course.programme]).extend(_on_hold(course))
    return {programme: tuple(pauses) for programme, pauses in found.items()}


def _on_hold(course: EpisodeOfCare) -> Iterator[Pause]:
    if course.status == "entered-in-error":
        return
    for stage in course.pauses:
        yield Pause(PauseReason.ON_HOLD, stage.start, stage.end)
    if course.status == "onhold" and all(stage.end is not None for stage in course.pauses):
        yield Pause(PauseReason.ON_HOLD, None)


def _noted(row: Any) -> NotedPause:  # noqa: ANN401 - a row has the columns of its query
    return NotedPause(
        id=row.id,
        patient=row.patient_id,
        reference=row.reference,
        reason=PauseReason(row.reason),
        note=row.note,
        start=from_ms(row.start),
        end=from_ms_or_none(row.end),
        author=row.author,
        at=from_ms(row.at),
        ended=from_ms_or_none(row.ended),
        ended_by=row.ended_by,
    )
