"""What a plan puts right, as half a sentence for each kind of conflict: "fristen holdes"."""

from triage.coordination.conflicts.conflict import Code
from triage.errors import Text

RESOLVED = {
    Code.PATIENT_DECEASED: Text("ingen aftaler for en død patient", "no appointments of a deceased patient"),
    Code.PATIENT_OVERLAP: Text("aftalerne ligger ikke længere samtidig", "the appointments no longer overlap"),
    Code.TRAVEL_INFEASIBLE: Text("rejsen kan nås", "the journey can be made"),
    Code.WALK_TIME_SHORT: Text("der er tid til at gå mellem afdelingerne", "there is time to walk"),
    Code.DEPENDENCY_ORDER: Text("rækkefølgen passer", "the order is right"),
    Code.DEPENDENCY_EXPIRED: Text("svaret bliver ikke for gammelt", "the result is not too old"),
    Code.DEPENDENCY_MISSING: Text("intet mangler forud", "nothing is missing beforehand"),
    Code.FASTING_LATE: Text("patienten skal ikke faste til langt op ad dagen", "no fasting until late in the day"),
    Code.FASTING_BROKEN: Text("fasten kan holdes", "the fast can be kept"),
    Code.PREP_INCOMPATIBLE: Text("der er tid nok imellem undersøgelserne", "there is time enough between examinations"),
    Code.RESOURCE_DOUBLE_BOOKED: Text("intet er dobbeltbooket", "nothing is double-booked"),
    Code.RESOURCE_UNAVAILABLE: Text("lokale og apparat er til rådighed", "room and device are available"),
    Code.CLOSED_DAY: Text("ingen aftale på en lukkedag", "no appointment on a closed day"),
    Code.PATIENT_UNAVAILABLE: Text("tiden passer patienten", "the time suits the patient"),
    Code.INPATIENT_CLASH: Text("ingen aftale under indlæggelsen", "no appointment during the stay in hospital"),
    Code.UNPLACED: Text("aftalen får en tid", "the appointment gets a time"),
    Code.DEADLINE_BREACH: Text("fristen holdes", "the limit is kept"),
    Code.DEADLINE_WAIVED: Text("fristen holdes alligevel", "the limit is kept after all"),
    Code.DEADLINE_TIGHT: Text("der er luft til fristen", "the limit is no longer close"),
    Code.DEADLINE_UNBOOKED: Text("forløbet er booket", "the course is booked"),
    Code.FREE_CHOICE_TRIGGERED: Text("udvidet frit valg udløses ikke", "extended free choice is not triggered"),
    Code.NOTICE_OVERDUE: Text("patienten har fået besked", "the patient has been told"),
    Code.DUPLICATE_EXAM: Text("undersøgelsen laves kun én gang", "the examination is made once only"),
    Code.TRIAGE_GREEN_VISIT: Text("intet besøg er måske unødvendigt", "no visit is perhaps unnecessary"),
    Code.TRIAGE_RED_LATE: Text("patienten ses i tide efter den røde alarm", "seen in time after the red alarm"),
    Code.INTERPRETER_MISSING: Text("tolk mangler ikke", "no interpreter is missing"),
    Code.COMPANION_MISSING: Text("ledsager mangler ikke", "no companion is missing"),
    Code.TRANSPORT_TOO_LATE: Text("kørsel kan nå at blive bestilt", "transport can be ordered in time"),
    Code.TRANSPORT_MISSING: Text("kørsel kan bestilles senere", "transport can be ordered later"),
    Code.EARLY_DEPARTURE: Text("patienten skal ikke så tidligt hjemmefra", "the patient need not leave home so early"),
    Code.LATE_RETURN: Text("patienten er tidligere hjemme", "the patient is home earlier"),
    Code.LONG_WAIT: Text("ingen lang ventetid", "no long wait"),
    Code.PREFERENCE_MISSED: Text("patientens ønske opfyldes", "the patient's wish is met"),
    Code.CALLBACK_OVERDUE: Text("intet lovet opkald mangler", "no promised call is missing"),
    Code.CALLBACK_CLASH: Text("det lovede opkald kan tages", "the promised call can be taken"),
    Code.PAST_STILL_BOOKED: Text("intet overstået står som booket", "nothing past stands as booked"),
    Code.CROSSING_PATIENTS: Text(
        "de to patienter kører ikke forbi hinanden", "the two no longer drive past each other"
    ),
    Code.COMBINABLE_TRIPS: Text("turene er samlet", "the trips are combined"),
}
