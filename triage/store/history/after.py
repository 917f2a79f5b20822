"""What came after assessments: decisions and what was noted of them, greens judged by people, stays in hospital."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, exists, select

from triage.clinical.encounter import ADMISSIONS
from triage.store.standing import stands
from triage.store.tables import (
    case,
    decision,
    decision_outcome,
    encounter,
    green_draw,
    green_judgement,
    patient,
    result,
)

_EMERGENCY = "EMER"
_HAPPENED = ("in-progress", "onleave", "finished")
_LATER = decision_outcome.alias("later_outcome")


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision that stands on a result; `outcome` is the last that was noted of it, None where nothing was."""

    result: int
    rank: int
    action: str
    outcome: str | None


@dataclass(frozen=True, slots=True)
class DrawnGreen:
    """A green that was drawn for a person; `share` is in hundredths of a percent, `rank` what the person called it."""

    result: int
    share: int
    rank: int | None


def decided_on(connection: Connection, programme: str, start: int, end: int) -> Sequence[Decided]:
    """Return the decisions that stand on a programme's results from `start` until `end` (ms)."""
    is_last = ~(
        select(_LATER.c.id)
        .where(_LATER.c.decision_id == decision_outcome.c.decision_id, _LATER.c.id > decision_outcome.c.id)
        .correlate(decision_outcome)
        .exists()
    )
    outcome = (
        select(decision_outcome.c.kind)
        .where(decision_outcome.c.decision_id == decision.c.id, is_last)
        .correlate(decision)
        .scalar_subquery()
    )
    wanted = (
        select(decision.c.result_id, result.c.colour_rank, decision.c.action, outcome.label("outcome"))
        .join(result, result.c.id == decision.c.result_id)
        .join(case, case.c.id == decision.c.case_id)
        .where(case.c.programme == programme, decision.c.at >= start, result.c.at < end, stands())
    )
    return [Decided(*row) for row in connection.execute(wanted.order_by(decision.c.id))]


def drawn_greens(connection: Connection, programme: str, start: int, end: int) -> Sequence[DrawnGreen]:
    """Return the greens of a programme that were drawn for a person, each with how it was judged."""
    wanted = (
        select(green_draw.c.result_id, green_draw.c.share, green_judgement.c.colour_rank)
        .join(result, result.c.id == green_draw.c.result_id)
        .outerjoin(green_judgement, green_judgement.c.result_id == green_draw.c.result_id)
        .where(green_draw.c.drawn == 1, result.c.programme == programme, result.c.at >= start, result.c.at < end)
    )
    return [DrawnGreen(*row) for row in connection.execute(wanted.order_by(green_draw.c.result_id))]


def admissions(connection: Connection, start: int, end: int) -> Sequence[tuple[int, int]]:
    """Return whose acute or overnight stays began from `start` until `end` (ms), and when, by patient and time."""
    began = encounter.c.start >= start, encounter.c.start < end
    is_stay = encounter.c.kind.in_([*sorted(ADMISSIONS), _EMERGENCY]), encounter.c.status.in_(_HAPPENED)
    wanted = select(encounter.c.patient_id, encounter.c.start).where(*began, *is_stay)
    return [(row.patient_id, row.start) for row in connection.execute(wanted.order_by(*wanted.selected_columns))]


def knows_stays(connection: Connection) -> bool:
    """Return whether any source tells of stays at all: without, that none is told means nothing."""
    return bool(connection.execute(select(exists().where(encounter.c.kind.in_(sorted(ADMISSIONS))))).scalar())


def visible(connection: Connection, patients: Collection[int]) -> Sequence[int]:
    """Return those of some patients whom a person's login sees anything of."""
    found = connection.execute(select(patient.c.id).order_by(patient.c.id)).scalars()
    return [key for key in found if key in patients]
