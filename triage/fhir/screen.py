"""Look a whole resource over for what no reader may pass by, wherever it stands."""

import re

from triage.fhir.number import UnusableNumber
from triage.fhir.remarks import Unusable
from triage.fhir.strict import Json, Object

TEXT_LIMIT = 20_000

# Control characters other than TAB, LF and CR, and halves of surrogate pairs.
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
# What turns the direction of reading: "50 mg" can be made to read "05 mg".
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
# Narrative is generated from the elements, attachments are bytes, contained resources are not read.
_NOT_READ = frozenset({"div", "data", "contained"})
_MODIFIERS = frozenset({"modifierExtension", "implicitRules"})
_SPECIAL = _NOT_READ | _MODIFIERS


def screen(resource: Object, known: frozenset[str] | None = frozenset()) -> bool:
    """Return whether some text turns the direction of reading.

    Raises Unusable for an unknown modifier, a number out of bounds, or a text that is too long or not text. `known` are
    the modifierExtensions whose meaning is provided for; None for what was taken back, which means nothing any more.
    """
    type_ = str(resource.get("resourceType"))
    texts: list[str] = []
    waiting: list[Json] = [resource]
    for value in waiting:
        if isinstance(value, str):
            texts.append(value)
        elif isinstance(value, dict):
            if _SPECIAL.isdisjoint(value):
                waiting.extend(value.values())
                continue
            if not _MODIFIERS.isdisjoint(value) and not _is_known(value, known):
                raise _unknown_modifier(type_)
            waiting.extend(_read_members(value))
        elif isinstance(value, list):
            waiting.extend(value)
        elif isinstance(value, UnusableNumber):
            raise _unusable_number(type_)
    return _screen_texts(texts, type_)


def _is_known(element: Object, known: frozenset[str] | None) -> bool:
    if known is None:
        return True
    modifiers = element.get("modifierExtension")
    if "implicitRules" in element or not isinstance(modifiers, list):
        return False
    return bool(modifiers) and all(isinstance(one, dict) and one.get("url") in known for one in modifiers)


def _read_members(element: Object) -> list[Json]:
    return [member for name, member in element.items() if name not in _NOT_READ]


def _screen_texts(texts: list[str], path: str) -> bool:
    together = "\n".join(texts)
    if len(together) > TEXT_LIMIT and any(len(text) > TEXT_LIMIT for text in texts):
        raise Unusable(
            "too-long",
            path,
            "En tekst er længere end 20.000 tegn. Læs den i kilden.",
            "A text is longer than 20,000 characters. Read it at the source.",
        )
    if _NO_TEXT.search(together):
        raise Unusable(
            "value",
            path,
            "En tekst har styretegn eller ødelagte tegn. Kontakt kilden.",
            "A text has control characters or broken characters. Contact the source.",
        )
    return not together.isascii() and _TURNS.search(together) is not None


def _unusable_number(path: str) -> Unusable:
    return Unusable(
        "value",
        path,
        "Et tal er for langt eller for stort til at kunne bruges. Kontakt kilden.",
        "A number is too long or too large to be used. Contact the source.",
    )


def _unknown_modifier(path: str) -> Unusable:
    return Unusable(
        "not-supported",
        f"{path}.modifierExtension",
        "Ressourcen har en udvidelse, der ændrer dens betydning, og som ikke kendes her. Læs den i kilden.",
        "The resource has an extension that changes its meaning and is not known here. Read it at the source.",
    )
