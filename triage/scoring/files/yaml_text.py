"""Read YAML 1.2 text with numbers kept as they are written, duplicates refused and sizes bounded."""

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.composer import Composer
from ruamel.yaml.constructor import SafeConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import AliasEvent
from ruamel.yaml.nodes import Node, ScalarNode

from triage.errors import RuleSetError, Text

MAX_CHARACTERS = 300_000
MAX_NESTING = 80

# What YAML text becomes: mappings, lists, text, exact numbers, booleans, dates and nothing else.
Yaml = Any


class _BoundedComposer(Composer):
    """Refuses aliases, which can blow a small file up, and nesting that would exhaust the stack."""

    def __init__(self, loader: Any = None) -> None:  # noqa: ANN401 - the type of ruamel's loader is not public
        super().__init__(loader=loader)
        self._nesting = 0

    def compose_node(self, parent: Node | None, index: Any) -> Node | None:  # noqa: ANN401 - as ruamel declares it
        if self.parser.check_event(AliasEvent):
            raise MarkedYAMLError(problem="aliases (*name) are not allowed: write the value out")
        self._nesting += 1
        if self._nesting > MAX_NESTING:
            raise MarkedYAMLError(problem=f"nested more than {MAX_NESTING} levels deep")
        node: Node | None = super().compose_node(parent, index)
        self._nesting -= 1
        return node


class _ExactConstructor(SafeConstructor):
    """Builds numbers as Decimal from the text, so that 4.0 stays 4.0 and 1.36 is 1.36."""


def _number(_constructor: SafeConstructor, node: ScalarNode) -> Decimal:
    try:
        number = Decimal(node.value)
    except InvalidOperation as fault:
        raise MarkedYAMLError(problem=f"{node.value} is no decimal number", problem_mark=node.start_mark) from fault
    if not number.is_finite():
        raise MarkedYAMLError(problem=f"{node.value} is no finite number", problem_mark=node.start_mark)
    return number


_ExactConstructor.add_constructor("tag:yaml.org,2002:int", _number)
_ExactConstructor.add_constructor("tag:yaml.org,2002:float", _number)


def read_yaml(text: str) -> Yaml:
    """Return the content of `text`; numbers are Decimal, dates `date`.

    Raises RuleSetError, naming the line, for text that is no YAML 1.2, has duplicate keys or aliases, or is too large.
    """
    if len(text) > MAX_CHARACTERS:
        raise _unreadable(f"{len(text)} > {MAX_CHARACTERS}", "Filen er for stor.", "The file is too large.")
    yaml = YAML(typ="safe", pure=True)
    yaml.Composer = _BoundedComposer
    yaml.Constructor = _ExactConstructor
    yaml.allow_duplicate_keys = False
    try:
        return yaml.load(text)
    except (YAMLError, ValueError, RecursionError) as fault:
        raise _unreadable(_place(fault), "Filen er ikke gyldig YAML 1.2.", "The file is not valid YAML 1.2.") from fault


def canonical(value: Yaml) -> Yaml:
    """Return `value` as JSON can hold it without loss: numbers as written, in a wrapper no text can be taken for."""
    match value:
        case dict():
            return {str(key): canonical(item) for key, item in value.items()}
        case list():
            return [canonical(item) for item in value]
        case Decimal():
            return {"number": str(value)}
        case date():
            return {"date": value.isoformat()}
        case _:
            return value


def _place(fault: Exception) -> str:
    if isinstance(fault, MarkedYAMLError):
        mark = fault.problem_mark or fault.context_mark
        where = f"{mark.line + 1}:{mark.column + 1} " if mark else ""
        return f"{where}{fault.problem or fault.context or ''}"
    return str(fault) or type(fault).__name__


def _unreadable(detail: str, da: str, en: str) -> RuleSetError:
    return RuleSetError(
        Text(f"{da} Ret filen, og indlæs den igen ({detail}).", f"{en} Correct the file and load it again ({detail}).")
    )
