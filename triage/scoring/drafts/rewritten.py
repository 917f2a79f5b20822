"""The text of a rule set after a change of it, read back and held against what was wanted."""

from functools import lru_cache

from triage.errors import RuleSetError
from triage.scoring.drafts.aligned import same
from triage.scoring.drafts.merged import merged
from triage.scoring.drafts.patch import UnpatchableError, patched
from triage.scoring.files.yaml_text import Written, Yaml, read_yaml
from triage.scoring.rules.content import content_of
from triage.scoring.rules.load import rule_set_of
from triage.scoring.rules.model import RuleSet
from triage.scoring.rules.write import write_rule_set


def rewritten(text: str, before: RuleSet, after: RuleSet) -> tuple[str, RuleSet]:
    """Return `text`, which says `before`, changed to say `after`, and the rule set that is read from it.

    Raises RuleSetError, with every fault and its line, where `after` cannot be a rule set.
    """
    found = said_instead(text, merged(written(text).content, content_of(before), content_of(after)))
    if found is None:
        found = anew(text, after)
    rule_set = rule_set_of(written(found))
    if not same(content_of(rule_set), content_of(after)):
        raise AssertionError("a rule set is read back otherwise than it was written")
    return found, rule_set


def said_instead(text: str, wanted: Yaml) -> str | None:
    """Return `text` changed in place to say `wanted`, None where it is written so that this cannot be done."""
    try:
        found = patched(text, written(text), wanted)
        return found if same(written(found).content, wanted) else None
    except (UnpatchableError, RuleSetError):
        return None


def anew(text: str, rule_set: RuleSet) -> str:
    """Return a rule set written anew under the remarks that `text` opens with."""
    opening = text.splitlines(keepends=True)[: _opening(text)]
    return "".join(opening) + write_rule_set(rule_set)


@lru_cache(maxsize=16)
def written(text: str) -> Written:
    """Return what a text says; each is read once, for a draft is read, changed, undone and shown."""
    return read_yaml(text)


def _opening(text: str) -> int:
    """Return how many lines of remarks a text opens with."""
    lines = text.splitlines()
    return next((place for place, line in enumerate(lines) if not line.startswith("#")), len(lines))
