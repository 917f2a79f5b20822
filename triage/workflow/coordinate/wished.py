"""What can be offered to a patient on the telephone: the best plan once their wishes are known, and others."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from triage.coordination.notes import Note, with_notes
from triage.coordination.proposals.alternatives import Alternative, alternatives, chosen, with_places
from triage.coordination.situation.situation import Situation
from triage.coordination.words.wishes.read import Wished, with_wished
from triage.workflow.coordinate.coordination import Coordination
from triage.workflow.coordinate.patient import own_conflicts, proposed

_MOST = 8


@dataclass(frozen=True, slots=True)
class Offers:
    """The patient as they stand with what they wish and the best plan then, and what else can be offered."""

    shown: Coordination
    ranked: tuple[Alternative, ...]


def offers(shown: Coordination, wished: Wished) -> Offers:
    """Return what can be offered to a patient who wishes this; nothing is read, nothing noted."""
    key = str(shown.patient_key)
    traveller = shown.situation.travellers[key]
    travellers = {**shown.situation.travellers, key: with_wished(traveller, wished)}
    found = proposed(_in(shown, replace(shown.situation, travellers=travellers)))
    if found.proposal is None:
        raise AssertionError("a plan was worked out")
    ranked = alternatives(found.situation, found.proposal, _MOST)
    return Offers(replace(found, is_wished=True), ranked)


def offered(shown: Coordination, other: Alternative) -> Coordination:
    """Return the same with another plan than the best."""
    if shown.proposal is None:
        return shown
    return replace(shown, proposal=chosen(shown.situation, shown.proposal, other), is_wished=True)


def placed(shown: Coordination, places: Mapping[str, str]) -> Coordination:
    """Return the same with the plan that gives these places; raises KeyError for one that is not to be had."""
    return replace(shown, proposal=with_places(shown.situation, places), is_wished=True)


def noted(shown: Coordination, note: Note) -> Coordination:
    """Return the patient as they would stand once this is noted; no plan is looked for."""
    return replace(_in(shown, with_notes(shown.situation, [note])), proposal=None)


def _in(shown: Coordination, situation: Situation) -> Coordination:
    conflicts = own_conflicts(situation, [shown.patient_key])
    return replace(shown, situation=situation, conflicts=conflicts)
