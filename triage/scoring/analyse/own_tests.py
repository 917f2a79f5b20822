"""The tests that stand in the file: those that fail, and rules that none of them fires."""

from collections.abc import Iterator

from triage.errors import RuleSetError
from triage.scoring.analyse.finding import Finding
from triage.scoring.analyse.rule_tests import tested
from triage.scoring.analyse.subject import Subject


def own_tests(subject: Subject) -> Iterator[Finding]:
    """Yield failing tests, then rules that no test fires."""
    try:
        found = tested(subject.rule_set)
    except RuleSetError as fault:
        yield subject.error("failing-test", "tests", fault.text.da, fault.text.en)
        return
    places = {test.name: f"tests[{number}]" for number, test in reversed(list(enumerate(subject.rule_set.tests)))}
    for failure in found.failures:
        yield subject.error("failing-test", places[failure.test], failure.text.da, failure.text.en)
    for rule_id in found.unfired:
        yield subject.warning(
            "untested-rule",
            f"rules.{rule_id}",
            f"Ingen test får reglen {rule_id} til at slå til. Tilføj en; uden kan regelsættet ikke godkendes.",
            f"No test fires the rule {rule_id}. Add one; without it the rule set cannot be approved.",
        )
