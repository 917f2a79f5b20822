"""Patients whose plans depend on one another: by places that only one of them can have, or by what they share."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from triage.coordination.proposals.choices import Choice, all_choices
from triage.coordination.situation.situation import Situation

Choices = Mapping[str, Sequence[Choice]]


@dataclass(frozen=True)
class Group:
    """Some patients of a situation, with nobody else in it, and the places of their appointments."""

    situation: Situation
    choices: Choices


def groups_of(situation: Situation) -> Iterator[Group]:
    """Yield the groups among which something could be moved; no plan for one touches another."""
    choices = all_choices(situation)
    found = _Joined(situation.travellers)
    for patients in _sharing(situation, choices):
        found.join(patients)
    for patients in found.sets():
        group = _group(situation, choices, patients)
        if any(len(places) > 1 for places in group.choices.values()):
            yield group


def _sharing(situation: Situation, choices: Choices) -> Iterator[list[str]]:
    """Yield patients who want the same place, use the same thing, or whose visits rest on one another's."""
    users: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key, places in choices.items():
        patient = situation.visits[key].patient
        for place in places:
            if place.is_new:
                users["place", place.name].append(patient)
            if place.leaver is not None:
                yield [patient, situation.visits[place.leaver].patient]
            for resource in place.visit.resources:
                users["resource", resource].append(patient)
    yield from users.values()
    yield from (_patients(situation, (rule.before, rule.after)) for rule in situation.dependencies)
    for pathway in situation.pathways.values():
        yield [pathway.patient, *_patients(situation, pathway.completed_by)]


def _patients(situation: Situation, visits: Iterable[str]) -> list[str]:
    return [situation.visits[key].patient for key in visits if key in situation.visits]


class _Joined:
    """Sets that grow together."""

    def __init__(self, members: Iterable[str]) -> None:
        self._set_of = {member: [member] for member in members}

    def join(self, members: Sequence[str]) -> None:
        """Let the sets of all `members` be one."""
        for member in members[1:]:
            one, other = self._set_of[members[0]], self._set_of[member]
            if one is not other:
                one, other = (one, other) if len(one) >= len(other) else (other, one)
                one.extend(other)
                self._set_of.update(dict.fromkeys(other, one))

    def sets(self) -> list[list[str]]:
        """Return every set once."""
        return list({id(found): found for found in self._set_of.values()}.values())


def _group(situation: Situation, choices: Choices, patients: Sequence[str]) -> Group:
    own = set(patients)
    visits = {key: visit for key, visit in situation.visits.items() if visit.patient in own}
    part = replace(
        situation,
        travellers={key: one for key, one in situation.travellers.items() if key in own},
        visits=visits,
        dependencies=tuple(one for one in situation.dependencies if one.after in visits),
        pathways={key: one for key, one in situation.pathways.items() if one.patient in own},
    )
    return Group(part, {key: choices[key] for key in visits})
