"""What the shipped programmes are called."""

from collections.abc import Mapping

from triage.errors import Text

PROGRAMME_NAMES: Mapping[str, Text] = {
    "copd": Text("KOL", "COPD"),
    "heart_failure": Text("hjertesvigt", "heart failure"),
    "diabetes": Text("diabetes", "diabetes"),
    "epilepsy": Text("epilepsi", "epilepsy"),
    "mental_health": Text("psykiatri", "mental health"),
}


def programme_words(code: str) -> Text:
    """Return what a programme is called; one that is not shipped is called as its code."""
    return PROGRAMME_NAMES.get(code, Text(code, code))
