"""What a note would change, in words, before it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from triage.coordination.conflicts.conflict import Code, Conflict
from triage.coordination.deadlines.clocks import choice_due, duty_due
from triage.coordination.words.conflict import conflict_words
from triage.coordination.words.times import day_words
from ui.translate import in_language, tr

if TYPE_CHECKING:
    from triage.coordination.situation.pathway import Pathway, Waiver
    from triage.workflow.coordinate.coordination import Coordination


def effect_words(before: Coordination, after: Coordination) -> str:
    """Return each change on a line of its own: limits, conflicts that go, and conflicts that come."""
    return "\n".join(_lines(before, after)) or tr("Changes no conflict and no limit.")


def _lines(before: Coordination, after: Coordination) -> Iterator[str]:
    for key, course in after.situation.pathways.items():
        yield from _limits(before.situation.pathways.get(key, course), course)
    was, becomes = _known(before), _known(after)
    for gone in sorted(was.keys() - becomes.keys()):
        yield tr("Goes away: {conflict}").format(conflict=_title(was[gone], before))
    for new in sorted(becomes.keys() - was.keys()):
        yield tr("Comes: {conflict}").format(conflict=_title(becomes[new], after))


def _known(shown: Coordination) -> dict[tuple[Code, tuple[str, ...]], Conflict]:
    """Return the conflicts by what they are about; a plan is looked for only once the note is kept."""
    return {one.key: one for one in shown.conflicts if one.code is not Code.COMBINABLE_TRIPS}


def _title(conflict: Conflict, shown: Coordination) -> str:
    return in_language(conflict_words(conflict, shown.situation, shown.names).title)


def _limits(was: Pathway, becomes: Pathway) -> Iterator[str]:
    duty = in_language(day_words(duty_due(becomes)))
    if choice_due(was) != choice_due(becomes):
        new, old = (in_language(day_words(choice_due(one))) for one in (becomes, was))
        yield tr("Extended free choice: from {new}, not {old}.").format(new=new, old=old)
        yield tr("The limit stays {duty}: days that the patient causes do not move it.").format(duty=duty)
    if was.waiver != becomes.waiver and becomes.waiver is not None:
        yield _waiver(becomes, becomes.waiver, duty)
    if was.notified_on != becomes.notified_on and becomes.notified_on is not None:
        yield tr("The patient counts as told on {day}.").format(day=in_language(day_words(becomes.notified_on)))
    if was.free_choice_offered != becomes.free_choice_offered:
        yield tr("Extended free choice counts as offered.")


def _waiver(course: Pathway, waiver: Waiver, duty: str) -> str:
    if not waiver.documented:
        return tr("Does not count until it is documented: the limit {duty} holds.").format(duty=duty)
    if waiver.until is None or waiver.until <= duty_due(course):
        return tr("Changes nothing: the limit {duty} is not earlier.").format(duty=duty)
    until = in_language(day_words(waiver.until))
    said = tr("Appointments after the limit {duty}, until {until}, count as the patient's own wish.")
    return said.format(duty=duty, until=until)
