"""Limits that differ: "rød iltmætning 87 → 88 %"."""

from collections import Counter
from collections.abc import Iterator, Mapping

from triage.errors import Text
from triage.scoring.drafts.aligned import same
from triage.scoring.drafts.differences.difference import (
    Difference,
    Kind,
    became,
    came_and_went,
    changed_keys,
    written_as,
)
from triage.scoring.drafts.words.limits import LimitInWords, bounds_words, limits_in_words
from triage.scoring.drafts.words.names import Names
from triage.scoring.files.yaml_text import Yaml
from triage.scoring.inputs.reading_names import in_sentence
from triage.scoring.numbers import shown
from triage.scoring.readings.units import shown_unit
from triage.scoring.rules.content import content_of
from triage.scoring.rules.model import Param, RuleSet

_FIELDS = {
    "unit": Text("enhed", "unit"),
    "min": Text("laveste tilladte", "lowest allowed"),
    "max": Text("højeste tilladte", "highest allowed"),
    "source": Text("kilde", "source"),
    "patient_override": Text("kan være patientens egen", "can be a patient's own"),
}


def limit_differences(before: RuleSet, after: RuleSet, names: Names) -> Iterator[Difference]:
    """Yield the limits that changed, came and went, and the order they are held in."""
    words = {one.param: one for one in (*limits_in_words(before, names), *limits_in_words(after, names))}
    called = labels(words)
    new, gone, both = came_and_went(before.params, after.params)
    had, has = content_of(before)["params"], content_of(after)["params"]
    for name in both:
        for said in _changes(called[name], before.params[name], after.params[name], had[name], has[name]):
            yield Difference(Kind.LIMIT, f"params.{name}", said)
    for name in new:
        yield Difference(Kind.LIMIT, f"params.{name}", _new(after.params[name], words[name]))
    for name in gone:
        text = Text(f"fjernet grænse: {called[name].da}", f"limit removed: {called[name].en}")
        yield Difference(Kind.LIMIT, f"params.{name}", text)
    yield from _orders(before, after)


def labels(words: Mapping[str, LimitInWords]) -> Mapping[str, Text]:
    """Return what each limit is called in a list of differences: as short as tells it from the others."""
    brief = {name: _brief(one) for name, one in words.items()}
    longer = {name: _longer(one) for name, one in words.items()}
    times, times_longer = Counter(brief.values()), Counter(longer.values())
    found = {}
    for name in words:
        one = brief[name] if times[brief[name]] == 1 else longer[name]
        is_told = times[brief[name]] == 1 or times_longer[longer[name]] == 1
        found[name] = one if is_told else Text(f"{one.da} ({name})", f"{one.en} ({name})")
    return found


def _brief(words: LimitInWords) -> Text:
    colour = words.colour.words if words.colour is not None else Text("grænse", "limit")
    return Text(f"{colour.da} {in_sentence(words.subject.da)}", f"{colour.en} {in_sentence(words.subject.en)}")


def _longer(words: LimitInWords) -> Text:
    colour = words.colour.words if words.colour is not None else Text("grænse", "limit")
    return Text(f"{colour.da} »{words.short.da}«", f'{colour.en} "{words.short.en}"')


def _changes(
    called: Text, before: Param, after: Param, had: Mapping[str, Yaml], has: Mapping[str, Yaml]
) -> Iterator[Text]:
    if not same(before.value, after.value):
        da, en = f"{shown(before.value, 'da')} → {shown(after.value, 'da')}", f"{before.value:f} → {after.value:f}"
        unit = shown_unit(after.unit)
        yield Text(f"{called.da} {da} {unit.da}".rstrip(), f"{called.en} {en} {unit.en}".rstrip())
    for field in changed_keys(had, has):
        if field != "value":
            what = _FIELDS[field]
            label = Text(f"{called.da}: {what.da}", f"{called.en}: {what.en}")
            yield became(label, _said(field, had), _said(field, has))


def _said(field: str, param: Mapping[str, Yaml]) -> Text:
    return written_as(param.get(field, False) if field == "patient_override" else param[field])


def _new(param: Param, words: LimitInWords) -> Text:
    sentence, bounds, sources = words.sentence(param.value), bounds_words(param), ", ".join(param.source)
    return Text(
        f"ny grænse: {sentence.da} ({bounds.da}, kilde {sources})",
        f"new limit: {sentence.en} ({bounds.en}, source {sources})",
    )


def _orders(before: RuleSet, after: RuleSet) -> Iterator[Difference]:
    had, has = before.constraints, after.constraints
    for one in (one for one in has if one not in had):
        said = f"{one.left} {one.operator} {one.right}"
        yield Difference(Kind.LIMIT, "constraints", Text(f"holdes nu i orden: {said}", f"now held in order: {said}"))
    for one in (one for one in had if one not in has):
        said = f"{one.left} {one.operator} {one.right}"
        text = Text(f"holdes ikke længere i orden: {said}", f"no longer held in order: {said}")
        yield Difference(Kind.LIMIT, "constraints", text)
    if had != has and set(had) == set(has):
        text = Text("ordener mellem grænser skrevet anderledes", "orders between limits written otherwise")
        yield Difference(Kind.LIMIT, "constraints", text)
