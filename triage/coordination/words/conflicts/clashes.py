"""Visits that cannot all be kept: at the same time, or too close for the way between them."""

from triage.coordination.conflicts.conflict import Code, Conflict
from triage.coordination.situation.visit import Visit
from triage.coordination.words.conflicts.told import ConflictWords, Family, number
from triage.coordination.words.names import Named
from triage.coordination.words.phrases import NOTHING, capital, counted, fitting, joined, text
from triage.coordination.words.times import day_words, when_words
from triage.errors import Text

_SHOWN = 3


def _deceased(conflict: Conflict, named: Named) -> ConflictWords:
    visits = named.visits(conflict.items)
    left = counted(len(conflict.items), Text("aftale", "appointment"), Text("aftaler", "appointments"))
    more = len(visits) - _SHOWN
    rest = [Text(f"og {more} til", f"and {more} more")] if more > 0 else []
    return ConflictWords(
        text(f"Patienten er død: {left.da} står endnu", f"Patient deceased: {left.en} left"),
        joined([*(named.dated(one) for one in visits[:_SHOWN]), *rest], " · "),
        Text(
            "Bed afdelingerne aflyse, og send ingen breve. Intet flyttes for patienten.",
            "Ask the departments to cancel, and send no letters. Nothing is moved for the patient.",
        ),
    )


def _overlap(conflict: Conflict, named: Named) -> ConflictWords:
    first, second = named.pair(conflict)
    one, other = named.the_at(first), named.the_at(second)
    when = when_words(second.start) if second.start else NOTHING
    return ConflictWords(
        text(f"To aftaler samtidig {when.da}", f"Two appointments at once {when.en}"),
        joined((named.timed(first), named.timed(second)), " · "),
        text(
            f"Patienten kan ikke være to steder på én gang. Flyt {one.da} eller {other.da}.",
            f"The patient cannot be in two places at once. Move {one.en} or {other.en}.",
        ),
    )


def _journey(conflict: Conflict, named: Named) -> ConflictWords:
    first, second = named.pair(conflict)
    day, gap = _day(first), _gap(conflict)
    here, there = named.here_at(first), named.here_at(second)
    need = number(conflict, "need")
    return ConflictWords(
        text(f"For kort rejsetid {day.da}", f"Too little travel time {day.en}"),
        text(f"{here.da} → {there.da}: {gap.da}", f"{here.en} → {there.en}: {gap.en}"),
        text(
            f"Rejsen med tid til at finde ind tager {need} min., og der er {number(conflict, 'gap')} min. imellem. "
            "Flyt en af aftalerne, eller saml dem på samme sygehus.",
            f"The journey with time to find the way in takes {need} min., and there are {number(conflict, 'gap')} min. "
            "between. Move one of the appointments, or have both at the same hospital.",
        ),
    )


def _walk(conflict: Conflict, named: Named) -> ConflictWords:
    first, second = named.pair(conflict)
    one, other, gap = named.department(first.dept), named.department(second.dept), _gap(conflict)
    there, need = number(conflict, "gap"), number(conflict, "need")
    when = when_words(second.start) if second.start else NOTHING
    return ConflictWords(
        text(f"Kort gangtid {when.da}", f"Little time to walk {when.en}"),
        text(f"{one.da} → {other.da}: {gap.da}", f"{one.en} → {other.en}: {gap.en}"),
        text(
            f"Der er {there} min. til at gå fra den ene afdeling til den anden; der skal bruges {need} min. Sig til "
            "afdelingerne, at patienten kan komme lidt for sent, eller flyt den ene aftale.",
            f"There are {there} min. to walk from one department to the other; {need} min. are needed. Tell the "
            "departments that the patient may be a little late, or move one appointment.",
        ),
    )


def _double_booked(conflict: Conflict, named: Named) -> ConflictWords:
    visits = named.visits(conflict.items)
    resource = str(conflict.data.get("resource", ""))
    called = named.resource(resource)
    latest = max((one.start for one in visits if one.start), default=None)
    when = when_words(latest) if latest else NOTHING
    known = named.situation.resources.get(resource)
    capacity, many = known.capacity if known else 1, len(conflict.items)
    return ConflictWords(
        fitting(
            text(f"Dobbeltbooket {when.da}: {called.da}", f"Double-booked {when.en}: {called.en}"),
            text(f"Dobbeltbooket {when.da}", f"Double-booked {when.en}"),
        ),
        text(
            f"{many} aftaler samtidig, plads til {capacity}: {called.da}",
            f"{many} appointments at once, room for {capacity}: {called.en}",
        ),
        text(
            f"Kun {capacity} kan bruge {called.da} ad gangen. Flyt {many - capacity} af aftalerne.",
            f"Only {capacity} can use {called.en} at a time. Move {many - capacity} of the appointments.",
        ),
    )


def _unavailable_resource(conflict: Conflict, named: Named) -> ConflictWords:
    visit = named.only(conflict)
    called, when, the = named.resource(str(conflict.data.get("resource", ""))), named.when(visit), named.the_at(visit)
    return ConflictWords(
        fitting(
            text(f"Ikke til rådighed {when.da}: {called.da}", f"Not available {when.en}: {called.en}"),
            text(f"Ikke til rådighed {when.da}", f"Not available {when.en}"),
        ),
        joined((named.kind(visit), named.where(visit), called), " · "),
        text(
            f"{capital(called).da} er spærret på det tidspunkt. Find en anden tid til {the.da}.",
            f"{capital(called).en} is blocked at that time. Find another time for {the.en}.",
        ),
    )


def _gap(conflict: Conflict) -> Text:
    gap, need = number(conflict, "gap"), number(conflict, "need")
    return Text(f"{gap} min., behov {need} min.", f"{gap} min., needs {need} min.")


def _day(visit: Visit) -> Text:
    return NOTHING if visit.day is None else day_words(visit.day)


CLASHES: Family = {
    Code.PATIENT_DECEASED: _deceased,
    Code.PATIENT_OVERLAP: _overlap,
    Code.TRAVEL_INFEASIBLE: _journey,
    Code.WALK_TIME_SHORT: _walk,
    Code.RESOURCE_DOUBLE_BOOKED: _double_booked,
    Code.RESOURCE_UNAVAILABLE: _unavailable_resource,
}
