"""Referrals with a limit and stays in hospital, as coordination has them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from triage.clinical.encounter import Encounter
from triage.clinical.referral import ServiceRequest
from triage.coordination.deadlines.limit import Limits
from triage.coordination.deadlines.referrals import pathways_of
from triage.coordination.names import joined_id
from triage.coordination.situation.pathway import Pathway
from triage.coordination.situation.traveller import Admission
from triage.coordination.taken import Taken
from triage.scoring.danish_time import danish_day
from triage.store.coordination.booked import Booked
from triage.store.coordination.clinics import Clinics
from triage.workflow.coordinate.local_time import local
from triage.workflow.coordinate.view import View
from triage.workflow.coordinate.visits import visit_id

# How long a stay goes on of which nobody has said when it ends: longer would put every later visit in conflict with it.
_OPEN_STAY = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Asked:
    """One patient's referrals and appointments of a source, those among them that are hidden, and its clinics."""

    source: int
    referrals: Sequence[ServiceRequest]
    booked: Sequence[Booked]
    clinics: Clinics

    def party(self, named: str | None) -> tuple[str, ...]:
        """Return what somebody who is named in a referral is called: as the source does, and as people do."""
        clinic = self.clinics.clinics.get((self.source, named or ""))
        return tuple(name for name in (named, clinic.name if clinic else None) if name)


def pathways(asked: Asked, limits: Limits, view: View) -> Iterator[Pathway]:
    """Yield the courses under a limit of one patient, with the appointments that complete each.

    Who has a time was told by the letter that calls them in. Those of a department that nobody else is told of are
    none: not even that there is a deadline may show. Nor does one whose name says what the patient suffers from, unless
    the department is asked, or holds an appointment of it.
    """
    for referral in asked.referrals:
        performers = asked.party(referral.performer)
        theirs = [one for one in asked.booked if _answers(one, referral, performers)]
        parties = {*performers, *asked.party(referral.requester)}
        if not view.sensitive.isdisjoint(parties) or any(view.is_hidden(one) for one in theirs):
            continue
        completing = tuple(sorted(visit_id(one) for one in theirs))
        is_asked = view.is_named(performers) or any(view.is_named(one.named) for one in theirs)
        for found in pathways_of(referral, limits):
            limit = limits.limit_for(found.kind, found.received)
            if limit is not None and limit.is_sensitive and not is_asked:
                continue
            told = found.received if any(one.start for one in theirs) else None
            yield replace(found, id=joined_id(asked.source, found.id), completed_by=completing, notified_on=told)


def admissions(
    stays: Iterable[Encounter], sites: Mapping[str, str], view: View
) -> tuple[list[Admission], list[Taken]]:
    """Return one patient's stays, and those of which only the time may be known; `sites` are keys by name."""
    open_, hidden = [], []
    for stay in stays:
        if not stay.is_admission or stay.start is None:
            continue
        start, end = local(stay.start), local(stay.end) if stay.end else view.now + _OPEN_STAY
        if stay.department in view.sensitive:
            hidden.append(Taken(start, end))
        elif start < end:
            open_.append(Admission(sites.get(stay.department, ""), start, end))
    return open_, hidden


def _answers(one: Booked, referral: ServiceRequest, performers: Sequence[str]) -> bool:
    """Return whether an appointment answers a referral: it says so, or else the department that is asked holds it."""
    if one.based_on:
        return referral.id in one.based_on
    if set(performers).isdisjoint(one.named):
        return False
    return one.start is None or referral.authored is None or danish_day(referral.authored) <= danish_day(one.start)
