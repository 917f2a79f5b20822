"""What forbids a time, as half a sentence: "samtidig med kontrollen"."""

from collections.abc import Callable, Mapping

from triage.coordination.conflicts.conflict import Code
from triage.coordination.conflicts.find import blockers
from triage.coordination.conflicts.pathways import breaches
from triage.coordination.conflicts.person import people
from triage.coordination.situation.visit import Visit
from triage.coordination.words.conflicts.told import number
from triage.coordination.words.names import Named
from triage.coordination.words.phrases import small, text
from triage.coordination.words.rules import rule_words
from triage.coordination.words.times import days_words
from triage.errors import Text

SLOT_USED = "SLOT_USED_IN_THIS_PLAN"
_Teller = Callable[[Visit, Visit, Named], Text]


def obstacle_words(code: str, visit: Visit, named: Named) -> Text:
    """Return what forbids that `visit` is where it stands in the situation named; whom it is at odds with is said."""
    if code == SLOT_USED:
        return _used(visit, named)
    if code == Code.DEADLINE_BREACH:
        return _late(visit, named)
    found = [one for one in blockers(named.situation) if one.code == code and visit.id in one.items]
    teller = _TELLERS.get(code)
    if not found or teller is None:
        return _SIMPLE.get(code) or small(rule_words(code))
    others = [named.visit(one) for one in found[0].items if one != visit.id]
    return teller(visit, others[0] if others else named.visit(""), named)


def _used(visit: Visit, named: Named) -> Text:
    """Return that the proposal gives the time to another appointment, and to which."""
    rivals = (one for one in named.situation.visits.values() if one.id != visit.id and _is_same_place(one, visit))
    rival = next(iter(sorted(rivals, key=lambda one: one.id)), None)
    if rival is None:
        return Text("bruges til en anden aftale i forslaget", "used for another appointment in the proposal")
    the = named.the(rival)
    return text(f"bruges til {the.da} i forslaget", f"used for {the.en} in the proposal")


def _is_same_place(one: Visit, other: Visit) -> bool:
    return (one.start, one.site, one.dept, one.service) == (other.start, other.site, other.dept, other.service)


def _late(visit: Visit, named: Named) -> Text:
    """Return by how much a limit would be exceeded, first of all that of the course which this visit completes."""
    found = [one for person in people(named.situation, [visit.patient]) for one in breaches(person)]
    own = [one for one in found if visit.id in one.items] or found
    if not own:
        return _SIMPLE[Code.DEADLINE_BREACH]
    over = days_words(max(number(one, "days") for one in own))
    return text(f"fristen overskrides med {over.da}", f"the limit is exceeded by {over.en}")


def _overlap(visit: Visit, other: Visit, named: Named) -> Text:
    the = named.the_at(other)
    return text(f"samtidig med {the.da}", f"at the same time as {the.en}")


def _journey(visit: Visit, other: Visit, named: Named) -> Text:
    there = named.the_at(other)
    is_before = other.start is not None and visit.start is not None and other.start <= visit.start
    way = Text("fra", "from") if is_before else Text("til", "to")
    return text(f"for kort rejsetid {way.da} {there.da}", f"too little travel time {way.en} {there.en}")


def _order(visit: Visit, other: Visit, named: Named) -> Text:
    the = named.the(other)
    if _comes_first(other, visit, named):
        return text(f"for tidligt efter {the.da}", f"too soon after {the.en}")
    return text(f"for sent til {the.da}", f"too late for {the.en}")


def _expired(visit: Visit, other: Visit, named: Named) -> Text:
    the = named.the(other)
    if _comes_first(other, visit, named):
        return text(f"for længe efter {the.da}", f"too long after {the.en}")
    return text(f"for længe før {the.da}", f"too long before {the.en}")


def _comes_first(first: Visit, second: Visit, named: Named) -> bool:
    rules = named.situation.dependencies
    return any(one.before == first.id and one.after == second.id for one in rules)


def _fast(visit: Visit, other: Visit, named: Named) -> Text:
    meal = named.the(other if other.gives_food else visit)
    return text(f"fasten brydes ved {meal.da}", f"{meal.en} breaks the fast")


def _preparation(visit: Visit, other: Visit, named: Named) -> Text:
    the = named.the(other)
    is_before = other.start is not None and visit.start is not None and other.start <= visit.start
    return (
        text(f"for kort efter {the.da}", f"too soon after {the.en}")
        if is_before
        else text(f"for kort før {the.da}", f"too soon before {the.en}")
    )


_TELLERS: Mapping[str, _Teller] = {
    Code.PATIENT_OVERLAP: _overlap,
    Code.TRAVEL_INFEASIBLE: _journey,
    Code.DEPENDENCY_ORDER: _order,
    Code.DEPENDENCY_EXPIRED: _expired,
    Code.FASTING_BROKEN: _fast,
    Code.PREP_INCOMPATIBLE: _preparation,
}
_SIMPLE: Mapping[str, Text] = {
    Code.PATIENT_OVERLAP: Text("samtidig med en anden aftale", "at the same time as another appointment"),
    Code.TRAVEL_INFEASIBLE: Text("for kort rejsetid", "too little travel time"),
    Code.DEPENDENCY_ORDER: Text("forkert rækkefølge", "wrong order"),
    Code.DEPENDENCY_EXPIRED: Text("svaret bliver for gammelt", "the result would be too old"),
    Code.FASTING_BROKEN: Text("fasten brydes", "the fast is broken"),
    Code.PREP_INCOMPATIBLE: Text("for tæt på en anden undersøgelse", "too close to another examination"),
    Code.RESOURCE_DOUBLE_BOOKED: Text("lokale eller apparat er i brug", "room or device is in use"),
    Code.RESOURCE_UNAVAILABLE: Text("lokale eller apparat er spærret", "room or device is blocked"),
    Code.CLOSED_DAY: Text("lukkedag", "closed day"),
    Code.PATIENT_UNAVAILABLE: Text("patienten er optaget", "the patient is not free"),
    Code.INPATIENT_CLASH: Text("patienten er indlagt", "the patient is in hospital"),
    Code.UNPLACED: Text("en aftale står uden tid", "an appointment has no time"),
    Code.DEADLINE_BREACH: Text("fristen overskrides", "the limit is exceeded"),
}
