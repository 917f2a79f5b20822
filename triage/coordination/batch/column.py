"""One way in which a patient's appointments could be placed, for whoever chooses one for each patient."""

from dataclasses import dataclass

from triage.coordination.proposals.plan import Plan

# Blockers, breach days and points.
Cost = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Column:
    """A patient's new places and what they cost the patient; `uses` are the places that nobody else can have then.

    A place is a free slot, or `pos:` and the appointment that has it; whoever stays uses the own one.
    """

    patient: str
    cost: Cost
    uses: frozenset[str]
    plan: Plan
