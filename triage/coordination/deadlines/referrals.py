"""Which clocks a referral starts."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from triage.clinical.referral import ServiceRequest
from triage.coordination.deadlines.limit import Limits, Start
from triage.coordination.situation.pathway import Pathway
from triage.scoring.danish_time import danish_day

# A draft is not sent yet, a plan not asked for; what is completed or revoked holds nobody to a date.
_RUNNING = frozenset({"active", "on-hold", "unknown"})
_SAYS_NOTHING = frozenset({"proposal", "plan", "option"})


def pathways_of(
    referral: ServiceRequest, limits: Limits, received: date | None = None, agreed: date | None = None
) -> tuple[Pathway, ...]:
    """Return a pathway for each clock that the code of `referral` starts; none for a code without limits.

    The department may know a later day on which the referral was `received` with all information. Without it the day
    it was written counts, which is never later: no deadline is shown too late. Clocks that start when the patient
    agreed to treatment need that day. The first pathway has the referral's id.
    """
    if referral.status not in _RUNNING or referral.intent in _SAYS_NOTHING:
        return ()
    written = danish_day(referral.authored) if referral.authored else None
    began = {Start.RECEIVED: received or written, Start.AGREED: agreed}
    kinds = limits.kinds_by_code.get(referral.code or "", ())
    pathways = [one for kind in kinds for one in _begun(referral, kind, limits, began)]
    return (*pathways[:1], *(replace(one, id=f"{one.id}|{one.kind}") for one in pathways[1:]))


def _begun(
    referral: ServiceRequest, kind: str, limits: Limits, began: Mapping[Start, date | None]
) -> Iterator[Pathway]:
    """Return the clock of `kind` as a pathway, where the day on which it starts is known and the table holds it."""
    for start, day in began.items():
        limit = limits.limit_for(kind, day) if day else None
        if day and limit and limit.starts is start:
            yield Pathway(referral.id, referral.patient, kind, day, limit.days, notice_required=limit.notice)
