"""Where the parts of a list or mapping stand in the text of a file."""

from dataclasses import dataclass

from ruamel.yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from triage.scoring.drafts.aligned import names
from triage.scoring.files.yaml_text import Yaml


@dataclass(frozen=True, slots=True)
class Part:
    """One entry: from `start` (its key, or the item) to `end` in the text; `value` stands at `node`."""

    name: str
    value: Yaml
    node: Node
    key: Node | None
    start: int
    end: int


def parts_of(text: str, node: Node, value: Yaml) -> list[Part]:
    """Return the entries of the list or mapping `value` at `node`, in the order they are written."""
    if isinstance(node, MappingNode):
        pairs = zip(node.value, value.items(), strict=True)
        return [
            Part(str(name), part, at, key, key.start_mark.index, end_of(text, at) if is_written(at) else _after(key))
            for (key, at), (name, part) in pairs
        ]
    items = zip(node.value, value, names(value), strict=True)
    return [Part(name, part, at, None, at.start_mark.index, end_of(text, at)) for at, part, name in items]


def end_of(text: str, node: Node) -> int:
    """Return where what `node` says ends: a block, and what is written over several lines, reports its end too late."""
    if isinstance(node, CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return end_of(text, last) if isinstance(node, SequenceNode) else _end_of_pair(text, *last)
    start: int = node.start_mark.index
    return start + len(text[start : node.end_mark.index].rstrip())


def _end_of_pair(text: str, key: Node, value: Node) -> int:
    return end_of(text, value) if is_written(value) else _after(key)


def is_written(node: Node) -> bool:
    """Return whether anything stands there; nothing means null."""
    return not (isinstance(node, ScalarNode) and node.start_mark.index == node.end_mark.index)


def _after(key: Node) -> int:
    end: int = key.end_mark.index
    return end + 1
