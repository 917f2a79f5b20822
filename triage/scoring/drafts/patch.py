"""Make a file say something else with as few characters as can be: comments, order and style of the rest stay."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from re import match

from ruamel.yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from triage.scoring.drafts.aligned import Pair, aligned, names, same
from triage.scoring.drafts.flow_text import flow_text, is_plain_words, quoted
from triage.scoring.drafts.parts import Part, end_of, is_written, parts_of
from triage.scoring.files.yaml_text import Written, Yaml

_GAP = ", "


class UnpatchableError(Exception):
    """The text is written in a way that cannot be changed in place; it has to be written anew."""


@dataclass(frozen=True, slots=True)
class _Change:
    start: int
    end: int
    text: str


def patched(text: str, written: Written, wanted: Yaml) -> str:
    """Return `text`, which says `written`, changed so that it says `wanted`; raises UnpatchableError."""
    if written.node is None:
        raise UnpatchableError
    return _spliced(text, 0, len(text), _changes(text, written.node, written.content, wanted))


def _changes(text: str, node: Node, had: Yaml, wanted: Yaml) -> Iterator[_Change]:
    if same(had, wanted):
        return
    is_alike = isinstance(had, Mapping) and isinstance(wanted, Mapping) and isinstance(node, MappingNode)
    if not is_alike and not (isinstance(had, list) and isinstance(wanted, list) and isinstance(node, SequenceNode)):
        yield _replaced(text, node, wanted)
        return
    try:
        yield from list(_inside(text, node, had, wanted))
    except UnpatchableError:
        if node.start_mark.column == 0:
            raise
        # The block concerned alone is written anew, on one line.
        yield _replaced(text, node, wanted)


def _replaced(text: str, node: Node, wanted: Yaml) -> _Change:
    start, end = node.start_mark.index, end_of(text, node)
    if isinstance(node, CollectionNode) and not node.flow_style:
        # What was a block on lines of its own comes to stand behind its key, or its dash.
        before = text[:start].rstrip()
        is_remark = "#" in before[before.rfind("\n") + 1 :]
        if before.endswith((":", "-")) and not is_remark:
            return _Change(len(before), end, f" {flow_text(wanted)}")
    style = node.style if isinstance(wanted, str) and isinstance(node, ScalarNode) else ""
    if style is None and is_plain_words(wanted):
        return _Change(start, end, wanted)
    return _Change(start, end, quoted(wanted) if style == '"' else flow_text(wanted))


def _inside(text: str, node: Node, had: Yaml, wanted: Yaml) -> Iterator[_Change]:
    parts, values = parts_of(text, node, had), list(wanted.values() if isinstance(wanted, Mapping) else wanted)
    became = _Became(text, node, parts, names(wanted), values)
    pairs = list(aligned([part.name for part in parts], became.names))
    if all(before is not None and now is not None for before, now in pairs):
        for before, now in pairs:
            yield from became.changes(_known(before), _known(now))
    elif not parts or not values:
        yield _replaced(text, node, wanted)
    elif isinstance(node, CollectionNode) and node.flow_style:
        yield _Change(node.start_mark.index, end_of(text, node), _flow_again(became, pairs))
    else:
        yield from _lines_changed(became, pairs)


@dataclass(frozen=True, slots=True)
class _Became:
    """The parts of a list or mapping, and the names and values they are to have."""

    text: str
    node: Node
    parts: Sequence[Part]
    names: Sequence[str]
    values: Sequence[Yaml]

    def changes(self, before: int, now: int) -> Iterator[_Change]:
        """Yield what makes the part that was `before` the one that is `now`."""
        part = self.parts[before]
        if part.key is not None and part.name != self.names[now]:
            yield _Change(part.start, part.key.end_mark.index, flow_text(self.names[now]))
        if is_written(part.node):
            yield from _changes(self.text, part.node, part.value, self.values[now])
        elif self.values[now] is not None:
            yield _Change(part.end, part.end, f" {flow_text(self.values[now])}")

    def source(self, now: int) -> str:
        """Return the text of a part: that of the old one of its name, or a new one on one line."""
        before = next((place for place, part in enumerate(self.parts) if part.name == self.names[now]), None)
        if before is None:
            value = flow_text(self.values[now])
            return f"{flow_text(self.names[now])}: {value}" if isinstance(self.node, MappingNode) else value
        part = self.parts[before]
        return _spliced(self.text, part.start, part.end, self.changes(before, now))


def _flow_again(became: _Became, pairs: Sequence[Pair]) -> str:
    """Return a list or mapping between its brackets, what stood between the parts kept where they are."""
    text, parts, node = became.text, became.parts, became.node
    stayed = {now: before for before, now in pairs if before is not None and now is not None}
    pieces = [text[node.start_mark.index : parts[0].start]]
    for now in range(len(became.values)):
        before = stayed.get(now)
        kept = became.source(now) if before is None else _spliced(
            text, parts[before].start, parts[before].end, became.changes(before, now)
        )
        is_last = now == len(became.values) - 1
        pieces += [kept, "" if is_last else _gap_after(text, parts, before)]
    return "".join([*pieces, text[parts[-1].end : end_of(text, node)]])


def _gap_after(text: str, parts: Sequence[Part], before: int | None) -> str:
    if before is None or before + 1 == len(parts):
        return _GAP
    return text[parts[before].end : parts[before + 1].start]


def _lines_changed(became: _Became, pairs: Sequence[Pair]) -> Iterator[_Change]:
    """Yield the lines that go and come of a block; comments between its parts stay where they are."""
    text, parts = became.text, became.parts
    at: int | None = None
    for before, now in pairs:
        if before is None:
            at = _start_of_line(text, parts[0]) if at is None else at
            yield _Change(at, at, _line(became, _known(now)))
            continue
        at = _end_of_line(text, parts[before])
        if now is None:
            yield _Change(_start_of_line(text, parts[before]), at, "")
        else:
            yield from became.changes(before, now)


def _line(became: _Became, now: int) -> str:
    """Return the lines of a part that comes to stand here: those it had elsewhere, or a new one."""
    text, node = became.text, became.node
    place = next((place for place, part in enumerate(became.parts) if part.name == became.names[now]), None)
    if place is None:
        dash = "- " if isinstance(node, SequenceNode) else ""
        return f"{' ' * node.start_mark.column}{dash}{became.source(now)}\n"
    part = became.parts[place]
    return _spliced(text, _start_of_line(text, part), _end_of_line(text, part), became.changes(place, now))


def _start_of_line(text: str, part: Part) -> int:
    """Return where the lines of a part of a block begin; one that begins behind another dash has none of its own."""
    start = text.rfind("\n", 0, part.start) + 1
    if match(" *$" if part.key is not None else " *- *$", text[start : part.start]) is None:
        raise UnpatchableError
    return start


def _end_of_line(text: str, part: Part) -> int:
    newline = text.find("\n", part.end)
    if newline < 0 or match(r"\s*(#.*)?$", text[part.end : newline]) is None:
        raise UnpatchableError
    return newline + 1


def _known(place: int | None) -> int:
    if place is None:
        raise AssertionError("a pair without one of its places was asked for it")
    return place


def _spliced(text: str, start: int, end: int, changes: Iterator[_Change]) -> str:
    pieces, at = [], start
    for change in sorted(changes, key=attrgetter("start")):
        if change.start < at:
            raise UnpatchableError
        pieces += [text[at : change.start], change.text]
        at = change.end
    return "".join([*pieces, text[at:end]])
