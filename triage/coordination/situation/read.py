"""A situation read from JSON, as files of cases and `triage propose --situation` have it."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from triage.coordination.situation.pathway import Pathway
from triage.coordination.situation.policy import Policy
from triage.coordination.situation.situation import Situation
from triage.coordination.situation.supply import Dependency, PrepRule, Resource, Site, Slot
from triage.coordination.situation.traveller import Traveller
from triage.coordination.situation.visit import Visit
from triage.coordination.travel.table import Travel
from triage.errors import Text, UnreadableError

_Fact = TypeVar("_Fact")
_Json = Mapping[str, Any]
# What a field may be left out for: a visit that is asked for has no time, one by phone no site.
_MAY_LACK = {"start": None, "site": "", "dept": "", "service": ""}
# Words for whoever reads the file.
_REMARKS = frozenset({"title", "why", "name", "note"})


def read_situation(case: _Json, defaults: _Json | None = None) -> Situation:
    """Return the situation that a JSON object describes; its `config` counts before `defaults`.

    Absent lists and fields are empty or false. Raises UnreadableError naming the part that is not as it must be.
    """
    policy = _fact(Policy, _adapter(Policy), {**(defaults or {}), **case.get("config", {})}, "config")
    return Situation(
        now=_now(case),
        travel=Travel(_minutes(case.get("travel", ())), policy.arrive_early_min),
        travellers=_by_id(Traveller, case, "patients"),
        visits=_by_id(Visit, case, "appointments"),
        sites=_by_id(Site, case, "sites"),
        slots=_by_id(Slot, case, "slots"),
        resources=_by_id(Resource, case, "resources"),
        dependencies=tuple(_all(Dependency, case, "dependencies")),
        prep_rules=tuple(_all(PrepRule, case, "prep_rules")),
        pathways=_by_id(Pathway, case, "pathways"),
        policy=policy,
    )


def _now(case: _Json) -> datetime:
    try:
        return datetime.fromisoformat(case["now"])
    except (KeyError, TypeError, ValueError) as error:
        raise _unreadable("now", "klokkeslættet mangler eller er forkert", "the time is missing or wrong") from error


def _minutes(rows: Sequence[_Json]) -> dict[frozenset[str], int]:
    return {frozenset((row["from"], row["to"])): row["minutes"] for row in rows}


def _by_id(kind: type[Any], case: _Json, name: str) -> dict[str, Any]:
    return {fact.id: fact for fact in _all(kind, case, name)}


def _all(kind: type[_Fact], case: _Json, name: str) -> list[_Fact]:
    adapter = _adapter(kind)  # type: ignore[arg-type]  # a class can be hashed
    return [_fact(kind, adapter, row, f"{name}[{number}]") for number, row in enumerate(case.get(name) or ())]


@cache
def _adapter(kind: type[Any]) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _fact(kind: type[_Fact], adapter: TypeAdapter[_Fact], row: _Json, where: str) -> _Fact:
    """Return a frozen record of the mapping; what the record does not know is a fault, for it may be a misspelling."""
    known = {field.name for field in fields(kind)}  # type: ignore[arg-type]  # every fact is a dataclass
    said = {name: _renamed(value) for name, value in row.items() if value is not None}
    unknown = sorted(said.keys() - known - _REMARKS)
    if unknown:
        raise _unreadable(where, f"«{unknown[0]}» kendes ikke", f'"{unknown[0]}" is not known')
    lacking = {name: value for name, value in _MAY_LACK.items() if name in known and name not in said}
    try:
        fact = adapter.validate_python(lacking | {name: said[name] for name in said.keys() & known})
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        path = ".".join(str(part) for part in first["loc"])
        raise _unreadable(where, f"«{path}»: {first['msg']}", f'"{path}": {first["msg"]}') from error
    return fact


def _renamed(value: object) -> object:
    """Return days that the file calls `from` and `to` under the names of their record; null stands for absent."""
    if isinstance(value, list):
        return [_renamed(one) for one in value]
    if isinstance(value, Mapping):
        names = {"from": "start", "to": "end"}
        return {names.get(name, name): _renamed(one) for name, one in value.items() if one is not None}
    return value


def _unreadable(where: str, da: str, en: str) -> UnreadableError:
    return UnreadableError(
        Text(
            f"Situationen kan ikke læses: {where}: {da}. Ret filen.",
            f"The situation cannot be read: {where}: {en}. Correct the file.",
        )
    )
