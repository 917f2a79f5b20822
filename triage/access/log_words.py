"""The lines of the audit log in words: what was done, and why a look-up is to be reviewed."""

from collections.abc import Mapping

from triage.access.acts import Act
from triage.access.chain import Fault, Flaw
from triage.access.review import Reason, ReviewState
from triage.access.roles import Role
from triage.access.words import ACT_WORDS, ROLE_WORDS
from triage.errors import Text

_DONE: Mapping[str, Text] = {
    "view": Text("Åbnede journalen", "Opened the record"),
    "explain": Text("Så begrundelsen", "Saw the reasons"),
    "export trends": Text("Tog kurver ud af Visita", "Took trends out of Visita"),
    "copy journal": Text("Kopierede tekst til journalen", "Copied text for the record"),
    "list": Text("Så arbejdslisten", "Saw the worklist"),
    "view appointments": Text("Så aftalerne i alle afdelinger", "Saw the appointments in all departments"),
    "list department plan": Text("Så en samlet plan for afdelingen", "Saw a plan for the department as a whole"),
    "list conflicts": Text("Så afdelingens konflikter", "Saw the department's conflicts"),
    "note wishes": Text("Noterede ønsker til tider", "Noted wishes for times"),
    "note needs": Text("Noterede behov for tolk, ledsager eller transport", "Noted needs for coming"),
    "note unavailable": Text("Noterede, hvornår patienten ikke kan", "Noted when the patient cannot come"),
    "note arranged": Text("Noterede, hvad der er bestilt til en aftale", "Noted what is arranged for a visit"),
    "note movable": Text("Noterede, om en aftale må flyttes", "Noted whether a visit may be moved"),
    "note waiver": Text("Noterede patientens ønske om at vente", "Noted the patient's wish to wait"),
    "note delay": Text("Noterede dage, som patienten udskød", "Noted days that the patient put off"),
    "note told": Text("Noterede, at patienten har fået besked", "Noted that the patient was told"),
    "note free_choice": Text("Noterede tilbud om frit valg", "Noted that the free choice was offered"),
    "lift coordination note": Text("Ophævede en note om aftaler", "Lifted a note about appointments"),
    "read history": Text("Så optællinger af tidligere vurderinger", "Saw counts of past assessments"),
    "list patients behind": Text("Så patienterne bag et tal", "Saw the patients behind a number"),
    "list coded patients": Text("Så patienter uden navn bag et tal", "Saw patients without names behind a number"),
    "list inbox": Text("Så indbakken", "Saw the inbox"),
    "list letters": Text("Så breve, der venter på udskrift", "Saw the letters that wait to be printed"),
    "view letters": Text("Så brevene til patienten", "Saw the letters to the patient"),
    "print letter": Text("Udskrev eller gemte et brev til patienten", "Printed or saved a letter to the patient"),
    "list free times": Text("Så ledige tider", "Saw free times"),
    "snooze entry": Text("Udsatte et punkt i indbakken", "Put an entry of the inbox off"),
    "await answer": Text("Afventer svar om en aftale", "Waits for an answer about an appointment"),
    "set entry aside": Text("Satte et punkt til ikke relevant", "Set an entry aside as not relevant"),
    "reopen entry": Text("Genåbnede et punkt i indbakken", "Took an entry of the inbox up again"),
    "take entry": Text("Tog et punkt i indbakken", "Took an entry of the inbox"),
    "settle failure": Text("Afsluttede en fejlet flytning", "Settled a move that failed"),
    "return request": Text("Sendte et ønske tilbage", "Sent a request back"),
    "switch rule": Text("Slog en regel til eller fra", "Switched a rule"),
    "prompted": Text("Blev advaret midt i en booking", "Was warned while booking"),
    "view visit questions": Text("Så spørgsmål om besøg", "Saw questions about visits"),
    "answer visit question": Text("Svarede, om et besøg er nødvendigt", "Answered whether a visit is needed"),
    "list expected": Text("Så ventede svar", "Saw expected answers"),
    "view expected": Text("Så ventede svar", "Saw expected answers"),
    "list pauses": Text("Så pauser", "Saw pauses"),
    "list held": Text("Så karantænen", "Saw the quarantine"),
    "list reviews": Text("Gennemgik hændelsesloggen", "Reviewed the audit log"),
    "trace device": Text("Sporede et apparat", "Traced a device"),
    "pause": Text("Noterede en pause", "Noted a pause"),
    "end pause": Text("Afsluttede en pause", "Ended a pause"),
    "enrol": Text("Tilmeldte et forløb", "Enrolled in a programme"),
    "change plan": Text("Ændrede måleplanen", "Changed the measuring plan"),
    "end course": Text("Afsluttede et forløb", "Ended a course"),
    "dismiss answer": Text("Så bort fra et manglende svar", "Dismissed a missing answer"),
    "set own limit": Text("Satte en egen grænse", "Set a limit of the patient's own"),
    "lift own limit": Text("Ophævede en egen grænse", "Lifted a limit of the patient's own"),
    "view own limits": Text("Så egne grænser", "Saw the patient's own limits"),
    "view limit past": Text("Prøvede en egen grænse på det sidste år", "Tried a limit of their own on the last year"),
    "list limits ending": Text("Så egne grænser, der udløber", "Saw limits of patients' own that run out"),
    "told limit ends": Text("Mindede om en egen grænse, der udløber", "Reminded of a limit that runs out"),
    "open double read": Text("Åbnede en dobbelt bedømmelse", "Opened a double reading"),
    "close double read": Text("Lukkede en dobbelt bedømmelse", "Closed a double reading"),
    "view blind": Text("Så en patient til blind bedømmelse", "Saw a patient for a blind reading"),
    "read blind": Text("Bedømte en patient blindt", "Read a patient blind"),
    "view agreement": Text("Så enigheden i dobbelte bedømmelser", "Saw the agreement of double readings"),
    "notice_seen": Text("Læste en besked", "Read a notice"),
    "accept plan": Text("Godkendte en plan for aftaler", "Accepted a plan for appointments"),
    "plan ended": Text("En plan for aftaler blev ført ud", "A plan for appointments was carried out"),
    "plan stuck": Text("En plan for aftaler er halvt skrevet", "A plan for appointments is half written"),
    "plan taken back": Text("En plan for aftaler blev ført tilbage", "A plan for appointments was put back"),
    "take plan back": Text("Fortrød en plan for aftaler", "Took a plan for appointments back"),
    "owner answered": Text("Noterede en afdelings svar om en aftale", "Noted a department's answer on a visit"),
    "view plan": Text("Så en plan for aftaler", "Saw a plan for appointments"),
    "view plans": Text("Så planer for aftaler", "Saw plans for appointments"),
    "decide": Text("Traf beslutning", "Decided"),
    "undo": Text("Fortrød en beslutning", "Took a decision back"),
    "correct": Text("Rettede en beslutning", "Corrected a decision"),
    "break glass": Text("Slog op med værdispring", "Looked up in an emergency"),
    "invalidate device": Text("Ugyldiggjorde målinger", "Invalidated readings"),
    "restore device": Text("Tog en ugyldiggørelse tilbage", "Took an invalidation back"),
    "preview invalidate device": Text("Så følgen af en ugyldiggørelse", "Previewed an invalidation"),
    "preview restore device": Text("Så følgen af en gendannelse", "Previewed a restoration"),
    "acknowledge greens": Text("Kvitterede grønne sager", "Acknowledged greens"),
    "begin draft": Text("Begyndte en kladde", "Began a draft"),
    "discard draft": Text("Kasserede en kladde", "Threw a draft away"),
    "list drafts": Text("Så egne kladder", "Saw own drafts"),
    "forget drafts": Text("Slettede gamle kladder", "Deleted old drafts"),
    "judge green": Text("Vurderede en stikprøve", "Judged a sample"),
    "note privacy": Text("Noterede beskyttelse", "Noted privacy"),
    "end privacy": Text("Ophævede beskyttelse", "Ended privacy"),
    "handled-elsewhere": Text("Håndteret i kilden", "Handled at the source"),
    "retry": Text("Læste karantæne igen", "Read the quarantine again"),
    "review": Text("Afsluttede en gennemgang", "Closed a review"),
    "anchor": Text("Bekræftede andre kæder", "Vouched for other chains"),
    "read_log": Text("Læste hændelsesloggen", "Read the audit log"),
    "read_own_log": Text("Så egne opslag", "Read the own acts"),
    "check_log": Text("Kontrollerede hændelsesloggen", "Proved the audit log"),
    "export_log": Text("Udtrak indsigt til en borger", "Gave a citizen insight"),
    "save view": Text("Gemte en visning", "Saved a view"),
    "change view": Text("Ændrede en visning", "Changed a view"),
    "remove view": Text("Fjernede en visning", "Removed a view"),
    "export_list": Text("Udskrev eller gemte listen", "Printed or saved the list"),
    "add person": Text("Oprettede en bruger", "Added a user"),
    "grant role": Text("Gav en rolle", "Gave a role"),
    "propose role": Text("Foreslog en rolle", "Proposed a role"),
    "confirm role": Text("Bekræftede en rolle", "Confirmed a role"),
    "revoke role": Text("Fratog en rolle", "Revoked a role"),
    "deactivate person": Text("Spærrede en bruger", "Barred a user"),
    "let person in": Text("Åbnede en bruger igen", "Let a user in again"),
    "add source": Text("Oprettede en kilde", "Added a source"),
    "change source": Text("Ændrede en kilde", "Changed a source"),
    "source token": Text("Satte en kildes adgangsnøgle", "Set the token of a source"),
    "proxy login": Text("Satte proxyens login", "Set the login of the proxy"),
    "network": Text("Ændrede netværket", "Changed the network"),
    "opening hours": Text("Ændrede åbningstiden", "Changed the opening hours"),
    "check days": Text("Ændrede tjekdagene", "Changed the check-days"),
    "capacity": Text("Ændrede kapaciteten", "Changed the capacity"),
    "programme use": Text("Indstillede et forløb", "Set a programme"),
    "recount deadlines": Text("Beregnede frister igen", "Counted deadlines anew"),
    "deactivate": Text("Spærrede en bruger", "Barred a user"),
    "set passphrase": Text("Satte en adgangssætning", "Set a passphrase"),
    "green policy": Text("Indstillede grønne", "Set how greens close"),
    "outbox-retry": Text("Sendte igen til kilden", "Sent to the source again"),
    "sign in": Text("Loggede ind", "Signed in"),
    "sign out": Text("Loggede ud", "Signed out"),
    "lock": Text("Låste skærmen", "Locked the screen"),
    "unlock": Text("Låste skærmen op", "Unlocked the screen"),
    "find patient": Text("Søgte efter en patient", "Looked for a patient"),
    "end break glass": Text("Afsluttede et værdispring", "Ended a look-up in an emergency"),
    "first person": Text("Oprettede databasen", "Made the database"),
    "claim": Text("Tog en sag", "Took a case"),
    "release": Text("Gav en sag tilbage", "Gave a case back"),
    "hand-over": Text("Overdrog en sag", "Handed a case over"),
    "take-over": Text("Overtog en sag", "Took a case over"),
    "snooze": Text("Udsatte en sag", "Put a case off"),
    "wake": Text("Tog en udsat sag frem", "Brought a case back"),
    "escalate": Text("Meldte en rød sag videre", "Told of a red case"),
    "case-limit": Text("Satte grænsen for røde sager", "Set the limit for red cases"),
    "list greens": Text("Så de grønne", "Saw the greens"),
    "decline proposal": Text("Lod et forløb fortsætte uændret", "Left a course as it is"),
    "outcome": Text("Noterede, hvad der kom ud af det", "Noted what came of it"),
    "settle booking": Text("Afsluttede en bookinganmodning", "Settled a booking request"),
    "set message channel": Text("Satte beskedkanalen", "Set the message channel"),
    "copy": Text("Tog en lokal kopi af listen", "Took a local copy of the list"),
    "conflicts": Text("Så beslutninger, der ikke blev gemt", "Saw decisions that were not kept"),
    "away_discard": Text("Kasserede en beslutning, der ikke blev gemt", "Discarded a decision that was not kept"),
    "add department": Text("Oprettede en afdeling", "Added a department"),
    "rename department": Text("Omdøbte en afdeling", "Renamed a department"),
    "assign": Text("Henførte til en afdeling", "Assigned to a department"),
    "sign-in held back": Text("Login holdt tilbage efter fejl", "Signing in held back after failures"),
    "grant database": Text("Gav et databaselogin", "Gave a database login"),
    "grant database to service": Text("Gav en tjeneste et databaselogin", "Gave a service a database login"),
    "drop database": Text("Fjernede et databaselogin", "Removed a database login"),
    "store.backup": Text("Tog en sikkerhedskopi", "Made a backup"),
    "store.verify": Text("Prøvede en sikkerhedskopi", "Verified a backup"),
    "store.restore": Text("Gendannede databasen", "Restored the database"),
    "store.move": Text("Flyttede databasen", "Moved the database"),
    "store.check": Text("Kontrollerede databasen", "Checked the database"),
    "store.change_key": Text("Skiftede databasens nøgle", "Changed the database's key"),
    "store.recovery_key": Text("Satte en gendannelsesnøgle", "Set a recovery key"),
    "store.recover_key": Text("Brugte gendannelsesnøglen", "Used the recovery key"),
    "rules.draft_in_force": Text("Begyndte et udkast til regler", "Began a draft of rules"),
    "rules.draft_library": Text("Tog et eksempel på regler som udkast", "Adopted an example of rules as a draft"),
    "rules.draft_import": Text("Importerede et udkast til regler", "Imported a draft of rules"),
    "rules.save": Text("Gemte et udkast til regler", "Saved a draft of rules"),
    "rules.discard": Text("Lagde et udkast til regler væk", "Put a draft of rules away"),
    "rules.submit": Text("Sendte regler til godkendelse", "Sent rules for approval"),
    "rules.withdraw": Text("Trak regler tilbage", "Withdrew rules"),
    "rules.approve": Text("Godkendte regler", "Approved rules"),
    "rules.reject": Text("Afviste regler", "Rejected rules"),
    "rules.roll_back": Text("Rullede regler tilbage", "Rolled rules back"),
    "rules.in_force": Text("Satte regler i kraft", "Put rules in force"),
    "rules.refused": Text("Afviste reglers underskrifter", "Refused the signatures of rules"),
    "rules.key_make": Text("Lavede en signaturnøgle", "Made a signing key"),
    "rules.key_certify": Text("Attesterede en signaturnøgle", "Certified a signing key"),
    "rules.key_revoke": Text("Spærrede en signaturnøgle", "Revoked a signing key"),
    "rules.authority": Text("Lavede administratornøglen", "Made the administrator key"),
    "rules.pin": Text("Fastgjorde administratornøglen", "Pinned the administrator key"),
    "rules.unpin": Text("Fjernede den fastgjorte administratornøgle", "Removed the pinned administrator key"),
    "store.retention": Text("Satte opbevaringstider", "Set the retention times"),
    "store.rights": Text("Satte rettigheder i databasen", "Set rights in the database"),
}

_TIES: Mapping[str, Text] = {
    "enrolment": Text("Tilknyttet forløb", "Enrolment"),
    "appointment": Text("Aftale i afdelingen", "Appointment in the department"),
    "case": Text("Åben sag", "Open case"),
}

REASON_WORDS: Mapping[Reason, Text] = {
    Reason.BREAK_GLASS: Text("Værdispring", "Break-glass"),
    Reason.NO_RELATION: Text("Ingen behandlingsrelation", "No treatment relation"),
    Reason.OWN_RECORD: Text("Egen journal", "Own record"),
    Reason.COLLEAGUE: Text("Kollega", "Colleague"),
    Reason.SAME_SURNAME: Text("Samme efternavn", "Same surname"),
    Reason.SAME_ADDRESS: Text("Samme adresse", "Same address"),
    Reason.OUT_OF_HOURS: Text("Uden for arbejdstid", "Out of hours"),
    Reason.VOLUME: Text("Usædvanligt mange opslag", "Unusually many look-ups"),
    Reason.SAMPLE: Text("Stikprøve", "Random sample"),
}

STATE_WORDS: Mapping[ReviewState, Text] = {
    ReviewState.OPEN: Text("Ikke gennemgået", "Not reviewed"),
    ReviewState.OK: Text("I orden", "In order"),
    ReviewState.FOLLOW_UP: Text("Følges op", "To be followed up"),
}

_FLAWS: Mapping[Flaw, Text] = {
    Flaw.CHANGED: Text("Linjen er ændret, eller en anden er sat ind", "The line was changed, or another put in"),
    Flaw.MISSING: Text("Linjer mangler", "Lines are missing"),
    Flaw.MOVED: Text("Linjen står et andet sted, end den blev skrevet", "The line stands where it was not written"),
    Flaw.CUT: Text(
        "Slutningen mangler, eller databasen er en ældre kopi", "The end is missing, or the store is an older copy"
    ),
    Flaw.REPLACED: Text(
        "Linjen er en anden end den, der er bekræftet uden for databasen",
        "The line is another than was vouched for elsewhere",
    ),
}


def act_words(act: str) -> Text:
    """Return what a line says was done; an act that has no words is told as it is written."""
    known = _DONE.get(act) or _DONE.get(act.partition(":")[0])
    if known is not None:
        return known
    return ACT_WORDS[Act(act)] if act in set(Act) else Text(act, act)


def role_words(role: str) -> Text:
    """Return a role as a line has it; "" is the program itself, or an older one that did not tell."""
    return ROLE_WORDS[Role(role)] if role in set(Role) else Text(role or "–", role or "–")


def relation_words(relation: str) -> Text:
    """Return what joined the department and the patient; "" where nothing did, or nothing had to."""
    return _TIES.get(relation, Text(relation, relation))


def fault_words(fault: Fault) -> Text:
    """Return what is wrong with the log, and where."""
    place = f"{fault.first}" if fault.first == fault.last else f"{fault.first}–{fault.last}"
    told = _FLAWS[fault.flaw]
    return Text(f"{told.da}: kæden {fault.chain}, linje {place}.", f"{told.en}: chain {fault.chain}, line {place}.")
