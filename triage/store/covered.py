"""What a case is about, for the decision that is told to its source."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, func, or_, select

from triage.clinical.colour import Colour
from triage.store.clock_time import from_ms_or_none
from triage.store.tables import case, decision, handling, patient, resource, response, result, source
from triage.store.told import seen
from triage.worklist.source import WriteBack

_RESPONSE = "QuestionnaireResponse"
_COMPLETE = ("completed", "amended")
_COLOURS = {colour.rank: colour for colour in Colour}


@dataclass(frozen=True, slots=True)
class CaseAtSource:
    """A case as its source knows it: `shown` is the body of the result it shows, `others` those made meanwhile."""

    key: int
    patient: int
    source: int
    dress: WriteBack
    reference: str
    programme: str
    colour: Colour
    deadline: datetime | None
    shown: str
    others: tuple[str, ...]
    seen_until: int


@dataclass(frozen=True, slots=True)
class CoveredResponse:
    """A response and the key of the version of it that is in force here."""

    reference: str
    resource: int


@dataclass(frozen=True, slots=True)
class PatientAtSource:
    """A patient as the source knows them, and the dress in which it takes what is written there."""

    source: int
    reference: str
    dress: WriteBack


def patient_at_source(connection: Connection, who: int) -> PatientAtSource:
    """Return a patient of the source from which the record came."""
    joined = select(patient.c.source_id, patient.c.reference, source.c.write_back, source.c.url).join(
        source, source.c.id == patient.c.source_id
    )
    row = connection.execute(joined.where(patient.c.id == who)).one()
    dress = WriteBack(row.write_back) if row.url else WriteBack.NONE
    return PatientAtSource(row.source_id, row.reference, dress)


def case_at_source(connection: Connection, key: int) -> CaseAtSource:
    """Return a case with the dress in which its source takes decisions; results are read only where it takes them."""
    row = connection.execute(
        select(*seen(case), patient.c.source_id, patient.c.reference, source.c.write_back, source.c.url)
        .join(patient, patient.c.id == case.c.patient_id)
        .join(source, source.c.id == patient.c.source_id)
        .where(case.c.id == key)
    ).one()
    # Where there is no address there is nobody to tell.
    dress = WriteBack(row.write_back) if row.url else WriteBack.NONE
    found = select(result.c.id, result.c.at, result.c.body).where(
        result.c.patient_id == row.patient_id,
        result.c.programme == row.programme,
        or_(result.c.at >= row.opened, result.c.id == row.result_id),
    )
    results = [] if dress is WriteBack.NONE else connection.execute(found.order_by(result.c.id)).all()
    return CaseAtSource(
        key=key,
        patient=row.patient_id,
        source=row.source_id,
        dress=dress,
        reference=row.reference,
        programme=row.programme,
        colour=_COLOURS[row.colour_rank],
        deadline=from_ms_or_none(row.deadline),
        shown=next((each.body for each in results if each.id == row.result_id), ""),
        others=tuple(each.body for each in results if each.id != row.result_id),
        seen_until=max((each.at for each in results), default=0),
    )


def covered_responses(connection: Connection, about: CaseAtSource, named: Collection[str]) -> list[CoveredResponse]:
    """Return the responses that a decision about a case answers, newest first.

    Those are the `named` ones and all to the same questionnaires that came since the decision before, less what came
    after the case was last assessed, which nobody has seen, and what the source says was handled already.
    """
    its_version = (
        (resource.c.source_id == response.c.source_id)
        & (resource.c.type == _RESPONSE)
        & (resource.c.fhir_id == func.substr(response.c.reference, len(_RESPONSE) + 2))
        & (resource.c.is_current == 1)
    )
    rows = connection.execute(
        select(response.c.reference, response.c.questionnaire, response.c.received, resource.c.id)
        .join(resource, its_version)
        .where(response.c.patient_id == about.patient, response.c.status.in_(_COMPLETE))
        .where(response.c.received <= about.seen_until, ~_is_handled())
        .order_by(response.c.authored.desc(), response.c.id.desc())
    ).all()
    forms = {_url(row.questionnaire) for row in rows if row.reference in named}
    since = _last_decided(connection, about)
    return [
        CoveredResponse(row.reference, row.id)
        for row in rows
        if row.reference in named or (_url(row.questionnaire) in forms and row.received > since)
    ]


def _is_handled() -> ColumnElement[bool]:
    return (
        select(handling.c.id)
        .where(
            handling.c.source_id == response.c.source_id,
            handling.c.reference == response.c.reference,
            handling.c.handled == 1,
        )
        .exists()
    )


def _last_decided(connection: Connection, about: CaseAtSource) -> int:
    """Return when a decision about an earlier case of the course was made, in ms."""
    undone = decision.alias("undone")
    newest = (
        select(func.max(decision.c.at))
        .join(case, case.c.id == decision.c.case_id)
        .where(case.c.patient_id == about.patient, case.c.programme == about.programme, case.c.id != about.key)
        .where(~select(undone.c.id).where(undone.c.undoes == decision.c.id).exists(), decision.c.action != "undo")
    )
    return connection.execute(newest).scalar() or 0


def _url(canonical: str) -> str:
    return canonical.partition("|")[0]
