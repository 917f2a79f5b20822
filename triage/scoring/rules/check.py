"""Look for what only shows when the parts of a rule set are held together: names, cycles, sizes and types."""

from collections.abc import Iterator, Mapping

from triage.errors import Text, listed
from triage.scoring.engine import ENGINE, is_newer
from triage.scoring.files.faults import Faults
from triage.scoring.rules.conditions import (
    ORDERING,
    Comparison,
    Condition,
    Literal,
    ParamRef,
    Reference,
    parts_of,
    walk,
)
from triage.scoring.rules.model import InputKind, Rule, RuleSet, ValueType

MAX_NODES = 500
MAX_DEPTH = 32
_TYPES = {
    ValueType.NUMBER: Text("tal", "numbers"),
    ValueType.BOOL: Text("sandt/falsk", "true/false"),
    ValueType.TEXT: Text("tekst", "texts"),
}


def check_names(placed: Mapping[str, Condition], rule_set: RuleSet, faults: Faults) -> None:
    """Note inputs, parameters and references that stand nowhere; `placed` maps a path to the condition there."""
    for path, condition in placed.items():
        for part in walk(condition):
            if isinstance(part, Comparison):
                _named(part.input, rule_set.inputs, path, "inputs", faults)
                if isinstance(part.operand, ParamRef):
                    _named(part.operand.name, rule_set.params, path, "params", faults)
            elif isinstance(part, Reference):
                _named(part.name, rule_set.define, path, "define", faults)


def check_engine(rule_set: RuleSet, faults: Faults) -> None:
    """Note a rule set that was written for a newer engine: what it relies on may not be here."""
    if rule_set.engine is not None and is_newer(rule_set.engine):
        faults.add(
            "engine",
            f"Regelsættet er lavet til motor {rule_set.engine}, og programmet har {ENGINE}. Opdatér programmet.",
            f"The rule set was made for engine {rule_set.engine}, and the program has {ENGINE}. Update the program.",
        )


def check_constraints(rule_set: RuleSet, faults: Faults) -> None:
    """Note constraints between parameters that stand nowhere, or that the values themselves break."""
    for number, constraint in enumerate(rule_set.constraints):
        path = f"constraints[{number}]"
        for name in (constraint.left, constraint.right):
            _named(name, rule_set.params, path, "params", faults)
        values = {name: param.value for name, param in rule_set.params.items()}
        if constraint.left in values and constraint.right in values and not constraint.holds(values):
            words = f"{constraint.left} {constraint.operator} {constraint.right}"
            faults.add(
                path,
                f"Værdierne opfylder ikke {words}. Ret den ene grænseværdi.",
                f"The values do not keep to {words}. Correct one of the limits.",
            )


def check_tests(rule_set: RuleSet, faults: Faults) -> None:
    """Note tests that name inputs, parameters or rules which do not exist."""
    rules = {rule.id: rule for rule in rule_set.rules}
    for number, test in enumerate(rule_set.tests):
        path = f"tests[{number}]"
        for name in test.given:
            _named(name, rule_set.inputs, f"{path}.given.{name}", "inputs", faults)
        for name in test.override:
            _named(name, rule_set.params, f"{path}.override.{name}", "params", faults)
        for name in (*(test.fired or ()), *(test.unknown_critical or ())):
            _named(name, rules, f"{path}.expect", "rules", faults)


def check_unless(rules: tuple[Rule, ...], faults: Faults) -> None:
    """Note duplicate ids, and `unless` that names no other rule."""
    ids = [rule.id for rule in rules]
    for number, rule in enumerate(rules):
        if rule.id in ids[:number]:
            faults.add(
                f"rules.{rule.id}",
                f"To regler hedder {rule.id}. Giv den ene et andet navn.",
                f"Two rules are called {rule.id}. Rename one of them.",
            )
        for name in rule.unless:
            if name not in ids or name == rule.id:
                faults.add(
                    f"rules.{rule.id}.unless",
                    f"{name} er ingen anden regel. Skriv id'et på en regel i denne fil.",
                    f"{name} is no other rule. Write the id of a rule in this file.",
                )
    _check_rings({rule.id: rule.unless for rule in rules}, faults)


def check_sizes(placed: Mapping[str, Condition], define: Mapping[str, Condition], faults: Faults) -> None:
    """Note references that lead back to themselves, and conditions that are too many or too deep."""
    nodes = sum(1 for condition in placed.values() for _ in walk(condition))
    if nodes > MAX_NODES:
        faults.add(
            "rules",
            f"Betingelserne har {nodes} led, højst {MAX_NODES} er tilladt. Del regelsættet.",
            f"The conditions have {nodes} parts, at most {MAX_NODES} are allowed. Split the rule set.",
        )
    for path, condition in placed.items():
        if _written_depth(condition) > MAX_DEPTH:
            faults.add(
                path,
                f"Betingelsen er mere end {MAX_DEPTH} niveauer dyb. Del den op under »define«.",
                f"The condition is more than {MAX_DEPTH} levels deep. Split it up under 'define'.",
            )
    depths: dict[str, int] = {}
    for name in define:
        if _depth(Reference(name), define, depths, ()) > MAX_DEPTH:
            faults.add(
                f"define.{name}",
                f"Henvisningen går i ring eller er mere end {MAX_DEPTH} niveauer dyb. Skriv betingelsen ud.",
                f"The reference is circular or more than {MAX_DEPTH} levels deep. Write the condition out.",
            )


def infer_type(name: str, kind: InputKind, used: list[Comparison], faults: Faults) -> ValueType:
    """Return what `used` compares the input `name` with; a mixture, or text for a measured number, is a fault."""
    types = {found for comparison in used for found in _types(comparison)}
    measured = kind in (InputKind.READING, InputKind.SCORE, InputKind.CGM)
    if len(types) > 1 or (measured and types - {ValueType.NUMBER}):
        words = listed(_TYPES[found] for found in sorted(types))
        faults.add(
            f"inputs.{name}",
            f"Inputtet sammenlignes med {words.da}. Sammenlign det med én slags (målinger og scorer kun med tal).",
            f"The input is compared with {words.en}. Compare it with one kind (readings and scores with numbers only).",
        )
    if measured:
        return ValueType.NUMBER
    return min(types, default=ValueType.ANY)


def _named(name: str, known: Mapping[str, object], path: str, section: str, faults: Faults) -> None:
    if name not in known:
        faults.add(
            path,
            f"{name} findes ikke under »{section}«. Tilføj den, eller ret stavemåden.",
            f"{name} is not under '{section}'. Add it or correct the spelling.",
        )


def _check_rings(unless: Mapping[str, tuple[str, ...]], faults: Faults) -> None:
    """Note rules that silence each other in a ring: all true, none would fire, and the patient would be green."""
    for rule_id in unless:
        reached: set[str] = set()
        ahead = list(unless[rule_id])
        while ahead:
            name = ahead.pop()
            if name not in reached:
                reached.add(name)
                ahead.extend(unless.get(name, ()))
        if rule_id in reached:
            faults.add(
                f"rules.{rule_id}.unless",
                "Reglerne udelukker hinanden i ring, så ingen af dem ville slå til. Fjern den ene »unless«.",
                "The rules silence each other in a ring, so none of them would fire. Remove one 'unless'.",
            )


def _written_depth(condition: Condition) -> int:
    return 1 + max(map(_written_depth, parts_of(condition)), default=0)


def _depth(condition: Condition, define: Mapping[str, Condition], known: dict[str, int], path: tuple[str, ...]) -> int:
    if isinstance(condition, Reference):
        if condition.name in path or len(path) > MAX_DEPTH:
            return MAX_DEPTH + 1
        if condition.name not in known and condition.name in define:
            known[condition.name] = _depth(define[condition.name], define, known, (*path, condition.name))
        return known.get(condition.name, 1)
    return 1 + max((_depth(part, define, known, path) for part in parts_of(condition)), default=0)


def _types(comparison: Comparison) -> Iterator[ValueType]:
    operand = comparison.operand
    if comparison.operator in ORDERING or isinstance(operand, ParamRef):
        yield ValueType.NUMBER
    elif isinstance(operand, tuple):
        yield from (_type_of(item) for item in operand)
    elif operand is not None:
        yield _type_of(operand)


def _type_of(value: Literal) -> ValueType:
    if isinstance(value, bool):
        return ValueType.BOOL
    return ValueType.TEXT if isinstance(value, str) else ValueType.NUMBER
