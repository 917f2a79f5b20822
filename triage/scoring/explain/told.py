"""The parts of a result told anew: what was compared, what fired, and what is not known; quick to load."""

from dataclasses import dataclass

from triage.clinical.colour import Colour
from triage.errors import Text

_NOTHING = Text("", "")


@dataclass(frozen=True, slots=True)
class Held:
    """One value that a rule compared: what it is called, how it came about, and the limit in words.

    `limit` is e.g. "rød ved 87 % eller derunder", empty where the rule asks for no number. `own` names the parameter
    whose limit is the patient's own, and `usual` is then the limit of everybody else. `ids` are what it rests on.
    """

    input: str
    called: Text
    value: Text
    how: Text = _NOTHING
    limit: Text = _NOTHING
    own: str = ""
    usual: Text = _NOTHING
    sources: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Retold:
    """One rule that fired; `headline` is its reason in the patient's words."""

    rule: str
    colour: Colour
    headline: Text
    held: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """What is missing, and the worst colour that it can come to when it is known: None where it changes nothing."""

    texts: tuple[Text, ...]
    could_become: Colour | None


def meaning(unknown: Unknown, now: Colour) -> Text:
    """Return what the unknown means for a patient who is `now` of a colour, e.g. "can make the colour red"."""
    could = unknown.could_become
    if could is not None:
        return Text(f"kan gøre farven {could.words.da}", f"can make the colour {could.words.en}")
    if now is Colour.GREY:
        return Text("afgør ikke farven alene", "does not decide the colour by itself")
    return Text("kan ikke gøre farven værre", "cannot make the colour worse")
