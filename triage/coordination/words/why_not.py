"""Why a free time is not the one proposed, in words: what forbids it, or what it would cost."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from triage.coordination.conflicts.improvements import moved
from triage.coordination.proposals.proposal import Numbers, Proposal, WhyNot
from triage.coordination.situation.situation import Situation
from triage.coordination.situation.supply import Slot
from triage.coordination.situation.visit import Visit
from triage.coordination.words.costs import cost_words, numbers_of
from triage.coordination.words.names import Named, Names
from triage.coordination.words.obstacles import obstacle_words
from triage.coordination.words.phrases import joined
from triage.coordination.words.times import when_words
from triage.errors import Text

_NO_NAMES = Names()


@dataclass(frozen=True, slots=True)
class WhyNotLine:
    """One time that is not proposed: ids of the appointment and the slot, what, when and where it is, and why not."""

    appointment: str
    slot: str
    start: datetime
    what: Text
    when: Text
    reason: Text


def why_not_lines(
    proposal: Proposal, situation: Situation, names: Names = _NO_NAMES, appointment: str = ""
) -> tuple[WhyNotLine, ...]:
    """Return every time that is not proposed, earliest first; with `appointment` only those for that one."""
    chosen = _Chosen.by(proposal, Named(situation, names))
    asked = (key for key in proposal.why_not if appointment in ("", key[0]))
    lines = (_line(key, proposal.why_not[key], chosen) for key in asked if key[1] in situation.slots)
    return tuple(sorted(lines, key=lambda one: (one.start, one.appointment, one.slot)))


def why_not_words(
    proposal: Proposal, appointment: str, slot: str, situation: Situation, names: Names = _NO_NAMES
) -> Text:
    """Return why this slot was not given to this appointment."""
    why = proposal.why_not.get((appointment, slot))
    if why is None or slot not in situation.slots:
        return Text("kan ikke bruges til aftalen", "cannot be used for the appointment")
    return _reason(appointment, situation.slots[slot], why, _Chosen.by(proposal, Named(situation, names)))


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The situation as it is and once the plan is carried out, with what that costs those who move."""

    named: Named
    then: Situation
    numbers: Mapping[str, Numbers]

    @classmethod
    def by(cls, proposal: Proposal, named: Named) -> "_Chosen":
        then = moved(named.situation, proposal.moves)
        patients = {named.visit(key[0]).patient for key in proposal.why_not} & set(then.travellers)
        return cls(named, then, {patient: numbers_of(patient, then) for patient in patients})


def _line(key: tuple[str, str], why: WhyNot, chosen: _Chosen) -> WhyNotLine:
    appointment, named = key[0], chosen.named
    slot = named.situation.slots[key[1]]
    when, site = when_words(slot.start), named.site(slot.site)
    place = Text(f"{when.da}, {site.da}", f"{when.en}, {site.en}") if site.da else when
    reason = _reason(appointment, slot, why, chosen)
    return WhyNotLine(appointment, slot.id, slot.start, named.kind(named.visit(appointment)), place, reason)


def _reason(appointment: str, slot: Slot, why: WhyNot, chosen: _Chosen) -> Text:
    visit = chosen.then.visits[appointment]
    placed = _placed(visit, slot)
    other = replace(chosen.then, visits={**chosen.then.visits, appointment: placed})
    if why.blocked_by:
        there = replace(chosen.named, situation=other)
        return joined((obstacle_words(code, placed, there) for code in why.blocked_by), "; ")
    before = chosen.named.visit(appointment)
    return cost_words(why.points_vs_best or 0, before, chosen.then, other, chosen.numbers[visit.patient])


def _placed(visit: Visit, slot: Slot) -> Visit:
    resources = slot.resources or visit.resources
    return replace(visit, start=slot.start, site=slot.site, dept=slot.dept, resources=resources)
