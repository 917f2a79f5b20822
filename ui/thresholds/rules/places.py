"""Places of a rule-set file in words, and which tab and line shows each."""

from enum import Enum, auto
from re import match

from triage.scoring.drafts.live_check import Example
from ui.thresholds.rules.known import Known
from ui.translate import in_language, tr


class Tab(Enum):
    """The parts of the editor."""

    RULES = auto()
    SHARED = auto()
    INPUTS = auto()
    ABOUT = auto()
    EXAMPLES = auto()
    FINDINGS = auto()


def place_of(path: str) -> tuple[Tab, object] | None:
    """Return the tab and the key of the line that a place belongs to, None for what stands in no line."""
    found = match(r"(rules|define|inputs)\.(\w+)", path)
    if found is not None:
        return {"rules": Tab.RULES, "define": Tab.SHARED, "inputs": Tab.INPUTS}[found[1]], found[2]
    numbered = match(r"tests\[(\d+)\]", path)
    return None if numbered is None else (Tab.EXAMPLES, int(numbered[1]))


def place_called(known: Known, path: str) -> str:
    """Return what a place is called: "reglen »Iltmætning 87 %«"."""
    rule_set = known.rule_set
    place = place_of(path)
    match place:
        case (Tab.RULES, str(rule_id)) if any(rule.id == rule_id for rule in rule_set.rules):
            return tr("the rule “{rule}”").format(rule=known.rule_called(rule_id))
        case (Tab.INPUTS, str(name)) if name in known.names:
            return tr("the input “{input}”").format(input=known.input_called(name))
        case (Tab.EXAMPLES, int(number)) if number < len(rule_set.tests):
            return tr("the test “{test}”").format(test=rule_set.tests[number].name)
        case _:
            return _other(known, path)


def _other(known: Known, path: str) -> str:
    head, _, name = path.partition(".")
    if head == "params" and name in known.rule_set.params:
        return tr("the limit {limit}").format(limit=known.limit_called(name))
    if head == "define":
        return tr("the shared condition {name}").format(name=name)
    return path or tr("the whole")


def outcome_words(example: Example) -> str:
    """Return how a test came out."""
    if example.is_passed:
        return tr("Passes: {got}").format(got=in_language(example.got))
    words = tr("Fails: expected {expected}, and it comes to {got}.")
    return words.format(expected=in_language(example.expected), got=in_language(example.got))
