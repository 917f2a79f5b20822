"""What can be asked for on the command line."""

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from pathlib import Path

from triage import __version__
from triage.commands.administration_arguments import add_administration
from triage.commands.audit_arguments import add_audit
from triage.commands.away_arguments import add_away, add_report
from triage.commands.care_arguments import add_care
from triage.commands.casework_arguments import add_casework
from triage.commands.coordination_arguments import add_coordination
from triage.commands.decision_arguments import add_decisions
from triage.commands.device_arguments import add_devices
from triage.commands.double_read_arguments import add_double_reads
from triage.commands.expected_arguments import add_expected
from triage.commands.green_arguments import add_greens
from triage.commands.inbox_arguments import add_inbox
from triage.commands.outbox_arguments import add_outbox
from triage.commands.privacy_arguments import add_privacy
from triage.commands.rule_keys_arguments import add_rule_keys
from triage.commands.rule_replay_arguments import add_rule_replay
from triage.commands.rule_versions_arguments import add_rule_versions
from triage.commands.source_arguments import add_sources, add_watch
from triage.commands.store_arguments import add_store
from triage.commands.subcommand import Commands, add, add_parts, positive
from triage.commands.user_arguments import add_users

_EPILOG = """exit status: 0 done, 1 done with findings, 2 wrong use, 3 failed
environment: VISITA_HOME moves the data folder; VISITA_PASSPHRASE unlocks the database where there is no keyring;
             VISITA_DATABASE is the address of a shared database, postgresql://user@server/database;
             VISITA_LANGUAGE is da (default) or en"""


def parser() -> ArgumentParser:
    """Return the parser of `triage`; the chosen command stands in `command`."""
    top = ArgumentParser(
        prog="triage",
        description="Visita without a window: take in FHIR, triage, list and explain.",
        epilog=_EPILOG,
        formatter_class=RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"visita {__version__}")
    top.add_argument("--demo", action="store_true", help="use the demonstration's store of made-up people")
    top.add_argument("--as", dest="as_login", metavar="LOGIN", help="with --demo: be this one of its people")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _intake(commands)
    add_sources(commands)
    add_watch(commands)
    _quarantine(commands)
    _worklist(commands)
    add_devices(commands)
    add_expected(commands)
    add_decisions(commands)
    add_privacy(commands)
    add_outbox(commands)
    add_away(commands)
    add_report(commands)
    add_greens(commands)
    add_audit(commands)
    add_casework(commands)
    add_care(commands)
    add_inbox(commands)
    add_coordination(commands)
    add_users(commands)
    add_administration(commands)
    add_store(commands)
    add(commands, "migrate", "Bring the tables of the store up to date; of a shared one its owner alone can.")
    _demo(commands)
    _rules(commands)
    _questionnaire(commands)
    return top


def _intake(commands: Commands) -> None:
    taken = add(commands, "import", "Take in FHIR files (Bundle, resource or NDJSON) and folders, then score.")
    taken.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    pull = add(commands, "pull", "Fetch what is new from a FHIR R4 server, then score.")
    pull.add_argument(
        "--source", required=True, metavar="URL", help="base address or name, e.g. https://fhir.example/r4"
    )
    pull.add_argument("--token", metavar="NAME", help="name of the keyring entry that holds the bearer token")
    pull.add_argument("--count", type=positive, metavar="N", help="resources per page (500)")
    add(commands, "score", "Score every patient whose data changed or are overdue.")


def _quarantine(commands: Commands) -> None:
    parts = add_parts(commands, "quarantine", "See what is held back, and read it again.")
    listed = add(parts, "list", "List what is held, newest first, with the first reason.")
    listed.add_argument("--limit", type=positive, metavar="N", help="at most N lines")
    shown = add(parts, "show", "Show one with every finding and its text, which may be a patient's.")
    shown.add_argument("number", type=int, metavar="NUMBER")
    again = add(parts, "retry", "Read one, or all of a kind, again with the readers of today, then score.")
    one_or_all = again.add_mutually_exclusive_group(required=True)
    one_or_all.add_argument("number", type=int, nargs="?", metavar="NUMBER")
    one_or_all.add_argument("--all", action="store_true", help="everything that the filters leave")
    for command in (listed, again):
        command.add_argument("--source", metavar="NAME", help="only from this source")
        command.add_argument("--type", metavar="TYPE", help='only this resource type; "unknown" for none')
        command.add_argument("--code", metavar="CODE", help="only with this code as the first reason")


def _worklist(commands: Commands) -> None:
    listed = add(commands, "worklist", "List the open cases, the worst first.")
    listed.add_argument("--limit", type=positive, metavar="N", help="at most N rows")
    listed.add_argument("--xlsx", type=Path, metavar="FILE", help="write the list to an Excel file, each patient once")
    listed.add_argument("--cpr", action="store_true", help="with CPR numbers; they are left out else")
    listed.add_argument("--purpose", default="", metavar="WORDS", help="what the file is for; it stands in the log")
    explain = add(commands, "explain", "Say why a patient has the colour.")
    explain.add_argument("patient", help="the patient's key or reference, e.g. 12 or Patient/p1")


def _demo(commands: Commands) -> None:
    parts = add_parts(commands, "demo", "Work with the synthetic region.")
    generate = add(parts, "generate", "Write a synthetic region as FHIR R4 NDJSON, the same bytes for the same seed.")
    generate.add_argument("--patients", type=positive, default=300, metavar="N")
    generate.add_argument("--seed", type=int, default=1, metavar="S")
    generate.add_argument("--days", type=positive, default=180, metavar="N")
    generate.add_argument("--now", metavar="TIME", help="the region's present, e.g. 2026-11-23T09:00:00+01:00")
    generate.add_argument("out", type=Path, metavar="OUT")


def _rules(commands: Commands) -> None:
    parts = add_parts(commands, "rules", "Work with rule sets: files, and versions on their way into use.")
    checked = add(parts, "check", "Say what is wrong or doubtful in rule-set files, drafts and versions.")
    checked.add_argument("texts", nargs="+", metavar="FILE|NUMBER|HASH", help="a file, or the number of a draft")
    add_rule_versions(parts)
    add_rule_keys(parts)
    add_rule_replay(parts)
    add_double_reads(parts)
    _from_plan(parts)


def _questionnaire(commands: Commands) -> None:
    told = "Say what a department's own FHIR Questionnaire will score, and score responses to it."
    form = add(commands, "questionnaire", told)
    form.add_argument("path", type=Path, metavar="FILE", help="the Questionnaire as FHIR R4 JSON")
    form.add_argument("--licence", required=True, metavar="NOTE", help="the agreement under which it is used")
    form.add_argument("--response", type=Path, action="append", default=[], metavar="FILE", help="a response to score")
    form.add_argument(
        "--approved", action="append", default=[], metavar="SHA256", help="hash of a form whose calculations may run"
    )


def _from_plan(parts: Commands) -> None:
    told = "Make draft rule sets of Region Midtjylland's home-treatment plans, and tell where the systems differ."
    plan = add(parts, "from-plan", told)
    plan.add_argument("paths", nargs="+", type=Path, metavar="FILE", help="PlanDefinition, Questionnaire and response")
    plan.add_argument("--out", type=Path, metavar="DIR", help="write the drafts here")
