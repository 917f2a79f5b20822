"""The letter for a whole day: where to be when, when to leave home, what to bring, and whom to call."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from triage.coordination.situation.situation import Situation
from triage.coordination.situation.visit import Mode, Visit
from triage.coordination.words.letters.company import bring_words, help_words
from triage.coordination.words.letters.day import Day
from triage.coordination.words.letters.journey import journey_words
from triage.coordination.words.letters.preparing import prepare_words
from triage.coordination.words.masked import MAY_BE_MORE
from triage.coordination.words.names import Named, Names
from triage.coordination.words.phrases import capital, joined, text
from triage.coordination.words.times import long_day_words, long_when_words, time_words
from triage.errors import Text

_NO_NAMES = Names()
_NO_CONTACTS: Mapping[str, str] = {}
_NO_TIMES: Mapping[str, datetime] = {}


@dataclass(frozen=True, slots=True)
class LetterVisit:
    """One stop of the day; `notes` are about it alone."""

    id: str
    time: Text
    what: Text
    place: Text
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class DayLetter:
    """What the letter says, paragraph by paragraph; whoever prints it adds the sender and the address."""

    day: date
    title: Text
    greeting: Text
    opening: tuple[Text, ...]
    visits: tuple[LetterVisit, ...]
    journey: tuple[Text, ...]
    prepare: tuple[Text, ...]
    bring: tuple[Text, ...]
    help: tuple[Text, ...]
    contact: tuple[Text, ...]
    closing: tuple[Text, ...] = field(default=(MAY_BE_MORE,))


def day_letter(
    situation: Situation,
    patient: str,
    day: date,
    contacts: Mapping[str, str] = _NO_CONTACTS,
    names: Names = _NO_NAMES,
    old_times: Mapping[str, datetime] = _NO_TIMES,
) -> DayLetter:
    """Return the letter about the visits of `day` that the situation has; what the reader may not see is not in it.

    `contacts` are numbers by department, `old_times` the times that visits had when the patient was last written to.
    """
    found = Day.of(Named(situation, names, patient), patient, day)
    title = long_day_words(day)
    return DayLetter(
        day=day,
        title=text(f"Dine aftaler {title.da}", f"Your appointments on {title.en}"),
        greeting=_greeting(names.patients.get(patient, "")),
        opening=_opening(found, old_times),
        visits=tuple(_stop(visit, found, old_times) for visit in found.visits),
        journey=journey_words(found),
        prepare=prepare_words(found),
        bring=bring_words(found),
        help=help_words(found),
        contact=_contact(found, contacts),
    )


def _greeting(name: str) -> Text:
    plain = " ".join(name.split())
    return Text(f"Kære {plain}", f"Dear {plain}") if plain else Text("Goddag", "Hello")


def _opening(day: Day, old_times: Mapping[str, datetime]) -> tuple[Text, ...]:
    if not day.visits:
        return (Text("Du har ingen aftaler her den dag.", "You have no appointments here on that day."),)
    together = Text(
        "Her står, hvor du skal være hvornår, i den rækkefølge det sker.",
        "This letter says where to be and when, in the order in which it happens.",
    )
    if not any(visit.id in old_times for visit in day.visits):
        return (together,)
    changed = Text(
        "Nogle af tiderne er nye. Dette brev gælder i stedet for tidligere breve om de aftaler.",
        "Some of the times are new. This letter replaces earlier letters about those appointments.",
    )
    return (together, changed)


def _stop(visit: Visit, day: Day, old_times: Mapping[str, datetime]) -> LetterVisit:
    clock = time_words(visit.start) if visit.start else Text("", "")
    notes = [_MEETING[visit.mode]] if visit.mode in _MEETING else []
    if visit.id in old_times:
        old = long_when_words(old_times[visit.id])
        notes.append(Text(f"Ny tid. Den gamle var {old.da}.", f"New time. The old one was {old.en}."))
    place = day.named.where(visit) if visit.mode is Mode.PHYSICAL else day.named.department(visit.dept)
    return LetterVisit(visit.id, capital(clock), day.named.kind(visit), place, tuple(notes))


_MEETING = {
    Mode.PHONE: Text(
        "Du bliver ringet op og skal ikke møde frem. Hav telefonen hos dig.",
        "You will be called and need not come. Keep your telephone with you.",
    ),
    Mode.VIDEO: Text(
        "Det er en videosamtale. Du er hjemme og skal ikke møde frem.",
        "It is by video. You are at home and need not come.",
    ),
    Mode.HOME_VISIT: Text("Vi kommer hjem til dig.", "We come to your home."),
}


def _contact(day: Day, contacts: Mapping[str, str]) -> tuple[Text, ...]:
    depts = dict.fromkeys(visit.dept for visit in day.visits)
    numbers = [
        joined((day.named.department(dept), Text(contacts[dept], contacts[dept])), ": ")
        for dept in depts
        if contacts.get(dept)
    ]
    if not numbers:
        return (
            Text(
                "Kan du ikke komme, så ring til afdelingen så hurtigt som muligt.",
                "If you cannot come, call the department as soon as possible.",
            ),
        )
    ask = Text("Kan du ikke komme, så ring så hurtigt som muligt:", "If you cannot come, call as soon as possible:")
    return (ask, *numbers)
