"""`triage decisions` and `triage bookings`: what still waits after a decision, and what came of it."""

from argparse import Namespace
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta

from triage.clinical.decision import OutcomeKind
from triage.commands.shown import iso, print_json, say
from triage.commands.status import Status
from triage.errors import Text
from triage.scoring.danish_time import danish_midnight, when
from triage.workflow.application import Application
from triage.workflow.casework.follow_up import (
    Asked,
    BookingRequest,
    RequestState,
    VisitOutcome,
    list_bookings,
    note_outcome,
    outcomes_between,
    promised_calls,
    settle_booking,
    visits_without_outcome,
)
from triage.workflow.write_back.message_channels import list_message_channels, set_message_channel

_STATES = {
    RequestState.OPEN: Text("skal gøres", "to be done"),
    RequestState.BOOKED: Text("gjort", "done"),
    RequestState.WITHDRAWN: Text("bortfaldet", "withdrawn"),
    RequestState.TAKE_BACK: Text("skal tages tilbage", "to be taken back"),
    RequestState.TAKEN_BACK: Text("taget tilbage", "taken back"),
}
_WAITING = (RequestState.OPEN, RequestState.TAKE_BACK)
_OUTCOMES = {
    OutcomeKind.NEEDED: Text("var nødvendigt", "was needed"),
    OutcomeKind.NOT_NEEDED: Text("var ikke nødvendigt", "was not needed"),
    OutcomeKind.NO_SHOW: Text("patienten udeblev", "the patient did not come"),
    OutcomeKind.REACHED: Text("patienten blev nået", "the patient was reached"),
    OutcomeKind.NO_ANSWER: Text("intet svar", "no answer"),
}
_KINDS = {
    "visit": Text("besøg", "visit"),
    "interval": Text("måleinterval", "interval"),
    "questionnaire": Text("skema", "questionnaire"),
    "end_course": Text("afslut forløb", "end of the course"),
}


def run_decisions(app: Application, arguments: Namespace) -> Status:
    """Do one of the parts; findings where a promised call is overdue."""
    match arguments.part:
        case "promised":
            return _show_asked(promised_calls(app, overdue=arguments.overdue), arguments, app.clock())
        case "unanswered":
            return _show_asked(visits_without_outcome(app), arguments, None)
        case "outcomes":
            return _show_outcomes(app, arguments)
        case "channel":
            return _channels(app, arguments)
    note_outcome(app, arguments.decision, OutcomeKind(arguments.outcome), arguments.note)
    if arguments.json:
        print_json({"decision": arguments.decision, "outcome": arguments.outcome})
    return Status.DONE


def run_bookings(app: Application, arguments: Namespace) -> Status:
    """List what decisions ask a secretary for, or note that one is done."""
    if arguments.part == "done":
        settle_booking(app, arguments.number)
    found = list_bookings(app, tuple(RequestState) if arguments.part == "list" and arguments.all else _WAITING)
    if arguments.json:
        print_json([_booking_json(one) for one in found])
    else:
        for one in found:
            say(_booking_line(one))
    return Status.DONE


def _show_asked(found: Sequence[Asked], arguments: Namespace, overdue_at: datetime | None) -> Status:
    if arguments.json:
        print_json([_asked_json(one) for one in found])
    else:
        for one in found:
            time = when(one.due or one.decided)
            line = f"{one.decision}  {one.name} ({one.programme})"
            say(Text(f"{line}  {time.da}", f"{line}  {time.en}"))
    late = overdue_at is not None and any(one.due is not None and one.due < overdue_at for one in found)
    return Status.FINDINGS if late else Status.DONE


def _show_outcomes(app: Application, arguments: Namespace) -> Status:
    start, end = (danish_midnight(day) for day in (arguments.first, arguments.last + timedelta(days=1)))
    found = outcomes_between(app, start, end)
    if arguments.json:
        print_json([_outcome_json(one) for one in found])
    else:
        for kind, count in Counter(one.kind for one in found).most_common():
            say(Text(f"{_OUTCOMES[kind].da}: {count}", f"{_OUTCOMES[kind].en}: {count}"))
    return Status.DONE


def _channels(app: Application, arguments: Namespace) -> Status:
    if arguments.source is not None:
        set_message_channel(app, arguments.source, arguments.programme, arguments.name)
    found = list_message_channels(app)
    if arguments.json:
        print_json([{**asdict(one), "at": one.at.isoformat()} for one in found])
        return Status.DONE
    for one in found:
        unused = Text(
            "" if one.is_used else " (bruges ikke: kilden tager ikke imod opgaver)",
            "" if one.is_used else " (not used: the source takes no tasks)",
        )
        line = f"{one.source} {one.programme or '*'}: {one.name}"
        say(Text(line + unused.da, line + unused.en))
    if not found:
        say(Text("Ingen kanal er sat op. Der sendes intet til patienter.", "No channel is set up. Nothing is sent."))
    return Status.DONE


def _booking_line(one: BookingRequest) -> Text:
    kind, state = _KINDS[one.kind], _STATES[one.state]
    latest = when(one.latest) if one.latest is not None else Text("-", "-")
    line = f"{one.id}  {one.name} ({one.programme})"
    return Text(
        f"{line}  {kind.da}: {one.prepare}  senest {latest.da}  {state.da}",
        f"{line}  {kind.en}: {one.prepare}  by {latest.en}  {state.en}",
    )


def _booking_json(one: BookingRequest) -> dict[str, object]:
    return {
        **asdict(one),
        "urgency": one.urgency.value if one.urgency else None,
        "state": one.state.value,
        "latest": iso(one.latest),
        "at": one.at.isoformat(),
        "settled": iso(one.settled),
    }


def _asked_json(one: Asked) -> dict[str, object]:
    return {**asdict(one), "decided": one.decided.isoformat(), "due": iso(one.due)}


def _outcome_json(one: VisitOutcome) -> dict[str, object]:
    times = {"decided": one.decided.isoformat(), "noted": one.noted.isoformat()}
    return {**asdict(one), "colour": one.colour.value, "kind": one.kind.value, **times}
