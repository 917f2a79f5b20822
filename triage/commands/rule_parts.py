"""`triage rules …` on the store: keys, versions, replays."""

from argparse import Namespace

from triage.commands.status import Status
from triage.workflow.application import Application


def run_rule_parts(app: Application, arguments: Namespace) -> Status:
    """Do what the part names; each is loaded alone."""
    if arguments.part == "keys":
        from triage.commands.rule_keys import run_rule_keys

        return run_rule_keys(app, arguments)
    if arguments.part == "check":
        from triage.commands.rules import run_check

        return run_check(arguments, app)
    if arguments.part == "replay":
        from triage.commands.rule_replay import run_rule_replay

        return run_rule_replay(app, arguments)
    if arguments.part == "changes":
        from triage.commands.rule_changes import run_rule_changes

        return run_rule_changes(app, arguments)
    if arguments.part == "agreement":
        from triage.commands.double_reads import run_agreement

        return run_agreement(app, arguments)
    if arguments.part == "double-read":
        from triage.commands.double_reads import run_double_reads

        return run_double_reads(app, arguments)
    if arguments.part in ("set", "example"):
        from triage.commands.rule_limits import run_rule_limits

        return run_rule_limits(app, arguments)
    from triage.commands.rule_versions import run_rule_versions

    return run_rule_versions(app, arguments)
