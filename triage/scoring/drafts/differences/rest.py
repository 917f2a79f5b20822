"""The examples and the heading that differ, and whatever else the files say differently."""

from collections.abc import Collection, Iterator, Mapping

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
from triage.scoring.drafts.following.choices import values_moved
from triage.scoring.drafts.following.followed import followed
from triage.scoring.drafts.following.new_name import old_numbers
from triage.scoring.drafts.words.names import Names
from triage.scoring.files.yaml_text import Yaml
from triage.scoring.rules.content import content_of
from triage.scoring.rules.model import RuleSet, RuleTest

_TOLD_ELSEWHERE = frozenset({"params", "constraints", "inputs", "define", "rules", "tests", "basis", "title"})
_HEADING = {
    "format": Text("filformat", "file format"),
    "engine": Text("ældste program", "oldest program"),
    "ruleset": Text("navn", "name"),
    "version": Text("version", "version"),
    "population": Text("for hvem", "for whom"),
    "status": Text("status", "status"),
    "valid_from": Text("gælder fra", "valid from"),
    "valid_to": Text("gælder til", "valid to"),
    "author": Text("forfatter", "author"),
    "sign_off": Text("godkendt af", "approved by"),
}


def heading_differences(before: RuleSet, after: RuleSet) -> Iterator[Difference]:
    """Yield what the rule sets say otherwise of themselves and of their sources."""
    had, has = content_of(before), content_of(after)
    if before.title != after.title:
        one, other = _both(before.title), _both(after.title)
        yield Difference(Kind.HEADING, "title", became(Text("titel", "title"), one, other))
    for field in changed_keys(had, has):
        if field not in _TOLD_ELSEWHERE:
            one, other = _said(field, had.get(field)), _said(field, has.get(field))
            yield Difference(Kind.HEADING, field, became(_HEADING[field], one, other))
    for name in changed_keys(had["basis"], has["basis"]):
        one, other = written_as(had["basis"].get(name)), written_as(has["basis"].get(name))
        yield Difference(Kind.HEADING, f"basis.{name}", became(Text(f"kilden {name}", f"source {name}"), one, other))


def example_differences(before: RuleSet, after: RuleSet, names: Names) -> Iterator[Difference]:
    """Yield the examples that went along with a limit, then those that changed otherwise, came and went."""
    along = _gone_along(before, after)
    yield from (Difference(Kind.TEST, "tests", _along(before.tests[one], after.tests[one], names)) for one in along)
    had, has = (_examples(each, along) for each in (before, after))
    new, gone, both = came_and_went(had, has)
    for named, da, en in (
        (new, "nyt eksempel", "new example"),
        (gone, "fjernet eksempel", "example removed"),
    ):
        yield from (Difference(Kind.TEST, "tests", Text(f"{da}: {name}", f"{en}: {name}")) for name in named)
    for name in (name for name in both if not same(had[name], has[name])):
        said = _fields(had[name], has[name])
        text = Text(f"ændret eksempel: {name} ({said.da})", f"example changed: {name} ({said.en})")
        yield Difference(Kind.TEST, "tests", text)
    if not (new or gone) and list(had) != list(has):
        text = Text("eksemplerne i anden rækkefølge", "the examples in another order")
        yield Difference(Kind.TEST, "tests", text)


def _gone_along(before: RuleSet, after: RuleSet) -> tuple[int, ...]:
    """Return the places of the examples that differ by nothing but the limits that moved."""
    if len(before.tests) != len(after.tests) or before.inputs.keys() != after.inputs.keys():
        return ()
    expected = followed(before, after, before.tests) if before.params != after.params else before.tests
    pairs = enumerate(zip(before.tests, expected, after.tests, strict=True))
    return tuple(place for place, (was, along, now) in pairs if along == now != was)


def _along(was: RuleTest, now: RuleTest, names: Names) -> Text:
    moved, stays = values_moved(was.given, now.given, names), old_numbers(was, now)
    da, en = f"eksemplet »{was.name}« følger med", f'the example "{was.name}" goes along'
    if was.name != now.name:
        da, en = f"{da} og hedder nu »{now.name}«", f'{en} and is now called "{now.name}"'
    told = Text(f"{da}: {moved.da}", f"{en}: {moved.en}")
    if not stays:
        return told
    return Text(f"{told.da} (navnet siger stadig {stays})", f"{told.en} (its name still says {stays})")


def _fields(had: Yaml, has: Yaml, before: str = "") -> Text:
    """Return what is otherwise, by the fields of the file: "given: spo2: 85 → 82"."""
    parts = []
    for field in changed_keys(had, has):
        one, other, path = had.get(field), has.get(field), f"{before}{field}: "
        if isinstance(one, Mapping) and isinstance(other, Mapping):
            parts.append(_fields(one, other, path))
        else:
            parts.append(Text(*(f"{path}{a} → {b}" for a, b in zip(_both_said(one), _both_said(other), strict=True))))
    return Text("; ".join(one.da for one in parts), "; ".join(one.en for one in parts))


def _both_said(value: Yaml) -> tuple[str, str]:
    said = written_as(value)
    return said.da, said.en


def _examples(rule_set: RuleSet, told: Collection[int]) -> Mapping[str, Yaml]:
    """Return the examples that are not told of yet, by name; of several with one name each has its number."""
    found: dict[str, Yaml] = {}
    for test in (one for place, one in enumerate(content_of(rule_set)["tests"]) if place not in told):
        name, number = str(test["name"]), 1
        while name in found:
            number += 1
            name = f"{test['name']} ({number})"
        found[name] = test
    return found


def _said(field: str, value: Yaml) -> Text:
    if field in ("author", "sign_off") and value is not None:
        who = f"{value['name']} ({value['role']})" + (f", {value['at']}, {value['sha256']}" if "at" in value else "")
        return Text(who, who)
    return written_as(value)


def _both(text: Text) -> Text:
    said = f"»{text.da}« / »{text.en}«"
    return Text(said, said)
