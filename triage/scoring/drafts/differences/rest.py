"""The examples and the heading that differ, and whatever else the files say differently."""

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
from triage.scoring.files.yaml_text import Yaml
from triage.scoring.rules.content import content_of
from triage.scoring.rules.model import RuleSet

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


def example_differences(before: RuleSet, after: RuleSet) -> Iterator[Difference]:
    """Yield the examples that changed, came and went."""
    had, has = _examples(before), _examples(after)
    new, gone, both = came_and_went(had, has)
    for names, da, en in (
        (new, "nyt eksempel", "new example"),
        (gone, "fjernet eksempel", "example removed"),
        ([name for name in both if not same(had[name], has[name])], "ændret eksempel", "example changed"),
    ):
        yield from (Difference(Kind.TEST, "tests", Text(f"{da}: {name}", f"{en}: {name}")) for name in names)
    if not (new or gone) and list(had) != list(has):
        text = Text("eksemplerne i anden rækkefølge", "the examples in another order")
        yield Difference(Kind.TEST, "tests", text)


def _examples(rule_set: RuleSet) -> Mapping[str, Yaml]:
    """Return the examples by name; of several with one name each has its number."""
    found: dict[str, Yaml] = {}
    for test in content_of(rule_set)["tests"]:
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
