"""What the button says that accepts a plan: never more than pressing it does."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from triage.coordination.catalogue.service import Owner
from triage.coordination.proposals.proposal import Move
from triage.coordination.rebooking.capability import Capability
from triage.coordination.situation.situation import Situation
from triage.coordination.words.names import Named, Names
from triage.coordination.words.phrases import BUTTON_WIDTH, NOTHING, capital, fitting, joined, small, text
from triage.errors import Text, listed

Owners = Mapping[str, Owner]
_NO_OWNERS: Owners = {}
_NO_NAMES = Names()


@dataclass(frozen=True, slots=True)
class Asked:
    """A department whose yes a plan needs, and how it gives it; one that nobody described is rung up."""

    dept: str
    name: Text
    capability: Capability
    phone: str = ""


def asked_departments(moves: Iterable[Move], situation: Situation, owners: Owners = _NO_OWNERS) -> tuple[Asked, ...]:
    """Return every department that a plan touches: who loses an appointment as well as who gets it.

    Two of one name at two hospitals are told apart by the hospital.
    """
    named = Named(situation)
    touched = [dept for move in moves for dept in (named.visit(move.appointment).dept, move.dept) if dept]
    depts = list(dict.fromkeys(touched))
    names = [named.department(dept).da for dept in depts]
    return tuple(
        _asked(dept, owners.get(dept), named.department(dept) if names.count(name) == 1 else named.department_at(dept))
        for dept, name in zip(depts, names, strict=True)
    )


def accept_button(
    moves: Sequence[Move], situation: Situation, owners: Owners = _NO_OWNERS, names: Names = _NO_NAMES
) -> Text:
    """Return "Flyt begge aftaler" where all is written from here, else "Spørg Blodprøver", "Ring til Blodprøver".

    A plan is written whole or not at all: while one department must be asked, nothing is booked at the others.
    """
    asked = asked_departments(moves, situation, owners)
    if all(one.capability is Capability.WRITE for one in asked):
        return _written(moves, Named(situation, names))
    parts = [_part(_of(asked, how), verb) for how, verb in _VERBS.items() if _of(asked, how)]
    return fitting(capital(joined(parts, ", ")), capital(joined(_short(asked), ", ")), width=BUTTON_WIDTH)


_VERBS = {
    Capability.REQUEST: Text("spørg", "ask"),
    Capability.PHONE: Text("ring til", "call"),
}


def accept_buttons(
    plans: Sequence[Sequence[Move]], situation: Situation, owners: Owners = _NO_OWNERS, names: Names = _NO_NAMES
) -> Text:
    """Return "Flyt kontrollen, spørg Blodprøver" for plans that are accepted together and each stand alone."""
    parts = [accept_button(moves, situation, owners, names) for moves in plans if moves]
    return capital(joined(map(small, parts), ", "))


def _written(moves: Sequence[Move], named: Named) -> Text:
    visits = [named.visit(move.appointment) for move in moves]
    first_times = sum(visit.start is None for visit in visits)
    verb = _BOOK if first_times == len(visits) else _MOVE if first_times == 0 else _BOTH
    if len(visits) == 1:
        the = named.the(visits[0])
        return fitting(text(f"{verb.da} {the.da}", f"{verb.en} {the.en}"), _counted(verb, 1), width=BUTTON_WIDTH)
    return _counted(verb, len(visits))


_BOOK, _MOVE, _BOTH = Text("Book", "Book"), Text("Flyt", "Move"), Text("Book og flyt", "Book and move")


def _counted(verb: Text, number: int) -> Text:
    if number == 1:
        return Text(f"{verb.da} aftalen", f"{verb.en} the appointment")
    if number == 2:
        return Text(f"{verb.da} begge aftaler", f"{verb.en} both appointments")
    return Text(f"{verb.da} {number} aftaler", f"{verb.en} {number} appointments")


def _part(asked: Sequence[Asked], verb: Text) -> Text:
    who = listed(one.name for one in asked)
    return Text(f"{verb.da} {who.da}", f"{verb.en} {who.en}")


def _short(asked: Sequence[Asked]) -> list[Text]:
    """Return the same with departments counted, for a button that their names would make too wide."""
    counts = [(verb, len(_of(asked, how))) for how, verb in _VERBS.items()]
    return [_several(verb, count) for verb, count in counts if count]


def _several(verb: Text, count: int) -> Text:
    if count == 1:
        return Text(f"{verb.da} afdelingen", f"{verb.en} the department")
    return Text(f"{verb.da} {count} afdelinger", f"{verb.en} {count} departments")


def _of(asked: Sequence[Asked], how: Capability) -> list[Asked]:
    return [one for one in asked if one.capability is how]


def _asked(dept: str, owner: Owner | None, name: Text) -> Asked:
    return Asked(dept, name, Capability.PHONE) if owner is None else Asked(dept, name, owner.capability, owner.phone)


def consent_words(moves: Sequence[Move], situation: Situation, owners: Owners = _NO_OWNERS) -> Text:
    """Return "Kræver ja fra: Lungesygdomme (kan bookes her), Blodprøver (skal spørges)."; nothing without moves."""
    asked = asked_departments(moves, situation, owners)
    if not asked:
        return NOTHING
    is_whole = all(one.capability is Capability.WRITE for one in asked)
    who = joined((_how(one, is_whole) for one in asked), ", ")
    return text(f"Kræver ja fra: {who.da}.", f"Needs a yes from: {who.en}.")


def _how(asked: Asked, is_whole: bool) -> Text:
    name = asked.name
    match asked.capability:
        case Capability.WRITE if is_whole:
            return Text(f"{name.da} (kan bookes her)", f"{name.en} (can be booked here)")
        case Capability.WRITE:
            return Text(f"{name.da} (bookes, når de andre siger ja)", f"{name.en} (booked when the others say yes)")
        case Capability.REQUEST:
            return Text(f"{name.da} (skal spørges)", f"{name.en} (must be asked)")
        case Capability.PHONE:
            number = f" {asked.phone}" if asked.phone else ""
            return Text(f"{name.da} (ring{number})", f"{name.en} (call{number})")
