"""The statutory clocks in words: what is too late, nearly so, or was not told or offered."""

from datetime import date

from triage.coordination.conflicts.conflict import Code, Conflict
from triage.coordination.situation.pathway import Pathway
from triage.coordination.words.conflicts.told import ConflictWords, Family, number, word
from triage.coordination.words.names import Named
from triage.coordination.words.phrases import NOTHING, capital, joined, text
from triage.coordination.words.times import day_words, days_words
from triage.errors import Text

_LIMIT = Text("fristen", "the limit")


def _breach(conflict: Conflict, named: Named) -> ConflictWords:
    limit, days, due = _limit(conflict, named), days_words(number(conflict, "days")), _day(conflict, "due")
    return ConflictWords(
        text(f"{limit.da} overskrides med {days.da}", f"{limit.en} exceeded by {days.en}"),
        _line(conflict, named),
        text(
            f"Fristen er {due.da}, og det sidste besøg ligger {days.da} senere. Find en tidligere tid. Ønsker "
            "patienten selv at vente, så få det noteret.",
            f"The limit is {due.en}, and the last visit is {days.en} later. Find an earlier time. If the patient "
            "wishes to wait, have it noted.",
        ),
    )


def _waived(conflict: Conflict, named: Named) -> ConflictWords:
    limit, due = _limit(conflict, named), _day(conflict, "due")
    return ConflictWords(
        text(f"{limit.da}: patienten ønsker at vente", f"{limit.en}: the patient wishes to wait"),
        _line(conflict, named),
        text(
            f"Fristen var {due.da}. Patientens ønske er noteret, så intet skal gøres.",
            f"The limit was {due.en}. The patient's wish is noted, so nothing needs to be done.",
        ),
    )


def _tight(conflict: Conflict, named: Named) -> ConflictWords:
    limit, due = _limit(conflict, named), _day(conflict, "due")
    return ConflictWords(
        text(f"Tæt på fristen {due.da}: {limit.da}", f"Close to the limit {due.en}: {limit.en}"),
        _line(conflict, named),
        text(
            f"Bliver det sidste besøg flyttet, overskrides fristen {due.da} let. Hold tiden, eller find en tidligere.",
            f"If the last visit is moved, the limit {due.en} is easily missed. Keep the time, or find an earlier one.",
        ),
    )


def _unbooked(conflict: Conflict, named: Named) -> ConflictWords:
    limit, due = _limit(conflict, named), _day(conflict, "due")
    return ConflictWords(
        text(f"Ikke booket: {limit.da}, frist {due.da}", f"Not booked: {limit.en}, limit {due.en}")
        if _pathway(conflict, named)
        else text(f"Ikke booket: frist {due.da}", f"Not booked: limit {due.en}"),
        joined((_course(conflict, named), _since(conflict, named)), " · "),
        text(
            f"Forløbet skal være færdigt senest {due.da}, og mindst én aftale har ingen tid. Book den nu.",
            f"The course must be completed by {due.en}, and at least one appointment has no time. Book it now.",
        ),
    )


def _free_choice(conflict: Conflict, named: Named) -> ConflictWords:
    since = _day(conflict, "since")
    return ConflictWords(
        text(f"Udvidet frit valg fra {since.da}", f"Extended free choice from {since.en}"),
        joined((_course(conflict, named), Text("ikke tilbudt", "not offered")), " · "),
        text(
            f"Det sidste besøg ligger efter {since.da}, så patienten har ret til udvidet frit sygehusvalg. "
            "Tilbyd det, og notér, at det er tilbudt.",
            f"The last visit is after {since.en}, so the patient has the right to extended free choice of hospital. "
            "Offer it, and note that it was offered.",
        ),
    )


def _notice(conflict: Conflict, named: Named) -> ConflictWords:
    days = named.situation.policy.notice_working_days
    return ConflictWords(
        text(f"Besked mangler: {days} hverdage er gået", f"Not told: {days} working days have passed"),
        joined((_course(conflict, named), _since(conflict, named)), " · "),
        text(
            f"Patienten skal have besked inden {days} hverdage efter henvisningen. Send den i dag, og notér dagen.",
            f"The patient must be told within {days} working days of the referral. Do it today, and note the day.",
        ),
    )


def _pathway(conflict: Conflict, named: Named) -> Pathway | None:
    return next((named.situation.pathways[one] for one in conflict.items if one in named.situation.pathways), None)


def _course(conflict: Conflict, named: Named) -> Text:
    return named.course(_pathway(conflict, named))


def _since(conflict: Conflict, named: Named) -> Text:
    pathway = _pathway(conflict, named)
    if pathway is None:
        return NOTHING
    received = day_words(pathway.received)
    return Text(f"henvist {received.da}", f"referred {received.en}")


def _line(conflict: Conflict, named: Named) -> Text:
    last = [named.dated(one) for one in named.visits(conflict.items)]
    return joined((_course(conflict, named), *last), " · ")


def _limit(conflict: Conflict, named: Named) -> Text:
    """Return "30 dage" as everybody calls the limit; a conflict of an unknown pathway has "the limit"."""
    pathway = _pathway(conflict, named)
    return days_words(pathway.limit_days) if pathway else capital(_LIMIT)


def _day(conflict: Conflict, name: str) -> Text:
    said = word(conflict, name)
    return day_words(date.fromisoformat(said[:10])) if said else NOTHING


LIMITS: Family = {
    Code.DEADLINE_BREACH: _breach,
    Code.DEADLINE_WAIVED: _waived,
    Code.DEADLINE_TIGHT: _tight,
    Code.DEADLINE_UNBOOKED: _unbooked,
    Code.FREE_CHOICE_TRIGGERED: _free_choice,
    Code.NOTICE_OVERDUE: _notice,
}
