"""`triage away`."""

from argparse import Namespace
from contextlib import closing

from triage.commands.shown import iso, language, print_json, say, short_time, tell
from triage.commands.status import Status
from triage.errors import Text, WrongUseError
from triage.store.keeping.keys import AskPassphrase
from triage.workflow.application import Application
from triage.workflow.away.conflicts import discard, keep_anyway, list_conflicts
from triage.workflow.away.copy import copy_state, end_copy, keep_copy, on_copy
from triage.workflow.away.state import CopyState

# What is asked of the shared database, and not of the copy.
OF_SHARED = frozenset({"conflicts", "keep", "discard"})


def run_away(app: Application, arguments: Namespace) -> Status:
    """List and settle what was decided without a connection and could not be kept."""
    if arguments.part == "conflicts":
        return _list(app, arguments)
    (keep_anyway if arguments.part == "keep" else discard)(app, arguments.number)
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
                    "why": {"da": one.why.da, "en": one.why.en},
                }
                for one in found
            ]
        )
    for one in () if arguments.json else found:
        at = short_time(one.at)
        print(f"{one.id:<6}{one.name:<28.28}{at:<14}{one.actor:<14}{one.why.in_language(language())}")
    return Status.FINDINGS if found else Status.DONE


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
