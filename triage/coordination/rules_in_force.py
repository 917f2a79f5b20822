"""The numbers of coordination on a day: a department's own, with what law and transport office say then."""

from dataclasses import replace
from datetime import date

from triage.coordination.deadlines.limit import Limits
from triage.coordination.situation.policy import Policy
from triage.coordination.travel.transport import TransportRules


def rules_in_force(policy: Policy, limits: Limits, transport: TransportRules, today: date) -> Policy:
    """Return `policy` with the notice and the times for ordering transport of `today`; what no table says stays."""
    notice, ordering = limits.notice_on(today), transport.on(today)
    if notice is not None:
        policy = replace(policy, notice_working_days=notice.working_days)
    if ordering is not None:
        policy = replace(policy, transport_open_days=ordering.opens_days, transport_cutoff=ordering.cutoff)
    return policy
