"""What can be asked for of the way of rule sets into use."""

from argparse import ArgumentParser
from pathlib import Path

from triage.commands.subcommand import Commands, add, day
from triage.scoring.drafts.following.way import Way

_VERSION = "hash of a version, or the beginning of it, as `rules list` prints it"


def add_rule_versions(parts: Commands) -> None:
    """Add the parts of `rules` that are about versions in the store."""
    listed = add(parts, "list", "List the versions of each programme, where they stand, and the drafts being written.")
    listed.add_argument("--programme", metavar="NAME", help="only of this programme")
    add(parts, "library", "List the shipped examples, and what was made of each.")
    adopted = add(parts, "adopt", "Begin a draft from a shipped example.")
    adopted.add_argument("example", metavar="NAME", help="programme, or name of the example")
    draft = add(parts, "draft", "Begin a draft from the rules in force.")
    draft.add_argument("programme", metavar="PROGRAMME")
    _tuned(parts)
    imported = add(parts, "import", "Begin a draft from a file, or with --draft save the file as that draft.")
    imported.add_argument("path", type=Path, metavar="FILE")
    imported.add_argument("--draft", type=int, metavar="NUMBER", help="save as this draft of yours")
    gone = add(parts, "discard", "Throw a draft of yours away; what is in force stays as it is.")
    gone.add_argument("number", type=int, metavar="NUMBER", help="number of the draft")
    exported = add(parts, "export", "Write a draft or a version to a file, comments and all.")
    exported.add_argument("wanted", metavar="NUMBER|HASH", help=f"number of a draft, or {_VERSION}")
    exported.add_argument("--out", type=Path, metavar="FILE", help="the file; printed where none is named")
    diff = add(parts, "diff", "Say in words what differs, then line by line.")
    diff.add_argument("before", metavar="NUMBER|HASH|FILE")
    diff.add_argument("after", metavar="NUMBER|HASH|FILE")
    changed = add(parts, "changes", "List what came in force while cases were open, or the cases of one change.")
    changed.add_argument("number", type=int, nargs="?", metavar="NUMBER", help="list the cases of this change")
    changed.add_argument("--programme", metavar="NAME", help="only of this programme")
    _steps(parts)


def _tuned(parts: Commands) -> None:
    moved = add(parts, "set", "Move a limit of a draft of yours; the examples at it follow.")
    moved.add_argument("number", type=int, metavar="NUMBER", help="number of the draft")
    moved.add_argument("limit", metavar="LIMIT", help="name of the limit in the file")
    moved.add_argument("value", metavar="VALUE", help="88.5 and 88,5 are the same")
    chosen = add(parts, "example", "Choose what becomes of an example that fails since a limit moved.")
    chosen.add_argument("number", type=int, metavar="NUMBER", help="number of the draft")
    chosen.add_argument("place", type=int, metavar="EXAMPLE", help="number of the example, as `rules set` prints it")
    chosen.add_argument("way", choices=[way.value for way in Way], help="kept there, gone along, or as it comes out")


def _steps(parts: Commands) -> None:
    submitted = add(parts, "submit", "Send a draft for approval, signed with a report on the last 12 months.")
    submitted.add_argument("number", type=int, metavar="NUMBER", help="number of the draft")
    _reason(submitted, required=False)
    report = add(parts, "report", "Print what was found and replayed when a version was sent, as its author signed it.")
    report.add_argument("version", metavar="HASH", help=_VERSION)
    approved = add(parts, "approve", "Approve what another wrote, signed.")
    approved.add_argument("version", metavar="HASH", help=_VERSION)
    approved.add_argument("--from", dest="first", type=day, metavar="DAY", help="in force from this day; else at once")
    _reason(approved, required=False)
    for name, told in (
        ("reject", "Say why what another wrote may not be used, signed."),
        ("withdraw", "Take back what you sent, signed."),
    ):
        step = add(parts, name, told)
        step.add_argument("version", metavar="HASH", help=_VERSION)
        _reason(step, required=True)
    back = add(parts, "roll-back", "Put the version before back in force, at once; others are told.")
    back.add_argument("programme", metavar="PROGRAMME")
    _reason(back, required=True)


def _reason(command: ArgumentParser, *, required: bool) -> None:
    command.add_argument("--reason", default="", required=required, metavar="WORDS", help="stays with the version")
