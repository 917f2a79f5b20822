"""What a list shows, in words: for the head of a sheet, and for whoever hears a list read out."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from triage.clinical.colour import Colour
from triage.errors import Text, listed
from triage.worklist.row import NOT_DISTRIBUTED, Order, Query

COLOUR_WORDS = {
    Colour.RED: Text("rød", "red"),
    Colour.YELLOW: Text("gul", "yellow"),
    Colour.GREY: Text("grå", "grey"),
    Colour.GREEN: Text("grøn", "green"),
}
_FLAGS = {
    "closed": Text("behandlede", "handled"),
    "mine": Text("mine", "mine"),
    "unowned": Text("ledige", "free"),
    "snoozed": Text("udsatte", "put off"),
    "escalated": Text("eskalerede", "escalated"),
    "missing": Text("mangler svar", "lacking answers"),
    "told": Text("ulæste beskeder", "unread notices"),
    "promised": Text("lovede opkald", "promised calls"),
    "unjudged": Text("besøg uden udfald", "visits without an outcome"),
}
_ORDERS = {
    Order.NAME: Text("efter navn", "by name"),
    Order.NEWEST: Text("nyeste data først", "newest data first"),
    Order.OLDEST: Text("ældste data først", "oldest data first"),
    Order.PROGRAMME: Text("efter program", "by programme"),
}
_EVERYTHING = Text("alle åbne", "everything open")
# What was looked for may be a name or a number of somebody's: a sheet says that it was, not what.
_SEARCHED = Text("en søgning", "a search")
_NO_TEAM = Text("ikke fordelt", "not distributed")


@dataclass(frozen=True, slots=True)
class FilterNames:
    """What programmes, departments, reasons and people are called; what is not named stands as its code."""

    programmes: Mapping[str, Text] = field(default_factory=dict)
    departments: Mapping[int, str] = field(default_factory=dict)
    reasons: Mapping[str, Text] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)


NO_NAMES = FilterNames()


def filter_words(query: Query, names: FilterNames = NO_NAMES) -> Text:
    """Return every filter of a query and its order in words, "alle åbne" where there is none."""
    said = [*(text for name, text in _FLAGS.items() if getattr(query, name)), *_narrowed(query, names)]
    said = said or [_EVERYTHING]
    if query.order in _ORDERS:
        said.append(_ORDERS[query.order])
    return Text("; ".join(text.da for text in said), "; ".join(text.en for text in said))


def _narrowed(query: Query, names: FilterNames) -> Iterable[Text]:
    parts: tuple[tuple[str, str, Iterable[Text]], ...] = (
        ("farve", "colour", (COLOUR_WORDS[colour] for colour in query.colours)),
        ("program", "programme", _called(query.programmes, lambda code: names.programmes.get(code, _same(code)))),
        ("afdeling", "department", (_same(names.departments.get(key, str(key))) for key in query.departments)),
        ("team", "team", (_NO_TEAM if team == NOT_DISTRIBUTED else _same(team) for team in query.teams)),
        ("ansvarlig", "responsible", (_same(names.people.get(login, login)) for login in query.owners)),
        ("årsag", "reason", _called(query.reasons, lambda code: names.reasons.get(code, _same(code)))),
    )
    for da, en, found in parts:
        if texts := list(found):
            told = listed(texts)
            yield Text(f"{da}: {told.da}", f"{en}: {told.en}")
    if query.words.strip():
        yield _SEARCHED


def _called(codes: Iterable[str], name: Callable[[str], Text]) -> Iterable[Text]:
    return (name(code) for code in codes)


def _same(text: str) -> Text:
    return Text(text, text)
