"""`triage casework`: who has which case, and within what time a red one must be taken."""

from argparse import Namespace
from collections.abc import Callable

from triage.commands.shown import iso, language, print_json, say, tell
from triage.commands.status import Status
from triage.commands.worklist import COLOUR_WORDS, row_as_json
from triage.errors import Text
from triage.scoring.danish_time import when
from triage.scoring.rules.model import Clock
from triage.workflow.application import Application
from triage.workflow.casework.escalate import case_limits, set_case_limit
from triage.workflow.casework.own import Owned, case_named, claim, hand_over, release, snooze, take_over, wake
from triage.workflow.lists.list_cases import count_cases, list_cases, row_of
from triage.worklist.escalation import Limit
from triage.worklist.ownership import Snooze, SnoozeReason
from triage.worklist.row import Query, Row

_NOBODY = Text("ingen", "nobody")
_ALL_OTHERS = Text("alle andre forløb", "all other programmes")
_HEAD = Text("teamets leder", "the head of the team")


def run_casework(app: Application, arguments: Namespace) -> Status:
    """Run the part of `triage casework` that was asked for."""
    return _PARTS[arguments.part](app, arguments)


def _list(app: Application, arguments: Namespace) -> Status:
    chosen = {name: getattr(arguments, name) for name in ("mine", "unowned", "snoozed", "escalated")}
    query = Query(**chosen)
    counts = count_cases(app, query)
    rows = list_cases(app, query, 0, arguments.limit or max(counts.total, 1))
    if arguments.json:
        numbers = {name: getattr(counts, name) for name in chosen}
        print_json({"now": app.clock().isoformat(), **numbers, "cases": [owned_as_json(row) for row in rows]})
    for row in () if arguments.json else rows:
        print(_line(row))
    return Status.FINDINGS if counts.escalated else Status.DONE


def owned_as_json(row: Row) -> dict[str, object]:
    """Return a row as `--json` prints it, with who has it."""
    return {
        **row_as_json(row),
        "owner": row.owner,
        "owned_since": iso(row.owned_since),
        "fence": row.fence,
        "snoozed_until": iso(row.snoozed_until),
        "escalated": iso(row.escalated),
        "also": [{"programme": one.programme, "colour": one.colour.value} for one in row.also],
    }


def _line(row: Row) -> str:
    word = COLOUR_WORDS[row.colour.value].in_language(language())
    owner = row.owner or _NOBODY.in_language(language())
    time = row.owned_since or row.snoozed_until
    since = when(time).in_language(language()) if time else ""
    return f"{row.case:<8}{word:<7}{row.name:<28.28}{owner:<16}{since}".rstrip()


def _change(app: Application, arguments: Namespace) -> Status:
    row = row_of(app, case_named(app, arguments.case))
    owned = _CHANGES[arguments.part](app, row, arguments)
    after = row_of(app, owned.case)
    owner = Text(after.owner, after.owner) if after.owner else _NOBODY
    told = Text(f"Sag {after.case}: {owner.da} har den.", f"Case {after.case}: {owner.en} has it.")
    tell(arguments, {"case": after.case, "owner": after.owner, "fence": owned.fence}, told)
    return Status.DONE


_CHANGES: dict[str, Callable[[Application, Row, Namespace], Owned]] = {
    "claim": lambda app, row, _: claim(app, row.case),
    "release": lambda app, row, _: release(app, row.case, row.fence),
    "hand-over": lambda app, row, given: hand_over(app, row.case, row.fence, given.to, given.note),
    "take-over": lambda app, row, given: take_over(app, row.case, row.owner or "", row.fence, given.reason),
    "snooze": lambda app, row, given: snooze(
        app, row.case, Snooze(given.until, SnoozeReason(given.reason), given.note)
    ),
    "wake": lambda app, row, _: wake(app, row.case),
}


def _limits(app: Application, arguments: Namespace) -> Status:
    found = case_limits(app)
    if arguments.json:
        print_json({"limits": [_limit_as_json(limit) for limit in found]})
        return Status.DONE
    for limit in found:
        name = Text(limit.programme, limit.programme) if limit.programme else _ALL_OTHERS
        tell = Text(limit.tell, limit.tell) if limit.tell else _HEAD
        hours = Text(" i arbejdstiden", " of working time") if limit.clock is Clock.WORKING else Text("", "")
        say(
            Text(
                f"{name.da}: {limit.minutes} min{hours.da}, {tell.da}",
                f"{name.en}: {limit.minutes} min{hours.en}, {tell.en}",
            )
        )
    return Status.DONE


def _set_limit(app: Application, arguments: Namespace) -> Status:
    clock = Clock.WORKING if arguments.working else Clock.WALL
    set_case_limit(app, Limit(arguments.programme, arguments.minutes, clock, arguments.tell.strip()))
    return _limits(app, arguments)


def _limit_as_json(limit: Limit) -> dict[str, object]:
    return {
        "programme": limit.programme or None,
        "minutes": limit.minutes,
        "clock": limit.clock.value,
        "tell": limit.tell or None,
    }


_PARTS: dict[str, Callable[[Application, Namespace], Status]] = {
    "list": _list,
    "limits": _limits,
    "set-limit": _set_limit,
    **dict.fromkeys(_CHANGES, _change),
}
