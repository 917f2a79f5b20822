"""A plan: the place of every appointment, and what the situation becomes by it."""

from collections.abc import Mapping
from dataclasses import replace

from triage.coordination.proposals.choices import STAY, Choice, choices_of, is_movable, start_text
from triage.coordination.situation.situation import Situation
from triage.coordination.situation.visit import Visit

Plan = Mapping[str, Choice]


def named(situation: Situation, names: Mapping[str, str]) -> Plan:
    """Return the plan that gives appointments the places named; raises KeyError for one that is no choice of theirs."""
    return {
        key: {one.name: one for one in choices_of(situation, situation.visits[key])}[name]
        for key, name in names.items()
        if name != STAY
    }


def applied(situation: Situation, plan: Plan) -> Situation:
    """Return the situation once everyone has their new place."""
    moved = {key: choice.visit for key, choice in plan.items() if choice.is_new}
    return replace(situation, visits={**situation.visits, **moved}) if moved else situation


def moved(plan: Plan) -> frozenset[str]:
    """Return the appointments with a new place."""
    return frozenset(key for key, choice in plan.items() if choice.is_new)


def is_possible(plan: Plan) -> bool:
    """Return whether nobody takes a place that another takes as well, or that nobody leaves."""
    taken = [choice.name for choice in plan.values() if choice.is_new]
    leavers = {choice.leaver for choice in plan.values() if choice.leaver is not None}
    return len(taken) == len(set(taken)) and leavers <= moved(plan)


def text_of(situation: Situation, plan: Plan) -> tuple[tuple[str, str], ...]:
    """Return (start, choice) of every appointment by id, by which plans are ordered that are otherwise as good."""
    return tuple(_text(situation, plan.get(key), situation.visits[key]) for key in sorted(situation.visits))


def _text(situation: Situation, choice: Choice | None, visit: Visit) -> tuple[str, str]:
    if choice is not None:
        return choice.text
    return start_text(visit.start), STAY if is_movable(situation, visit) else ""


def patients_by_waiting(situation: Situation) -> tuple[str, ...]:
    """Return the patients in the order they have waited, the longest first; whose waiting is not known comes last."""
    return tuple(sorted(situation.travellers, key=lambda key: _waiting(situation, key)))


def _waiting(situation: Situation, patient: str) -> tuple[str, str]:
    since = situation.travellers[patient].waiting_since
    return ("~" if since is None else since.isoformat(), patient)
