"""What every change of a rule set is, and how one is refused."""

from collections.abc import Collection
from re import fullmatch
from typing import Protocol

from triage.errors import RuleSetError, Text
from triage.scoring.rules.model import RuleSet


class Edit(Protocol):
    """A change of a rule set; what it gives is checked as a whole file is."""

    def applied(self, rule_set: RuleSet) -> RuleSet:
        """Return `rule_set` changed; raises RuleSetError, saying what to do, for what cannot be."""
        ...


def refused(da: str, en: str) -> RuleSetError:
    """Return a refusal in both languages: what, where, and what to do."""
    return RuleSetError(Text(da, en))


def check_known(name: str, known: Collection[str], what: Text) -> None:
    """Refuse to change what is not there; `what` it is stands in the sentence ("grænsen", "the limit")."""
    if name not in known:
        raise refused(
            f"Regelsættet har ikke {what.da} {name}. Vælg en, der findes.",
            f"The rule set does not have {what.en} {name}. Choose one that exists.",
        )


def check_new_name(name: str, taken: Collection[str], what: Text) -> None:
    """Refuse a name that cannot stand in a reason's {slot}, or that is taken."""
    if fullmatch(r"[a-z][a-z0-9_]*", name) is None:
        raise refused(
            f"»{name}« kan ikke være navn på {what.da}. Skriv kun a-z, 0-9 og _, med et bogstav først.",
            f"'{name}' cannot be the name of {what.en}. Write only a-z, 0-9 and _, with a letter first.",
        )
    if name in taken:
        raise refused(
            f"Navnet {name} er allerede brugt. Vælg et andet navn til {what.da}.",
            f"The name {name} is already taken. Choose another name for {what.en}.",
        )


def check_unused(name: str, used: Collection[str], what: Text) -> None:
    """Refuse to remove what others rest on."""
    if used:
        places = ", ".join(used)
        raise refused(
            f"{what.da.capitalize()} {name} bruges af: {places}. Ret eller fjern dem først.",
            f"{what.en.capitalize()} {name} is used by: {places}. Change or remove them first.",
        )
