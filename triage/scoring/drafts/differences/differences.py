"""Everything that is different between two versions of a rule set: two that are not the same never give nothing."""

from collections.abc import Iterator, Sequence
from difflib import unified_diff

from triage.errors import Text
from triage.scoring.drafts.aligned import same
from triage.scoring.drafts.differences.difference import Difference, Kind
from triage.scoring.drafts.differences.inputs import input_differences
from triage.scoring.drafts.differences.limits import limit_differences
from triage.scoring.drafts.differences.rest import example_differences, heading_differences
from triage.scoring.drafts.differences.rules import definition_differences, rule_differences
from triage.scoring.drafts.words.names import Names, names_in_file
from triage.scoring.rules.content import content_of
from triage.scoring.rules.model import RuleSet


def differences(before: RuleSet, after: RuleSet, names: Names) -> tuple[Difference, ...]:
    """Return what is different, limits first; an input that `names` does not have goes by its label."""
    if same(content_of(before), content_of(after)):
        return ()
    named = {**names_in_file(before), **names_in_file(after), **names}
    found = tuple(dict.fromkeys(_all(before, after, named)))
    return found or (Difference(Kind.HEADING, "", _OTHERWISE),)


def in_a_sentence(found: Sequence[Difference]) -> Text:
    """Return "rød iltmætning 87 → 88 %, gul puls 111 → 108 pr. minut"; nothing where nothing differs."""
    return Text(", ".join(one.text.da for one in found), ", ".join(one.text.en for one in found))


def lines_changed(before: str, after: str) -> str:
    """Return the lines that differ between two texts, with - and + before them and without those around."""
    found = list(unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0))
    return "\n".join(found[2:])


def _all(before: RuleSet, after: RuleSet, names: Names) -> Iterator[Difference]:
    yield from limit_differences(before, after, names)
    yield from rule_differences(before, after, names)
    yield from definition_differences(before, after, names)
    yield from input_differences(before, after, names)
    yield from example_differences(before, after, names)
    yield from heading_differences(before, after)


_OTHERWISE = Text("skrevet i en anden rækkefølge", "written in another order")
