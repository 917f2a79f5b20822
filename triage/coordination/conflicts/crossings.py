"""Patients who drive past each other to visits that either hospital may hold."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from triage.coordination.conflicts.conflict import Code, Conflict, entry
from triage.coordination.situation.situation import Situation
from triage.coordination.situation.visit import Mode, Visit, home


def crossings(situation: Situation, patients: Collection[str] | None = None) -> Iterator[Conflict]:
    """Yield pairs of patients who would both drive no longer, and together less, if they swapped sites.

    With `patients` only pairs with one of them.
    """
    for visits in _by_service(situation):
        for first, second in _facing(situation, visits):
            if patients is None or first.visit.patient in patients or second.visit.patient in patients:
                yield from _crossing(situation, first, second)


def best_crossings(situation: Situation) -> tuple[Conflict, ...]:
    """Return swaps that can all be made, those that save most first: each visit is in one of them at most."""
    found: list[Conflict] = []
    for visits in _by_service(situation):
        left = list(visits)
        # Everybody with everybody would be too many; it is for those few whose like is themselves.
        while round_ := _apart(situation, _alike(situation, left)) or _apart(situation, _facing(situation, left)):
            found += round_
            used = {item for one in round_ for item in one.items}
            left = [one for one in left if one.id not in used]
    return tuple(found)


def _alike(situation: Situation, visits: Sequence[Visit]) -> Iterator[tuple["_Willing", "_Willing"]]:
    """Yield who saves most one way with who saves most the other way, then the next two."""
    willing = _willing(situation, visits)
    for (here, there), going in willing.items():
        if here < there:
            yield from zip(_eager(going), _eager(willing.get((there, here), ())), strict=False)


def _apart(situation: Situation, facing: Iterable[tuple["_Willing", "_Willing"]]) -> list[Conflict]:
    """Return those that save most, a visit in one at most."""
    pairs = [one for first, second in facing for one in _crossing(situation, first, second)]
    used: set[str] = set()
    found = []
    for pair in sorted(pairs, key=lambda one: (-int(one.data["saved_min"]), one.items)):
        if used.isdisjoint(pair.items):
            used.update(pair.items)
            found.append(pair)
    return found


def _eager(willing: Iterable["_Willing"]) -> list["_Willing"]:
    return sorted(willing, key=lambda one: (-one.saving, one.visit.id))


def _by_service(situation: Situation) -> Collection[list[Visit]]:
    found: dict[str, list[Visit]] = defaultdict(list)
    for visit in situation.visits.values():
        if _may_swap(situation, visit):
            found[visit.service].append(visit)
    return found.values()


@dataclass(frozen=True, slots=True)
class _Willing:
    """A visit and the minutes that its patient would save at another site; none are lost."""

    visit: Visit
    saving: int


def _facing(situation: Situation, visits: Sequence[Visit]) -> Iterator[tuple[_Willing, _Willing]]:
    """Yield visits that lose nothing by going from A to B with those that lose nothing by going from B to A."""
    willing = _willing(situation, visits)
    for (here, there), going in willing.items():
        if here < there:
            yield from product(going, willing.get((there, here), ()))


def _willing(situation: Situation, visits: Sequence[Visit]) -> dict[tuple[str, str], list[_Willing]]:
    """Return by (from, to) the visits whose patients would drive no longer there."""
    willing: dict[tuple[str, str], list[_Willing]] = defaultdict(list)
    for visit, other in product(visits, {visit.site for visit in visits}):
        saving = _saving(situation, visit, other)
        if other != visit.site and saving is not None and saving >= 0:
            willing[visit.site, other].append(_Willing(visit, saving))
    return willing


def _may_swap(situation: Situation, visit: Visit) -> bool:
    return (
        visit.any_dept
        and visit.status == "booked"
        and visit.mode is Mode.PHYSICAL
        and visit.movable
        and visit.is_upcoming(situation.now)
        and not situation.travellers[visit.patient].deceased
    )


def _crossing(situation: Situation, first: _Willing, second: _Willing) -> Iterator[Conflict]:
    saved = first.saving + second.saving
    if first.visit.patient != second.visit.patient and saved >= situation.policy.crossing_min_saving_min:
        yield entry(Code.CROSSING_PATIENTS, first.visit.id, second.visit.id, saved_min=saved)


def _saving(situation: Situation, visit: Visit, other: str) -> int | None:
    """Return the minutes both ways that the patient would save at `other`; None where a way is not known."""
    own = situation.travel.between(home(visit.patient), visit.site)
    others = situation.travel.between(home(visit.patient), other)
    return None if own is None or others is None else 2 * (own - others)
