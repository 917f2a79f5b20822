"""`triage demo generate`."""

from argparse import Namespace
from datetime import datetime

from triage.bootstrap import utc_now
from triage.commands.shown import complain, print_json, say
from triage.commands.status import Status
from triage.errors import Text
from triage.workflow.demonstration.prepare_demo import generate_region


def run_generate(arguments: Namespace) -> Status:
    """Write the region and print how many resources of each type it has."""
    now = _time(arguments.now)
    if now is None:
        complain(
            Text(
                f"--now skal være et tidspunkt med zone, fx 2026-11-23T09:00:00+01:00, ikke {arguments.now}",
                f"--now must be a time with a zone, e.g. 2026-11-23T09:00:00+01:00, not {arguments.now}",
            )
        )
        return Status.WRONG_USE
    counts = generate_region(arguments.out, arguments.patients, arguments.seed, now, arguments.days)
    if arguments.json:
        print_json({"out": str(arguments.out), "now": now.isoformat(), "counts": counts})
        return Status.DONE
    for type_, number in counts.items():
        print(f"  {type_:<24}{number}")
    say(Text(f"Skrevet til {arguments.out}", f"Written to {arguments.out}"))
    return Status.DONE


def _time(text: str | None) -> datetime | None:
    if text is None:
        return utc_now().replace(minute=0, second=0, microsecond=0)
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        return None
    return time if time.tzinfo else None
