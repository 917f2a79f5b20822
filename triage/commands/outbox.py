"""`triage outbox list|retry`: decisions on their way to the sources."""

from argparse import Namespace

from triage.clinical.decision import SendState
from triage.commands.shown import complain, iso, print_json, say, short_time
from triage.commands.status import Status
from triage.errors import Text
from triage.workflow.application import Application
from triage.workflow.write_back.outbox import OutboxLine, outbox_lines, retry_outbox
from triage.workflow.write_back.write_back import write_back

_WORDS = {
    SendState.WAITING: Text("afventer", "waiting"),
    SendState.SENT: Text("sendes", "being sent"),
    SendState.ANSWERED: Text("skrevet hos kilden", "written at the source"),
    SendState.CONFLICT: Text("kilden vandt", "the source won"),
    SendState.REFUSED: Text("kilden sagde nej", "the source said no"),
    SendState.CANCELLED: Text("annulleret", "cancelled"),
}
_DECISION = Text("beslutning", "decision")
_CHANGE = Text("ændring af forløb", "change of a course")
_CORRECTION = Text("tilbagetagning af beslutning", "taking back of decision")


def run_outbox(app: Application, arguments: Namespace) -> Status:
    """List the outbox, or send again; findings where something was refused or lost to the source."""
    is_all = arguments.part == "list" and arguments.all
    if arguments.part == "retry":
        retry_outbox(app, arguments.keys or None)
        for fault in write_back(app).faults:
            complain(fault)
    lines = outbox_lines(app, unsettled_only=not is_all)
    if arguments.json:
        print_json([_as_json(line) for line in lines])
    else:
        for line in lines:
            say(_told(line))
    needs_somebody = (SendState.REFUSED, SendState.CONFLICT)
    return Status.FINDINGS if any(line.state in needs_somebody for line in lines) else Status.DONE


def _told(line: OutboxLine) -> Text:
    what = _CORRECTION if line.is_correction else _DECISION if line.change is None else _CHANGE
    number = line.decision if line.change is None else line.change
    state, fault, time = _WORDS[line.state], line.fault or Text("", ""), _time(line)
    return Text(
        f"{line.key}  {line.source}  {what.da} {number}: {state.da} {time} {fault.da}".rstrip(),
        f"{line.key}  {line.source}  {what.en} {number}: {state.en} {time} {fault.en}".rstrip(),
    )


def _time(line: OutboxLine) -> str:
    """Return when it was settled, or will be tried again."""
    time = line.settled or line.next_try
    return short_time(time) if time else ""


def _as_json(line: OutboxLine) -> dict[str, object]:
    return {
        "key": line.key,
        "source": line.source,
        "decision": line.decision,
        "care_change": line.change,
        "dress": line.dress,
        "is_correction": line.is_correction,
        "state": line.state.value,
        "attempts": line.attempts,
        "next_try": iso(line.next_try),
        "settled": iso(line.settled),
        "answer": line.answer,
        "fault": line.fault.content if line.fault else None,
    }
