"""One thing that the palette offers."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from triage.clinical.colour import Colour
from ui.translate import colour_word, tr


class Kind(Enum):
    """What an entry is; they stand under each other in this order."""

    COMMAND = auto()
    PATIENT = auto()
    VIEW = auto()
    HELP = auto()
    NOTE = auto()


@dataclass(frozen=True, slots=True)
class Entry:
    """`run` is called when it is chosen, None for words that stand there alone; `also` is found but not shown.

    `mark` is a patient's worst open colour. No text of an entry holds a CPR number.
    """

    kind: Kind
    text: str
    run: Callable[[], None] | None
    detail: str = ""
    key: str = ""
    mark: Colour | None = None
    also: str = ""
    name: str = ""

    def spoken(self) -> str:
        """Return the entry as it is read aloud."""
        word = None if self.mark is None else colour_word(self.mark)
        return ", ".join(filter(None, (self.text, word, self.detail, self.key)))


def kind_name(kind: Kind) -> str:
    """Return the heading over entries of a kind."""
    names = {
        Kind.COMMAND: tr("Commands"),
        Kind.PATIENT: tr("Patients"),
        Kind.VIEW: tr("Views"),
        Kind.HELP: tr("Help"),
        Kind.NOTE: "",
    }
    return names[kind]
