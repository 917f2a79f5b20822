"""Visits on a day, or at a time, on which they cannot be held; and those without any."""

from triage.coordination.conflicts.conflict import Code, Conflict
from triage.coordination.situation.visit import Visit
from triage.coordination.words.conflicts.told import ConflictWords, Family, word
from triage.coordination.words.names import Named
from triage.coordination.words.phrases import NOTHING, capital, fitting, joined, text
from triage.coordination.words.times import day_words
from triage.errors import Text


def _closed(conflict: Conflict, named: Named) -> ConflictWords:
    visit = named.only(conflict)
    day, site = _day(visit), named.place(visit)
    return ConflictWords(
        text(f"Aftale på en lukkedag {day.da}", f"Appointment on a closed day {day.en}"),
        joined((named.kind(visit), named.where(visit)), " · "),
        text(
            f"{capital(day).da} er weekend eller helligdag, og {site.da} tager ikke imod. Find en hverdag.",
            f"{day.en} is a weekend or a public holiday, and {site.en} is closed. Find a working day.",
        ),
    )


def _unavailable(conflict: Conflict, named: Named) -> ConflictWords:
    """Say that the time is taken and never by what: it may be a visit that the reader must not know of."""
    visit = named.only(conflict)
    when, the = named.when(visit), named.the_at(visit)
    return ConflictWords(
        text(f"Patienten er optaget {when.da}", f"Patient not free {when.en}"),
        joined((named.kind(visit), named.where(visit)), " · "),
        text(
            f"Patienten kan ikke komme i det tidsrum, som aftalen og rejsen tager. Find en anden tid til {the.da}.",
            f"The patient cannot come during the appointment or the journey. Find another time for {the.en}.",
        ),
    )


def _admitted(conflict: Conflict, named: Named) -> ConflictWords:
    visit = named.only(conflict)
    day, site = _day(visit), named.site(word(conflict, "at"))
    at = text(f" ({site.da})", f" ({site.en})") if site.da else NOTHING
    return ConflictWords(
        text(f"Patienten er indlagt {day.da}", f"Patient in hospital {day.en}"),
        named.brief(visit),
        text(
            f"Patienten er indlagt {at.da}. Spørg sengeafsnittet, om aftalen kan holdes under indlæggelsen, "
            "eller find en tid efter den.",
            f"The patient is admitted {at.en}. Ask the ward whether the appointment can be kept during the stay, "
            "or find a time after it.",
        ),
    )


def _unplaced(conflict: Conflict, named: Named) -> ConflictWords:
    visit = named.only(conflict)
    the = capital(named.the(visit))
    return ConflictWords(
        fitting(
            text(f"{the.da} har ingen tid", f"{the.en} has no time"),
            Text("En aftale har ingen tid", "An appointment has no time"),
        ),
        joined((named.kind(visit), named.where(visit)), " · "),
        text(
            f"{the.da} er bestilt, men ikke booket. Giv den en tid.",
            f"{the.en} is ordered but not booked. Give it a time.",
        ),
    )


def _day(visit: Visit) -> Text:
    return NOTHING if visit.day is None else day_words(visit.day)


DAYS: Family = {
    Code.CLOSED_DAY: _closed,
    Code.PATIENT_UNAVAILABLE: _unavailable,
    Code.INPATIENT_CLASH: _admitted,
    Code.UNPLACED: _unplaced,
}
