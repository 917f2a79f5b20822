"""What the linter says of a rule set as a whole, and the builders of the tests of each check."""

from datetime import date
from pathlib import Path
from re import findall

import pytest

from tests.unit.scoring.facts import instrument, kinds, rule, rule_text, shipped
from triage.resources import resource
from triage.scoring import analyse
from triage.scoring.analyse.check import check
from triage.scoring.analyse.finding import Finding, Severity
from triage.scoring.rules.load import load_rule_set


def shipped_names(folder: str) -> list[str]:
    """What ships in a folder of resources."""
    return sorted(file.name.removesuffix(".yaml") for file in resource(folder).iterdir() if file.name.endswith(".yaml"))


TODAY = date(2026, 11, 25)
INSTRUMENTS = {code: instrument(code) for code in shipped_names("instruments")}
SPO2 = "spo2: {kind: reading, code: spo2, agg: last, decimals: 0, required: true}"


def number(name: str = "x", more: str = "decimals: 0") -> str:
    """An answer that is a number."""
    return f"{name}: {{kind: answer, item: {name}, {more}}}"


def linted(text: str) -> tuple[Finding, ...]:
    return check(load_rule_set(text), kinds(), INSTRUMENTS, TODAY)


def found(code: str, text: str) -> list[Finding]:
    return [finding for finding in linted(text) if finding.code == code]


def told(code: str, text: str) -> str:
    """The one finding of that code, in English."""
    (finding,) = found(code, text)
    return finding.text.en


def codes(text: str, *, notes: bool = False) -> set[str]:
    return {finding.code for finding in linted(text) if notes or finding.severity is not Severity.NOTE}


def bands(red: str, yellow: str, name: str = "spo2") -> str:
    """A red and a yellow rule, each "< $low" or several of those joined by "and"."""
    return f"{rule(joined(red, name), 'red')}, {rule(joined(yellow, name), 'yellow', 'yellow')}"


def joined(limits: str, name: str) -> str:
    parts = ", ".join(f"[{name}, '{operator}', {limit}]" for operator, limit in map(str.split, limits.split(" and ")))
    return f"{{all: [{parts}]}}"


def test_that_a_sound_rule_set_has_nothing_to_correct():
    fires = "{name: t, given: {spo2: 87}, expect: {colour: red}}"
    assert codes(rule_text(inputs=SPO2, tests=fires)) == set()


def test_that_the_last_word_is_what_the_linter_cannot_see():
    last = linted(rule_text())[-1]
    assert (last.code, last.severity, last.line) == ("cannot-see", Severity.NOTE, None)


def test_that_findings_stand_in_the_order_of_the_file():
    lines = [finding.line for finding in linted(rule_text(rules=bands("< 87", "< 80"))) if finding.line]
    assert len(lines) > 3
    assert lines == sorted(lines)


def test_that_a_finding_names_the_line_of_its_rule():
    text = rule_text(rules=rule("[spo2, '<', 40]", "never"))
    (finding,) = found("dead-rule", text)
    assert finding.path == "rules.never"
    assert "never" in text.splitlines()[(finding.line or 0) - 1]


@pytest.mark.parametrize("name", shipped_names("rulesets"))
def test_that_a_shipped_rule_set_has_no_error(name: str):
    findings = check(shipped(name), kinds(), INSTRUMENTS, TODAY)
    assert [finding for finding in findings if finding.severity is Severity.ERROR] == []


def test_that_the_same_file_gives_the_same_findings():
    text = rule_text(rules=bands("< 87", ">= 88 and <= 89"))
    assert linted(text) == linted(text)


def test_that_the_help_page_explains_every_finding():
    source = "".join(path.read_text(encoding="utf-8") for path in Path(analyse.__path__[0]).glob("*.py"))
    codes = set(findall(r'(?:error|warning|note|tell)\(\n? *"([a-z-]+)"', source))
    page = resource("help", "rule-linter.md").read_text(encoding="utf-8")
    assert len(codes) > 30
    assert [code for code in sorted(codes) if f"`{code}`" not in page] == []
