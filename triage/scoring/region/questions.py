"""The questions of a form as inputs of a rule set: each with a name, its limits by name, and the words for it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from triage.errors import Text
from triage.scoring.region.flow import clean
from triage.scoring.region.model import Form, Threshold

# Shown as it stands where neither the plan nor the questionnaire says a unit.
UNKNOWN_UNIT = "ukendt enhed"

_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
_RESERVED = frozenset({"true", "false", "null"})
_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that has thresholds; `name` is the input's, `limits` the parameters' by the limit they hold."""

    name: str
    link_id: str
    label: Text
    unit: str | None
    required: bool
    thresholds: tuple[Threshold, ...]
    limits: Mapping[Decimal, str]

    @property
    def is_boolean(self) -> bool:
        """Return whether the thresholds are for yes and no."""
        return any(threshold.value is not None for threshold in self.thresholds)


def asked_questions(form: Form) -> tuple[Asked, ...]:
    """Return the questions of `form` that have thresholds, in the order of the files."""
    names: set[str] = set()
    found = []
    for link_id, thresholds in form.by_link_id().items():
        asked = _asked(form, link_id, thresholds, names)
        names.add(asked.name)
        found.append(asked)
    return tuple(found)


def _asked(form: Form, link_id: str, thresholds: tuple[Threshold, ...], taken: set[str]) -> Asked:
    question = form.questions.get(link_id)
    words = clean(question.text) if question else ""
    name = _free(slug(words or link_id, "_"), taken)
    limits = sorted({limit for threshold in thresholds for limit in threshold.limits})
    return Asked(
        name=name,
        link_id=link_id,
        label=Text(words, words) if words else _by_link_id(link_id),
        unit=_unit(form, link_id, thresholds),
        required=question is None or not question.conditional,
        thresholds=thresholds,
        limits={limit: f"{name}_{number}" for number, limit in enumerate(limits, 1)},
    )


def slug(words: str, joined: str) -> str:
    """Return `words` in small letters a to z, figures and `joined`, never empty and never a word of YAML's own."""
    plain = re.sub(r"[^a-z0-9]+", joined, words.lower().translate(_LETTERS))[:_LONGEST_NAME].strip(joined)
    return plain if plain[:1].isalpha() and plain not in _RESERVED else f"q{joined}{plain}".rstrip(joined)


def _free(name: str, taken: set[str]) -> str:
    """Return `name`, or the first of name_v2, name_v3 … that is free."""
    free, number = name, 0
    while free in taken:
        number += 1
        free = f"{name}_v{number + 1}"
    return free


def _by_link_id(link_id: str) -> Text:
    shown = clean(link_id)
    return Text(f"Spørgsmålet »{shown}«", f"The question '{shown}'")


def _unit(form: Form, link_id: str, thresholds: tuple[Threshold, ...]) -> str | None:
    question = form.questions.get(link_id)
    own = (threshold.unit for threshold in thresholds if threshold.unit)
    return next(own, question.unit if question else None)
