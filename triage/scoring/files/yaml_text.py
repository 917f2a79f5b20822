"""Read YAML 1.2 text with numbers kept as they are written, duplicates refused and sizes bounded."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.composer import Composer
from ruamel.yaml.constructor import SafeConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import AliasEvent
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from triage.errors import RuleSetError, Text

MAX_CHARACTERS = 300_000
MAX_NESTING = 80

# What YAML text becomes: mappings, lists, text, exact numbers, booleans, dates and nothing else.
Yaml = Any


class _RefusedError(MarkedYAMLError):
    """YAML that is valid but not allowed here, with what to write instead."""

    def __init__(self, text: Text, node: Node | None = None) -> None:
        super().__init__(problem=text.en, problem_mark=node.start_mark if node is not None else None)
        self.text = text


class _BoundedComposer(Composer):
    """Refuses aliases, which can blow a small file up, and nesting that would exhaust the stack."""

    def __init__(self, loader: Any = None) -> None:  # noqa: ANN401 - the type of ruamel's loader is not public
        super().__init__(loader=loader)
        self._nesting = 0

    def compose_node(self, parent: Node | None, index: Any) -> Node | None:  # noqa: ANN401 - as ruamel declares it
        if self.parser.check_event(AliasEvent):
            raise _RefusedError(_ALIAS, parent)
        self._nesting += 1
        if self._nesting > MAX_NESTING:
            raise _RefusedError(_NESTED, parent)
        node: Node | None = super().compose_node(parent, index)
        self._nesting -= 1
        return node


class _ExactConstructor(SafeConstructor):
    """Builds numbers as Decimal from the text, so that 4.0 stays 4.0 and 1.36 is 1.36."""

    def check_mapping_key(self, node: Node, key_node: Node, mapping: Any, key: Any, value: Any) -> bool:  # noqa: ANN401 - as ruamel declares it
        if key in mapping:
            raise _RefusedError(
                Text(f"»{key}« står to gange. Slet den ene.", f"'{key}' stands twice. Delete one of them."), key_node
            )
        return True


def _number(_constructor: SafeConstructor, node: ScalarNode) -> Decimal:
    try:
        number = Decimal(node.value)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise _RefusedError(
            Text(
                f"{node.value} er ikke et decimaltal. Skriv f.eks. 88.5.",
                f"{node.value} is no decimal number. Write e.g. 88.5.",
            ),
            node,
        )
    return number


_ExactConstructor.add_constructor("tag:yaml.org,2002:int", _number)
_ExactConstructor.add_constructor("tag:yaml.org,2002:float", _number)


@dataclass(frozen=True, slots=True)
class Written:
    """The content of a file, and where each part of it stands: `lines` maps a path to a line, counted from 1.

    A path names what leads to the part: "rules.spo2_red.when[2]"; an item of a list goes by its `id` where it has one.
    `node` is the whole file as its parts stand in the text, None of an empty one.
    """

    content: Yaml
    lines: Mapping[str, int]
    node: Node | None = field(default=None, repr=False, compare=False)


def read_yaml(text: str) -> Written:
    """Return the content of `text` with its lines; numbers are Decimal, dates `date`.

    Raises RuleSetError, naming the line, for text that is no YAML 1.2, has duplicate keys or aliases, or is too large.
    """
    if len(text) > MAX_CHARACTERS:
        size = f"{len(text)} > {MAX_CHARACTERS}"
        raise _unreadable(None, Text("Filen er for stor. Del den op.", "The file is too large. Split it."), size)
    yaml = YAML(typ="safe", pure=True)
    yaml.Composer = _BoundedComposer
    yaml.Constructor = _ExactConstructor
    yaml.allow_duplicate_keys = False
    try:
        constructor, _ = yaml.get_constructor_parser(text)
        node = constructor.composer.get_single_node()
        content = None if node is None else constructor.construct_document(node)
        return Written(content, {} if node is None else dict(_lines(node, "")), node)
    except (YAMLError, ValueError, RecursionError) as fault:
        raise _refused(fault) from fault


def step(path: str, name: str) -> str:
    """Return the path of the field `name` of the mapping at `path`."""
    return f"{path}.{name}" if path else name


def item_step(path: str, number: int, item: Yaml) -> str:
    """Return the path of an item of the list at `path`: by its id where it has one, else by its number from 0."""
    name = item.get("id") if isinstance(item, dict) else None
    return f"{path}.{name}" if isinstance(name, str) and name else f"{path}[{number}]"


def _lines(node: Node, path: str) -> Iterator[tuple[str, int]]:
    if isinstance(node, MappingNode):
        for key, value in node.value:
            here = step(path, str(key.value))
            yield here, key.start_mark.line + 1
            yield from _lines(value, here)
    elif isinstance(node, SequenceNode):
        for number, value in enumerate(node.value):
            here = item_step(path, number, {"id": _id_of(value)})
            yield here, value.start_mark.line + 1
            yield from _lines(value, here)


def _id_of(node: Node) -> str | None:
    pairs = node.value if isinstance(node, MappingNode) else []
    return next((value.value for key, value in pairs if key.value == "id" and isinstance(value, ScalarNode)), None)


def _refused(fault: Exception) -> RuleSetError:
    """Return the fault in both languages, with its line; what the YAML reader says itself stays in English."""
    if not isinstance(fault, MarkedYAMLError):
        return _unreadable(None, Text("Teksten er ikke YAML 1.2.", "The text is no YAML 1.2."), type(fault).__name__)
    mark = fault.problem_mark or fault.context_mark
    line = mark.line + 1 if mark else None
    if isinstance(fault, _RefusedError):
        return _unreadable(line, fault.text)
    words = Text("Det er ikke gyldig YAML 1.2. Ret det.", "This is not valid YAML 1.2. Correct it.")
    return _unreadable(line, words, fault.problem or fault.context or "")


def _unreadable(line: int | None, text: Text, detail: str = "") -> RuleSetError:
    place = Text("", "") if line is None else Text(f"linje {line}: ", f"line {line}: ")
    more = f" ({detail})" if detail else ""
    return RuleSetError(
        Text(
            f"Filen kan ikke læses. Ret:\n{place.da}{text.da}{more}",
            f"The file cannot be read. Correct:\n{place.en}{text.en}{more}",
        )
    )


_ALIAS = Text(
    "Henvisninger (*navn) er ikke tilladt. Skriv værdien ud.", "Aliases (*name) are not allowed. Write the value out."
)
_NESTED = Text(
    f"Indlejret i mere end {MAX_NESTING} niveauer. Del det op.",
    f"Nested more than {MAX_NESTING} levels deep. Split it up.",
)
