"""`triage away`."""

from argparse import Namespace
from contextlib import closing

from triage.clinical.decision import Seen
from triage.commands.shown import iso, language, print_json, say, short_time, tell
from triage.commands.status import Status
from triage.errors import Text, WrongUseError
from triage.store.keeping.keys import AskPassphrase
from triage.workflow.application import Application
from triage.workflow.away.conflicts import discard, keep_anyway, list_conflicts
from triage.workflow.away.copy import copy_state, end_copy, keep_copy, on_copy
from triage.workflow.away.state import CopyState
from triage.workflow.chart.chart import Chart
from triage.workflow.chart.open_chart import open_chart

# What is asked of the shared database, and not of the copy.
OF_SHARED = frozenset({"conflicts", "keep", "discard"})


def run_away(app: Application, arguments: Namespace) -> Status:
    """List and settle what was decided without a connection and could not be kept."""
    if arguments.part == "conflicts":
        return _list(app, arguments)
    if arguments.part == "keep" and arguments.seen is None:
        return _show(app, arguments.number)
    if arguments.part == "keep":
        keep_anyway(app, arguments.number, _seen(arguments.seen))
    else:
        discard(app, arguments.number)
    tell(arguments, {"conflict": arguments.number, "how": arguments.part}, Text("Det er noteret.", "It was noted."))
    return Status.DONE


def run_copy(arguments: Namespace, ask: AskPassphrase) -> Status:
    """Say how the copy stands, merge it, or throw it away."""
    from triage.bootstrap import open_application, open_copy
    from triage.settings import read_settings

    settings = read_settings()
    if settings.database is None:
        raise WrongUseError(_NOT_SHARED)
    copy = open_copy(settings, ask)
    with closing(copy.store):
        if arguments.part == "forget":
            is_gone = end_copy(copy)
            _say_forgotten(arguments, is_gone=is_gone)
            return Status.DONE if is_gone else Status.FINDINGS
        state = copy_state(copy)
        if arguments.part == "merge":
            shared = open_application(settings, ask)
            with closing(shared.store):
                state = keep_copy(shared, on_copy(shared, copy.store))
        _say_state(arguments, state)
    return Status.FINDINGS if state.waiting else Status.DONE


def _list(app: Application, arguments: Namespace) -> Status:
    found = list_conflicts(app)
    if arguments.json:
        print_json(
            [
                {
                    "number": one.id,
                    "patient": one.patient,
                    "case": one.case,
                    "kind": one.kind.value,
                    "actor": one.actor,
                    "at": one.at.isoformat(),
                    "action": one.body.get("action"),
                    "why": one.why.content,
                }
                for one in found
            ]
        )
    for one in () if arguments.json else found:
        at = short_time(one.at)
        print(f"{one.id:<6}{one.name:<28.28}{at:<14}{one.actor:<14}{one.why.in_language(language())}")
    return Status.FINDINGS if found else Status.DONE


def _show(app: Application, number: int) -> Status:
    """Show how the patient stands, and what to write to keep the decision in the knowledge of that."""
    found = next((one for one in list_conflicts(app) if one.id == number), None)
    if found is None:
        raise WrongUseError(_NO_CONFLICT)
    chart = open_chart(app, found.case)
    for line in _standing(chart):
        print(line)
    seen = f"{chart.seen.result}-{chart.seen.received}"
    say(
        Text(
            f"Intet er gemt endnu. Gem beslutningen med `triage away keep {number} --seen {seen}`.",
            f"Nothing was saved yet. Keep the decision with `triage away keep {number} --seen {seen}`.",
        )
    )
    return Status.FINDINGS


def _standing(chart: Chart) -> list[str]:
    """Return the colours with their reasons, and what was decided last, a line each."""
    colours = [
        " - ".join((f"{one.programme}: {one.colour}", *(why.text.in_language(language()) for why in one.reasons)))
        for one in chart.assessments
    ]
    return colours + [f"{made.actor} {short_time(made.at)}: {made.action} {made.note}" for made in chart.decisions[:3]]


def _seen(written: str) -> Seen:
    result, dash, came = written.partition("-")
    if not (dash and result.isascii() and result.isdigit() and came.isascii() and came.isdigit()):
        raise WrongUseError(_NO_SEEN)
    return Seen(int(result[:18]), int(came[:18]))


def _say_state(arguments: Namespace, state: CopyState) -> None:
    if arguments.json:
        print_json(
            {"true_at": iso(state.true_at), "actor": state.actor, "patients": state.patients, "waiting": state.waiting}
        )
    elif state.true_at is None:
        say(Text(f"Ingen kopi; {state.waiting} beslutninger venter.", f"No copy; {state.waiting} decisions wait."))
    else:
        at = short_time(state.true_at)
        say(
            Text(
                f"Kopi fra {at}: {state.patients} patienter; {state.waiting} beslutninger venter.",
                f"Copy of {at}: {state.patients} patients; {state.waiting} decisions wait.",
            )
        )


def _say_forgotten(arguments: Namespace, *, is_gone: bool) -> None:
    if arguments.json:
        print_json({"forgotten": is_gone})
    elif is_gone:
        say(Text("Kopien og dens nøgle er slettet.", "The copy and its key were deleted."))
    else:
        say(
            Text(
                "Kopien er tømt for patienter. Beslutninger venter i den endnu; de sendes, når databasen kan nås.",
                "The copy holds no patients any more. Decisions wait in it; they are sent when the database answers.",
            )
        )


_NOT_SHARED = Text(
    "Denne Visita har sin egen database; der er ingen kopi. VISITA_DATABASE er ikke sat.",
    "This Visita has a database of its own; there is no copy. VISITA_DATABASE is not set.",
)
_NO_CONFLICT = Text(
    "Der er ingen sådan beslutning, der venter. Se numrene med `triage away conflicts`.",
    "No such decision waits. See the numbers with `triage away conflicts`.",
)
_NO_SEEN = Text(
    "--seen er ikke som vist. Skriv `triage away keep NUMMER`, og se på patienten først.",
    "--seen is not as it was shown. Write `triage away keep NUMBER`, and look at the patient first.",
)
