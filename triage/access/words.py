"""Roles and acts in words, as refusals and lists name them."""

from collections.abc import Iterable, Mapping

from triage.access.acts import Act
from triage.access.roles import Role
from triage.errors import Text, listed

ROLE_WORDS: Mapping[Role, Text] = {
    Role.CLINICIAN: Text("kliniker", "clinician"),
    Role.MEDICAL_SECRETARY: Text("lægesekretær", "medical secretary"),
    Role.DEPARTMENT_HEAD: Text("afdelingsledelse", "department head"),
    Role.RULE_AUTHOR: Text("regelforfatter", "rule author"),
    Role.RULE_APPROVER: Text("regelgodkender", "rule approver"),
    Role.AUDITOR: Text("logkontrollant", "auditor"),
    Role.ADMINISTRATOR: Text("administrator", "administrator"),
}

ACT_WORDS: Mapping[Act, Text] = {
    Act.SEE_LIST: Text("se arbejdslisten", "see the worklist"),
    Act.SEE_COUNTS: Text("se, hvor mange sager der er", "see how many cases there are"),
    Act.SEE_PATIENT: Text("se patientens svar og målinger", "see the patient's answers and readings"),
    Act.SEE_PSEUDONYMISED: Text("se svar og målinger uden navn", "see answers and readings without names"),
    Act.SEE_APPOINTMENTS: Text("se patientens aftaler", "see the patient's appointments"),
    Act.SEE_EXPECTED: Text("se, hvilke svar der ventes", "see which answers are expected"),
    Act.OWN_CASE: Text("tage eller overdrage sager", "take or hand over cases"),
    Act.DECIDE: Text("træffe beslutning om en sag", "decide a case"),
    Act.ACKNOWLEDGE_GREENS: Text("kvittere grønne sager", "acknowledge green cases"),
    Act.NOTE_CONTACT: Text("notere kontakt med patienten", "note a contact with the patient"),
    Act.NOTE_PAUSE: Text("notere en pause for patienten", "note a pause of the patient"),
    Act.NOTE_PRIVACY: Text("notere privatmarkering eller frabedelse", "note that a record is private or closed"),
    Act.BOOK: Text("booke eller flytte aftaler", "book or move appointments"),
    Act.LIMIT_PATIENT: Text("sætte egne grænseværdier for patienten", "set limits of the patient's own"),
    Act.BREAK_GLASS: Text("slå op med begrundelse uden behandlingsrelation", "look up a patient in an emergency"),
    Act.SEE_DEVICES: Text("se apparater", "see devices"),
    Act.INVALIDATE_READINGS: Text("ugyldiggøre et apparats målinger", "invalidate the readings of a device"),
    Act.RUN_INTAKE: Text("indlæse og vurdere data", "take in and score data"),
    Act.SEE_SOURCES: Text("se, hvordan kilderne har det", "see how the sources fare"),
    Act.SEE_QUARANTINE: Text("se karantænen", "see the quarantine"),
    Act.SET_SOURCES: Text("indstille kilder", "set sources"),
    Act.SET_PROGRAMMES: Text("indstille forløb", "set programmes"),
    Act.DRAFT_RULES: Text("skrive udkast til regelsæt", "draft rule sets"),
    Act.APPROVE_RULES: Text("godkende regelsæt", "approve rule sets"),
    Act.ACTIVATE_RULES: Text("sætte regelsæt i kraft", "put rule sets in force"),
    Act.ROLL_BACK_RULES: Text("rulle et regelsæt tilbage", "roll a rule set back"),
    Act.EXPORT_LIST: Text("udskrive eller gemme listen med CPR-numre", "print or save the list with CPR numbers"),
    Act.EXPORT_CALL_INS: Text("udtrække indkaldelseslisten", "export the list of call-ins"),
    Act.EXPORT_STATISTICS: Text("udtrække statistik", "export statistics"),
    Act.EXPORT_LOG: Text("udtrække af hændelsesloggen", "export from the audit log"),
    Act.READ_OWN_LOG: Text("se egne opslag i hændelsesloggen", "see one's own acts in the audit log"),
    Act.READ_LOG: Text("læse hændelsesloggen", "read the audit log"),
    Act.READ_LOG_COUNTS: Text("se antal opslag i afdelingen", "see the department's number of look-ups"),
    Act.CHECK_LOG: Text("kontrollere hændelsesloggen", "check the audit log"),
    Act.SEE_USERS: Text("se brugere og roller", "see users and roles"),
    Act.ASK_USERS: Text("foreslå eller bekræfte en rolle", "propose or confirm a role"),
    Act.SET_USERS: Text("oprette brugere og give roller", "make users and give roles"),
    Act.KEEP_KEYS: Text("håndtere nøgler, sikkerhedskopi og opdatering", "keep keys, backups and updates"),
}


def roles_in_words(roles: Iterable[Role]) -> Text:
    """Return the roles in the order of the matrix, "clinician and administrator"; at least one."""
    held = frozenset(roles)
    return listed(ROLE_WORDS[role] for role in Role if role in held)
