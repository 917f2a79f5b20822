"""A conflict in words: a title for the list, a line that says who and what, and what to do about it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from triage.coordination.conflicts.conflict import Code, Conflict
from triage.coordination.situation.situation import Situation
from triage.coordination.travel.table import Travel
from triage.coordination.words.conflicts.care import CARE
from triage.coordination.words.conflicts.clashes import CLASHES
from triage.coordination.words.conflicts.comfort import COMFORT
from triage.coordination.words.conflicts.days import DAYS
from triage.coordination.words.conflicts.limits import LIMITS
from triage.coordination.words.conflicts.order import ORDER
from triage.coordination.words.conflicts.told import ConflictWords, Family
from triage.coordination.words.names import Named, Names
from triage.coordination.words.phrases import NOTHING
from triage.coordination.words.rules import rule_words
from triage.errors import Text

TELLERS: Family = {**CLASHES, **ORDER, **DAYS, **LIMITS, **CARE, **COMFORT}
_NO_NAMES = Names()
# Whose data alone make a better title than the name of the rule.
_SAY_MORE = frozenset(
    {
        *(Code.DEADLINE_BREACH, Code.DEADLINE_TIGHT, Code.DEADLINE_UNBOOKED, Code.FREE_CHOICE_TRIGGERED),
        *(Code.DEPENDENCY_MISSING, Code.EARLY_DEPARTURE, Code.LATE_RETURN, Code.LONG_WAIT, Code.COMBINABLE_TRIPS),
    }
)
_CODES = frozenset(code.value for code in Code)


def conflict_words(
    conflict: Conflict, situation: Situation, names: Names = _NO_NAMES, about: str = ""
) -> ConflictWords:
    """Return what is said of a conflict; the patient's own name is put before the line by whoever may show it.

    `about` is the patient whose row it is: of two patients who drive past each other the other one is named.
    """
    return TELLERS[conflict.code](conflict, Named(situation, names, about))


def row_words(code: str, items: Sequence[str], data: Mapping[str, int | str], now: datetime) -> ConflictWords:
    """Return what can be said of an entry of the inbox without the situation: no dates of visits, no departments."""
    if code not in _CODES:
        # What could not be put back in the calendars says itself which departments it is about.
        return ConflictWords(rule_words(code), Text(str(data.get("da", "")), str(data.get("en", ""))), NOTHING)
    nothing = Situation(now, Travel({}), {}, {})
    words = conflict_words(Conflict(Code(code), tuple(items), data), nothing)
    return replace(words, title=words.title if code in _SAY_MORE else rule_words(code), line=NOTHING)
