"""Close a case that was handled in another system - only when all that its alarm rests on is handled there."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection

from triage.clinical.colour import Colour
from triage.clinical.handling import Handled
from triage.errors import UnreadableError
from triage.scoring.explain.result import Result
from triage.store.auditing import audit
from triage.store.handled import came_after, close_as_handled, open_cases, taken_back_until
from triage.store.results import newest_result, open_results

_RESPONSE = "QuestionnaireResponse/"


def close_handled(
    connection: Connection, patient: int, handled: Mapping[str, Handled], at: datetime
) -> tuple[int, ...]:
    """Close the open cases of a patient that others have handled, and return them; call it right after scoring.

    A case stays open when anything came to the source after they handled it, when a person here took that very
    closing back, and always when it is grey: what is missing nobody can have handled.
    """
    closed: list[int] = []
    cases = open_cases(connection, patient)
    for programme, shown in open_results(connection, [patient])[patient].items():
        newest = newest_result(connection, patient, programme)
        last = _handled_all([shown.body, newest.body if newest else shown.body], handled)
        if last is None or came_after(connection, patient, last.at, handled):
            continue
        until = taken_back_until(connection, patient, programme)
        if (until is None or last.at > until) and close_as_handled(connection, cases[programme], last, at):
            audit.log(connection, at, last.by or "?", "handled-elsewhere", patient, f"case {cases[programme]}")
            closed.append(cases[programme])
    return tuple(closed)


def handled_by(result: Result, handled: Mapping[str, Handled]) -> Handled | None:
    """Return the last handling of what a result rests on, None unless all of it is handled and by others at least once.

    That is everything behind its red and yellow rules, or without one behind every input; and every response that any
    input was read from, for a response that is not marked is one that nobody has seen.
    """
    if result.colour is Colour.GREY:
        return None
    needed = _needed(result)
    found = [handled[key] for key in needed if key in handled]
    if not needed or len(found) < len(needed) or all(each.by_us for each in found):
        return None
    return max((each for each in found if not each.by_us), key=lambda each: each.at)


def _handled_all(bodies: list[str], handled: Mapping[str, Handled]) -> Handled | None:
    """Return the last handling when both the result that is shown and the newest one are handled."""
    try:
        found = [handled_by(Result.from_json(body), handled) for body in dict.fromkeys(bodies)]
    except UnreadableError:
        return None
    known = [each for each in found if each is not None]
    return max(known, key=lambda each: each.at) if len(known) == len(found) else None


def _needed(result: Result) -> set[str]:
    alarms = [rule for rule in result.fired if rule.colour.rank <= Colour.YELLOW.rank]
    names = {name for rule in alarms for name in rule.rests_on}
    is_all = any(not rule.rests_on for rule in alarms) or not alarms
    behind = {key for used in result.inputs if is_all or used.name in names for key in used.ids}
    answers = {key for used in result.inputs for key in used.ids if key.startswith(_RESPONSE)}
    return {key.partition("#")[0] for key in behind | answers}
