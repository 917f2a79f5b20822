<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="da_DK" sourcelanguage="en">
<context>
    <name>visita</name>
    <message>
        <source>1 decision waits for the shared database</source>
        <translation>1 beslutning venter på den fælles database</translation>
    </message>
    <message>
        <source>1 decision was not kept (Ctrl+Shift+K)</source>
        <translation>1 beslutning blev ikke gemt (Ctrl+Shift+K)</translation>
    </message>
    <message>
        <source>1 green is open.</source>
        <translation>1 grøn er åben.</translation>
    </message>
    <message>
        <source>1 more source</source>
        <translation>1 kilde mere</translation>
    </message>
    <message>
        <source>1 note is not saved.</source>
        <translation>1 note er ikke gemt.</translation>
    </message>
    <message>
        <source>1 promised call overdue</source>
        <translation>1 lovet opkald over tid</translation>
    </message>
    <message>
        <source>1 red not taken  H</source>
        <translation>1 rød ikke taget  H</translation>
    </message>
    <message>
        <source>1 source</source>
        <translation>1 kilde</translation>
    </message>
    <message>
        <source>1 y</source>
        <translation>1 år</translation>
    </message>
    <message>
        <source>14 d</source>
        <translation>14 d</translation>
    </message>
    <message>
        <source>3 mo.</source>
        <translation>3 mdr.</translation>
    </message>
    <message>
        <source>A note is not saved. Close once more to throw it away.</source>
        <translation>En note er ikke gemt. Luk en gang til for at kassere den.</translation>
    </message>
    <message>
        <source>A pause is coming</source>
        <translation>Kommende pause</translation>
    </message>
    <message>
        <source>A red case is never put off</source>
        <translation>En rød sag udsættes aldrig</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Accepteret</translation>
    </message>
    <message>
        <source>Act before</source>
        <translation>Senest</translation>
    </message>
    <message>
        <source>Admitted</source>
        <translation>Indlagt</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Efter</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alder</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alt</translation>
    </message>
    <message>
        <source>All acts</source>
        <translation>Alle handlinger</translation>
    </message>
    <message>
        <source>All devices</source>
        <translation>Alle apparater</translation>
    </message>
    <message>
        <source>All of it is taken back.</source>
        <translation>Det hele er fortrudt.</translation>
    </message>
    <message>
        <source>All patients again</source>
        <translation>Alle patienter igen</translation>
    </message>
    <message>
        <source>All programmes</source>
        <translation>Alle forløb</translation>
    </message>
    <message>
        <source>All reasons</source>
        <translation>Alle grunde</translation>
    </message>
    <message>
        <source>All sources</source>
        <translation>Alle kilder</translation>
    </message>
    <message>
        <source>All teams</source>
        <translation>Alle team</translation>
    </message>
    <message>
        <source>All times</source>
        <translation>Hele perioden</translation>
    </message>
    <message>
        <source>All types</source>
        <translation>Alle typer</translation>
    </message>
    <message>
        <source>And {count} before them.</source>
        <translation>Og {count} før dem.</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Svar</translation>
    </message>
    <message>
        <source>Answered by</source>
        <translation>Besvares af</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Svar</translation>
    </message>
    <message>
        <source>Appointments</source>
        <translation>Aftaler</translation>
    </message>
    <message>
        <source>Appointments by department and day</source>
        <translation>Aftaler efter afdeling og dag</translation>
    </message>
    <message>
        <source>Appointments that cannot both be kept</source>
        <translation>Aftaler, der ikke begge kan holdes</translation>
    </message>
    <message>
        <source>Arrow keys: next appointment · Page Up and Page Down: earlier and later</source>
        <translation>Piletaster: næste aftale · Page Up og Page Down: tidligere og senere</translation>
    </message>
    <message>
        <source>As agreed</source>
        <translation>Efter aftale</translation>
    </message>
    <message>
        <source>Assessed</source>
        <translation>Vurderet</translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation>Hændelseslog</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Tilbage til listen</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Før</translation>
    </message>
    <message>
        <source>Break-glass</source>
        <translation>Værdispring</translation>
    </message>
    <message>
        <source>Break-glass reason</source>
        <translation>Begrundelse for værdispring</translation>
    </message>
    <message>
        <source>Break-glass …</source>
        <translation>Værdispring …</translation>
    </message>
    <message>
        <source>Break-glass: open with a reason, or end it</source>
        <translation>Værdispring: åbn med begrundelse, eller afslut</translation>
    </message>
    <message>
        <source>Break-glass: {left} left. Logged and reviewed. No copying, no export, no printing.</source>
        <translation>Værdispring: {left} tilbage. Opslaget logges og gennemgås. Må ikke kopieres, eksporteres eller udskrives.</translation>
    </message>
    <message>
        <source>Break-glass: {reason}</source>
        <translation>Værdispring: {reason}</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Tag frem</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Af</translation>
    </message>
    <message>
        <source>COPD</source>
        <translation>KOL</translation>
    </message>
    <message>
        <source>CPR number</source>
        <translation>CPR-nummer</translation>
    </message>
    <message>
        <source>CPR number, all ten digits</source>
        <translation>CPR-nummer, alle ti cifre</translation>
    </message>
    <message>
        <source>Calibrated until</source>
        <translation>Kalibreret til</translation>
    </message>
    <message>
        <source>Calibration due</source>
        <translation>Kalibrering snart</translation>
    </message>
    <message>
        <source>Call in</source>
        <translation>Indkald til besøg</translation>
    </message>
    <message>
        <source>Call in the window</source>
        <translation>Ring op i tidsrummet</translation>
    </message>
    <message>
        <source>Can be closed together</source>
        <translation>Kan kvitteres samlet</translation>
    </message>
    <message>
        <source>Can be closed together: {count}</source>
        <translation>Kan kvitteres samlet: {count}</translation>
    </message>
    <message>
        <source>Can be opened with a reason. It is logged, and always reviewed by the auditor.</source>
        <translation>Kan åbnes med en begrundelse. Opslaget logges og gennemgås altid af logkontrollanten.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annullér</translation>
    </message>
    <message>
        <source>Care team</source>
        <translation>Behandlerteam</translation>
    </message>
    <message>
        <source>Case closed</source>
        <translation>Sagen er afsluttet</translation>
    </message>
    <message>
        <source>Changed at the source</source>
        <translation>Ændret hos kilden</translation>
    </message>
    <message>
        <source>Choose a colleague</source>
        <translation>Vælg en kollega</translation>
    </message>
    <message>
        <source>Choose a device to see what rests on it.</source>
        <translation>Vælg et apparat for at se, hvad der bygger på det.</translation>
    </message>
    <message>
        <source>Choose a look-up to review it.</source>
        <translation>Vælg et opslag for at gennemgå det.</translation>
    </message>
    <message>
        <source>Choose a passphrase for the database. Without it the data can never be read again.</source>
        <translation>Vælg en adgangssætning til databasen. Uden den kan data aldrig læses igen.</translation>
    </message>
    <message>
        <source>Choose a patient (J and K), read why, choose what is to be done (1-4), write a note (N) and save (Ctrl+↵). The next patient comes by itself. Ctrl+Z takes the decision back for ten seconds.</source>
        <translation>Vælg en patient (J og K), læs hvorfor, vælg hvad der skal ske (1-4), skriv et notat (N), og gem (Ctrl+↵). Den næste patient kommer af sig selv. Ctrl+Z tager beslutningen tilbage i ti sekunder.</translation>
    </message>
    <message>
        <source>Choose a row to see why it is held.</source>
        <translation>Vælg en række for at se, hvorfor den holdes tilbage.</translation>
    </message>
    <message>
        <source>Choose what to do first (1-5).</source>
        <translation>Vælg først, hvad der skal ske (1-5).</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Luk</translation>
    </message>
    <message>
        <source>Close 1 green</source>
        <translation>Kvittér 1 grøn</translation>
    </message>
    <message>
        <source>Close the greens</source>
        <translation>Kvittér de grønne</translation>
    </message>
    <message>
        <source>Close together</source>
        <translation>Samlet kvittering</translation>
    </message>
    <message>
        <source>Close {count} greens</source>
        <translation>Kvittér {count} grønne</translation>
    </message>
    <message>
        <source>Closed: {closed} of {shown}.</source>
        <translation>Kvitteret: {closed} af {shown}.</translation>
    </message>
    <message>
        <source>Colleague</source>
        <translation>Kollega</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farve</translation>
    </message>
    <message>
        <source>Colour then</source>
        <translation>Farve dengang</translation>
    </message>
    <message>
        <source>Colours that change: {changed}. Decisions to look at again: {doubtful}.</source>
        <translation>Farver, der ændres: {changed}. Beslutninger, der bør ses igen: {doubtful}.</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>Konflikt</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Konflikter</translation>
    </message>
    <message>
        <source>Correct the decision</source>
        <translation>Ret beslutningen</translation>
    </message>
    <message>
        <source>Correct the decision shown</source>
        <translation>Ret den viste beslutning</translation>
    </message>
    <message>
        <source>Count as</source>
        <translation>Tæller som</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>Forløb</translation>
    </message>
    <message>
        <source>Course over time</source>
        <translation>Forløb over tid</translation>
    </message>
    <message>
        <source>DEMONSTRATION – made-up people</source>
        <translation>DEMONSTRATION – opdigtede personer</translation>
    </message>
    <message>
        <source>Dansk / English</source>
        <translation>Dansk / English</translation>
    </message>
    <message>
        <source>Data {age} old</source>
        <translation>Data er {age} gamle</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Frist</translation>
    </message>
    <message>
        <source>Deadline {time}</source>
        <translation>Frist {time}</translation>
    </message>
    <message>
        <source>Deceased</source>
        <translation>Afdød</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Beslut</translation>
    </message>
    <message>
        <source>Decided meanwhile: {decision}</source>
        <translation>Besluttet imens: {decision}</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Beslutning</translation>
    </message>
    <message>
        <source>Decisions are kept here, and sent when it answers again.</source>
        <translation>Beslutninger gemmes her og sendes, når den kan nås igen.</translation>
    </message>
    <message>
        <source>Decisions on its readings</source>
        <translation>Beslutninger på dets målinger</translation>
    </message>
    <message>
        <source>Decisions so far</source>
        <translation>Tidligere beslutninger</translation>
    </message>
    <message>
        <source>Decisions that rested on the device</source>
        <translation>Beslutninger, der byggede på apparatet</translation>
    </message>
    <message>
        <source>Decisions that were not kept</source>
        <translation>Beslutninger, der ikke blev gemt</translation>
    </message>
    <message>
        <source>Deferred</source>
        <translation>Udsat</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Afdeling</translation>
    </message>
    <message>
        <source>Details of the decision</source>
        <translation>Detaljer om beslutningen</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Apparat</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Apparater</translation>
    </message>
    <message>
        <source>Diabetes</source>
        <translation>Diabetes</translation>
    </message>
    <message>
        <source>Did not come</source>
        <translation>Udeblev</translation>
    </message>
    <message>
        <source>Discard it</source>
        <translation>Kassér</translation>
    </message>
    <message>
        <source>Downtime</source>
        <translation>Nedbrud</translation>
    </message>
    <message>
        <source>Drawn by lot: what would you have called it, from the data alone?</source>
        <translation>Til stikprøve: Hvilken farve ville du selv have givet ud fra data?</translation>
    </message>
    <message>
        <source>Drawn for a person</source>
        <translation>Til stikprøve</translation>
    </message>
    <message>
        <source>Drawn green: I agree</source>
        <translation>Stikprøve: enig i grøn</translation>
    </message>
    <message>
        <source>Drawn green: I would have called it red</source>
        <translation>Stikprøve: ville have kaldt den rød</translation>
    </message>
    <message>
        <source>Drawn green: I would have called it yellow</source>
        <translation>Stikprøve: ville have kaldt den gul</translation>
    </message>
    <message>
        <source>Earlier cases in the course</source>
        <translation>Tidligere sager i forløbet</translation>
    </message>
    <message>
        <source>Emergency drill</source>
        <translation>Beredskabsøvelse</translation>
    </message>
    <message>
        <source>Emergency list</source>
        <translation>Nødliste</translation>
    </message>
    <message>
        <source>Emergency list as PDF</source>
        <translation>Nødliste som PDF</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Slut</translation>
    </message>
    <message>
        <source>End it now</source>
        <translation>Afslut nu</translation>
    </message>
    <message>
        <source>End the course</source>
        <translation>Afslut forløb</translation>
    </message>
    <message>
        <source>End the look-up</source>
        <translation>Afslut opslaget</translation>
    </message>
    <message>
        <source>Epilepsy</source>
        <translation>Epilepsi</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fejl</translation>
    </message>
    <message>
        <source>Every decision was kept.</source>
        <translation>Alle beslutninger er gemt.</translation>
    </message>
    <message>
        <source>Expected answers</source>
        <translation>Forventede svar</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Udløber</translation>
    </message>
    <message>
        <source>Family name begins with …   /</source>
        <translation>Efternavn begynder med …   /</translation>
    </message>
    <message>
        <source>Fetch new data</source>
        <translation>Hent nye data</translation>
    </message>
    <message>
        <source>Fetched {age} ago</source>
        <translation>Hentet for {age} siden</translation>
    </message>
    <message>
        <source>Fetching how the log is …</source>
        <translation>Henter loggens tilstand …</translation>
    </message>
    <message>
        <source>Fetching new data …</source>
        <translation>Henter nye data …</translation>
    </message>
    <message>
        <source>Fetching patients and decisions …</source>
        <translation>Henter patienter og beslutninger …</translation>
    </message>
    <message>
        <source>Fetching the devices …</source>
        <translation>Henter apparaterne …</translation>
    </message>
    <message>
        <source>Fetching the greens …</source>
        <translation>Henter de grønne …</translation>
    </message>
    <message>
        <source>Fetching the log …</source>
        <translation>Henter loggen …</translation>
    </message>
    <message>
        <source>Fetching the patient …</source>
        <translation>Henter patienten …</translation>
    </message>
    <message>
        <source>Fetching the quarantine …</source>
        <translation>Henter karantænen …</translation>
    </message>
    <message>
        <source>Fetching the sources …</source>
        <translation>Henter kilderne …</translation>
    </message>
    <message>
        <source>Fetching the text …</source>
        <translation>Henter indholdet …</translation>
    </message>
    <message>
        <source>Fetching the worklist …</source>
        <translation>Henter arbejdslisten …</translation>
    </message>
    <message>
        <source>Fetching …</source>
        <translation>Henter …</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>Find a patient by CPR number</source>
        <translation>Find en patient på CPR-nummer</translation>
    </message>
    <message>
        <source>Find patient</source>
        <translation>Find patient</translation>
    </message>
    <message>
        <source>Finding out what changes …</source>
        <translation>Finder ud af, hvad der ændres …</translation>
    </message>
    <message>
        <source>Finding out what you may see …</source>
        <translation>Undersøger, hvad du må se …</translation>
    </message>
    <message>
        <source>Finds one patient, also one who is on no list of yours. That you looked is logged.</source>
        <translation>Finder én patient, også en, der ikke står på dine lister. Opslaget logges.</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Første dag</translation>
    </message>
    <message>
        <source>Five</source>
        <translation>Fem</translation>
    </message>
    <message>
        <source>Followed up</source>
        <translation>Følges op</translation>
    </message>
    <message>
        <source>For a citizen …</source>
        <translation>Indsigt til en borger …</translation>
    </message>
    <message>
        <source>Four</source>
        <translation>Fire</translation>
    </message>
    <message>
        <source>Four weeks: {answered} answered, {lacking} not sent</source>
        <translation>Fire uger: {answered} besvaret, {lacking} ikke indsendt</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Fra</translation>
    </message>
    <message>
        <source>Gender unknown</source>
        <translation>Køn ukendt</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>Giv tilbage</translation>
    </message>
    <message>
        <source>Given reason</source>
        <translation>Begrundelse</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grøn</translation>
    </message>
    <message>
        <source>Green, I agree</source>
        <translation>Grøn, enig</translation>
    </message>
    <message>
        <source>Greens</source>
        <translation>Grønne</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grå</translation>
    </message>
    <message>
        <source>Grounds</source>
        <translation>Grundlag</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Overdrag</translation>
    </message>
    <message>
        <source>Hand the case over</source>
        <translation>Overdrag sagen</translation>
    </message>
    <message>
        <source>Hand the case over to a colleague</source>
        <translation>Overdrag sagen til en kollega</translation>
    </message>
    <message>
        <source>Handled</source>
        <translation>Behandlede</translation>
    </message>
    <message>
        <source>Handled elsewhere</source>
        <translation>Behandlet andetsteds</translation>
    </message>
    <message>
        <source>Hashing every line anew …</source>
        <translation>Kontrollerer hver eneste linje …</translation>
    </message>
    <message>
        <source>Heart failure</source>
        <translation>Hjertesvigt</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hjælp</translation>
    </message>
    <message>
        <source>Holds personal data. To be shredded after use.</source>
        <translation>Indeholder personoplysninger. Makuleres efter brug.</translation>
    </message>
    <message>
        <source>Holiday</source>
        <translation>Ferie</translation>
    </message>
    <message>
        <source>How greens are closed</source>
        <translation>Sådan lukkes de grønne</translation>
    </message>
    <message>
        <source>How soon</source>
        <translation>Hvor hurtigt</translation>
    </message>
    <message>
        <source>How the log is</source>
        <translation>Loggens tilstand</translation>
    </message>
    <message>
        <source>I have read this</source>
        <translation>Jeg har læst det</translation>
    </message>
    <message>
        <source>Imported files</source>
        <translation>Indlæste filer</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>I orden</translation>
    </message>
    <message>
        <source>In quarantine</source>
        <translation>I karantæne</translation>
    </message>
    <message>
        <source>Insight for a citizen</source>
        <translation>Indsigt til en borger</translation>
    </message>
    <message>
        <source>Intake</source>
        <translation>Modtagelse</translation>
    </message>
    <message>
        <source>Invalidate readings</source>
        <translation>Gør målinger ugyldige</translation>
    </message>
    <message>
        <source>Invalidate readings …</source>
        <translation>Gør målinger ugyldige …</translation>
    </message>
    <message>
        <source>Invalidate the readings of the device chosen</source>
        <translation>Gør det valgte apparats målinger ugyldige</translation>
    </message>
    <message>
        <source>It could not be started.</source>
        <translation>Den kunne ikke startes.</translation>
    </message>
    <message>
        <source>It ended unexpectedly ({code}).</source>
        <translation>Den stoppede uventet ({code}).</translation>
    </message>
    <message>
        <source>It waits here for whoever wrote it.</source>
        <translation>Det skrevne venter her på den, der skrev det.</translation>
    </message>
    <message>
        <source>Keep it all the same</source>
        <translation>Gem alligevel</translation>
    </message>
    <message>
        <source>Kept elsewhere up to line</source>
        <translation>Gemt uden for databasen til linje</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Sidste dag</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>Fortsæt uændret</translation>
    </message>
    <message>
        <source>Leave it as it was</source>
        <translation>Lad den stå</translation>
    </message>
    <message>
        <source>Leave the green chosen out, or take it in again</source>
        <translation>Fravælg den valgte grønne, eller tag den med igen</translation>
    </message>
    <message>
        <source>Left open: {count} ({reasons}).</source>
        <translation>Ladt åbne: {count} ({reasons}).</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Undtaget</translation>
    </message>
    <message>
        <source>Left out by you: {count}</source>
        <translation>Fravalgt af dig: {count}</translation>
    </message>
    <message>
        <source>Left out:</source>
        <translation>Undtaget:</translation>
    </message>
    <message>
        <source>Legal ground</source>
        <translation>Hjemmel</translation>
    </message>
    <message>
        <source>Light, dark or high contrast</source>
        <translation>Lys, mørk eller høj kontrast</translation>
    </message>
    <message>
        <source>Limit broken</source>
        <translation>Overskredet grænse</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Linjer</translation>
    </message>
    <message>
        <source>Lines about one patient</source>
        <translation>Linjer om én patient</translation>
    </message>
    <message>
        <source>Lock the screen</source>
        <translation>Lås skærmen</translation>
    </message>
    <message>
        <source>Log off</source>
        <translation>Log af</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Brugernavn</translation>
    </message>
    <message>
        <source>Login or name …</source>
        <translation>Brugernavn eller navn …</translation>
    </message>
    <message>
        <source>Login …   /</source>
        <translation>Brugernavn …   /</translation>
    </message>
    <message>
        <source>Longer interval</source>
        <translation>Længere interval</translation>
    </message>
    <message>
        <source>Look again at</source>
        <translation>Se igen på</translation>
    </message>
    <message>
        <source>Looking in the log …</source>
        <translation>Slår op i loggen …</translation>
    </message>
    <message>
        <source>Looking the log through …</source>
        <translation>Gennemser loggen …</translation>
    </message>
    <message>
        <source>Looking through all greens …</source>
        <translation>Gennemgår alle grønne …</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>Made-up people need no passphrase. Be:</source>
        <translation>Opdigtede personer har ingen adgangssætning. Vælg:</translation>
    </message>
    <message>
        <source>Main reason</source>
        <translation>Vigtigste grund</translation>
    </message>
    <message>
        <source>Man</source>
        <translation>Mand</translation>
    </message>
    <message>
        <source>Mark the notices about the patient as read</source>
        <translation>Markér beskederne om patienten som læst</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Måling</translation>
    </message>
    <message>
        <source>Mental health</source>
        <translation>Trivsel</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>Missing answers</source>
        <translation>Mangler svar</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mere</translation>
    </message>
    <message>
        <source>More on the appointments page</source>
        <translation>Flere på siden Aftaler</translation>
    </message>
    <message>
        <source>More, if there is more to say</source>
        <translation>Uddybning, hvis der er mere at sige</translation>
    </message>
    <message>
        <source>Name and CPR number</source>
        <translation>Navn og CPR-nummer</translation>
    </message>
    <message>
        <source>Name and address protected</source>
        <translation>Navne- og adressebeskyttelse</translation>
    </message>
    <message>
        <source>Never fetched</source>
        <translation>Aldrig hentet</translation>
    </message>
    <message>
        <source>New data are not being taken in. {why} It is started again in {seconds} s.</source>
        <translation>Der modtages ikke nye data. {why} Modtagelsen startes igen om {seconds} s.</translation>
    </message>
    <message>
        <source>New data could not be fetched. {fault}</source>
        <translation>Nye data kunne ikke hentes. {fault}</translation>
    </message>
    <message>
        <source>New interval</source>
        <translation>Nyt interval</translation>
    </message>
    <message>
        <source>New interval, new questionnaire or end of the course</source>
        <translation>Nyt interval, nyt skema eller afslutning af forløbet</translation>
    </message>
    <message>
        <source>New questionnaire</source>
        <translation>Nyt skema</translation>
    </message>
    <message>
        <source>Newest line</source>
        <translation>Nyeste linje</translation>
    </message>
    <message>
        <source>Newest reading</source>
        <translation>Nyeste måling</translation>
    </message>
    <message>
        <source>Next patient</source>
        <translation>Næste patient</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Ingen</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Intet svar</translation>
    </message>
    <message>
        <source>No appointments to come.</source>
        <translation>Ingen kommende aftaler.</translation>
    </message>
    <message>
        <source>No conflicts.</source>
        <translation>Ingen konflikter.</translation>
    </message>
    <message>
        <source>No copy is kept for when the shared database is away. {why}</source>
        <translation>Der holdes ingen lokal kopi til brug, når den fælles database ikke kan nås. {why}</translation>
    </message>
    <message>
        <source>No course has been green for so long that a change is proposed.</source>
        <translation>Intet forløb har været grønt så længe, at en ændring foreslås.</translation>
    </message>
    <message>
        <source>No decision rests on its readings.</source>
        <translation>Ingen beslutning bygger på dets målinger.</translation>
    </message>
    <message>
        <source>No device fits.</source>
        <translation>Intet apparat passer.</translation>
    </message>
    <message>
        <source>No green can be closed together with others.</source>
        <translation>Ingen grønne kan kvitteres samlet.</translation>
    </message>
    <message>
        <source>No green is drawn for a person.</source>
        <translation>Ingen grønne er udtrukket til stikprøve.</translation>
    </message>
    <message>
        <source>No green is left out.</source>
        <translation>Ingen grønne er undtaget.</translation>
    </message>
    <message>
        <source>No home readings.</source>
        <translation>Ingen hjemmemålinger.</translation>
    </message>
    <message>
        <source>No line fits the filters.</source>
        <translation>Ingen linjer passer til filtrene.</translation>
    </message>
    <message>
        <source>No look-up fits the filters.</source>
        <translation>Ingen opslag passer til filtrene.</translation>
    </message>
    <message>
        <source>No open cases.</source>
        <translation>Ingen åbne sager.</translation>
    </message>
    <message>
        <source>No patient chosen</source>
        <translation>Ingen patient valgt</translation>
    </message>
    <message>
        <source>No patient fits the filters.</source>
        <translation>Ingen patienter passer til filtrene.</translation>
    </message>
    <message>
        <source>No patient has a reading by the device in this period.</source>
        <translation>Ingen patient har en måling med apparatet i denne periode.</translation>
    </message>
    <message>
        <source>No patient has been handled yet.</source>
        <translation>Ingen patienter er behandlet endnu.</translation>
    </message>
    <message>
        <source>No patients wait for a decision.</source>
        <translation>Ingen patienter venter på en beslutning.</translation>
    </message>
    <message>
        <source>No plan says that anything should come.</source>
        <translation>Ingen plan siger, at der skal komme noget.</translation>
    </message>
    <message>
        <source>No questionnaire is known here, so none can be chosen.</source>
        <translation>Der er ikke modtaget noget skema, så intet kan vælges.</translation>
    </message>
    <message>
        <source>No readings in this period</source>
        <translation>Ingen målinger i perioden</translation>
    </message>
    <message>
        <source>No route took these: show them</source>
        <translation>Ingen regel har fordelt dem: vis dem</translation>
    </message>
    <message>
        <source>No rule fired.</source>
        <translation>Ingen regel slog til.</translation>
    </message>
    <message>
        <source>No source has told of a device.</source>
        <translation>Ingen kilde har oplyst om et apparat.</translation>
    </message>
    <message>
        <source>No source yet. Add one with triage sources add, or import files.</source>
        <translation>Ingen kilder endnu. Tilføj en med triage sources add, eller indlæs filer.</translation>
    </message>
    <message>
        <source>No visit</source>
        <translation>Intet besøg</translation>
    </message>
    <message>
        <source>Nobody else here may have cases. An administrator adds colleagues.</source>
        <translation>Ingen andre her kan få sager. En administrator opretter kolleger.</translation>
    </message>
    <message>
        <source>Nobody has been measured with this device.</source>
        <translation>Ingen er målt med dette apparat.</translation>
    </message>
    <message>
        <source>Nobody has the case</source>
        <translation>Ingen har sagen</translation>
    </message>
    <message>
        <source>Nobody has the case; told of at {time}</source>
        <translation>Ingen har sagen; meldt videre {time}</translation>
    </message>
    <message>
        <source>Nobody's</source>
        <translation>Ledige</translation>
    </message>
    <message>
        <source>None to come.</source>
        <translation>Ingen kommende.</translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation>Ingen endnu.</translation>
    </message>
    <message>
        <source>Not an emergency service</source>
        <translation>Ikke et akut tilbud</translation>
    </message>
    <message>
        <source>Not an emergency service: data are fetched at intervals, and their age is shown below the list.</source>
        <translation>Ikke et akut tilbud: data hentes med mellemrum, og deres alder står under listen.</translation>
    </message>
    <message>
        <source>Not assessed</source>
        <translation>Ikke vurderet</translation>
    </message>
    <message>
        <source>Not distributed</source>
        <translation>Ikke fordelt</translation>
    </message>
    <message>
        <source>Not possible now: fetching data, handing over, putting off, quarantine, devices, pauses, greens, the log, changes of a course.</source>
        <translation>Ikke muligt nu: nye data, overdragelse, udsættelse, karantæne, apparater, pauser, grønne, loggen, ændringer af forløb.</translation>
    </message>
    <message>
        <source>Not possible while the shared database is away</source>
        <translation>Ikke muligt, mens den fælles database ikke kan nås</translation>
    </message>
    <message>
        <source>Not reached, and open as before: {count}.</source>
        <translation>Ikke nået og åbne som før: {count}.</translation>
    </message>
    <message>
        <source>Not shown for your role</source>
        <translation>Ikke vist for din rolle</translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation>Ikke taget</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notat</translation>
    </message>
    <message>
        <source>Note (N)</source>
        <translation>Notat (N)</translation>
    </message>
    <message>
        <source>Note a pause for the patient chosen</source>
        <translation>Notér en pause for den valgte patient</translation>
    </message>
    <message>
        <source>Note about the look-up</source>
        <translation>Note om opslaget</translation>
    </message>
    <message>
        <source>Note the pause</source>
        <translation>Notér pausen</translation>
    </message>
    <message>
        <source>Note, if there is more to say</source>
        <translation>Notat, hvis der er mere at sige</translation>
    </message>
    <message>
        <source>Note, or why the course goes on as it is</source>
        <translation>Notat, eller hvorfor forløbet fortsætter uændret</translation>
    </message>
    <message>
        <source>Note: what was asked, and what was answered …</source>
        <translation>Note: hvad der blev spurgt om og svaret …</translation>
    </message>
    <message>
        <source>Note: {note}</source>
        <translation>Notat: {note}</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>Noteret</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Noter</translation>
    </message>
    <message>
        <source>Notes not saved: {count}. Save them, or do it once more to throw them away.</source>
        <translation>Noter, der ikke er gemt: {count}. Gem dem, eller gør det en gang til for at kassere dem.</translation>
    </message>
    <message>
        <source>Nothing held fits the filters.</source>
        <translation>Intet i karantæne passer til filtrene.</translation>
    </message>
    <message>
        <source>Nothing is changed by itself: a clinician decides, after a look at the patient (O).</source>
        <translation>Intet ændres af sig selv: En kliniker beslutter efter at have set på patienten (O).</translation>
    </message>
    <message>
        <source>Nothing is expected of the patient then. What comes is assessed all the same.</source>
        <translation>Der ventes intet fra patienten i den tid. Det, der kommer, vurderes alligevel.</translation>
    </message>
    <message>
        <source>Nothing is held back.</source>
        <translation>Intet er holdt tilbage.</translation>
    </message>
    <message>
        <source>Nothing is sent: no message channel is set up. The decision is saved here alone.</source>
        <translation>Der bliver ikke sendt noget: der er ingen beskedkanal. Beslutningen gemmes kun her.</translation>
    </message>
    <message>
        <source>Nothing stands in the log yet.</source>
        <translation>Der står intet i loggen endnu.</translation>
    </message>
    <message>
        <source>Nothing waits for review.</source>
        <translation>Ingen opslag venter på gennemgang.</translation>
    </message>
    <message>
        <source>Nothing was ever fetched from it.</source>
        <translation>Der er aldrig hentet noget derfra.</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Besked</translation>
    </message>
    <message>
        <source>On a pause</source>
        <translation>På pause</translation>
    </message>
    <message>
        <source>One</source>
        <translation>Én</translation>
    </message>
    <message>
        <source>One patient …</source>
        <translation>Én patient …</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Åbn</translation>
    </message>
    <message>
        <source>Open for 60 minutes</source>
        <translation>Åbn i 60 minutter</translation>
    </message>
    <message>
        <source>Open the patient</source>
        <translation>Åbn patienten</translation>
    </message>
    <message>
        <source>Open the patient chosen</source>
        <translation>Åbn den valgte patient</translation>
    </message>
    <message>
        <source>Opened: {opened}, with {found} resources in them.</source>
        <translation>Åbnet: {opened}, med {found} ressourcer i.</translation>
    </message>
    <message>
        <source>Other gender</source>
        <translation>Andet køn</translation>
    </message>
    <message>
        <source>Other preparation</source>
        <translation>Anden forberedelse</translation>
    </message>
    <message>
        <source>Page {number} of {count}</source>
        <translation>Side {number} af {count}</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Adgangssætning</translation>
    </message>
    <message>
        <source>Passphrase, if you have one</source>
        <translation>Adgangssætning, hvis du har en</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Patient</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>Patienter</translation>
    </message>
    <message>
        <source>Patients measured with the device</source>
        <translation>Patienter målt med apparatet</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Pause …</source>
        <translation>Pause …</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Periode</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Ring op</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Planned downtime</source>
        <translation>Planlagt driftsstop</translation>
    </message>
    <message>
        <source>Press ? for every shortcut.</source>
        <translation>Tryk ? for alle genveje.</translation>
    </message>
    <message>
        <source>Previous patient</source>
        <translation>Forrige patient</translation>
    </message>
    <message>
        <source>Private record</source>
        <translation>Privatmarkeret</translation>
    </message>
    <message>
        <source>Probable duplicates in {source}. Readings: {readings}, responses: {responses}. Both are kept.</source>
        <translation>Sandsynlige dubletter i {source}. Målinger: {readings}, besvarelser: {responses}. Begge er bevaret.</translation>
    </message>
    <message>
        <source>Probably the same person in another source</source>
        <translation>Sandsynligvis samme person i en anden kilde</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>Forløb</translation>
    </message>
    <message>
        <source>Promised calls: {count}</source>
        <translation>Lovede opkald: {count}</translation>
    </message>
    <message>
        <source>Prove the audit log whole</source>
        <translation>Kontrollér, at hændelsesloggen er ubrudt</translation>
    </message>
    <message>
        <source>Prove the log whole</source>
        <translation>Kontrollér loggen</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Formål</translation>
    </message>
    <message>
        <source>Put off</source>
        <translation>Udsæt</translation>
    </message>
    <message>
        <source>Put off until {time}</source>
        <translation>Udsat til {time}</translation>
    </message>
    <message>
        <source>Put the case off</source>
        <translation>Udsæt sagen</translation>
    </message>
    <message>
        <source>Put the case off, or bring it back</source>
        <translation>Udsæt sagen, eller tag den frem igen</translation>
    </message>
    <message>
        <source>Quarantine</source>
        <translation>Karantæne</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Spørgsmål</translation>
    </message>
    <message>
        <source>Questionnaire</source>
        <translation>Skema</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>Fik fat i patienten</translation>
    </message>
    <message>
        <source>Read again: {tried}. Used now: {released}. Still in quarantine: {held}.</source>
        <translation>Læst igen: {tried}. Bruges nu: {released}. Stadig i karantæne: {held}.</translation>
    </message>
    <message>
        <source>Read everything listed in quarantine again</source>
        <translation>Læs alt på listen i karantæne igen</translation>
    </message>
    <message>
        <source>Read the held resource chosen again</source>
        <translation>Læs den valgte i karantæne igen</translation>
    </message>
    <message>
        <source>Read this</source>
        <translation>Læs dette</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Måling</translation>
    </message>
    <message>
        <source>Reading again, and assessing the patients anew …</source>
        <translation>Læser igen og vurderer patienterne på ny …</translation>
    </message>
    <message>
        <source>Readings</source>
        <translation>Målinger</translation>
    </message>
    <message>
        <source>Readings as a table</source>
        <translation>Målinger som tabel</translation>
    </message>
    <message>
        <source>Readings in all</source>
        <translation>Målinger i alt</translation>
    </message>
    <message>
        <source>Readings invalid</source>
        <translation>Målinger ugyldige</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Reason, e.g. recalled by the manufacturer</source>
        <translation>Begrundelse, fx tilbagekaldt af fabrikanten</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Modtaget</translation>
    </message>
    <message>
        <source>Received {received}</source>
        <translation>Modtaget {received}</translation>
    </message>
    <message>
        <source>Received {received} = accepted {accepted} + with findings {findings} + quarantined {quarantined}</source>
        <translation>Modtaget {received} = accepteret {accepted} + med anmærkninger {findings} + karantæne {quarantined}</translation>
    </message>
    <message>
        <source>Received {received} = accepted {accepted} + with findings {findings} + quarantined {quarantined} + unchanged {unchanged}</source>
        <translation>Modtaget {received} = accepteret {accepted} + med anmærkninger {findings} + karantæne {quarantined} + uændret {unchanged}</translation>
    </message>
    <message>
        <source>Received {received}, all accounted for</source>
        <translation>Modtaget {received}, alt er gjort op</translation>
    </message>
    <message>
        <source>Received {time} from {source}</source>
        <translation>Modtaget {time} fra {source}</translation>
    </message>
    <message>
        <source>Record not in use</source>
        <translation>Personen er ikke aktiv i kilden</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rød</translation>
    </message>
    <message>
        <source>Red cases that nobody took: list them alone, or everybody</source>
        <translation>Røde sager, som ingen har taget: vis kun dem eller alle</translation>
    </message>
    <message>
        <source>Red: see to it now. Yellow: look at it. Grey: cannot be assessed, because something is missing or unusable. Green: every answer and reading asked for is there and within its limits.</source>
        <translation>Rød: handl nu. Gul: se på det. Grå: kan ikke vurderes, fordi noget mangler eller ikke kan bruges. Grøn: alle svar og målinger er der og ligger inden for grænserne.</translation>
    </message>
    <message>
        <source>Relative</source>
        <translation>Pårørende</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Bemærkning</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>Ressource</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Gennemgang</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Gennemgået</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Said about it</source>
        <translation>Afgørelse</translation>
    </message>
    <message>
        <source>Save and next</source>
        <translation>Gem og næste</translation>
    </message>
    <message>
        <source>Save as CSV …</source>
        <translation>Gem som CSV …</translation>
    </message>
    <message>
        <source>Saved for {name}: {action}.</source>
        <translation>Gemt for {name}: {action}.</translation>
    </message>
    <message>
        <source>Saving, and assessing the patients anew …</source>
        <translation>Gemmer og vurderer patienterne på ny …</translation>
    </message>
    <message>
        <source>Search by family name</source>
        <translation>Søg på efternavn</translation>
    </message>
    <message>
        <source>Search for a device</source>
        <translation>Søg efter et apparat</translation>
    </message>
    <message>
        <source>Search the log by person</source>
        <translation>Søg i loggen efter bruger</translation>
    </message>
    <message>
        <source>Search the look-ups by login</source>
        <translation>Søg i opslagene efter brugernavn</translation>
    </message>
    <message>
        <source>Search the quarantine</source>
        <translation>Søg i karantænen</translation>
    </message>
    <message>
        <source>See the patient</source>
        <translation>Se patienten</translation>
    </message>
    <message>
        <source>See the patient first; then the decision can be kept.</source>
        <translation>Se patienten først; så kan beslutningen gemmes.</translation>
    </message>
    <message>
        <source>See what changes</source>
        <translation>Se, hvad der ændres</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Serienummer</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Genveje</translation>
    </message>
    <message>
        <source>Show only patients who were promised a call that is not made</source>
        <translation>Vis kun patienter, der er lovet et opkald, som ikke er foretaget</translation>
    </message>
    <message>
        <source>Show only patients with notices that nobody has read</source>
        <translation>Vis kun patienter med beskeder, som ingen har læst</translation>
    </message>
    <message>
        <source>Show only red cases that nobody took in time</source>
        <translation>Vis kun røde sager, ingen har taget i tide</translation>
    </message>
    <message>
        <source>Show only the cases that nobody has</source>
        <translation>Vis kun de sager, ingen har</translation>
    </message>
    <message>
        <source>Show only the cases that were put off</source>
        <translation>Vis kun de sager, der er udsat</translation>
    </message>
    <message>
        <source>Show only the cases that you have</source>
        <translation>Vis kun de sager, du har</translation>
    </message>
    <message>
        <source>Show only those who have not sent what was due</source>
        <translation>Vis kun dem, der ikke har indsendt det, der skulle komme</translation>
    </message>
    <message>
        <source>Show only visits of which nobody has noted whether they were needed (V)</source>
        <translation>Vis kun besøg, hvor ingen har noteret, om de var nødvendige (V)</translation>
    </message>
    <message>
        <source>Show patients and decisions</source>
        <translation>Vis patienter og beslutninger</translation>
    </message>
    <message>
        <source>Show the text</source>
        <translation>Vis indholdet</translation>
    </message>
    <message>
        <source>Show these alone</source>
        <translation>Vis kun disse</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Log ind</translation>
    </message>
    <message>
        <source>Sign in to see patients.</source>
        <translation>Log ind for at se patienter.</translation>
    </message>
    <message>
        <source>Six</source>
        <translation>Seks</translation>
    </message>
    <message>
        <source>Something went wrong in the program ({place}). Check what was done last, and try again.</source>
        <translation>Der opstod en fejl i programmet ({place}). Se efter, om det seneste blev gemt, og prøv igen.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Kilde</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Kilder</translation>
    </message>
    <message>
        <source>Stable courses</source>
        <translation>Stabile forløb</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Tilstand</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Switch user</source>
        <translation>Skift bruger</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabel</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Take back …</source>
        <translation>Tag tilbage …</translation>
    </message>
    <message>
        <source>Take every filter away</source>
        <translation>Fjern alle filtre</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Overtag</translation>
    </message>
    <message>
        <source>Take the case over</source>
        <translation>Overtag sagen</translation>
    </message>
    <message>
        <source>Take the case, give it back, or take it over</source>
        <translation>Tag sagen, giv den tilbage, eller overtag den</translation>
    </message>
    <message>
        <source>Take the decision back</source>
        <translation>Tag beslutningen tilbage</translation>
    </message>
    <message>
        <source>Take the invalidation back</source>
        <translation>Tag ugyldiggørelsen tilbage</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Taget tilbage</translation>
    </message>
    <message>
        <source>Taking all of it back …</source>
        <translation>Fortryder det hele …</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Ten digits</source>
        <translation>Ti cifre</translation>
    </message>
    <message>
        <source>The account adds up</source>
        <translation>Regnskabet stemmer</translation>
    </message>
    <message>
        <source>The account does not add up</source>
        <translation>Regnskabet stemmer ikke</translation>
    </message>
    <message>
        <source>The account does not add up: {line}</source>
        <translation>Regnskabet stemmer ikke: {line}</translation>
    </message>
    <message>
        <source>The age of the data could not be read. {fault}</source>
        <translation>Dataenes alder kunne ikke læses. {fault}</translation>
    </message>
    <message>
        <source>The chart is not on the screen yet; save when it is.</source>
        <translation>Patienten vises ikke endnu; gem, når det sker.</translation>
    </message>
    <message>
        <source>The database is locked. Type its passphrase.</source>
        <translation>Databasen er låst. Skriv adgangssætningen.</translation>
    </message>
    <message>
        <source>The devices could not be read. {fault} Press F5 to try again.</source>
        <translation>Apparaterne kunne ikke læses. {fault} Tryk F5 for at prøve igen.</translation>
    </message>
    <message>
        <source>The emergency list was written: {place}</source>
        <translation>Nødlisten er skrevet: {place}</translation>
    </message>
    <message>
        <source>The file could not be written ({reason}). Choose another place.</source>
        <translation>Filen kunne ikke skrives ({reason}). Vælg et andet sted.</translation>
    </message>
    <message>
        <source>The file could not be written. Choose another folder.</source>
        <translation>Filen kunne ikke skrives. Vælg en anden mappe.</translation>
    </message>
    <message>
        <source>The greens could not be read. {fault} Press F5 to try again.</source>
        <translation>De grønne kunne ikke læses. {fault} Tryk F5 for at prøve igen.</translation>
    </message>
    <message>
        <source>The head is kept in the operating system's keyring.</source>
        <translation>Loggens hoved er gemt i styresystemets nøglering.</translation>
    </message>
    <message>
        <source>The head is kept only in a file beside the store: whoever can change both can hide a missing end.</source>
        <translation>Loggens hoved er kun gemt i en fil ved siden af databasen: den, der kan ændre begge, kan skjule, at slutningen mangler.</translation>
    </message>
    <message>
        <source>The head of the log is kept nowhere else yet.</source>
        <translation>Loggens hoved er endnu ikke gemt andre steder.</translation>
    </message>
    <message>
        <source>The last 30 days</source>
        <translation>De seneste 30 dage</translation>
    </message>
    <message>
        <source>The last 7 days</source>
        <translation>De seneste 7 dage</translation>
    </message>
    <message>
        <source>The last year</source>
        <translation>Det seneste år</translation>
    </message>
    <message>
        <source>The list is {age} old and could not be read again. {fault}</source>
        <translation>Listen er {age} gammel og kunne ikke læses igen. {fault}</translation>
    </message>
    <message>
        <source>The log could not be read. {fault} Press F5 to try again.</source>
        <translation>Loggen kunne ikke læses. {fault} Tryk F5 for at prøve igen.</translation>
    </message>
    <message>
        <source>The log is not whole:</source>
        <translation>Loggen er ikke ubrudt:</translation>
    </message>
    <message>
        <source>The look-up is logged and always reviewed by the auditor. It lasts 60 minutes, for you alone.</source>
        <translation>Opslaget logges og gennemgås altid af logkontrollanten. Det varer 60 minutter og gælder kun dig.</translation>
    </message>
    <message>
        <source>The look-ups could not be read. {fault} Press F5 to try again.</source>
        <translation>Opslagene kunne ikke læses. {fault} Tryk F5 for at prøve igen.</translation>
    </message>
    <message>
        <source>The open list with CPR numbers, to be printed and used when nothing else works. What it is for, and whom it names, stands in the log. Every page bears your name.</source>
        <translation>Den åbne liste med CPR-numre til udskrift, når intet andet virker. Formålet, og hvem der står på listen, fremgår af loggen. Hver side bærer dit navn.</translation>
    </message>
    <message>
        <source>The passphrase once more</source>
        <translation>Gentag adgangssætningen</translation>
    </message>
    <message>
        <source>The patient did not come</source>
        <translation>Patienten udeblev</translation>
    </message>
    <message>
        <source>The patient has not been assessed yet.</source>
        <translation>Patienten er ikke vurderet endnu.</translation>
    </message>
    <message>
        <source>The patient writes</source>
        <translation>Patienten skriver</translation>
    </message>
    <message>
        <source>The quarantine could not be read. {fault} Press F5 to try again.</source>
        <translation>Karantænen kunne ikke læses. {fault} Tryk F5 for at prøve igen.</translation>
    </message>
    <message>
        <source>The readings count as</source>
        <translation>Målingerne tæller som</translation>
    </message>
    <message>
        <source>The screen is locked.</source>
        <translation>Skærmen er låst.</translation>
    </message>
    <message>
        <source>The screen was locked while a dialog was open, and what it asks was not done. You had written:</source>
        <translation>Skærmen blev låst, mens et vindue var åbent, og det, det spørger om, blev ikke udført. Du havde skrevet:</translation>
    </message>
    <message>
        <source>The shared database cannot be reached.</source>
        <translation>Den fælles database kan ikke nås.</translation>
    </message>
    <message>
        <source>The shared database cannot be reached. The list is of {time}, {age} old.</source>
        <translation>Den fælles database kan ikke nås. Listen er fra {time} og {age} gammel.</translation>
    </message>
    <message>
        <source>The source is asked to write in {channel}.</source>
        <translation>Kilden bliver bedt om at skrive i {channel}.</translation>
    </message>
    <message>
        <source>The text as it came</source>
        <translation>Indholdet, som det kom</translation>
    </message>
    <message>
        <source>The two are not the same. Type them again.</source>
        <translation>De to er ikke ens. Skriv dem igen.</translation>
    </message>
    <message>
        <source>The visit was needed</source>
        <translation>Besøget var nødvendigt</translation>
    </message>
    <message>
        <source>The visit was not needed</source>
        <translation>Besøget var ikke nødvendigt</translation>
    </message>
    <message>
        <source>The worklist could not be read. {fault} Press F5 to try again.</source>
        <translation>Arbejdslisten kunne ikke læses. {fault} Tryk F5 for at prøve igen.</translation>
    </message>
    <message>
        <source>These are the {shown} worst of {total} cases.</source>
        <translation>Listen viser de {shown} mest alvorlige af {total} sager.</translation>
    </message>
    <message>
        <source>These greens are not closed together with others. Each is handled by itself, for the reason given.</source>
        <translation>Disse grønne kvitteres ikke sammen med andre. Hver behandles for sig af den grund, der står ved den.</translation>
    </message>
    <message>
        <source>These greens were drawn by lot, so that people see whether the rules call the right ones green. Open the patient (O), look at the data, and say what you would have called it.</source>
        <translation>Disse grønne er udtrukket ved lodtrækning, så en fagperson ser, om reglerne kalder de rigtige grønne. Åbn patienten (O), se på data, og angiv den farve, du selv ville have givet.</translation>
    </message>
    <message>
        <source>This workstation's last line</source>
        <translation>Denne arbejdsstations seneste linje</translation>
    </message>
    <message>
        <source>Three</source>
        <translation>Tre</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tid</translation>
    </message>
    <message>
        <source>Time not set</source>
        <translation>Tid ikke fastsat</translation>
    </message>
    <message>
        <source>To be followed up</source>
        <translation>Skal følges op</translation>
    </message>
    <message>
        <source>To be reviewed</source>
        <translation>Skal gennemgås</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>I dag</translation>
    </message>
    <message>
        <source>Too little travel time: {first} → {second}, {minutes} min. short</source>
        <translation>For kort køretid: {first} → {second}, mangler {minutes} min.</translation>
    </message>
    <message>
        <source>Trips</source>
        <translation>Ture</translation>
    </message>
    <message>
        <source>True {true_at}. Printed {at} by {who}. Purpose: {purpose}.</source>
        <translation>Opgjort {true_at}. Udskrevet {at} af {who}. Formål: {purpose}.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Prøv igen</translation>
    </message>
    <message>
        <source>Try all again</source>
        <translation>Prøv alle igen</translation>
    </message>
    <message>
        <source>Try them again</source>
        <translation>Prøv dem igen</translation>
    </message>
    <message>
        <source>Two</source>
        <translation>To</translation>
    </message>
    <message>
        <source>Two appointments at the same time</source>
        <translation>To aftaler samtidig</translation>
    </message>
    <message>
        <source>Two appointments at the same time {day} at {time}</source>
        <translation>To aftaler samtidig {day} kl. {time}</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Type the passphrase.</source>
        <translation>Skriv adgangssætningen.</translation>
    </message>
    <message>
        <source>Type your login.</source>
        <translation>Skriv dit brugernavn.</translation>
    </message>
    <message>
        <source>UDI</source>
        <translation>UDI</translation>
    </message>
    <message>
        <source>UDI, serial number, model, lot …   /</source>
        <translation>UDI, serienummer, model, lot …   /</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Uændret</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Fortryd</translation>
    </message>
    <message>
        <source>Undo all of it</source>
        <translation>Fortryd det hele</translation>
    </message>
    <message>
        <source>Undo the decision just saved</source>
        <translation>Fortryd den beslutning, der lige er gemt</translation>
    </message>
    <message>
        <source>Unknown:</source>
        <translation>Ukendt:</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Lås op</translation>
    </message>
    <message>
        <source>Unread notices: {count}</source>
        <translation>Ulæste beskeder: {count}</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Til</translation>
    </message>
    <message>
        <source>Until, at most {days} days</source>
        <translation>Til, højst {days} dage</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Værdi</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Udgave {version}</translation>
    </message>
    <message>
        <source>Visita shows what patients answered and measured at home, the most urgent first.</source>
        <translation>Visita viser, hvad patienterne har svaret og målt hjemme, med de mest hastende øverst.</translation>
    </message>
    <message>
        <source>Visits without an outcome: list them alone, or everybody</source>
        <translation>Besøg uden udfald: vis kun dem eller alle</translation>
    </message>
    <message>
        <source>Visits without outcome: {count}</source>
        <translation>Besøg uden udfald: {count}</translation>
    </message>
    <message>
        <source>Vouched for by another</source>
        <translation>Bekræftet af en anden</translation>
    </message>
    <message>
        <source>Waited too long</source>
        <translation>Har ventet for længe</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Advarsel</translation>
    </message>
    <message>
        <source>Was needed</source>
        <translation>Var nødvendigt</translation>
    </message>
    <message>
        <source>Was not needed</source>
        <translation>Var ikke nødvendigt</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Handling</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>Hvad der ændres</translation>
    </message>
    <message>
        <source>What is shown is {age} old.</source>
        <translation>Det viste er {age} gammelt.</translation>
    </message>
    <message>
        <source>What this is</source>
        <translation>Hvad er det?</translation>
    </message>
    <message>
        <source>Which devices</source>
        <translation>Hvilke apparater</translation>
    </message>
    <message>
        <source>Which greens</source>
        <translation>Hvilke grønne</translation>
    </message>
    <message>
        <source>Which look-ups</source>
        <translation>Hvilke opslag</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Bruger</translation>
    </message>
    <message>
        <source>Why green</source>
        <translation>Hvorfor grøn</translation>
    </message>
    <message>
        <source>Why grey</source>
        <translation>Hvorfor grå</translation>
    </message>
    <message>
        <source>Why it is corrected</source>
        <translation>Årsag til rettelsen</translation>
    </message>
    <message>
        <source>Why it is taken from {owner}</source>
        <translation>Hvorfor den tages fra {owner}</translation>
    </message>
    <message>
        <source>Why red</source>
        <translation>Hvorfor rød</translation>
    </message>
    <message>
        <source>Why the look-up is needed</source>
        <translation>Hvorfor opslaget er nødvendigt</translation>
    </message>
    <message>
        <source>Why yellow</source>
        <translation>Hvorfor gul</translation>
    </message>
    <message>
        <source>Why, at least {count} characters</source>
        <translation>Hvorfor, mindst {count} tegn</translation>
    </message>
    <message>
        <source>With</source>
        <translation>Hos</translation>
    </message>
    <message>
        <source>With findings</source>
        <translation>Med anmærkninger</translation>
    </message>
    <message>
        <source>Woman</source>
        <translation>Kvinde</translation>
    </message>
    <message>
        <source>Words in the reason, or an id …   /</source>
        <translation>Ord i grunden, eller et id …   /</translation>
    </message>
    <message>
        <source>Worklist</source>
        <translation>Arbejdsliste</translation>
    </message>
    <message>
        <source>Workstations</source>
        <translation>Arbejdsstationer</translation>
    </message>
    <message>
        <source>Write PDF</source>
        <translation>Skriv PDF</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Skriv notat</translation>
    </message>
    <message>
        <source>Write message</source>
        <translation>Skriv besked</translation>
    </message>
    <message>
        <source>Write the reason first: it stands in the history for ever.</source>
        <translation>Skriv begrundelsen først: den står i historikken for altid.</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Gul</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Dig</translation>
    </message>
    <message>
        <source>You have an open case. Do it once more to give it back.</source>
        <translation>Du har en åben sag. Gør det en gang til for at give den fra dig.</translation>
    </message>
    <message>
        <source>You have the case since {time}</source>
        <translation>Du har sagen siden {time}</translation>
    </message>
    <message>
        <source>You have {count} open cases. Do it once more to give them back.</source>
        <translation>Du har {count} åbne sager. Gør det en gang til for at give dem fra dig.</translation>
    </message>
    <message>
        <source>You see how the log is. What stands in it is for auditors.</source>
        <translation>Du ser loggens tilstand. Indholdet er for logkontrollanter.</translation>
    </message>
    <message>
        <source>You see what you did yourself. The whole log is for auditors.</source>
        <translation>Du ser dine egne opslag. Hele loggen er for logkontrollanter.</translation>
    </message>
    <message>
        <source>Your role does not see the audit log. Ask an auditor.</source>
        <translation>Din rolle har ikke adgang til hændelsesloggen. Spørg en logkontrollant.</translation>
    </message>
    <message>
        <source>a relative</source>
        <translation>en pårørende</translation>
    </message>
    <message>
        <source>age and birth date unknown</source>
        <translation>alder og fødselsdato ukendt</translation>
    </message>
    <message>
        <source>amended</source>
        <translation>rettet</translation>
    </message>
    <message>
        <source>an example that nobody has approved for use on patients</source>
        <translation>et eksempel, som ingen har godkendt til brug på patienter</translation>
    </message>
    <message>
        <source>an unknown person</source>
        <translation>en ukendt person</translation>
    </message>
    <message>
        <source>another patient's, moved</source>
        <translation>en anden patients, flyttet</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>besvaret</translation>
    </message>
    <message>
        <source>at an unknown time</source>
        <translation>på et ukendt tidspunkt</translation>
    </message>
    <message>
        <source>at the source {time}</source>
        <translation>hos kilden {time}</translation>
    </message>
    <message>
        <source>born</source>
        <translation>født</translation>
    </message>
    <message>
        <source>by</source>
        <translation>af</translation>
    </message>
    <message>
        <source>by phone</source>
        <translation>pr. telefon</translation>
    </message>
    <message>
        <source>by telephone</source>
        <translation>pr. telefon</translation>
    </message>
    <message>
        <source>by video</source>
        <translation>på video</translation>
    </message>
    <message>
        <source>by {day}</source>
        <translation>senest {day}</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>aflyst</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>ændret</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>afsluttet</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>rettet</translation>
    </message>
    <message>
        <source>corrects an earlier decision</source>
        <translation>retter en tidligere beslutning</translation>
    </message>
    <message>
        <source>count as not sent</source>
        <translation>tæller som ikke indsendt</translation>
    </message>
    <message>
        <source>count as sent</source>
        <translation>tæller som indsendt</translation>
    </message>
    <message>
        <source>days</source>
        <translation>dage</translation>
    </message>
    <message>
        <source>deadline</source>
        <translation>frist</translation>
    </message>
    <message>
        <source>deadline passed</source>
        <translation>frist overskredet</translation>
    </message>
    <message>
        <source>did not come</source>
        <translation>udeblevet</translation>
    </message>
    <message>
        <source>drawn for a person</source>
        <translation>til stikprøve</translation>
    </message>
    <message>
        <source>entered in error</source>
        <translation>oprettet ved en fejl</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>udløbet</translation>
    </message>
    <message>
        <source>family name unknown</source>
        <translation>efternavn ukendt</translation>
    </message>
    <message>
        <source>first to last visit</source>
        <translation>første til sidste besøg</translation>
    </message>
    <message>
        <source>from</source>
        <translation>fra</translation>
    </message>
    <message>
        <source>given name unknown</source>
        <translation>fornavn ukendt</translation>
    </message>
    <message>
        <source>h</source>
        <translation>t</translation>
    </message>
    <message>
        <source>held</source>
        <translation>afholdt</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>i brug</translation>
    </message>
    <message>
        <source>insight.csv</source>
        <translation>indsigt.csv</translation>
    </message>
    <message>
        <source>left out by you</source>
        <translation>fravalgt af dig</translation>
    </message>
    <message>
        <source>name unknown</source>
        <translation>navn ukendt</translation>
    </message>
    <message>
        <source>new device</source>
        <translation>nyt apparat</translation>
    </message>
    <message>
        <source>new version in quarantine</source>
        <translation>ny udgave i karantæne</translation>
    </message>
    <message>
        <source>no answer: {count}</source>
        <translation>intet svar: {count}</translation>
    </message>
    <message>
        <source>no open case</source>
        <translation>ingen åben sag</translation>
    </message>
    <message>
        <source>no readings</source>
        <translation>ingen målinger</translation>
    </message>
    <message>
        <source>no window promised</source>
        <translation>uden aftalt tidsrum</translation>
    </message>
    <message>
        <source>nobody took it in time</source>
        <translation>ingen har taget den i tide</translation>
    </message>
    <message>
        <source>not answered</source>
        <translation>ikke besvaret</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>ikke begyndt</translation>
    </message>
    <message>
        <source>not given</source>
        <translation>ikke angivet</translation>
    </message>
    <message>
        <source>not part of the assessment</source>
        <translation>indgår ikke i vurderingen</translation>
    </message>
    <message>
        <source>not sent: the patients are due to measure again</source>
        <translation>ikke indsendt: patienterne skal måle igen</translation>
    </message>
    <message>
        <source>not used: the answer {why}</source>
        <translation>bruges ikke: svaret {why}</translation>
    </message>
    <message>
        <source>not written at the source</source>
        <translation>ikke skrevet hos kilden</translation>
    </message>
    <message>
        <source>on the waiting list</source>
        <translation>på venteliste</translation>
    </message>
    <message>
        <source>open again</source>
        <translation>åben igen</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>overskredet</translation>
    </message>
    <message>
        <source>patients</source>
        <translation>patienter</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pauseret</translation>
    </message>
    <message>
        <source>perhaps unnecessary</source>
        <translation>måske unødvendig</translation>
    </message>
    <message>
        <source>place unknown</source>
        <translation>sted ukendt</translation>
    </message>
    <message>
        <source>read again {time}</source>
        <translation>læst igen {time}</translation>
    </message>
    <message>
        <source>readings invalid</source>
        <translation>målinger ugyldige</translation>
    </message>
    <message>
        <source>saved here alone</source>
        <translation>kun gemt her</translation>
    </message>
    <message>
        <source>see the patient's own words above</source>
        <translation>se patientens egne ord ovenfor</translation>
    </message>
    <message>
        <source>sent: nobody need measure again for that</source>
        <translation>indsendt: ingen skal måle igen af den grund</translation>
    </message>
    <message>
        <source>staff</source>
        <translation>personalet</translation>
    </message>
    <message>
        <source>state unknown</source>
        <translation>status ukendt</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>stoppet</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>taget tilbage</translation>
    </message>
    <message>
        <source>taken back at the source {time}</source>
        <translation>taget tilbage hos kilden {time}</translation>
    </message>
    <message>
        <source>telephone unknown</source>
        <translation>telefon ukendt</translation>
    </message>
    <message>
        <source>the device's calibration has expired</source>
        <translation>apparatets kalibrering er udløbet</translation>
    </message>
    <message>
        <source>the device's readings are invalid, not part of the assessment</source>
        <translation>apparatets målinger er ugyldige og indgår ikke i vurderingen</translation>
    </message>
    <message>
        <source>the patient</source>
        <translation>patienten</translation>
    </message>
    <message>
        <source>the source has something else: {fault}</source>
        <translation>kilden siger noget andet: {fault}</translation>
    </message>
    <message>
        <source>the source said no: {fault}</source>
        <translation>kilden sagde nej: {fault}</translation>
    </message>
    <message>
        <source>the taking back waits to be written</source>
        <translation>tilbagetagningen afventer at blive skrevet hos kilden</translation>
    </message>
    <message>
        <source>time not set</source>
        <translation>tid ikke fastsat</translation>
    </message>
    <message>
        <source>today</source>
        <translation>i dag</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>i morgen</translation>
    </message>
    <message>
        <source>typed by hand</source>
        <translation>indtastet</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>ukendt</translation>
    </message>
    <message>
        <source>unknown type</source>
        <translation>ukendt art</translation>
    </message>
    <message>
        <source>unread notice</source>
        <translation>ulæst besked</translation>
    </message>
    <message>
        <source>unreadable content</source>
        <translation>ulæseligt indhold</translation>
    </message>
    <message>
        <source>until further notice</source>
        <translation>indtil videre</translation>
    </message>
    <message>
        <source>until {time}</source>
        <translation>til {time}</translation>
    </message>
    <message>
        <source>up to and with</source>
        <translation>til og med</translation>
    </message>
    <message>
        <source>waits to be written</source>
        <translation>afventer at blive skrevet hos kilden</translation>
    </message>
    <message>
        <source>week</source>
        <translation>uge</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>trukket tilbage</translation>
    </message>
    <message>
        <source>written at the source {time}</source>
        <translation>skrevet hos kilden {time}</translation>
    </message>
    <message>
        <source>years</source>
        <translation>år</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>i går</translation>
    </message>
    <message>
        <source>{action}, {time}, {actor}. {note}</source>
        <translation>{action}, {time}, {actor}. {note}</translation>
    </message>
    <message>
        <source>{age} ago</source>
        <translation>for {age} siden</translation>
    </message>
    <message>
        <source>{colour} in another source</source>
        <translation>{colour} i en anden kilde</translation>
    </message>
    <message>
        <source>{colour} in {programme}</source>
        <translation>{colour} i {programme}</translation>
    </message>
    <message>
        <source>{count} break-glass have waited for more than 7 days.</source>
        <translation>{count} værdispring har ventet i over 7 dage.</translation>
    </message>
    <message>
        <source>{count} bytes</source>
        <translation>{count} byte</translation>
    </message>
    <message>
        <source>{count} decisions wait for the shared database</source>
        <translation>{count} beslutninger venter på den fælles database</translation>
    </message>
    <message>
        <source>{count} decisions were not kept (Ctrl+Shift+K)</source>
        <translation>{count} beslutninger blev ikke gemt (Ctrl+Shift+K)</translation>
    </message>
    <message>
        <source>{count} greens are open.</source>
        <translation>{count} grønne er åbne.</translation>
    </message>
    <message>
        <source>{count} look-ups wait for review.</source>
        <translation>{count} opslag venter på gennemgang.</translation>
    </message>
    <message>
        <source>{count} more sources</source>
        <translation>{count} kilder mere</translation>
    </message>
    <message>
        <source>{count} more sources could not be fetched.</source>
        <translation>{count} kilder mere kunne ikke hentes.</translation>
    </message>
    <message>
        <source>{count} not distributed</source>
        <translation>{count} ikke fordelt</translation>
    </message>
    <message>
        <source>{count} notes are not saved.</source>
        <translation>{count} noter er ikke gemt.</translation>
    </message>
    <message>
        <source>{count} of {shown} …</source>
        <translation>{count} af {shown} …</translation>
    </message>
    <message>
        <source>{count} on a list</source>
        <translation>{count} på en liste</translation>
    </message>
    <message>
        <source>{count} promised calls overdue</source>
        <translation>{count} lovede opkald over tid</translation>
    </message>
    <message>
        <source>{count} red hidden</source>
        <translation>{count} røde skjult</translation>
    </message>
    <message>
        <source>{count} red not taken  H</source>
        <translation>{count} røde ikke taget  H</translation>
    </message>
    <message>
        <source>{count} sources</source>
        <translation>{count} kilder</translation>
    </message>
    <message>
        <source>{count} trips to {site} close together – could perhaps be combined</source>
        <translation>{count} ture til {site} tæt på hinanden – kan måske samles</translation>
    </message>
    <message>
        <source>{count} weeks</source>
        <translation>{count} uger</translation>
    </message>
    <message>
        <source>{count} were judged by an older version of the program. Some of them may be usable now.</source>
        <translation>{count} er bedømt af en ældre udgave af programmet. Nogle af dem kan måske bruges nu.</translation>
    </message>
    <message>
        <source>{lines} lines about {records} records. That you fetched them stands in the log.</source>
        <translation>{lines} linjer om {records} journaler. At du har hentet dem, står i loggen.</translation>
    </message>
    <message>
        <source>{notice} Read by {actor} {time}.</source>
        <translation>{notice} Læst af {actor} {time}.</translation>
    </message>
    <message>
        <source>{owner} has the case since {time}</source>
        <translation>{owner} har sagen siden {time}</translation>
    </message>
    <message>
        <source>{owner} has the case. Take it over first (E).</source>
        <translation>{owner} har sagen. Overtag den først (E).</translation>
    </message>
    <message>
        <source>{person} for {other}</source>
        <translation>{person} på vegne af {other}</translation>
    </message>
    <message>
        <source>{reason} (replaced by a newer version)</source>
        <translation>{reason} (afløst af en nyere udgave)</translation>
    </message>
    <message>
        <source>{seconds} s left</source>
        <translation>{seconds} s tilbage</translation>
    </message>
    <message>
        <source>{sources}, {count} of them with trouble</source>
        <translation>{sources}, heraf {count} med problemer</translation>
    </message>
    <message>
        <source>{source} could not be fetched. {fault} {age}</source>
        <translation>{source} kunne ikke hentes. {fault} {age}</translation>
    </message>
    <message>
        <source>{source}: failing since {since}, data {age} old</source>
        <translation>{source}: fejl siden {since}, data {age} gamle</translation>
    </message>
    <message>
        <source>{source}: fetched {age} ago</source>
        <translation>{source}: hentet for {age} siden</translation>
    </message>
    <message>
        <source>{source}: late, data {age} old</source>
        <translation>{source}: forsinket, data {age} gamle</translation>
    </message>
    <message>
        <source>{source}: never fetched</source>
        <translation>{source}: aldrig hentet</translation>
    </message>
    <message>
        <source>{source}: no open case</source>
        <translation>{source}: ingen åben sag</translation>
    </message>
    <message>
        <source>{source}: {colour}, {programme}</source>
        <translation>{source}: {colour}, {programme}</translation>
    </message>
    <message>
        <source>{time} overdue</source>
        <translation>overskredet {time}</translation>
    </message>
    <message>
        <source>“{action}”, decided by {actor} {time} without a connection, was not kept, because {why}.</source>
        <translation>»{action}«, besluttet af {actor} {time} uden forbindelse, blev ikke gemt, fordi {why}.</translation>
    </message>
    <message>
        <source>… and {count} more</source>
        <translation>… og {count} til</translation>
    </message>
    <message>
        <source>… and {count} more, further down</source>
        <translation>… og {count} mere længere nede</translation>
    </message>
    <message>
        <source>✓ The log is whole: {count} lines.</source>
        <translation>✓ Loggen er ubrudt: {count} linjer.</translation>
    </message>
</context>
</TS>
