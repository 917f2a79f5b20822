"""Inputs that differ, field by field."""

from collections.abc import Iterator, Mapping

from triage.errors import Text
from triage.scoring.drafts.differences.difference import (
    Difference,
    Kind,
    became,
    came_and_went,
    changed_keys,
    written_as,
)
from triage.scoring.drafts.flow_text import flow_text
from triage.scoring.drafts.words.names import Names
from triage.scoring.files.yaml_text import Yaml
from triage.scoring.rules.content import content_of
from triage.scoring.rules.model import RuleSet

_FIELDS = {
    "kind": Text("slags", "kind"),
    "code": Text("måling", "reading"),
    "agg": Text("beregning", "calculation"),
    "window_h": Text("tidsrum i timer", "window in hours"),
    "window_d": Text("tidsrum i dage", "window in days"),
    "min_n": Text("mindste antal målinger", "fewest readings"),
    "instrument": Text("skema", "questionnaire"),
    "item": Text("spørgsmål", "item"),
    "metric": Text("sensormåling", "sensor metric"),
    "name": Text("oplysning", "fact"),
    "decimals": Text("decimaler", "decimals"),
    "required": Text("skal være der", "required"),
    "freshness": Text("når den er for gammel", "when too old"),
    "label": Text("navn", "name"),
    "sd_floor": Text("mindste SD", "smallest SD"),
    "mad_floor": Text("mindste MAD", "smallest MAD"),
    "baseline_d": Text("dage i eget niveau", "days of own level"),
    "codes": Text("svar, der findes", "answers there are"),
    "worse": Text("hvad der er værre", "which way is worse"),
}


def input_differences(before: RuleSet, after: RuleSet, names: Names) -> Iterator[Difference]:
    """Yield the inputs that changed, came and went."""
    had, has = content_of(before)["inputs"], content_of(after)["inputs"]
    new, gone, both = came_and_went(had, has)
    for name in both:
        for field in changed_keys(had[name], has[name]):
            yield Difference(Kind.INPUT, f"inputs.{name}", _changed(name, field, had[name], has[name], names))
    for name in new:
        called, said = _called(name, names), flow_text(has[name])
        text = Text(f"nyt input {called.da}: {said}", f"new input {called.en}: {said}")
        yield Difference(Kind.INPUT, f"inputs.{name}", text)
    for name in gone:
        called = _called(name, names)
        text = Text(f"fjernet input {called.da}", f"input {called.en} removed")
        yield Difference(Kind.INPUT, f"inputs.{name}", text)


def _changed(name: str, field: str, had: Mapping[str, Yaml], has: Mapping[str, Yaml], names: Names) -> Text:
    what, called = _FIELDS.get(field, Text(field, field)), _called(name, names)
    label = Text(f"{called.da}: {what.da}", f"{called.en}: {what.en}")
    one, other = (_said(field, side.get(field)) for side in (had, has))
    return became(label, one, other)


def _said(field: str, value: Yaml) -> Text:
    if field == "required":
        return written_as(bool(value))
    if field == "freshness":
        return Text("slippes", "let go") if value == "lapses" else Text("grå", "grey")
    if field == "worse":
        return _WORSE[value]
    if field == "label" and value is not None:
        return Text(f"{value['da']} / {value['en']}", f"{value['da']} / {value['en']}")
    if field in _USUAL and value is None:
        return Text(_USUAL[field], _USUAL[field])
    return written_as(value)


def _called(name: str, names: Names) -> Text:
    return names[name].name if name in names else Text(name, name)


_WORSE = {
    None: Text("begge veje fra en rask midte", "both ways from a healthy middle"),
    "higher": Text("højere er værre", "higher is worse"),
    "lower": Text("lavere er værre", "lower is worse"),
    "unordered": Text("ingen orden", "no order"),
}
# What an input is where the file does not say it.
_USUAL = {"baseline_d": "28", "agg": "last", "k": "0.5", "lam": "0.2", "fast": "12", "slow": "26", "sensor_min": "5"}
