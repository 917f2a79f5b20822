"""What can be asked of `triage care`."""

from argparse import ArgumentParser, ArgumentTypeError
from decimal import Decimal, InvalidOperation
from re import fullmatch

from triage.commands.subcommand import Commands, add, add_parts, day, positive

_LONGEST_NUMBER = 12
_AHEAD = 30


def add_care(commands: Commands) -> None:
    """Add the command and its parts."""
    parts = add_parts(commands, "care", "See and set courses, measuring plans and limits of one patient.")
    _of_patient(add(parts, "show", "Show courses, plans, missing answers and own limits. 1 when an answer is missing."))
    enrolled = _of_patient(add(parts, "enrol", "Enrol a patient in a programme, and score what has come already."))
    enrolled.add_argument("programme", metavar="PROGRAMME", help="e.g. copd")
    enrolled.add_argument("--from", dest="first", type=day, metavar="DAY", help="first day, 2026-12-21 (today)")
    enrolled.add_argument(
        "--ask", action="append", required=True, type=_asked, metavar="WHAT=DAYS",
        help='a kind of reading or a questionnaire\'s url, and every how many days; "any=7" for whatever comes',
    )  # fmt: skip
    enrolled.add_argument("--team", default="", metavar="TEAM", help="without one the routes say whose it is")
    _note(enrolled)
    planned = _of_patient(add(parts, "plan", "Change how often something is asked for."))
    planned.add_argument("programme", metavar="PROGRAMME")
    planned.add_argument("--what", metavar="WHAT", help="without one everything that the plan asks for")
    often = planned.add_mutually_exclusive_group(required=True)
    often.add_argument("--days", type=positive, metavar="N", help="every so many days")
    often.add_argument("--stop", action="store_true", help="not any more")
    planned.add_argument("--from", dest="first", type=day, metavar="DAY", help="first day (today)")
    _note(planned)
    ended = _of_patient(add(parts, "end", "End a course; refused while answers are unhandled."))
    ended.add_argument("programme", metavar="PROGRAMME")
    _note(ended)
    dismissed = _of_patient(add(parts, "dismiss", "Do not wait for the answer that is missing, until the next is due."))
    dismissed.add_argument("programme", metavar="PROGRAMME")
    dismissed.add_argument("--what", default="", metavar="WHAT", help="without one what the plan leaves open")
    dismissed.add_argument("--reason", required=True, metavar="TEXT")
    _limit(parts)
    _limits(parts)


def _limits(parts: Commands) -> None:
    listed = add(parts, "limits", "List the limits of patients' own that run out or ran out lately. 1 when any do.")
    listed.add_argument("--expiring", action="store_true", required=True, help="those that run out")
    listed.add_argument("--days", type=positive, default=_AHEAD, metavar="N", help=f"within so many days ({_AHEAD})")


def _limit(parts: Commands) -> None:
    limits = add_parts(parts, "limit", "Try, set, lift and list limits of the patient's own.")
    for command in _limit_parts(limits):
        command.set_defaults(part="limit")


def _limit_parts(limits: Commands) -> tuple[ArgumentParser, ...]:
    tried = _of_patient(add(limits, "try", "Say what a limit would have made of the last 12 months. 1 when anything."))
    was_set = _of_patient(add(limits, "set", "Let a limit count for the patient alone, and score."))
    for command in (tried, was_set):
        command.add_argument("programme", metavar="PROGRAMME")
        command.add_argument("param", metavar="LIMIT", help="the parameter of the rule set, e.g. spo2_red")
        command.add_argument("value", type=_number, metavar="VALUE", help="88.5 or 88,5")
    was_set.add_argument("--to", dest="last", required=True, type=day, metavar="DAY", help="last day, within a year")
    was_set.add_argument("--reason", required=True, metavar="TEXT")
    lifted = add(limits, "lift", "Take a limit away now, and score the patient.")
    lifted.add_argument("number", type=int, metavar="NUMBER")
    listed = _of_patient(add(limits, "list", "List the limits in force."))
    tried.set_defaults(limit="try")
    was_set.set_defaults(limit="set")
    lifted.set_defaults(limit="lift")
    listed.set_defaults(limit="list")
    return tried, was_set, lifted, listed


def _of_patient(command: ArgumentParser) -> ArgumentParser:
    command.add_argument("patient", metavar="PATIENT", help="key or reference, e.g. 12 or Patient/p1")
    return command


def _note(command: ArgumentParser) -> None:
    command.add_argument("--note", default="", metavar="TEXT")


def _asked(text: str) -> tuple[str, int]:
    what, _, days = text.rpartition("=")
    if not what:
        raise ArgumentTypeError(f"WHAT=DAYS such as spo2=7 is wanted, not {text!r}")
    return "" if what == "any" else what, positive(days)


def _number(text: str) -> Decimal:
    if len(text) > _LONGEST_NUMBER or fullmatch(r"[+-]?[0-9]+([.,][0-9]+)?", text) is None:
        raise ArgumentTypeError(f"a number such as 88.5 is wanted, not {text!r}")
    try:
        return Decimal(text.replace(",", "."))
    except InvalidOperation:
        raise ArgumentTypeError(f"a number such as 88.5 is wanted, not {text!r}") from None
