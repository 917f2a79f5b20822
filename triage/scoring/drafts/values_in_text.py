"""Where in a file the value of each limit stands, so that a limit can be moved without reading the file again."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from triage.scoring.drafts.flow_text import flow_text
from triage.scoring.drafts.parts import end_of, parts_of
from triage.scoring.drafts.rewritten import written


@dataclass(frozen=True, slots=True)
class ValuesInText:
    """From where to where each limit's value stands in `text`."""

    text: str
    spans: Mapping[str, tuple[int, int]]

    def put(self, param: str, value: Decimal) -> "ValuesInText":
        """Return the text with another value of `param`, and where the values stand then."""
        start, end = self.spans[param]
        new = flow_text(value)
        longer = len(new) - (end - start)
        moved = {name: (a + longer, z + longer) if a > start else (a, z) for name, (a, z) in self.spans.items()}
        return ValuesInText(self.text[:start] + new + self.text[end:], {**moved, param: (start, start + len(new))})


def values_in(text: str) -> ValuesInText:
    """Return where the values stand in the text of a rule set."""
    found = written(text)
    if found.node is None:
        raise AssertionError("a rule set is no empty file")
    params = next(part for part in parts_of(text, found.node, found.content) if part.name == "params")
    spans = {
        param.name: (field.node.start_mark.index, end_of(text, field.node))
        for param in parts_of(text, params.node, params.value)
        for field in parts_of(text, param.node, param.value)
        if field.name == "value"
    }
    return ValuesInText(text, spans)
