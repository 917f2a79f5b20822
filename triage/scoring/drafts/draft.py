"""A rule set being changed: its text and what it says, what was done to it, and what was taken back."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from triage.scoring.drafts.aligned import same
from triage.scoring.drafts.edits.edit import Edit
from triage.scoring.drafts.edits.limits import SetLimit, SetLimits
from triage.scoring.drafts.following.move_limits import MoveLimits
from triage.scoring.drafts.rewritten import rewritten, written
from triage.scoring.drafts.values_in_text import ValuesInText, values_in
from triage.scoring.rules.content import content_of, sha256_of
from triage.scoring.rules.load import rule_set_of
from triage.scoring.rules.model import RuleSet


@dataclass(frozen=True, slots=True)
class Draft:
    """One state of a draft; each edit gives another, and `rule_set` is always what `text` says.

    `done` are the states before it, the oldest first; `undone` those that were taken back, the next first.
    """

    values_in_text: ValuesInText = field(repr=False)
    rule_set: RuleSet = field(repr=False)
    done: tuple["Draft", ...] = field(default=(), repr=False)
    undone: tuple["Draft", ...] = field(default=(), repr=False)

    @property
    def text(self) -> str:
        """Return the file."""
        return self.values_in_text.text

    @property
    def values(self) -> Mapping[str, Decimal]:
        """Return the value of every limit."""
        return {name: param.value for name, param in self.rule_set.params.items()}

    def edited(self, edit: Edit) -> "Draft":
        """Return the draft after `edit`, itself where nothing changes; raises RuleSetError for what cannot be."""
        after = edit.applied(self.rule_set)
        if same(content_of(after), content_of(self.rule_set)):
            return self
        if isinstance(edit, SetLimit | SetLimits):
            text, rule_set = self._limits_moved(after)
        elif isinstance(edit, MoveLimits):
            text, rule_set = self._limits_moved(replace(after, tests=self.rule_set.tests))
            text, rule_set = _said(text, rule_set, after)
        else:
            text, rule_set = _said(self.values_in_text, self.rule_set, after)
        return Draft(text, rule_set, (*self.done, self._alone()))

    def undo(self) -> "Draft":
        """Return the draft before its last edit; itself where there is none."""
        if not self.done:
            return self
        return replace(self.done[-1], done=self.done[:-1], undone=(self._alone(), *self.undone))

    def redo(self) -> "Draft":
        """Return the draft with the edit last taken back; itself where there is none."""
        if not self.undone:
            return self
        return replace(self.undone[0], done=(*self.done, self._alone()), undone=self.undone[1:])

    def _alone(self) -> "Draft":
        return Draft(self.values_in_text, self.rule_set)

    def _limits_moved(self, after: RuleSet) -> tuple[ValuesInText, RuleSet]:
        """Return the text and the rule set after limits alone were moved, for which nothing needs to be read again."""
        text = self.values_in_text
        for name, param in after.params.items():
            if param.value != self.rule_set.params[name].value:
                text = text.put(name, param.value)
        return text, replace(after, sha256=sha256_of(after))


def _said(text: ValuesInText, before: RuleSet, after: RuleSet) -> tuple[ValuesInText, RuleSet]:
    if same(content_of(after), content_of(before)):
        return text, before
    found, rule_set = rewritten(text.text, before, after)
    return values_in(found), rule_set


def opened(text: str) -> Draft:
    """Return the draft that `text` says; raises RuleSetError, listing every fault, for one that is no rule set."""
    rule_set = rule_set_of(written(text))
    return Draft(values_in(text), rule_set)
