"""What a note about a decision usually says, as data: a programme's own sentences, filled from the reasons."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from triage.clinical.decision import Action
from triage.errors import Text

# A programme that is named nowhere, and every other beside its own.
ANY = "any"
MOST_REASONS = 2
_REASONS, _ASKED = "{reasons}", "{asked}"
_ENDS_SENTENCE = (".", "!", "?", "…")
_LOOSE = re.compile(r"[ \u00a0]+(?=[.,;]|$)")


@dataclass(frozen=True, slots=True)
class NoteTemplate:
    """One way to put it: its code and name, and the text with `{reasons}` and `{asked}` where those go."""

    code: str
    name: Text
    text: Text


@dataclass(frozen=True, slots=True)
class NoteTemplates:
    """The templates by programme and kind of decision."""

    by_programme: Mapping[str, Mapping[Action, tuple[NoteTemplate, ...]]]

    def of(self, programme: str, action: Action) -> tuple[NoteTemplate, ...]:
        """Return what is offered: the programme's own first, then those of all programmes."""
        places = (self.by_programme.get(place, {}) for place in (programme, ANY))
        return tuple(one for place in places for one in place.get(action, ()))


NO_TEMPLATES = NoteTemplates({})


def parse_templates(text: str) -> NoteTemplates:
    """Return the templates in the JSON `text`."""
    file = json.loads(text)
    return NoteTemplates({programme: _by_action(listed) for programme, listed in file.items()})


def filled(template: NoteTemplate, reasons: Sequence[Text], asked: Text) -> Text:
    """Return the note: the worst reasons with their values as sentences, and what the decision asks for in words."""
    shown = list(dict.fromkeys(reasons))[:MOST_REASONS]
    da = _filled(template.text.da, _sentences(one.da for one in shown), asked.da)
    return Text(da, _filled(template.text.en, _sentences(one.en for one in shown), asked.en))


def _filled(text: str, reasons: str, asked: str) -> str:
    # Not one after the other: what a reason says is never taken for a place to fill.
    parts = {_REASONS: reasons, _ASKED: asked}
    whole = re.sub(r"\{(?:reasons|asked)\}", lambda found: parts[found.group()], text)
    return _LOOSE.sub("", whole).strip()


def _sentences(reasons: Iterable[str]) -> str:
    said = (one.strip() for one in reasons)
    return " ".join(one if one.endswith(_ENDS_SENTENCE) else f"{one}." for one in said if one)


def _by_action(listed: Mapping[str, Sequence[Mapping[str, Any]]]) -> Mapping[Action, tuple[NoteTemplate, ...]]:
    return {Action(action): tuple(_template(one) for one in templates) for action, templates in listed.items()}


def _template(one: Mapping[str, Any]) -> NoteTemplate:
    return NoteTemplate(one["code"], Text(*_both(one["name"])), Text(*_both(one["text"])))


def _both(words: Mapping[str, str]) -> tuple[str, str]:
    return words["da"], words["en"]
