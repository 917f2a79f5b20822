"""EpisodeOfCare: the course that a department answers for, with its pauses, and the programme it enrols in."""

from triage.clinical.care import Enrolment
from triage.clinical.encounter import EpisodeOfCare, Stage
from triage.fhir.elements import many, text
from triage.fhir.naming import party
from triage.fhir.period import read_span
from triage.fhir.remarks import bad_code
from triage.fhir.resource_view import ResourceView
from triage.fhir.resources.about import about_patient, read_status
from triage.fhir.resources.care_plan import programme_in

# As what a CarePlan of the same course would say.
_AS_PLAN = {
    "planned": "draft",
    "waitlist": "draft",
    "active": "active",
    "onhold": "on-hold",
    "finished": "completed",
    "cancelled": "revoked",
    "entered-in-error": "entered-in-error",
    "unknown": "unknown",
}
STATUSES = frozenset(_AS_PLAN) - {"unknown"}


def read_episode_of_care(view: ResourceView) -> tuple[EpisodeOfCare | Enrolment, ...]:
    """Return the course, and an enrolment where its type names a programme."""
    patient = about_patient(view, "patient")
    if patient is None:
        return ()
    status, programme = read_status(view, STATUSES), _programme(view)
    span = read_span(view.body, "period", view.type)
    episode = EpisodeOfCare(
        id=view.reference,
        patient=patient,
        status=status,
        programme=programme,
        team=_team(view),
        start=span.start,
        end=span.end,
        history=_history(view),
    )
    if programme is None:
        return (episode,)
    return episode, Enrolment(view.reference, patient, programme, _AS_PLAN[status], span.start, span.end)


def _programme(view: ResourceView) -> str | None:
    kinds = many(view.body, "type", view.type)
    return next((found for kind in kinds if (found := programme_in(view, kind, "EpisodeOfCare.type"))), None)


def _team(view: ResourceView) -> str | None:
    teams = many(view.body, "team", view.type)
    return party(view, teams[0], "EpisodeOfCare.team") if teams else None


def _history(view: ResourceView) -> tuple[Stage, ...]:
    path = "EpisodeOfCare.statusHistory"
    return tuple(
        Stage(_known(text(stage, "status", path), path), span.start, span.end)
        for stage in many(view.body, "statusHistory", view.type)
        if (span := read_span(stage, "period", path))
    )


def _known(status: str | None, path: str) -> str:
    if status not in STATUSES:
        raise bad_code(f"{path}.status")
    return status
