"""Open cases judged by rules that are about to come in force, before anything is locked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy import Connection

from triage.store.casework.cases import Outcome
from triage.store.records_since import newest_record, patients_since
from triage.store.rule_sets import InForce, is_same_content, newest_in_force
from triage.store.rule_versions.pending import OpenCourse, open_courses
from triage.workflow.application import Application
from triage.workflow.catalogue import Catalogue
from triage.workflow.score.subjects import subjects_of
from triage.workflow.score.wanted import wanted_outcomes

_CHUNK = 100


@dataclass(frozen=True, slots=True)
class Coming:
    """A version that comes in force in the place of another; `before` is None where there was none."""

    before: InForce | None
    new: InForce


@dataclass(frozen=True, slots=True)
class Ready:
    """A patient judged at a time: `shown` are the results that the cases to go over showed then, by case."""

    shown: Mapping[int, int]
    outcomes: tuple[Outcome, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Prepared:
    """Patients judged by the rules of some programmes, by the hash of those; `newest` is the last that had come."""

    rules: Mapping[str, str] = field(default_factory=dict)
    newest: int = 0
    ready: Mapping[int, Ready] = field(default_factory=dict, repr=False)

    def fits(self, coming: Mapping[str, Coming]) -> bool:
        """Return whether these are the rules by which patients were judged."""
        return dict(self.rules) == {name: one.new.sha256 for name, one in coming.items()}

    def arrived(self, connection: Connection) -> frozenset[int]:
        """Return the patients of whom something came since."""
        return patients_since(connection, self.newest)


def coming_in_force(connection: Connection, wanted: Mapping[str, InForce]) -> dict[str, Coming]:
    """Return those of the versions `wanted` that are not in force yet, each with the one before."""
    now = newest_in_force(connection)
    before = {name: one for name, one in now.items() if one.end is None}
    coming = {name: Coming(before.get(name), one) for name, one in wanted.items()}
    return {name: one for name, one in coming.items() if one.before is None or not is_same_content(one.before, one.new)}


def prepare_change(app: Application, wanted: Mapping[str, InForce], now: datetime) -> Prepared:
    """Return the open cases of programmes whose rules change, as the rules `wanted` judge them; nothing is kept."""
    with app.store.read() as connection:
        coming = coming_in_force(connection, wanted)
        courses = open_courses(connection, coming, now) if coming else {}
        newest = newest_record(connection)
    if not any(courses.values()):
        return Prepared({name: one.new.sha256 for name, one in coming.items()}, newest)
    ready = judged_anew(app, app.catalogue, courses, now)
    return Prepared({name: one.new.sha256 for name, one in coming.items()}, newest, ready)


def judged_anew(
    app: Application, catalogue: Catalogue, courses: Mapping[str, Iterable[OpenCourse]], now: datetime
) -> dict[int, Ready]:
    """Return the patients of open cases as the rules of `catalogue` judge them at `now`."""
    of_patient: dict[int, dict[str, OpenCourse]] = {}
    for programme, found in courses.items():
        for one in found:
            of_patient.setdefault(one.patient, {})[programme] = one
    keys, ready = sorted(of_patient), {}
    for start in range(0, len(keys), _CHUNK):
        ready.update(_judged(app, catalogue, {key: of_patient[key] for key in keys[start : start + _CHUNK]}, now))
    return ready


def _judged(
    app: Application, catalogue: Catalogue, patients: Mapping[int, Mapping[str, OpenCourse]], now: datetime
) -> dict[int, Ready]:
    keys: Sequence[int] = list(patients)
    with app.store.read() as connection:
        read = subjects_of(app, connection, keys, now)
    found = {}
    for key, courses in patients.items():
        anew = {programme: one.judged for programme, one in courses.items()}
        subject = replace(read.by_key[key], anew=anew, by_rules=True)
        shown = {one.case: one.result for one in courses.values()}
        found[key] = Ready(shown, tuple(wanted_outcomes(catalogue, subject)))
    return found
