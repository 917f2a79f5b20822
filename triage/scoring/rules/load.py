"""Read a rule set from YAML 1.2 text: first its shape (`triage.scoring.rules.file`), then how its parts fit."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from triage.errors import Text
from triage.scoring.files.checked import checked
from triage.scoring.files.faults import Faults
from triage.scoring.files.yaml_text import Written, read_yaml
from triage.scoring.rules.check import (
    check_constraints,
    check_engine,
    check_names,
    check_sizes,
    check_tests,
    check_unless,
    infer_type,
)
from triage.scoring.rules.condition_file import as_condition
from triage.scoring.rules.conditions import Comparison, Condition, Operator, walk
from triage.scoring.rules.content import sha256_of
from triage.scoring.rules.file import ParamFile, RuleFile, RuleSetFile, TestFile
from triage.scoring.rules.model import (
    Author,
    Constraint,
    Input,
    Param,
    Population,
    Route,
    Rule,
    RuleSet,
    RuleTest,
    SignOff,
)

__all__ = ["Input", "Param", "Rule", "RuleSet", "RuleTest", "load_rule_set"]

_TITLE = Text("Regelsættet kan ikke bruges. Ret:", "The rule set cannot be used. Correct:")


# YAML takes 40 ms and more, what is signed is read anew at every change, and nobody can change a rule set.
@lru_cache(maxsize=64)
def load_rule_set(text: str) -> RuleSet:
    """Return the rule set in `text`; the same text is read once.

    Raises RuleSetError, whose text lists every fault with its line, its path and what to write instead.
    """
    return rule_set_of(read_yaml(text))


def rule_set_of(written: Written) -> RuleSet:
    """Return the rule set that a file's content says; raises RuleSetError as `load_rule_set` does."""
    faults = Faults(_TITLE, written.lines)
    found = checked(written.content, RuleSetFile, faults)
    faults.check()
    if found is None:
        raise AssertionError("a file that is no rule set has a fault")
    rule_set = _rule_set(found, written, faults)
    faults.check()
    return rule_set


def _rule_set(file: RuleSetFile, written: Written, faults: Faults) -> RuleSet:
    define = {name: as_condition(condition) for name, condition in (file.define or {}).items()}
    rules = tuple(map(_rule, file.rules))
    placed = {f"define.{name}": condition for name, condition in define.items()}
    placed |= {f"rules.{rule.id}.when": rule.when for rule in rules}
    rule_set = RuleSet(
        name=file.ruleset,
        version=file.version,
        title=file.title,
        status=file.status,
        population=Population(**file.population.model_dump()),
        valid_from=file.valid_from,
        valid_to=file.valid_to,
        basis=file.basis,
        params={name: _param(name, param) for name, param in file.params.items()},
        inputs=_inputs(file, placed, faults),
        define=define,
        rules=rules,
        tests=tuple(map(_test, file.tests)),
        sha256="",
        author=Author(file.author.name, file.author.role),
        sign_off=_sign_off(file),
        constraints=tuple(Constraint(left, Operator(word), right) for left, word, right in file.constraints),
        format=file.format,
        engine=file.engine,
        lines=written.lines,
    )
    check_engine(rule_set, faults)
    check_names(placed, rule_set, faults)
    check_unless(rules, faults)
    check_sizes(placed, define, faults)
    check_constraints(rule_set, faults)
    check_tests(rule_set, faults)
    return replace(rule_set, sha256=sha256_of(rule_set))


def _rule(file: RuleFile) -> Rule:
    return Rule(
        id=file.id,
        colour=file.colour,
        when=as_condition(file.when),
        reason=file.reason,
        route=Route(file.route.role, file.route.sector),
        act_within_h=file.act_within_h,
        clock=file.clock,
        unless=file.unless,
        on_unknown=file.on_unknown,
    )


def _param(name: str, file: ParamFile) -> Param:
    return Param(name, file.value, file.unit, file.min, file.max, file.source, file.patient_override)


def _inputs(file: RuleSetFile, placed: Mapping[str, Condition], faults: Faults) -> dict[str, Input]:
    """Return the inputs; their types come from what the conditions compare them with."""
    used: dict[str, list[Comparison]] = {}
    for condition in placed.values():
        for part in walk(condition):
            if isinstance(part, Comparison):
                used.setdefault(part.input, []).append(part)
    return {
        name: written.as_input(name, infer_type(name, written.kind, used.get(name, []), faults))
        for name, written in file.inputs.items()
    }


def _test(file: TestFile) -> RuleTest:
    expect = file.expect
    return RuleTest(
        name=file.name,
        given=file.given,
        override=file.override or {},
        colour=expect.colour,
        fired=expect.fired,
        unknown_critical=expect.unknown_critical,
        act_within_h=expect.act_within_h,
    )


def _sign_off(file: RuleSetFile) -> SignOff | None:
    found = file.sign_off
    return None if found is None else SignOff(found.name, found.role, str(found.at), found.sha256)

