"""What can be asked of `triage expected` and `triage pause`."""

from triage.clinical.care import PauseReason
from triage.commands.subcommand import Commands, add, add_parts, day

_GIVEN = (PauseReason.HOLIDAY, PauseReason.ADMISSION, PauseReason.OTHER)


def add_expected(commands: Commands) -> None:
    """Add both commands."""
    expected = add(commands, "expected", "List the answers that should come, and what became of them.")
    expected.add_argument("--late", action="store_true", help="only those that did not come")
    expected.add_argument("--patient", metavar="PATIENT", help="only of this patient, e.g. 12 or Patient/p1")
    parts = add_parts(commands, "pause", "Say when nothing is expected of a patient.")
    noted = add(parts, "add", "Note a holiday or another pause, and score the patient.")
    noted.add_argument("patient", metavar="PATIENT", help="key or reference, e.g. 12 or Patient/p1")
    noted.add_argument("--from", dest="first", required=True, type=day, metavar="DAY", help="first day, 2026-12-21")
    noted.add_argument("--to", dest="last", type=day, metavar="DAY", help="last day; without one until it is ended")
    noted.add_argument("--reason", choices=[one.value for one in _GIVEN], default="holiday", help="why (holiday)")
    noted.add_argument("--note", default="", metavar="TEXT")
    add(parts, "list", "List what was noted, newest first.").add_argument("--patient", metavar="PATIENT")
    add(parts, "end", "End a pause now, and score the patient.").add_argument("number", type=int, metavar="NUMBER")
