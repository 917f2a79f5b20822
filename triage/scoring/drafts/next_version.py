"""The version a draft is to have: how much it changes what a patient's colour rests on."""

from triage.scoring.drafts.aligned import same
from triage.scoring.rules.content import content_of
from triage.scoring.rules.model import RuleSet

# A change of these is another way of judging; limits and their bounds, sources, titles and dates are tuning.
_JUDGING = ("inputs", "define", "rules", "population", "engine", "format")


def next_version(base: RuleSet, changed: RuleSet) -> str:
    """Return the version after `base`: the first number goes up with another way of judging, else the second."""
    first, second, _ = map(int, base.version.split("."))
    had, has = content_of(base), content_of(changed)
    is_other = any(not same(had.get(part), has.get(part)) for part in _JUDGING)
    is_other = is_other or base.params.keys() != changed.params.keys()
    return f"{first + 1}.0.0" if is_other else f"{first}.{second + 1}.0"
