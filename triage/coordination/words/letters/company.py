"""Who comes along, who interprets, and what to bring, in a letter."""

from collections.abc import Callable, Iterator, Sequence

from triage.coordination.situation.visit import Visit
from triage.coordination.words.letters.day import Day
from triage.coordination.words.needs import language_words
from triage.errors import Text, listed


def bring_words(day: Day) -> tuple[Text, ...]:
    """Return what to bring on a day with trips."""
    if not day.physical:
        return ()
    return (
        Text(
            "Tag dit sundhedskort og en liste over din medicin med.",
            "Bring your health card and a list of your medicine.",
        ),
    )


def help_words(day: Day) -> tuple[Text, ...]:
    """Return what is arranged about companion and interpreter, and what is not."""
    return (*_companion(day), *_interpreter(day))


def _companion(day: Day) -> Iterator[Text]:
    if not day.traveller.needs.companion or not day.physical:
        return
    if all(one.companion_confirmed for one in day.physical):
        yield Text("Din ledsager følger med dig, som aftalt.", "Your companion comes along, as agreed.")
    else:
        yield Text(
            "Du skal have en ledsager med. Aftal, hvem det er, og ring til os, hvis ingen kan.",
            "You need a companion. Agree on who it is, and call us if nobody can.",
        )


def _interpreter(day: Day) -> Iterator[Text]:
    if not day.traveller.needs.interpreter:
        return
    language = language_words(day.traveller.needs.interpreter)
    booked = _split(day.visits, lambda one: one.interpreter_booked)
    missing = _split(day.visits, lambda one: not one.interpreter_booked)
    if booked:
        the = listed(day.named.the(one) for one in booked)
        yield Text(
            f"Der er bestilt tolk ({language.da}) til {the.da}.",
            f"An interpreter ({language.en}) is booked for {the.en}.",
        )
    if missing:
        the = listed(day.named.the(one) for one in missing)
        yield Text(
            f"Der er endnu ikke bestilt tolk ({language.da}) til {the.da}.",
            f"No interpreter ({language.en}) is booked yet for {the.en}.",
        )


def _split(visits: Sequence[Visit], is_one: Callable[[Visit], bool]) -> list[Visit]:
    return [one for one in visits if is_one(one)]
