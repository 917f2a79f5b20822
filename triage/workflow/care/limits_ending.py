"""Limits of patients' own that run out: who has them, and a notice in time so that somebody sets them anew."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from triage.access.acts import Act
from triage.access.warrant import Warrant
from triage.clinical.notice import NoticeKind
from triage.clinical.own_limit import OwnLimit
from triage.clinical.patient import Patient
from triage.errors import NotAllowedError, Text
from triage.scoring.danish_time import when
from triage.scoring.numbers import shown
from triage.scoring.rules.model import RuleSet
from triage.store.auditing import audit
from triage.store.care.own_limits import limits_ending
from triage.store.notices import was_told, write_told
from triage.store.records import patients_by_key
from triage.store.worklist import case_of_patient
from triage.workflow.application import Application
from triage.workflow.auditing.note_shown import note_shown
from triage.workflow.care.names import limit_sentences, with_value
from triage.workflow.rights.permit import permit

DAYS, AFTER = 30, timedelta(days=30)
_AHEAD = timedelta(days=7)
_ACT = "list limits ending"


@dataclass(frozen=True, slots=True)
class LimitEnding:
    """A limit of a patient's own in words, from when on it counts no more, and who set it why.

    `case` is by which the patient is opened, 0 where there never was one.
    """

    key: int
    patient: int
    name: str
    programme: str
    words: Text
    author: str
    reason: str
    expiry: datetime
    is_over: bool
    case: int = 0


def list_ending(app: Application, days: int = DAYS) -> tuple[LimitEnding, ...]:
    """Return the limits that run out within `days` or ran out lately, of patients whom the person may see.

    Who they are is logged before it is returned.
    """
    now, found = app.clock(), list[tuple[int, OwnLimit]]()
    warrants: dict[int, Warrant | None] = {}
    with app.store.read() as connection:
        permit(app, connection, Act.SEE_LIST)
        for patient, one in limits_ending(connection, now - AFTER, now + timedelta(days=days)):
            if patient not in warrants:
                warrants[patient] = _warrant(app, connection, patient)
            if warrants[patient] is not None:
                found.append((patient, one))
        people = patients_by_key(connection, sorted({patient for patient, _ in found}))
        cases = {patient: case_of_patient(connection, str(patient)) or 0 for patient in people}
    seen = {patient: warrants[patient] for patient, _ in found}
    note_shown(app, _ACT, seen, next(iter(seen.values()), None))
    rules = _by_name(app)
    return tuple(
        replace(_ending(app, rules, patient, _name(people[patient]), one), case=cases[patient])
        for patient, one in found
    )


def tell_of_ending(app: Application) -> int:
    """Write a notice about each limit that runs out soon, once, and return how many were written."""
    now, told = app.clock(), 0
    with app.store.read() as connection:
        permit(app, connection, Act.RUN_INTAKE)
        due = _due(app, connection)
    if not due:
        return 0
    with app.store.write() as connection:
        permit(app, connection, Act.RUN_INTAKE)
        for patient, text in _due(app, connection):
            write_told(connection, patient, None, NoticeKind.LIMIT_ENDS, text, now)
            audit.log(connection, now, app.actor, "told limit ends", patient)
            told += 1
    return told


def _due(app: Application, connection: Connection) -> list[tuple[int, Text]]:
    now, rules = app.clock(), _by_name(app)
    # A limit for a few days is told of when half of them are over.
    soon = [
        (patient, _told(_words(app, rules, one), one))
        for patient, one in limits_ending(connection, now, now + _AHEAD)
        if now >= one.at + (one.until - one.at) / 2
    ]
    return [
        (patient, text) for patient, text in soon if not was_told(connection, patient, NoticeKind.LIMIT_ENDS, text)
    ]


def _warrant(app: Application, connection: Connection, patient: int) -> Warrant | None:
    try:
        return permit(app, connection, Act.SEE_PATIENT, patient)
    except NotAllowedError:
        return None


def _by_name(app: Application) -> Mapping[str, RuleSet]:
    return {one.name: one for one in app.catalogue.rule_sets.values()}


def _ending(app: Application, rules: Mapping[str, RuleSet], patient: int, name: str, one: OwnLimit) -> LimitEnding:
    rule_set = rules.get(one.rule_set)
    return LimitEnding(
        key=one.id,
        patient=patient,
        name=name,
        programme=(rule_set.programme if rule_set else "") or one.rule_set,
        words=_words(app, rules, one),
        author=one.author,
        reason=one.reason,
        expiry=one.until,
        is_over=one.until <= app.clock(),
    )


def _name(person: Patient) -> str:
    return f"{person.family}, {person.given}".strip(", ")


def _words(app: Application, rules: Mapping[str, RuleSet], one: OwnLimit) -> Text:
    rule_set, value = rules.get(one.rule_set), (shown(one.value, "da"), shown(one.value, "en"))
    sentences = {} if rule_set is None else limit_sentences(rule_set, app.catalogue.kinds)
    if one.param not in sentences:
        return Text(f"{one.param} = {value[0]}", f"{one.param} = {value[1]}")
    return with_value(sentences[one.param], *value)


def _told(words: Text, one: OwnLimit) -> Text:
    end = when(one.until)
    return Text(
        f"Patientens egen grænse ({words.da}), som {one.author} satte, gælder kun til {end.da}. Sæt den igen, eller "
        "lad afdelingens grænse gælde derefter.",
        f"The patient's own limit ({words.en}), set by {one.author}, counts until {end.en} only. Set it again, or let "
        "the department's limit count after that.",
    )
