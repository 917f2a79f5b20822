"""Rules that change under open cases: in the transaction that puts them in force, every case nobody has goes over.

A case that somebody has keeps the version it was opened under until nobody has it, and says what the new one would say.
"""

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from triage.clinical.colour import Colour
from triage.errors import Text
from triage.store.auditing import audit
from triage.store.casework.cases import record_outcomes
from triage.store.casework.shown_ranks import shown_ranks
from triage.store.coordination.findings_due import mark_due
from triage.store.rule_versions.changes import ChangeLine, put_change, put_lines
from triage.store.rule_versions.pending import OpenCourse, hold_open, put_pending
from triage.workflow.greens.note import note_greens
from triage.workflow.tune.open_cases.going_over import verdict_of
from triage.workflow.tune.open_cases.prepared import Coming, Prepared, Ready
from triage.workflow.tune.open_cases.tell_change import tell_change

_BY_ITSELF = "visita"
_CHUNK = 100
_LOG = logging.getLogger(__name__)
Courses = Mapping[str, list[OpenCourse]]


@dataclass(frozen=True, slots=True)
class GoneOver:
    """The cases that got another result, and the patients who must be judged in the same transaction still."""

    cases: tuple[int, ...] = ()
    left: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Moving:
    """One programme's open cases; patients in `gone` have gone over, what is `known` of the others was prepared."""

    programme: str
    courses: list[OpenCourse]
    gone: frozenset[int] = field(repr=False)
    known: Mapping[int, Ready] = field(repr=False)

    @property
    def stay(self) -> list[OpenCourse]:
        """Return the cases that have not gone over."""
        return [one for one in self.courses if one.patient not in self.gone]

    def said(self) -> dict[int, tuple[Colour, Text]]:
        """Return what the new version says of the cases that somebody has, where it was asked in time."""
        found = ((one.case, self._verdict(one)) for one in self.stay if one.owner is not None)
        return {case: verdict for case, verdict in found if verdict is not None}

    def lines(self, ranks: Mapping[int, int], said: Mapping[int, tuple[Colour, Text]]) -> Iterator[ChangeLine]:
        """Yield what changed colour, and what somebody has and would have."""
        for one in self.courses:
            if ranks[one.case] != one.rank:
                yield ChangeLine(one.case, one.rank, ranks[one.case], "changed")
            elif one.case in said and said[one.case][0].rank != one.rank:
                yield ChangeLine(one.case, one.rank, said[one.case][0].rank, "kept", one.owner)

    def _verdict(self, one: OpenCourse) -> tuple[Colour, Text] | None:
        ready = self.known.get(one.patient)
        is_as_judged = ready is not None and ready.shown.get(one.case) == one.result
        return verdict_of(ready.outcomes, self.programme) if ready is not None and is_as_judged else None


def hold_courses(connection: Connection, coming: Mapping[str, Coming], now: datetime) -> Courses:
    """Return the open cases of programmes whose rules change, held until the transaction ends."""
    return hold_open(connection, coming, now) if coming else {}


def carry_over(
    connection: Connection, coming: Mapping[str, Coming], courses: Courses, prepared: Prepared, now: datetime
) -> GoneOver:
    """Let every open case that nobody has go over to the versions that came in force, and list what changed."""
    known = prepared.ready if prepared.fits(coming) else {}
    changed, gone = _record(connection, _as_judged(connection, courses, known, prepared), now)
    left: list[int] = []
    for programme, one in coming.items():
        moving = _Moving(programme, courses[programme], gone, known)
        if one.before is not None or moving.courses:
            _list(connection, one, moving, now)
            left += [course.patient for course in moving.stay if course.owner is None]
    return GoneOver(tuple(changed), tuple(dict.fromkeys(left)))


def _as_judged(
    connection: Connection, courses: Courses, known: Mapping[int, Ready], prepared: Prepared
) -> dict[int, Ready]:
    """Return whoever is as when they were judged: nobody has a case of theirs, and nothing came."""
    if not known:
        return {}
    every = [one for found in courses.values() for one in found]
    moved = {one.patient for one in every if one.owner is not None or not one.is_quiet} | prepared.arrived(connection)
    shown: dict[int, dict[int, int]] = {}
    for one in every:
        shown.setdefault(one.patient, {})[one.case] = one.result
    return {key: one for key, one in known.items() if key not in moved and dict(one.shown) == shown.get(key)}


def _record(
    connection: Connection, ready: Mapping[int, Ready], now: datetime
) -> tuple[list[int], frozenset[int]]:
    """Record what patients were judged; return the cases that changed, and whom no fault of the program stopped."""
    keys, changed, done = sorted(ready), list[int](), list[int]()
    for start in range(0, len(keys), _CHUNK):
        some = keys[start : start + _CHUNK]
        try:
            with connection.begin_nested():
                changed += record_outcomes(connection, some, (one for key in some for one in ready[key].outcomes))
                done += some
        except OperationalError:
            # The disk's, which stops everybody.
            raise
        except Exception as fault:
            _LOG.error("cases could not go over to other rules: %s", type(fault).__name__)
    if changed:
        note_greens(connection, changed, done, now)
        mark_due(connection, done)
    return changed, frozenset(done)


def _list(connection: Connection, one: Coming, moving: _Moving, now: datetime) -> None:
    change = put_change(connection, one.before, one.new, len(moving.courses), now)
    said = moving.said()
    put_pending(connection, change, moving.stay, said)
    lines = list(moving.lines(shown_ranks(connection, [course.case for course in moving.courses]), said))
    put_lines(connection, change, lines, now)
    changed = sum(line.kind == "changed" for line in lines)
    counted = f"{len(moving.courses)} open, {changed} changed, {len(lines) - changed} kept"
    told = sorted(tell_change(connection, one, lines, now)) if lines else []
    subject = "; ".join((f"{one.new.programme} {one.new.version}: {counted}", *(f"told {login}" for login in told)))
    audit.log(connection, now, _BY_ITSELF, "rules.in_force", subject=subject)
