"""What the triage says about visits, what must be arranged for them, and calls that were promised."""

from datetime import datetime, timedelta

from triage.coordination.conflicts.conflict import Code, Conflict
from triage.coordination.situation.traveller import CallBack
from triage.coordination.situation.visit import Visit
from triage.coordination.words.conflicts.told import ConflictWords, Family, word
from triage.coordination.words.names import Named
from triage.coordination.words.needs import language_words, transport_words
from triage.coordination.words.phrases import NOTHING, capital, joined, text
from triage.coordination.words.times import day_words, span_words, when_words
from triage.errors import Text, listed


def _green(conflict: Conflict, named: Named) -> ConflictWords:
    visit = named.only(conflict)
    answered = day_words(visit.pro.answered.date()) if visit.pro and visit.pro.answered else NOTHING
    return ConflictWords(
        Text("Grøn: kontrol måske unødvendig", "Green: visit perhaps unnecessary"),
        joined((named.brief(visit), Text("spørg klinikeren", "ask the clinician")), " · "),
        text(
            f"Patientens besvarelse {answered.da} er komplet og grøn, og der er ingen nyere alarm. Klinikeren afgør, "
            "om patienten skal komme; aflys ikke selv.",
            f"The patient's answers {answered.en} are complete and green, and there is no later alarm. The clinician "
            "decides whether the patient must come; do not cancel it yourself.",
        ),
    )


def _red(conflict: Conflict, named: Named) -> ConflictWords:
    days = named.situation.policy.red_max_days
    visits, depts = named.visits(conflict.items), _alarmed(conflict, named)
    where = listed(named.department(one) for one in depts) if depts else NOTHING
    none = joined((where, Text("ingen aftale", "no appointment")), ": ")
    return ConflictWords(
        text(f"Rød alarm: ingen tid inden {days} døgn", f"Red alarm: no time within {days} days"),
        named.brief(visits[0]) if visits else none,
        text(
            f"En rød alarm kræver, at patienten ses i afdelingen inden {days} døgn. Find en tid nu, og sig det til "
            "klinikeren, hvis der ingen er.",
            f"A red alarm asks that the patient is seen in the department within {days} days. Find a time now, and "
            "tell the clinician if there is none.",
        ),
    )


def _interpreter(conflict: Conflict, named: Named) -> ConflictWords:
    visit, language = named.only(conflict), word(conflict, "language")
    day, spoken = _day(visit), language_words(language)
    return ConflictWords(
        text(f"Tolk mangler {day.da}", f"Interpreter missing {day.en}"),
        joined((capital(spoken), named.kind(visit), named.where(visit)), " · "),
        text(
            f"Patienten har brug for tolk ({spoken.da}), også ved telefon og video. Bestil en, og notér det på "
            "aftalen.",
            f"The patient needs an interpreter ({spoken.en}), by telephone and video as well. Book one, and note it "
            "on the appointment.",
        ),
    )


def _companion(conflict: Conflict, named: Named) -> ConflictWords:
    visit = named.only(conflict)
    day = _day(visit)
    return ConflictWords(
        text(f"Ledsager mangler {day.da}", f"Companion missing {day.en}"),
        joined((named.kind(visit), named.where(visit)), " · "),
        Text(
            "Patienten kan ikke komme alene. Aftal, hvem der følger med, og notér det på aftalen.",
            "The patient cannot come alone. Agree on who comes along, and note it on the appointment.",
        ),
    )


def _transport_late(conflict: Conflict, named: Named) -> ConflictWords:
    visit, cutoff = named.only(conflict), _cutoff(conflict)
    day = _day(visit)
    return ConflictWords(
        text(f"For sent at bestille kørsel {day.da}", f"Too late to order transport {day.en}"),
        _transport_line(visit, named),
        text(
            f"Kørsel skulle være bestilt senest {cutoff.da}. Ring til kørselskontoret, eller find en senere tid.",
            f"Transport had to be ordered by {cutoff.en}. Call the transport office, or find a later time.",
        ),
    )


def _transport(conflict: Conflict, named: Named) -> ConflictWords:
    visit, cutoff = named.only(conflict), _cutoff(conflict)
    day = _day(visit)
    return ConflictWords(
        text(f"Kørsel mangler {day.da}", f"Transport missing {day.en}"),
        _transport_line(visit, named),
        text(
            f"Bestil kørsel senest {cutoff.da}, og notér det på aftalen.",
            f"Order transport by {cutoff.en}, and note it on the appointment.",
        ),
    )


def _call_overdue(conflict: Conflict, named: Named) -> ConflictWords:
    call = _call(conflict, named)
    when = when_words(call.start) if call else NOTHING
    window = _window(call)
    return ConflictWords(
        text(f"Lovet opkald mangler {when.da}", f"Promised call missing {when.en}"),
        window,
        Text(
            "Patienten har ventet på et opkald, der ikke står som foretaget. Sig det til klinikeren, der skal ringe, "
            "og aftal en ny tid.",
            "The patient has waited for a call that is not noted as made. Tell the clinician who is to call, "
            "and agree on a new time.",
        ),
    )


def _call_clash(conflict: Conflict, named: Named) -> ConflictWords:
    call, visits = _call(conflict, named), named.visits(conflict.items)
    when = when_words(call.start) if call else NOTHING
    return ConflictWords(
        text(f"Lovet opkald under aftale {when.da}", f"Promised call during a visit {when.en}"),
        joined((_window(call), *(named.timed(one) for one in visits)), " · "),
        Text(
            "Patienten kan ikke tage telefonen under aftalen. Aftal et andet tidspunkt for opkaldet.",
            "The patient cannot answer during the appointment. Agree on another time for the call.",
        ),
    )


def _alarmed(conflict: Conflict, named: Named) -> list[str]:
    """Return the departments whose red alarm it can be, for a patient who has no appointment there."""
    people = [named.situation.travellers[one] for one in conflict.items if one in named.situation.travellers]
    return sorted({alarm.dept for person in people for alarm in person.red_alarms if _none_there(alarm.dept, named)})


def _none_there(dept: str, named: Named) -> bool:
    now = named.situation.now
    return not any(one.dept == dept and one.is_upcoming(now) for one in named.situation.visits.values())


def _transport_line(visit: Visit, named: Named) -> Text:
    traveller = named.situation.travellers.get(visit.patient)
    kind = transport_words(traveller.needs.transport) if traveller else NOTHING
    return joined((capital(kind), named.kind(visit), named.where(visit)), " · ")


def _cutoff(conflict: Conflict) -> Text:
    said = word(conflict, "cutoff")
    return when_words(datetime.fromisoformat(said)) if said else NOTHING


def _call(conflict: Conflict, named: Named) -> CallBack | None:
    calls = (one for person in named.situation.travellers.values() for one in person.callbacks)
    return next((one for one in calls if one.id in conflict.items), None)


def _window(call: CallBack | None) -> Text:
    if call is None:
        return NOTHING
    if call.end - call.start >= timedelta(days=1):
        first, last = day_words(call.start.date()), day_words(call.end.date())
        return Text(f"lovet {first.da} til {last.da}", f"promised {first.en} to {last.en}")
    span = span_words(call.start, call.end)
    return Text(f"lovet {span.da}", f"promised {span.en}")


def _day(visit: Visit) -> Text:
    return NOTHING if visit.day is None else day_words(visit.day)


CARE: Family = {
    Code.TRIAGE_GREEN_VISIT: _green,
    Code.TRIAGE_RED_LATE: _red,
    Code.INTERPRETER_MISSING: _interpreter,
    Code.COMPANION_MISSING: _companion,
    Code.TRANSPORT_TOO_LATE: _transport_late,
    Code.TRANSPORT_MISSING: _transport,
    Code.CALLBACK_OVERDUE: _call_overdue,
    Code.CALLBACK_CLASH: _call_clash,
}
