<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="da_DK" sourcelanguage="en">
<context>
    <name>visita</name>
    <message>
        <source>({count} more)</source>
        <translation>({count} mere)</translation>
    </message>
    <message>
        <source>1 answer or reading came or was changed later, and is not shown.</source>
        <translation>1 svar eller måling kom eller blev rettet senere og vises ikke.</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 dag</translation>
    </message>
    <message>
        <source>1 day less beyond the limit</source>
        <translation>1 dag mindre over fristen</translation>
    </message>
    <message>
        <source>1 day over</source>
        <translation>1 dag over</translation>
    </message>
    <message>
        <source>1 decision waits for the shared database</source>
        <translation>1 beslutning venter på den fælles database</translation>
    </message>
    <message>
        <source>1 decision was not kept (Ctrl+Shift+K)</source>
        <translation>1 beslutning blev ikke gemt (Ctrl+Shift+K)</translation>
    </message>
    <message>
        <source>1 device hidden</source>
        <translation>1 apparat skjult</translation>
    </message>
    <message>
        <source>1 free time in the next days; {useful} would help somebody. Nothing is offered yet.</source>
        <translation>1 ledig tid de næste dage; {useful} ville hjælpe nogen. Intet er tilbudt endnu.</translation>
    </message>
    <message>
        <source>1 green is open.</source>
        <translation>1 grøn er åben.</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 time</translation>
    </message>
    <message>
        <source>1 more source</source>
        <translation>1 kilde mere</translation>
    </message>
    <message>
        <source>1 new</source>
        <translation>1 ny</translation>
    </message>
    <message>
        <source>1 new red</source>
        <translation>1 ny rød</translation>
    </message>
    <message>
        <source>1 new red  F6</source>
        <translation>1 ny rød  F6</translation>
    </message>
    <message>
        <source>1 note is not saved.</source>
        <translation>1 notat er ikke gemt.</translation>
    </message>
    <message>
        <source>1 patient goes along</source>
        <translation>1 patient kommer med</translation>
    </message>
    <message>
        <source>1 promised call overdue</source>
        <translation>1 lovet opkald over tid</translation>
    </message>
    <message>
        <source>1 reading bears a time to come: see the table</source>
        <translation>1 måling bærer en tid, der ikke er kommet: se tabellen</translation>
    </message>
    <message>
        <source>1 red</source>
        <translation>1 rød</translation>
    </message>
    <message>
        <source>1 red hidden  Shift+F4</source>
        <translation>1 rød skjult  Shift+F4</translation>
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
        <source>1 trend hidden</source>
        <translation>1 kurve skjult</translation>
    </message>
    <message>
        <source>1 trip fewer</source>
        <translation>1 tur færre</translation>
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
        <source>A clinician said so</source>
        <translation>En kliniker sagde det</translation>
    </message>
    <message>
        <source>A department was asked to move something of this day and has not answered: the old time stands.</source>
        <translation>En afdeling er spurgt, om noget den dag kan flyttes, og har ikke svaret: den gamle tid står ved magt.</translation>
    </message>
    <message>
        <source>A draft of it is begun by New draft, or by moving a limit.</source>
        <translation>Du begynder en kladde med Ny kladde eller ved at flytte en grænse.</translation>
    </message>
    <message>
        <source>A draft of {author}: only they can change it or send it.</source>
        <translation>En kladde af {author}: kun de kan ændre eller sende den.</translation>
    </message>
    <message>
        <source>A head or a rule author begins a draft of the example: Limits.</source>
        <translation>En leder eller regelforfatter begynder en kladde af eksemplet: Grænser.</translation>
    </message>
    <message>
        <source>A new input</source>
        <translation>Et nyt input</translation>
    </message>
    <message>
        <source>A new limit</source>
        <translation>En ny grænse</translation>
    </message>
    <message>
        <source>A new limit …</source>
        <translation>En ny grænse …</translation>
    </message>
    <message>
        <source>A note is not saved. Close once more to throw it away.</source>
        <translation>Et notat er ikke gemt. Luk en gang til for at kassere det.</translation>
    </message>
    <message>
        <source>A number that is never tuned</source>
        <translation>Et tal, der aldrig justeres</translation>
    </message>
    <message>
        <source>A patient may have a limit of their own</source>
        <translation>En patient må have sin egen grænse</translation>
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
        <source>A rule set counts once its author and another person signed it with keys that are certified here.</source>
        <translation>Et regelsæt gælder, når forfatteren og en anden har underskrevet det med nøgler, der er attesteret her.</translation>
    </message>
    <message>
        <source>A source is paused, never removed: what came from it stays traceable to it.</source>
        <translation>En kilde sættes på pause og fjernes aldrig: Det, der kom fra den, kan stadig spores.</translation>
    </message>
    <message>
        <source>A text</source>
        <translation>En tekst</translation>
    </message>
    <message>
        <source>A view keeps filters and order. What is searched for is not kept; never write a patient's name.</source>
        <translation>En visning gemmer filtre og rækkefølge. Det, der søges efter, gemmes ikke; skriv aldrig en patients navn.</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Om</translation>
    </message>
    <message>
        <source>About the rule set</source>
        <translation>Om regelsættet</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Gå videre</translation>
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
        <source>Acute</source>
        <translation>Akut</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Tilføj</translation>
    </message>
    <message>
        <source>Add a department</source>
        <translation>Opret en afdeling</translation>
    </message>
    <message>
        <source>Add a row</source>
        <translation>Tilføj en række</translation>
    </message>
    <message>
        <source>Add a source</source>
        <translation>Opret en kilde</translation>
    </message>
    <message>
        <source>Add a user</source>
        <translation>Opret en bruger</translation>
    </message>
    <message>
        <source>Add the department</source>
        <translation>Opret afdelingen</translation>
    </message>
    <message>
        <source>Add the source</source>
        <translation>Opret kilden</translation>
    </message>
    <message>
        <source>Add the user</source>
        <translation>Opret brugeren</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Address of the proxy</source>
        <translation>Proxyens adresse</translation>
    </message>
    <message>
        <source>Address or folder</source>
        <translation>Adresse eller mappe</translation>
    </message>
    <message>
        <source>Admin</source>
        <translation>Admin</translation>
    </message>
    <message>
        <source>Administration</source>
        <translation>Administration</translation>
    </message>
    <message>
        <source>Admitted</source>
        <translation>Indlagt</translation>
    </message>
    <message>
        <source>Adopt as a draft</source>
        <translation>Overtag som kladde</translation>
    </message>
    <message>
        <source>Adopted</source>
        <translation>Overtaget</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Efter</translation>
    </message>
    <message>
        <source>After approval</source>
        <translation>Efter godkendelsen</translation>
    </message>
    <message>
        <source>After approval: expected, and what came</source>
        <translation>Efter godkendelsen: ventet, og hvad der kom</translation>
    </message>
    <message>
        <source>After approval: {programme}</source>
        <translation>Efter godkendelsen: {programme}</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>Bagefter</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>Mod</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alder</translation>
    </message>
    <message>
        <source>Agreed with the patient</source>
        <translation>Aftalt med patienten</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Enighed</translation>
    </message>
    <message>
        <source>Agreement rule by rule</source>
        <translation>Enighed regel for regel</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>All acts</source>
        <translation>Alle handlinger</translation>
    </message>
    <message>
        <source>All appointments</source>
        <translation>Alle aftaler</translation>
    </message>
    <message>
        <source>All curves at once, or large again</source>
        <translation>Alle kurver på én gang, eller store igen</translation>
    </message>
    <message>
        <source>All departments</source>
        <translation>Alle afdelinger</translation>
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
        <source>All small</source>
        <translation>Alle små</translation>
    </message>
    <message>
        <source>All sources</source>
        <translation>Alle kilder</translation>
    </message>
    <message>
        <source>All time</source>
        <translation>Alt</translation>
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
        <source>Another like it</source>
        <translation>En magen til</translation>
    </message>
    <message>
        <source>Another one first</source>
        <translation>En anden først</translation>
    </message>
    <message>
        <source>Another person must approve it within 30 days. Nothing changes for patients until then.</source>
        <translation>En anden skal godkende den inden 30 dage. Indtil da ændres intet for patienterne.</translation>
    </message>
    <message>
        <source>Another person must approve it: you wrote it.</source>
        <translation>En anden skal godkende den: du har skrevet den.</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>Anden grund</translation>
    </message>
    <message>
        <source>Another source, in short</source>
        <translation>En anden kilde, kort</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Svar</translation>
    </message>
    <message>
        <source>Answer expected by</source>
        <translation>Svar ventes senest</translation>
    </message>
    <message>
        <source>Answer to a question</source>
        <translation>Svar på et spørgsmål</translation>
    </message>
    <message>
        <source>Answer whether a booked visit is needed</source>
        <translation>Svar på, om et booket besøg er nødvendigt</translation>
    </message>
    <message>
        <source>Answered by</source>
        <translation>Besvares af</translation>
    </message>
    <message>
        <source>Answers and readings</source>
        <translation>Svar og målinger</translation>
    </message>
    <message>
        <source>Answers and readings are not an acute service.</source>
        <translation>Svar og målinger er ikke et akut tilbud.</translation>
    </message>
    <message>
        <source>Answers that nobody has decided on. Decide the case first; the end can be that decision (5):</source>
        <translation>Der er svar, ingen har taget stilling til. Tag stilling til sagen først; afslutningen kan være den beslutning (5):</translation>
    </message>
    <message>
        <source>Answers there are</source>
        <translation>Svar, der findes</translation>
    </message>
    <message>
        <source>Appointments</source>
        <translation>Aftaler</translation>
    </message>
    <message>
        <source>Appointments after the limit {duty}, until {until}, count as the patient's own wish.</source>
        <translation>Aftaler efter fristen {duty} til og med {until} regnes som patientens eget ønske.</translation>
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
        <source>Approve the limits</source>
        <translation>Godkend grænserne</translation>
    </message>
    <message>
        <source>Approve …</source>
        <translation>Godkend …</translation>
    </message>
    <message>
        <source>Approved by {who}, {when}</source>
        <translation>Godkendt af {who}, {when}</translation>
    </message>
    <message>
        <source>Arranged for an appointment</source>
        <translation>Bestilt til en aftale</translation>
    </message>
    <message>
        <source>Arrow keys: next appointment · Page Up and Page Down: earlier and later</source>
        <translation>Piletaster: næste aftale · Page Up og Page Down: tidligere og senere</translation>
    </message>
    <message>
        <source>As a table</source>
        <translation>Som tabel</translation>
    </message>
    <message>
        <source>As agreed</source>
        <translation>Efter aftale</translation>
    </message>
    <message>
        <source>As bars</source>
        <translation>Som søjler</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>Sådan er det</translation>
    </message>
    <message>
        <source>As it is now</source>
        <translation>Som det er nu</translation>
    </message>
    <message>
        <source>As it stands</source>
        <translation>Som det er</translation>
    </message>
    <message>
        <source>As it would be</source>
        <translation>Som det ville blive</translation>
    </message>
    <message>
        <source>As many red, yellow and green (else by chance)</source>
        <translation>Lige mange røde, gule og grønne (ellers tilfældigt)</translation>
    </message>
    <message>
        <source>Asking {host} …</source>
        <translation>Spørger {host} …</translation>
    </message>
    <message>
        <source>Assessed</source>
        <translation>Vurderet</translation>
    </message>
    <message>
        <source>Assessments. ↵ lists the patients behind the number.</source>
        <translation>Vurderinger. ↵ viser patienterne bag tallet.</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Henfør</translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation>Hændelseslog</translation>
    </message>
    <message>
        <source>Back  Alt+←</source>
        <translation>Tilbage  Alt+←</translation>
    </message>
    <message>
        <source>Back to the clinician</source>
        <translation>Tilbage til klinikeren</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Tilbage til listen</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sikkerhedskopi</translation>
    </message>
    <message>
        <source>Bar the user, or let in again</source>
        <translation>Spær brugeren, eller åbn igen</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Før</translation>
    </message>
    <message>
        <source>Before / after</source>
        <translation>Før / efter</translation>
    </message>
    <message>
        <source>Begin a draft of the example: Limits.</source>
        <translation>Begynd en kladde af eksemplet: Grænser.</translation>
    </message>
    <message>
        <source>Begin a draft of what is in force</source>
        <translation>Begynd en kladde ud fra det, der gælder</translation>
    </message>
    <message>
        <source>Blind reading</source>
        <translation>Blind bedømmelse</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>Booket</translation>
    </message>
    <message>
        <source>Bounds and source of the limit</source>
        <translation>Grænsens rammer og kilde</translation>
    </message>
    <message>
        <source>Bounds and source of the limit …</source>
        <translation>Grænsens rammer og kilde …</translation>
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
        <source>By CPR number anybody, by name the department's own patients, with a case or without. That you looked is logged.</source>
        <translation>På CPR-nummer alle, på navn afdelingens egne patienter, med eller uden sag. Opslaget logges.</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Efter navn</translation>
    </message>
    <message>
        <source>By programme</source>
        <translation>Efter forløb</translation>
    </message>
    <message>
        <source>By the draft from {least} to {most} calls a week. T shows every week in a table.</source>
        <translation>Med kladden fra {least} til {most} kald om ugen. T viser alle uger i en tabel.</translation>
    </message>
    <message>
        <source>By weekday</source>
        <translation>Pr. ugedag</translation>
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
        <source>CPR number or name</source>
        <translation>CPR-nummer eller navn</translation>
    </message>
    <message>
        <source>CPR number, all ten digits, or the beginning of the name</source>
        <translation>Hele CPR-nummeret eller begyndelsen af navnet</translation>
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
        <source>Call {department}: new time {when}</source>
        <translation>Ring til {department}: ny tid {when}</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Opkald</translation>
    </message>
    <message>
        <source>Calls in all</source>
        <translation>Kald i alt</translation>
    </message>
    <message>
        <source>Calls now</source>
        <translation>Kald nu</translation>
    </message>
    <message>
        <source>Calls per week</source>
        <translation>Kald pr. uge</translation>
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
        <source>Cannot be judged</source>
        <translation>Kan ikke bedømmes</translation>
    </message>
    <message>
        <source>Cannot be shown</source>
        <translation>Kan ikke vises</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>Kapacitet</translation>
    </message>
    <message>
        <source>Capacity today</source>
        <translation>Kapacitet i dag</translation>
    </message>
    <message>
        <source>Capacity {capacity} per week (dashed): exceeded in {draft} of {weeks} weeks (now {now})</source>
        <translation>Kapacitet {capacity} pr. uge (stiplet): overskrides i {draft} af {weeks} uger (nu {now})</translation>
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
        <source>Cases that a change of rules changed</source>
        <translation>Sager, som et regelskift ændrede</translation>
    </message>
    <message>
        <source>Certify a key</source>
        <translation>Attester en nøgle</translation>
    </message>
    <message>
        <source>Certify the key</source>
        <translation>Attester nøglen</translation>
    </message>
    <message>
        <source>Change colour</source>
        <translation>Skifter farve</translation>
    </message>
    <message>
        <source>Change hours and check-days</source>
        <translation>Ret åbningstid og tjekdage</translation>
    </message>
    <message>
        <source>Change how sources are reached</source>
        <translation>Ret, hvordan kilderne nås</translation>
    </message>
    <message>
        <source>Change plan …</source>
        <translation>Ændr planen …</translation>
    </message>
    <message>
        <source>Change the capacity</source>
        <translation>Ret kapaciteten</translation>
    </message>
    <message>
        <source>Change the patient's measuring plan</source>
        <translation>Ændr patientens måleplan</translation>
    </message>
    <message>
        <source>Change the plan</source>
        <translation>Ændr planen</translation>
    </message>
    <message>
        <source>Change the source chosen</source>
        <translation>Ret den valgte kilde</translation>
    </message>
    <message>
        <source>Changed at the source</source>
        <translation>Ændret hos kilden</translation>
    </message>
    <message>
        <source>Changed by a change of rules</source>
        <translation>Ændret ved regelskift</translation>
    </message>
    <message>
        <source>Changed cases</source>
        <translation>Ændrede sager</translation>
    </message>
    <message>
        <source>Changed colour</source>
        <translation>Skiftede farve</translation>
    </message>
    <message>
        <source>Changes in words: {changes}.</source>
        <translation>Ændringer i ord: {changes}.</translation>
    </message>
    <message>
        <source>Changes no conflict and no limit.</source>
        <translation>Ændrer ingen konflikter og ingen frister.</translation>
    </message>
    <message>
        <source>Changes nothing: the limit {duty} is not earlier.</source>
        <translation>Ændrer intet: fristen {duty} ligger ikke tidligere.</translation>
    </message>
    <message>
        <source>Check-days</source>
        <translation>Tjekdage</translation>
    </message>
    <message>
        <source>Check-days (none: every day)</source>
        <translation>Tjekdage (ingen: alle dage)</translation>
    </message>
    <message>
        <source>Checked: nothing found, all {count} tests of the file pass.</source>
        <translation>Kontrolleret: intet fundet, alle filens {count} eksempler passer.</translation>
    </message>
    <message>
        <source>Child</source>
        <translation>Barn</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Vælg</translation>
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
        <source>Choose a number in the table with the arrows and press Enter: who is behind it is listed here, and logged.</source>
        <translation>Vælg et tal i tabellen med pilene og tryk Enter: så står patienterne bag det her, og det logges.</translation>
    </message>
    <message>
        <source>Choose a passphrase for the database. Without it the data can never be read again.</source>
        <translation>Vælg en adgangssætning til databasen. Uden den kan data aldrig læses igen.</translation>
    </message>
    <message>
        <source>Choose a patient behind a number on the right first: the test takes what was known then.</source>
        <translation>Vælg først en patient bag et tal til højre: eksemplet tager det, man vidste dengang.</translation>
    </message>
    <message>
        <source>Choose a row to see why it is held.</source>
        <translation>Vælg en række for at se, hvorfor den holdes tilbage.</translation>
    </message>
    <message>
        <source>Choose a row with a role first.</source>
        <translation>Vælg først en række med en rolle.</translation>
    </message>
    <message>
        <source>Choose at least one.</source>
        <translation>Vælg mindst én.</translation>
    </message>
    <message>
        <source>Choose the backup to try.</source>
        <translation>Vælg den sikkerhedskopi, der skal prøves.</translation>
    </message>
    <message>
        <source>Choose the folder for the backup.</source>
        <translation>Vælg en mappe til sikkerhedskopien.</translation>
    </message>
    <message>
        <source>Choose what becomes of a test that fails</source>
        <translation>Vælg, hvad der sker med en prøve, der fejler</translation>
    </message>
    <message>
        <source>Choose what the patient is to send.</source>
        <translation>Vælg, hvad patienten skal sende.</translation>
    </message>
    <message>
        <source>Choose what to do first (1-5).</source>
        <translation>Vælg først, hvad der skal ske (1-5).</translation>
    </message>
    <message>
        <source>Choose where the limit comes from: a limit without a source cannot be approved.</source>
        <translation>Vælg, hvor grænsen kommer fra: en grænse uden kilde kan ikke godkendes.</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Vælg …</translation>
    </message>
    <message>
        <source>Clinic</source>
        <translation>Ambulatorium</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Ur</translation>
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
        <source>Close greens together: Ctrl+G</source>
        <translation>Kvittér grønne sammen: Ctrl+G</translation>
    </message>
    <message>
        <source>Close the double reading</source>
        <translation>Luk den dobbelte bedømmelse</translation>
    </message>
    <message>
        <source>Close the double reading …</source>
        <translation>Luk den dobbelte bedømmelse …</translation>
    </message>
    <message>
        <source>Close the greens</source>
        <translation>Kvittér de grønne</translation>
    </message>
    <message>
        <source>Close together</source>
        <translation>Kvittér sammen</translation>
    </message>
    <message>
        <source>Close {count} greens</source>
        <translation>Kvittér {count} grønne</translation>
    </message>
    <message>
        <source>Closed every year</source>
        <translation>Lukket hvert år</translation>
    </message>
    <message>
        <source>Closed on</source>
        <translation>Lukket den</translation>
    </message>
    <message>
        <source>Closed: {closed} of {shown}.</source>
        <translation>Kvitteret: {closed} af {shown}.</translation>
    </message>
    <message>
        <source>Closes</source>
        <translation>Lukker</translation>
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
        <source>Colour expected</source>
        <translation>Forventet farve</translation>
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
        <source>Columns</source>
        <translation>Kolonner</translation>
    </message>
    <message>
        <source>Columns and widths as at first</source>
        <translation>Kolonner og bredder som fra start</translation>
    </message>
    <message>
        <source>Comes: {conflict}</source>
        <translation>Kommer: {conflict}</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Kommando</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Kommandoer</translation>
    </message>
    <message>
        <source>Companion</source>
        <translation>Ledsager</translation>
    </message>
    <message>
        <source>Companion agreed</source>
        <translation>Ledsager aftalt</translation>
    </message>
    <message>
        <source>Compare the drafts of the programme</source>
        <translation>Sammenlign forløbets kladder</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Betingelse</translation>
    </message>
    <message>
        <source>Confirm the role</source>
        <translation>Bekræft rollen</translation>
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
        <source>Conflicts of appointments</source>
        <translation>Konflikter i aftaler</translation>
    </message>
    <message>
        <source>Conflicts of the patient</source>
        <translation>Patientens konflikter</translation>
    </message>
    <message>
        <source>Copied: {name}, for the record. Cleared in {count} s, or when another patient is chosen.</source>
        <translation>Kopieret: {name}, til journalen. Ryddes om {count} s, eller når en anden patient vælges.</translation>
    </message>
    <message>
        <source>Copied: {number}. Cleared in {count} s.</source>
        <translation>Kopieret: {number}. Ryddes om {count} s.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopiér</translation>
    </message>
    <message>
        <source>Copy drafts</source>
        <translation>Kopiér kladder</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Kopiér billede</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Kopiér rækker</translation>
    </message>
    <message>
        <source>Copy text for the patient's record</source>
        <translation>Kopiér tekst til journalen</translation>
    </message>
    <message>
        <source>Copy the curves, or the rows of the table</source>
        <translation>Kopiér kurverne eller tabellens rækker</translation>
    </message>
    <message>
        <source>Copy the drafts of travel grants</source>
        <translation>Kopiér kladderne til kørselstilskud</translation>
    </message>
    <message>
        <source>Copy the telephone number</source>
        <translation>Kopiér telefonnummeret</translation>
    </message>
    <message>
        <source>Copy the trends</source>
        <translation>Kopiér kurverne</translation>
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
        <source>Counted at or above</source>
        <translation>Tælles ved eller over</translation>
    </message>
    <message>
        <source>Counted at or below</source>
        <translation>Tælles ved eller under</translation>
    </message>
    <message>
        <source>Counting the agreement …</source>
        <translation>Tæller enigheden …</translation>
    </message>
    <message>
        <source>Counting the deadlines …</source>
        <translation>Tæller frister …</translation>
    </message>
    <message>
        <source>Counting what came of them …</source>
        <translation>Tæller, hvad det blev til …</translation>
    </message>
    <message>
        <source>Counts at once, and by itself no more after its last day, a year ahead at most.</source>
        <translation>Gælder med det samme og bortfalder selv efter sidste dag, højst et år frem.</translation>
    </message>
    <message>
        <source>Counts from</source>
        <translation>Gælder fra</translation>
    </message>
    <message>
        <source>Counts through</source>
        <translation>Gælder til og med</translation>
    </message>
    <message>
        <source>Counts through {day} (otherwise {value})</source>
        <translation>Gælder til og med {day} (ellers {value})</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>Forløb</translation>
    </message>
    <message>
        <source>Course and plan</source>
        <translation>Forløb og plan</translation>
    </message>
    <message>
        <source>Course over time</source>
        <translation>Forløb over tid</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Kritisk</translation>
    </message>
    <message>
        <source>Critical: it cannot be so, or it harms the patient. See to it now.</source>
        <translation>Kritisk: sådan kan det ikke være, eller det skader patienten. Gør noget nu.</translation>
    </message>
    <message>
        <source>Ctrl+Z takes a decision back. Ctrl+K finds any patient or command. ? shows every key.</source>
        <translation>Ctrl+Z fortryder en beslutning. Ctrl+K finder enhver patient og kommando. ? viser alle taster.</translation>
    </message>
    <message>
        <source>Ctrl+Z takes a move back for 10 minutes. Ctrl+K finds any patient or command.</source>
        <translation>Ctrl+Z fortryder en flytning i 10 minutter. Ctrl+K finder enhver patient og kommando.</translation>
    </message>
    <message>
        <source>Curves of 1 year</source>
        <translation>Kurver for 1 år</translation>
    </message>
    <message>
        <source>Curves of 14 days</source>
        <translation>Kurver for 14 dage</translation>
    </message>
    <message>
        <source>Curves of 3 months</source>
        <translation>Kurver for 3 måneder</translation>
    </message>
    <message>
        <source>Curves of all time</source>
        <translation>Kurver for al tid</translation>
    </message>
    <message>
        <source>DEMONSTRATION – made-up people</source>
        <translation>DEMONSTRATION – opdigtede personer</translation>
    </message>
    <message>
        <source>Danish</source>
        <translation>Dansk</translation>
    </message>
    <message>
        <source>Dansk / English</source>
        <translation>Dansk / English</translation>
    </message>
    <message>
        <source>Dashed and struck out: no longer driven. Solid: driven with the plan.</source>
        <translation>Stiplet og overstreget: køres ikke længere. Fuld linje: køres med planen.</translation>
    </message>
    <message>
        <source>Data are fetched at intervals: their age stands below. Not an emergency service.</source>
        <translation>Data hentes med mellemrum: alderen står nederst. Ikke et akut tilbud.</translation>
    </message>
    <message>
        <source>Data have come since: a new assessment is on its way.</source>
        <translation>Der er kommet data siden: En ny vurdering er på vej.</translation>
    </message>
    <message>
        <source>Data {age} old</source>
        <translation>Data er {age} gamle</translation>
    </message>
    <message>
        <source>Database looked through</source>
        <translation>Databasen gennemset</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Dag</translation>
    </message>
    <message>
        <source>Days between</source>
        <translation>Dage imellem</translation>
    </message>
    <message>
        <source>Days of own level</source>
        <translation>Dage i eget niveau</translation>
    </message>
    <message>
        <source>Days on which the patient cannot come are a note of their own: choose it on top.</source>
        <translation>Dage, patienten ikke kan komme, er en note for sig: vælg den øverst.</translation>
    </message>
    <message>
        <source>Days that the patient caused</source>
        <translation>Dage, patienten selv er årsag til</translation>
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
        <source>Deadlines</source>
        <translation>Frister</translation>
    </message>
    <message>
        <source>Deadlines in working hours pass while the department is open. A red never waits for a check-day. Public holidays are closed by themselves.</source>
        <translation>Frister i arbejdstid løber, mens afdelingen har åbent. En rød venter aldrig på en tjekdag. Helligdage er lukket af sig selv.</translation>
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
        <source>Decimals</source>
        <translation>Decimaler</translation>
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
        <source>Department: {what}</source>
        <translation>Afdeling: {what}</translation>
    </message>
    <message>
        <source>Departments</source>
        <translation>Afdelinger</translation>
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
        <source>Do it all the same</source>
        <translation>Gør det alligevel</translation>
    </message>
    <message>
        <source>Do not wait for a missing answer</source>
        <translation>Se bort fra et svar, der mangler</translation>
    </message>
    <message>
        <source>Do not wait for it</source>
        <translation>Se bort fra det</translation>
    </message>
    <message>
        <source>Do not wait …</source>
        <translation>Se bort fra det …</translation>
    </message>
    <message>
        <source>Does not count until it is documented: the limit {duty} holds.</source>
        <translation>Tæller ikke, før det er dokumenteret: fristen {duty} gælder.</translation>
    </message>
    <message>
        <source>Does not fit the rules now in force, and counts for nothing. Set it again.</source>
        <translation>Passer ikke til reglerne, der nu er i kraft, og gælder ikke. Sæt den igen.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Færdig</translation>
    </message>
    <message>
        <source>Done, and signed.</source>
        <translation>Gjort og underskrevet.</translation>
    </message>
    <message>
        <source>Double reading: judge drawn patients blind</source>
        <translation>Dobbelt bedømmelse: bedøm trukne patienter blindt</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Ned</translation>
    </message>
    <message>
        <source>Downtime</source>
        <translation>Nedbrud</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Kladde</translation>
    </message>
    <message>
        <source>Draft from {time}</source>
        <translation>Kladde fra {time}</translation>
    </message>
    <message>
        <source>Draft {version} ({author})</source>
        <translation>Kladde {version} ({author})</translation>
    </message>
    <message>
        <source>Draft {version} is being written by {author}.</source>
        <translation>Kladde {version} skrives af {author}.</translation>
    </message>
    <message>
        <source>Drafts compared</source>
        <translation>Kladder sammenlignet</translation>
    </message>
    <message>
        <source>Drafts that are kept for you: {count}.</source>
        <translation>Kladder, der er gemt til dig: {count}.</translation>
    </message>
    <message>
        <source>Draw a sample</source>
        <translation>Træk en stikprøve</translation>
    </message>
    <message>
        <source>Draw a sample for a double reading, or close it</source>
        <translation>Træk en stikprøve til dobbelt bedømmelse, eller luk den</translation>
    </message>
    <message>
        <source>Draw a sample …</source>
        <translation>Træk en stikprøve …</translation>
    </message>
    <message>
        <source>Draw the sample</source>
        <translation>Træk stikprøven</translation>
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
        <source>Driving</source>
        <translation>Kørsel</translation>
    </message>
    <message>
        <source>Driving (min.)</source>
        <translation>Kørsel (min.)</translation>
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
        <source>Empty the note first: a template does not write over what you wrote.</source>
        <translation>Tøm notatet først: en skabelon skriver ikke oven i det, du har skrevet.</translation>
    </message>
    <message>
        <source>Empty: until another version counts. The day after, patients are grey.</source>
        <translation>Tomt: til en anden version gælder. Dagen efter er patienterne grå.</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Slut</translation>
    </message>
    <message>
        <source>End a course of the patient</source>
        <translation>Afslut et forløb for patienten</translation>
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
        <source>End the course …</source>
        <translation>Afslut forløbet …</translation>
    </message>
    <message>
        <source>End the look-up</source>
        <translation>Afslut opslaget</translation>
    </message>
    <message>
        <source>End the role</source>
        <translation>Afslut rollen</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Engelsk</translation>
    </message>
    <message>
        <source>Enrol</source>
        <translation>Tilmeld</translation>
    </message>
    <message>
        <source>Enrol in a programme</source>
        <translation>Tilmeld et forløb</translation>
    </message>
    <message>
        <source>Enrol the patient in a programme</source>
        <translation>Tilmeld patienten et forløb</translation>
    </message>
    <message>
        <source>Enrol …</source>
        <translation>Tilmeld …</translation>
    </message>
    <message>
        <source>Enter copies the number</source>
        <translation>Enter kopierer nummeret</translation>
    </message>
    <message>
        <source>Enter goes to the place. A draft with an error cannot be sent.</source>
        <translation>Enter går til stedet. En kladde med en fejl kan ikke sendes.</translation>
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
        <source>Every example comes out as it says.</source>
        <translation>Alle eksempler kommer ud, som de siger.</translation>
    </message>
    <message>
        <source>Everything as large as at first</source>
        <translation>Alt i normal størrelse</translation>
    </message>
    <message>
        <source>Everything larger</source>
        <translation>Alt større</translation>
    </message>
    <message>
        <source>Everything smaller</source>
        <translation>Alt mindre</translation>
    </message>
    <message>
        <source>Everything that belongs to no other department belongs to the first.</source>
        <translation>Alt, der ikke hører til en anden afdeling, hører til den første.</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>Eksempel</translation>
    </message>
    <message>
        <source>Examples of the file that differ: {count}.</source>
        <translation>Eksempler i filen, der er anderledes: {count}.</translation>
    </message>
    <message>
        <source>Examples that fail</source>
        <translation>Eksempler, der fejler</translation>
    </message>
    <message>
        <source>Examples that fail …</source>
        <translation>Eksempler, der fejler …</translation>
    </message>
    <message>
        <source>Excel …</source>
        <translation>Excel …</translation>
    </message>
    <message>
        <source>Expect what comes</source>
        <translation>Forvent det, der kommer</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Forventet</translation>
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
        <source>Extended free choice counts as offered.</source>
        <translation>Udvidet frit valg regnes som tilbudt.</translation>
    </message>
    <message>
        <source>Extended free choice was offered</source>
        <translation>Udvidet frit valg er tilbudt</translation>
    </message>
    <message>
        <source>Extended free choice: from {new}, not {old}.</source>
        <translation>Udvidet frit valg: fra {new}, ikke {old}.</translation>
    </message>
    <message>
        <source>F1 opens the help on the page in front. Ctrl+F1 shows this introduction again.</source>
        <translation>F1 åbner hjælpen om den side, du er på. Ctrl+F1 viser denne introduktion igen.</translation>
    </message>
    <message>
        <source>FHIR server</source>
        <translation>FHIR-server</translation>
    </message>
    <message>
        <source>FHIR server, bulk export</source>
        <translation>FHIR-server, samlet udtræk</translation>
    </message>
    <message>
        <source>Fact about the course</source>
        <translation>Oplysning om forløbet</translation>
    </message>
    <message>
        <source>Facts of what went wrong</source>
        <translation>Oplysninger om det, der gik galt</translation>
    </message>
    <message>
        <source>Fails: expected {expected}, and it comes to {got}.</source>
        <translation>Passer ikke: forventet {expected}, men det bliver {got}.</translation>
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
        <source>Fetch the draft back</source>
        <translation>Hent kladden tilbage</translation>
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
        <source>Fetching the appointments …</source>
        <translation>Henter aftalerne …</translation>
    </message>
    <message>
        <source>Fetching the conflicts …</source>
        <translation>Henter konflikterne …</translation>
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
        <source>Fetching the last 12 months …</source>
        <translation>Henter de sidste 12 måneder …</translation>
    </message>
    <message>
        <source>Fetching the log …</source>
        <translation>Henter loggen …</translation>
    </message>
    <message>
        <source>Fetching the next patient …</source>
        <translation>Henter den næste patient …</translation>
    </message>
    <message>
        <source>Fetching the patient …</source>
        <translation>Henter patienten …</translation>
    </message>
    <message>
        <source>Fetching the patients …</source>
        <translation>Henter patienterne …</translation>
    </message>
    <message>
        <source>Fetching the quarantine …</source>
        <translation>Henter karantænen …</translation>
    </message>
    <message>
        <source>Fetching the rule sets …</source>
        <translation>Henter regelsættene …</translation>
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
        <source>Few patients ({count}): chance alone can make this difference.</source>
        <translation>Få patienter ({count}): tilfældet alene kan give denne forskel.</translation>
    </message>
    <message>
        <source>Fewest readings</source>
        <translation>Færrest målinger</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fil</translation>
    </message>
    <message>
        <source>File of own certificates (PEM)</source>
        <translation>Fil med egne certifikater (PEM)</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter: {what}. Press to take it away.</source>
        <translation>Filter: {what}. Tryk for at fjerne det.</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>Find a patient by CPR number or name, with a case or without</source>
        <translation>Find en patient på CPR-nummer eller navn, med eller uden sag</translation>
    </message>
    <message>
        <source>Find among all patients</source>
        <translation>Find blandt alle patienter</translation>
    </message>
    <message>
        <source>Find patient</source>
        <translation>Find patient</translation>
    </message>
    <message>
        <source>Find the limit</source>
        <translation>Find grænsen</translation>
    </message>
    <message>
        <source>Find the limit for a wanted workload or share</source>
        <translation>Find grænsen til et ønsket arbejde eller en ønsket andel</translation>
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
        <source>Findings</source>
        <translation>Fund</translation>
    </message>
    <message>
        <source>Findings ({count})</source>
        <translation>Fund ({count})</translation>
    </message>
    <message>
        <source>Findings of the check:</source>
        <translation>Kontrollen fandt:</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Fingeraftryk</translation>
    </message>
    <message>
        <source>Fingerprint of the administrator key</source>
        <translation>Administratornøglens fingeraftryk</translation>
    </message>
    <message>
        <source>Fingerprint, as the user reads it aloud</source>
        <translation>Fingeraftryk, som brugeren læser det op</translation>
    </message>
    <message>
        <source>Fires when</source>
        <translation>Slår til når</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Første dag</translation>
    </message>
    <message>
        <source>First the administrator key: Administration, Signing keys.</source>
        <translation>Først administratornøglen: Administration, Signaturnøgler.</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Mappe</translation>
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
        <source>For whom</source>
        <translation>For hvem</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Fundet</translation>
    </message>
    <message>
        <source>Found rightly</source>
        <translation>Fundet med rette</translation>
    </message>
    <message>
        <source>Found rightly: patients whose visit was needed, of those of whom it is recorded. In brackets the 95 % interval.</source>
        <translation>Fundet med rette: patienter, hvis besøg var nødvendigt, af dem, hvor det er registreret. I parentes 95 %-intervallet.</translation>
    </message>
    <message>
        <source>Free times</source>
        <translation>Ledige tider</translation>
    </message>
    <message>
        <source>Free times, and who could use them</source>
        <translation>Ledige tider, og hvem der kunne bruge dem</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>Fredag</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Fra</translation>
    </message>
    <message>
        <source>From the assessment chosen</source>
        <translation>Fra den valgte vurdering</translation>
    </message>
    <message>
        <source>From – until</source>
        <translation>Fra – til</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>Fra … til …</translation>
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
        <source>Give or propose a role</source>
        <translation>Giv eller foreslå en rolle</translation>
    </message>
    <message>
        <source>Give the role</source>
        <translation>Giv rollen</translation>
    </message>
    <message>
        <source>Given reason</source>
        <translation>Begrundelse</translation>
    </message>
    <message>
        <source>Glucose sensor</source>
        <translation>Glukosesensor</translation>
    </message>
    <message>
        <source>Go on with the proposal for the patient chosen</source>
        <translation>Gå videre med forslaget til den valgte patient</translation>
    </message>
    <message>
        <source>Go to the course over time</source>
        <translation>Gå til forløbet over tid</translation>
    </message>
    <message>
        <source>Go to the limits</source>
        <translation>Gå til grænserne</translation>
    </message>
    <message>
        <source>Go to the signing keys</source>
        <translation>Gå til signaturnøglerne</translation>
    </message>
    <message>
        <source>Go to what the reason rests on, then the next</source>
        <translation>Gå til det, som grunden hviler på, derefter den næste</translation>
    </message>
    <message>
        <source>Go to who changes colour</source>
        <translation>Gå til, hvem der skifter farve</translation>
    </message>
    <message>
        <source>Goes away: {conflict}</source>
        <translation>Forsvinder: {conflict}</translation>
    </message>
    <message>
        <source>Grave</source>
        <translation>Alvorlig</translation>
    </message>
    <message>
        <source>Grave or less grave: put it right before the deadline.</source>
        <translation>Alvorlig eller mindre alvorlig: få det i orden inden fristen.</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grøn</translation>
    </message>
    <message>
        <source>Green rounds until a course is stable</source>
        <translation>Grønne runder, før et forløb er stabilt</translation>
    </message>
    <message>
        <source>Green, I agree</source>
        <translation>Grøn, enig</translation>
    </message>
    <message>
        <source>Green: everything asked for is there, and within its limits.</source>
        <translation>Grøn: alt det, der er bedt om, er der og er inden for grænserne.</translation>
    </message>
    <message>
        <source>Greens</source>
        <translation>Grønne</translation>
    </message>
    <message>
        <source>Greens, in all departments</source>
        <translation>Grønne, i alle afdelinger</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grå</translation>
    </message>
    <message>
        <source>Grey: cannot be assessed. Something is missing; grey is never good news.</source>
        <translation>Grå: kan ikke vurderes. Noget mangler; grå er aldrig en god nyhed.</translation>
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
        <source>Hang up</source>
        <translation>Læg på</translation>
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
        <source>Held in order</source>
        <translation>Holdes i orden</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hjælp</translation>
    </message>
    <message>
        <source>Help page</source>
        <translation>Hjælpeside</translation>
    </message>
    <message>
        <source>Help pages</source>
        <translation>Hjælpesider</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>Højest</translation>
    </message>
    <message>
        <source>Highest allowed</source>
        <translation>Højest tilladt</translation>
    </message>
    <message>
        <source>Hold two limits in order</source>
        <translation>Hold to grænser i orden</translation>
    </message>
    <message>
        <source>Holds personal data. To be shredded after use.</source>
        <translation>Indeholder personoplysninger. Makuleres efter brug.</translation>
    </message>
    <message>
        <source>Holds when</source>
        <translation>Gælder når</translation>
    </message>
    <message>
        <source>Holiday</source>
        <translation>Ferie</translation>
    </message>
    <message>
        <source>Home: {town}</source>
        <translation>Hjem: {town}</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Hosts allowed</source>
        <translation>Tilladte servere</translation>
    </message>
    <message>
        <source>Hosts allowed, with commas</source>
        <translation>Tilladte servere, med komma</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Åbningstid</translation>
    </message>
    <message>
        <source>Hours and check-days</source>
        <translation>Åbningstid, tjekdage</translation>
    </message>
    <message>
        <source>Hours or days</source>
        <translation>Timer eller dage</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Hvordan</translation>
    </message>
    <message>
        <source>How far back</source>
        <translation>Hvor langt tilbage</translation>
    </message>
    <message>
        <source>How greens are closed</source>
        <translation>Sådan lukkes de grønne</translation>
    </message>
    <message>
        <source>How greens close is saved.</source>
        <translation>Grønnes lukning er gemt.</translation>
    </message>
    <message>
        <source>How it becomes one number</source>
        <translation>Hvordan det bliver ét tal</translation>
    </message>
    <message>
        <source>How it is</source>
        <translation>Tilstand</translation>
    </message>
    <message>
        <source>How it is compared</source>
        <translation>Hvordan det sammenlignes</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>Hvor længe</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Hvor mange</translation>
    </message>
    <message>
        <source>How many at least</source>
        <translation>Mindst hvor mange</translation>
    </message>
    <message>
        <source>How much is replayed</source>
        <translation>Hvor meget der er genberegnet</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>Hvor tit</translation>
    </message>
    <message>
        <source>How often each rule was right, as the inbox of appointments tells. A rule that is off is not told of; it is counted all the same, and every plan obeys it.</source>
        <translation>Hvor tit hver regel havde ret, ud fra indbakken med aftaler. En regel, der er slået fra, vises ikke; den tælles alligevel, og alle forslag overholder den.</translation>
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
        <source>How they are held</source>
        <translation>Hvordan de holdes</translation>
    </message>
    <message>
        <source>I have read this</source>
        <translation>Jeg har læst det</translation>
    </message>
    <message>
        <source>I have seen it</source>
        <translation>Jeg har set det</translation>
    </message>
    <message>
        <source>I have seen what is told of the rules</source>
        <translation>Jeg har set beskeden om reglerne</translation>
    </message>
    <message>
        <source>I have written it down: take it away</source>
        <translation>Jeg har skrevet den ned: fjern den</translation>
    </message>
    <message>
        <source>If it is approved now:</source>
        <translation>Hvis den godkendes nu:</translation>
    </message>
    <message>
        <source>If not, the secretary is asked to give the time back. Nothing is cancelled by itself, and the answer falls if the patient is green no more.</source>
        <translation>Hvis ikke, bliver sekretæren bedt om at give tiden tilbage. Intet aflyses af sig selv, og svaret falder bort, hvis patienten ikke længere er grøn.</translation>
    </message>
    <message>
        <source>If something goes wrong, the red band says what, with a number for those who help you.</source>
        <translation>Går noget galt, siger det røde bånd hvad, med et nummer til dem, der hjælper dig.</translation>
    </message>
    <message>
        <source>Import a rule file as a draft</source>
        <translation>Importér en regelfil som kladde</translation>
    </message>
    <message>
        <source>Imported files</source>
        <translation>Indlæste filer</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>Gælder</translation>
    </message>
    <message>
        <source>In force, draft or version</source>
        <translation>Gældende, kladde eller version</translation>
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
        <source>In use</source>
        <translation>I brug</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>Med ord</translation>
    </message>
    <message>
        <source>In your own words (needed for another reason)</source>
        <translation>Med egne ord (kræves ved anden grund)</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Input</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>Input</translation>
    </message>
    <message>
        <source>Inputs ({count})</source>
        <translation>Input ({count})</translation>
    </message>
    <message>
        <source>Inputs are made anew from readings: {done} of {of}.</source>
        <translation>Input beregnes på ny ud fra målinger: {done} af {of}.</translation>
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
        <source>Interpreter</source>
        <translation>Tolk</translation>
    </message>
    <message>
        <source>Interpreter booked</source>
        <translation>Tolk bestilt</translation>
    </message>
    <message>
        <source>Interpreter: {language}</source>
        <translation>Tolk: {language}</translation>
    </message>
    <message>
        <source>Interruptions for each 20 bookings, last 30 days: {number} ({aim})</source>
        <translation>Afbrydelser pr. 20 bookinger, seneste 30 dage: {number} ({aim})</translation>
    </message>
    <message>
        <source>Into a group</source>
        <translation>Ind i en gruppe</translation>
    </message>
    <message>
        <source>Introduction {number} of {count}</source>
        <translation>Introduktion {number} af {count}</translation>
    </message>
    <message>
        <source>Introduction: show it, and its next step</source>
        <translation>Introduktion: vis den, og næste trin</translation>
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
        <source>Is the booked visit needed?</source>
        <translation>Er det bookede besøg nødvendigt?</translation>
    </message>
    <message>
        <source>Is the visit needed?</source>
        <translation>Er besøget nødvendigt?</translation>
    </message>
    <message>
        <source>It belongs to the department now, with its open cases.</source>
        <translation>Det hører nu til afdelingen, også de åbne sager.</translation>
    </message>
    <message>
        <source>It changes an order or a deadline: a secretary needs a clinician's yes.</source>
        <translation>Det ændrer en rækkefølge eller en frist: Sekretæren skal have ja fra en kliniker.</translation>
    </message>
    <message>
        <source>It could not be started.</source>
        <translation>Den kunne ikke startes.</translation>
    </message>
    <message>
        <source>It counts as not measured</source>
        <translation>Det tæller som ikke målt</translation>
    </message>
    <message>
        <source>It counts for every workstation of this store. A source's own proxy comes before it.</source>
        <translation>Det gælder for alle arbejdspladser på denne database. En kildes egen proxy går forud.</translation>
    </message>
    <message>
        <source>It ended unexpectedly ({code}).</source>
        <translation>Den stoppede uventet ({code}).</translation>
    </message>
    <message>
        <source>It goes on by itself; nothing is done twice.</source>
        <translation>Det fortsætter af sig selv; intet gøres to gange.</translation>
    </message>
    <message>
        <source>It is documented in the record</source>
        <translation>Det er dokumenteret i journalen</translation>
    </message>
    <message>
        <source>It is meant to be so</source>
        <translation>Det er meningen</translation>
    </message>
    <message>
        <source>It is needed</source>
        <translation>Det er nødvendigt</translation>
    </message>
    <message>
        <source>It is not needed</source>
        <translation>Det er ikke nødvendigt</translation>
    </message>
    <message>
        <source>It is used here: {places}. Change that first.</source>
        <translation>Det bruges her: {places}. Ret det først.</translation>
    </message>
    <message>
        <source>It waits here for whoever wrote it.</source>
        <translation>Det skrevne venter her på den, der skrev det.</translation>
    </message>
    <message>
        <source>J and K: next and previous conflict. A: go on with the proposal. Ctrl+↵: accept it.</source>
        <translation>J og K: næste og forrige konflikt. A: gå videre med forslaget. Ctrl+↵: godkend det.</translation>
    </message>
    <message>
        <source>J and K: next and previous patient. 1-5: the decision. N: note. Ctrl+↵: save and next.</source>
        <translation>J og K: næste og forrige patient. 1-5: beslutningen. N: notat. Ctrl+↵: gem og næste.</translation>
    </message>
    <message>
        <source>J chooses the next patient on the list, Ctrl+K finds anybody.</source>
        <translation>J vælger den næste patient på listen, Ctrl+K finder enhver.</translation>
    </message>
    <message>
        <source>Kappa</source>
        <translation>Kappa</translation>
    </message>
    <message>
        <source>Keep and next</source>
        <translation>Gem og næste</translation>
    </message>
    <message>
        <source>Keep it all the same</source>
        <translation>Gem alligevel</translation>
    </message>
    <message>
        <source>Keep the changes of this view</source>
        <translation>Gem ændringerne i visningen</translation>
    </message>
    <message>
        <source>Kept by who had them</source>
        <translation>Beholdt af den, der havde dem</translation>
    </message>
    <message>
        <source>Kept elsewhere up to line</source>
        <translation>Gemt uden for databasen til linje</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tast</translation>
    </message>
    <message>
        <source>Key in use since</source>
        <translation>Nøglen i brug siden</translation>
    </message>
    <message>
        <source>Keys and backup</source>
        <translation>Nøgler og sikkerhedskopi</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Slags</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprog</translation>
    </message>
    <message>
        <source>Language of the interpreter</source>
        <translation>Tolkens sprog</translation>
    </message>
    <message>
        <source>Language of the letter</source>
        <translation>Brevets sprog</translation>
    </message>
    <message>
        <source>Language of the letters</source>
        <translation>Brevenes sprog</translation>
    </message>
    <message>
        <source>Large print</source>
        <translation>Stor skrift</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Sidste dag</translation>
    </message>
    <message>
        <source>Last day it counts</source>
        <translation>Sidste dag, det gælder</translation>
    </message>
    <message>
        <source>Last fetched</source>
        <translation>Senest hentet</translation>
    </message>
    <message>
        <source>Latest backup</source>
        <translation>Seneste sikkerhedskopi</translation>
    </message>
    <message>
        <source>Latest changes</source>
        <translation>Seneste ændringer</translation>
    </message>
    <message>
        <source>Latest trial of a backup</source>
        <translation>Seneste prøve af en kopi</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>Fortsæt uændret</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Lad det være</translation>
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
        <source>Less grave</source>
        <translation>Mindre alvorlig</translation>
    </message>
    <message>
        <source>Let something belong to a department</source>
        <translation>Henfør noget til en afdeling</translation>
    </message>
    <message>
        <source>Let the note chosen count no more</source>
        <translation>Lad den valgte note udgå</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Brev</translation>
    </message>
    <message>
        <source>Letter for a whole day</source>
        <translation>Brev for hele dagen</translation>
    </message>
    <message>
        <source>Letter for a whole day: look at it, and print it</source>
        <translation>Brev for hele dagen: se det, og udskriv det</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Breve</translation>
    </message>
    <message>
        <source>Letters of accepted plans: print what can go</source>
        <translation>Breve om accepterede planer: udskriv dem, der kan sendes</translation>
    </message>
    <message>
        <source>Letters to print</source>
        <translation>Breve til udskrift</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliotek</translation>
    </message>
    <message>
        <source>Library of examples</source>
        <translation>Bibliotek med eksempler</translation>
    </message>
    <message>
        <source>Library of rule sets</source>
        <translation>Bibliotek over regelsæt</translation>
    </message>
    <message>
        <source>Lift it now</source>
        <translation>Hæv nu</translation>
    </message>
    <message>
        <source>Light, dark or high contrast</source>
        <translation>Lys, mørk eller høj kontrast</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Grænse</translation>
    </message>
    <message>
        <source>Limit broken</source>
        <translation>Vurdering</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grænser</translation>
    </message>
    <message>
        <source>Limits and rules</source>
        <translation>Grænser og regler</translation>
    </message>
    <message>
        <source>Limits or rules</source>
        <translation>Grænser eller regler</translation>
    </message>
    <message>
        <source>Limits then</source>
        <translation>Grænser dengang</translation>
    </message>
    <message>
        <source>Limits, or the rules they stand in</source>
        <translation>Grænser, eller reglerne de står i</translation>
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
        <source>Link id of the question</source>
        <translation>Spørgsmålets link-id</translation>
    </message>
    <message>
        <source>Lists closer together, or no longer</source>
        <translation>Lister tættere, eller ikke længere</translation>
    </message>
    <message>
        <source>Lists: {how}</source>
        <translation>Lister: {how}</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Lås</translation>
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
        <source>Login of the clinician who said yes</source>
        <translation>Login for den kliniker, der sagde ja</translation>
    </message>
    <message>
        <source>Login of the proxy</source>
        <translation>Proxyens login</translation>
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
        <source>Look at it</source>
        <translation>Se den</translation>
    </message>
    <message>
        <source>Look at the plan</source>
        <translation>Se planen</translation>
    </message>
    <message>
        <source>Look-alike name: 1 other in the list</source>
        <translation>Navnelighed: 1 anden på listen</translation>
    </message>
    <message>
        <source>Look-alike names: {count} others in the list</source>
        <translation>Navnelighed: {count} andre på listen</translation>
    </message>
    <message>
        <source>Looked after</source>
        <translation>Taget hånd om</translation>
    </message>
    <message>
        <source>Looking for patients …</source>
        <translation>Leder efter patienter …</translation>
    </message>
    <message>
        <source>Looking for the best plan …</source>
        <translation>Finder den bedste plan …</translation>
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
        <source>Lowest</source>
        <translation>Lavest</translation>
    </message>
    <message>
        <source>Lowest allowed</source>
        <translation>Lavest tilladt</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Lavet</translation>
    </message>
    <message>
        <source>Made of</source>
        <translation>Laves af</translation>
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
        <source>Make a backup now</source>
        <translation>Tag en sikkerhedskopi nu</translation>
    </message>
    <message>
        <source>Make it here</source>
        <translation>Lav den her</translation>
    </message>
    <message>
        <source>Make the change again</source>
        <translation>Gentag ændringen</translation>
    </message>
    <message>
        <source>Make the key</source>
        <translation>Lav nøglen</translation>
    </message>
    <message>
        <source>Make the recovery key</source>
        <translation>Lav gendannelsesnøglen</translation>
    </message>
    <message>
        <source>Make them anew from the readings</source>
        <translation>Beregn igen ud fra målingerne</translation>
    </message>
    <message>
        <source>Make your signing key</source>
        <translation>Lav din signaturnøgle</translation>
    </message>
    <message>
        <source>Make your signing key …</source>
        <translation>Lav din signaturnøgle …</translation>
    </message>
    <message>
        <source>Man</source>
        <translation>Mand</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Kort</translation>
    </message>
    <message>
        <source>Map of the patient's ways</source>
        <translation>Kort over patientens kørsel</translation>
    </message>
    <message>
        <source>Map of the ways</source>
        <translation>Kort over kørslen</translation>
    </message>
    <message>
        <source>Mark the notices about the patient as read</source>
        <translation>Markér beskederne om patienten som læst</translation>
    </message>
    <message>
        <source>May sign</source>
        <translation>Må underskrive</translation>
    </message>
    <message>
        <source>Me</source>
        <translation>Mig</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Måling</translation>
    </message>
    <message>
        <source>Measuring plan</source>
        <translation>Måleplan</translation>
    </message>
    <message>
        <source>Mental health</source>
        <translation>Trivsel</translation>
    </message>
    <message>
        <source>Minutes between</source>
        <translation>Minutter imellem</translation>
    </message>
    <message>
        <source>Minutes until somebody is told</source>
        <translation>Minutter, før nogen får besked</translation>
    </message>
    <message>
        <source>Missed:</source>
        <translation>Overset:</translation>
    </message>
    <message>
        <source>Missed: a person would have called about {estimate} of {greens} greens worse ({low} to {high}, 95 %), as {judged} that were drawn and judged tell.</source>
        <translation>Overset: et menneske ville have kaldt cirka {estimate} af {greens} grønne værre ({low} til {high}, 95 %), efter {judged} udtrukne, der er bedømt.</translation>
    </message>
    <message>
        <source>Missing answer</source>
        <translation>Manglende svar</translation>
    </message>
    <message>
        <source>Missing answers</source>
        <translation>Mangler svar</translation>
    </message>
    <message>
        <source>Missing: {what}, by {day}</source>
        <translation>Mangler: {what}, senest {day}</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>Mandag</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Måned</translation>
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
        <source>Moves</source>
        <translation>Flytninger</translation>
    </message>
    <message>
        <source>My views</source>
        <translation>Mine visninger</translation>
    </message>
    <message>
        <source>NEW KEY</source>
        <translation>NY NØGLE</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Navn</translation>
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
        <source>Name in Danish</source>
        <translation>Navn på dansk</translation>
    </message>
    <message>
        <source>Name in English</source>
        <translation>Navn på engelsk</translation>
    </message>
    <message>
        <source>Name in the file</source>
        <translation>Navn i filen</translation>
    </message>
    <message>
        <source>Name of the test</source>
        <translation>Eksemplets navn</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>Visningens navn</translation>
    </message>
    <message>
        <source>Name …   /</source>
        <translation>Navn …   /</translation>
    </message>
    <message>
        <source>Name, CPR   /</source>
        <translation>Navn, CPR   /</translation>
    </message>
    <message>
        <source>Name, CPR, reason   /</source>
        <translation>Navn, CPR, grund   /</translation>
    </message>
    <message>
        <source>Name, or code of the programme</source>
        <translation>Navn, eller forløbets kode</translation>
    </message>
    <message>
        <source>Narrow the list</source>
        <translation>Afgræns listen</translation>
    </message>
    <message>
        <source>Narrow the list (F4)</source>
        <translation>Afgræns listen (F4)</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>Behov</translation>
    </message>
    <message>
        <source>Never fetched</source>
        <translation>Aldrig hentet</translation>
    </message>
    <message>
        <source>Never sent from here. What is missing is asked of the patient.</source>
        <translation>Sendes aldrig herfra. Spørg patienten om det, der mangler.</translation>
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
        <source>New draft</source>
        <translation>Ny kladde</translation>
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
        <source>New name</source>
        <translation>Nyt navn</translation>
    </message>
    <message>
        <source>New questionnaire</source>
        <translation>Nyt skema</translation>
    </message>
    <message>
        <source>New rules</source>
        <translation>Nye regler</translation>
    </message>
    <message>
        <source>New version {version} would say {colour}: {reason} The case keeps {old} while somebody has it.</source>
        <translation>Ny version {version} ville sige {colour}: {reason} Sagen følger {old}, så længe nogen har den.</translation>
    </message>
    <message>
        <source>Newest data</source>
        <translation>Nyeste data</translation>
    </message>
    <message>
        <source>Newest data first</source>
        <translation>Nyeste data først</translation>
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
        <source>News of the patient came after you began. What you wrote stands; look before you save.</source>
        <translation>Der er kommet nyt om patienten, efter at du begyndte. Det, du har skrevet, står endnu; se på det nye, før du gemmer.</translation>
    </message>
    <message>
        <source>News of the patient came. Look at it, and save again.</source>
        <translation>Der er kommet nyt om patienten. Se på det, og gem igen.</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Næste</translation>
    </message>
    <message>
        <source>Next due: by {day}</source>
        <translation>Næste svar: senest {day}</translation>
    </message>
    <message>
        <source>Next patient</source>
        <translation>Næste patient</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Intet svar</translation>
    </message>
    <message>
        <source>No answer of the patient is missing.</source>
        <translation>Patienten mangler ikke at svare.</translation>
    </message>
    <message>
        <source>No appointments to come.</source>
        <translation>Ingen kommende aftaler.</translation>
    </message>
    <message>
        <source>No appointments to come: there is nothing to write about.</source>
        <translation>Ingen kommende aftaler: der er intet at skrive om.</translation>
    </message>
    <message>
        <source>No booked visit of a green patient waits for an answer.</source>
        <translation>Ingen bookede besøg hos grønne patienter venter på svar.</translation>
    </message>
    <message>
        <source>No capacity is set for the department (Administration, Capacity).</source>
        <translation>Der er ikke sat en kapacitet for afdelingen (Administration, Kapacitet).</translation>
    </message>
    <message>
        <source>No case changed colour.</source>
        <translation>Ingen sag skiftede farve.</translation>
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
        <source>No deadline of an open case moves.</source>
        <translation>Ingen åben sags frist flyttes.</translation>
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
        <source>No double reading is closed yet: how far people agree with the rules is not measured.</source>
        <translation>Ingen dobbelt bedømmelse er lukket endnu: hvor enige mennesker er med reglerne, er ikke målt.</translation>
    </message>
    <message>
        <source>No entry has been put aside so.</source>
        <translation>Ingen konflikter har den status.</translation>
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
        <source>No help page has these words.</source>
        <translation>Ingen hjælpeside har de ord.</translation>
    </message>
    <message>
        <source>No home readings.</source>
        <translation>Ingen hjemmemålinger.</translation>
    </message>
    <message>
        <source>No letter could be written: the appointments have changed. Open each patient's letter.</source>
        <translation>Ingen breve kunne skrives: aftalerne er ændret. Åbn hver patients brev.</translation>
    </message>
    <message>
        <source>No letters wait: every plan that was accepted has its letter.</source>
        <translation>Ingen breve venter: alle accepterede planer har fået deres brev.</translation>
    </message>
    <message>
        <source>No limit or rule differs from what is in force.</source>
        <translation>Ingen grænse eller regel afviger fra det, der gælder.</translation>
    </message>
    <message>
        <source>No limit runs out within 30 days, and none ran out in the last 30.</source>
        <translation>Ingen grænse udløber inden for 30 dage, og ingen er udløbet de sidste 30.</translation>
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
        <source>No more patients in this view.</source>
        <translation>Ingen flere i visningen.</translation>
    </message>
    <message>
        <source>No open cases.</source>
        <translation>Ingen åbne sager.</translation>
    </message>
    <message>
        <source>No other free time was looked at.</source>
        <translation>Ingen anden ledig tid er vurderet.</translation>
    </message>
    <message>
        <source>No other free time was there to choose.</source>
        <translation>Der var ingen anden ledig tid at vælge.</translation>
    </message>
    <message>
        <source>No patient chosen</source>
        <translation>Ingen patient valgt</translation>
    </message>
    <message>
        <source>No patient chosen. J goes to the first conflict.</source>
        <translation>Ingen patient valgt. J går til den første konflikt.</translation>
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
        <source>No programme</source>
        <translation>Intet forløb</translation>
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
        <source>No rule fired.</source>
        <translation>Ingen regel slog til.</translation>
    </message>
    <message>
        <source>No rule found anybody in this period.</source>
        <translation>Ingen regel fandt nogen i perioden.</translation>
    </message>
    <message>
        <source>No rules are in force: every patient will be grey.</source>
        <translation>Ingen regler er i kraft: alle patienter bliver grå.</translation>
    </message>
    <message>
        <source>No shortcut has these words.</source>
        <translation>Ingen genvej har de ord.</translation>
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
        <source>No telephone number is known.</source>
        <translation>Intet telefonnummer er kendt.</translation>
    </message>
    <message>
        <source>No test makes it fire: write one.</source>
        <translation>Intet eksempel får den til at slå til: skriv et.</translation>
    </message>
    <message>
        <source>No trips to come.</source>
        <translation>Ingen kommende ture.</translation>
    </message>
    <message>
        <source>No version has come in force while cases were open.</source>
        <translation>Ingen version er trådt i kraft, mens sager var åbne.</translation>
    </message>
    <message>
        <source>No visit</source>
        <translation>Intet besøg</translation>
    </message>
    <message>
        <source>No wish is understood yet: nothing was noted.</source>
        <translation>Intet ønske er forstået endnu: der er ikke noteret noget.</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Ingen</translation>
    </message>
    <message>
        <source>Nobody changes their own roles. A department head proposes; an administrator confirms.</source>
        <translation>Ingen ændrer sine egne roller. Ledelsen foreslår; en administrator bekræfter.</translation>
    </message>
    <message>
        <source>Nobody else here may have cases. An administrator adds colleagues.</source>
        <translation>Ingen andre her kan få sager. En administrator opretter kolleger.</translation>
    </message>
    <message>
        <source>Nobody has a key that counts.</source>
        <translation>Ingen har en nøgle, der gælder.</translation>
    </message>
    <message>
        <source>Nobody has been measured with this device.</source>
        <translation>Ingen er målt med dette apparat.</translation>
    </message>
    <message>
        <source>Nobody has sent a version yet.</source>
        <translation>Ingen har sendt en version endnu.</translation>
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
        <source>Nobody in the list fits the search.</source>
        <translation>Ingen på listen passer til søgningen.</translation>
    </message>
    <message>
        <source>Nobody is green without it</source>
        <translation>Ingen er grøn uden det</translation>
    </message>
    <message>
        <source>Nobody reads in it any more, and the agreement is shown from then on.</source>
        <translation>Ingen bedømmer i den længere, og enigheden vises fra da af.</translation>
    </message>
    <message>
        <source>Nobody waits for your reading. Patients whom you opened or decided on are read by others.</source>
        <translation>Ingen venter på din bedømmelse. Patienter, som du har åbnet eller besluttet om, bedømmes af andre.</translation>
    </message>
    <message>
        <source>Nobody was assessed in this programme in the period. Choose a longer one.</source>
        <translation>Ingen er vurderet i forløbet i perioden. Vælg en længere.</translation>
    </message>
    <message>
        <source>Nobody's key waits for a certificate.</source>
        <translation>Ingens nøgle venter på attest.</translation>
    </message>
    <message>
        <source>Nobody: the number is 0.</source>
        <translation>Ingen: tallet er 0.</translation>
    </message>
    <message>
        <source>None of the patient's programmes has limits that can be their own.</source>
        <translation>Ingen af patientens forløb har grænser, der kan være patientens egne.</translation>
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
        <source>None. The department's limits count.</source>
        <translation>Ingen. Afdelingens grænser gælder.</translation>
    </message>
    <message>
        <source>Not an emergency service</source>
        <translation>Ikke et akut tilbud</translation>
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
        <source>Not enrolled in a programme.</source>
        <translation>Ikke tilmeldt et forløb.</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Vides ikke</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ikke nu</translation>
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
        <source>Not printed: something else was asked for. Shift+P prints.</source>
        <translation>Ikke udskrevet: en anden dialog blev åbnet. Shift+P udskriver.</translation>
    </message>
    <message>
        <source>Not reached, and open as before: {count}.</source>
        <translation>Ikke nået og åbne som før: {count}.</translation>
    </message>
    <message>
        <source>Not relevant</source>
        <translation>Ikke relevant</translation>
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
        <source>Not understood, and does not count: {words}. Write it another way, or tell the department.</source>
        <translation>Ikke forstået og tæller ikke med: {words}. Skriv det på en anden måde, eller sig det til afdelingen.</translation>
    </message>
    <message>
        <source>Not where another rule fires</source>
        <translation>Ikke hvor en anden regel slår til</translation>
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
        <translation>Notat om opslaget</translation>
    </message>
    <message>
        <source>Note down</source>
        <translation>Notér</translation>
    </message>
    <message>
        <source>Note how the patient can come, or what was told</source>
        <translation>Notér, hvordan patienten kan komme, eller hvad der er sagt</translation>
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
        <source>Note, suggested</source>
        <translation>Notat, forslag</translation>
    </message>
    <message>
        <source>Note: what was asked and answered …</source>
        <translation>Notat: hvad der blev spurgt om og svaret …</translation>
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
        <source>Notes that could not be kept: {count}. Save them, or do it once more to throw them away.</source>
        <translation>Notater, der ikke kunne gemmes som kladde: {count}. Gem dem, eller gør det én gang til for at kassere dem.</translation>
    </message>
    <message>
        <source>Nothing can be copied of a patient who is open by break-glass.</source>
        <translation>Intet kan kopieres om en patient, der er åbnet med værdispring.</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>Intet fundet.</translation>
    </message>
    <message>
        <source>Nothing has gone wrong since Visita was started.</source>
        <translation>Intet er gået galt, siden Visita blev startet.</translation>
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
        <source>Nothing is expected of the patient any more. What comes all the same is assessed.</source>
        <translation>Der ventes ikke mere fra patienten. Det, der alligevel kommer, vurderes.</translation>
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
        <source>Nothing is in force in this programme: all of it is new.</source>
        <translation>Intet er i kraft for forløbet: det hele er nyt.</translation>
    </message>
    <message>
        <source>Nothing is in force: these rules have run out, and count for nobody.</source>
        <translation>Intet er i kraft: disse regler er udløbet og gælder ikke for nogen.</translation>
    </message>
    <message>
        <source>Nothing is in force: this is the shipped example, which counts for nobody.</source>
        <translation>Intet er i kraft: dette er det medfølgende eksempel, som ikke gælder for nogen.</translation>
    </message>
    <message>
        <source>Nothing is moved or booked until you accept, with the patient's name before you.</source>
        <translation>Intet flyttes eller bookes, før du godkender det med patientens navn foran dig.</translation>
    </message>
    <message>
        <source>Nothing is proposed for this patient.</source>
        <translation>Der er intet forslag til denne patient.</translation>
    </message>
    <message>
        <source>Nothing is sent to a patient, booked or closed by itself.</source>
        <translation>Intet sendes til en patient, bookes eller lukkes af sig selv.</translation>
    </message>
    <message>
        <source>Nothing is sent: no message channel is set up. The decision is saved here alone.</source>
        <translation>Der bliver ikke sendt noget: der er ingen beskedkanal. Beslutningen gemmes kun her.</translation>
    </message>
    <message>
        <source>Nothing is wrong with the appointments of your departments.</source>
        <translation>Der er ingen konflikter i afdelingens aftaler.</translation>
    </message>
    <message>
        <source>Nothing like that. Shift+F4 lists everything.</source>
        <translation>Ingen fundet. Shift+F4 viser alt.</translation>
    </message>
    <message>
        <source>Nothing stands in the log yet.</source>
        <translation>Der står intet i loggen endnu.</translation>
    </message>
    <message>
        <source>Nothing that was assessed in the period can be replayed. {why}</source>
        <translation>Intet af det, der er vurderet i perioden, kan genberegnes. {why}</translation>
    </message>
    <message>
        <source>Nothing waits for review.</source>
        <translation>Ingen opslag venter på gennemgang.</translation>
    </message>
    <message>
        <source>Nothing was assessed in this programme, so the limit cannot be tried.</source>
        <translation>Intet er vurderet i dette forløb, så grænsen kan ikke prøves.</translation>
    </message>
    <message>
        <source>Nothing was ever fetched from it.</source>
        <translation>Der er aldrig hentet noget derfra.</translation>
    </message>
    <message>
        <source>Nothing was set yet.</source>
        <translation>Intet er indstillet endnu.</translation>
    </message>
    <message>
        <source>Nothing: the other rules decide</source>
        <translation>Intet: de andre regler afgør det</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Besked</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Nu</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Tal</translation>
    </message>
    <message>
        <source>Of how many of the newest</source>
        <translation>Ud af hvor mange af de nyeste</translation>
    </message>
    <message>
        <source>Of the last weeks</source>
        <translation>Fra de seneste uger</translation>
    </message>
    <message>
        <source>Of which course</source>
        <translation>Hvilket forløb</translation>
    </message>
    <message>
        <source>Of {read} read: {worse} judged worse than by the rules, {milder} milder. Apart: {grey} grey by the rules, and {unsure} readings that could not be judged.</source>
        <translation>Af {read} bedømte: {worse} bedømt værre end af reglerne, {milder} mildere. For sig: {grey} grå efter reglerne, og {unsure} bedømmelser, hvor patienten ikke kunne bedømmes.</translation>
    </message>
    <message>
        <source>Off: no new cases; open ones stay. What patients send is kept, and judged when it is on again.</source>
        <translation>Slået fra: ingen nye sager; åbne bliver. Det, patienterne sender, gemmes og vurderes, når forløbet slås til igen.</translation>
    </message>
    <message>
        <source>Old and new, before, or after</source>
        <translation>Gammelt og nyt, før eller efter</translation>
    </message>
    <message>
        <source>Old times struck out, new times filled</source>
        <translation>Gamle tider er streget over, nye er udfyldt</translation>
    </message>
    <message>
        <source>Oldest data first</source>
        <translation>Ældste data først</translation>
    </message>
    <message>
        <source>Oldest, in years</source>
        <translation>Ældste, i år</translation>
    </message>
    <message>
        <source>On a pause</source>
        <translation>På pause</translation>
    </message>
    <message>
        <source>On its way: not every calendar has answered.</source>
        <translation>På vej: Ikke alle kalendere har svaret.</translation>
    </message>
    <message>
        <source>On the screen</source>
        <translation>På skærmen</translation>
    </message>
    <message>
        <source>One limit</source>
        <translation>Den ene grænse</translation>
    </message>
    <message>
        <source>One of</source>
        <translation>En af</translation>
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
        <source>Open again</source>
        <translation>Åbn igen</translation>
    </message>
    <message>
        <source>Open cases then</source>
        <translation>Åbne sager da</translation>
    </message>
    <message>
        <source>Open for 60 minutes</source>
        <translation>Åbn i 60 minutter</translation>
    </message>
    <message>
        <source>Open since {day}: {once} of {drawn} patients read by one, {twice} by two. Drawn with seed {seed}.</source>
        <translation>Åben siden {day}: {once} af {drawn} patienter bedømt af en, {twice} af to. Trukket med frø {seed}.</translation>
    </message>
    <message>
        <source>Open since {day}: {once} of {drawn} patients read by one, {twice} by two. Drawn with seed {seed}; there were fewer than the {size} asked for.</source>
        <translation>Åben siden {day}: {once} af {drawn} patienter bedømt af en, {twice} af to. Trukket med frø {seed}; der var færre end de {size}, der blev bedt om.</translation>
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
        <source>Opening hours</source>
        <translation>Åbningstid</translation>
    </message>
    <message>
        <source>Opens</source>
        <translation>Åbner</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Rækkefølge</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Andet</translation>
    </message>
    <message>
        <source>Other departments</source>
        <translation>Andre afdelinger</translation>
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
        <source>Others</source>
        <translation>Øvrige</translation>
    </message>
    <message>
        <source>Out of the group</source>
        <translation>Ud af gruppen</translation>
    </message>
    <message>
        <source>Own level: mean {middle} of {count} in {days} days; the rule's limits {low}–{high}</source>
        <translation>Eget niveau: gennemsnit {middle} af {count} på {days} dage; reglens grænser {low}–{high}</translation>
    </message>
    <message>
        <source>Own level: median {middle} of {count} in {days} days, half lie in {low}–{high}; used by no rule</source>
        <translation>Eget niveau: median {middle} af {count} på {days} dage, halvdelen i {low}–{high}; bruges ikke af nogen regel</translation>
    </message>
    <message>
        <source>Own level: median {middle} of {count} in {days} days; the rule's limit for a fall {low}</source>
        <translation>Eget niveau: median {middle} af {count} på {days} dage; reglens grænse for fald {low}</translation>
    </message>
    <message>
        <source>Own level: median {middle} of {count} in {days} days; the rule's limits {low}–{high}</source>
        <translation>Eget niveau: median {middle} af {count} på {days} dage; reglens grænser {low}–{high}</translation>
    </message>
    <message>
        <source>Own limits</source>
        <translation>Egne grænser</translation>
    </message>
    <message>
        <source>Page {number} of {count}</source>
        <translation>Side {number} af {count}</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Sider</translation>
    </message>
    <message>
        <source>Parts of the rule set</source>
        <translation>Dele af regelsættet</translation>
    </message>
    <message>
        <source>Passes: {got}</source>
        <translation>Passer: {got}</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Adgangssætning</translation>
    </message>
    <message>
        <source>Passphrase of the administrator key, where it has one</source>
        <translation>Administratornøglens adgangssætning, hvis den har en</translation>
    </message>
    <message>
        <source>Passphrase of the store, where it has one</source>
        <translation>Databasens adgangssætning, hvis den har en</translation>
    </message>
    <message>
        <source>Passphrase of your signing key</source>
        <translation>Adgangssætning til din signaturnøgle</translation>
    </message>
    <message>
        <source>Passphrase, if you have one</source>
        <translation>Adgangssætning, hvis du har en</translation>
    </message>
    <message>
        <source>Passphrase, where no keyring keeps the key</source>
        <translation>Adgangssætning, hvis ingen nøglering gemmer nøglen</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Adgangskode</translation>
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
        <source>Patients behind a number</source>
        <translation>Patienter bag et tal</translation>
    </message>
    <message>
        <source>Patients behind the number: {before} → {after} ({count})</source>
        <translation>Patienter bag tallet: {before} → {after} ({count})</translation>
    </message>
    <message>
        <source>Patients found</source>
        <translation>Fundne patienter</translation>
    </message>
    <message>
        <source>Patients judged by two people who did not see the colour. Kappa 1 is full agreement, 0 what chance gives.</source>
        <translation>Patienter bedømt af to, der ikke så farven. Kappa 1 er fuld enighed, 0 hvad tilfældet giver.</translation>
    </message>
    <message>
        <source>Patients measured with the device</source>
        <translation>Patienter målt med apparatet</translation>
    </message>
    <message>
        <source>Patients of {programme} who were assessed in your departments are judged anew by two clinicians each, who have not decided on them or opened them since, and do not see the colour. Shift+B begins to read.</source>
        <translation>Patienter i {programme}, som er vurderet i dine afdelinger, bedømmes igen af to klinikere hver, som ikke har besluttet om dem eller åbnet dem siden og ikke ser farven. Shift+B begynder bedømmelsen.</translation>
    </message>
    <message>
        <source>Patients who change</source>
        <translation>Patienter der skifter</translation>
    </message>
    <message>
        <source>Patients' own limits that run out</source>
        <translation>Patienters egne grænser, der udløber</translation>
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
        <source>Pause, or resume</source>
        <translation>Sæt på pause, eller genoptag</translation>
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
        <source>Pin it here</source>
        <translation>Fastgør den her</translation>
    </message>
    <message>
        <source>Planned downtime</source>
        <translation>Planlagt driftsstop</translation>
    </message>
    <message>
        <source>Previous patient</source>
        <translation>Forrige patient</translation>
    </message>
    <message>
        <source>Print or PDF …</source>
        <translation>Udskriv eller PDF …</translation>
    </message>
    <message>
        <source>Print the curves</source>
        <translation>Udskriv kurverne</translation>
    </message>
    <message>
        <source>Print the list</source>
        <translation>Udskriv listen</translation>
    </message>
    <message>
        <source>Print the list, or save it as PDF</source>
        <translation>Udskriv listen, eller gem den som PDF</translation>
    </message>
    <message>
        <source>Print the trends</source>
        <translation>Udskriv kurverne</translation>
    </message>
    <message>
        <source>Print …</source>
        <translation>Udskriv …</translation>
    </message>
    <message>
        <source>Printed {at} by {who}. Purpose: {purpose}. Patients: {count}.</source>
        <translation>Udskrevet {at} af {who}. Formål: {purpose}. Patienter: {count}.</translation>
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
        <source>Probably known twice</source>
        <translation>Findes sandsynligvis to gange</translation>
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
        <source>Programme: {what}</source>
        <translation>Forløb: {what}</translation>
    </message>
    <message>
        <source>Programmes</source>
        <translation>Forløb</translation>
    </message>
    <message>
        <source>Promised calls</source>
        <translation>Lovede opkald</translation>
    </message>
    <message>
        <source>Promised calls: list them alone, or everybody</source>
        <translation>Lovede opkald: vis kun dem, eller alle</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>Forslag</translation>
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
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Proxy and network</source>
        <translation>Proxy og netværk</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Formål</translation>
    </message>
    <message>
        <source>Put in a value</source>
        <translation>Indsæt en værdi</translation>
    </message>
    <message>
        <source>Put into the keyring</source>
        <translation>Læg i nøgleringen</translation>
    </message>
    <message>
        <source>Put it in the draft</source>
        <translation>Sæt den i kladden</translation>
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
        <source>Put right elsewhere</source>
        <translation>Løst et andet sted</translation>
    </message>
    <message>
        <source>Put right what the check found first.</source>
        <translation>Ret først det, kontrollen fandt.</translation>
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
        <source>Put the conflict off until a day, or open it again</source>
        <translation>Udsæt konflikten til en dag, eller åbn den igen</translation>
    </message>
    <message>
        <source>Put the limit back to what is in force</source>
        <translation>Sæt grænsen tilbage til det, der gælder</translation>
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
        <source>Read a rule file</source>
        <translation>Læs en regelfil</translation>
    </message>
    <message>
        <source>Read a rule file …</source>
        <translation>Læs en regelfil …</translation>
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
        <source>Reader agrees</source>
        <translation>Læseren er enig</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Måling</translation>
    </message>
    <message>
        <source>Reading again …</source>
        <translation>Henter igen …</translation>
    </message>
    <message>
        <source>Reading again, and assessing the patients anew …</source>
        <translation>Læser igen og vurderer patienterne på ny …</translation>
    </message>
    <message>
        <source>Reading the assessments of the period …</source>
        <translation>Henter periodens vurderinger …</translation>
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
        <source>Readings as a table, or as curves</source>
        <translation>Målinger som tabel eller som kurver</translation>
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
        <source>Readings of the long mean</source>
        <translation>Målinger i det lange gennemsnit</translation>
    </message>
    <message>
        <source>Readings of the short mean</source>
        <translation>Målinger i det korte gennemsnit</translation>
    </message>
    <message>
        <source>Reads: {danish} / {english}</source>
        <translation>Læses: {danish} / {english}</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Reason in Danish</source>
        <translation>Begrundelse på dansk</translation>
    </message>
    <message>
        <source>Reason in English</source>
        <translation>Begrundelse på engelsk</translation>
    </message>
    <message>
        <source>Reason, e.g. recalled by the manufacturer</source>
        <translation>Begrundelse, fx tilbagekaldt af fabrikanten</translation>
    </message>
    <message>
        <source>Reason, if there is more to say</source>
        <translation>Begrundelse, hvis der er mere at sige</translation>
    </message>
    <message>
        <source>Reason: not given</source>
        <translation>Begrundelse: ikke angivet</translation>
    </message>
    <message>
        <source>Reason: {reason}</source>
        <translation>Begrundelse: {reason}</translation>
    </message>
    <message>
        <source>Reason: {what}</source>
        <translation>Grund: {what}</translation>
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
        <source>Recorded</source>
        <translation>Registreret</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>Gendannelsesnøgle</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rød</translation>
    </message>
    <message>
        <source>Red always first</source>
        <translation>Røde altid først</translation>
    </message>
    <message>
        <source>Red assessments</source>
        <translation>Røde vurderinger</translation>
    </message>
    <message>
        <source>Red cases that nobody took: list them alone, or everybody</source>
        <translation>Røde sager, som ingen har taget: vis kun dem eller alle</translation>
    </message>
    <message>
        <source>Red first, then {order}</source>
        <translation>Røde først, så {order}</translation>
    </message>
    <message>
        <source>Red per week</source>
        <translation>Røde pr. uge</translation>
    </message>
    <message>
        <source>Red taken within</source>
        <translation>Rød tages inden</translation>
    </message>
    <message>
        <source>Red, and later admitted</source>
        <translation>Rød og siden indlagt</translation>
    </message>
    <message>
        <source>Red: see to it now.</source>
        <translation>Rød: gør noget nu.</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Gentag</translation>
    </message>
    <message>
        <source>Reds and yellows in the weeks from: {weeks}</source>
        <translation>Røde og gule i ugerne fra: {weeks}</translation>
    </message>
    <message>
        <source>Reds that nobody took, in all departments</source>
        <translation>Røde, som ingen tog, i alle afdelinger</translation>
    </message>
    <message>
        <source>Reject the draft</source>
        <translation>Afvis kladden</translation>
    </message>
    <message>
        <source>Reject the draft that was sent for approval</source>
        <translation>Afvis kladden, der er sendt til godkendelse</translation>
    </message>
    <message>
        <source>Reject …</source>
        <translation>Afvis …</translation>
    </message>
    <message>
        <source>Rejected by {who}, {when}</source>
        <translation>Afvist af {who}, {when}</translation>
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
        <source>Remark (may be left out)</source>
        <translation>Bemærkning (kan udelades)</translation>
    </message>
    <message>
        <source>Remember the wish</source>
        <translation>Husk ønsket</translation>
    </message>
    <message>
        <source>Remember the wish that is typed</source>
        <translation>Husk det ønske, der er skrevet</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Fjern</translation>
    </message>
    <message>
        <source>Remove this view</source>
        <translation>Fjern visningen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Omdøb</translation>
    </message>
    <message>
        <source>Rename a department</source>
        <translation>Omdøb en afdeling</translation>
    </message>
    <message>
        <source>Rename this view …</source>
        <translation>Omdøb visningen …</translation>
    </message>
    <message>
        <source>Replay the period</source>
        <translation>Genberegn perioden</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Bestillinger</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>Ressource</translation>
    </message>
    <message>
        <source>Responsible</source>
        <translation>Ansvarlig</translation>
    </message>
    <message>
        <source>Responsible: me</source>
        <translation>Ansvarlig: mig</translation>
    </message>
    <message>
        <source>Responsible: nobody</source>
        <translation>Ansvarlig: ingen</translation>
    </message>
    <message>
        <source>Responsible: {what}</source>
        <translation>Ansvarlig: {what}</translation>
    </message>
    <message>
        <source>Restore it on trial</source>
        <translation>Indlæs den på prøve</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Vurderinger</translation>
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
        <source>Revoke a user's keys</source>
        <translation>Spær en brugers nøgler</translation>
    </message>
    <message>
        <source>Revoke the keys</source>
        <translation>Spær nøglerne</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Roll back the limits</source>
        <translation>Rul grænserne tilbage</translation>
    </message>
    <message>
        <source>Roll back to the rules before</source>
        <translation>Rul tilbage til de forrige regler</translation>
    </message>
    <message>
        <source>Roll back …</source>
        <translation>Rul tilbage …</translation>
    </message>
    <message>
        <source>Rolled back by {who}, {when}</source>
        <translation>Rullet tilbage af {who}, {when}</translation>
    </message>
    <message>
        <source>Rolled back. Two others are told.</source>
        <translation>Rullet tilbage. To andre har fået besked.</translation>
    </message>
    <message>
        <source>Rows among the signed steps count for nothing ({count}); the rules are as they were. The newest is in the name of {signer}: {why} Tell whoever looks after the database.</source>
        <translation>Rækker blandt de underskrevne trin tæller ikke ({count}); reglerne gælder uændret. Den nyeste er i navnet {signer}: {why} Sig det til den, der passer databasen.</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Rule set</source>
        <translation>Regelsæt</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regler</translation>
    </message>
    <message>
        <source>Rules ({count})</source>
        <translation>Regler ({count})</translation>
    </message>
    <message>
        <source>Rules and first reader: {kappa}</source>
        <translation>Regler og første læser: {kappa}</translation>
    </message>
    <message>
        <source>Rules of appointments</source>
        <translation>Regler for aftaler</translation>
    </message>
    <message>
        <source>Rules that must fire</source>
        <translation>Regler, der skal slå til</translation>
    </message>
    <message>
        <source>Rules that must stay unknown</source>
        <translation>Regler, der skal være uafklarede</translation>
    </message>
    <message>
        <source>SOR code</source>
        <translation>SOR-kode</translation>
    </message>
    <message>
        <source>Said about it</source>
        <translation>Afgørelse</translation>
    </message>
    <message>
        <source>Sample for a person, in per cent</source>
        <translation>Stikprøve til en person, i procent</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>Lørdag</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Gem</translation>
    </message>
    <message>
        <source>Save and next</source>
        <translation>Gem og næste</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Gem som</translation>
    </message>
    <message>
        <source>Save as CSV …</source>
        <translation>Gem som CSV …</translation>
    </message>
    <message>
        <source>Save as Excel …</source>
        <translation>Gem som Excel …</translation>
    </message>
    <message>
        <source>Save as PDF …</source>
        <translation>Gem som PDF …</translation>
    </message>
    <message>
        <source>Save as a file …</source>
        <translation>Gem som fil …</translation>
    </message>
    <message>
        <source>Save as a view</source>
        <translation>Gem som visning</translation>
    </message>
    <message>
        <source>Save as a view …</source>
        <translation>Gem som visning …</translation>
    </message>
    <message>
        <source>Save how greens close</source>
        <translation>Gem, hvordan grønne lukkes</translation>
    </message>
    <message>
        <source>Save the curves as a picture</source>
        <translation>Gem kurverne som billede</translation>
    </message>
    <message>
        <source>Save the limit</source>
        <translation>Gem grænsen</translation>
    </message>
    <message>
        <source>Save the list as an Excel file</source>
        <translation>Gem listen som Excel-fil</translation>
    </message>
    <message>
        <source>Save the rules shown as a file</source>
        <translation>Gem de viste regler som fil</translation>
    </message>
    <message>
        <source>Save the trends</source>
        <translation>Gem kurverne</translation>
    </message>
    <message>
        <source>Save the view</source>
        <translation>Gem visningen</translation>
    </message>
    <message>
        <source>Save …</source>
        <translation>Gem …</translation>
    </message>
    <message>
        <source>Save: {action} · {name}</source>
        <translation>Gem: {action} · {name}</translation>
    </message>
    <message>
        <source>Saved as {file}.</source>
        <translation>Gemt som {file}.</translation>
    </message>
    <message>
        <source>Saved. Test a source under Sources.</source>
        <translation>Gemt. Afprøv en kilde under Kilder.</translation>
    </message>
    <message>
        <source>Saved. {moved}</source>
        <translation>Gemt. {moved}</translation>
    </message>
    <message>
        <source>Saved: {action} – {name}.</source>
        <translation>Gemt: {action} – {name}.</translation>
    </message>
    <message>
        <source>Saving the draft …</source>
        <translation>Gemmer kladden …</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>Gemmer …</translation>
    </message>
    <message>
        <source>Saving, and assessing the patients anew …</source>
        <translation>Gemmer og vurderer patienterne på ny …</translation>
    </message>
    <message>
        <source>Say why a red patient needs no visit: choose with the arrow keys, and save again.</source>
        <translation>Begrund, at en rød patient ikke skal ses: vælg med piletasterne, og gem igen.</translation>
    </message>
    <message>
        <source>Say why the answer is not waited for.</source>
        <translation>Skriv, hvorfor der ses bort fra svaret.</translation>
    </message>
    <message>
        <source>Say why the patient is to have a limit of their own.</source>
        <translation>Skriv, hvorfor patienten skal have sin egen grænse.</translation>
    </message>
    <message>
        <source>Score of a questionnaire</source>
        <translation>Score på et skema</translation>
    </message>
    <message>
        <source>Search by family name</source>
        <translation>Søg på efternavn</translation>
    </message>
    <message>
        <source>Search everybody</source>
        <translation>Søg blandt alle</translation>
    </message>
    <message>
        <source>Search for a device</source>
        <translation>Søg efter et apparat</translation>
    </message>
    <message>
        <source>Search in the help</source>
        <translation>Søg i hjælpen</translation>
    </message>
    <message>
        <source>Search in the list</source>
        <translation>Søg i listen</translation>
    </message>
    <message>
        <source>Search in the shortcuts</source>
        <translation>Søg i genvejene</translation>
    </message>
    <message>
        <source>Search or command</source>
        <translation>Søg eller kommando</translation>
    </message>
    <message>
        <source>Search patient, CPR number or command</source>
        <translation>Søg patient, CPR-nummer eller kommando</translation>
    </message>
    <message>
        <source>Search the list by name or CPR number</source>
        <translation>Søg i listen efter navn eller CPR-nummer</translation>
    </message>
    <message>
        <source>Search the list by name, CPR number or reason</source>
        <translation>Søg i listen efter navn, CPR-nummer eller grund</translation>
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
        <source>Sections</source>
        <translation>Afsnit</translation>
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
        <source>Send back</source>
        <translation>Send tilbage</translation>
    </message>
    <message>
        <source>Send for approval</source>
        <translation>Send til godkendelse</translation>
    </message>
    <message>
        <source>Send this to whoever helps you. It holds nothing about any patient.</source>
        <translation>Send dette til den, der hjælper dig. Det indeholder intet om nogen patient.</translation>
    </message>
    <message>
        <source>Send what a clinician asked for back, with the reason</source>
        <translation>Send det, en kliniker bad om, tilbage med grunden</translation>
    </message>
    <message>
        <source>Sensitive</source>
        <translation>Følsom</translation>
    </message>
    <message>
        <source>Sent for approval by {who}, {when}</source>
        <translation>Sendt til godkendelse af {who}, {when}</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Serienummer</translation>
    </message>
    <message>
        <source>Set by</source>
        <translation>Sat af</translation>
    </message>
    <message>
        <source>Set or lift the patient's own limits</source>
        <translation>Sæt eller hæv patientens egne grænser</translation>
    </message>
    <message>
        <source>Set or lift …</source>
        <translation>Sæt eller hæv …</translation>
    </message>
    <message>
        <source>Set the limit</source>
        <translation>Sæt grænsen</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Indstilling</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Alvor</translation>
    </message>
    <message>
        <source>Share no longer with the department</source>
        <translation>Del ikke længere med afdelingen</translation>
    </message>
    <message>
        <source>Share with the department</source>
        <translation>Del med afdelingen</translation>
    </message>
    <message>
        <source>Shared ({count})</source>
        <translation>Fælles ({count})</translation>
    </message>
    <message>
        <source>Shared condition</source>
        <translation>Fælles betingelse</translation>
    </message>
    <message>
        <source>Shared conditions</source>
        <translation>Fælles betingelser</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>Kort navn</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Genveje</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Vis</translation>
    </message>
    <message>
        <source>Show a longer time</source>
        <translation>Vis en længere tid</translation>
    </message>
    <message>
        <source>Show a shorter time</source>
        <translation>Vis en kortere tid</translation>
    </message>
    <message>
        <source>Show again on</source>
        <translation>Vis igen</translation>
    </message>
    <message>
        <source>Show only red cases that nobody took in time</source>
        <translation>Vis kun røde sager, ingen har taget i tide</translation>
    </message>
    <message>
        <source>Show patients and decisions</source>
        <translation>Vis patienter og beslutninger</translation>
    </message>
    <message>
        <source>Show the cases</source>
        <translation>Vis sagerne</translation>
    </message>
    <message>
        <source>Show the facts</source>
        <translation>Vis detaljer</translation>
    </message>
    <message>
        <source>Show the introduction again</source>
        <translation>Vis introduktionen igen</translation>
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
        <source>Show what came since the list was read</source>
        <translation>Vis det, der er kommet, siden listen blev læst</translation>
    </message>
    <message>
        <source>Show what moves, then save</source>
        <translation>Vis, hvad der flyttes, og gem så</translation>
    </message>
    <message>
        <source>Shown only: your role does not set this.</source>
        <translation>Kun til visning: Din rolle indstiller ikke dette.</translation>
    </message>
    <message>
        <source>Sign and approve</source>
        <translation>Underskriv og godkend</translation>
    </message>
    <message>
        <source>Sign and reject</source>
        <translation>Underskriv og afvis</translation>
    </message>
    <message>
        <source>Sign and roll back</source>
        <translation>Underskriv og rul tilbage</translation>
    </message>
    <message>
        <source>Sign and send</source>
        <translation>Underskriv og send</translation>
    </message>
    <message>
        <source>Sign and withdraw</source>
        <translation>Underskriv og træk tilbage</translation>
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
        <source>Signing keys</source>
        <translation>Signaturnøgler</translation>
    </message>
    <message>
        <source>Signs</source>
        <translation>Tegn</translation>
    </message>
    <message>
        <source>Slack, in SD</source>
        <translation>Slør, i SD</translation>
    </message>
    <message>
        <source>Slight</source>
        <translation>Let</translation>
    </message>
    <message>
        <source>Smallest SD</source>
        <translation>Mindste SD</translation>
    </message>
    <message>
        <source>Smallest spread</source>
        <translation>Mindste spredning</translation>
    </message>
    <message>
        <source>Solved by the plan</source>
        <translation>Løst af planen</translation>
    </message>
    <message>
        <source>Something went wrong in the program (fault {number}, {place}). Check what was done last; try again.</source>
        <translation>Noget gik galt i programmet (fejl {number}, {place}). Se efter, hvad der sidst blev gjort, og prøv igen.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Kilde</translation>
    </message>
    <message>
        <source>Source of the limit: {source}</source>
        <translation>Grænsens kilde: {source}</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Kilder</translation>
    </message>
    <message>
        <source>Sources: {sources}</source>
        <translation>Kilder: {sources}</translation>
    </message>
    <message>
        <source>Stable courses</source>
        <translation>Stabile forløb</translation>
    </message>
    <message>
        <source>Stands</source>
        <translation>Status</translation>
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
        <source>Stop reading</source>
        <translation>Stop bedømmelsen</translation>
    </message>
    <message>
        <source>Stop testing</source>
        <translation>Stop afprøvning</translation>
    </message>
    <message>
        <source>Stop waiting</source>
        <translation>Hold op med at vente</translation>
    </message>
    <message>
        <source>Stop waiting for what is being read</source>
        <translation>Hold op med at vente på det, der hentes</translation>
    </message>
    <message>
        <source>Suggest the note by the next template</source>
        <translation>Foreslå notatet efter næste skabelon</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>Søndag</translation>
    </message>
    <message>
        <source>Switch it on or off</source>
        <translation>Slå til eller fra</translation>
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
        <source>Take every filter away (Shift+F4)</source>
        <translation>Fjern alle filtre (Shift+F4)</translation>
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
        <source>Take the last change of a limit or rule back</source>
        <translation>Fortryd den seneste ændring af en grænse eller regel</translation>
    </message>
    <message>
        <source>Take this filter away (Delete)</source>
        <translation>Fjern dette filter (Delete)</translation>
    </message>
    <message>
        <source>Take what a clinician asked for: no colleague does</source>
        <translation>Tag det, en kliniker bad om, så ingen kollega gør det samme</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Taget tilbage</translation>
    </message>
    <message>
        <source>Takes the place of what is noted.</source>
        <translation>Står i stedet for det, der er noteret.</translation>
    </message>
    <message>
        <source>Taking all of it back …</source>
        <translation>Fortryder det hele …</translation>
    </message>
    <message>
        <source>Taking it back …</source>
        <translation>Fortryder …</translation>
    </message>
    <message>
        <source>Task and Provenance</source>
        <translation>Task og Provenance</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Team: {what}</source>
        <translation>Team: {what}</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Telephone mode</source>
        <translation>Telefontilstand</translation>
    </message>
    <message>
        <source>Telephone mode: type wishes, and offer times</source>
        <translation>Telefontilstand: skriv ønsker, og tilbyd tider</translation>
    </message>
    <message>
        <source>Telephone {number}</source>
        <translation>Telefon {number}</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Skabelon</translation>
    </message>
    <message>
        <source>Ten digits</source>
        <translation>Ti cifre</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Eksempel</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>Afprøv forbindelsen</translation>
    </message>
    <message>
        <source>Tests</source>
        <translation>Eksempler</translation>
    </message>
    <message>
        <source>Tests ({count})</source>
        <translation>Eksempler ({count})</translation>
    </message>
    <message>
        <source>Tests ({count}, {fails} fail)</source>
        <translation>Eksempler ({count}, {fails} passer ikke)</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Tekst</translation>
    </message>
    <message>
        <source>That time is not to be had for the patient now. The best plan there is stands below.</source>
        <translation>Patienten kan ikke få den tid nu. Den bedste plan står nedenfor.</translation>
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
        <source>The administrator key is made and pinned here. Write its fingerprint on paper.</source>
        <translation>Administratornøglen er lavet og fastgjort her. Skriv dens fingeraftryk på papir.</translation>
    </message>
    <message>
        <source>The administrator key is pinned here.</source>
        <translation>Administratornøglen er fastgjort her.</translation>
    </message>
    <message>
        <source>The administrator key: once for the whole database</source>
        <translation>Administratornøglen: én gang for hele databasen</translation>
    </message>
    <message>
        <source>The age of the data could not be read. {fault}</source>
        <translation>Dataenes alder kunne ikke læses. {fault}</translation>
    </message>
    <message>
        <source>The answers are complete, recent and green. A clinician decides, after a look at the patient (O).</source>
        <translation>Svarene er fuldstændige, nye og grønne. En kliniker afgør det efter et blik på patienten (O).</translation>
    </message>
    <message>
        <source>The answers are complete, recent and green. Nothing is cancelled by itself.</source>
        <translation>Svarene er komplette, nye og grønne. Intet aflyses af sig selv.</translation>
    </message>
    <message>
        <source>The backup is written: {name}. Try it too.</source>
        <translation>Sikkerhedskopien er skrevet: {name}. Prøv den også.</translation>
    </message>
    <message>
        <source>The backup would not bring everything back:</source>
        <translation>Sikkerhedskopien ville ikke bringe alt tilbage:</translation>
    </message>
    <message>
        <source>The button says what happens: move, ask or call. Departments that are asked decide.</source>
        <translation>Knappen siger, hvad der sker: flyt, spørg eller ring. De spurgte afdelinger bestemmer selv.</translation>
    </message>
    <message>
        <source>The capacity is saved.</source>
        <translation>Kapaciteten er gemt.</translation>
    </message>
    <message>
        <source>The chart is not on the screen yet; save when it is.</source>
        <translation>Patienten vises ikke endnu; gem, når det sker.</translation>
    </message>
    <message>
        <source>The check finds nothing.</source>
        <translation>Kontrollen finder ingenting.</translation>
    </message>
    <message>
        <source>The check found nothing.</source>
        <translation>Kontrollen fandt intet.</translation>
    </message>
    <message>
        <source>The check is running …</source>
        <translation>Kontrollen kører …</translation>
    </message>
    <message>
        <source>The colour becomes no better by it: without new values nobody is green.</source>
        <translation>Farven bliver ikke bedre af det: uden nye værdier er ingen grøn.</translation>
    </message>
    <message>
        <source>The colour is a suggestion made by the department's rules. A person decides, each time.</source>
        <translation>Farven er et forslag efter afdelingens regler. Et menneske beslutter, hver gang.</translation>
    </message>
    <message>
        <source>The conflict is not relevant, and why</source>
        <translation>Konflikten er ikke relevant, og hvorfor</translation>
    </message>
    <message>
        <source>The conflict waits for an answer</source>
        <translation>Konflikten afventer svar</translation>
    </message>
    <message>
        <source>The conflicts could not be read. {fault} Press F5 to try again.</source>
        <translation>Konflikterne kunne ikke hentes. {fault} Tryk F5 for at prøve igen.</translation>
    </message>
    <message>
        <source>The data are wrong</source>
        <translation>Oplysningerne er forkerte</translation>
    </message>
    <message>
        <source>The database is locked. Type its passphrase.</source>
        <translation>Databasen er låst. Skriv adgangssætningen.</translation>
    </message>
    <message>
        <source>The decision</source>
        <translation>Beslutningen</translation>
    </message>
    <message>
        <source>The demonstration is being made ready. It takes about a minute …</source>
        <translation>Demonstrationen gøres klar. Det tager omkring et minut …</translation>
    </message>
    <message>
        <source>The department must be open on one weekday at least.</source>
        <translation>Afdelingen skal have åbent mindst én ugedag.</translation>
    </message>
    <message>
        <source>The department was made.</source>
        <translation>Afdelingen er oprettet.</translation>
    </message>
    <message>
        <source>The department was renamed.</source>
        <translation>Afdelingen er omdøbt.</translation>
    </message>
    <message>
        <source>The department's own text</source>
        <translation>Afdelingens egen tekst</translation>
    </message>
    <message>
        <source>The department's views</source>
        <translation>Afdelingens visninger</translation>
    </message>
    <message>
        <source>The devices could not be read. {fault} Press F5 to try again.</source>
        <translation>Apparaterne kunne ikke læses. {fault} Tryk F5 for at prøve igen.</translation>
    </message>
    <message>
        <source>The draft asks for other inputs: they are made anew from the readings. {done} of {of} patients.</source>
        <translation>Kladden bruger målingerne anderledes: de beregnes på ny. {done} af {of} patienter.</translation>
    </message>
    <message>
        <source>The draft is being replayed. Cancel stops it: then it is not sent.</source>
        <translation>Kladden genberegnes. Annullér stopper det, og så er den ikke sendt.</translation>
    </message>
    <message>
        <source>The draft is checked and replayed on the last 12 months. You sign its text and that report.</source>
        <translation>Kladden kontrolleres og genberegnes på de seneste 12 måneder. Du underskriver dens tekst og den rapport.</translation>
    </message>
    <message>
        <source>The draft is not saved. {fault}</source>
        <translation>Kladden er ikke gemt. {fault}</translation>
    </message>
    <message>
        <source>The draft is saved.</source>
        <translation>Kladden er gemt.</translation>
    </message>
    <message>
        <source>The draft is sent for approval.</source>
        <translation>Kladden er sendt til godkendelse.</translation>
    </message>
    <message>
        <source>The draft is thrown away.</source>
        <translation>Kladden er kasseret.</translation>
    </message>
    <message>
        <source>The draft is thrown away. What is in force stays as it is.</source>
        <translation>Kladden kasseres. Det, der gælder, forbliver, som det er.</translation>
    </message>
    <message>
        <source>The draft was thrown away.</source>
        <translation>Kladden er kasseret.</translation>
    </message>
    <message>
        <source>The drafts are copied for a minute. They are not sent.</source>
        <translation>Kladderne ligger i udklipsholderen i ét minut. De er ikke sendt.</translation>
    </message>
    <message>
        <source>The emergency list was written: {place}</source>
        <translation>Nødlisten er skrevet: {place}</translation>
    </message>
    <message>
        <source>The example is a draft of yours now. It counts when another person has approved it.</source>
        <translation>Eksemplet er nu din kladde. Det gælder, når en anden har godkendt det.</translation>
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
        <source>The file is a draft of yours now. It counts when another person has approved it.</source>
        <translation>Filen er nu din kladde. Den gælder, når en anden person har godkendt den.</translation>
    </message>
    <message>
        <source>The file names no source.</source>
        <translation>Filen nævner ingen kilde.</translation>
    </message>
    <message>
        <source>The first {count} of {all}, the worst first. The command »triage rules changes {number}« lists all.</source>
        <translation>De første {count} af {all}, de værste først. Kommandoen »triage rules changes {number}« viser dem alle.</translation>
    </message>
    <message>
        <source>The first {most} of {count} patients go along</source>
        <translation>De første {most} af {count} patienter kommer med</translation>
    </message>
    <message>
        <source>The gravest first</source>
        <translation>De alvorligste først</translation>
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
        <source>The key</source>
        <translation>Nøglen</translation>
    </message>
    <message>
        <source>The key is certified.</source>
        <translation>Nøglen er attesteret.</translation>
    </message>
    <message>
        <source>The key itself is at another workstation.</source>
        <translation>Selve nøglen er på en anden arbejdsplads.</translation>
    </message>
    <message>
        <source>The key itself is here.</source>
        <translation>Selve nøglen er her.</translation>
    </message>
    <message>
        <source>The keyboard does everything</source>
        <translation>Tastaturet kan alt</translation>
    </message>
    <message>
        <source>The keys count no more.</source>
        <translation>Nøglerne gælder ikke mere.</translation>
    </message>
    <message>
        <source>The last 12 months are still being fetched. See first what the limit makes of them.</source>
        <translation>De seneste 12 måneder er ved at blive hentet. Se først, hvad grænsen gør ved dem.</translation>
    </message>
    <message>
        <source>The last 12 months with this limit</source>
        <translation>De sidste 12 måneder med denne grænse</translation>
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
        <source>The last day comes before the first. Change one of them.</source>
        <translation>Den sidste dag er før den første. Ret en af dem.</translation>
    </message>
    <message>
        <source>The last four weeks: {answered} answered, {lacking} not sent</source>
        <translation>De seneste fire uger: {answered} besvaret, {lacking} ikke indsendt</translation>
    </message>
    <message>
        <source>The last year</source>
        <translation>Det seneste år</translation>
    </message>
    <message>
        <source>The last year's {count} assessments</source>
        <translation>Det seneste års {count} vurderinger</translation>
    </message>
    <message>
        <source>The letter as it will be printed</source>
        <translation>Brevet, som det bliver udskrevet</translation>
    </message>
    <message>
        <source>The letters were sent to the printer.</source>
        <translation>Brevene er sendt til printeren.</translation>
    </message>
    <message>
        <source>The letters were written: {place}</source>
        <translation>Brevene er gemt: {place}</translation>
    </message>
    <message>
        <source>The limit is saved.</source>
        <translation>Grænsen er gemt.</translation>
    </message>
    <message>
        <source>The limit stays {duty}: days that the patient causes do not move it.</source>
        <translation>Fristen er stadig {duty}: dage, patienten selv er årsag til, flytter den ikke.</translation>
    </message>
    <message>
        <source>The limit would be {limit}.</source>
        <translation>Grænsen ville være {limit}.</translation>
    </message>
    <message>
        <source>The limits are approved.</source>
        <translation>Grænserne er godkendt.</translation>
    </message>
    <message>
        <source>The list</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>The list as an Excel file</source>
        <translation>Listen som Excel-fil</translation>
    </message>
    <message>
        <source>The list has changed</source>
        <translation>Listen er ændret</translation>
    </message>
    <message>
        <source>The list has not been updated since {time}: what is new is not shown. Press F5 or get help.</source>
        <translation>Listen er ikke opdateret siden {time}: det nye vises ikke. Tryk F5, eller få hjælp.</translation>
    </message>
    <message>
        <source>The list is {age} old</source>
        <translation>Listen er {age} gammel</translation>
    </message>
    <message>
        <source>The list is {age} old and could not be read again. {fault} F5 tries again.</source>
        <translation>Listen er {age} gammel og kunne ikke læses igen. {fault} F5 prøver igen.</translation>
    </message>
    <message>
        <source>The list is {age} old: colours may have changed</source>
        <translation>Listen er {age} gammel: farver kan være ændret</translation>
    </message>
    <message>
        <source>The list was sent to the printer.</source>
        <translation>Listen er sendt til printeren.</translation>
    </message>
    <message>
        <source>The list was written: {place}</source>
        <translation>Listen er gemt: {place}</translation>
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
        <source>The login is in the keyring of this computer's user.</source>
        <translation>Loginnet ligger i nøgleringen hos denne computers bruger.</translation>
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
        <source>The numbers are minutes each way, with how often where it is more than there and back.</source>
        <translation>Tallene er minutter hver vej, med antal, hvor der køres mere end frem og tilbage.</translation>
    </message>
    <message>
        <source>The numbers are of an earlier reading and could not be read again. {fault} F5 tries again.</source>
        <translation>Tallene er fra en tidligere hentning og kunne ikke hentes igen. {fault} F5 prøver igen.</translation>
    </message>
    <message>
        <source>The numbers are of the draft before {inputs} changed. What it means must be made anew from the readings.</source>
        <translation>Tallene er fra kladden før ændringen af {inputs}. Hvad den betyder, skal beregnes igen ud fra målingerne.</translation>
    </message>
    <message>
        <source>The open list with CPR numbers, to be printed and used when nothing else works. What it is for, and whom it names, stands in the log. Every page bears your name.</source>
        <translation>Den åbne liste med CPR-numre til udskrift, når intet andet virker. Formålet, og hvem der står på listen, fremgår af loggen. Hver side bærer dit navn.</translation>
    </message>
    <message>
        <source>The other limit</source>
        <translation>Den anden grænse</translation>
    </message>
    <message>
        <source>The passphrase again</source>
        <translation>Adgangssætningen igen</translation>
    </message>
    <message>
        <source>The passphrase once more</source>
        <translation>Gentag adgangssætningen</translation>
    </message>
    <message>
        <source>The patient</source>
        <translation>Patienten</translation>
    </message>
    <message>
        <source>The patient cannot be green</source>
        <translation>Patienten kan ikke være grøn</translation>
    </message>
    <message>
        <source>The patient cannot come</source>
        <translation>Patienten kan ikke komme</translation>
    </message>
    <message>
        <source>The patient counts as told on {day}.</source>
        <translation>Patienten regnes for at have fået besked {day}.</translation>
    </message>
    <message>
        <source>The patient did not come, or did not answer</source>
        <translation>Patienten udeblev, eller svarede ikke</translation>
    </message>
    <message>
        <source>The patient has not been assessed yet.</source>
        <translation>Patienten er ikke vurderet endnu.</translation>
    </message>
    <message>
        <source>The patient is enrolled in every programme already.</source>
        <translation>Patienten er allerede tilmeldt alle forløb.</translation>
    </message>
    <message>
        <source>The patient is grey: it must be known</source>
        <translation>Patienten er grå: det skal vides</translation>
    </message>
    <message>
        <source>The patient is not enrolled in a programme.</source>
        <translation>Patienten er ikke tilmeldt et forløb.</translation>
    </message>
    <message>
        <source>The patient wants to wait longer</source>
        <translation>Patienten vil gerne vente længere</translation>
    </message>
    <message>
        <source>The patient was told</source>
        <translation>Patienten har fået besked</translation>
    </message>
    <message>
        <source>The patient writes</source>
        <translation>Patienten skriver</translation>
    </message>
    <message>
        <source>The patient's own limit; otherwise {limit}</source>
        <translation>Patientens egen grænse; ellers {limit}</translation>
    </message>
    <message>
        <source>The patient's own limits</source>
        <translation>Patientens egne grænser</translation>
    </message>
    <message>
        <source>The patients could not be read. {fault}</source>
        <translation>Patienterne kunne ikke hentes. {fault}</translation>
    </message>
    <message>
        <source>The picture is copied. Cleared in {count} s.</source>
        <translation>Billedet er kopieret. Ryddes om {count} s.</translation>
    </message>
    <message>
        <source>The picture was written: {place}</source>
        <translation>Billedet er gemt: {place}</translation>
    </message>
    <message>
        <source>The plan asks for nothing.</source>
        <translation>Planen beder ikke om noget.</translation>
    </message>
    <message>
        <source>The programme chosen in its department</source>
        <translation>Det valgte forløb i sin afdeling</translation>
    </message>
    <message>
        <source>The programme is saved.</source>
        <translation>Forløbet er gemt.</translation>
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
        <source>The record is closed to others: only who follows it sees the appointments.</source>
        <translation>Journalen er lukket: Kun de, der følger patienten, ser aftalerne.</translation>
    </message>
    <message>
        <source>The replay failed. {fault} F5 tries again.</source>
        <translation>Genberegningen mislykkedes. {fault} F5 prøver igen.</translation>
    </message>
    <message>
        <source>The replay:</source>
        <translation>Genberegningen:</translation>
    </message>
    <message>
        <source>The report that was signed is gone or was changed: the version cannot be approved. Reject it.</source>
        <translation>Rapporten, der blev underskrevet, mangler eller er ændret: versionen kan ikke godkendes. Afvis den.</translation>
    </message>
    <message>
        <source>The role has ended.</source>
        <translation>Rollen er afsluttet.</translation>
    </message>
    <message>
        <source>The role is confirmed.</source>
        <translation>Rollen er bekræftet.</translation>
    </message>
    <message>
        <source>The role is given.</source>
        <translation>Rollen er givet.</translation>
    </message>
    <message>
        <source>The role is proposed, and counts once another confirms it.</source>
        <translation>Rollen er foreslået og gælder, når en anden bekræfter den.</translation>
    </message>
    <message>
        <source>The rows are copied. Cleared in {count} s.</source>
        <translation>Rækkerne er kopieret. Ryddes om {count} s.</translation>
    </message>
    <message>
        <source>The rule chosen</source>
        <translation>Den valgte regel</translation>
    </message>
    <message>
        <source>The rule does not fit here</source>
        <translation>Reglen passer ikke her</translation>
    </message>
    <message>
        <source>The rule is told of again.</source>
        <translation>Reglen vises igen.</translation>
    </message>
    <message>
        <source>The rule is told of no more.</source>
        <translation>Reglen vises ikke længere.</translation>
    </message>
    <message>
        <source>The rules in force</source>
        <translation>Gældende regler</translation>
    </message>
    <message>
        <source>The rules of this programme are refused: its patients are grey until that is put right. {why}</source>
        <translation>Forløbets regler er afvist: patienterne er grå, til det er rettet. {why}</translation>
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
        <source>The shipped example</source>
        <translation>Det medfølgende eksempel</translation>
    </message>
    <message>
        <source>The source is asked again.</source>
        <translation>Kilden spørges igen.</translation>
    </message>
    <message>
        <source>The source is asked to write in {channel}.</source>
        <translation>Kilden bliver bedt om at skrive i {channel}.</translation>
    </message>
    <message>
        <source>The source is changed.</source>
        <translation>Kilden er rettet.</translation>
    </message>
    <message>
        <source>The source is paused: it is asked no more.</source>
        <translation>Kilden er sat på pause: Den spørges ikke mere.</translation>
    </message>
    <message>
        <source>The source was made, and is asked with the next round.</source>
        <translation>Kilden er oprettet og spørges ved næste runde.</translation>
    </message>
    <message>
        <source>The test was stopped.</source>
        <translation>Afprøvningen er stoppet.</translation>
    </message>
    <message>
        <source>The text as it came</source>
        <translation>Indholdet, som det kom</translation>
    </message>
    <message>
        <source>The token is in the keyring of this computer's user.</source>
        <translation>Adgangsnøglen ligger i nøgleringen hos denne computers bruger.</translation>
    </message>
    <message>
        <source>The trends were sent to the printer.</source>
        <translation>Kurverne er sendt til printeren.</translation>
    </message>
    <message>
        <source>The two are not the same. Type them again.</source>
        <translation>De to er ikke ens. Skriv dem igen.</translation>
    </message>
    <message>
        <source>The two passphrases differ. Type both again.</source>
        <translation>De to adgangssætninger er ikke ens. Skriv begge igen.</translation>
    </message>
    <message>
        <source>The two readers: {kappa}</source>
        <translation>De to læsere: {kappa}</translation>
    </message>
    <message>
        <source>The user is barred.</source>
        <translation>Brugeren er spærret.</translation>
    </message>
    <message>
        <source>The user is let in again.</source>
        <translation>Brugeren er åbnet igen.</translation>
    </message>
    <message>
        <source>The user was made. Give a role next.</source>
        <translation>Brugeren er oprettet. Giv nu en rolle.</translation>
    </message>
    <message>
        <source>The value must be from the lowest to the highest that is allowed.</source>
        <translation>Værdien skal ligge fra den laveste til den højeste tilladte.</translation>
    </message>
    <message>
        <source>The version that was in force before counts again at once, from the next assessment on.</source>
        <translation>Den version, der gjaldt før, gælder igen straks, fra den næste vurdering.</translation>
    </message>
    <message>
        <source>The visit may not be needed. A clinician decides; do not cancel it yourself.</source>
        <translation>Besøget er måske unødvendigt. En kliniker afgør det; aflys ikke selv.</translation>
    </message>
    <message>
        <source>The visit was needed, or the call was answered</source>
        <translation>Besøget var nødvendigt, eller opkaldet blev besvaret</translation>
    </message>
    <message>
        <source>The visit was not needed</source>
        <translation>Besøget var ikke nødvendigt</translation>
    </message>
    <message>
        <source>The way of the draft</source>
        <translation>Kladdens vej</translation>
    </message>
    <message>
        <source>The window</source>
        <translation>Vinduet</translation>
    </message>
    <message>
        <source>The wish is not kept: {missed}.</source>
        <translation>Ønsket holdes ikke: {missed}.</translation>
    </message>
    <message>
        <source>The wish is noted, and counts from now on.</source>
        <translation>Ønsket er noteret og tæller fra nu af.</translation>
    </message>
    <message>
        <source>The worklist could not be read. {fault} Press F5 to try again.</source>
        <translation>Arbejdslisten kunne ikke læses. {fault} Tryk F5 for at prøve igen.</translation>
    </message>
    <message>
        <source>Theme: {name}</source>
        <translation>Udseende: {name}</translation>
    </message>
    <message>
        <source>There are more of the name. Write more letters of it.</source>
        <translation>Der er flere med det navn. Skriv flere bogstaver.</translation>
    </message>
    <message>
        <source>There are no examples.</source>
        <translation>Der er ingen eksempler.</translation>
    </message>
    <message>
        <source>There are no rule sets here yet. An administrator installs the library.</source>
        <translation>Her er ingen regelsæt endnu. En administrator installerer biblioteket.</translation>
    </message>
    <message>
        <source>There are no two limits that are not held in order already.</source>
        <translation>Der er ikke to grænser, som ikke allerede holdes i orden.</translation>
    </message>
    <message>
        <source>There are no weeks in the period.</source>
        <translation>Der er ingen uger i perioden.</translation>
    </message>
    <message>
        <source>These are the first {shown} of {total}.</source>
        <translation>Det er de første {shown} af {total}.</translation>
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
        <source>They said no</source>
        <translation>De sagde nej</translation>
    </message>
    <message>
        <source>They said yes</source>
        <translation>De sagde ja</translation>
    </message>
    <message>
        <source>This is in force. A draft that was sent to you is chosen above.</source>
        <translation>Dette er i kraft. En kladde, der er sendt til dig, vælges ovenfor.</translation>
    </message>
    <message>
        <source>This is in force. Move a limit to begin a draft: nothing counts until another person approves it.</source>
        <translation>Dette er i kraft. Flyt en grænse for at begynde en kladde: intet gælder, før en anden har godkendt det.</translation>
    </message>
    <message>
        <source>This limit cannot be found so: no whole week of the period has any assessment.</source>
        <translation>Grænsen kan ikke findes sådan: ingen hel uge i perioden har vurderinger.</translation>
    </message>
    <message>
        <source>This makes a conflict</source>
        <translation>Det skaber en konflikt</translation>
    </message>
    <message>
        <source>This page is in English only.</source>
        <translation>Denne side findes kun på engelsk.</translation>
    </message>
    <message>
        <source>This rule is critical and is told in every department. Choose another.</source>
        <translation>Reglen er kritisk og vises i alle afdelinger. Vælg en anden.</translation>
    </message>
    <message>
        <source>This workstation</source>
        <translation>Denne arbejdsplads</translation>
    </message>
    <message>
        <source>This workstation's last line</source>
        <translation>Denne arbejdsstations seneste linje</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Kassér</translation>
    </message>
    <message>
        <source>Throw the draft away</source>
        <translation>Kassér kladden</translation>
    </message>
    <message>
        <source>Throw the draft away, or fetch it back</source>
        <translation>Kassér kladden, eller hent den tilbage</translation>
    </message>
    <message>
        <source>Throw the draft of rules away, or withdraw it</source>
        <translation>Kassér kladden til regler, eller træk den tilbage</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>Torsdag</translation>
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
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Title in Danish</source>
        <translation>Titel på dansk</translation>
    </message>
    <message>
        <source>Title in English</source>
        <translation>Titel på engelsk</translation>
    </message>
    <message>
        <source>To and with</source>
        <translation>Til og med</translation>
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
        <source>To be sent</source>
        <translation>Skal sendes</translation>
    </message>
    <message>
        <source>To change the key, close Visita everywhere and run: triage store key change</source>
        <translation>Nøglen skiftes ved at lukke Visita overalt og køre: triage store key change</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>I dag</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Adgangsnøgle</translation>
    </message>
    <message>
        <source>Token of the source chosen</source>
        <translation>Den valgte kildes adgangsnøgle</translation>
    </message>
    <message>
        <source>Told</source>
        <translation>Vises</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>Kørsel</translation>
    </message>
    <message>
        <source>Transport ordered</source>
        <translation>Kørsel bestilt</translation>
    </message>
    <message>
        <source>Travel grants (drafts)</source>
        <translation>Kørselstilskud (kladder)</translation>
    </message>
    <message>
        <source>Trends</source>
        <translation>Forløb over tid</translation>
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
        <source>Try a backup</source>
        <translation>Prøv en sikkerhedskopi</translation>
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
        <source>Trying every limit …</source>
        <translation>Prøver alle grænser …</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>Tirsdag</translation>
    </message>
    <message>
        <source>Two other people are told of it.</source>
        <translation>To andre får besked om det.</translation>
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
        <source>Type {word} first.</source>
        <translation>Skriv først {word}.</translation>
    </message>
    <message>
        <source>Type {word} to make it; a former recovery key opens older backups only</source>
        <translation>Skriv {word} for at lave den; en tidligere nøgle åbner kun ældre kopier</translation>
    </message>
    <message>
        <source>U: put off. V: waits for an answer. X: not relevant. ? shows every key.</source>
        <translation>U: udsæt. V: afventer svar. X: ikke relevant. ? viser alle taster.</translation>
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
        <source>Understood: {wishes}</source>
        <translation>Forstået: {wishes}</translation>
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
        <source>Undo: Ctrl+Z, for 10 seconds.</source>
        <translation>Fortryd: Ctrl+Z, i 10 sekunder.</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Enhed</translation>
    </message>
    <message>
        <source>Unknown, and {meaning}: {what}</source>
        <translation>Ukendt, og {meaning}: {what}</translation>
    </message>
    <message>
        <source>Unknown:</source>
        <translation>Ukendt:</translation>
    </message>
    <message>
        <source>Unless</source>
        <translation>Medmindre</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Lås op</translation>
    </message>
    <message>
        <source>Unread notices</source>
        <translation>Ulæste beskeder</translation>
    </message>
    <message>
        <source>Unsolved</source>
        <translation>Åbne</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Til</translation>
    </message>
    <message>
        <source>Until and with</source>
        <translation>Til og med</translation>
    </message>
    <message>
        <source>Until, at most {days} days</source>
        <translation>Til, højst {days} dage</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Op</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>Bruges af</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Bruger</translation>
    </message>
    <message>
        <source>User at the proxy</source>
        <translation>Bruger hos proxyen</translation>
    </message>
    <message>
        <source>Users and roles</source>
        <translation>Brugere og roller</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Værdi</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Udgave {version}</translation>
    </message>
    <message>
        <source>Version {version} by {author} waits for your approval: Limits.</source>
        <translation>Version {version} af {author} venter på din godkendelse: Grænser.</translation>
    </message>
    <message>
        <source>Version {version} by {author} waits until another person approves it.</source>
        <translation>Version {version} af {author} venter på, at en anden godkender den.</translation>
    </message>
    <message>
        <source>Version {version} is approved, and counts from {day}.</source>
        <translation>Version {version} er godkendt og gælder fra {day}.</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versioner</translation>
    </message>
    <message>
        <source>Versions of the rules: who, when and why</source>
        <translation>Versioner af reglerne: hvem, hvornår og hvorfor</translation>
    </message>
    <message>
        <source>Versions: {programme}</source>
        <translation>Versioner: {programme}</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Visning</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Visninger</translation>
    </message>
    <message>
        <source>Views, order and columns of the list</source>
        <translation>Listens visninger, rækkefølge og kolonner</translation>
    </message>
    <message>
        <source>Views, order, columns, print (W)</source>
        <translation>Visninger, rækkefølge, kolonner, udskrift (W)</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>Besøg</translation>
    </message>
    <message>
        <source>Visita was closed unexpectedly the last time. Notes are kept; check the decision you made last.</source>
        <translation>Visita lukkede uventet sidst. Kladder er gemt; se efter din seneste beslutning.</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Besøg</translation>
    </message>
    <message>
        <source>Visits without an outcome: list them alone, or everybody</source>
        <translation>Besøg uden udfald: vis kun dem eller alle</translation>
    </message>
    <message>
        <source>Visits without outcome</source>
        <translation>Besøg uden udfald</translation>
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
        <source>Waiting (min.)</source>
        <translation>Ventetid (min.)</translation>
    </message>
    <message>
        <source>Waiting for an answer</source>
        <translation>Afventer svar</translation>
    </message>
    <message>
        <source>Waiting now</source>
        <translation>Venter nu</translation>
    </message>
    <message>
        <source>Waits for an answer</source>
        <translation>Afventer svar</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>Ønsket</translation>
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
        <source>Wednesday</source>
        <translation>Onsdag</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Uge</translation>
    </message>
    <message>
        <source>Weeks over capacity</source>
        <translation>Uger over kapaciteten</translation>
    </message>
    <message>
        <source>Weight of the newest</source>
        <translation>Den nyestes vægt</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Hvad</translation>
    </message>
    <message>
        <source>What a clinician asked for is booked, or taken back</source>
        <translation>Det, en kliniker bad om, er booket eller taget tilbage</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Hvad det blev til</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation>Hvad der sker med det</translation>
    </message>
    <message>
        <source>What belongs to it</source>
        <translation>Hvad der hører til</translation>
    </message>
    <message>
        <source>What came of those found, rule by rule</source>
        <translation>Hvad det blev til, regel for regel</translation>
    </message>
    <message>
        <source>What can be offered</source>
        <translation>Kan tilbydes</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>Hvad der ændres</translation>
    </message>
    <message>
        <source>What has come already is assessed at once.</source>
        <translation>Det, der allerede er kommet, vurderes med det samme.</translation>
    </message>
    <message>
        <source>What is compared</source>
        <translation>Hvad der sammenlignes</translation>
    </message>
    <message>
        <source>What is given</source>
        <translation>Hvad der er givet</translation>
    </message>
    <message>
        <source>What is made of the sensor</source>
        <translation>Hvad sensoren bruges til</translation>
    </message>
    <message>
        <source>What is not decided for you</source>
        <translation>Hvad der ikke afgøres for dig</translation>
    </message>
    <message>
        <source>What is noted</source>
        <translation>Det, der noteres</translation>
    </message>
    <message>
        <source>What is noted already</source>
        <translation>Allerede noteret</translation>
    </message>
    <message>
        <source>What is shown is {age} old.</source>
        <translation>Det viste er {age} gammelt.</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Hvad der er galt</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Hvad det er</translation>
    </message>
    <message>
        <source>What it is compared with</source>
        <translation>Hvad det sammenlignes med</translation>
    </message>
    <message>
        <source>What it is for, e.g. the morning round</source>
        <translation>Hvad den skal bruges til, fx morgengennemgangen</translation>
    </message>
    <message>
        <source>What it would have meant</source>
        <translation>Hvad det ville have betydet</translation>
    </message>
    <message>
        <source>What the colours mean</source>
        <translation>Hvad farverne betyder</translation>
    </message>
    <message>
        <source>What the department can do in a day. It changes no colour and no deadline.</source>
        <translation>Hvad afdelingen kan nå på en dag. Det ændrer ingen farve og ingen frist.</translation>
    </message>
    <message>
        <source>What the marks mean here</source>
        <translation>Hvad mærkerne betyder her</translation>
    </message>
    <message>
        <source>What the patient is to send</source>
        <translation>Det skal patienten sende</translation>
    </message>
    <message>
        <source>What the patient was told</source>
        <translation>Det fik patienten at vide</translation>
    </message>
    <message>
        <source>What the patient wishes</source>
        <translation>Patientens ønsker</translation>
    </message>
    <message>
        <source>What the patient wishes is understood while you type. Arrow keys choose, Enter offers.</source>
        <translation>Ønskerne forstås, mens du skriver. Piletasterne vælger, Enter tilbyder.</translation>
    </message>
    <message>
        <source>What the row is</source>
        <translation>Hvad rækken er</translation>
    </message>
    <message>
        <source>What the signs mean; show and hide curves</source>
        <translation>Hvad tegnene betyder; vis og skjul kurver</translation>
    </message>
    <message>
        <source>What the source says of its own plan later counts instead.</source>
        <translation>Ændrer kilden selv planen senere, gælder det i stedet.</translation>
    </message>
    <message>
        <source>What this is</source>
        <translation>Hvad er det?</translation>
    </message>
    <message>
        <source>What was done, and with whom</source>
        <translation>Hvad der blev gjort, og med hvem</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Det fundne</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>Det, der gik galt</translation>
    </message>
    <message>
        <source>What you are about to do makes this impossible or too late:</source>
        <translation>Det, du er ved at gøre, skaber en konflikt eller overskrider en frist:</translation>
    </message>
    <message>
        <source>What you had begun is kept as a draft.</source>
        <translation>Det, du var begyndt på, er gemt som kladde.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Hvornår</translation>
    </message>
    <message>
        <source>When it is too old</source>
        <translation>Når det er for gammelt</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Hvor</translation>
    </message>
    <message>
        <source>Where help is</source>
        <translation>Hvor der er hjælp</translation>
    </message>
    <message>
        <source>Where it comes from</source>
        <translation>Hvor det kommer fra</translation>
    </message>
    <message>
        <source>Where it is not known</source>
        <translation>Hvor det ikke vides</translation>
    </message>
    <message>
        <source>Where the computer is yours alone its keyring keeps the key. Else a passphrase locks it: choose one.</source>
        <translation>Er computeren din alene, gemmer dens nøglering nøglen. Ellers låses den med en adgangssætning: vælg en.</translation>
    </message>
    <message>
        <source>Whether an appointment may be moved</source>
        <translation>Om en aftale må flyttes</translation>
    </message>
    <message>
        <source>Which devices</source>
        <translation>Hvilke apparater</translation>
    </message>
    <message>
        <source>Which entries</source>
        <translation>Hvilke konflikter</translation>
    </message>
    <message>
        <source>Which fact</source>
        <translation>Hvilken oplysning</translation>
    </message>
    <message>
        <source>Which greens</source>
        <translation>Hvilke grønne</translation>
    </message>
    <message>
        <source>Which hours count</source>
        <translation>Hvilke timer der tæller</translation>
    </message>
    <message>
        <source>Which look-ups</source>
        <translation>Hvilke opslag</translation>
    </message>
    <message>
        <source>Which question</source>
        <translation>Hvilket spørgsmål</translation>
    </message>
    <message>
        <source>Which questionnaire</source>
        <translation>Hvilket skema</translation>
    </message>
    <message>
        <source>Which reading</source>
        <translation>Hvilken måling</translation>
    </message>
    <message>
        <source>Which way is worse</source>
        <translation>Hvad der er værre</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Bruger</translation>
    </message>
    <message>
        <source>Who acts</source>
        <translation>Hvem handler</translation>
    </message>
    <message>
        <source>Who changes</source>
        <translation>Hvem skifter</translation>
    </message>
    <message>
        <source>Who changes colour</source>
        <translation>Hvem skifter farve</translation>
    </message>
    <message>
        <source>Who closes greens</source>
        <translation>Hvem lukker grønne</translation>
    </message>
    <message>
        <source>Who printed them stands in the log.</source>
        <translation>Hvem der udskriver, skrives i loggen.</translation>
    </message>
    <message>
        <source>Who took them out, and what for, stands in the log.</source>
        <translation>Hvem der har trukket dem ud, og til hvad, står i loggen.</translation>
    </message>
    <message>
        <source>Who was asked</source>
        <translation>Hvem der er spurgt</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Hvorfor</translation>
    </message>
    <message>
        <source>Why a red patient needs no visit</source>
        <translation>Hvorfor en rød patient ikke skal ses</translation>
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
        <source>Why not another time</source>
        <translation>Hvorfor ikke en anden tid</translation>
    </message>
    <message>
        <source>Why not …?</source>
        <translation>Hvorfor ikke …?</translation>
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
        <source>Why there is no such time</source>
        <translation>Hvorfor der ikke er en sådan tid</translation>
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
        <source>Why, for your own department alone</source>
        <translation>Hvorfor (ses kun i jeres egen afdeling)</translation>
    </message>
    <message>
        <source>Why, if it helps a colleague</source>
        <translation>Hvorfor, hvis det hjælper en kollega</translation>
    </message>
    <message>
        <source>Wish for contact</source>
        <translation>Ønske om kontakt</translation>
    </message>
    <message>
        <source>Wishes</source>
        <translation>Ønsker</translation>
    </message>
    <message>
        <source>Wishes, e.g. not Tuesday, after 10; empty: no wishes</source>
        <translation>Ønsker, fx ikke tirsdag, efter 10; tomt: ingen ønsker</translation>
    </message>
    <message>
        <source>With</source>
        <translation>Hos</translation>
    </message>
    <message>
        <source>With CPR numbers</source>
        <translation>Med CPR-numre</translation>
    </message>
    <message>
        <source>With findings</source>
        <translation>Med anmærkninger</translation>
    </message>
    <message>
        <source>With the draft of the travel grant</source>
        <translation>Med kladden til kørselstilskud</translation>
    </message>
    <message>
        <source>Withdraw the draft</source>
        <translation>Træk kladden tilbage</translation>
    </message>
    <message>
        <source>Withdraw …</source>
        <translation>Træk tilbage …</translation>
    </message>
    <message>
        <source>Withdrawn by {who}, {when}</source>
        <translation>Trukket tilbage af {who}, {when}</translation>
    </message>
    <message>
        <source>Within</source>
        <translation>Inden for</translation>
    </message>
    <message>
        <source>Within so many hours</source>
        <translation>Inden for så mange timer</translation>
    </message>
    <message>
        <source>Within, in hours</source>
        <translation>Inden for, i timer</translation>
    </message>
    <message>
        <source>Without it</source>
        <translation>Uden det</translation>
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
        <source>Work per week</source>
        <translation>Arbejde pr. uge</translation>
    </message>
    <message>
        <source>Work per week against capacity</source>
        <translation>Arbejde pr. uge mod kapacitet</translation>
    </message>
    <message>
        <source>Work per week as a table, or as bars</source>
        <translation>Arbejde pr. uge som tabel eller som søjler</translation>
    </message>
    <message>
        <source>Working out what it changes …</source>
        <translation>Regner ud, hvad det ændrer …</translation>
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
        <source>Worst first</source>
        <translation>Værste først</translation>
    </message>
    <message>
        <source>Write 1 to {most} patients of the last 1 to {longest} weeks.</source>
        <translation>Skriv 1 til {most} patienter fra de seneste 1 til {longest} uger.</translation>
    </message>
    <message>
        <source>Write PDF</source>
        <translation>Skriv PDF</translation>
    </message>
    <message>
        <source>Write a name for the source.</source>
        <translation>Skriv et navn til kilden.</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Skriv notat</translation>
    </message>
    <message>
        <source>Write a number, such as 60; a share is from 0 to 100.</source>
        <translation>Skriv et tal, f.eks. 60; en andel er fra 0 til 100.</translation>
    </message>
    <message>
        <source>Write a number, such as 88.5.</source>
        <translation>Skriv et tal, f.eks. 88,5.</translation>
    </message>
    <message>
        <source>Write a time such as 08.00, not “{text}”.</source>
        <translation>Skriv et klokkeslæt som 08.00, ikke »{text}«.</translation>
    </message>
    <message>
        <source>Write a value within the bounds: {bounds}.</source>
        <translation>Skriv en værdi inden for {bounds}.</translation>
    </message>
    <message>
        <source>Write a whole number, such as 2.</source>
        <translation>Skriv et helt tal, f.eks. 2.</translation>
    </message>
    <message>
        <source>Write between how many days: 1 to 365.</source>
        <translation>Skriv antal dage: 1 til 365.</translation>
    </message>
    <message>
        <source>Write both a short name of the new source and what it is.</source>
        <translation>Skriv både et kort navn til den nye kilde og hvad den er.</translation>
    </message>
    <message>
        <source>Write how many hours, or how many whole days.</source>
        <translation>Skriv hvor mange timer eller hele dage.</translation>
    </message>
    <message>
        <source>Write message</source>
        <translation>Skriv besked</translation>
    </message>
    <message>
        <source>Write the key on paper and lock it away. It is shown this once.</source>
        <translation>Skriv nøglen på papir, og lås den inde. Den vises kun denne ene gang.</translation>
    </message>
    <message>
        <source>Write the name in both languages.</source>
        <translation>Skriv navnet på begge sprog.</translation>
    </message>
    <message>
        <source>Write the reason first: it stands in the history for ever.</source>
        <translation>Skriv begrundelsen først: den står i historikken for altid.</translation>
    </message>
    <message>
        <source>Write the sample as a number from 0 to 100, and whole rounds.</source>
        <translation>Skriv stikprøven som et tal fra 0 til 100, og hele runder.</translation>
    </message>
    <message>
        <source>Write the text that the answer is to be.</source>
        <translation>Skriv den tekst, svaret skal være.</translation>
    </message>
    <message>
        <source>Write the time of day as 9.30, or leave it empty for the whole day.</source>
        <translation>Skriv klokkeslættet som 9.30, eller lad det stå tomt for hele dagen.</translation>
    </message>
    <message>
        <source>Write the value, the lowest and the highest as numbers, such as 88.5.</source>
        <translation>Skriv værdien, den laveste og den højeste som tal, f.eks. 88,5.</translation>
    </message>
    <message>
        <source>Write what is to belong to the department.</source>
        <translation>Skriv, hvad der skal høre til afdelingen.</translation>
    </message>
    <message>
        <source>Write whole minutes from 1 to 1440.</source>
        <translation>Skriv hele minutter fra 1 til 1440.</translation>
    </message>
    <message>
        <source>Write whole numbers, such as 12.</source>
        <translation>Skriv hele tal, for eksempel 12.</translation>
    </message>
    <message>
        <source>Write why: it stands in the log, and whoever is concerned reads it.</source>
        <translation>Skriv hvorfor: det står i loggen, og de berørte læser det.</translation>
    </message>
    <message>
        <source>Write within how many hours somebody acts, such as 4.</source>
        <translation>Skriv inden for hvor mange timer nogen handler, f.eks. 4.</translation>
    </message>
    <message>
        <source>Writing to the departments …</source>
        <translation>Skriver til afdelingerne …</translation>
    </message>
    <message>
        <source>Written back</source>
        <translation>Skrives tilbage</translation>
    </message>
    <message>
        <source>Written by</source>
        <translation>Skrevet af</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Gul</translation>
    </message>
    <message>
        <source>Yellow assessments</source>
        <translation>Gule vurderinger</translation>
    </message>
    <message>
        <source>Yellow per week</source>
        <translation>Gule pr. uge</translation>
    </message>
    <message>
        <source>Yellow: look at it before the deadline.</source>
        <translation>Gul: se på det inden fristen.</translation>
    </message>
    <message>
        <source>Yield of each rule</source>
        <translation>Udbytte af hver regel</translation>
    </message>
    <message>
        <source>You answer for it: it stands in the changes that the approver reads.</source>
        <translation>Du står inde for det: det står blandt de ændringer, som godkenderen læser.</translation>
    </message>
    <message>
        <source>You can see the proposal, but not carry it out.</source>
        <translation>Du kan se forslaget, men ikke gennemføre det.</translation>
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
        <source>You sign exactly this text, and that it counts from the day below. Your name stands with it.</source>
        <translation>Du underskriver præcis denne tekst, og at den gælder fra dagen herunder. Dit navn står ved det.</translation>
    </message>
    <message>
        <source>You sign with a key of your own. It stays on this computer.</source>
        <translation>Du underskriver med din egen nøgle. Den bliver på denne computer.</translation>
    </message>
    <message>
        <source>You stopped the replay. F5 begins it again.</source>
        <translation>Du stoppede genberegningen. F5 begynder den igen.</translation>
    </message>
    <message>
        <source>Youngest, in years</source>
        <translation>Yngste, i år</translation>
    </message>
    <message>
        <source>Your department has no free times in the next days.</source>
        <translation>Jeres afdeling har ingen ledige tider de næste dage.</translation>
    </message>
    <message>
        <source>Your draft {version} is to be sent for approval: Limits.</source>
        <translation>Din kladde {version} skal sendes til godkendelse: Grænser.</translation>
    </message>
    <message>
        <source>Your judgement</source>
        <translation>Din bedømmelse</translation>
    </message>
    <message>
        <source>Your key is made. Call an administrator, and read its fingerprint aloud: {fingerprint}</source>
        <translation>Din nøgle er lavet. Ring til en administrator, og læs fingeraftrykket op: {fingerprint}</translation>
    </message>
    <message>
        <source>Your role does not see the audit log. Ask an auditor.</source>
        <translation>Din rolle har ikke adgang til hændelsesloggen. Spørg en logkontrollant.</translation>
    </message>
    <message>
        <source>Zoom {percent} %</source>
        <translation>Zoom {percent} %</translation>
    </message>
    <message>
        <source>a new test</source>
        <translation>et nyt eksempel</translation>
    </message>
    <message>
        <source>a relative</source>
        <translation>en pårørende</translation>
    </message>
    <message>
        <source>acute</source>
        <translation>akut</translation>
    </message>
    <message>
        <source>admitted</source>
        <translation>indlagt</translation>
    </message>
    <message>
        <source>age and birth date unknown</source>
        <translation>alder og fødselsdato ukendt</translation>
    </message>
    <message>
        <source>also {programme}: {colour}</source>
        <translation>også {programme}: {colour}</translation>
    </message>
    <message>
        <source>also: {name}</source>
        <translation>også: {name}</translation>
    </message>
    <message>
        <source>always (critical)</source>
        <translation>altid (kritisk)</translation>
    </message>
    <message>
        <source>always look at this answer</source>
        <translation>se altid dette svar</translation>
    </message>
    <message>
        <source>amended</source>
        <translation>rettet</translation>
    </message>
    <message>
        <source>an address of its own</source>
        <translation>en egen adresse</translation>
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
        <source>and {count} more</source>
        <translation>og {count} til</translation>
    </message>
    <message>
        <source>and {count} more before these</source>
        <translation>og {count} mere før disse</translation>
    </message>
    <message>
        <source>another patient's, moved</source>
        <translation>en anden patients, flyttet</translation>
    </message>
    <message>
        <source>another questionnaire</source>
        <translation>et andet skema</translation>
    </message>
    <message>
        <source>answer expected {day}</source>
        <translation>svar ventes {day}</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>besvaret</translation>
    </message>
    <message>
        <source>answered questionnaire</source>
        <translation>besvaret skema</translation>
    </message>
    <message>
        <source>any answer or reading</source>
        <translation>svar eller måling</translation>
    </message>
    <message>
        <source>approvals</source>
        <translation>godkendelser</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>godkendt</translation>
    </message>
    <message>
        <source>as in the program's file</source>
        <translation>som i programmets fil</translation>
    </message>
    <message>
        <source>as it should be</source>
        <translation>som den skal være</translation>
    </message>
    <message>
        <source>as the plan says</source>
        <translation>som planen siger</translation>
    </message>
    <message>
        <source>as the system</source>
        <translation>som systemet</translation>
    </message>
    <message>
        <source>asked for by {who}</source>
        <translation>bestilt af {who}</translation>
    </message>
    <message>
        <source>at all hours</source>
        <translation>døgnet rundt</translation>
    </message>
    <message>
        <source>at an unknown time</source>
        <translation>på et ukendt tidspunkt</translation>
    </message>
    <message>
        <source>at home</source>
        <translation>i hjemmet</translation>
    </message>
    <message>
        <source>at least, answers missing</source>
        <translation>mindst, når svar mangler</translation>
    </message>
    <message>
        <source>at most so many red and yellow a week</source>
        <translation>højst så mange røde og gule om ugen</translation>
    </message>
    <message>
        <source>at most, answers missing</source>
        <translation>højst, når svar mangler</translation>
    </message>
    <message>
        <source>at the source {time}</source>
        <translation>hos kilden {time}</translation>
    </message>
    <message>
        <source>barred</source>
        <translation>spærret</translation>
    </message>
    <message>
        <source>becomes</source>
        <translation>bliver til</translation>
    </message>
    <message>
        <source>begins later</source>
        <translation>begynder senere</translation>
    </message>
    <message>
        <source>being counted again</source>
        <translation>regnes om</translation>
    </message>
    <message>
        <source>better</source>
        <translation>bedre</translation>
    </message>
    <message>
        <source>between {low} and {high}</source>
        <translation>mellem {low} og {high}</translation>
    </message>
    <message>
        <source>booked</source>
        <translation>aftalt</translation>
    </message>
    <message>
        <source>born</source>
        <translation>født</translation>
    </message>
    <message>
        <source>born {year}</source>
        <translation>f. {year}</translation>
    </message>
    <message>
        <source>by</source>
        <translation>af</translation>
    </message>
    <message>
        <source>by e-mail</source>
        <translation>på e-mail</translation>
    </message>
    <message>
        <source>by telephone</source>
        <translation>pr. telefon</translation>
    </message>
    <message>
        <source>by the rules of distribution</source>
        <translation>efter fordelingen</translation>
    </message>
    <message>
        <source>by themselves</source>
        <translation>af sig selv</translation>
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
        <source>calibration expired</source>
        <translation>kalibrering udløbet</translation>
    </message>
    <message>
        <source>can go now</source>
        <translation>kan sendes nu</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>aflyst</translation>
    </message>
    <message>
        <source>capacity {count}</source>
        <translation>kapacitet {count}</translation>
    </message>
    <message>
        <source>certified {time} by {who}</source>
        <translation>attesteret {time} af {who}</translation>
    </message>
    <message>
        <source>change from the first to the newest</source>
        <translation>ændring fra den første til den nyeste</translation>
    </message>
    <message>
        <source>change per day (Theil-Sen)</source>
        <translation>ændring pr. dag (Theil-Sen)</translation>
    </message>
    <message>
        <source>change since the previous response</source>
        <translation>ændring siden forrige besvarelse</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>ændret</translation>
    </message>
    <message>
        <source>changed at once</source>
        <translation>skiftede straks</translation>
    </message>
    <message>
        <source>changed when it was let go</source>
        <translation>skiftede, da den blev sluppet</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>lukket</translation>
    </message>
    <message>
        <source>comfortable</source>
        <translation>rummelige</translation>
    </message>
    <message>
        <source>compact</source>
        <translation>tætte</translation>
    </message>
    <message>
        <source>companion</source>
        <translation>ledsager</translation>
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
        <source>counted in {count} ms</source>
        <translation>beregnet på {count} ms</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>mørkt</translation>
    </message>
    <message>
        <source>data from {time}</source>
        <translation>data fra {time}</translation>
    </message>
    <message>
        <source>days</source>
        <translation>dage</translation>
    </message>
    <message>
        <source>days between</source>
        <translation>dage imellem</translation>
    </message>
    <message>
        <source>days since the newest</source>
        <translation>dage siden den nyeste</translation>
    </message>
    <message>
        <source>days the questionnaire is overdue</source>
        <translation>dage, skemaet er over tid</translation>
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
        <source>decided before; a new case was opened</source>
        <translation>var afgjort; en ny sag blev åbnet</translation>
    </message>
    <message>
        <source>device</source>
        <translation>apparat</translation>
    </message>
    <message>
        <source>diabetes nurse</source>
        <translation>diabetessygeplejerske</translation>
    </message>
    <message>
        <source>did not come</source>
        <translation>udeblev</translation>
    </message>
    <message>
        <source>distance from own 7-day mean, in SD</source>
        <translation>afstand fra eget 7-dages gennemsnit, i SD</translation>
    </message>
    <message>
        <source>distance from own level, in SD</source>
        <translation>afstand fra eget niveau, i SD</translation>
    </message>
    <message>
        <source>done by {time}</source>
        <translation>færdig {time}</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>kladde</translation>
    </message>
    <message>
        <source>drafts</source>
        <translation>udkast</translation>
    </message>
    <message>
        <source>drawn for a person</source>
        <translation>til stikprøve</translation>
    </message>
    <message>
        <source>driving not known</source>
        <translation>kørslen kendes ikke</translation>
    </message>
    <message>
        <source>due</source>
        <translation>forfalden</translation>
    </message>
    <message>
        <source>e.g. as agreed on the telephone</source>
        <translation>f.eks. aftalt i telefonen</translation>
    </message>
    <message>
        <source>e.g. not Tuesday, after 10, not 3/12</source>
        <translation>fx ikke tirsdag, efter 10, ikke 3/12</translation>
    </message>
    <message>
        <source>empty: not asked for</source>
        <translation>tom: kræves ikke</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>afsluttet</translation>
    </message>
    <message>
        <source>ends</source>
        <translation>slutter</translation>
    </message>
    <message>
        <source>enrolled here by {who}</source>
        <translation>tilmeldt her af {who}</translation>
    </message>
    <message>
        <source>entered in error</source>
        <translation>oprettet ved en fejl</translation>
    </message>
    <message>
        <source>every day</source>
        <translation>hver dag</translation>
    </message>
    <message>
        <source>every day of work</source>
        <translation>alle arbejdsdage</translation>
    </message>
    <message>
        <source>every host that is a source</source>
        <translation>alle servere, der er kilder</translation>
    </message>
    <message>
        <source>every {count} days</source>
        <translation>hver {count}. dag</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>det hele</translation>
    </message>
    <message>
        <source>example</source>
        <translation>eksempel</translation>
    </message>
    <message>
        <source>example, not approved for patients</source>
        <translation>eksempel, ikke godkendt til patienter</translation>
    </message>
    <message>
        <source>examples alone</source>
        <translation>kun eksempler</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>udløbet</translation>
    </message>
    <message>
        <source>extract from Visita {time}</source>
        <translation>uddrag fra Visita {time}</translation>
    </message>
    <message>
        <source>fall from own median</source>
        <translation>fald fra egen median</translation>
    </message>
    <message>
        <source>fall from the highest</source>
        <translation>fald fra den højeste</translation>
    </message>
    <message>
        <source>family name unknown</source>
        <translation>efternavn ukendt</translation>
    </message>
    <message>
        <source>files that are imported</source>
        <translation>filer, der indlæses</translation>
    </message>
    <message>
        <source>find at least so many % of those admitted later</source>
        <translation>find mindst så mange % af dem, der siden indlægges</translation>
    </message>
    <message>
        <source>folder of files</source>
        <translation>mappe med filer</translation>
    </message>
    <message>
        <source>free choice</source>
        <translation>frit valg</translation>
    </message>
    <message>
        <source>from</source>
        <translation>fra</translation>
    </message>
    <message>
        <source>from an assessment</source>
        <translation>fra en vurdering</translation>
    </message>
    <message>
        <source>from home until home</source>
        <translation>hjemmefra–hjem</translation>
    </message>
    <message>
        <source>from the file</source>
        <translation>fra filen</translation>
    </message>
    <message>
        <source>from what time, e.g. 9.30</source>
        <translation>fra kl., fx 9.30</translation>
    </message>
    <message>
        <source>from {day}</source>
        <translation>fra {day}</translation>
    </message>
    <message>
        <source>general practitioner</source>
        <translation>praktiserende læge</translation>
    </message>
    <message>
        <source>given back</source>
        <translation>givet tilbage</translation>
    </message>
    <message>
        <source>given name unknown</source>
        <translation>fornavn ukendt</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>grå</translation>
    </message>
    <message>
        <source>h</source>
        <translation>t</translation>
    </message>
    <message>
        <source>handled</source>
        <translation>behandlet</translation>
    </message>
    <message>
        <source>handled by {name}</source>
        <translation>behandlet af {name}</translation>
    </message>
    <message>
        <source>has no time yet</source>
        <translation>har ingen tid endnu</translation>
    </message>
    <message>
        <source>heart failure nurse</source>
        <translation>hjertesvigtsygeplejerske</translation>
    </message>
    <message>
        <source>held</source>
        <translation>afholdt</translation>
    </message>
    <message>
        <source>held until {when}</source>
        <translation>holdes tilbage til {when}</translation>
    </message>
    <message>
        <source>helps nobody who waits</source>
        <translation>hjælper ingen, der venter</translation>
    </message>
    <message>
        <source>hidden:</source>
        <translation>skjult:</translation>
    </message>
    <message>
        <source>high contrast</source>
        <translation>høj kontrast</translation>
    </message>
    <message>
        <source>higher is worse</source>
        <translation>højere er værre</translation>
    </message>
    <message>
        <source>home</source>
        <translation>hjem</translation>
    </message>
    <message>
        <source>home monitoring</source>
        <translation>hjemmemonitorering</translation>
    </message>
    <message>
        <source>hospital</source>
        <translation>hospital</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>timer</translation>
    </message>
    <message>
        <source>hours past the planned reading</source>
        <translation>timer over den planlagte måling</translation>
    </message>
    <message>
        <source>hours since the last reading</source>
        <translation>timer siden seneste måling</translation>
    </message>
    <message>
        <source>hours since the newest</source>
        <translation>timer siden den nyeste</translation>
    </message>
    <message>
        <source>hours that pass</source>
        <translation>timer, der går</translation>
    </message>
    <message>
        <source>how many of the newest are beyond a limit</source>
        <translation>hvor mange af de nyeste der er uden for en grænse</translation>
    </message>
    <message>
        <source>how many there are</source>
        <translation>hvor mange der er</translation>
    </message>
    <message>
        <source>in a telephone interview</source>
        <translation>ved telefoninterview</translation>
    </message>
    <message>
        <source>in a video interview</source>
        <translation>ved videointerview</translation>
    </message>
    <message>
        <source>in an interview</source>
        <translation>ved interview</translation>
    </message>
    <message>
        <source>in an interview face to face</source>
        <translation>ved interview ansigt til ansigt</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>gælder</translation>
    </message>
    <message>
        <source>in force from {first} until {last}</source>
        <translation>i kraft fra {first} til {last}</translation>
    </message>
    <message>
        <source>in the list</source>
        <translation>i listen</translation>
    </message>
    <message>
        <source>in the operating system's keyring</source>
        <translation>i styresystemets nøglering</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>i brug</translation>
    </message>
    <message>
        <source>in working hours</source>
        <translation>i arbejdstiden</translation>
    </message>
    <message>
        <source>in {count} days</source>
        <translation>om {count} dage</translation>
    </message>
    <message>
        <source>insight.csv</source>
        <translation>indsigt.csv</translation>
    </message>
    <message>
        <source>interpreter</source>
        <translation>tolk</translation>
    </message>
    <message>
        <source>interval in days</source>
        <translation>interval i dage</translation>
    </message>
    <message>
        <source>is always above</source>
        <translation>er altid over</translation>
    </message>
    <message>
        <source>is always below</source>
        <translation>er altid under</translation>
    </message>
    <message>
        <source>is never above</source>
        <translation>er aldrig over</translation>
    </message>
    <message>
        <source>is never below</source>
        <translation>er aldrig under</translation>
    </message>
    <message>
        <source>is not an acute service</source>
        <translation>er ikke et akut tilbud</translation>
    </message>
    <message>
        <source>judged milder by a person</source>
        <translation>vurderet mildere af et menneske</translation>
    </message>
    <message>
        <source>judged the same by a person</source>
        <translation>vurderet ens af et menneske</translation>
    </message>
    <message>
        <source>judged worse by a person</source>
        <translation>vurderet værre af et menneske</translation>
    </message>
    <message>
        <source>kappa {kappa} (95 % {low} to {high}), {pairs} patients</source>
        <translation>kappa {kappa} (95 % {low} til {high}), {pairs} patienter</translation>
    </message>
    <message>
        <source>kept its version: {owner} had it</source>
        <translation>beholdt sin version: {owner} havde den</translation>
    </message>
    <message>
        <source>lacks an answer</source>
        <translation>mangler svar</translation>
    </message>
    <message>
        <source>late</source>
        <translation>forsinket</translation>
    </message>
    <message>
        <source>leaves home {leaves}, home again {returns}, {minutes} min. of driving</source>
        <translation>hjemmefra {leaves}, hjemme igen {returns}, {minutes} min. kørsel</translation>
    </message>
    <message>
        <source>left out by you</source>
        <translation>fravalgt af dig</translation>
    </message>
    <message>
        <source>letters</source>
        <translation>breve</translation>
    </message>
    <message>
        <source>light</source>
        <translation>lyst</translation>
    </message>
    <message>
        <source>limit</source>
        <translation>frist</translation>
    </message>
    <message>
        <source>limit {day}</source>
        <translation>frist {day}</translation>
    </message>
    <message>
        <source>line {number}</source>
        <translation>linje {number}</translation>
    </message>
    <message>
        <source>lives in {where}</source>
        <translation>bor {where}</translation>
    </message>
    <message>
        <source>loss in per cent</source>
        <translation>tab i procent</translation>
    </message>
    <message>
        <source>lower is worse</source>
        <translation>lavere er værre</translation>
    </message>
    <message>
        <source>made by a newer Visita</source>
        <translation>lavet i en nyere Visita</translation>
    </message>
    <message>
        <source>made from a passphrase</source>
        <translation>dannet af en adgangssætning</translation>
    </message>
    <message>
        <source>many at once</source>
        <translation>mange ad gangen</translation>
    </message>
    <message>
        <source>may be moved</source>
        <translation>må flyttes</translation>
    </message>
    <message>
        <source>may not be moved</source>
        <translation>må ikke flyttes</translation>
    </message>
    <message>
        <source>me</source>
        <translation>mig</translation>
    </message>
    <message>
        <source>mean of home blood pressure</source>
        <translation>gennemsnit af hjemmeblodtryk</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>målt</translation>
    </message>
    <message>
        <source>minus {limit}</source>
        <translation>minus {limit}</translation>
    </message>
    <message>
        <source>name unknown</source>
        <translation>navn ukendt</translation>
    </message>
    <message>
        <source>never</source>
        <translation>aldrig</translation>
    </message>
    <message>
        <source>new</source>
        <translation>ny</translation>
    </message>
    <message>
        <source>new device</source>
        <translation>nyt apparat</translation>
    </message>
    <message>
        <source>new rules say {colour}</source>
        <translation>nye regler siger {colour}</translation>
    </message>
    <message>
        <source>new time</source>
        <translation>ny tid</translation>
    </message>
    <message>
        <source>new version in quarantine</source>
        <translation>ny udgave i karantæne</translation>
    </message>
    <message>
        <source>new · {unit}</source>
        <translation>ny · {unit}</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nej</translation>
    </message>
    <message>
        <source>no admission is recorded</source>
        <translation>ingen indlæggelse er registreret</translation>
    </message>
    <message>
        <source>no answer: {count}</source>
        <translation>intet svar: {count}</translation>
    </message>
    <message>
        <source>no case</source>
        <translation>ingen sag</translation>
    </message>
    <message>
        <source>no longer</source>
        <translation>ikke længere</translation>
    </message>
    <message>
        <source>no longer in force</source>
        <translation>ikke længere i kraft</translation>
    </message>
    <message>
        <source>no open case</source>
        <translation>ingen åben sag</translation>
    </message>
    <message>
        <source>no other rule holds it back</source>
        <translation>ingen anden regel holder den tilbage</translation>
    </message>
    <message>
        <source>no proxy</source>
        <translation>ingen proxy</translation>
    </message>
    <message>
        <source>no readings</source>
        <translation>ingen målinger</translation>
    </message>
    <message>
        <source>no role</source>
        <translation>ingen rolle</translation>
    </message>
    <message>
        <source>no rule</source>
        <translation>ingen regel</translation>
    </message>
    <message>
        <source>no rule uses it</source>
        <translation>ingen regel bruger den</translation>
    </message>
    <message>
        <source>no transport</source>
        <translation>ingen kørsel</translation>
    </message>
    <message>
        <source>no window promised</source>
        <translation>uden aftalt tidsrum</translation>
    </message>
    <message>
        <source>no wishes</source>
        <translation>ingen ønsker</translation>
    </message>
    <message>
        <source>no, a draft is written</source>
        <translation>nej, en kladde skrives</translation>
    </message>
    <message>
        <source>nobody took it in time</source>
        <translation>ingen har taget den i tide</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ingen</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>ingen endnu</translation>
    </message>
    <message>
        <source>none yet: make one</source>
        <translation>ingen endnu: lav en</translation>
    </message>
    <message>
        <source>none: every source</source>
        <translation>ingen: alle kilder</translation>
    </message>
    <message>
        <source>none: made-up people need no secret</source>
        <translation>ingen: opdigtede personer kræver ingen hemmelighed</translation>
    </message>
    <message>
        <source>not acute</source>
        <translation>ikke akut</translation>
    </message>
    <message>
        <source>not admitted</source>
        <translation>ikke indlagt</translation>
    </message>
    <message>
        <source>not answered</source>
        <translation>ikke besvaret</translation>
    </message>
    <message>
        <source>not any more</source>
        <translation>ikke mere</translation>
    </message>
    <message>
        <source>not asked by itself</source>
        <translation>spørges ikke af sig selv</translation>
    </message>
    <message>
        <source>not before {time}</source>
        <translation>ikke før {time}</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>ikke begyndt</translation>
    </message>
    <message>
        <source>not documented</source>
        <translation>ikke dokumenteret</translation>
    </message>
    <message>
        <source>not given</source>
        <translation>ikke angivet</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>vides ikke</translation>
    </message>
    <message>
        <source>not part of the assessment</source>
        <translation>indgår ikke i vurderingen</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>endnu ikke læst</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>ikke registreret</translation>
    </message>
    <message>
        <source>not said: both ways from a healthy middle</source>
        <translation>ikke sagt: begge veje fra en rask midte</translation>
    </message>
    <message>
        <source>not sent: the patients are due to measure again</source>
        <translation>ikke indsendt: patienterne skal måle igen</translation>
    </message>
    <message>
        <source>not shown for your role</source>
        <translation>vises ikke for din rolle</translation>
    </message>
    <message>
        <source>not the one in the list</source>
        <translation>ikke den i listen</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>ikke angivet</translation>
    </message>
    <message>
        <source>not updated since {time}</source>
        <translation>ikke opdateret siden {time}</translation>
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
        <source>not {day}</source>
        <translation>ikke {day}</translation>
    </message>
    <message>
        <source>noted {day} by {who}</source>
        <translation>noteret {day} af {who}</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>intet</translation>
    </message>
    <message>
        <source>now in force</source>
        <translation>i kraft</translation>
    </message>
    <message>
        <source>number unknown</source>
        <translation>nummer ukendt</translation>
    </message>
    <message>
        <source>nurse</source>
        <translation>sygeplejerske</translation>
    </message>
    <message>
        <source>of every age</source>
        <translation>i alle aldre</translation>
    </message>
    <message>
        <source>of {count}</source>
        <translation>af {count}</translation>
    </message>
    <message>
        <source>off the axis, with its value</source>
        <translation>uden for aksen, med værdien</translation>
    </message>
    <message>
        <source>off: no new cases</source>
        <translation>slået fra: ingen nye sager</translation>
    </message>
    <message>
        <source>old time</source>
        <translation>gammel tid</translation>
    </message>
    <message>
        <source>on a screen</source>
        <translation>på skærm</translation>
    </message>
    <message>
        <source>on hold at the source</source>
        <translation>på pause hos kilden</translation>
    </message>
    <message>
        <source>on paper</source>
        <translation>på papir</translation>
    </message>
    <message>
        <source>on the waiting list</source>
        <translation>på venteliste</translation>
    </message>
    <message>
        <source>one by one</source>
        <translation>én ad gangen</translation>
    </message>
    <message>
        <source>only the {count} worst are shown</source>
        <translation>kun de {count} værste vises</translation>
    </message>
    <message>
        <source>open again</source>
        <translation>åben igen</translation>
    </message>
    <message>
        <source>opens new cases</source>
        <translation>åbner nye sager</translation>
    </message>
    <message>
        <source>others see its appointments as time taken</source>
        <translation>andre ser kun dens aftaler som optaget tid</translation>
    </message>
    <message>
        <source>own level</source>
        <translation>eget niveau</translation>
    </message>
    <message>
        <source>own limit: {limit}</source>
        <translation>egen grænse: {limit}</translation>
    </message>
    <message>
        <source>part of it</source>
        <translation>en del af den</translation>
    </message>
    <message>
        <source>patient</source>
        <translation>patient</translation>
    </message>
    <message>
        <source>patients</source>
        <translation>patienter</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>på pause</translation>
    </message>
    <message>
        <source>perhaps unnecessary</source>
        <translation>måske unødvendig</translation>
    </message>
    <message>
        <source>physician</source>
        <translation>læge</translation>
    </message>
    <message>
        <source>place unknown</source>
        <translation>sted ukendt</translation>
    </message>
    <message>
        <source>podiatrist</source>
        <translation>fodterapeut</translation>
    </message>
    <message>
        <source>primary care</source>
        <translation>primærsektor</translation>
    </message>
    <message>
        <source>promised to the patient</source>
        <translation>lovet patienten</translation>
    </message>
    <message>
        <source>put off until {day}</source>
        <translation>udsat til {day}</translation>
    </message>
    <message>
        <source>question {item}</source>
        <translation>spørgsmål {item}</translation>
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
        <source>reasons, answers, readings, expected answers, what was changed at the source, and notes</source>
        <translation>grunde, svar, målinger, forventede svar, ændringer hos kilden og noter</translation>
    </message>
    <message>
        <source>red limit broken</source>
        <translation>rød grænse brudt</translation>
    </message>
    <message>
        <source>red limit then</source>
        <translation>rød grænse dengang</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>afvist</translation>
    </message>
    <message>
        <source>revoked {time} by {who}: {reason}</source>
        <translation>spærret {time} af {who}: {reason}</translation>
    </message>
    <message>
        <source>rise from the lowest</source>
        <translation>stigning fra den laveste</translation>
    </message>
    <message>
        <source>roll-backs</source>
        <translation>tilbagerulninger</translation>
    </message>
    <message>
        <source>sample {share} %</source>
        <translation>stikprøve {share} %</translation>
    </message>
    <message>
        <source>saved here alone</source>
        <translation>kun gemt her</translation>
    </message>
    <message>
        <source>saves {count} min. of driving</source>
        <translation>sparer {count} min. kørsel</translation>
    </message>
    <message>
        <source>secretary</source>
        <translation>sekretær</translation>
    </message>
    <message>
        <source>see the patient's own words above</source>
        <translation>se patientens egne ord ovenfor</translation>
    </message>
    <message>
        <source>sensitive</source>
        <translation>følsom</translation>
    </message>
    <message>
        <source>sent for approval</source>
        <translation>sendt til godkendelse</translation>
    </message>
    <message>
        <source>sent: nobody need measure again for that</source>
        <translation>indsendt: ingen skal måle igen af den grund</translation>
    </message>
    <message>
        <source>set by {author}: {reason}; until {day}</source>
        <translation>sat af {author}: {reason}; til {day}</translation>
    </message>
    <message>
        <source>short against long mean (MACD)</source>
        <translation>kort mod langt gennemsnit (MACD)</translation>
    </message>
    <message>
        <source>since</source>
        <translation>siden</translation>
    </message>
    <message>
        <source>smoothed (EWMA)</source>
        <translation>udjævnet (EWMA)</translation>
    </message>
    <message>
        <source>sooner than today's time</source>
        <translation>tidligere end den tid, patienten har nu</translation>
    </message>
    <message>
        <source>source</source>
        <translation>kilde</translation>
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
        <source>stolen: nothing it ever signed counts</source>
        <translation>stjålet: intet, den har underskrevet, gælder</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>stoppet</translation>
    </message>
    <message>
        <source>sustained fall (CUSUM)</source>
        <translation>vedvarende fald (CUSUM)</translation>
    </message>
    <message>
        <source>sustained rise (CUSUM)</source>
        <translation>vedvarende stigning (CUSUM)</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>optaget</translation>
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
        <source>taken by {who}</source>
        <translation>taget af {who}</translation>
    </message>
    <message>
        <source>telephone unknown</source>
        <translation>telefon ukendt</translation>
    </message>
    <message>
        <source>that of the operating system</source>
        <translation>styresystemets</translation>
    </message>
    <message>
        <source>the aim is 1 at most</source>
        <translation>målet er højst 1</translation>
    </message>
    <message>
        <source>the answer is late: {day}</source>
        <translation>svaret er forsinket: {day}</translation>
    </message>
    <message>
        <source>the device's calibration has expired</source>
        <translation>apparatets kalibrering er udløbet</translation>
    </message>
    <message>
        <source>the device's readings are invalid</source>
        <translation>apparatets målinger er ugyldige</translation>
    </message>
    <message>
        <source>the device's readings are invalid, not part of the assessment</source>
        <translation>apparatets målinger er ugyldige og indgår ikke i vurderingen</translation>
    </message>
    <message>
        <source>the highest</source>
        <translation>den højeste</translation>
    </message>
    <message>
        <source>the input “{input}”</source>
        <translation>inputtet »{input}«</translation>
    </message>
    <message>
        <source>the limit {limit}</source>
        <translation>grænsen {limit}</translation>
    </message>
    <message>
        <source>the limit: {limit}</source>
        <translation>grænsen: {limit}</translation>
    </message>
    <message>
        <source>the lowest</source>
        <translation>den laveste</translation>
    </message>
    <message>
        <source>the mean</source>
        <translation>gennemsnittet</translation>
    </message>
    <message>
        <source>the median</source>
        <translation>medianen</translation>
    </message>
    <message>
        <source>the newest</source>
        <translation>den nyeste</translation>
    </message>
    <message>
        <source>the number has no order</source>
        <translation>tallet har ingen orden</translation>
    </message>
    <message>
        <source>the patient</source>
        <translation>patienten</translation>
    </message>
    <message>
        <source>the region's own extensions</source>
        <translation>regionens egne udvidelser</translation>
    </message>
    <message>
        <source>the rule “{rule}”</source>
        <translation>reglen »{rule}«</translation>
    </message>
    <message>
        <source>the shared condition {name}</source>
        <translation>den fælles betingelse {name}</translation>
    </message>
    <message>
        <source>the shared database has none of its own; its server encrypts</source>
        <translation>den delte database har ingen egen; serveren krypterer</translation>
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
        <source>the test “{test}”</source>
        <translation>eksemplet »{test}«</translation>
    </message>
    <message>
        <source>the way from home is not known</source>
        <translation>vejen hjemmefra kendes ikke</translation>
    </message>
    <message>
        <source>the whole</source>
        <translation>helheden</translation>
    </message>
    <message>
        <source>through {day}</source>
        <translation>til og med {day}</translation>
    </message>
    <message>
        <source>time not set</source>
        <translation>tid ikke fastsat</translation>
    </message>
    <message>
        <source>to what time</source>
        <translation>til kl.</translation>
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
        <source>too few</source>
        <translation>for få</translation>
    </message>
    <message>
        <source>too late</source>
        <translation>for sent</translation>
    </message>
    <message>
        <source>transport</source>
        <translation>kørsel</translation>
    </message>
    <message>
        <source>triage: {colour}</source>
        <translation>triage: {colour}</translation>
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
        <source>unknown place</source>
        <translation>ukendt sted</translation>
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
        <source>until another version counts</source>
        <translation>til en anden version gælder</translation>
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
        <source>up to {high} years</source>
        <translation>op til {high} år</translation>
    </message>
    <message>
        <source>updated {time}</source>
        <translation>opdateret {time}</translation>
    </message>
    <message>
        <source>visit: needed</source>
        <translation>besøg: nødvendigt</translation>
    </message>
    <message>
        <source>visit: not needed</source>
        <translation>besøg: ikke nødvendigt</translation>
    </message>
    <message>
        <source>waits for a certificate</source>
        <translation>venter på attest</translation>
    </message>
    <message>
        <source>waits for a second person</source>
        <translation>venter på en anden person</translation>
    </message>
    <message>
        <source>waits for {whom}</source>
        <translation>afventer {whom}</translation>
    </message>
    <message>
        <source>waits since {day}</source>
        <translation>har ventet siden {day}</translation>
    </message>
    <message>
        <source>waits to be written</source>
        <translation>afventer at blive skrevet hos kilden</translation>
    </message>
    <message>
        <source>was {colour}</source>
        <translation>var {colour}</translation>
    </message>
    <message>
        <source>way unknown</source>
        <translation>vej ukendt</translation>
    </message>
    <message>
        <source>we call</source>
        <translation>vi ringer</translation>
    </message>
    <message>
        <source>week</source>
        <translation>uge</translation>
    </message>
    <message>
        <source>week {number}</source>
        <translation>uge {number}</translation>
    </message>
    <message>
        <source>week {number} {year}</source>
        <translation>uge {number} {year}</translation>
    </message>
    <message>
        <source>what it is</source>
        <translation>hvad den er</translation>
    </message>
    <message>
        <source>why this patient has a limit of their own</source>
        <translation>hvorfor patienten skal have sin egen grænse</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>trukket tilbage</translation>
    </message>
    <message>
        <source>withdrawn, not part of the assessment</source>
        <translation>trukket tilbage, indgår ikke i vurderingen</translation>
    </message>
    <message>
        <source>within the limits</source>
        <translation>inden for grænserne</translation>
    </message>
    <message>
        <source>without an end</source>
        <translation>uden slutdato</translation>
    </message>
    <message>
        <source>working hours</source>
        <translation>arbejdstid</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>værre</translation>
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
        <source>yellow limit broken</source>
        <translation>gul grænse brudt</translation>
    </message>
    <message>
        <source>yellow limit then</source>
        <translation>gul grænse dengang</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
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
        <source>{age} years</source>
        <translation>{age} år</translation>
    </message>
    <message>
        <source>{calls} calls and {visits} visits</source>
        <translation>{calls} opkald og {visits} besøg</translation>
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
        <source>{colour}: {before} before, {after} with the limit</source>
        <translation>{colour}: {before} før, {after} med grænsen</translation>
    </message>
    <message>
        <source>{confirmed} of {fired}</source>
        <translation>{confirmed} af {fired}</translation>
    </message>
    <message>
        <source>{counts}. None of {all} assessments changes colour.</source>
        <translation>{counts}. Ingen af {all} vurderinger skifter farve.</translation>
    </message>
    <message>
        <source>{counts}. Of {all} assessments {changed} change colour.</source>
        <translation>{counts}. Af {all} vurderinger skifter {changed} farve.</translation>
    </message>
    <message>
        <source>{counts}. The one assessment changes colour.</source>
        <translation>{counts}. Den ene vurdering skifter farve.</translation>
    </message>
    <message>
        <source>{counts}. The one assessment keeps its colour.</source>
        <translation>{counts}. Den ene vurdering beholder sin farve.</translation>
    </message>
    <message>
        <source>{count} answers or readings came or were changed later, and are not shown.</source>
        <translation>{count} svar eller målinger kom eller blev rettet senere og vises ikke.</translation>
    </message>
    <message>
        <source>{count} are held while the plan can be taken back.</source>
        <translation>{count} holdes tilbage, så længe planen kan fortrydes.</translation>
    </message>
    <message>
        <source>{count} assessments go from {before} to {after}</source>
        <translation>{count} vurderinger går fra {before} til {after}</translation>
    </message>
    <message>
        <source>{count} assessments of the last {months} months</source>
        <translation>{count} vurderinger i de seneste {months} måneder</translation>
    </message>
    <message>
        <source>{count} assessments of the period</source>
        <translation>Periodens {count} vurderinger</translation>
    </message>
    <message>
        <source>{count} assessments stay {after}</source>
        <translation>{count} vurderinger er fortsat {after}</translation>
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
        <source>{count} can go now.</source>
        <translation>{count} kan sendes nu.</translation>
    </message>
    <message>
        <source>{count} days</source>
        <translation>{count} dage</translation>
    </message>
    <message>
        <source>{count} days less beyond the limit</source>
        <translation>{count} dage mindre over fristen</translation>
    </message>
    <message>
        <source>{count} days over</source>
        <translation>{count} dage over</translation>
    </message>
    <message>
        <source>{count} deadlines move: {later} later, {earlier} earlier; {overdue} are overdue then.</source>
        <translation>{count} frister flyttes: {later} senere, {earlier} tidligere; {overdue} er derefter overskredet.</translation>
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
        <source>{count} devices hidden</source>
        <translation>{count} apparater skjult</translation>
    </message>
    <message>
        <source>{count} free times in the next days; {useful} would help somebody. Nothing is offered yet.</source>
        <translation>{count} ledige tider de næste dage; {useful} ville hjælpe nogen. Intet er tilbudt endnu.</translation>
    </message>
    <message>
        <source>{count} free times were too many to look at.</source>
        <translation>{count} ledige tider er ikke vurderet: der var for mange.</translation>
    </message>
    <message>
        <source>{count} greens are open.</source>
        <translation>{count} grønne er åbne.</translation>
    </message>
    <message>
        <source>{count} hidden</source>
        <translation>{count} skjult</translation>
    </message>
    <message>
        <source>{count} hours</source>
        <translation>{count} timer</translation>
    </message>
    <message>
        <source>{count} look-ups wait for review.</source>
        <translation>{count} opslag venter på gennemgang.</translation>
    </message>
    <message>
        <source>{count} months</source>
        <translation>{count} mdr.</translation>
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
        <source>{count} new</source>
        <translation>{count} nye</translation>
    </message>
    <message>
        <source>{count} new red  F6</source>
        <translation>{count} nye røde  F6</translation>
    </message>
    <message>
        <source>{count} new reds</source>
        <translation>{count} nye røde</translation>
    </message>
    <message>
        <source>{count} not distributed</source>
        <translation>{count} ikke fordelt</translation>
    </message>
    <message>
        <source>{count} notes are not saved.</source>
        <translation>{count} notater er ikke gemt.</translation>
    </message>
    <message>
        <source>{count} of the assessments were made by an earlier version: they were as that version had them.</source>
        <translation>{count} af vurderingerne er lavet efter en tidligere version: de står, som den version gav dem.</translation>
    </message>
    <message>
        <source>{count} of {all} sources</source>
        <translation>{count} af {all} kilder</translation>
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
        <source>{count} patients are enrolled. What they send will open no case. Press again to switch it off.</source>
        <translation>{count} patienter er i forløbet. Det, de sender, åbner ingen sag. Tryk igen for at slå det fra.</translation>
    </message>
    <message>
        <source>{count} patients go along</source>
        <translation>{count} patienter kommer med</translation>
    </message>
    <message>
        <source>{count} promised calls overdue</source>
        <translation>{count} lovede opkald over tid</translation>
    </message>
    <message>
        <source>{count} readings bear a time to come: see the table</source>
        <translation>{count} målinger bærer en tid, der ikke er kommet: se tabellen</translation>
    </message>
    <message>
        <source>{count} readings, drawn as the lowest and highest of every {span}; red and yellow are always marked</source>
        <translation>{count} målinger, tegnet som laveste og højeste for hver {span}; rød og gul er altid markeret</translation>
    </message>
    <message>
        <source>{count} red hidden  Shift+F4</source>
        <translation>{count} røde skjult  Shift+F4</translation>
    </message>
    <message>
        <source>{count} red not taken  H</source>
        <translation>{count} røde ikke taget  H</translation>
    </message>
    <message>
        <source>{count} reds</source>
        <translation>{count} røde</translation>
    </message>
    <message>
        <source>{count} sources</source>
        <translation>{count} kilder</translation>
    </message>
    <message>
        <source>{count} times a day</source>
        <translation>{count} gange om dagen</translation>
    </message>
    <message>
        <source>{count} trends hidden</source>
        <translation>{count} kurver skjult</translation>
    </message>
    <message>
        <source>{count} trips fewer</source>
        <translation>{count} ture færre</translation>
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
        <source>{count} were left out: the appointments have changed. They are still on the list.</source>
        <translation>{count} blev udeladt: aftalerne er ændret. De står stadig på listen.</translation>
    </message>
    <message>
        <source>{count}, 1 red</source>
        <translation>{count}, heraf 1 rød</translation>
    </message>
    <message>
        <source>{count}, {red} of them {word}</source>
        <translation>{count}, heraf {red} {word}</translation>
    </message>
    <message>
        <source>{count}, {red} red</source>
        <translation>{count}, heraf {red} røde</translation>
    </message>
    <message>
        <source>{day} (ran out)</source>
        <translation>{day} (udløbet)</translation>
    </message>
    <message>
        <source>{day}: write the opening time before the closing time.</source>
        <translation>{day}: Skriv åbningstiden før lukketiden.</translation>
    </message>
    <message>
        <source>{department} is asked: new time {when}</source>
        <translation>{department} er spurgt: ny tid {when}</translation>
    </message>
    <message>
        <source>{kappa} ({low} to {high})</source>
        <translation>{kappa} ({low} til {high})</translation>
    </message>
    <message>
        <source>{least} to {most}</source>
        <translation>{least} til {most}</translation>
    </message>
    <message>
        <source>{lines} lines about {records} records. That you fetched them stands in the log.</source>
        <translation>{lines} linjer om {records} journaler. At du har hentet dem, står i loggen.</translation>
    </message>
    <message>
        <source>{low} to {high} years</source>
        <translation>{low} til {high} år</translation>
    </message>
    <message>
        <source>{low} years or older</source>
        <translation>{low} år eller derover</translation>
    </message>
    <message>
        <source>{minutes} min. driving</source>
        <translation>{minutes} min. kørsel</translation>
    </message>
    <message>
        <source>{minutes} min. less driving</source>
        <translation>{minutes} min. mindre kørsel</translation>
    </message>
    <message>
        <source>{minutes} min. {seconds} s left</source>
        <translation>{minutes} min. {seconds} s tilbage</translation>
    </message>
    <message>
        <source>{moved} Press again to save.</source>
        <translation>{moved} Tryk igen for at gemme.</translation>
    </message>
    <message>
        <source>{names} are looking</source>
        <translation>{names} ser på</translation>
    </message>
    <message>
        <source>{names} is looking</source>
        <translation>{names} ser på</translation>
    </message>
    <message>
        <source>{new}, 1 of them red</source>
        <translation>{new}, heraf 1 rød</translation>
    </message>
    <message>
        <source>{new}, {red} of them red</source>
        <translation>{new}, heraf {red} røde</translation>
    </message>
    <message>
        <source>{notice} Read by {actor} {time}.</source>
        <translation>{notice} Læst af {actor} {time}.</translation>
    </message>
    <message>
        <source>{number} of {of}</source>
        <translation>{number} af {of}</translation>
    </message>
    <message>
        <source>{order} · read {time}</source>
        <translation>{order} · læst {time}</translation>
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
        <source>{programme}, as it was {time}</source>
        <translation>{programme}, som det var {time}</translation>
    </message>
    <message>
        <source>{programme}: no rules are in force, and every patient ({count}) is grey.</source>
        <translation>{programme}: ingen regler er i kraft, og alle patienter ({count}) er grå.</translation>
    </message>
    <message>
        <source>{reason} (replaced by a newer version)</source>
        <translation>{reason} (afløst af en nyere udgave)</translation>
    </message>
    <message>
        <source>{reds} in the worklist</source>
        <translation>{reds} på arbejdslisten</translation>
    </message>
    <message>
        <source>{red} of them red</source>
        <translation>heraf {red} røde</translation>
    </message>
    <message>
        <source>{red} red and {yellow} yellow</source>
        <translation>{red} røde og {yellow} gule</translation>
    </message>
    <message>
        <source>{row}, {count} steps in</source>
        <translation>{row}, {count} trin inde</translation>
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
        <source>{stage} since {day}</source>
        <translation>{stage} siden {day}</translation>
    </message>
    <message>
        <source>{stage}, counts from {day}</source>
        <translation>{stage}, gælder fra {day}</translation>
    </message>
    <message>
        <source>{time} overdue</source>
        <translation>overskredet {time}</translation>
    </message>
    <message>
        <source>{title}  (technical)</source>
        <translation>{title}  (teknisk)</translation>
    </message>
    <message>
        <source>{version} in force through {day}</source>
        <translation>{version} gælder til og med {day}</translation>
    </message>
    <message>
        <source>{version}: cases that the rules changed</source>
        <translation>{version}: sager, som reglerne ændrede</translation>
    </message>
    <message>
        <source>{version}; the example is newer</source>
        <translation>{version}; eksemplet er nyere</translation>
    </message>
    <message>
        <source>{view} – changed</source>
        <translation>{view} – ændret</translation>
    </message>
    <message>
        <source>{waiting} wait for you, of {drawn} drawn</source>
        <translation>{waiting} venter på dig, af {drawn} trukne</translation>
    </message>
    <message>
        <source>{what}: none</source>
        <translation>{what}: ingen</translation>
    </message>
    <message>
        <source>{what}: not waited for until {day} – {reason} ({who})</source>
        <translation>{what}: ses bort fra indtil {day} – {reason} ({who})</translation>
    </message>
    <message>
        <source>– Example “{name}”: expected {expected}, is {got}.</source>
        <translation>– Eksemplet »{name}«: ventet {expected}, er {got}.</translation>
    </message>
    <message>
        <source>“{action}”, decided by {actor} {time} without a connection, was not kept, because {why}.</source>
        <translation>»{action}«, besluttet af {actor} {time} uden forbindelse, blev ikke gemt, fordi {why}.</translation>
    </message>
    <message>
        <source>“{text}” is no day. Write days such as 24.12.2026.</source>
        <translation>»{text}« er ingen dag. Skriv dage som 24.12.2026.</translation>
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
        <source>↑ ↓ section · ↵ into it · Esc back</source>
        <translation>↑ ↓ afsnit · ↵ ind i det · Esc tilbage</translation>
    </message>
    <message>
        <source>↑↓ choose   ↵ do it   Esc leave</source>
        <translation>↑↓ vælg   ↵ udfør   Esc luk</translation>
    </message>
    <message>
        <source>▬ now · bar = draft</source>
        <translation>▬ nu · søjle = kladde</translation>
    </message>
    <message>
        <source>✓ The backup would bring everything back.</source>
        <translation>✓ Sikkerhedskopien ville bringe alt tilbage.</translation>
    </message>
    <message>
        <source>✓ The log is whole: {count} lines.</source>
        <translation>✓ Loggen er ubrudt: {count} linjer.</translation>
    </message>
    <message>
        <source>✓ This workstation trusts the administrator key {fingerprint}.</source>
        <translation>✓ Denne arbejdsplads stoler på administratornøglen {fingerprint}.</translation>
    </message>
    <message>
        <source>✓ passes</source>
        <translation>✓ passer</translation>
    </message>
    <message>
        <source>✓ {host} answers, and has {count} types of resources.</source>
        <translation>✓ {host} svarer og har {count} slags ressourcer.</translation>
    </message>
    <message>
        <source>✓ {host} answers. It does not say what it has.</source>
        <translation>✓ {host} svarer. Den siger ikke, hvad den har.</translation>
    </message>
</context>
</TS>
