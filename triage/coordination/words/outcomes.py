"""How a plan ended in the calendars, in words that claim no more than happened, and what to do now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from triage.coordination.rebooking.plan import Result
from triage.coordination.words.phrases import small, text
from triage.errors import Text, listed


@dataclass(frozen=True, slots=True)
class OutcomeWords:
    """`title` says what happened, `advice` what to do; both are whole sentences."""

    title: Text
    advice: Text


_TITLES: Mapping[Result, Text] = {
    Result.APPLIED: Text("Tiderne er ændret i kalenderne.", "The times are changed in the calendars."),
    Result.REQUESTED: Text("Der er spurgt; intet er flyttet endnu.", "Asked; nothing has been moved yet."),
    Result.SLOT_GONE: Text(
        "En af tiderne er taget; intet er flyttet.", "One of the times is taken; nothing was moved."
    ),
    Result.EXPIRED: Text("Reservationen udløb; intet er flyttet.", "The hold ran out; nothing was moved."),
    Result.STALE: Text(
        "En aftale er ændret af andre; intet er flyttet.", "Somebody changed an appointment; nothing was moved."
    ),
    Result.ROLLED_BACK: Text(
        "Planen kunne ikke gennemføres; de gamle tider gælder.", "The plan could not be made; the old times count."
    ),
    Result.NEEDS_HUMAN: Text(
        "Kalenderne stemmer ikke: noget kunne ikke lægges tilbage.", "Calendars do not agree: not all was put back."
    ),
    Result.UNDONE: Text("Fortrudt: de gamle tider gælder igen.", "Taken back: the old times count again."),
}
_ADVICE: Mapping[Result, Text] = {
    Result.APPLIED: Text(
        "Brevet til patienten sendes først, når det ikke længere kan fortrydes.",
        "The letter to the patient waits until the change can no longer be taken back.",
    ),
    Result.REQUESTED: Text(
        "De gamle tider gælder, til der er svaret. Sig ikke den nye tid til patienten som en aftale.",
        "The old times count until there is an answer. Do not tell the patient the new time as settled.",
    ),
    Result.SLOT_GONE: Text(
        "Tiden tages ud, og der regnes et nyt forslag. Se det igennem.",
        "The time is left out and a new proposal is made. Look it through.",
    ),
    Result.EXPIRED: Text(
        "Reservér igen, eller få et nyt forslag.",
        "Hold the times again, or have a new proposal made.",
    ),
    Result.STALE: Text(
        "Se, hvad der er ændret, og få et nyt forslag; der prøves ikke igen af sig selv.",
        "See what was changed and have a new proposal made; nothing is tried again by itself.",
    ),
    Result.ROLLED_BACK: Text(
        "Patienten har sine gamle tider. Få et nyt forslag, eller ring til afdelingen.",
        "The patient has the old times. Have a new proposal made, or call the department.",
    ),
    Result.NEEDS_HUMAN: Text(
        "Ring nu, og aftal, hvilken tid der gælder. Brevet til patienten holdes tilbage.",
        "Call now, and agree on which time counts. The letter to the patient is held back.",
    ),
    Result.UNDONE: Text("Brevet til patienten sendes ikke.", "The letter to the patient is not sent."),
}
_RESULTS = frozenset(result.value for result in Result)


def outcome_words(result: str, departments: Sequence[str] = (), phones: Sequence[str] = ()) -> OutcomeWords:
    """Return how a plan ended; `departments` are those it is about: asked, changed, or not put back, with their phones.

    A result that is not known is told as one that a person must look at: never as done.
    """
    known = Result(result) if result in _RESULTS else Result.NEEDS_HUMAN
    advice = _ADVICE[known]
    if not departments:
        return OutcomeWords(_TITLES[known], advice)
    who = listed(Text(one, one) for one in departments)
    said = small(advice)
    number = f" ({', '.join(phones)})" if phones and known is Result.NEEDS_HUMAN else ""
    return OutcomeWords(
        _TITLES[known],
        text(f"{who.da}{number}: {said.da}", f"{who.en}{number}: {said.en}"),
    )
