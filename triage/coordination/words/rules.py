"""What each rule of the taxonomy is called, where a whole rule is meant: filters, switches and counts of precision."""

from collections.abc import Mapping

from triage.coordination.conflicts.conflict import Code
from triage.errors import Text

_CALLED: Mapping[str, Text] = {
    Code.PATIENT_DECEASED: Text("Aftaler for en død patient", "Appointments of a deceased patient"),
    Code.PATIENT_OVERLAP: Text("To aftaler samtidig", "Two appointments at once"),
    Code.TRAVEL_INFEASIBLE: Text("For kort rejsetid", "Too little travel time"),
    Code.WALK_TIME_SHORT: Text("Kort gangtid mellem afdelinger", "Little time to walk between departments"),
    Code.DEPENDENCY_ORDER: Text("Forkert rækkefølge", "Wrong order"),
    Code.DEPENDENCY_EXPIRED: Text("For gammelt svar", "Result too old"),
    Code.DEPENDENCY_MISSING: Text("Noget mangler forud", "Something is missing beforehand"),
    Code.FASTING_LATE: Text("Fastende sent på dagen", "Fasting late in the day"),
    Code.FASTING_BROKEN: Text("Mad før fastende aftale", "Food before a fasting visit"),
    Code.PREP_INCOMPATIBLE: Text("For kort efter en anden undersøgelse", "Too soon after another examination"),
    Code.RESOURCE_DOUBLE_BOOKED: Text("Lokale eller apparat dobbeltbooket", "Room or device double-booked"),
    Code.RESOURCE_UNAVAILABLE: Text("Lokale eller apparat spærret", "Room or device blocked"),
    Code.CLOSED_DAY: Text("Aftale på en lukkedag", "Appointment on a closed day"),
    Code.PATIENT_UNAVAILABLE: Text("Patienten er optaget", "Patient not free"),
    Code.INPATIENT_CLASH: Text("Patienten er indlagt", "Patient in hospital"),
    Code.UNPLACED: Text("Aftale uden tid", "Appointment without a time"),
    Code.DEADLINE_BREACH: Text("Frist overskrides", "Limit exceeded"),
    Code.DEADLINE_WAIVED: Text("Patienten ønsker at vente", "The patient wishes to wait"),
    Code.DEADLINE_TIGHT: Text("Tæt på fristen", "Close to the limit"),
    Code.DEADLINE_UNBOOKED: Text("Frist nærmer sig, ikke booket", "Limit near, not booked"),
    Code.FREE_CHOICE_TRIGGERED: Text("Udvidet frit valg ikke tilbudt", "Extended free choice not offered"),
    Code.NOTICE_OVERDUE: Text("Besked til patienten mangler", "Patient not told in time"),
    Code.DUPLICATE_EXAM: Text("Samme undersøgelse to gange", "The same examination twice"),
    Code.TRIAGE_GREEN_VISIT: Text("Grøn: kontrol måske unødvendig", "Green: visit perhaps unnecessary"),
    Code.TRIAGE_RED_LATE: Text("Rød alarm uden tid", "Red alarm without a time"),
    Code.INTERPRETER_MISSING: Text("Tolk mangler", "Interpreter missing"),
    Code.COMPANION_MISSING: Text("Ledsager mangler", "Companion missing"),
    Code.TRANSPORT_TOO_LATE: Text("For sent at bestille kørsel", "Too late to order transport"),
    Code.TRANSPORT_MISSING: Text("Kørsel mangler", "Transport missing"),
    Code.EARLY_DEPARTURE: Text("Tidligt hjemmefra", "Leaves home early"),
    Code.LATE_RETURN: Text("Sent hjemme", "Home late"),
    Code.LONG_WAIT: Text("Lang ventetid mellem aftaler", "Long wait between appointments"),
    Code.PREFERENCE_MISSED: Text("Imod patientens ønske", "Against the patient's wish"),
    Code.CALLBACK_OVERDUE: Text("Lovet opkald mangler", "Promised call missing"),
    Code.CALLBACK_CLASH: Text("Lovet opkald under aftale", "Promised call during a visit"),
    Code.PAST_STILL_BOOKED: Text("Overstået, står som booket", "Over, still booked"),
    Code.CROSSING_PATIENTS: Text("To patienter kører forbi hinanden", "Two patients drive past each other"),
    Code.COMBINABLE_TRIPS: Text("Ture, der kan samles", "Trips that can be combined"),
    # What else stands in the inbox, and in answers to "why not".
    "BOOKING_REQUEST": Text("Ønske om booking", "Booking request"),
    "TAKE_BACK_REQUEST": Text("Ønske om at trække en flytning tilbage", "Request to take a move back"),
    "VISIT_NOT_NEEDED": Text("Besøg kan aflyses", "Visit can be cancelled"),
    "WRITE_FAILED": Text("Kalendere stemmer ikke", "Calendars do not agree"),
    "SLOT_USED_IN_THIS_PLAN": Text("Tiden bruges i forslaget", "The time is used in the proposal"),
}
_UNKNOWN = Text("Andet", "Other")


def rule_words(code: str) -> Text:
    """Return what a rule, or another kind of entry in the inbox, is called; a code of a later version is "Andet"."""
    return _CALLED.get(code, _UNKNOWN)
