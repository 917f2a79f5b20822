"""`triage inbox list|snooze|wait|aside|reopen|settle|rules|switch|free`."""

from argparse import Namespace
from collections.abc import Callable, Mapping

from triage.commands.shown import print_json, say
from triage.commands.status import Status
from triage.coordination.conflicts.conflict import Code
from triage.coordination.inbox.entry import InboxRow, Irrelevant, Part, State
from triage.coordination.inbox.query import InboxQuery
from triage.errors import Text, WrongUseError
from triage.workflow.application import Application, Changed
from triage.workflow.coordinate.free_times import free_times
from triage.workflow.coordinate.handle import await_answer, not_relevant, reopen, settle_failure, snooze
from triage.workflow.coordinate.inbox import list_inbox
from triage.workflow.coordinate.precision import rule_precision, switch_rule


def run_inbox(app: Application, arguments: Namespace) -> Status:
    """Show or do what the part names; the lists tell by their status whether anything is in them."""
    if arguments.part in _SHOWN:
        return _SHOWN[arguments.part](app, arguments)
    changed = _DONE[arguments.part](app, arguments)
    if arguments.json:
        print_json({"patients": list(changed.patients)})
    else:
        say(Text("Gemt", "Saved"))
    return Status.DONE


def _list(app: Application, given: Namespace) -> Status:
    states = frozenset(map(State, given.state or [State.OPEN]))
    query = InboxQuery(parts=frozenset(map(Part, given.kinds or ())), states=states)
    rows = list_inbox(app, query, 0, given.limit)
    if given.json:
        print_json([_told(row) for row in rows])
    else:
        for row in rows:
            say(Text(*[f"{row.id}  {row.severity.word}  {row.code}  {row.name}  {row.due or ''}".rstrip()] * 2))
    return Status.FINDINGS if rows else Status.DONE


def _told(row: InboxRow) -> dict[str, object]:
    return {
        "id": row.id,
        "patient": row.patient,
        "code": row.code,
        "severity": row.severity.word,
        "items": list(row.items),
        "data": dict(row.data),
        "due": row.due and row.due.isoformat(),
        "days_left": row.days_left,
        "minutes_saved": row.minutes_saved,
        "state": row.state.value,
        "until": row.until and row.until.isoformat(),
        "waits_for": row.waits_for,
        "is_late": row.is_late,
    }


def _rules(app: Application, given: Namespace) -> Status:
    rules = [one for one in rule_precision(app) if one.count.found or not one.is_on]
    lines = [
        {
            "department": one.department,
            "code": one.code.value,
            "on": one.is_on,
            "found": one.count.found,
            "not_relevant": one.count.not_relevant,
        }
        for one in rules
    ]
    if given.json:
        print_json(lines)
    else:
        for line in lines:
            say(Text(*["  ".join(map(str, line.values()))] * 2))
    return Status.DONE


def _free(app: Application, given: Namespace) -> Status:
    found = free_times(app, given.days)
    if given.json:
        named = [
            {"start": hole.start.isoformat(), "service": hole.service, "visits": [user.visit for user in hole.users]}
            for hole in found.holes
        ]
        print_json(named)
    else:
        for hole in found.holes:
            users = ", ".join(found.names.get(user.patient, user.patient) for user in hole.users) or "–"
            say(Text(*[f"{hole.start:%Y-%m-%d %H:%M}  {hole.service}  {users}"] * 2))
    return Status.FINDINGS if found.holes else Status.DONE


def _switch(app: Application, given: Namespace) -> Changed:
    if given.code not in [*Code]:
        raise WrongUseError(Text(f"Ingen regel hedder {given.code}.", f"No rule is called {given.code}."))
    switch_rule(app, given.department, Code(given.code), is_on=given.on == "on")
    return Changed()


_SHOWN: Mapping[str, Callable[[Application, Namespace], Status]] = {"list": _list, "rules": _rules, "free": _free}
_DONE: Mapping[str, Callable[[Application, Namespace], Changed]] = {
    "snooze": lambda app, given: snooze(app, given.entry, given.until, given.words),
    "wait": lambda app, given: await_answer(app, given.entry, given.whom, given.by),
    "aside": lambda app, given: not_relevant(app, given.entry, Irrelevant(given.reason), given.words),
    "reopen": lambda app, given: reopen(app, given.entry),
    "settle": lambda app, given: settle_failure(app, given.entry, given.words),
    "switch": _switch,
}
