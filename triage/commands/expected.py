"""`triage expected` and `triage pause add|list|end`."""

from argparse import Namespace
from collections.abc import Sequence

from triage.clinical.care import PauseReason
from triage.commands.shown import iso, language, print_json, say
from triage.commands.status import Status
from triage.errors import Text
from triage.scoring.danish_time import when
from triage.store.ledger import ExpectedOf
from triage.store.pauses import NotedPause
from triage.workflow.application import Application
from triage.workflow.care.pause import add_pause, cut_short, list_pauses
from triage.workflow.score.expect import list_expected
from triage.worklist.expected_words import REASONS, STATES, due_words


def run_expected(app: Application, arguments: Namespace) -> Status:
    """Print the ledger; the status tells whether anything did not come."""
    rows = list_expected(app, arguments.patient, late=arguments.late)
    if arguments.json:
        print_json({"now": app.clock().isoformat(), "expected": [_as_json(row) for row in rows]})
    else:
        for row in rows:
            print(_line(row))
    return Status.FINDINGS if any(row.row.is_lacking for row in rows) else Status.DONE


def run_pause(app: Application, arguments: Namespace) -> Status:
    """Note, list or end a pause."""
    if arguments.part == "list":
        _show(list_pauses(app, arguments.patient), as_json=arguments.json)
        return Status.DONE
    if arguments.part == "add":
        reason = PauseReason(arguments.reason)
        changed = add_pause(app, arguments.patient, reason, arguments.first, arguments.last, arguments.note)
    else:
        changed = cut_short(app, arguments.number)
    if arguments.json:
        print_json({"changed": len(changed.cases), "patient": changed.patients[0]})
    else:
        say(Text(f"{len(changed.cases)} sager ændret", f"{len(changed.cases)} cases changed"))
    return Status.DONE


def _as_json(found: ExpectedOf) -> dict[str, object]:
    row = found.row
    return {
        "patient": found.patient,
        "reference": found.reference,
        "programme": row.programme,
        "what": row.what or None,
        "opens": row.window.opens.isoformat(),
        "due": row.window.due.isoformat(),
        "closes": row.window.closes.isoformat(),
        "state": row.state.value,
        "answered_by": row.answered_by,
        "answered_at": iso(row.answered_at),
        "pause": row.pause.value if row.pause else None,
    }


def _line(found: ExpectedOf) -> str:
    row = found.row
    words = [f"{found.name:<28.28}{row.programme:<15}{STATES[row.state].in_language(language()):<18}"]
    words.append(due_words(row.window).in_language(language()))
    return " ".join([*words, row.what, row.answered_by or ""]).rstrip()


def _show(pauses: Sequence[NotedPause], *, as_json: bool) -> None:
    if as_json:
        print_json({"pauses": [_pause_as_json(one) for one in pauses]})
        return
    for one in pauses:
        end = when(one.last).in_language(language()) if one.last else "–"
        why = REASONS[one.reason].in_language(language())
        print(f"{one.id:<6}{one.reference:<24}{when(one.start).in_language(language())} – {end}  {why}  {one.author}")


def _pause_as_json(one: NotedPause) -> dict[str, object]:
    return {
        "pause": one.id,
        "patient": one.patient,
        "reference": one.reference,
        "reason": one.reason.value,
        "note": one.note,
        "start": one.start.isoformat(),
        "end": iso(one.end),
        "author": one.author,
        "at": one.at.isoformat(),
        "ended": iso(one.ended),
        "ended_by": one.ended_by,
    }
