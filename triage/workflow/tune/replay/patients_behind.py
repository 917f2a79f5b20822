"""Who is behind a number of a replay: by name for whom may see the patient, by a number that tells nothing else."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from sqlalchemy import Connection

from triage.access.acts import Act
from triage.access.warrant import Warrant
from triage.clinical.colour import WORST_FIRST, Colour
from triage.errors import NotAllowedError, RuleSetError, Text
from triage.scoring.evaluate.columns import Ints
from triage.scoring.evaluate.evaluation import Ranks
from triage.scoring.replay.difference import moved_inputs, value_words
from triage.scoring.replay.history import History, rows_of
from triage.scoring.replay.replay import replay
from triage.scoring.rules.model import RuleSet
from triage.store.clock_time import from_ms
from triage.store.history.fill import rules_by_hash
from triage.store.records import patients_by_key
from triage.workflow.application import Application
from triage.workflow.auditing.note_shown import note_shown
from triage.workflow.catalogue import parsed_rule_set
from triage.workflow.rights.permit import permit_any
from triage.workflow.tune.replay.history import TUNES, in_use
from triage.workflow.tune.replay.outcomes import Recorded

_MOST = 200
# The same word in both languages.
_CODED, _CLOSED = "patient", "–"
Key = tuple[int, int]


@dataclass(frozen=True, slots=True)
class PatientBehind:
    """One assessment behind a number: `row` of the history, and what it came to `before` and comes to `after`.

    `patient` is the key where the person may open the record; else `called` is a number that stands for the patient in
    this department, or a dash where the record is closed. `why` are the values that made the difference, None where
    they may not be seen; `outcome` the `Sequel` bits of what came of it.
    """

    row: int
    patient: int | None
    called: str
    is_named: bool
    at: datetime
    before: Colour
    after: Colour | None
    why: Text | None
    outcome: int
    department: int


@dataclass(frozen=True, slots=True)
class Behind:
    """A page of who is behind a number, the newest first; `total` is how many assessments there are."""

    total: int
    patients: tuple[PatientBehind, ...]


def patients_behind(
    app: Application,
    history: History,
    rows: Ints,
    draft: RuleSet | None = None,
    offset: int = 0,
    limit: int = 50,
    recorded: Recorded | None = None,
) -> Behind:
    """Return who is behind `rows` of a history, after the audit lines that name them."""
    page = np.sort(np.asarray(rows, np.int64))[::-1][offset : offset + min(limit, _MOST)]
    with app.store.read() as connection:
        permit_any(app, connection, TUNES)
        warrants = _warrants(app, connection, sorted({int(key) for key in history.patients[page]}))
        called = _called(app, connection, history, page, warrants)
    for act, is_masked in (("list patients behind", False), ("list coded patients", True)):
        seen = {key: one for key, one in warrants.items() if one is not None and one.is_masked is is_masked}
        note_shown(app, act, seen, next(iter(seen.values()), None), history.rule_set.programme or "")
    part = rows_of(history, page)
    found = _Page(app, part, draft, warrants, called)
    outcomes = np.zeros(page.size, np.uint8) if recorded is None else recorded.outcomes[page]
    told = zip(page.tolist(), outcomes.tolist(), strict=True)
    return Behind(int(np.size(rows)), tuple(found.line(n, row, outcome) for n, (row, outcome) in enumerate(told)))


def _warrants(app: Application, connection: Connection, patients: Sequence[int]) -> dict[int, Warrant | None]:
    """Return on what it rests that the person sees each patient, None where that is refused."""
    found: dict[int, Warrant | None] = {}
    for patient in patients:
        try:
            found[patient] = permit_any(app, connection, (Act.SEE_PATIENT, Act.SEE_PSEUDONYMISED), patient)
        except NotAllowedError:
            found[patient] = None
    return found


def _called(
    app: Application, connection: Connection, history: History, rows: Ints, warrants: Mapping[int, Warrant | None]
) -> dict[Key, str]:
    named = [key for key, one in warrants.items() if one is not None and not one.is_masked]
    people = patients_by_key(connection, named)
    called = {}
    for department, patient in zip(history.departments[rows].tolist(), history.patients[rows].tolist(), strict=True):
        person = people.get(patient)
        number = app.pseudonyms.number(app.actor, department, patient)
        called[department, patient] = (
            f"{_CODED} {number}" if person is None else f"{person.family}, {person.given}".strip(", ")
        )
    return called


class _Page:
    def __init__(
        self,
        app: Application,
        part: History,
        draft: RuleSet | None,
        warrants: Mapping[int, Warrant | None],
        called: Mapping[Key, str],
    ) -> None:
        self._kinds = app.catalogue.kinds
        self._part, self._warrants, self._called = part, warrants, called
        self._after = None if draft is None else _after(part, draft)
        self._inputs = {} if draft is None else {key: moved_inputs(one, draft) for key, one in _before(app, part)}

    def line(self, number: int, row: int, outcome: int) -> PatientBehind:
        part = self._part
        patient, department = int(part.patients[number]), int(part.departments[number])
        warrant = self._warrants[patient]
        is_named = warrant is not None and not warrant.is_masked
        inputs = self._inputs.get(int(part.versions[number]), ())
        why = None if warrant is None else value_words(part.rule_set, part.columns, inputs, number, self._kinds)
        return PatientBehind(
            row=row,
            patient=patient if is_named else None,
            called=self._called[department, patient] if warrant is not None else _CLOSED,
            is_named=is_named,
            at=from_ms(int(part.at[number])),
            before=WORST_FIRST[int(part.ranks[number])],
            after=None if self._after is None else WORST_FIRST[int(self._after[number])],
            why=why if why and why.da else None,
            outcome=outcome if warrant is not None else 0,
            department=department,
        )


def _after(part: History, draft: RuleSet) -> Ranks | None:
    """Return the colours under `draft`, None where its inputs are others than the history has."""
    try:
        return replay(part, draft)
    except RuleSetError:
        return None


def _before(app: Application, part: History) -> Iterator[tuple[int, RuleSet]]:
    """Yield the rules behind each version of a history: those in use where their text is not known here.

    The rules of a history that was made anew for a draft are the draft itself.
    """
    usual = in_use(app.catalogue, part.rule_set.programme or "")
    found = {version: part.version_hashes[version] for version in sorted(set(part.versions.tolist()))}
    with app.store.read() as connection:
        files = rules_by_hash(connection, set(found.values()) - {usual.sha256})
    for version, sha256 in found.items():
        is_usual = sha256 == usual.sha256 or sha256 not in files
        yield version, usual if is_usual else parsed_rule_set(files[sha256])
