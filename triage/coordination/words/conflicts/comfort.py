"""Long days, long waits, wishes, and what could be better for one patient or for two."""

from datetime import datetime

from triage.coordination.conflicts.conflict import Code, Conflict
from triage.coordination.situation.visit import Visit
from triage.coordination.words.conflicts.told import ConflictWords, Family, number, word
from triage.coordination.words.missed import missed_wish
from triage.coordination.words.names import Named
from triage.coordination.words.phrases import NOTHING, capital, counted, fitting, joined, text
from triage.coordination.words.times import day_words, length_words, when_words
from triage.errors import Text

_NUMBERS = Text("nul en to tre fire fem seks", "no one two three four five six")
TRIP, TRIPS = Text("tur", "trip"), Text("ture", "trips")


def _early(conflict: Conflict, named: Named) -> ConflictWords:
    visit, when = named.only(conflict), _moment(conflict, "departs")
    return ConflictWords(
        text(f"Tidligt hjemmefra {when.da}", f"Leaves home early {when.en}"),
        joined((named.dated(visit), named.where(visit)), " · "),
        text(
            f"Patienten skal hjemmefra {when.da} for at nå den første aftale. Find en senere tid den dag.",
            f"The patient must leave home {when.en} for the first appointment. Find a later time that day.",
        ),
    )


def _late(conflict: Conflict, named: Named) -> ConflictWords:
    visit, when = named.only(conflict), _moment(conflict, "returns")
    return ConflictWords(
        text(f"Sent hjemme {when.da}", f"Home late {when.en}"),
        joined((named.dated(visit), named.where(visit)), " · "),
        text(
            f"Patienten er først hjemme {when.da} efter den sidste aftale. Find en tidligere tid den dag.",
            f"The patient is not home until {when.en} after the last appointment. Find an earlier time that day.",
        ),
    )


def _wait(conflict: Conflict, named: Named) -> ConflictWords:
    first, second = named.pair(conflict)
    wait, day = length_words(number(conflict, "wait")), day_words(first.day) if first.day else NOTHING
    return ConflictWords(
        fitting(
            text(f"Ventetid {wait.da} {day.da}", f"Wait of {wait.en} {day.en}"),
            text(f"Lang ventetid {day.da}", f"Long wait {day.en}"),
        ),
        joined((named.timed(first), named.timed(second)), " · "),
        text(
            f"Patienten venter {wait.da} mellem to aftaler samme dag. Læg dem tættere, hvis afdelingerne kan.",
            f"The patient waits {wait.en} between two appointments on one day. Have them closer if there is room.",
        ),
    )


def _wish(conflict: Conflict, named: Named) -> ConflictWords:
    visit = named.only(conflict)
    when, wish = named.when(visit), _missed(visit, named)
    return ConflictWords(
        text(f"Imod patientens ønske {when.da}", f"Against the patient's wish {when.en}"),
        joined((named.kind(visit), named.department(visit.dept), wish), " · "),
        text(
            f"Patienten vil helst have en anden tid{wish.da and f' ({wish.da})'}. Find en, hvis det ikke bryder en "
            "frist.",
            f"The patient would rather have another time{wish.en and f' ({wish.en})'}. Find one, if it breaks no "
            "limit.",
        ),
    )


def _missed(visit: Visit, named: Named) -> Text:
    traveller = named.situation.travellers.get(visit.patient)
    if traveller is None or visit.start is None or visit.end is None:
        return NOTHING
    return missed_wish(traveller.prefers, visit.start, visit.end)


def _past(conflict: Conflict, named: Named) -> ConflictWords:
    visit = named.only(conflict)
    when = named.when(visit)
    return ConflictWords(
        text(f"Afholdt? Står som booket {when.da}", f"Held? Still booked {when.en}"),
        joined((named.kind(visit), named.where(visit)), " · "),
        text(
            "Tiden er gået, og aftalen står stadig som booket. Bed afdelingen notere, om patienten kom.",
            "The time has passed, and it still stands as booked. Ask the department to note whether the patient came.",
        ),
    )


def _crossing(conflict: Conflict, named: Named) -> ConflictWords:
    visits = named.visits(conflict.items)
    known = named.patient(next((one.patient for one in reversed(visits) if one.patient != named.about), ""))
    saved, sites = number(conflict, "saved_min"), joined((named.place(one) for one in visits), " ↔ ")
    return ConflictWords(
        fitting(
            text(f"Kører forbi {known.da} – byt sted?", f"Drives past {known.en} – swap sites?"),
            Text("Kører forbi hinanden – byt sted?", "Drive past each other – swap sites?"),
        ),
        joined((text(f"sparer {saved} min. tilsammen", f"saves {saved} min. together"), sites), " · "),
        text(
            f"To patienter kører hver sin vej til det samme. Bytter de sted, sparer de tilsammen {saved} min. kørsel, "
            "og ingen kører længere. Spørg dem begge.",
            f"Two patients pass each other on their way to the same. If they swap sites they save {saved} min. of "
            "driving together, and neither drives longer. Ask both.",
        ),
    )


def _combinable(conflict: Conflict, named: Named) -> ConflictWords:
    saved, driving = number(conflict, "trips_saved"), number(conflict, "travel_saved_min")
    trips = counted(saved, TRIP, TRIPS)
    gain = Text(f"sparer {trips.da}", f"saves {trips.en}")
    less = driving_words(driving)
    return ConflictWords(
        _fewer(len({one.day for one in named.visits(conflict.items) if one.day}), saved),
        joined((gain, less), " · "),
        text(
            "Aftalerne kan samles, så patienten kører færre gange. Se forslaget, og læs, hvem der skal sige ja.",
            "The appointments can be combined, so that the patient comes fewer times. See the proposal, and who must "
            "agree.",
        ),
    )


def driving_words(saved: int) -> Text:
    """Return "190 min. mindre kørsel", or how much more it is; nothing where it is the same."""
    if saved == 0:
        return NOTHING
    amount = abs(saved)
    less = Text(f"{amount} min. mindre kørsel", f"{amount} min. less driving")
    return less if saved > 0 else Text(f"{amount} min. mere kørsel", f"{amount} min. more driving")


def _fewer(days: int, saved: int) -> Text:
    """Return "Tre ture kan blive én" where the visits' days tell, else how many can be saved."""
    count = capital(_spelled(saved))
    if not days > saved > 0:
        trips = TRIP if saved == 1 else TRIPS
        return Text(f"{count.da} {trips.da} kan spares", f"{count.en} fewer {trips.en} possible")
    many, few = capital(_spelled(days)), _spelled(days - saved)
    return Text(f"{many.da} ture kan blive {'én' if few.da == 'en' else few.da}", f"{many.en} trips can be {few.en}")


def _spelled(count: int) -> Text:
    da, en = _NUMBERS.da.split(), _NUMBERS.en.split()
    return Text(da[count], en[count]) if 0 <= count < len(da) else Text(str(count), str(count))


def _moment(conflict: Conflict, name: str) -> Text:
    said = word(conflict, name)
    return when_words(datetime.fromisoformat(said)) if said else NOTHING


COMFORT: Family = {
    Code.EARLY_DEPARTURE: _early,
    Code.LATE_RETURN: _late,
    Code.LONG_WAIT: _wait,
    Code.PREFERENCE_MISSED: _wish,
    Code.PAST_STILL_BOOKED: _past,
    Code.CROSSING_PATIENTS: _crossing,
    Code.COMBINABLE_TRIPS: _combinable,
}
