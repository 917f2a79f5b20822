"""What another time would cost, in what the points stand for: trips, driving, waiting, wishes, days."""

from datetime import date

from triage.coordination.proposals.numbers import journeys
from triage.coordination.proposals.proposal import Numbers
from triage.coordination.situation.situation import Situation
from triage.coordination.situation.visit import Visit
from triage.coordination.timed import timed
from triage.coordination.words.missed import missed_wish
from triage.coordination.words.phrases import NOTHING, counted, joined
from triage.coordination.words.times import days_words
from triage.errors import Text

_TRIP, _TRIPS = Text("tur", "trip"), Text("ture", "trips")


def cost_words(points: int, visit: Visit, chosen: Situation, other: Situation, ours: Numbers) -> Text:
    """Return "60 point dårligere: 1 tur mere, helst ikke onsdag".

    `visit` is as it stands today, `chosen` the situation with what is proposed, `other` with the time asked about;
    `ours` are the patient's numbers in `chosen`.
    """
    reasons = joined(_reasons(visit, chosen, other, ours), ", ")
    verdict = _verdict(points)
    return Text(f"{verdict.da}: {reasons.da}", f"{verdict.en}: {reasons.en}") if points > 0 and reasons.da else verdict


def _verdict(points: int) -> Text:
    if points > 0:
        return Text(f"{points} point dårligere", f"{points} points worse")
    if points == 0:
        return Text("lige så god, men ikke bedre", "as good, but no better")
    return Text(
        f"{-points} point bedre; for lidt til at flytte aftalen for",
        f"{-points} points better; too little to move the appointment for",
    )


def numbers_of(patient: str, situation: Situation) -> Numbers:
    """Return the trips and minutes of one patient."""
    own = timed(one for one in situation.visits.values() if one.patient == patient)
    return journeys(own, situation.travellers[patient], situation.travel, situation.policy)


def _reasons(visit: Visit, chosen: Situation, other: Situation, ours: Numbers) -> tuple[Text, ...]:
    theirs = numbers_of(visit.patient, other)
    return (
        _trips(theirs.trips - ours.trips),
        _minutes(theirs.travel_min - ours.travel_min, Text("kørsel", "driving")),
        _minutes(theirs.wait_min - ours.wait_min, Text("ventetid", "waiting")),
        _wish(visit, chosen, other),
        _days(visit, chosen, other),
    )


def _trips(more: int) -> Text:
    if more <= 0:
        return NOTHING
    trips = counted(more, _TRIP, _TRIPS)
    return Text(f"{trips.da} mere", f"{trips.en} more")


def _minutes(more: int, of: Text) -> Text:
    return Text(f"{more} min. mere {of.da}", f"{more} min. more {of.en}") if more > 0 else NOTHING


def _wish(visit: Visit, chosen: Situation, other: Situation) -> Text:
    there = _missed(visit, other)
    return there if not _missed(visit, chosen).da else NOTHING


def _missed(visit: Visit, situation: Situation) -> Text:
    placed, wishes = situation.visits[visit.id], situation.travellers[visit.patient].prefers
    if placed.start is None or placed.end is None:
        return NOTHING
    return missed_wish(wishes, placed.start, placed.end)


def _days(visit: Visit, chosen: Situation, other: Situation) -> Text:
    """Return how much further from today's time it is; a first time has none to be far from."""
    if visit.day is None:
        return NOTHING
    more = _away(visit.day, other.visits[visit.id].day) - _away(visit.day, chosen.visits[visit.id].day)
    is_first_move = chosen.visits[visit.id].day == visit.day and chosen.visits[visit.id].start == visit.start
    if is_first_move:
        return Text("aftalen flyttes", "the appointment is moved")
    days = days_words(more)
    return Text(f"flyttes {days.da} længere", f"moved {days.en} further") if more > 0 else NOTHING


def _away(here: date, there: date | None) -> int:
    return 0 if there is None else abs((there - here).days)
