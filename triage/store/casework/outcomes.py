"""What came of decisions: lines that are only added, of which the last about a decision counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, insert, select

from triage.clinical.colour import WORST_FIRST, Colour
from triage.clinical.decision import Action, Outcome, OutcomeKind
from triage.store.clock_time import from_ms, to_ms
from triage.store.standing import stands
from triage.store.tables import case, decision, decision_outcome, patient, result
from triage.store.told import seen, told

# A visit is asked about from the day after it was decided, for as long as anybody can be expected to remember it.
ASKED_AFTER = timedelta(days=1)
ASKED_FOR = timedelta(days=180)
_LATER = decision_outcome.alias("later")
_IS_LAST = ~(
    select(_LATER.c.id)
    .where(_LATER.c.decision_id == decision_outcome.c.decision_id, _LATER.c.id > decision_outcome.c.id)
    .correlate(decision_outcome)
    .exists()
)


@dataclass(frozen=True, slots=True)
class VisitOutcome:
    """A visit that stands and what came of it: by which rules which colour called the patient in, and was it needed."""

    decision: int
    patient: int
    programme: str
    colour: Colour
    rule_set: str
    version: str
    rule_set_sha256: str
    decided: datetime
    kind: OutcomeKind
    noted: datetime


@dataclass(frozen=True, slots=True)
class Asked:
    """A decision of which something is still to be known or done: a visit without an outcome, a call not yet made.

    `due` is by when it was to be done, `tries` how often nobody answered.
    """

    decision: int
    case: int
    patient: int
    name: str
    programme: str
    decided: datetime
    due: datetime | None
    tries: int = 0


def note_outcome(
    connection: Connection, key: int, kind: OutcomeKind, note: str, actor: str, at: datetime
) -> None:
    """Add a line about what came of decision `key`."""
    line = {"decision_id": key, "kind": kind.value, "note": note, "actor": actor, "at": to_ms(at)}
    connection.execute(insert(decision_outcome).values(**line))


def outcomes_of(connection: Connection, patient_key: int) -> dict[int, tuple[Outcome, ...]]:
    """Return by decision every line about a patient's decisions, oldest first."""
    lines = connection.execute(
        select(*seen(decision_outcome))
        .join(decision, decision.c.id == decision_outcome.c.decision_id)
        .join(case, case.c.id == decision.c.case_id)
        .where(case.c.patient_id == patient_key)
        .order_by(decision_outcome.c.id)
    ).all()
    words = told(connection, decision_outcome, (line.id for line in lines))
    found: dict[int, tuple[Outcome, ...]] = {}
    for line in lines:
        one = Outcome(OutcomeKind(line.kind), line.actor, from_ms(line.at), words[line.id]["note"])
        found[line.decision_id] = (*found.get(line.decision_id, ()), one)
    return found


def outcomes_between(connection: Connection, start: datetime, end: datetime) -> Sequence[VisitOutcome]:
    """Return the visits decided from `start` until `end` that stand, each with the outcome that counts."""
    wanted = (
        select(*seen(decision), decision_outcome.c.kind, decision_outcome.c.at.label("noted"))
        .add_columns(case.c.patient_id, case.c.programme, result.c.colour_rank)
        .join(decision_outcome, decision_outcome.c.decision_id == decision.c.id)
        .join(case, case.c.id == decision.c.case_id)
        .join(result, result.c.id == decision.c.result_id)
        .where(decision.c.action == Action.VISIT.value, stands(), _IS_LAST)
        .where(decision.c.at >= to_ms(start), decision.c.at < to_ms(end))
    )
    return [
        VisitOutcome(
            decision=row.id,
            patient=row.patient_id,
            programme=row.programme,
            colour=WORST_FIRST[row.colour_rank],
            rule_set=row.rule_set or "",
            version=row.rule_set_version or "",
            rule_set_sha256=row.rule_set_sha256 or "",
            decided=from_ms(row.at),
            kind=OutcomeKind(row.kind),
            noted=from_ms(row.noted),
        )
        for row in connection.execute(wanted.order_by(decision.c.id))
    ]


def visits_without_outcome(connection: Connection, until: datetime, limit: int) -> Sequence[Asked]:
    """Return the visits decided before `until` of which nobody noted whether they were needed, oldest first."""
    wanted = _named().where(_is_unjudged(), decision.c.at < to_ms(until))
    return [_asked(row) for row in connection.execute(wanted.order_by(decision.c.id).limit(limit))]


def promised_calls(connection: Connection, overdue_at: datetime | None = None) -> Sequence[Asked]:
    """Return the calls that were promised and not made, the first due first; with a time those overdue then alone."""
    wanted = _named().where(is_promised(overdue_at)).order_by(decision.c.due, decision.c.id)
    return [_asked(row) for row in connection.execute(wanted)]


def count_promises(connection: Connection, overdue_at: datetime | None = None) -> int:
    """Return how many calls were promised and not made; with a time those overdue then alone."""
    counted = select(func.count()).select_from(decision).where(is_promised(overdue_at))
    return int(connection.execute(counted).scalar_one())


def has_promise() -> ColumnElement[bool]:
    """Return the condition that a row of `case` was closed with a call that was promised and is not made."""
    return case.c.id.in_(select(decision.c.case_id).where(is_promised(None)))


def is_unjudged(now: datetime | None) -> ColumnElement[bool]:
    """Return the condition that a row of `case` was closed with a visit of which nobody noted whether it was needed.

    At a time those alone are meant that are asked about then.
    """
    wanted = select(decision.c.case_id).where(_is_unjudged())
    if now is not None:
        wanted = wanted.where(decision.c.at.between(to_ms(now - ASKED_FOR), to_ms(now - ASKED_AFTER)))
    return case.c.id.in_(wanted)


def _is_unjudged() -> ColumnElement[bool]:
    noted = select(decision_outcome.c.id).where(decision_outcome.c.decision_id == decision.c.id)
    return (decision.c.action == Action.VISIT.value) & stands() & ~noted.correlate(decision).exists()


def is_promised(overdue_at: datetime | None) -> ColumnElement[bool]:
    """Return the condition that a row of `decision` promised a call that is not made; with a time one overdue then."""
    reached = select(decision_outcome.c.id).where(
        decision_outcome.c.decision_id == decision.c.id, decision_outcome.c.kind == OutcomeKind.REACHED.value
    )
    promised = (decision.c.action == Action.PHONE.value) & decision.c.due.is_not(None)
    promised = promised & stands() & ~reached.correlate(decision).exists()
    return promised if overdue_at is None else promised & (decision.c.due < to_ms(overdue_at))


def _named() -> Select[Any]:
    tries = (
        select(func.count())
        .where(
            decision_outcome.c.decision_id == decision.c.id, decision_outcome.c.kind == OutcomeKind.NO_ANSWER.value
        )
        .correlate(decision)
        .scalar_subquery()
    )
    of_patient = (case.c.patient_id, case.c.programme, patient.c.family, patient.c.given, patient.c.reference)
    joined = decision.join(case, case.c.id == decision.c.case_id).join(patient, patient.c.id == case.c.patient_id)
    return select(*seen(decision), *of_patient, tries.label("tries")).select_from(joined)


def _asked(row: Any) -> Asked:  # noqa: ANN401 - a row has the columns of its query
    return Asked(
        decision=row.id,
        case=row.case_id,
        patient=row.patient_id,
        name=f"{row.family}, {row.given}".strip(", ") or row.reference,
        programme=row.programme,
        decided=from_ms(row.at),
        due=None if row.due is None else from_ms(row.due),
        tries=row.tries,
    )
