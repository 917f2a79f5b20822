"""Who has a case, changed only under the conditions that `triage.worklist.ownership` states, one statement each.

Each runs in a transaction of the caller's, mostly `Store.change()`. That nothing was changed is the refusal; what
stands then is read only to say why.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, NoReturn

from sqlalchemy import ColumnElement, Connection, and_, bindparam, func, insert, literal, or_, select, update
from sqlalchemy import Text as Words
from sqlalchemy import case as either

from triage.clinical.colour import Colour
from triage.clinical.typed import visible
from triage.store.clock_time import from_ms_or_none, to_ms
from triage.store.results import no_such_case
from triage.store.tables import case, case_event
from triage.store.tables.columns import WHOLE
from triage.store.told import seen
from triage.worklist import ownership as rules
from triage.worklist.ownership import LEASE, Holding, Snooze

_COLOURS = {colour.rank: colour for colour in Colour}
_FREE = {"owner": None, "owned_since": None, "lease_until": None}
_AWAKE = {"snoozed_until": None, "snooze_reason": None, "snooze_note": None, "snoozed_by": None}

_WHO, _AT = bindparam("who", type_=Words), bindparam("now", type_=WHOLE)
_KEY, _NUMBER = bindparam("key", type_=WHOLE), bindparam("number", type_=WHOLE)
_PATIENT = select(case.c.patient_id).where(case.c.id == _KEY)
_IS_OWN = case.c.owner == _WHO
_CLAIM = (
    update(case)
    .where(case.c.id == _KEY, case.c.is_open == 1, or_(case.c.owner.is_(None), _IS_OWN, case.c.lease_until <= _AT))
    .values(
        owner=_WHO,
        owned_since=either((_IS_OWN, case.c.owned_since), else_=_AT),
        lease_until=bindparam("until", type_=WHOLE),
        fence=either((_IS_OWN, case.c.fence), else_=case.c.fence + 1),
        **_AWAKE,
    )
    .returning(case.c.fence, case.c.patient_id)
)
_NEWEST = (
    select(case_event.c.fence).where(case_event.c.case_id == _KEY).order_by(case_event.c.id.desc()).limit(1)
).scalar_subquery()
# A renewal has the number of the newest line, and is not told of.
_CLAIMED = insert(case_event).from_select(
    ["case_id", "at", "act", "actor", "owner", "fence", "note"],
    select(_KEY, _AT, literal("claim"), _WHO, _WHO, _NUMBER, literal("")).where(
        func.coalesce(_NEWEST, -1) != _NUMBER
    ),
)


@dataclass(frozen=True, slots=True)
class Held:
    """A case after a change: its fencing number, patient, and who had it `before`."""

    fence: int
    patient: int
    before: str | None = None


def hold(connection: Connection, key: int, actor: str, fence: int | None, now: datetime) -> int:
    """Make sure that `actor` has case `key`, and return the fencing number; what nobody has is claimed on the spot.

    The first statement of a transaction that writes about a case. With a `fence` nobody else may have had it since.
    Raises OwnedError where somebody else has it, WrongUseError where it is closed.
    """
    return claim(connection, key, actor, now, fence).fence


def claim(connection: Connection, key: int, actor: str, now: datetime, fence: int | None = None) -> Held:
    """Take a case that nobody has, or renew one's own; only the former is told of."""
    times = {"now": to_ms(now), "until": _lease(now)}
    stated = _CLAIM if fence is None else _CLAIM.where(case.c.fence == fence)
    row = connection.execute(stated, {"key": key, "who": actor, **times}).first()
    if row is None:
        _refuse(connection, key, partial(rules.claim, actor=actor, now=now, fence=fence))
    connection.execute(_CLAIMED, {"key": key, "who": actor, "number": row.fence, **times})
    return Held(row.fence, row.patient_id)


def renew(connection: Connection, key: int, actor: str, now: datetime, fence: int) -> Held:
    """Keep a case for another lease."""
    refuse = partial(rules.renew, actor=actor, now=now, fence=fence)
    row = _changed(connection, key, _is_own(actor, fence), {"lease_until": _lease(now)}, refuse)
    return Held(row.fence, row.patient_id, actor)


def release(connection: Connection, key: int, actor: str, now: datetime, fence: int) -> Held:
    """Give a case back to everybody."""
    refuse = partial(rules.release, actor=actor, now=now, fence=fence)
    row = _changed(connection, key, _is_own(actor, fence), _FREE, refuse)
    _note(connection, key, now, "release", actor, row.fence, former=actor)
    return Held(row.fence, row.patient_id, actor)


def hand_over(connection: Connection, key: int, actor: str, now: datetime, fence: int, to: str, note: str) -> Held:
    """Give a case to a colleague."""
    refuse = partial(rules.hand_over, actor=actor, now=now, fence=fence, to=to)
    if not to.strip() or to.strip() == actor:
        _refuse(connection, key, refuse)
    row = _changed(connection, key, _is_own(actor, fence), _owned_by(to.strip(), now), refuse)
    _note(connection, key, now, "hand_over", actor, row.fence, former=actor, owner=to.strip(), note=note)
    return Held(row.fence, row.patient_id, actor)


def take_over(connection: Connection, key: int, actor: str, now: datetime, owner: str, fence: int, reason: str) -> Held:
    """Take a case from `owner`, who has it with `fence`, as the person who asks was shown."""
    refuse = partial(rules.take_over, actor=actor, now=now, fence=fence, reason=reason)
    if len(visible(reason)) < rules.LEAST_REASON:
        _refuse(connection, key, refuse)
    is_as_shown = and_(case.c.fence == fence, or_(case.c.owner.is_(None), case.c.owner == owner))
    row = _changed(connection, key, is_as_shown, _owned_by(actor, now), refuse)
    _note(connection, key, now, "take_over", actor, row.fence, former=owner, owner=actor, note=reason)
    return Held(row.fence, row.patient_id, owner)


def snooze(connection: Connection, key: int, actor: str, now: datetime, fence: int | None, wanted: Snooze) -> Held:
    """Put a case off that is one's own or nobody's, and that is not red."""
    rules.refuse_snooze(wanted, now)
    refuse = partial(rules.snooze, actor=actor, now=now, fence=fence, wanted=wanted)
    known = case.c.owner == actor
    free = or_(case.c.owner.is_(None), known, case.c.lease_until <= to_ms(now))
    allowed = and_(free, case.c.colour_rank != Colour.RED.rank)
    values = {
        **_FREE,
        "fence": either((known, case.c.fence), else_=case.c.fence + 1),
        "snoozed_until": to_ms(wanted.until),
        "snooze_reason": wanted.reason.value,
        "snooze_note": wanted.note.strip(),
        "snoozed_by": actor,
    }
    row = _changed(connection, key, allowed if fence is None else and_(allowed, case.c.fence == fence), values, refuse)
    _note(connection, key, now, "snooze", actor, row.fence, until=wanted.until, note=wanted.note)
    return Held(row.fence, row.patient_id)


def wake(connection: Connection, key: int, actor: str, now: datetime) -> Held:
    """Bring a case back that was put off."""
    row = _changed(connection, key, case.c.snoozed_until.is_not(None), _AWAKE, rules.wake)
    _note(connection, key, now, "wake", actor, row.fence)
    return Held(row.fence, row.patient_id)


def _hold_rows(connection: Connection, chosen: ColumnElement[bool]) -> None:
    """Keep these cases from being changed by others until the transaction ends.

    Who writes about several cases does this before the first line of the log: whoever claims one of them holds its row
    and waits for the log, and would wait for ever for whoever has the log and waits for the row.
    """
    connection.execute(select(case.c.id).where(chosen).order_by(case.c.id).with_for_update())


def hold_many(connection: Connection, keys: Sequence[int]) -> None:
    """Keep the cases with these keys from being changed by others until the transaction ends; see `_hold_rows`."""
    _hold_rows(connection, case.c.id.in_(keys))


def hold_with_open(connection: Connection, keys: Sequence[int]) -> None:
    """Keep these cases, and the open ones of their patients, from being changed by others; see `_hold_rows`."""
    its = case.alias("its")
    patients = select(its.c.patient_id).where(its.c.id.in_(keys))
    _hold_rows(connection, or_(case.c.id.in_(keys), and_(case.c.patient_id.in_(patients), case.c.is_open == 1)))


def hold_of_patients(connection: Connection, patients: Sequence[int]) -> None:
    """Keep the open cases of these patients from being changed by others; see `_hold_rows`."""
    _hold_rows(connection, and_(case.c.patient_id.in_(patients), case.c.is_open == 1))


def patient_of_case(connection: Connection, key: int) -> int:
    """Return whose case it is, which never changes; raises WrongUseError where there is no such case."""
    patient: int | None = connection.execute(_PATIENT, {"key": key}).scalar()
    if patient is None:
        raise no_such_case(key)
    return patient


def holding_of(connection: Connection, key: int) -> Holding | None:
    """Return what ownership knows of a case, None where there is no such case."""
    row = connection.execute(select(*seen(case)).where(case.c.id == key)).first()
    if row is None:
        return None
    return Holding(
        is_open=bool(row.is_open),
        colour=_COLOURS[row.colour_rank],
        owner=row.owner,
        since=from_ms_or_none(row.owned_since),
        lease_until=from_ms_or_none(row.lease_until),
        fence=row.fence,
        snoozed_until=from_ms_or_none(row.snoozed_until),
    )


def _changed(
    connection: Connection,
    key: int,
    allowed: ColumnElement[bool],
    values: dict[str, Any],
    refuse: Callable[[Holding], Holding],
) -> Any:  # noqa: ANN401 - a row
    conditional = update(case).where(case.c.id == key, case.c.is_open == 1, allowed).values(**values)
    row = connection.execute(conditional.returning(case.c.fence, case.c.patient_id)).first()
    return row if row is not None else _refuse(connection, key, refuse)


def _refuse(connection: Connection, key: int, refuse: Callable[[Holding], Holding]) -> NoReturn:
    """Raise why the case as it stands cannot be changed so."""
    found = holding_of(connection, key)
    if found is None:
        raise no_such_case(key)
    raise rules.refusal_of(refuse, found)


def _is_own(actor: str, fence: int) -> ColumnElement[bool]:
    return and_(case.c.owner == actor, case.c.fence == fence)


def _owned_by(owner: str, now: datetime) -> dict[str, Any]:
    lease = {"owner": owner, "owned_since": to_ms(now), "lease_until": _lease(now)}
    return {**lease, "fence": case.c.fence + 1, **_AWAKE}


def _lease(now: datetime) -> int:
    return to_ms(now + LEASE)


def _note(
    connection: Connection,
    key: int,
    now: datetime,
    act: str,
    actor: str,
    fence: int,
    *,
    former: str | None = None,
    owner: str | None = None,
    until: datetime | None = None,
    note: str = "",
) -> None:
    line = {"case_id": key, "at": to_ms(now), "act": act, "actor": actor, "former": former, "owner": owner}
    until_ms = None if until is None else to_ms(until)
    connection.execute(insert(case_event).values(**line, fence=fence, until=until_ms, note=note.strip()))
