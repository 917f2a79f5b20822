"""Which reds and yellows rested on facts that a source has changed."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, or_, select

from triage.clinical.colour import Colour
from triage.errors import UnreadableError
from triage.scoring.explain.result import Result
from triage.store.intake.resource_rows import chunks
from triage.store.tables import case, result

_Key = TypeVar("_Key")

# An alarm's results are few; more than this would be one reading that was in force for months.
_LOOKED_AT = 50
_COLOURS = {colour.rank: colour for colour in Colour}


@dataclass(frozen=True, slots=True)
class Alarm:
    """A red or yellow that rested on a fact, and the newest case of its programme, open if there is one."""

    colour: Colour
    case: int | None


def alarmed(connection: Connection, patients: Collection[int]) -> set[int]:
    """Return those of a few thousand patients who ever had a red or yellow: few changes concern any other."""
    found = select(result.c.patient_id).where(
        result.c.patient_id.in_(patients), result.c.colour_rank <= Colour.YELLOW.rank
    )
    return set(connection.execute(found.distinct()).scalars())


def alarms_on(connection: Connection, patient: int, changes: Mapping[_Key, Collection[str]]) -> dict[_Key, Alarm]:
    """Return the worst red or yellow of a patient that rested on the references of each change, where there is one."""
    found: dict[_Key, Alarm] = {}
    case_of = cache(partial(_case_of, connection, patient))
    for some in chunks(list(changes), 50):
        waiting = {key: set(changes[key]) for key in some}
        looked_at: Counter[_Key] = Counter()
        for row in connection.execute(_alarms(patient, set().union(*waiting.values()))):
            named = [key for key, references in waiting.items() if any(f'"{each}"' in row.body for each in references)]
            rested_on = _rested_on(row.body) if named else None
            looked_at.update(named)
            for key in named:
                # It names the fact: better told in vain than not, where it cannot be read.
                if rested_on is None or rested_on & waiting[key]:
                    found[key] = Alarm(_COLOURS[row.colour_rank], case_of(row.programme))
                if key in found or looked_at[key] == _LOOKED_AT:
                    del waiting[key]
            if not waiting:
                break
    return found


def _alarms(patient: int, references: Collection[str]) -> Select[Any]:
    # One look for all parts of a resource: a database takes no expression of a thousand members.
    resources = sorted({reference.partition("#")[0] for reference in references})
    named = or_(*(result.c.body.contains(f'"{resource}', autoescape=True) for resource in resources))
    return (
        select(result.c.programme, result.c.colour_rank, result.c.body)
        .where(result.c.patient_id == patient, result.c.colour_rank <= Colour.YELLOW.rank, named)
        .order_by(result.c.colour_rank, result.c.id.desc())
    )


def _rested_on(body: str) -> set[str] | None:
    """Return the facts behind the red and yellow of a result, None where it cannot be read."""
    try:
        found = Result.from_json(body)
    except UnreadableError:
        return None
    ids = {used.name: set(used.ids) for used in found.inputs}
    # Older results do not tell which inputs a rule compares: all of them then.
    behind = (rule.rests_on or ids for rule in found.fired if rule.colour.rank <= Colour.YELLOW.rank)
    return set().union(*(ids.get(name, set()) for names in behind for name in names))


def _case_of(connection: Connection, patient: int, programme: str) -> int | None:
    newest = (
        select(case.c.id)
        .where(case.c.patient_id == patient, case.c.programme == programme)
        .order_by(case.c.is_open.desc(), case.c.id.desc())
        .limit(1)
    )
    return connection.execute(newest).scalar()
