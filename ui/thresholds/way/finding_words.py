"""What the check says of a text, as lines: the linter's findings, and tests of the file that fail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage.scoring.analyse.finding import Finding, Severity
from ui.translate import in_language, shown_count, tr

if TYPE_CHECKING:
    from triage.scoring.drafts.live_check import Example
    from ui.desks.tuning.facts import Checked

_MOST = 4


def findings_words(found: Checked) -> str:
    """Return what must be put right and what should be looked at; "" where there is nothing."""
    serious = [one for one in found.live.findings if one.severity is not Severity.NOTE and one.code != "failing-test"]
    lines = [*(_example(one) for one in found.live.examples if not one.is_passed), *(_line(one) for one in serious)]
    if len(lines) > _MOST:
        more = tr("and {count} more").format(count=shown_count(len(lines) - _MOST))
        lines = [*lines[:_MOST], more]
    if not lines:
        passed = shown_count(len(found.live.examples))
        return tr("Checked: nothing found, all {count} tests of the file pass.").format(count=passed)
    return "\n".join(lines)


def _example(one: Example) -> str:
    words = tr("– Example “{name}”: expected {expected}, is {got}.")
    return words.format(name=one.name, expected=in_language(one.expected), got=in_language(one.got))


def _line(one: Finding) -> str:
    place = "" if one.line is None else tr("line {number}").format(number=one.line)
    return f"– {in_language(one.text)}" + (f" ({place})" if place else "")
