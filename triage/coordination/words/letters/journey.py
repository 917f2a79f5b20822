"""The way there and back in a letter: when to leave home, how long it takes between, whether transport is ordered."""

from collections.abc import Iterator
from itertools import pairwise

from triage.coordination.situation.visit import Visit
from triage.coordination.tours import Tour, departure, return_home
from triage.coordination.words.letters.day import Day
from triage.coordination.words.needs import transport_words
from triage.coordination.words.times import time_words
from triage.errors import Text, listed


def journey_words(day: Day) -> tuple[Text, ...]:
    """Return the way of each trip; nothing on a day without one."""
    if not day.tours:
        return ()
    if day.traveller.needs.transport:
        return (*_transport(day), *(leg for tour in day.tours for leg in _legs(tour, day)))
    return tuple(line for tour in day.tours for line in (*_out(tour, day), *_legs(tour, day), *_back(tour, day)))


def _out(tour: Tour, day: Day) -> Iterator[Text]:
    early = day.named.situation.policy.arrive_early_min
    place = day.named.place(tour.first.visit)
    leaves = departure(tour, day.named.situation.travel, day.named.situation.policy)
    if leaves is None:
        yield Text(
            f"Kom til {place.da} {early} min. før din tid.", f"Come to {place.en} {early} min. before your time."
        )
        return
    clock = time_words(leaves)
    yield Text(
        f"Tag hjemmefra til {place.da} senest {clock.da}. Så er du der {early} min. før din tid.",
        f"Leave home for {place.en} by {clock.en}. Then you are there {early} min. before your time.",
    )


def _legs(tour: Tour, day: Day) -> Iterator[Text]:
    for first, second in pairwise(tour.stays):
        way = day.named.situation.travel.between(first.visit.site, second.visit.site)
        here, there = day.named.place(first.visit), day.named.place(second.visit)
        if first.visit.site == second.visit.site:
            continue
        length = Text(f" Det tager cirka {way} min.", f" It takes about {way} min.") if way else Text("", "")
        yield Text(
            f"Derefter skal du fra {here.da} til {there.da}.{length.da}",
            f"Then you go from {here.en} to {there.en}.{length.en}",
        )


def _back(tour: Tour, day: Day) -> Iterator[Text]:
    back = return_home(tour, day.named.situation.travel)
    if back is not None:
        clock = time_words(back)
        yield Text(
            f"Du kan regne med at være hjemme omkring {clock.da}.", f"You can expect to be home at about {clock.en}."
        )


def _transport(day: Day) -> Iterator[Text]:
    kind = transport_words(day.traveller.needs.transport)
    ordered = [one for one in day.physical if one.transport_ordered]
    missing = [one for one in day.physical if not one.transport_ordered]
    if ordered:
        which = _which(ordered, day) if missing else Text("", "")
        yield Text(
            f"Kørsel er bestilt til dig{which.da}: {kind.da}. Vær klar i god tid.",
            f"Transport is ordered for you{which.en}: {kind.en}. Be ready in good time.",
        )
    if missing:
        which = _which(missing, day) if ordered else Text("", "")
        yield Text(
            f"Kørsel er ikke bestilt{which.da}, da dette brev blev skrevet. Ring til os, hvis du ikke hører nærmere.",
            f"Transport was not ordered{which.en} when this letter was written. Call us if you have not heard more.",
        )


def _which(visits: list[Visit], day: Day) -> Text:
    the = listed(day.named.the(one) for one in visits)
    return Text(f" til {the.da}", f" for {the.en}")
